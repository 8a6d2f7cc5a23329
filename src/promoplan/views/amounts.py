"""Amounts on sheets: their unit, and rounded values."""

from __future__ import annotations

from collections.abc import Hashable
from decimal import Decimal
from typing import NamedTuple

from promoplan.amount import Amount, NumberText, Relation, Term
from promoplan.campaign import Campaign
from promoplan.finding import Language
from promoplan.numbers.figure import Figure, plain, rounded, shown
from promoplan.views import rows

SCALES: dict[Language, tuple[tuple[int, str], ...]] = {
    "zh": ((10**8, "亿"), (10**4, "万")),
    "en": ((10**6, "M"), (10**3, "k")),
}


def currency(campaign: Campaign) -> str:
    """The unit of amounts: 元 in Chinese for the yuan, else the currency's letters."""
    written = campaign.plan.campaign.currency or ("" if campaign.plan.campaign.language == "en" else "CNY")
    return "元" if campaign.language == "zh" and written == "CNY" else rows.said(campaign, written)


class About(NamedTuple):
    """A figure in a larger unit (4,680,000 in 万), rounded."""

    figure: Amount
    size: int
    decimals: int
    value: Decimal
    places: int

    @property
    def identity(self) -> Hashable:
        return (self.figure.identity, self.size, self.decimals)

    def relation(self) -> Term:
        whole: Term = self.figure if self.size == 1 else Relation("quotient", (self.figure, Decimal(self.size)))
        return Relation("half", (whole, Decimal(self.decimals)))


def number(figure: Figure | None, language: Language, below: str = "", follows: Figure | None = None) -> str:
    """A figure in a cell; nothing where it has no value. `below` is what is said below zero, {} its digits."""
    if figure is None or figure.value is None:
        return ""
    short = below and figure.value < 0
    text = below.format(shown(-figure.value, figure.unit)) if short else figure.say(language)
    return NumberText(text, figure, below, follows=follows)


def typed(figure: Figure | None) -> str:
    """A figure in a cell as the plan has it: 12.8205%."""
    return "" if figure is None else NumberText(figure.written, figure)


def about(figure: Figure, language: Language) -> str:
    """A value rounded for talking about it: 468万, 131.2k, 25.3%."""
    value = figure.value
    if value is None:
        return ""
    if figure.unit == "rate":
        return _about(figure, 1, 3, f"{plain(rounded(value * 100, 1))}%")
    if figure.unit == "ratio":
        return _about(figure, 1, 1, plain(rounded(value, 1)))
    for size, sign in SCALES[language]:
        if abs(value) >= size:
            return _about(figure, size, 1, shown(rounded(value / size, 1), "number") + sign)
    places = 0 if abs(value) >= 100 else 1
    return _about(figure, 1, places, shown(rounded(value, places), "number"))


def _about(figure: Figure, size: int, decimals: int, text: str) -> NumberText:
    assert figure.value is not None
    value = rounded(figure.value / size, decimals)
    return NumberText(text, About(figure, size, decimals, value, decimals - 2 if figure.unit == "rate" else decimals))
