"""A tier has no products.

It has a share of the sales, and nothing to reach it with.

wrong:
    products:
      tiers:
        - {id: hero, rule: The deepest stock}
        - {id: traffic, rule: Brings people in}
      rows: [{sku: A, tier: hero, price: 100, plan_units: 10}]

right:
    products:
      tiers:
        - {id: hero, rule: The deepest stock}
        - {id: traffic, rule: Brings people in}
      rows:
        - {sku: A, tier: hero, price: 100, plan_units: 10}
        - {sku: B, tier: traffic, price: 20, plan_units: 10, leads_to: A}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words

SEVERITY = Severity.WARNING
ZH = """货品档里没有货。

分了占比，却没有一款货去做。
"""
SAYS = {"": Words("「{name}」这一档没有货品", "the tier '{name}' has no products")}
HINTS = {"": Words("在 rows 里写 tier: {id}，或去掉这一档", "rows with tier: {id}, or no such tier")}


def check(campaign: Campaign) -> Iterator[Told]:
    products = campaign.plan.products
    if products is None or not products.rows or campaign.document.root["products"]["rows"].gone:
        return
    used = {row.tier for row in products.rows}
    for place, tier in enumerate(products.tiers):
        if tier.id and tier.id not in used:
            values = {"name": tier.name or tier.id, "id": tier.id}
            yield Told(campaign.document.position("products", "tiers", place), values)
