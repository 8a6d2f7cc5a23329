"""The milestone list 时间节点: key dates, the event itself, milestones and follow-ups, in the order of days."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from promoplan.campaign import Campaign
from promoplan.days.expression import Name
from promoplan.days.write import Moment
from promoplan.finding import Words
from promoplan.progress import follow_ups_missed
from promoplan.sheet import Row, Sheet, Table
from promoplan.views import facets, rows
from promoplan.views.scope import head

TITLE = Words("时间节点", "Milestones")
COLUMNS: tuple[rows.ColumnWords, ...] = (
    ("day", Words("日期", "Day"), "day"),
    ("name", Words("节点", "Milestone"), "text"),
    ("kind", Words("类型", "Kind"), "text"),
    ("hangs", Words("靠它排日期的任务", "Tasks that depend on it"), "day"),
    ("remark", Words("备注", "Remark"), "text"),
    ("status", Words("状态", "Status"), "text"),
)
EVENT = Words("活动日 T", "Event day T")
KEY_DATE = Words("关键日期", "key date")
FIXED = Words("固定日期，不随 T 走", "fixed, does not move with T")
MILESTONE = Words("里程碑", "milestone")
FOLLOW_UP = Words("跟进会", "follow-up")
BESIDE = Words("{name}（{owner}）", "{name} ({owner})")
DECIDE_BY = Words("最晚 {by} 定下来", "to be settled by {by}")
OPEN = Words("未定", "open")
HELD = Words("已开", "held")
MISSED = Words("没有开", "not held")
PASSED = Words("已过", "past")
AND_MORE = Words("等 {count} 件", "{count} in all")


class _Line(NamedTuple):
    moment: Moment | None
    cells: tuple[str, ...]
    id: str = ""


def build(campaign: Campaign) -> Iterator[Sheet]:
    language = campaign.language
    lines = [*_key_dates(campaign), *_milestones(campaign), *_follow_ups(campaign)]
    event = Moment(campaign.schedule.event)
    passed = PASSED.say(language) if event.day < campaign.today else ""
    lines.append(_Line(event, (campaign.plan.campaign.name, EVENT.say(language), "", "", passed), "campaign/event_day"))
    lines.sort(key=lambda line: campaign.schedule.end_minute(line.moment) if line.moment else 1 << 40)
    made = [
        Row((rows.day(campaign, line.moment) if line.moment else OPEN.say(language), *line.cells), id=line.id)
        for line in lines
    ]
    columns = rows.columns(campaign, COLUMNS)
    yield Sheet(
        "milestones",
        TITLE.say(language),
        head(campaign),
        [Table(columns, made)],
        group="all",
        facets=facets.facets(campaign),
    )


def _key_dates(campaign: Campaign) -> Iterator[_Line]:
    language = campaign.language
    hanging = _hanging(campaign)
    for id_, key_date in campaign.plan.key_dates.items():
        moment = campaign.schedule.key_dates[id_]
        moves = key_date.at is None or campaign.moves(key_date.at)
        kind = KEY_DATE.say(language) if moves else f"{KEY_DATE.say(language)} · {FIXED.say(language)}"
        titles = hanging.get(id_, [])
        shown = "\n".join(titles[:4])
        if len(titles) > 4:
            shown += "\n" + AND_MORE.say(language).format(count=len(titles))
        passed = PASSED.say(language) if moment is not None and moment.day < campaign.today else ""
        remark = key_date.notes or ""
        by = campaign.as_offset(key_date.decide_by) if moment is None and key_date.decide_by is not None else None
        if by:
            remark = f"{DECIDE_BY.say(language).format(by=by)}\n{remark}".strip()
        yield _Line(moment, (key_date.name or id_, kind, shown, remark, passed), f"key_dates/{id_}")


def _hanging(campaign: Campaign) -> dict[str, list[str]]:
    """The titles of tasks whose dates or limits are written by a key date's name."""
    hanging: dict[str, list[str]] = {}
    for dated in campaign.tasks:
        task = dated.task
        days = [task.due, task.must_end_by, task.not_before, *(step.due for step in task.steps)]
        if task.window is not None:
            days += [task.window.start, task.window.end]
        for name in dict.fromkeys(day.base.id for day in days if day is not None and isinstance(day.base, Name)):
            hanging.setdefault(name, []).append(task.title)
    return hanging


def _milestones(campaign: Campaign) -> Iterator[_Line]:
    for dated in campaign.tasks:
        if dated.task.is_milestone:
            kind = MILESTONE.say(campaign.language)
            name = _with_owner(campaign, rows.title(campaign, dated), dated.task.owner)
            hangs = rows.waited_for_by(campaign, dated)
            cells = (name, kind, hangs, rows.remarks(campaign, dated), rows.status(campaign, dated))
            yield _Line(dated.finish, cells, dated.id)


def _with_owner(campaign: Campaign, name: str, owner: str | None) -> str:
    return BESIDE.say(campaign.language).format(name=name, owner=campaign.person_name(owner)) if owner else name


def _follow_ups(campaign: Campaign) -> Iterator[_Line]:
    language = campaign.language
    missed = follow_ups_missed(campaign)
    for number, (item, dated) in enumerate(zip(campaign.plan.follow_ups, campaign.schedule.follow_ups, strict=True)):
        if dated.at is None:
            continue
        status = MISSED.say(language) if number in missed else ""
        if dated.held is not None:
            status = f"{HELD.say(language)} {campaign.offset(dated.held.day)}"
        name = _with_owner(campaign, item.name or item.id, item.owner)
        yield _Line(dated.at, (name, FOLLOW_UP.say(language), "", "", status), f"follow_ups/{item.id}")
