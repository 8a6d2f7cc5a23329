"""A stage has days that its phase does not have.

A stage lies inside its phase (`part_of`), or a task that ends in the stage may end outside of the phase. Stages of one
phase may overlap one another.

wrong:
    phases:
      - {id: prep, window: T-40 .. T-12}
      - {id: pages, part_of: prep, window: T-30 .. T-8}

right:
    phases:
      - {id: prep, window: T-40 .. T-12}
      - {id: goods, part_of: prep, window: T-40 .. T-20}
      - {id: pages, part_of: prep, window: T-30 .. T-12}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.rules.other_days import as_window
from promoplan.rules.phase_spans import last_minute, phase_spans
from promoplan.schedule.schedule import start_minute
from promoplan.schedule.timeline import Span

SEVERITY = Severity.ERROR
ZH = """小阶段的日子超出了它所属的阶段。

小阶段要落在它的阶段(`part_of`)以内，否则任务在小阶段里按时做完，放到阶段里看却已经过期。同一阶段的小阶段之间可以重叠。
"""
SAYS = {
    "": Words(
        "小阶段「{name}」{start} 到 {end}，超出了它所属的「{phase}」{first} 到 {last}",
        "the stage '{name}', {start} to {end}, leaves its phase '{phase}', {first} to {last}",
    )
}
HINTS = {"": Words("window: {fits}，或改「{phase}」的起止", "window: {fits}, or other days for '{phase}'")}


def check(campaign: Campaign) -> Iterator[Told]:
    spans = list(phase_spans(campaign))
    phases = {item.phase.id: item for item in reversed(spans) if not item.part_of}
    for stage in spans:
        phase = phases.get(stage.part_of)
        if phase is None or _backwards(stage.span) or _backwards(phase.span):
            continue
        inner, outer = stage.span, phase.span
        if start_minute(inner.start) >= start_minute(outer.start) and last_minute(inner) <= last_minute(outer):
            continue
        values = {
            "name": stage.name,
            "start": campaign.shown(inner.start),
            "end": campaign.shown(inner.end),
            "phase": phase.name,
            "first": campaign.shown(outer.start),
            "last": campaign.shown(outer.end),
            "fits": _fitting(campaign, inner, outer),
        }
        yield Told(campaign.document.position("phases", stage.number, "window"), values)


def _backwards(span: Span) -> bool:
    return start_minute(span.start) >= last_minute(span)


def _fitting(campaign: Campaign, inner: Span, outer: Span) -> str:
    """The days of a stage that its phase has too; all of the phase's where they have none in common."""
    both = Span(
        max(inner.start, outer.start, key=start_minute),
        min(inner.end, outer.end, key=lambda end: last_minute(Span(end, end))),
    )
    fits = outer if _backwards(both) else both
    return as_window(campaign, fits.start, fits.end)
