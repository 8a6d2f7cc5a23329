"""What several figures come to together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from promoplan.finding import Words
from promoplan.numbers.figure import Figure, Unit, Work, down, total, up, worked

SPLIT = Words("，取整到合计为止", ", whole, so that all add up")


def summed(key: str, name: Words, unit: Unit, formula: Words, figures: Iterable[Figure]) -> Figure:
    """The sum of the figures that have a value; without a value where none has."""
    put_in = tuple(figures)
    if all(figure.value is None for figure in put_in):
        return Figure(key, name, unit, None, formula, put_in)
    return worked(key, name, unit, formula, total, *put_in, needs_all=False)


def whole(figures: Sequence[Figure]) -> list[Figure]:
    """Counts of people made whole, each up or down, so that what they show adds up to their sum, rounded up once.

    Those with the largest remainders are rounded up. Those without a value stay as they are.
    """
    known = [figure.value for figure in figures if figure.value is not None]
    rounded = [down(value) for value in known]
    missing = int(up(total(*known)) - total(*rounded))
    for place in sorted(range(len(known)), key=lambda place: (rounded[place] - known[place], place))[:missing]:
        rounded[place] = up(known[place])
    parts = iter(rounded)
    return [figure if figure.value is None else _of_whole(figure, next(parts)) for figure in figures]


def _of_whole(figure: Figure, value: Decimal) -> Figure:
    formula = figure.formula and Words(figure.formula.zh + SPLIT.zh, figure.formula.en + SPLIT.en)
    return replace(figure, value=value, formula=formula, work=_rounding(figure, value))


def _rounding(figure: Figure, to: Decimal) -> Work | None:
    """How an exact count becomes the whole one beside it."""
    if figure.work is None or figure.value is None or figure.value == to:
        return figure.work
    exact, way = figure.work.out, up if to > figure.value else down
    return figure.work._replace(out=lambda *values: way(exact(*values)))


def whole_total(*values: Decimal) -> Decimal:
    """The sum of counts of people, rounded up once."""
    return up(total(*values))
