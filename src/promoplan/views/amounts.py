"""Amounts on sheets: their unit, and rounded values."""

from __future__ import annotations

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


def about(figure: Figure, language: Language) -> str:
    """A value rounded for talking about it: 468万, 131.2k, 25.3%."""
    value = figure.value
    if value is None:
        return ""
    if figure.unit == "rate":
        return f"{plain(rounded(value * 100, 1))}%"
    if figure.unit == "ratio":
        return plain(rounded(value, 1))
    for size, sign in SCALES[language]:
        if abs(value) >= size:
            return shown(rounded(value / size, 1), "number") + sign
    return shown(rounded(value, 0 if abs(value) >= 100 else 1), "number")
