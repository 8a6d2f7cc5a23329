"""The figures of one row of the traffic plan, with their keys and where they stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import lru_cache

from promoplan.finding import Words
from promoplan.numbers.book import Book
from promoplan.numbers.figure import Figure, Unit, total, worked
from promoplan.numbers.funnel import EXACTLY
from promoplan.plan.traffic import TrafficPart

SUM_OF_PARTS = Words("各细分之和", "sum of its parts")


@lru_cache(maxsize=512)
def formula_of(formula: str, names: tuple[Words, ...], ends: Words = EXACTLY) -> Words:
    """A formula in words: {0} × {1} with the names of the figures put in, which are the same on every row."""
    zh = formula.format(*(name.zh for name in names)) + ends.zh
    return Words(zh, formula.format(*(name.en for name in names)) + ends.en)


class Line:
    """The figures of one row, with their keys: traffic.rows.直通车.uv."""

    def __init__(self, book: Book, row: TrafficPart, path: tuple[str | int, ...]) -> None:
        self._book = book
        self._channel = row.channel
        self.path = path

    @property
    def place(self) -> int:
        """The row's position in the plan."""
        return self._book.campaign.document.position(*self.path)

    def _key(self, what: str) -> str:
        return f"traffic.rows.{self._channel}.{what}"

    def none(self, what: str, name: Words, unit: Unit) -> Figure:
        return Figure(self._key(what), name, unit, None)

    def given(self, what: str, name: Words, unit: Unit, value: Decimal | int | None, *path: str | int) -> Figure:
        if value is None:
            return self.none(what, name, unit)
        return self._book.given(self._key(what), name, unit, value, *self.path, *path) or self.none(what, name, unit)

    def worked(
        self,
        what: str,
        name: Words,
        unit: Unit,
        formula: str,
        work_out: Callable[..., Decimal],
        *of: Figure,
        ends: Words = EXACTLY,
    ) -> Figure:
        """A figure of others; {0} in the formula is the first of them by its name."""
        words = formula_of(formula, tuple([figure.name for figure in of]), ends)
        return worked(self._key(what), name, unit, words, work_out, *of)

    def sum(self, what: str, name: Words, unit: Unit, of: Sequence[Figure], every: bool = False) -> Figure:
        """The parts' sum; of those that are known, or only if all are."""
        return worked(self._key(what), name, unit, SUM_OF_PARTS, total, *of, needs_all=every)
