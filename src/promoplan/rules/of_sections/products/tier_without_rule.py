"""A tier has no rule.

A tier is a decision: what its products are for, how they are chosen, priced and stocked. Without a rule written down
everybody fills it with what they would like to sell.

wrong:
    products:
      tiers: [{id: hero, share: 100%}]
      rows: [{sku: A, tier: hero, price: 100, plan_units: 10}]

right:
    products:
      tiers: [{id: hero, share: 100%, rule: The deepest stock and the first screen}]
      rows: [{sku: A, tier: hero, price: 100, plan_units: 10}]
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words

SEVERITY = Severity.WARNING
ZH = """货品档没写要求。

分档是个决定：这一档的货拿来做什么、怎么选、怎么定价、备多深。不写下来，各人会往里放自己想卖的货。
"""
SAYS = {"": Words("「{name}」这一档没有要求", "the tier '{name}' has no rule")}
HINTS = {"": Words("rule: 这一档的货怎么选、备多深", "rule: how its products are chosen and stocked")}


def check(campaign: Campaign) -> Iterator[Told]:
    products = campaign.plan.products
    for place, tier in enumerate(products.tiers if products else ()):
        written = campaign.document.root["products"]["tiers"][place].get("rule")
        if tier.rule is None and written is None:
            yield Told(campaign.document.position("products", "tiers", place), {"name": tier.name or tier.id})
