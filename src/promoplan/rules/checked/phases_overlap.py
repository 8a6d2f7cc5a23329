"""Two phases share days.

A day belongs to one phase, or the phase column of a sheet says two things at once. Phases that share a day only at the
hour (one ends at 18:00, the next begins then) do not overlap.

wrong:
    phases:
      - {id: prep, window: T-40 .. T-11}
      - {id: preheat, window: T-11 .. T-1}

right:
    phases:
      - {id: prep, window: T-40 .. T-12}
      - {id: preheat, window: T-11 .. T-1}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.days.write import Moment
from promoplan.finding import Severity, Told, Words
from promoplan.rules.phase_spans import phase_spans
from promoplan.schedule.schedule import start_minute
from promoplan.schedule.timeline import Span

SEVERITY = Severity.WARNING
ZH = """两个阶段有重叠的日子。

一天只属于一个阶段，否则表上的阶段栏会自相矛盾。同一天里按钟点前后相接的不算重叠。
"""
SAYS = {
    "": Words(
        "阶段「{name}」{start} 就开始，「{before}」{last} 才结束",
        "the phase '{name}' begins {start}, while '{before}' ends {last}",
    )
}
HINTS = {"": Words("从 {written} 开始，或让前一阶段早一点结束", "begin it on {written}, or end the one before earlier")}


def check(campaign: Campaign) -> Iterator[Told]:
    spans = sorted(phase_spans(campaign), key=lambda item: (start_minute(item[2].start), item[0]))
    latest = None
    for item in spans:
        number, phase, span = item
        if latest is not None and start_minute(span.start) < _end(latest[2]):
            last = latest[2].end
            values = {
                "name": phase.name or phase.id,
                "start": campaign.shown(span.start),
                "before": latest[1].name or latest[1].id,
                "last": campaign.shown(last),
                "written": campaign.offset(last.day + 1) if last.minute in (None, 24 * 60) else campaign.written(last),
            }
            yield Told(campaign.document.position("phases", number, "window"), values)
        if latest is None or _end(span) > _end(latest[2]):
            latest = item


def _end(span: Span) -> int:
    return start_minute(Moment(span.end.day, 24 * 60 if span.end.minute is None else span.end.minute))
