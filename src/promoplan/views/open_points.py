"""Open points 待定事项: everything not settled yet, by the day it has to be, with where it stands in the plan."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from promoplan.campaign import Campaign
from promoplan.days.write import Moment
from promoplan.finding import Words
from promoplan.open_points import placeholders, undecided
from promoplan.plan.labels import label
from promoplan.schedule.schedule import DatedTask
from promoplan.sheet import Row, Sheet, Table
from promoplan.views import rows
from promoplan.views.scope import head

TITLE = Words("待定事项", "Open points")
COLUMNS: tuple[rows.ColumnWords, ...] = (
    ("tick", Words("✓", "✓"), "tick"),
    ("due", Words("最晚决定日", "Settle by"), "day"),
    ("title", Words("待定的是", "What is open"), "text"),
    ("kind", Words("情况", "Why"), "text"),
    ("owner", Words("谁来定", "Who settles it"), "text"),
    ("place", Words("在计划里", "In the plan"), "text"),
    ("sign", Words("决定", "Decision"), "sign"),
)
OPEN = Words("没定", "open")
LATE = Words("没定，过了 {days} 天", "open, overdue by {days}d")
WITHOUT_DAY = Words("没写", "no day given")
PLACEHOLDER = Words("留着占位符「{mark}」", "placeholder '{mark}'")
NO_OWNER = Words("没有责任人", "no owner")
NO_DATE = Words("没有日期", "no date")
OF_TASK = Words("{title} · {what}", "{title} · {what}")
NAMES = ("name", "title", "item", "channel")  # what items of a section are called by
LAST = 1 << 40


class _Point(NamedTuple):
    """One open point, before it is sorted by its day."""

    by: Moment | None
    position: int
    title: str
    kind: str
    owner: str | None


def build(campaign: Campaign) -> Iterator[Sheet]:
    language = campaign.language
    points = sorted(
        [*_undecided(campaign), *_placeholders(campaign), *_tasks(campaign)],
        key=lambda point: (campaign.schedule.end_minute(point.by) if point.by else LAST, point.position),
    )
    if not points:
        return
    made = [
        Row(
            (
                "",
                rows.day(campaign, point.by) if point.by else WITHOUT_DAY.say(language),
                point.title,
                point.kind,
                rows.owner(campaign, point.owner),
                _place(campaign, point.position),
                "",
            )
        )
        for point in points
    ]
    yield Sheet(
        "open-points", TITLE.say(language), head(campaign), [Table(rows.columns(campaign, COLUMNS), made)], group="all"
    )


def _undecided(campaign: Campaign) -> Iterator[_Point]:
    language = campaign.language
    for item in undecided(campaign):
        kind = OPEN.say(language)
        if item.by is not None and item.by.day < campaign.today:
            kind = LATE.say(language).format(days=campaign.today - item.by.day)
        title, owner = _named(campaign, item.key)
        yield _Point(item.by, item.position, title, kind, owner)


def _placeholders(campaign: Campaign) -> Iterator[_Point]:
    for item in placeholders(campaign):
        title, owner = _named(campaign, campaign.document.path(item.position))
        kind = PLACEHOLDER.say(campaign.language).format(mark=item.mark)
        yield _Point(None, item.position, f"{title}\n{item.text}", kind, owner)


def _tasks(campaign: Campaign) -> Iterator[_Point]:
    """Tasks that nobody owns or that have no day, where that is not said by a `tbd`."""
    said = {item.key for item in undecided(campaign)}
    for dated in campaign.tasks:
        task = dated.task
        if task.is_open:
            path = f"tasks/{dated.written_id}"
            if task.owner is None and f"{path}/owner" not in said:
                yield _task(campaign, dated, NO_OWNER)
            if dated.finish is None and dated.fixed and not {f"{path}/{key}" for key in ("due", "window")} & said:
                yield _task(campaign, dated, NO_DATE)


def _task(campaign: Campaign, dated: DatedTask, why: Words) -> _Point:
    department = campaign.plan.departments.get(dated.task.department or "")
    who = dated.task.owner or (department.lead if department else None)
    return _Point(None, campaign.at(dated), dated.task.title, why.say(campaign.language), who)


def _named(campaign: Campaign, path: str) -> tuple[str, str | None]:
    """What a path of the plan is to its reader, and who would settle it: 「预热承接页 · 责任人」."""
    section, _, rest = path.partition("/")
    id_, _, inner = rest.partition("/")
    what = label(path).say(campaign.language)
    dated = _tasks_written(campaign).get(id_) if section == "tasks" else None
    if dated is not None:
        department = campaign.plan.departments.get(dated.task.department or "")
        owner = dated.task.owner or (department.lead if department else None)
        return OF_TASK.say(campaign.language).format(title=dated.task.title, what=what), owner
    item = _item(campaign, section, id_)
    name = next((text for key in NAMES if (text := getattr(item, key, None))), id_)
    title = OF_TASK.say(campaign.language).format(title=name, what=what) if inner or item is not None else what
    return title, getattr(item, "owner", None) or getattr(item, "lead", None) or campaign.plan.campaign.owner


@lru_cache(maxsize=1)
def _tasks_written(campaign: Campaign) -> dict[str, DatedTask]:
    """Tasks by the ids that the plan gives them; of one that is done at many sites, the first."""
    return {dated.written_id: dated for dated in reversed(campaign.tasks)}


def _item(campaign: Campaign, section: str, id_: str) -> object:
    """The item of a section that a path leads to, by its id or its number; None where there is none."""
    items = getattr(campaign.plan, section, None)
    if isinstance(items, dict):
        return items.get(id_)
    if isinstance(items, tuple):
        listed = {getattr(item, "id", None): item for item in items}
        return listed.get(id_) or (items[int(id_)] if id_.isdecimal() and int(id_) < len(items) else None)
    return None


def _place(campaign: Campaign, position: int) -> str:
    location = campaign.document.sources.location(position)
    return f"{location.file}:{location.line}"
