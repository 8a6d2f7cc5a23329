"""What several figures come to together."""

from __future__ import annotations

from collections.abc import Iterable

from promoplan.finding import Words
from promoplan.numbers.figure import Figure, Unit, total, worked


def summed(key: str, name: Words, unit: Unit, formula: Words, figures: Iterable[Figure]) -> Figure:
    """The sum of the figures that have a value; without a value where none has."""
    put_in = tuple(figures)
    if all(figure.value is None for figure in put_in):
        return Figure(key, name, unit, None, formula, put_in)
    return worked(key, name, unit, formula, total, *put_in, needs_all=False)
