"""Where something stands, as a value of a sentence about something else: plan.yaml:87."""

from __future__ import annotations

from promoplan.campaign import Campaign


def line(campaign: Campaign, position: int) -> str:
    """The file and line of a position, as findings give them."""
    where = campaign.document.sources.location(position)
    return f"{where.file}:{where.line}"
