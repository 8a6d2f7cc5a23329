"""A bar of a Gantt chart as signs, cell by cell.

The signs take one column in every terminal: lines and blocks take two in some Chinese ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from promoplan.campaign import Campaign
from promoplan.screen.gantt_scale import Scale, begins
from promoplan.screen.plain import Piece
from promoplan.sheet import Bar, BarState

BARS: dict[BarState, str] = {"": "-", "doing": "=", "late": "!", "blocked": "x", "done": "✓"}
STYLES: dict[BarState, str] = {"": "", "doing": "green", "late": "bold red", "blocked": "yellow", "done": "dim"}
MILESTONE, KEY, SLACK, TODAY, EVENT, OFF, MAKE_UP = "*", "^", ".", "|", ":", "/", "+"
EARLIER, LATER, BEGINS, ENDS = "<", ">", "[", "]"
LONG = {*BARS.values(), SLACK, OFF}  # what fills a cell of two columns; other signs stand in the first


class Sign(NamedTuple):
    """What stands in a cell, and its style."""

    text: str
    style: str = ""


BLANK = Sign(" ")


def ground(campaign: Campaign, over: Scale) -> list[Sign]:
    """What stands behind all bars: today, the event day, days off; make-up days are for the head alone."""
    calendar = campaign.schedule.calendar
    signs = []
    for cell in range(over.cells):
        days = over.span(cell)
        kinds = {calendar.kind(day) for day in days}
        off = OFF if kinds == {"off"} else MAKE_UP if kinds == {"make-up"} else " "
        sign = TODAY if campaign.today in days else EVENT if campaign.schedule.event in days else off
        signs.append(Sign(sign, "dim"))
    return signs


def drawn(bar: Bar, over: Scale, behind: Sequence[Sign]) -> tuple[Sign, list[Sign], Sign]:
    """A bar over the days that are shown, with what stands left and right of them: where it goes on (< >), and how a
    task stands that has no day among them.
    """
    first, last = begins(bar), bar.last
    sign = _sign(bar)
    left = right = BLANK
    if first is not None and last is not None and bar.kind not in ("phase", "stage"):
        left = BLANK if first >= over.first else Sign(EARLIER, sign.style) if last >= over.first else sign
        right = Sign(LATER, sign.style) if last > over.last else BLANK
    return left, _cells(bar, over, behind), right


def _cells(bar: Bar, over: Scale, behind: Sequence[Sign]) -> list[Sign]:
    first, last = begins(bar), bar.last
    first, last = begins(bar), bar.last
    drawn = [sign if sign.text != MAKE_UP else BLANK for sign in behind]
    if first is None or last is None:
        return drawn
    if bar.kind in ("phase", "stage"):
        _put(drawn, over.cell(first), Sign(BEGINS))
        _put(drawn, over.cell(last), Sign(ENDS))
        return drawn
    days = bar.days or range(max(first, over.first), min(last, over.last) + 1)
    for cell in {over.cell(day) for day in days}:
        _put(drawn, cell, _sign(bar))
    for cell in range(max(over.cell(last) + 1, 0), min(over.cell(bar.latest or last), over.cells - 1) + 1):
        drawn[cell] = Sign(SLACK, "dim")
    return drawn


def _put(drawn: list[Sign], cell: int, sign: Sign) -> None:
    if 0 <= cell < len(drawn):
        drawn[cell] = sign


def _sign(bar: Bar) -> Sign:
    plain = bar.state in ("", "doing")
    text = KEY if bar.kind == "key" else MILESTONE if bar.kind == "milestone" and plain else BARS[bar.state]
    return Sign(text, STYLES[bar.state])


def pieces(drawn: Sequence[Sign], over: Scale) -> Iterator[Piece]:
    """Signs as pieces of a line, each cell in its columns."""
    for style, same in groupby(drawn, key=lambda sign: sign.style):
        yield Piece("".join([_wide(sign.text, over.columns) for sign in same]), style)


def _wide(sign: str, columns: int) -> str:
    return sign * columns if sign in LONG else sign.rjust(columns) if sign == ENDS else sign.ljust(columns)
