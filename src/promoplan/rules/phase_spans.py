"""The phases and stages that have days, in the plan's order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from promoplan.campaign import Campaign
from promoplan.days.expression import MINUTES_A_DAY
from promoplan.days.write import Moment
from promoplan.schedule.schedule import start_minute
from promoplan.schedule.timeline import Span

if TYPE_CHECKING:
    from promoplan.plan.phases import Phase


class PhaseSpan(NamedTuple):
    """A phase with its place in the list and its days. `part_of` is "" for a phase that is no stage."""

    number: int
    phase: Phase
    span: Span
    part_of: str

    @property
    def name(self) -> str:
        return self.phase.name or self.phase.id


def phase_spans(campaign: Campaign) -> Iterator[PhaseSpan]:
    """Every phase and stage that has days."""
    for number, phase in enumerate(campaign.plan.phases):
        span = campaign.schedule.phases.get(phase.id)
        if span is not None:
            yield PhaseSpan(number, phase, span, part_of(campaign, number))


def part_of(campaign: Campaign, number: int) -> str:
    """What a phase is a stage of, as written, so that one whose phase is still `tbd` counts as a stage too."""
    phase = campaign.plan.phases[number]
    if phase.part_of is not None:
        return phase.part_of
    return "tbd" if campaign.document.root["phases"][number].get("part_of") else ""


def last_minute(span: Span) -> int:
    """The end of a phase as minutes; without a time it is the end of the day."""
    return start_minute(Moment(span.end.day, MINUTES_A_DAY if span.end.minute is None else span.end.minute))
