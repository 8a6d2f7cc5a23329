"""Formulas of a spreadsheet out of relations: a cell where a number is shown, else what it is made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from promoplan.amount import Relation, RelationKind, Term
from promoplan.formats.book.cells import Cells, Place, Table

DEEPEST = 24  # relations within each other, of numbers between that are shown nowhere
FEW = 2  # products that are added one by one
LONGEST = 2_000  # characters of a formula somebody may still read; spreadsheets end at 8,192
EXACT = 6  # decimals that count when a spreadsheet rounds up: its floats are off in the 15th digit
SUM, TIMES, ALONE = 1, 2, 3  # how strongly a text is bound: sums, products, what needs no brackets
NEUTRAL: dict[RelationKind, Decimal] = {"total": Decimal(0), "product": Decimal(1)}


class Unshown(Exception):
    """A formula would need a number that stands nowhere in the book, or would be too long to be of use."""


class Made(NamedTuple):
    """What is worked out of cells and constants."""

    kind: RelationKind
    parts: tuple[Part, ...]


Part = Place | Decimal | Made
Text = tuple[str, int]  # of a formula, and how strongly it is bound


def formula(cells: Cells, place: Place, relation: Term, only_table: bool) -> str:
    """A relation as the formula of the cell at a place; with `only_table`, of cells of its own table alone.

    Unshown where there is none.
    """
    part = _Resolver(cells, place, only_table).part(relation, 0)
    text, _ = _Writer(cells, place).text(part)
    if isinstance(part, Decimal) or len(text) > LONGEST or not _has_cells(part):
        raise Unshown
    return f"={text}"


def _has_cells(part: Part) -> bool:
    waiting = [part]
    for one in waiting:
        if isinstance(one, Place):
            return True
        if isinstance(one, Made):
            waiting += one.parts
    return False


class _Resolver:
    """Finds the cells of a relation's numbers."""

    def __init__(self, cells: Cells, place: Place, only_table: bool) -> None:
        self._cells = cells
        self._place = place
        self._only_table = only_table

    def part(self, term: Term, depth: int) -> Part:
        while not isinstance(term, (Decimal, Relation)):
            place = self._cells.find(term.identity, self._place, self._only_table)
            if place is not None:
                return place
            inner = term.relation()
            depth += 1
            if inner is None or self._only_table or depth > DEEPEST:
                raise Unshown
            term = inner
        if isinstance(term, Decimal):
            return term
        if depth > DEEPEST:
            raise Unshown
        return self._made(term.kind, [self.part(one, depth + 1) for one in term.terms])

    def _made(self, kind: RelationKind, parts: Sequence[Part]) -> Part:
        """Sums of sums and products of products as one, without what changes nothing."""
        if kind not in NEUTRAL:
            return Made(kind, tuple(parts))
        flat: list[Part] = []
        for part in parts:
            flat += part.parts if isinstance(part, Made) and part.kind == kind else [part]
        flat = [part for part in flat if part != NEUTRAL[kind]]
        return flat[0] if len(flat) == 1 else Made(kind, tuple(flat)) if flat else NEUTRAL[kind]


