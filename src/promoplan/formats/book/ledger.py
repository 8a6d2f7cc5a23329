"""The numbers of a workbook, live: what follows from other numbers of the book is worked out by the book.

All numbers are noted first, as a formula may name a cell that comes later. A number stands in one cell, its home, and
the others that show it look there, so that whoever changes it changes it everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import NamedTuple

from promoplan.amount import NumberText
from promoplan.formats.book.cells import Cells, Place
from promoplan.formats.book.formulas import Unshown, formula


class Number(NamedTuple):
    """A number to be written: where, what, and what writes it, with a formula or with none."""

    place: Place
    cell: NumberText
    write: Callable[[str], None]


class Ledger:
    """The numbers of one workbook. `names` are its worksheets', in their order, `indexes` those that lead to others."""

    def __init__(self, names: Sequence[str], indexes: Sequence[int]) -> None:
        self.cells = Cells(names)
        self._indexes = indexes
        self._numbers: list[Number] = []

    def note(self, place: Place, cell: NumberText, write: Callable[[str], None]) -> None:
        """A number's cell, which is written when all are known."""
        self._numbers.append(Number(place, cell, write))
        self.cells.take(place)

    def write(self) -> None:
        """Write all numbers. What stands on an index, or above tables, is at home in the tables that show it."""
        for number in sorted(
            self._numbers, key=lambda number: (number.place.sheet in self._indexes, number.place.table < 0)
        ):
            self.cells.show(number.cell.amount.identity, number.place)
        for number in self._numbers:
            number.write(self._formula(number))

    def _last(self, number: Number) -> tuple[bool, bool]:
        return number.place.sheet in self._indexes, number.place.table < 0

    def _formula(self, number: Number) -> str:
        """What a cell works out; "" for what stays as it is."""
        place, identity = number.place, number.cell.amount.identity
        is_home = self.cells.home(identity) == place
        relation = number.cell.follows.relation()
        if relation is not None and not isinstance(relation, Decimal):
            try:
                return formula(self.cells, place, relation, only_table=not is_home)
            except Unshown:
                pass
        return "" if is_home else f"={self.cells.name(self.cells.seen(identity, place), place)}"
