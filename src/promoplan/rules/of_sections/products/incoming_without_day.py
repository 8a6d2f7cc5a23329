"""Pieces are on their way, and nobody said when they arrive.

They do not count as stock for the event until they have a day.

wrong:
    products:
      rows: [{sku: A, price: 100, plan_units: 100, on_hand: 100, incoming: 50}]

right:
    products:
      rows: [{sku: A, price: 100, plan_units: 100, on_hand: 100, incoming: 50, arrives: T-5}]
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.rules.counts import several

SEVERITY = Severity.WARNING
ZH = """有在途的货，没写哪天到。

没有到货日，就不算这次活动的库存。
"""
SAYS = {
    "": Words(
        "「{name}」在途 {incoming}，没有到货日，不算库存", "'{name}': {incoming} on the way without a day, not counted"
    )
}
HINTS = {"": Words("arrives: {day}", "arrives: {day}")}


def check(campaign: Campaign) -> Iterator[Told]:
    for place, row in enumerate(campaign.plan.products.rows if campaign.plan.products else ()):
        written = campaign.document.root["products"]["rows"][place]
        if row.incoming and row.arrives is None and written.get("arrives") is None:
            stock_in = campaign.schedule.stock_in or campaign.schedule.key_dates.get("stock_in")
            values = {
                "name": row.name or row.sku,
                "incoming": several(row.incoming, "件", "piece", "pieces"),
                "day": campaign.written(stock_in) if stock_in else "T-5",
            }
            yield Told(campaign.document.position("products", "rows", place, "incoming"), values)
