"""A window ends before it begins.

wrong:
    tasks:
      - {id: price, title: Price, window: T-25 .. T-27}

right:
    tasks:
      - {id: price, title: Price, window: T-27 .. T-25}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.days.expression import Window
from promoplan.finding import Severity, Told, Words
from promoplan.rules.other_days import as_window
from promoplan.schedule.schedule import start_minute
from promoplan.schedule.timeline import Span, Unresolved

SEVERITY = Severity.ERROR
ZH = """窗口的结束早于开始。

多半是两头写反了，或关键日期移动之后只有一头跟着动。
"""
SAYS = {
    "": Words(
        "窗口「{written}」反了：{start} 开始，{end} 结束", "the window '{written}' is backwards: from {start} to {end}"
    )
}
HINTS = {"": Words("{instead}", "{instead}")}


def check(campaign: Campaign) -> Iterator[Told]:
    plan, schedule = campaign.plan, campaign.schedule
    position = campaign.document.position
    for dated in campaign.tasks:
        window = dated.task.window
        if window is not None and dated.start is not None and dated.finish is not None:
            whole = Span(dated.start, dated.finish)
            if _runs_back(whole):  # asked here as well: most do not, and finding out where it stands takes long
                yield from _backwards(campaign, window.written, whole, campaign.at(dated, "window"))
    for number, phase in enumerate(plan.phases):
        span = schedule.phases.get(phase.id)
        if phase.window is not None and span is not None:
            yield from _backwards(campaign, phase.window.written, span, position("phases", number, "window"))
    for id_, person in plan.people.items():
        for number, window in enumerate(person.away):
            yield from _written_backwards(campaign, window, position("people", id_, "away", number))
    for key in ("extra_workdays", "days_off"):
        for number, window in enumerate(getattr(plan.calendar, key)):
            yield from _written_backwards(campaign, window, position("calendar", key, number))
    for number, freeze in enumerate(plan.calendar.freeze):
        yield from _written_backwards(campaign, freeze.window, position("calendar", "freeze", number, "window"))
    if plan.campaign.event_days is not None:
        written = plan.campaign.event_days.written
        yield from _backwards(campaign, written, schedule.event_days, position("campaign", "event_days"))


def _written_backwards(campaign: Campaign, window: Window | None, position: int) -> Iterator[Told]:
    if window is not None:
        try:
            span = campaign.schedule.timeline.span(window)
        except Unresolved:
            return  # told where it was read
        yield from _backwards(campaign, window.written, span, position)


def _backwards(campaign: Campaign, written: str, span: Span, position: int) -> Iterator[Told]:
    if _runs_back(span):
        instead = as_window(campaign, span.end, span.start)
        yield Told(
            position,
            {
                "written": written,
                "start": campaign.shown(span.start),
                "end": campaign.shown(span.end),
                "instead": instead,
            },
        )


def _runs_back(span: Span) -> bool:
    last = span.end.day * 24 * 60 + (24 * 60 if span.end.minute is None else span.end.minute)
    return last <= start_minute(span.start)
