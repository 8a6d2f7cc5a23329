"""Two phases share days.

A day belongs to one phase, or the phase column of a sheet says two things at once. Phases that share a day only at the
hour (one ends at 18:00, the next begins then) do not overlap. The stages inside a phase (`part_of`) may.

wrong:
    phases:
      - {id: prep, window: T-40 .. T-11}
      - {id: preheat, window: T-11 .. T-1}

right:
    phases:
      - {id: prep, window: T-40 .. T-12}
      - {id: goods, part_of: prep, window: T-40 .. T-20}
      - {id: pages, part_of: prep, window: T-30 .. T-12}
      - {id: preheat, window: T-11 .. T-1}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.days.expression import MINUTES_A_DAY
from promoplan.finding import Severity, Told, Words
from promoplan.rules.phase_spans import last_minute, phase_spans
from promoplan.schedule.schedule import start_minute

SEVERITY = Severity.WARNING
ZH = """两个阶段有重叠的日子。

一天只属于一个阶段，否则表上的阶段栏会自相矛盾。同一天里按钟点前后相接的不算重叠。
一个阶段里面的小阶段(`part_of`)可以重叠。
"""
SAYS = {
    "": Words(
        "阶段「{name}」{start} 就开始，「{before}」{last} 才结束",
        "the phase '{name}' begins {start}, while '{before}' ends {last}",
    )
}
HINTS = {"": Words("从 {written} 开始，或让前一阶段早一点结束", "begin it on {written}, or end the one before earlier")}


def check(campaign: Campaign) -> Iterator[Told]:
    top_level = [item for item in phase_spans(campaign) if not item.part_of]
    latest = None
    for item in sorted(top_level, key=lambda item: (start_minute(item.span.start), item.number)):
        span = item.span
        if latest is not None and start_minute(span.start) < last_minute(latest.span):
            last = latest.span.end
            whole_day = last.minute in (None, MINUTES_A_DAY)
            values = {
                "name": item.name,
                "start": campaign.shown(span.start),
                "before": latest.name,
                "last": campaign.shown(last),
                "written": campaign.offset(last.day + 1) if whole_day else campaign.written(last),
            }
            yield Told(campaign.document.position("phases", item.number, "window"), values)
        if latest is None or last_minute(span) > last_minute(latest.span):
            latest = item
