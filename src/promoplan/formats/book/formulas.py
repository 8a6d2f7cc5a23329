"""The numbers of a workbook as live formulas: what follows from other numbers of the book is worked out by the book.

All numbers are noted first, as a formula may name a cell that comes later. A number stands in one cell, its home, and
the others that show it look there, so that whoever changes it changes it everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from decimal import Decimal
from functools import partial
from itertools import chain
from typing import NamedTuple

from promoplan.formats.book.page import cell_name
from promoplan.formats.book.ranges import spans
from promoplan.sheet import NumberText, Relation, RelationKind, Term

DEEPEST = 12  # numbers between that are shown nowhere and are worked out within a formula
FEW = 2  # products that are added one by one
LONGEST = 2_000  # characters of a formula somebody may still read; spreadsheets end at 8,192
EXACT = 6  # decimals that count when a spreadsheet rounds up: its floats are off in the 15th digit
STRENGTH = {"total": 1, "difference": 1, "product": 2, "quotient": 2}


class Place(NamedTuple):
    """A cell: which worksheet, which table of it (-1 for what stands above the tables), row and column from 0."""

    sheet: int
    table: int
    row: int
    column: int


Table = tuple[int, int]  # a worksheet and a table of it, as in a Place


class Number(NamedTuple):
    """A number to be written: where, what, and what writes it, with a formula or with none."""

    place: Place
    cell: NumberText
    write: Callable[[str], None]


class Unshown(Exception):
    """A formula would need a number that stands nowhere in the book, or would be too long to be of use."""


class Ledger:
    """The numbers of one workbook. `names` are its worksheets', in their order."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names
        self._numbers: list[Number] = []
        self._shown: dict[Hashable, list[Place]] = {}
        self._taken: set[Place] = set()
        self._days: dict[Table, tuple[int, int]] = {}

    def note(self, place: Place, cell: NumberText, write: Callable[[str], None]) -> None:
        """A number's cell, which is written when all are known."""
        self._numbers.append(Number(place, cell, write))
        self._taken.add(place)

    def fixed(self, place: Place) -> None:
        """A cell with a number that nothing is known of."""
        self._taken.add(place)

    def days(self, sheet: int, table: int, first: int, last: int) -> None:
        """The columns of days of a table: what is filled in later on one of them belongs to a sum of the others."""
        self._days[sheet, table] = first, last

    def write(self) -> None:
        """Write all numbers."""
        in_tables = (number for number in self._numbers if number.place.table >= 0)
        above = (number for number in self._numbers if number.place.table < 0)
        for number in chain(in_tables, above):
            self._shown.setdefault(number.cell.amount.identity, []).append(number.place)
        for number in self._numbers:
            number.write(self._formula(number))

    def _formula(self, number: Number) -> str:
        """What a cell works out; "" for what stays as it is."""
        place, amount = number.place, number.cell.amount
        home = self._shown[amount.identity][0]
        relation = number.cell.follows.relation()
        if relation is not None and not isinstance(relation, Decimal):
            maker = _Formula(self, place, only_table=place != home)
            try:
                made = maker.text(relation)
            except Unshown:
                pass
            else:
                return f"={made}"
        return "" if place == home else f"={self.name(self._nearest(amount.identity, place, home), place)}"

    def _nearest(self, identity: Hashable, place: Place, home: Place) -> Place:
        """Where a cell that shows a number again finds it: at home, or on its own sheet."""
        first = next((one for one in self._shown[identity] if one.sheet == place.sheet), home)
        return home if first == place or home.sheet == place.sheet else first

    def find(self, identity: Hashable, place: Place, only_table: bool) -> Place | None:
        """The cell of a number that a formula at a place takes: in its table, else on its sheet, else its home."""
        found = self._shown.get(identity)
        if found is None:
            return None
        own = [one for one in found if one[:2] == place[:2] and one != place]
        if own:
            return min(own, key=lambda one: (one.row > place.row, abs(one.row - place.row)))
        if only_table:
            return None
        return next((one for one in found if one.sheet == place.sheet and one != place), found[0])

    def name(self, of: Place, seen_from: Place) -> str:
        """A cell's name in a formula: B5, or '目标'!B5 on another worksheet."""
        return f"{self.sheet(of.sheet, seen_from)}{cell_name(of.row, of.column)}"

    def sheet(self, number: int, seen_from: Place) -> str:
        return "" if number == seen_from.sheet else "'{}'!".format(self._names[number].replace("'", "''"))

    def ranges(self, places: Sequence[Place], seen_from: Place) -> Iterator[str]:
        """The names of some cells, those in a line as one range where no other number is between them."""
        tables: dict[Table, list[tuple[int, int]]] = {}
        for place in places:
            tables.setdefault((place.sheet, place.table), []).append((place.row, place.column))
        for table, own in tables.items():
            for first, last in spans(self._with_days(table, own, seen_from), partial(self.has, table)):
                yield self.range(table[0], first, last, seen_from)

    def has(self, table: Table, row: int, column: int) -> bool:
        """Whether there is a number in a cell of a table."""
        return Place(*table, row, column) in self._taken

    def range(self, sheet: int, first: tuple[int, int], last: tuple[int, int], seen_from: Place) -> str:
        ends = cell_name(*first) if first == last else f"{cell_name(*first)}:{cell_name(*last)}"
        return f"{self.sheet(sheet, seen_from)}{ends}"

    def days_of(self, table: Table) -> tuple[int, int] | None:
        """The first and the last column of a table's days; None where it has none."""
        return self._days.get(table)

    def _with_days(self, table: Table, cells: list[tuple[int, int]], seen_from: Place) -> list[tuple[int, int]]:
        """Cells of one row's days with the row's other days, where nothing else stands on those.

        A sum that stands on a day itself is not over days.
        """
        rows = {row for row, _ in cells}
        first, last = self.days_of(table) or (0, -1)
        on_a_day = seen_from[:2] == table and first <= seen_from.column <= last
        if len(rows) > 1 or on_a_day or not all(first <= column <= last for _, column in cells):
            return cells
        (row,) = rows
        known = {column for _, column in cells}
        if any(self.has(table, row, column) for column in range(first, last + 1) if column not in known):
            return cells
        return [(row, column) for column in range(first, last + 1)]