class _Writer:
    """Writes the formula of one cell."""

    def __init__(self, cells: Cells, place: Place) -> None:
        self._cells = cells
        self._place = place

    def text(self, part: Part) -> Text:
        if isinstance(part, Place):
            return self._cells.name(part, self._place), ALONE
        if isinstance(part, Decimal):
            return _digits(part), ALONE if part >= 0 else SUM
        kind, parts = part
        if kind == "total":
            return self._total(parts)
        if kind == "product":
            return "*".join(self._bound(one, TIMES) for one in parts), TIMES
        if kind == "quotient":
            divisor = Made("product", parts[1:]) if len(parts) > 2 else parts[1]
            return f"{self._bound(parts[0], TIMES)}/{self._bound(divisor, ALONE)}", TIMES
        if kind == "difference":
            less = Made("total", parts[1:]) if len(parts) > 2 else parts[1]
            return f"{self._bound(parts[0], SUM)}-{self._bound(less, TIMES)}", SUM
        if kind == "beside":
            return self._beside(parts), ALONE
        inner, *others = (self.text(one)[0] for one in parts)
        if kind == "largest":
            return f"MAX({','.join((inner, *others))})", ALONE
        if kind == "half":
            return f"ROUND({inner},{others[0]})", ALONE
        return f"{'ROUNDUP' if kind == 'up' else 'ROUNDDOWN'}(ROUND({inner},{EXACT}),0)", ALONE

    def _bound(self, part: Part, least: int) -> str:
        text, strength = self.text(part)
        return text if strength >= least else f"({text})"

    def _total(self, parts: Sequence[Part]) -> Text:
        names = self._ranges([part for part in parts if isinstance(part, Place)])
        made = [(_digits(part), ALONE) for part in parts if isinstance(part, Decimal)]
        products = list(self._products([part for part in parts if isinstance(part, Made)]))
        if any(":" in name for name in names) or (len(names) > 2 and not made and not products):
            names = [f"SUM({','.join(names)})"]
        made += [*((name, ALONE) for name in names), *products]
        return "+".join(text for text, _ in made), made[0][1] if len(made) == 1 else SUM

    def _ranges(self, places: Sequence[Place]) -> list[str]:
        return list(self._cells.ranges(places, self._place))

    def _products(self, others: Sequence[Made]) -> Iterator[Text]:
        """What a sum has besides cells: products of cells side by side as one, those of common factors too."""
        side_by_side = self._columns(others) if len(others) > FEW else ""
        if side_by_side:
            yield side_by_side, ALONE
            return
        common: dict[tuple[Part, ...], list[Place]] = {}
        for one in others:
            first, *factors = one.parts
            if one.kind == "product" and isinstance(first, Place):
                common.setdefault(tuple(factors), []).append(first)
            else:
                yield self.text(one)
        for shared, places in common.items():
            added = f"SUM({','.join(self._ranges(places))})" if len(places) > 1 else self.text(places[0])[0]
            yield "*".join((added, *(self._bound(factor, TIMES) for factor in shared))), TIMES

    def _columns(self, products: Sequence[Made]) -> str:
        """SUMPRODUCT(B5:B9,C5:C9) for B5*C5+B6*C6+…, where between them no row has a number in all of the columns."""
        rows: dict[int, list[int]] = {}
        tables: set[Table] = set()
        for one in products:
            factors = [part for part in one.parts if isinstance(part, Place)]
            if one.kind != "product" or len(factors) < len(one.parts) or factors[0].row in rows:
                return ""
            if {factor.row for factor in factors} != {factors[0].row}:
                return ""
            tables |= {factor.of for factor in factors}
            rows[factors[0].row] = [factor.column for factor in factors]
        columns = next(iter(rows.values()))
        if len(tables) > 1 or any(own != columns for own in rows.values()):
            return ""
        (table,) = tables
        first, last = min(rows), max(rows)
        for row in range(first, last + 1):
            if row not in rows and all(self._cells.has(table, row, column) for column in columns):
                return ""
        ranges = (self._cells.range(table[0], (first, column), (last, column), self._place) for column in columns)
        return f"SUMPRODUCT({','.join(ranges)})"

    def _beside(self, parts: Sequence[Part]) -> str:
        """SUMPRODUCT((F8:I8<>"")*F5:I5): what stands in one row on days on which another has something."""
        rows: tuple[dict[Table, int], dict[Table, int]] = ({}, {})
        for number, place in enumerate(parts):
            half = rows[number >= len(parts) // 2]
            if not isinstance(place, Place) or half.setdefault(place.of, place.row) != place.row:
                raise Unshown
        ((table, row), *more), beside = rows[0].items(), rows[1]
        days = self._cells.days_of(table)
        if more or days is None or list(beside) != [table]:
            raise Unshown
        known, summed = (
            self._cells.range(table[0], (at, days[0]), (at, days[1]), self._place) for at in (beside[table], row)
        )
        return f'SUMPRODUCT(({known}<>"")*{summed})'


def _digits(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
