"""A figure as the other side of a contradiction: what it is called, what is written, where; or what it comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from promoplan.campaign import Campaign
from promoplan.finding import Words
from promoplan.rules.lines import line

if TYPE_CHECKING:
    from promoplan.numbers.figure import Figure


def stated(campaign: Campaign, figure: Figure, place: bool = True) -> Words:
    """保底 GMV 468万（plan.yaml:12）, GMV floor 468万 (plan.yaml:12)."""
    zh, en = figure.written or figure.say("zh"), figure.written or figure.say("en")
    if not place or figure.position is None:
        return Words(f"{figure.name.zh} {zh}", f"{figure.name.en} {en}")
    where = line(campaign, figure.position)
    return Words(f"{figure.name.zh} {zh}（{where}）", f"{figure.name.en} {en} ({where})")
