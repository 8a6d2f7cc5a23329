"""So many discounts may be used together that not all stacks of them can be tried.

The lowest prices are then only worked out for some products, or for none. Discounts that are never used together have
to say so.

wrong:
    products:
      rows: [{sku: A, price: 300, cost: 100, plan_units: 10}]
    prices:
      discounts:
        - {id: c01, kind: coupon, off: 1, threshold: 50, stacks_with: &all [c01, c02, c03, c04, c05, c06, c07, c08, c09,
            c10, c11]}
        - {id: c02, kind: coupon, off: 2, threshold: 50, stacks_with: *all}
        - {id: c03, kind: coupon, off: 3, threshold: 50, stacks_with: *all}
        - {id: c04, kind: coupon, off: 4, threshold: 50, stacks_with: *all}
        - {id: c05, kind: coupon, off: 5, threshold: 50, stacks_with: *all}
        - {id: c06, kind: coupon, off: 6, threshold: 50, stacks_with: *all}
        - {id: c07, kind: coupon, off: 7, threshold: 50, stacks_with: *all}
        - {id: c08, kind: coupon, off: 8, threshold: 50, stacks_with: *all}
        - {id: c09, kind: coupon, off: 9, threshold: 50, stacks_with: *all}
        - {id: c10, kind: coupon, off: 10, threshold: 50, stacks_with: *all}
        - {id: c11, kind: coupon, off: 11, threshold: 50, stacks_with: *all}

right:
    products:
      rows: [{sku: A, price: 300, cost: 100, plan_units: 10}]
    prices:
      discounts:
        - {id: c01, kind: coupon, off: 1, threshold: 50}
        - {id: c02, kind: coupon, off: 2, threshold: 50}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.numbers.book import book_of

SEVERITY = Severity.WARNING
ZH = """能叠在一起的优惠太多，试不完。

最低到手价只算了一部分，或一个也没算。不会一起用的优惠要写明。
"""
SAYS = {"": Words("优惠能叠的方式太多，最低到手价没有算全", "the discounts stack in too many ways to try them all")}
HINTS = {
    "": Words(
        "不能一起用的写 exclusive: yes 或 stacks_with", "exclusive: yes or stacks_with where they are not used together"
    )
}


def check(campaign: Campaign) -> Iterator[Told]:
    if campaign.plan.prices is None or not campaign.plan.prices.discounts:
        return
    prices = book_of(campaign).prices
    if prices is not None and prices.untried:
        yield Told(campaign.document.position("prices", "discounts", of_key=True), {})
