"""Where the numbers of a workbook stand, and how formulas name their cells."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from promoplan.formats.book.page import cell_name

Table = tuple[int, int]  # a worksheet and a table of it
Cell = tuple[int, int]  # row and column, from 0


class Place(NamedTuple):
    """A cell: which worksheet, which table of it (-1 for what stands above the tables), row and column from 0."""

    sheet: int
    table: int
    row: int
    column: int

    @property
    def of(self) -> Table:
        return self.sheet, self.table


class Cells:
    """The cells with numbers. `names` are the worksheets', in their order."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names
        self._shown: dict[Hashable, list[Place]] = {}
        self._taken: set[Place] = set()
        self._days: dict[Table, tuple[int, int]] = {}

    def take(self, place: Place) -> None:
        """A cell has a number, whichever it is."""
        self._taken.add(place)

    def show(self, identity: Hashable, place: Place) -> None:
        """A cell shows a number; the first that does is its home."""
        self._shown.setdefault(identity, []).append(place)

    def has_days(self, table: Table, first: int, last: int) -> None:
        """The columns of a table that are days: what is filled in later on one belongs to a sum of the others."""
        self._days[table] = first, last

    def days_of(self, table: Table) -> tuple[int, int] | None:
        return self._days.get(table)

    def home(self, identity: Hashable) -> Place:
        return self._shown[identity][0]

    def seen(self, identity: Hashable, place: Place) -> Place:
        """Where a cell that shows a number again finds it: in the first cell of its own sheet, else at home."""
        first = next(one for one in self._shown[identity] if one.sheet == place.sheet)
        return self.home(identity) if first == place else first

    def find(self, identity: Hashable, place: Place, only_table: bool) -> Place | None:
        """The cell of a number that a formula takes: the next above it in its table, else on its sheet, else home."""
        found = self._shown.get(identity)
        if found is None:
            return None
        own = [one for one in found if one.of == place.of and one != place and place.table >= 0]
        if own:
            return min(own, key=lambda one: (one.row > place.row, abs(one.row - place.row)))
        if only_table:
            return None
        return next((one for one in found if one.sheet == place.sheet and one != place), found[0])

    def has(self, table: Table, row: int, column: int) -> bool:
        """Whether there is a number in a cell of a table."""
        return Place(*table, row, column) in self._taken

    def name(self, of: Place, seen_from: Place) -> str:
        """A cell's name in a formula: B5, or '目标'!B5 on another worksheet."""
        return self.range(of.sheet, of[2:], of[2:], seen_from)

    def range(self, sheet: int, first: Cell, last: Cell, seen_from: Place) -> str:
        """The name of a range."""
        ends = cell_name(*first) if first == last else f"{cell_name(*first)}:{cell_name(*last)}"
        if sheet == seen_from.sheet:
            return ends
        return "'{}'!{}".format(self._names[sheet].replace("'", "''"), ends)

    def ranges(self, places: Sequence[Place], seen_from: Place) -> Iterator[str]:
        """The names of some cells, those in a line as one range where no other number is between them."""
        tables: dict[Table, list[Cell]] = {}
        for place in places:
            tables.setdefault(place.of, []).append(place[2:])
        for table, own in tables.items():
            for first, last in spans(self._with_days(table, own, seen_from), partial(self.has, table)):
                yield self.range(table[0], first, last, seen_from)
        seen: set[Place] = set()
        for place in places:
            if place in seen:  # added twice
                yield self.name(place, seen_from)
            seen.add(place)

    def _with_days(self, table: Table, cells: list[Cell], seen_from: Place) -> list[Cell]:
        """Cells of one row's days with the row's other days, where nothing else stands on those.

        A sum that stands on a day itself is not over days.
        """
        rows = {row for row, _ in cells}
        first, last = self.days_of(table) or (0, -1)
        on_a_day = seen_from.of == table and first <= seen_from.column <= last
        if len(rows) > 1 or on_a_day or not all(first <= column <= last for _, column in cells):
            return cells
        (row,) = rows
        known = {column for _, column in cells}
        if any(self.has(table, row, column) for column in range(first, last + 1) if column not in known):
            return cells
        return [(row, column) for column in range(first, last + 1)]


def spans(cells: Sequence[Cell], is_number: Callable[[int, int], bool]) -> Iterator[tuple[Cell, Cell]]:
    """First and last cell of each range: down a column, or along a row, over cells that hold no number."""
    columns: dict[int, list[Cell]] = {}
    rows: dict[int, list[Cell]] = {}
    for row, column in sorted(set(cells)):
        columns.setdefault(column, []).append((row, column))
        rows.setdefault(row, []).append((row, column))
    for line in (rows if len(rows) < len(columns) else columns).values():
        yield from _runs(line, is_number)


def _runs(line: list[Cell], is_number: Callable[[int, int], bool]) -> Iterator[tuple[Cell, Cell]]:
    """Stretches of a line's cells, over gaps that no number is in."""
    first = last = line[0]
    for cell in line[1:]:
        between = [(row, column) for row in range(last[0], cell[0] + 1) for column in range(last[1], cell[1] + 1)][1:-1]
        if any(is_number(*one) for one in between):
            yield first, last
            first = cell
        last = cell
    yield first, last
