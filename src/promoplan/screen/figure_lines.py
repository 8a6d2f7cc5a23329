"""Figures before and after, a line each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from promoplan.campaign import Campaign
from promoplan.compare.figures import FigureChanged
from promoplan.finding import Language, Words
from promoplan.numbers.figure import EXACT, shown
from promoplan.screen.amounts import amount, full_name, money_unit
from promoplan.screen.plain import GAP, Line, Piece, columns, fitted

WIDEST_NAME = 46
NARROWEST_NAME = 8
BETWEEN = 9  # columns between the cells, with the margin and the arrow
NOT_THERE = Words("没有", "none")
POINTS = Words("{by} 个百分点", "{by} points")


def figure_lines(campaign: Campaign, listed: Sequence[FigureChanged], language: Language, width: int) -> Iterator[Line]:
    """One figure a line: its name, before → after, and by how much."""
    money = money_unit(campaign, language)
    rows = []
    for one in listed:
        ends = [amount(end, money, language) if end else NOT_THERE.say(language) for end in (one.before, one.after)]
        rows.append((full_name(one.figure, language), *ends, _by(one, language)))
    wide = [max(columns(row[number]) for row in rows) for number in range(4)]
    name = min(wide[0], WIDEST_NAME, max(width - sum(wide[1:]) - BETWEEN, NARROWEST_NAME))
    for what, before, after, by in rows:
        line = f"  {fitted(what, name)}{' ' * GAP}{_right(before, wide[1])} → {_right(after, wide[2])}  {by}"
        yield (Piece(line.rstrip()),)


def _by(one: FigureChanged, language: Language) -> str:
    """By how much a figure changes, with its sign; "" where one side has no value."""
    if one.before is None or one.after is None or one.before.value is None or one.after.value is None:
        return ""
    by = EXACT.subtract(one.after.value, one.before.value)
    said = f"{'+' if by > 0 else ''}{shown(by, one.after.unit)}"
    return POINTS.say(language).format(by=said.removesuffix("%")) if one.after.unit == "rate" else said


def _right(text: str, width: int) -> str:
    return " " * (width - columns(text)) + text
