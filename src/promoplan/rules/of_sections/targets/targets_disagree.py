"""Figures of the targets say different things.

GMV = visitors × conversion rate × order value, and orders = visitors × conversion rate × orders per buyer. Any of them
that suffice give the rest, so more need not be written; where more is, they have to agree to a thousandth. The order
value is per buyer, not per order: who counts orders says `orders_per_buyer`.

wrong:
    targets: {gmv: 468万, conversion_rate: 3%, avg_order_value: 260, orders: 20000}

right:
    targets: {gmv: 468万, conversion_rate: 3%, avg_order_value: 260, orders: 18000}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.numbers.book import book_of
from promoplan.numbers.figure import roots
from promoplan.rules.figures import all_stated, stated, typed

SEVERITY = Severity.ERROR
ZH = """目标里的几个数互相对不上。

GMV = 访客数 × 转化率 × 客单价，订单数 = 访客数 × 转化率 × 人均单数。给够几个就能算出其余的，不必都写。
都写了就要对得上，最多差千分之一。客单价按人算，不是笔单价：一人不止一单的，写 `orders_per_buyer`。
"""
DISAGREE = Words("{name}写的是 {given}，按{others}算是 {instead}", "{name} is {given}, but {others} make it {instead}")
SAYS = {
    "": DISAGREE,
    "orders": DISAGREE,
    "impossible": Words(
        "按{others}算，转化率要到 {instead}，超过了 100%",
        "{others} need a conversion rate of {instead}, which is more than 100%",
    ),
    "margins": Words("{net}比{gross}还高", "the {net} is more than the {gross}"),
}
HINTS = {
    "": Words("{key}: {typed}；或者改另外几个数", "{key}: {typed}, or change one of the others"),
    "orders": Words(
        "{key}: {typed}；一人不止一单，就写 orders_per_buyer: {each}",
        "{key}: {typed}; where a buyer has several orders, orders_per_buyer: {each}",
    ),
    "impossible": Words("核对这几个数，看哪个多写或少写了零", "look for a zero too many or too few among them"),
    "margins": Words(
        "看是不是写反了：net_margin 扣的更多", "maybe they changed places: net_margin is after more costs"
    ),
}


def check(campaign: Campaign) -> Iterator[Told]:
    targets = book_of(campaign).targets
    if targets is None:
        return
    for given, instead, others in targets.clashes:
        if given.position is None or instead.value is None:
            continue
        key = given.key.rpartition(".")[2]
        values = {"name": given.name, "given": given, "instead": instead, "others": all_stated(campaign, others)}
        values |= {"key": "gmv" if key == "gmv_floor" else key, "typed": typed(instead.value, given.unit)}
        variant = ""
        buyers = targets.buyers.value
        if key == "orders" and given.value and buyers and given.value > buyers and targets.orders_per_buyer.value == 1:
            values["each"] = typed(given.value / buyers, "number")
            variant = "orders"
        yield Told(given.position, values, variant)
    rate = targets.conversion_rate
    if not rate.given and rate.value is not None and rate.value > 1:
        others = roots(rate)
        yield Told(others[0].position or 0, {"others": all_stated(campaign, others), "instead": rate}, "impossible")
    net, gross = targets.net_margin, targets.gross_margin
    if net.value is not None and gross.value is not None and net.value > gross.value:
        both = {"net": stated(campaign, net), "gross": stated(campaign, gross)}
        yield Told(net.position or 0, both, "margins")
