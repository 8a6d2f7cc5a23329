"""More of a product is promised to channels than there is.

Each channel sells its own count down to zero; together they sell what nobody has, and the last buyers are refused.
What is there are the pieces on hand and those that arrive by the stock-in day.

wrong:
    products:
      rows: [{sku: A, price: 100, plan_units: 100, on_hand: 150, allocation: {tmall: 100, vip: 100}}]

right:
    products:
      rows: [{sku: A, price: 100, plan_units: 100, on_hand: 150, allocation: {tmall: 100, vip: 40, reserve: 10}}]
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.numbers.book import book_of
from promoplan.numbers.figure import shown
from promoplan.numbers.goods import RESERVE

SEVERITY = Severity.ERROR
ZH = """分给各渠道的货比有的多，会超卖。

各渠道各卖各的数，加起来卖掉了没有的货，最后下单的人要退款。有的是现货加入库日前到的在途。
"""
SAYS = {
    "": Words(
        "「{name}」分给渠道和预留 {parts} = {allocated} 件，可用 {available} 件，超卖 {over} 件",
        "'{name}': channels and reserve get {parts} = {allocated} pieces, {available} are available: {over} too many",
    )
}
HINTS = {"": Words("例如 {fewer}", "for example {fewer}")}
MOST_SHOWN = 12


def check(campaign: Campaign) -> Iterator[Told]:
    if campaign.plan.products is None:
        return
    products = book_of(campaign).products
    assert products is not None
    for row in products.rows:
        left = row.unallocated.value
        if left is None or left >= 0:
            continue
        pieces = {channel: count for channel, count in row.product.allocation.items() if count is not None}
        parts = [f"{channel} {count:,}" for channel, count in pieces.items()]
        values = {
            "name": row.product.name or row.product.sku,
            "parts": " + ".join(parts[:MOST_SHOWN]) + (" + …" if len(parts) > MOST_SHOWN else ""),
            "allocated": row.allocated,
            "available": row.available,
            "over": shown(-left, "count"),
            "fewer": ", ".join(f"{channel}: {count}" for channel, count in _fewer(pieces, -int(left))),
        }
        yield Told(campaign.document.position("products", "rows", row.place, "allocation"), values)


def _fewer(pieces: dict[str, int], over: int) -> Iterator[tuple[str, int]]:
    """The channels with the most, and last what is reserved, with so many less that all are there."""
    for channel in sorted(pieces, key=lambda channel: (channel == RESERVE, -pieces[channel])):
        less = min(over, pieces[channel])
        if less:
            yield channel, pieces[channel] - less
        over -= less
