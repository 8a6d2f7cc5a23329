"""A tier states how many products it has, and the rows have another number.

wrong:
    products:
      tiers: [{id: hero, skus: 3, rule: The deepest stock}]
      rows: [{sku: A, tier: hero, price: 100, plan_units: 10}]

right:
    products:
      tiers: [{id: hero, skus: 1, rule: The deepest stock}]
      rows: [{sku: A, tier: hero, price: 100, plan_units: 10}]
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.numbers.book import book_of

SEVERITY = Severity.WARNING
ZH = """货品档写的 SKU 数和 rows 里列的不一样。

少列的款没人备货，多列的没人选过。
"""
SAYS = {
    "": Words(
        "「{name}」写 {stated} 个 SKU，rows 里列了 {counted} 个",
        "'{name}' states {stated} SKUs; the rows have {counted}",
    )
}
HINTS = {"": Words("skus: {counted}，或补上缺的行", "skus: {counted}, or the rows that are missing")}


def check(campaign: Campaign) -> Iterator[Told]:
    if campaign.plan.products is None or not campaign.plan.products.rows:
        return
    products = book_of(campaign).products
    assert products is not None
    for tier in products.tiers:
        if tier.skus is not None and tier.counted.value is not None and tier.skus.value != tier.counted.value:
            values = {"name": tier.tier.name or tier.tier.id, "stated": tier.skus, "counted": tier.counted}
            yield Told(campaign.document.position("products", "tiers", tier.place, "skus"), values)
