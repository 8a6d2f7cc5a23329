"""A product is in no tier, although the products are split into tiers.

Then no tier's share, rule or SKU count covers it, and the shares do not add up to what is sold.

wrong:
    products:
      tiers: [{id: hero, rule: The deepest stock}]
      rows:
        - {sku: A, tier: hero, price: 100, plan_units: 10}
        - {sku: B, price: 20, plan_units: 10, leads_to: A}

right:
    products:
      tiers: [{id: hero, rule: The deepest stock}]
      rows:
        - {sku: A, tier: hero, price: 100, plan_units: 10}
        - {sku: B, tier: hero, price: 20, plan_units: 10}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words

SEVERITY = Severity.WARNING
ZH = """货品分了档，这一款却没归档。

哪一档的占比、要求和 SKU 数都不含它，各档加起来就不是全部的货。
"""
SAYS = {"": Words("「{name}」没有归到哪一档", "'{name}' is in no tier")}
HINTS = {"": Words("tier: {known} 里的一个", "tier: one of {known}")}


def check(campaign: Campaign) -> Iterator[Told]:
    products = campaign.plan.products
    if products is None or not products.tiers:
        return
    known = [tier.id for tier in products.tiers]
    for place, row in enumerate(products.rows):
        if row.tier is None and campaign.document.root["products"]["rows"][place].get("tier") is None:
            yield Told(
                campaign.document.position("products", "rows", place), {"name": row.name or row.sku, "known": known}
            )
