"""A product's price lies outside the range of its category.

The price system says from what to what a category is sold; a price outside of it is a slip, or the range is old.

wrong:
    products:
      rows: [{sku: A, category: Sofas, price: 999, plan_units: 10}]
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
from promoplan.rules.figures import line_of

SEVERITY = Severity.ERROR
ZH = """售价不在这个品类的定价范围里。

价格体系写了一个品类从多少卖到多少；超出去的价，要么写错了，要么范围是旧的。
"""
SAYS = {
    "": Words(
        "「{name}」售价 {price}，「{category}」的定价范围是 {range}（{place}）",
        "'{name}' costs {price}, the range of '{category}' is {range} ({place})",
    )
}
HINTS = {"": Words("price 在 {range} 之间，或改 range", "a price within {range}, or another range")}


def check(campaign: Campaign) -> Iterator[Told]:
    plan = campaign.plan
    if plan.products is None or plan.prices is None:
        return
    ranges = {row.category: (number, row) for number, row in reversed(list(enumerate(plan.prices.rows)))}
    for place, product in enumerate(plan.products.rows):
        number, row = ranges.get(product.category or "", (0, None))
        if product.price is None or row is None or row.range is None:
            continue
        low, high = row.range
        if low <= product.price <= high:
            continue
        rows = campaign.document.root["prices"]["rows"]
        values = {
            "name": product.name or product.sku,
            "price": campaign.document.root["products"]["rows"][place]["price"],
            "category": row.category,
            "range": rows[number]["range"],
            "place": line_of(campaign, campaign.document.position("prices", "rows", number, "range")),
        }
        yield Told(campaign.document.position("products", "rows", place, "price"), values)
