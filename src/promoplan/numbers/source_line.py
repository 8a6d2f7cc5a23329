"""The figures of one row of the traffic plan, with their keys and where they stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from promoplan.finding import Words
from promoplan.numbers.book import Book
from promoplan.numbers.figure import Figure, Unit, total, worked
from promoplan.numbers.funnel import EXACTLY
from promoplan.plan.traffic import TrafficPart

SUM_OF_PARTS = Words("各细分之和", "sum of its parts")


class Line:
    """The figures of one row, with their keys: traffic.rows.直通车.uv."""

    def __init__(self, book: Book, row: TrafficPart, path: tuple[str | int, ...]) -> None:
        self._book = book
        self._channel = row.channel
        self.path = path

    def _key(self, what: str) -> str:
        return f"traffic.rows.{self._channel}.{what}"

    def none(self, what: str, name: Words, unit: Unit) -> Figure:
        return Figure(self._key(what), name, unit, None)

    def given(self, what: str, name: Words, unit: Unit, value: Decimal | int | None, *path: str | int) -> Figure:
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
        zh = formula.format(*(figure.name.zh for figure in of)) + ends.zh
        en = formula.format(*(figure.name.en for figure in of)) + ends.en
        return worked(self._key(what), name, unit, Words(zh, en), work_out, *of)

    def sum(self, what: str, name: Words, unit: Unit, of: Sequence[Figure], every: bool = False) -> Figure:
        """The parts' sum; of those that are known, or only if all are."""
        return worked(self._key(what), name, unit, SUM_OF_PARTS, total, *of, needs_all=every)
