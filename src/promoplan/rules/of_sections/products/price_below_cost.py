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

from collections.abc import Iterator
from typing import TYPE_CHECKING

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.numbers.book import book_of
from promoplan.numbers.figure import shown
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
    "alone-one": _ALONE,
    "filled": Words(
        "「{name}」{from} 凑单用 {with}，摊下来付 {paid}，低于{limit}",
        "'{name}': {from} in a filled cart with {with} comes to {paid}, below the {limit}",
    ),
}
HINTS = {
    "": Words("price: {least} 起", "price: {least} or more"),
    "alone-one": Words("少减 {gap}", "{gap} less off"),
    "alone": Words("给其中一个写 exclusive: yes，或少减 {gap}", "exclusive: yes on one of them, or {gap} less off"),
    "filled": Words(
        "给其中一个写 exclusive: yes，或认了就写 allow", "exclusive: yes on one of them; or allow, if it is meant"
    ),
}


def check(campaign: Campaign) -> Iterator[Told]:
    if campaign.plan.products is None:
        return
    products, prices = book_of(campaign).products, book_of(campaign).prices
    assert products is not None
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
            values = {
                "name": row.product.name or row.product.sku,
                "from": row.price,
                "with": list(used),
                "paid": paid,
                "limit": stated(campaign, limit),
                "least": limit.written,
                "gap": shown(limit.value - paid.value, "money"),
            }
            weight = Severity.WARNING if variant == "filled" else Severity.ERROR
            words = "alone-one" if variant == "alone" and len(used) == 1 else variant
            yield Told(campaign.document.position("products", "rows", row.place, "price"), values, words, weight)
            break
