"""The milestone list 时间节点: key dates, the event itself, milestones and follow-ups, in the order of days."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from promoplan.campaign import Campaign
from promoplan.days.expression import Name
from promoplan.days.write import Moment
from promoplan.finding import Words
from promoplan.progress import progress
from promoplan.sheet import Column, Row, Sheet, Table
from promoplan.views import rows
from promoplan.views.scope import head

TITLE = Words("时间节点", "Milestones")
COLUMNS = (
    ("day", Words("日期", "Day"), "day"),
    ("name", Words("节点", "Milestone"), "text"),
    ("kind", Words("类型", "Kind"), "text"),
    ("hangs", Words("靠它排日期的任务", "Tasks that hang on it"), "text"),
    ("remark", Words("备注", "Remark"), "text"),
    ("status", Words("状态", "Status"), "text"),
)
EVENT = Words("活动日 T", "Event day T")
KEY_DATE = Words("关键日期", "key date")
FIXED = Words("固定日期，不随 T 走", "fixed, does not move with T")
MILESTONE = Words("里程碑", "milestone")
FOLLOW_UP = Words("跟进会", "follow-up")
OPEN = Words("未定", "open")
HELD = Words("已开", "held")
MISSED = Words("没有开", "not held")
PASSED = Words("已过", "past")
AND_MORE = Words("等 {count} 件", "{count} in all")


class _Line(NamedTuple):
    moment: Moment | None
    cells: tuple[str, ...]


def build(campaign: Campaign) -> Iterator[Sheet]:
    language = campaign.language
    lines = [*_key_dates(campaign), *_milestones(campaign), *_follow_ups(campaign)]
    event = Moment(campaign.schedule.event)
    passed = PASSED.say(language) if event.day < campaign.today else ""
    lines.append(_Line(event, (campaign.plan.campaign.name, EVENT.say(language), "", "", passed)))
    lines.sort(key=lambda line: campaign.schedule.end_minute(line.moment) if line.moment else 1 << 40)
    made = [
        Row((rows.day(campaign, line.moment) if line.moment else OPEN.say(language), *line.cells)) for line in lines
    ]
    columns = tuple(Column(key, words.say(language), kind) for key, words, kind in COLUMNS)  # type: ignore[arg-type]
    yield Sheet("milestones", TITLE.say(language), head(campaign), [Table(columns, made)], group="all")


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
        yield _Line(moment, (key_date.name or id_, kind, shown, key_date.notes or "", passed))


def _hanging(campaign: Campaign) -> dict[str, list[str]]:
    """The titles of tasks whose dates or limits are written by a key date's name."""
    hanging: dict[str, list[str]] = {}
    for dated in campaign.tasks:
        task = dated.task
        days = [task.due, task.must_end_by, task.not_before]
        if task.window is not None:
            days += [task.window.start, task.window.end]
        for name in dict.fromkeys(day.base.id for day in days if day is not None and isinstance(day.base, Name)):
            hanging.setdefault(name, []).append(task.title)
    return hanging


def _milestones(campaign: Campaign) -> Iterator[_Line]:
    for dated in campaign.tasks:
        if dated.task.is_milestone:
            name = (
                f"{rows.title(campaign, dated)}({rows.owner(campaign, dated.task.owner)})"
                if dated.task.owner
                else dated.task.title
            )
            waits = rows.waits_for(campaign, dated)
            yield _Line(
                dated.finish,
                (
                    name,
                    MILESTONE.say(campaign.language),
                    waits,
                    rows.remarks(campaign, dated),
                    rows.status(campaign, dated),
                ),
            )


def _follow_ups(campaign: Campaign) -> Iterator[_Line]:
    language = campaign.language
    missed = progress(campaign).follow_ups_missed
    for number, (item, dated) in enumerate(zip(campaign.plan.follow_ups, campaign.schedule.follow_ups, strict=True)):
        if dated.at is None:
            continue
        status = MISSED.say(language) if number in missed else ""
        if dated.held is not None:
            status = f"{HELD.say(language)} {campaign.offset(dated.held.day)}"
        name = item.name or item.id
        if item.owner:
            name += f"({campaign.person_name(item.owner)})"
        yield _Line(dated.at, (name, FOLLOW_UP.say(language), "", "", status))
