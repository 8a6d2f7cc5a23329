"""Figures in sentences: where they stand in the plan, and how a value is typed into it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_CEILING, Decimal
from typing import TYPE_CHECKING, Any, cast

from promoplan.campaign import Campaign
from promoplan.finding import Words
from promoplan.numbers.book import book_of
from promoplan.numbers.figure import EXACT, Figure, Unit

if TYPE_CHECKING:
    from promoplan.numbers.sections.targets import Targets
    from promoplan.numbers.sections.traffic import Traffic

MOST_NAMED = 4  # figures that a sentence names
DIGITS = {"count": 0, "money": 2, "rate": 6}  # decimals that are typed; of a rate before it becomes a percentage


def targets_of(campaign: Campaign) -> Targets | None:
    """What the targets come to; None where the plan has none. Only then is the section's module imported."""
    return cast("Targets | None", book_of(campaign).section("targets"))


def traffic_of(campaign: Campaign) -> Traffic | None:
    """What the traffic comes to; None where the plan has none."""
    return cast("Traffic | None", book_of(campaign).section("traffic"))


def written_at(campaign: Campaign, path: Sequence[str | int]) -> Any:
    """What is written at a path of the plan, before it is typed."""
    inside: Any = campaign.document.root
    for step in path:
        inside = inside[step]
    return inside


def line_of(campaign: Campaign, position: int) -> str:
    """A place as a sentence gives it: plans/d11.yaml:94."""
    place = campaign.document.sources.location(position)
    return f"{place.file}:{place.line}"


def stated(campaign: Campaign, figure: Figure) -> Words:
    """A figure with its name, and its line where the plan gives it: 保底 GMV 4,680,000（d11.yaml:94）."""
    zh, en = f"{figure.name.zh} {figure.say('zh')}", f"{figure.name.en} {figure.say('en')}"
    if figure.position is None:
        return Words(zh, en)
    line = line_of(campaign, figure.position)
    return Words(f"{zh}（{line}）", f"{en} ({line})")


def all_stated(campaign: Campaign, figures: Sequence[Figure]) -> list[Words]:
    """Several figures with their lines, the first few of them."""
    named = [stated(campaign, figure) for figure in figures[:MOST_NAMED]]
    return [*named, Words("…", "…")] if len(figures) > MOST_NAMED else named


def typed(value: Decimal, unit: Unit, rounding: str = ROUND_CEILING) -> str:
    """A value as it can be typed into a plan; rounded up, so that what it has to meet is met."""
    digits = DIGITS.get(unit, 4)
    number = value.quantize(Decimal(1).scaleb(-digits), rounding, EXACT)
    text = f"{number * 100 if unit == 'rate' else number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return f"{text}%" if unit == "rate" else text
