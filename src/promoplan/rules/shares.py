"""The shares that a plan states and what its products come to: of the tiers, of the columns of the price system."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from promoplan.campaign import Campaign
from promoplan.numbers.book import book_of
from promoplan.numbers.figure import Figure, distributed, quotient, total
from promoplan.numbers.unknown import is_whole

if TYPE_CHECKING:
    from promoplan.numbers.sections.prices import Prices
    from promoplan.numbers.sections.products import Products

TIERS = "share"  # the key of the tiers' shares; a column of the price system is called as its key


class Stated(NamedTuple):
    """One share as it is written, None where it is not, and what the products come to for it."""

    name: str
    share: Figure | None
    part: Decimal

    @property
    def places(self) -> int:
        """Decimals that are written of the percentage."""
        return len(self.share.written.strip().rstrip("%％ ").partition(".")[2]) if self.share else 0


class Shares(NamedTuple):
    """The shares that make up one whole: `key` is the key they stand under, `whole` what their parts sum to."""

    key: str
    unit: str  # of the parts: money or count
    stated: Sequence[Stated]
    whole: Decimal

    def holds(self, one: Stated, share: Decimal) -> bool:
        """Whether a share, as a fraction, is what the products come to, to its last written digit."""
        return abs(share - quotient(one.part, self.whole)) * 100 < Decimal(1).scaleb(-one.places)

    def corrected(self) -> dict[int, Decimal]:
        """The shares that do not hold, by their place, as percentages that do.

        Where they can, they make up the whole with those that hold; else they are what the products come to.
        """
        wrong = {
            place: one
            for place, one in enumerate(self.stated)
            if one.share is not None and one.share.value is not None and one.share.position is not None
            if not self.holds(one, one.share.value)
        }
        if not wrong:
            return {}
        kept = total(*(_percent(one) for place, one in enumerate(self.stated) if place not in wrong))
        digits = max(1, *(one.places for one in self.stated))
        parts = distributed(100 - kept, [one.part for one in wrong.values()], digits)
        filling = dict(zip(wrong, parts, strict=True))
        if all(self.holds(self.stated[place], percent / 100) for place, percent in filling.items()):
            return filling
        amounts = [one.part for one in self.stated]
        by_digits = {
            digits: distributed(Decimal(100), amounts, digits)
            for digits in {max(one.places, 1) for one in wrong.values()}
        }
        return {place: by_digits[max(one.places, 1)][place] for place, one in wrong.items()}

    def room_for(self, missing: Decimal) -> int | None:
        """The place of the last share that still holds with what the whole lacks; None where there is none."""
        for place in range(len(self.stated) - 1, -1, -1):
            one = self.stated[place]
            if one.share is not None and one.share.value is not None and self.holds(one, one.share.value + missing):
                return place
        return None

    def whole_once_corrected(self) -> bool:
        """Whether nothing but shares that do not hold keeps them from making up the whole."""
        instead = self.corrected()
        if not instead:
            return False
        return total(*(instead.get(place, _percent(one)) for place, one in enumerate(self.stated))) == 100


def stated_shares(campaign: Campaign) -> Iterator[Shares]:
    """All shares that can be held against the products of a plan; none where something of those is not known."""
    book = book_of(campaign)
    products, prices = book.products, book.prices
    if products is None or products.plan_gmv.value is None:
        return
    if all(row.product.tier for row in products.rows):
        tiers = [
            Stated(tier.tier.name or tier.tier.id, tier.share, tier.plan_gmv.value or Decimal(0))
            for tier in products.tiers
        ]
        yield from _of(TIERS, "money", tiers)
    if prices is not None and prices.rows and is_whole(campaign.document, "prices", "rows"):
        yield from _columns(products, prices)


def _columns(products: Products, prices: Prices) -> Iterator[Shares]:
    named = {row.category for row in prices.rows}
    if any(row.product.category not in named for row in products.rows):
        return
    measures: dict[str, tuple[str, dict[int, Decimal | None]]] = {
        "category_share": ("money", {row.place: row.plan_gmv.value for row in products.rows}),
        "goods_share": ("count", {row.place: Decimal(1) for row in products.rows}),
        "stock_share": ("count", {row.place: row.available.value for row in products.rows}),
    }
    for key, (unit, values) in measures.items():
        if any(value is None for value in values.values()):
            continue
        sums: dict[str | None, Decimal] = {}
        for row in products.rows:
            category = row.product.category
            sums[category] = total(sums.get(category, Decimal(0)), values[row.place] or Decimal(0))
        column = [
            Stated(row.category, shares[key], sums.get(row.category, Decimal(0)))
            for row, shares in zip(prices.rows, prices.shares, strict=True)
        ]
        yield from _of(key, unit, column)


def _of(key: str, unit: str, stated: Sequence[Stated]) -> Iterator[Shares]:
    if whole := total(*(one.part for one in stated)):
        yield Shares(key, unit, stated, whole)


def _percent(one: Stated) -> Decimal:
    return (one.share.value or Decimal(0)) * 100 if one.share is not None else Decimal(0)
