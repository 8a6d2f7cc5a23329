"""A task's date is written as a day of the calendar.

It stays where it is when the event moves, and next year it is wrong without anyone noticing. A date that is given from
outside, such as a platform's window, belongs under `key_dates`; the task then hangs on its name.

wrong:
    # event_day: 2026-11-11
    tasks:
      - {id: price, title: Price, due: 2026-10-15}

right:
    # event_day: 2026-11-11
    key_dates: {signup_close: 2026-10-29 22:00}
    tasks:
      - {id: price, title: Price, due: T-27}
      - {id: signup, title: Sign-up, due: signup_close - 1d}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.days.expression import Absolute, Day, DayOfMonth, MonthDay, Window
from promoplan.finding import Severity, Told, Words

SEVERITY = Severity.WARNING
ZH = """任务里写了日历上的日期。

活动一改期，它不会跟着动；明年照抄，它就悄悄错了。平台给定的日子写进 `key_dates`，任务再挂在它的名字上。
"""
SAYS = {
    "": Words(
        "「{name}」写的是固定日期「{written}」，活动改期时它不会跟着动",
        "'{name}' has the fixed date '{written}', which will not move with the event",
    )
}
HINTS = {"": Words("{key}: {instead}", "{key}: {instead}")}
KEYS = ("window", "due", "not_before", "must_end_by", "aim")
FIXED = (Absolute, MonthDay, DayOfMonth)


def check(campaign: Campaign) -> Iterator[Told]:
    for dated in campaign.tasks:
        task = dated.task
        for key in KEYS:
            written = getattr(task, key)
            if written is not None and _fixed(written):
                yield from _told(campaign, dated.name, key, written, campaign.at(dated, key))
        for number, step in enumerate(task.steps):
            if step.due is not None and _fixed(step.due):
                yield from _told(campaign, step.title, "due", step.due, campaign.at(dated, "steps", number, "due"))


def _fixed(written: Day | Window) -> bool:
    if isinstance(written, Window):
        return isinstance(written.start.base, FIXED) or isinstance(written.end.base, FIXED)
    return isinstance(written.base, FIXED)


def _told(campaign: Campaign, name: str, key: str, written: Day | Window, position: int) -> Iterator[Told]:
    instead = campaign.as_offset(written)
    if instead is not None:
        first, _, last = instead.partition(" .. ")
        instead = first if first == last else instead
        yield Told(position, {"name": name, "key": key, "written": written.written, "instead": instead})
