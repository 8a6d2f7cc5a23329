"""One number of a campaign: its exact value, and the formula, the values put in and the places it came from."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from decimal import (
    ROUND_CEILING,
    ROUND_FLOOR,
    ROUND_HALF_UP,
    Context,
    Decimal,
    DivisionByZero,
    InvalidOperation,
    Overflow,
)  # fmt: skip
from functools import wraps
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

from promoplan.finding import Language, Words

if TYPE_CHECKING:
    from promoplan.amount import RelationKind, Term

# money: the plan's currency; rate: a fraction shown with %; ratio: 2.5 of something to something; count: whole things;
# number: anything else (scores, pages a visitor); days, seconds
Unit = Literal["money", "rate", "ratio", "count", "number", "days", "seconds"]
EXACT = Context(prec=50, traps=[InvalidOperation, DivisionByZero, Overflow])
NEARLY = Context(prec=40)
ROUNDING = Decimal("0.001")  # figures are written rounded: two that say the same may differ by this share of the larger
PLACES: dict[Unit, int] = {"money": 2, "rate": 4, "ratio": 2, "count": 0, "number": 2, "days": 0, "seconds": 0}
# What cannot be said exactly (1 ÷ 3) is kept to this many places in JSON, so that two runs on any machine agree.
JSON_PLACES = 10
NO_FIGURE = Words("—", "—")


class Work(NamedTuple):
    """What a figure was worked out by, and of which figures. `of` has no figure whose value was rounded too early."""

    out: Callable[..., Decimal]
    of: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its name and key (`traffic.gap_uv`), its unit, and how it came about.

    A given one has no formula but the place where it is written (`position`) and the text there (`written`); a worked
    one has the formula in words, the figures put in and how they were (`work`). Without a value something it needs is
    not given.
    """

    key: str
    name: Words
    unit: Unit
    value: Decimal | None
    formula: Words | None = None
    of: tuple[Figure, ...] = ()
    position: int | None = None
    written: str = ""
    work: Work | None = field(default=None, compare=False, repr=False)

    @property
    def given(self) -> bool:
        return self.position is not None

    @property
    def identity(self) -> Hashable:
        """Equal for what is written at one place of a plan, and for the figure itself."""
        return id(self) if self.position is None else (self.key, self.position)

    @property
    def places(self) -> int:
        """The decimals it is shown with at most; of the percentage, for a rate."""
        return PLACES[self.unit] - 2 if self.unit == "rate" else PLACES[self.unit]

    def relation(self) -> Term | None:
        """How it follows from others: the operations below done on the figures instead of on their values."""
        if self.work is None:
            return None if self.of else self.value
        try:
            return cast("Term", self.work.out(*(figure for figure in self.work.of if figure.value is not None)))
        except (TypeError, AttributeError):
            return None  # it looks at the values: a search, a comparison, a root

    def say(self, language: Language) -> str:
        """The value as people read it: 4,680,000, 3%, 2.5; a dash where there is none."""
        return NO_FIGURE.say(language) if self.value is None else shown(self.value, self.unit)

    def as_json(self) -> str | None:
        """The value as a decimal string, exact to JSON_PLACES; None where there is none."""
        return None if self.value is None else plain(rounded(self.value, JSON_PLACES))


def worked(
    key: str,
    name: Words,
    unit: Unit,
    formula: Words,
    work_out: Callable[..., Decimal],
    *of: Figure | None,
    needs_all: bool = True,
) -> Figure:
    """A figure worked out of others by a formula; without a value where one of them has none, or nothing can divide.

    With `needs_all` False those without a value are left out (sums of what is known).
    """
    put_in = tuple(figure for figure in of if figure is not None)
    values = [figure.value for figure in put_in if figure.value is not None]
    value = None
    if len(values) == len(of) or (not needs_all and values):
        try:
            value = EXACT.create_decimal(work_out(*values))
        except (InvalidOperation, DivisionByZero, Overflow):
            value = None
    return Figure(key, name, unit, value, formula, put_in, work=Work(work_out, put_in))


def same(figure: Figure) -> Work:
    """What gives the same figure under another name."""
    return Work(total, (figure,))


