"""What is paid for a product, all discounts taken, is below its cost or floor price.

Each discount looks harmless; together they sell at a loss. The lowest legal stack of discounts is worked out for each
product, in this order: single item, member, bundle, spend and save (满减), coupon. Bought alone, below cost is an
error. In a cart filled up until thresholds are just met each piece gets its share of what comes off: below cost only
there is a warning. 6折 pays 60%.

wrong:
    products:
      rows: [{sku: A, price: 300, cost: 200, plan_units: 10}]
    prices:
      discounts:
        - {id: full-cut, kind: spend_save, every: 300, off: 60}
        - {id: coupon, kind: coupon, threshold: 200, off: 50}

right:
    products:
      rows: [{sku: A, price: 300, cost: 200, plan_units: 10}]
    prices:
      discounts:
        - {id: full-cut, kind: spend_save, every: 300, off: 60, exclusive: yes}
        - {id: coupon, kind: coupon, threshold: 200, off: 50}
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.numbers.book import book_of
from promoplan.numbers.discounts import Discount, TooManyStacks
from promoplan.numbers.figure import shown
from promoplan.numbers.price_remedies import Remedies
from promoplan.rules.figures import stated

if TYPE_CHECKING:
    from promoplan.numbers.figure import Figure

SEVERITY = Severity.ERROR
ZH = """优惠叠完，付的钱低于成本或底价。

每个优惠单看都不多，叠在一起就亏。每款货都算最低的合法叠法，依次是：单品折扣、会员、搭配、满减、优惠券。单买就低于成本是错误；
凑单凑到刚好够门槛、按件摊下来才低于成本，是提醒。6折是付 60%。
"""
_ALONE = Words(
    "「{name}」{from} 依次用 {with} 后付 {paid}，低于{limit}",
    "'{name}': {from} with {with} is {paid}, below the {limit}",
)
SAYS = {
    "": Words("「{name}」售价 {from}，低于{limit}", "'{name}': the price {from} is below the {limit}"),
    "alone": _ALONE,
    "filled": Words(
        "「{name}」{from} 凑单用 {with}，摊下来付 {paid}，低于{limit}",
        "'{name}': {from} in a filled cart with {with} comes to {paid}, below the {limit}",
    ),
}
_EXCLUSIVE = Words("「{one}」写 exclusive: yes", "exclusive: yes on '{one}'")
_PRICE = Words("写 price: {least}", "price: {least}")
_LESS = Words("少减 {gap}", "{gap} less off")
_ALLOW = Words("认了就写 allow: {{price-below-cost: 原因}}", "allow: {{price-below-cost: reason}}, if it is meant")
HINTS = dict.fromkeys(SAYS, Words("{ways}", "{ways}"))


def check(campaign: Campaign) -> Iterator[Told]:
    if campaign.plan.products is None:
        return
    products, prices = book_of(campaign).products, book_of(campaign).prices
    assert products is not None
    remedies: Remedies | None = None
    for row in products.rows:
        limits = [one for one in (row.cost, row.floor_price) if one is not None and one.value is not None]
        if row.price is None or row.price.value is None or not limits:
            continue
        limit = max(limits, key=lambda one: one.value or 0)
        found = prices.lowest.get(row.product.sku) if prices is not None else None
        tries: list[tuple[str, Figure, tuple[str, ...]]] = [("", row.price, ())]
        if found is not None and found.row is row:
            tries += [("alone", found.alone, found.alone_with), ("filled", found.filled, found.filled_with)]
        for variant, paid, used in tries:
            if paid.value is None or limit.value is None or paid.value >= limit.value:
                continue
            remedies = remedies or Remedies(_discounts(campaign))
            ways = list(_ways(remedies, row.product.sku, row.price.value, limit.value, used))
            if not ways:
                ways = [_filled(_LESS, gap=shown(limit.value - paid.value, "money"))]
            if variant == "filled":
                ways.append(_filled(_ALLOW))
            values = {
                "name": row.product.name or row.product.sku,
                "from": row.price,
                "with": list(used),
                "paid": paid,
                "limit": stated(campaign, limit),
                "ways": Words("；或".join(way.zh for way in ways), "; or ".join(way.en for way in ways)),
            }
            weight = Severity.WARNING if variant == "filled" else Severity.ERROR
            yield Told(campaign.document.position("products", "rows", row.place, "price"), values, variant, weight)
            break


def _discounts(campaign: Campaign) -> Sequence[Discount]:
    book = book_of(campaign)
    if book.prices is None or book.products is None:
        return ()
    from promoplan.numbers.sections.prices import discounts_of  # noqa: PLC0415 - only plans with discounts load them

    try:
        return discounts_of(book, book.products)
    except TooManyStacks:
        return ()


def _ways(remedies: Remedies, sku: str, price: Decimal, limit: Decimal, used: Sequence[str]) -> Iterator[Words]:
    """What can be typed so that no stack of discounts leaves less than the limit."""
    if len(used) > 1 and (one := remedies.alone(sku, price, limit, used)):
        yield _filled(_EXCLUSIVE, one=one)
    least = remedies.price(sku, limit)
    if least is not None:
        yield _filled(_PRICE, least=f"{least:f}")


def _filled(words: Words, **values: str) -> Words:
    return Words(words.zh.format(**values), words.en.format(**values))
