"""The figures of the budget leave less profit than it promises, or none.

Profit is net sales × gross margin, less all costs that the gross margin has not paid for. A net profit, or a net
margin, that the plan promises has to come out of its own figures.

wrong:
    targets: {gmv: 468万, avg_order_value: 260, refund_rate: 20%, gross_margin: 40%, net_margin: 30%}
    budget:
      items: [{item: Freight, kind: logistics, cap: 400000}]

right:
    targets: {gmv: 468万, avg_order_value: 260, refund_rate: 20%, gross_margin: 40%, net_margin: 20%}
    budget:
      items: [{item: Freight, kind: logistics, cap: 400000}]
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.numbers.book import book_of
from promoplan.numbers.figure import roots, shown

SEVERITY = Severity.ERROR
ZH = """按预算自己的数，利润达不到它写的净利润，或者要亏。

利润＝净销售额 × 毛利率，减去毛利率里没算过的各项费用。计划写了净利润或净利率，就要由它自己的数算得出来。
"""
SAYS = {
    "": Words(
        "「{name}」是 {promised}，按净销售额的毛利 {gross} 减费用 {costs} 只剩 {profit}，差 {short}",
        "'{name}' is {promised}, but a gross profit of {gross} less costs of {costs} leaves {profit}: {short} short",
    ),
    "loss": Words(
        "净销售额的毛利 {gross}，费用 {costs}，要亏 {short}",
        "a gross profit of {gross} less costs of {costs} loses {short}",
    ),
}
HINTS = {
    "": Words("减费用，或把净利润改成 {profit}", "cut costs, or promise {profit}"),
    "loss": Words("减费用，或把毛利率、目标提上去", "cut costs, or raise the margin or the target"),
}


def check(campaign: Campaign) -> Iterator[Told]:
    found = book_of(campaign).budget
    if found is None:
        return
    profit, promised = found.profit.value, found.operation["net_profit"]
    if profit is None or found.net_gross_profit.value is None:
        return
    values = {
        "name": promised.name,
        "promised": promised,
        "gross": found.net_gross_profit,
        "costs": shown(found.net_gross_profit.value - profit, "money"),
        "profit": found.profit,
    }
    place = campaign.document.position("budget", of_key=True)
    stated = [root for root in roots(promised) if root.key.endswith(("net_margin", "net_profit"))]
    if stated and promised.value is not None and promised.value - profit >= 1:
        place = stated[0].position if stated[0].position is not None else place
        yield Told(place, values | {"short": shown(promised.value - profit, "money")})
    elif profit < 0:
        yield Told(place, values | {"short": shown(-profit, "money")}, "loss")