class _Formula:
    """One formula on its way, for the cell at a place."""

    def __init__(self, ledger: Ledger, place: Place, only_table: bool) -> None:
        self._ledger = ledger
        self._place = place
        self._only_table = only_table
        self._has_cells = False

    def text(self, term: Term) -> str:
        made, _ = self._made(term, 0)
        if len(made) > LONGEST or not self._has_cells:
            raise Unshown
        return made

    def _shown(self, term: Term, depth: int) -> Term | Place:
        """The cell that shows a term, else what it is made of."""
        while not isinstance(term, (Decimal, Relation)):
            place = self._ledger.find(term.identity, self._place, self._only_table)
            if place is not None:
                self._has_cells = True
                return place
            inner = term.relation()
            depth += 1
            if inner is None or self._only_table or depth > DEEPEST:
                raise Unshown
            term = inner
        return term

    def _made(self, term: Term, depth: int) -> tuple[str, int]:
        """A term's formula, and how strongly it is bound: 1 for sums, 2 for products, 3 for what needs no brackets."""
        found = self._shown(term, depth)
        if isinstance(found, Place):
            return self._ledger.name(found, self._place), 3
        if isinstance(found, Decimal):
            return _digits(found), 3 if found >= 0 else 1
        if not isinstance(found, Relation) or depth > DEEPEST:
            raise Unshown
        return self._relation(found, depth + 1)

    def _relation(self, relation: Relation, depth: int) -> tuple[str, int]:
        kind, terms = relation
        if kind == "total":
            return self._total(list(self._flat(terms, depth)), depth)
        if kind == "difference" and len(terms) > 2:
            less, strength = self._total(list(self._flat(terms[1:], depth)), depth)
            return f"{self._bound(terms[0], 1, depth)}-{less if strength > 1 else f'({less})'}", 1
        if kind in STRENGTH:
            return self._chain(kind, terms, depth), STRENGTH[kind]
        if kind == "beside":
            return self._beside(terms), 3
        first_text, _ = self._made(terms[0], depth)
        if kind == "largest":
            return f"MAX({','.join(self._made(term, depth)[0] for term in terms)})", 3
        if kind == "half":
            return f"ROUND({first_text},{terms[1]})", 3
        return f"{'ROUNDUP' if kind == 'up' else 'ROUNDDOWN'}(ROUND({first_text},{EXACT}),0)", 3

    def _chain(self, kind: RelationKind, terms: Sequence[Term], depth: int) -> str:
        own, inner = STRENGTH[kind], STRENGTH[kind] + (kind != "product")
        first, *others = (self._bound(term, inner if place else own, depth) for place, term in enumerate(terms))
        if kind == "product":
            return "*".join(factor for factor in (first, *others) if factor != "1")
        if kind == "difference":
            return f"{first}-{others[0]}"
        return f"{first}/{others[0]}" if len(others) == 1 else f"{first}/({'*'.join(others)})"

    def _beside(self, terms: Sequence[Term]) -> str:
        """SUMPRODUCT((F8:I8<>"")*F5:I5): of one row what stands on days on which the other has something."""
        half = len(terms) // 2
        rows: tuple[dict[Table, int], dict[Table, int]] = ({}, {})
        for number, term in enumerate(terms):
            place = self._shown(term, 0)
            if not isinstance(place, Place) or rows[number >= half].setdefault(place[:2], place.row) != place.row:
                raise Unshown
        ((table, row), *more), beside = rows[0].items(), rows[1]
        days = self._ledger.days_of(table)
        if more or days is None or list(beside) != [table]:
            raise Unshown
        known, summed = (
            self._ledger.range(table[0], (at, days[0]), (at, days[1]), self._place) for at in (beside[table], row)
        )
        return f'SUMPRODUCT(({known}<>"")*{summed})'

    def _bound(self, term: Term, least: int, depth: int) -> str:
        text, strength = self._made(term, depth)
        return text if strength >= least else f"({text})"

    def _flat(self, terms: Sequence[Term], depth: int) -> Iterator[Relation | Decimal | Place]:
        """The terms of a sum, with those of the sums in it that stand nowhere."""
        for term in terms:
            found = self._shown(term, depth)
            if isinstance(found, Relation) and found.kind == "total" and depth < DEEPEST:
                yield from self._flat(found.terms, depth + 1)
            elif isinstance(found, (Place, Decimal, Relation)) and found != 0:
                yield found

    def _total(self, parts: list[Relation | Decimal | Place], depth: int) -> tuple[str, int]:
        cells = [part for part in parts if isinstance(part, Place)]
        names = list(self._ledger.ranges(cells, self._place))
        others = [part for part in parts if not isinstance(part, Place)]
        if not others and (len(names) > 2 or any(":" in name for name in names)):
            return f"SUM({','.join(names)})", 3
        if any(":" in name for name in names):
            names = [f"SUM({','.join(names)})"]
        names += self._products([part for part in others if isinstance(part, Relation)], depth)
        numbers = [_digits(part) for part in others if isinstance(part, Decimal)]
        return "+".join([*numbers, *names]) or "0", 1 if len(numbers) + len(names) > 1 else 3

    def _products(self, others: Sequence[Relation], depth: int) -> Iterator[str]:
        """What a sum has besides cells; products of cells side by side as one SUMPRODUCT."""
        side_by_side = self._columns(others) if len(others) > FEW else None
        if side_by_side is not None:
            yield side_by_side
            return
        for other in others:
            yield self._made(other, depth)[0]

    def _columns(self, products: Sequence[Relation]) -> str | None:
        """SUMPRODUCT(B5:B9,C5:C9) for B5*C5+B6*C6+…, where between them no row has a number in all of the columns."""
        lines: list[list[Place]] = []
        for one in products:
            if one.kind != "product":
                return None
            found = [self._shown(term, 0) for term in one.terms]
            lines.append([place for place in found if isinstance(place, Place)])
            if len(lines[-1]) < len(found) or len({(place.sheet, place.table, place.row) for place in lines[-1]}) > 1:
                return None
        columns = [place.column for place in lines[0]]
        if any([place.column for place in line] != columns or line[0][:2] != lines[0][0][:2] for line in lines):
            return None
        rows, (sheet, table, *_) = {line[0].row for line in lines}, lines[0][0]
        first, last = min(rows), max(rows)
        ledger = self._ledger
        for row in range(first, last + 1):
            if row not in rows and all(ledger.has((sheet, table), row, column) for column in columns):
                return None
        ranges = (ledger.range(sheet, (first, column), (last, column), self._place) for column in columns)
        return f"SUMPRODUCT({','.join(ranges)})"


def _digits(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
