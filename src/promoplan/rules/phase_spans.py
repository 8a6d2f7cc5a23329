"""The phases that have days, in the plan's order."""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.plan.phases import Phase
from promoplan.schedule.timeline import Span


def phase_spans(campaign: Campaign) -> Iterator[tuple[int, Phase, Span]]:
    """(place in the list, phase, its days)."""
    for number, phase in enumerate(campaign.plan.phases):
        span = campaign.schedule.phases.get(phase.id)
        if span is not None:
            yield number, phase, span
