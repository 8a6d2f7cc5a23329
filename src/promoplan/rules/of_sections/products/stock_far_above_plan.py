"""There is more than twice as much of a product as its plan and safety need.

What is left after the event is money that lies in the warehouse: a plan that is too small, or stock that should go
into another tier.

wrong:
    products:
      rows: [{sku: A, price: 100, plan_units: 100, safety: 10%, on_hand: 500}]

right:
    products:
      rows: [{sku: A, price: 100, plan_units: 400, safety: 10%, on_hand: 500}]
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.numbers.book import book_of
from promoplan.numbers.figure import plain

SEVERITY = Severity.WARNING
ZH = """货比计划加安全库存多一倍以上，卖完活动还压在仓里。

要么计划定小了，要么这款该挪到别的档去卖。
"""
SAYS = {
    "": Words(
        "「{name}」可用 {available} 件，只要 {needed} 件，会剩 {left} 件",
        "'{name}': {available} pieces are available and {needed} needed, {left} will be left",
    )
}
HINTS = {"": Words("plan_units: {units}，或少进、转清仓", "plan_units: {units}, or less stock, or the clearance tier")}
TIMES = 2


def check(campaign: Campaign) -> Iterator[Told]:
    if campaign.plan.products is None:
        return
    products = book_of(campaign).products
    assert products is not None
    for row in products.rows:
        available, needed = row.available.value, row.needed.value
        if available is None or needed is None or available <= needed * TIMES:
            continue
        values = {
            "name": row.product.name or row.product.sku,
            "available": row.available,
            "needed": row.needed,
            "left": row.spare,
            "units": plain(available // (1 + (row.product.safety or 0))),
        }
        key = "on_hand" if row.product.on_hand else "incoming"
        yield Told(campaign.document.position("products", "rows", row.place, key), values)
