"""A product's category has no row in the price system.

Then neither its range nor its share covers the product; mostly the two call one category by two names.

wrong:
    products:
      rows: [{sku: A, category: Sofa, price: 1999, plan_units: 10}]
    prices:
      rows: [{category: Sofas, range: 1999..5999}]

right:
    products:
      rows: [{sku: A, category: Sofas, price: 1999, plan_units: 10}]
    prices:
      rows: [{category: Sofas, range: 1999..5999}]
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words

SEVERITY = Severity.WARNING
ZH = """货品的品类在价格体系里没有一行。

定价范围和占比就都管不到它；多半是同一个品类两处叫法不一样。
"""
SAYS = {
    "": Words(
        "「{name}」的品类「{category}」不在价格体系里",
        "the category '{category}' of '{name}' is not in the price system",
    )
}
HINTS = {"": Words("价格体系里有：{known}", "the price system has: {known}")}
MOST_LISTED = 30


def check(campaign: Campaign) -> Iterator[Told]:
    plan = campaign.plan
    if (
        plan.products is None
        or plan.prices is None
        or not plan.prices.rows
        or campaign.document.root["prices"]["rows"].gone
    ):
        return
    known = list(dict.fromkeys(row.category for row in plan.prices.rows))
    names = set(known)
    for place, row in enumerate(plan.products.rows):
        if row.category and row.category not in names:
            values = {"name": row.name or row.sku, "category": row.category, "known": known[:MOST_LISTED]}
            yield Told(campaign.document.position("products", "rows", place, "category"), values)
