"""Discounts that come off one price: which may be used together, in which order, and what is the least one can pay.

Order of application: single item, member, bundle, spend and save (满减), coupon; of one kind in the plan's order. What
is a share of the price (pay 95%) so comes before what is an amount; amounts look at what is still to be paid.

Two discounts may be used together unless one is exclusive, one has a `stacks_with` without the other, or both are of
one kind and neither names the other.

A price is looked at twice. Bought alone: 满 300 减 40 takes nothing from 260. In a filled cart, where others are bought
with it until thresholds are just met, each piece gets its share: 260 × 40 ÷ 300 = 34.67.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from promoplan.numbers.figure import EXACT

ORDER = ("item", "member", "bundle", "spend_save", "coupon")
MOST_STACKS = 2000  # of discounts that may be used together
NOTHING = Decimal(0)


class TooManyStacks(Exception):
    """So many discounts may be used together that they cannot all be tried."""


@dataclass(frozen=True, slots=True)
class Discount:
    """One discount: `pay` is a fraction of the price; else `off` comes off, for every `every`, or from `threshold` on.

    `only` are the products it is for (None: all); `beside` the discounts it may go with (None: any of other kinds).
    """

    id: str
    kind: str
    pay: Decimal | None = None
    off: Decimal | None = None
    every: Decimal | None = None
    threshold: Decimal | None = None
    only: frozenset[str] | None = None
    beside: frozenset[str] | None = None
    exclusive: bool = False
    bundle_price: Decimal | None = None  # of all its products together, where `off` is shared among them


@dataclass(frozen=True, slots=True)
class Stacks:
    """All discounts that may be used together: each stack is an earlier one and a discount more; the first is none."""

    steps: list[tuple[int, Discount]] = field(default_factory=list)

    def ids(self, stack: int) -> tuple[Discount, ...]:
        """The discounts of a stack, in the order in which they come off."""
        found: list[Discount] = []
        while stack:
            stack, discount = self.steps[stack - 1]
            found.append(discount)
        return tuple(reversed(found))


def in_order(discounts: Sequence[Discount]) -> list[Discount]:
    """Discounts in the order in which they come off."""
    return sorted(discounts, key=lambda discount: ORDER.index(discount.kind))


def may_stack(one: Discount, other: Discount) -> bool:
    """Whether two discounts may be used together."""
    if one.exclusive or other.exclusive:
        return False
    if any(
        first.beside is not None and second.id not in first.beside for first, second in ((one, other), (other, one))
    ):
        return False
    named = one.beside is not None or other.beside is not None
    return named or one.kind != other.kind


def stacks_of(discounts: Sequence[Discount]) -> Stacks:
    """All that may be used together, in the order of application."""
    ordered = in_order(discounts)
    made = Stacks()
    members: list[tuple[Discount, ...]] = [()]
    for discount in ordered:
        for stack in range(len(members)):
            if all(may_stack(discount, other) for other in members[stack]):
                made.steps.append((stack, discount))
                members.append((*members[stack], discount))
                if len(members) > MOST_STACKS:
                    raise TooManyStacks
    return made


def paid(price: Decimal, full_price: Decimal, discount: Discount, filled: bool) -> Decimal:
    """What is left to pay of a price after one discount; never less than nothing."""
    if discount.pay is not None:
        counts = filled or discount.threshold is None or price >= discount.threshold
        return EXACT.multiply(price, discount.pay) if counts else price
    off = discount.off or NOTHING
    if discount.bundle_price:
        off = EXACT.divide(EXACT.multiply(off, full_price), discount.bundle_price)
    elif discount.every:
        times = EXACT.divide(price, discount.every) if filled else EXACT.divide_int(price, discount.every)
        off = EXACT.multiply(off, times)
    elif discount.threshold and price < discount.threshold:
        off = EXACT.divide(EXACT.multiply(off, price), discount.threshold) if filled else NOTHING
    return max(EXACT.subtract(price, off), NOTHING)


def lowest(price: Decimal, stacks: Stacks, filled: bool) -> tuple[Decimal, tuple[Discount, ...]]:
    """The least one can pay for one piece, with the discounts that come off; of equal stacks the first."""
    values = [price]
    for stack, discount in stacks.steps:
        values.append(paid(values[stack], price, discount, filled))
    best = min(range(len(values)), key=values.__getitem__)
    return values[best], stacks.ids(best)
