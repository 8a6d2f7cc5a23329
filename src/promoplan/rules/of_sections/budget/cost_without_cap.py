"""Something is paid for, and the budget has no cap for it.

A traffic source or an item that costs money and has no `cap` can cost any amount without anyone being told.

wrong:
    people: {li: {name: Li}}
    targets: {gmv: 390000, conversion_rate: 3%, avg_order_value: 260}
    traffic: [{channel: Search ads, uv: 50000, cpc: 1.20, owner: li}]
    budget:
      items: [{item: Freight, kind: logistics, cap: 9000}]

right:
    people: {li: {name: Li}}
    targets: {gmv: 390000, conversion_rate: 3%, avg_order_value: 260}
    traffic: [{channel: Search ads, uv: 50000, cpc: 1.20, owner: li}]
    budget:
      items: [{item: Search ads, cap: 60000}, {item: Freight, kind: logistics, cap: 9000}]
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.numbers.book import book_of
from promoplan.open_points import is_open
from promoplan.plan.references import folded
from promoplan.rules.figures import line_of, typed

if TYPE_CHECKING:
    from promoplan.numbers.sections.budget import Budget

SEVERITY = Severity.WARNING
ZH = """要花钱，预算里却没有上限。

流量来源或费用明细要花钱却没写 `cap`，花多少都没人提醒。
"""
SAYS = {
    "source": Words(
        "「{name}」要花 {cost}，预算里({line})没有它的上限",
        "'{name}' will cost {cost}, and the budget ({line}) has no cap for it",
    ),
    "item": Words("「{name}」要花 {cost}，没写上限", "'{name}' will cost {cost} and has no cap"),
}
HINTS = {
    "source": Words(
        "在 budget 的 items 里加 {{item: {name}, cap: {typed}}}",
        "add to the items of budget: {{item: {name}, cap: {typed}}}",
    ),
    "item": Words("cap: {typed}", "cap: {typed}"),
}


def check(campaign: Campaign) -> Iterator[Told]:
    if not campaign.plan.budget:
        return
    book = book_of(campaign)
    found = cast("Budget", book.section("budget"))
    for item in found.items:
        path = ("budget", "items", item.number)
        written = campaign.document.root["budget"]["items"][item.number]
        if item.cap.value is None and item.implied.value and "cap" not in written:
            values = {
                "name": item.name,
                "cost": item.implied,
                "typed": typed(item.implied.value or Decimal(0), item.implied.unit),
            }
            if not is_open(campaign, *path, "cap"):
                yield Told(campaign.document.position(*path), values, "item")
    traffic_row = found.lines.get("traffic")
    if traffic_row is not None and traffic_row.stated.value is not None and not traffic_row.items:
        return  # one cap for all traffic
    paid = {folded(channel) for item in found.items for channel in item.channels}
    traffic = book.traffic
    where = line_of(campaign, campaign.document.position("budget", of_key=True))
    for source in traffic.rows if traffic else ():
        names = {folded(source.channel), *(folded(part.channel) for part in source.parts)}
        if source.cost.value and not names & paid:
            values = {
                "name": source.channel,
                "cost": source.cost,
                "line": where,
                "typed": typed(source.cost.value or Decimal(0), source.cost.unit),
            }
            yield Told(source.place, values, "source")
