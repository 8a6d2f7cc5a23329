"""How a workbook shows its numbers: by number formats that print what the other formats print (468万, 3%, 缺 500)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from promoplan.amount import NumberText

_DIGITS = re.compile(r"(-?)(\d[\d,]*)(?:\.(\d+))?(%?)(?!.*\d)")  # the last ones of a text
_LITERAL = re.compile(r'[^"\\]{0,60}')


class Look(NamedTuple):
    """How a number is written: what stands before and behind the digits, their decimals now and at most."""

    before: str
    behind: str
    decimals: int
    most: int
    percent: str
    below: str
    none: str

    def code(self, decimals: int) -> str:
        """The number format with some decimals."""
        digits = ("0" if self.percent else "#,##0") + ("." + "0" * decimals if decimals else "") + self.percent
        shown = f"{_quoted(self.before)}{digits}{_quoted(self.behind)}"
        if not self.below and not self.none:
            return shown
        before, _, behind = self.below.partition("{}")
        less = f"{_quoted(before)}{digits}{_quoted(behind)}" if self.below else f"-{digits}"
        return f"{shown};{less};{_quoted(self.none)}" if self.none else f"{shown};{less}"


def look_of(cell: NumberText) -> Look | None:
    """The look that shows the cell's value as its text; None where the text says something else than the value."""
    value = cell.amount.value
    if value is None or not all(map(_LITERAL.fullmatch, (cell.below, cell.none))) or not cell.isprintable():
        return None
    most = max(cell.amount.places, 0)
    if cell.none and cell == cell.none:
        return Look("", "", 0, most, "", cell.below, cell.none) if value == 0 else None
    match = _DIGITS.search(cell)
    if match is None:
        return None
    minus, digits, decimals, percent = match.groups(default="")
    said = Decimal(digits.replace(",", "") + ("." + decimals if decimals else "")).scaleb(-2 if percent else 0)
    step = Decimal(1).scaleb(-len(decimals) - (2 if percent else 0))
    if abs(said - abs(value)) * 2 > step or (minus and value >= 0):
        return None
    before, behind = cell[: match.start()], cell[match.end() :]
    if value < 0 and not minus:
        if f"{before}{{}}{behind}" != cell.below:
            return None
        before = behind = ""
    if not all(map(_LITERAL.fullmatch, (before, behind))):
        return None
    return Look(before, behind, len(decimals), max(most, len(decimals)), percent, cell.below, cell.none)


def _quoted(text: str) -> str:
    return f'"{text}"' if text else ""


class Block(NamedTuple):
    """A rectangle of cells, all ends included."""

    top: int
    left: int
    bottom: int
    right: int


def blocks(cells: Iterable[tuple[int, int]]) -> Iterator[Block]:
    """Cells of (row, column) as few rectangles: stretches of a row, and those below each other."""
    stretches: list[list[int]] = []
    for row, column in sorted(cells):
        if stretches and stretches[-1][0] == row and stretches[-1][2] == column - 1:
            stretches[-1][2] = column
        else:
            stretches.append([row, column, column])
    open_: dict[tuple[int, int], Block] = {}
    for row, left, right in stretches:
        above = open_.get((left, right))
        if above is not None and above.bottom == row - 1:
            open_[left, right] = above._replace(bottom=row)
        else:
            if above is not None:
                yield above
            open_[left, right] = Block(row, left, row, right)
    yield from open_.values()