def operation(work: Callable[..., Decimal]) -> Callable[..., Decimal]:
    """An exact operation, which can be done on figures as well: then what it gives is their relation."""

    @wraps(work)
    def done(*values: Decimal) -> Decimal:
        try:
            return work(*values)
        except TypeError:
            if all(isinstance(value, Decimal) for value in values):
                raise
            return _relation(cast("RelationKind", work.__name__), values)

    return done


def _relation(kind: RelationKind, terms: tuple[object, ...]) -> Decimal:
    from promoplan.amount import Relation  # noqa: PLC0415 - only what prints numbers asks for it

    if not all(isinstance(term, (Decimal, Figure, Relation)) for term in terms):
        raise TypeError(kind)
    return cast("Decimal", Relation(kind, cast("tuple[Term, ...]", terms)))


@operation
def product(*values: Decimal) -> Decimal:
    """Values multiplied."""
    result = Decimal(1)
    for value in values:
        result = EXACT.multiply(result, value)
    return result


@operation
def quotient(dividend: Decimal, *divisors: Decimal) -> Decimal:
    """A value divided by the product of others."""
    return EXACT.divide(dividend, product(*divisors))


@operation
def total(*values: Decimal) -> Decimal:
    result = Decimal(0)
    for value in values:
        result = EXACT.add(result, value)
    return result


@operation
def difference(first: Decimal, *others: Decimal) -> Decimal:
    return EXACT.subtract(first, total(*others))


@operation
def beside(*values: Decimal) -> Decimal:
    """The total of the first half of some values, whose fellows in the second half are known."""
    result = Decimal(0)
    for value in values[: len(values) // 2]:
        result = EXACT.add(result, value)
    return result


@operation
def largest(*values: Decimal) -> Decimal:
    result = values[0]
    for value in values[1:]:
        result = EXACT.max(result, value)
    return result


@operation
def up(value: Decimal) -> Decimal:
    """The next whole number: people, visitors, parcels are whole, and too few of them is the worse mistake.

    What is whole but for the last digits of a division that does not come out is whole.
    """
    return NEARLY.plus(value).to_integral_value(ROUND_CEILING, NEARLY)


@operation
def down(value: Decimal) -> Decimal:
    """The whole number before it."""
    return NEARLY.plus(value).to_integral_value(ROUND_FLOOR, NEARLY)


def rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, EXACT)


def plain(value: Decimal) -> str:
    """A value in digits, without the zeros that end it and without an exponent."""
    text = f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def shown(value: Decimal, unit: Unit) -> str:
    """A value as people read it, rounded half up: money to cents, rates to a hundredth of a percent, counts to one."""
    if unit == "rate":
        return f"{plain(rounded(value * 100, PLACES[unit] - 2))}%"
    text = plain(rounded(value, PLACES[unit]))
    whole, point, rest = text.partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    return f"{sign}{int(digits):,}{point}{rest}"


def distributed(whole: Decimal, shares: Sequence[Decimal], places: int = 0) -> list[Decimal]:
    """A total split by shares into rounded parts that still sum to it (largest remainders); shares need not be 100%."""
    weight = total(*shares)
    if not shares or weight == 0:
        return [Decimal(0)] * len(shares)
    step = Decimal(1).scaleb(-places)
    exact = [EXACT.divide(EXACT.multiply(whole, share), weight) for share in shares]
    parts = [value.quantize(step, "ROUND_FLOOR", EXACT) for value in exact]
    left = int(EXACT.divide(whole.quantize(step, ROUND_HALF_UP, EXACT) - total(*parts), step))
    order = sorted(range(len(shares)), key=lambda place: (parts[place] - exact[place], place))
    for place in order[:left]:
        parts[place] += step
    return parts


def roots(figure: Figure) -> tuple[Figure, ...]:
    """The figures of the plan that one was worked out of, each once, in the order of the text."""
    found: dict[int, Figure] = {}
    waiting, seen = [figure], {id(figure)}
    for one in waiting:
        if one.position is not None:
            found[one.position] = one
            continue
        for part in one.of:
            if id(part) not in seen:
                seen.add(id(part))
                waiting.append(part)
    return tuple(found[position] for position in sorted(found))
