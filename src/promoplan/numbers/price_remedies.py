"""What keeps the lowest price of a product from falling below a limit: a discount that goes alone, another price."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_CEILING, Decimal

from promoplan.numbers.discounts import Discount, Stacks, TooManyStacks, lowest, stacks_of
from promoplan.numbers.figure import EXACT

BY_WHAT_IS_MISSING = 20  # times that a price is raised by that, and as often by its share of the limit
MOST_TRIED = 100_000  # prices worked out for one plan


class Remedies:
    """Looks for remedies until it has cost too much: a plan may have thousands of products that sell at a loss."""

    def __init__(self, discounts: Sequence[Discount]) -> None:
        self._discounts = discounts
        self._left = MOST_TRIED

    def alone(self, sku: str, price: Decimal, limit: Decimal, used: Sequence[str]) -> str:
        """The discount, of those used, that has to be exclusive so that no stack falls below the limit; "" if none."""
        own = self._of(sku)
        for id_ in used:
            changed = [replace(one, exclusive=True) if one.id == id_ else one for one in own]
            if self._holds(price, limit, changed):
                return id_
        return ""

    def price(self, sku: str, limit: Decimal) -> Decimal | None:
        """A whole price from which every stack leaves at least the limit; None where none is found."""
        try:
            stacks = stacks_of(self._of(sku))
        except TooManyStacks:
            return None
        price = limit.to_integral_value(ROUND_CEILING, EXACT)
        for time in range(2 * BY_WHAT_IS_MISSING):
            least = self._least(price, stacks)
            if least is None:
                return None
            if least >= limit:
                return price
            raised = EXACT.add(price, EXACT.subtract(limit, least))
            if time >= BY_WHAT_IS_MISSING and least:
                raised = EXACT.divide(EXACT.multiply(price, limit), least)
            price = raised.to_integral_value(ROUND_CEILING, EXACT)
        return None

    def _of(self, sku: str) -> list[Discount]:
        return [one for one in self._discounts if one.only is None or sku in one.only]

    def _holds(self, price: Decimal, limit: Decimal, discounts: Sequence[Discount]) -> bool:
        try:
            least = self._least(price, stacks_of(discounts))
        except TooManyStacks:
            return False
        return least is not None and least >= limit

    def _least(self, price: Decimal, stacks: Stacks) -> Decimal | None:
        """The least one can pay, alone or in a filled cart; None once too much has been tried."""
        self._left -= 2 * len(stacks.steps) + 1
        if self._left < 0:
            return None
        return min(lowest(price, stacks, filled)[0] for filled in (False, True))
