"""From visitors to sales: seven figures that hang together, worked out of any of them that suffice.

UV value = conversion rate × order value; GMV = visitors × UV value = buyers × order value; buyers = visitors ×
conversion rate; orders = buyers × orders per buyer. All is reckoned in fractions, so that it does not matter which were
given; visitors, buyers and orders are rounded up once, where they are shown, never on the way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import NamedTuple

from promoplan.finding import Words
from promoplan.numbers.figure import EXACT, ROUNDING, Figure, Unit, Work, quotient, roots, up
from promoplan.numbers.figure import product as product_of

# what is the product of the other two
RELATIONS = (
    ("uv_value", "conversion_rate", "avg_order_value"),
    ("gmv", "uv", "uv_value"),
    ("buyers", "uv", "conversion_rate"),
    ("gmv", "buyers", "avg_order_value"),
    ("orders", "buyers", "orders_per_buyer"),
)
TOLERANCE = Fraction(ROUNDING)
UP = Words("，向上取整", ", rounded up")  # how a formula ends
EXACTLY = Words("", "")


class Named(NamedTuple):
    """What a figure of the funnel is called, and its key."""

    key: str
    name: Words
    unit: Unit


class Clash(NamedTuple):
    """A figure that is given, and what it would be by others that are given."""

    given: Figure
    instead: Figure
    others: tuple[Figure, ...]


class Solved(NamedTuple):
    """All figures that can be known, by what they are; those that say something else than the ones before them."""

    figures: dict[str, Figure]
    clashes: list[Clash]


def solve(given: Mapping[str, Figure], names: Mapping[str, Named]) -> Solved:
    """Work out what follows from given figures. Of figures that disagree the first in the mapping counts."""
    values: dict[str, Fraction] = {}
    figures: dict[str, Figure] = {}
    exact: dict[str, Figure] = {}
    clashes: list[Clash] = []
    for what, figure in given.items():
        if figure.value is None:
            continue
        value = Fraction(figure.value)
        if what not in values:
            values[what], figures[what], exact[what] = value, figure, figure
            _follow(values, figures, exact, names)
        elif abs(values[what] - value) <= TOLERANCE * max(values[what], value):
            figures[what] = exact[what] = figure
        else:
            clashes.append(Clash(figure, figures[what], roots(figures[what])))
    return Solved(figures, clashes)


def _follow(
    values: dict[str, Fraction], figures: dict[str, Figure], exact: dict[str, Figure], names: Mapping[str, Named]
) -> None:
    """Add all that follows from what is known; to `exact` as it is before it is made whole."""
    found = True
    while found:
        found = False
        for product, first, second in RELATIONS:
            unknown = [what for what in (product, first, second) if what not in values]
            if len(unknown) != 1:
                continue
            (what,) = unknown
            if what == product:
                value, put_in, sign = values[first] * values[second], (first, second), "×"
            else:
                by = second if what == first else first
                if values[by] == 0:
                    continue
                value, put_in, sign = values[product] / values[by], (product, by), "÷"
            values[what] = value
            work = Work(product_of if sign == "×" else quotient, tuple(exact[one] for one in put_in))
            figures[what] = _worked(names[what], value, sign, [figures[one] for one in put_in], work)
            is_whole = names[what].unit == "count"
            exact[what] = replace(figures[what], value=decimal(value), work=work) if is_whole else figures[what]
            found = True


def _worked(named: Named, value: Fraction, sign: str, of: list[Figure], work: Work) -> Figure:
    rounding = UP if named.unit == "count" else EXACTLY
    first, second = of
    formula = Words(
        f"{first.name.zh} {sign} {second.name.zh}{rounding.zh}", f"{first.name.en} {sign} {second.name.en}{rounding.en}"
    )
    if named.unit != "count":
        return Figure(named.key, named.name, named.unit, decimal(value), formula, (first, second), work=work)
    made_whole = work._replace(out=lambda *values: up(work.out(*values)))
    return Figure(named.key, named.name, named.unit, Decimal(ceil(value)), formula, (first, second), work=made_whole)


def decimal(value: Fraction) -> Decimal:
    return EXACT.divide(Decimal(value.numerator), Decimal(value.denominator))
