"""What a source of traffic costs, by how it is paid for: a click, 1,000 impressions, a share of sales, a fixed sum."""

from __future__ import annotations

from decimal import Decimal

from promoplan.finding import Words
from promoplan.numbers.figure import Figure, Unit, product, quotient, total, up
from promoplan.numbers.funnel import UP
from promoplan.numbers.source_line import Line
from promoplan.plan.traffic import TrafficPart

COST = Words("费用", "cost")
IMPRESSIONS = Words("展现", "impressions")
PRICES: dict[str, tuple[Words, Unit]] = {
    "cpc": (Words("点击单价", "price of a click"), "money"),
    "cpm": (Words("千次展现价", "price of 1,000 impressions"), "money"),
    "ctr": (Words("点击率", "click rate"), "rate"),
    "commission": (Words("佣金率", "commission"), "rate"),
    "service_fee": (Words("服务费率", "service fee"), "rate"),
}
# The price that each pricing has to have, by which it is also known where `pricing` is not written.
PRICE_OF = {"cpc": "cpc", "cpm": "cpm", "cps": "commission", "fixed": "cost"}


def pricing_of(row: TrafficPart) -> str:
    """How a row is paid for: as it says, else as the only price it has says; "" where it is free or unclear."""
    if row.pricing:
        return row.pricing
    priced = [pricing for pricing, price in PRICE_OF.items() if getattr(row, price) is not None]
    return priced[0] if len(priced) == 1 else ""


def cost_of(line: Line, row: TrafficPart, uv: Figure, gmv: Figure) -> tuple[Figure | None, Figure]:
    """The impressions to be bought, where they are what is paid for, and the cost; no value where it is free."""
    pricing = pricing_of(row)

    def price(what: str) -> Figure:
        name, unit = PRICES[what]
        return line.given(what, name, unit, getattr(row, what), what)

    if pricing == "cpc":
        return None, line.worked("cost", COST, "money", "{0} × {1}", product, uv, price("cpc"))
    if pricing == "cpm":
        seen = line.worked("impressions", IMPRESSIONS, "count", "{0} ÷ {1}", _shown_to, uv, price("ctr"), ends=UP)
        return seen, line.worked("cost", COST, "money", "{0} ÷ 1000 × {1}", _per_thousand, seen, price("cpm"))
    if pricing == "cps":
        if row.service_fee is None:
            return None, line.worked("cost", COST, "money", "{0} × {1}", product, gmv, price("commission"))
        formula, shares = "{0} × ({1} + {2})", (price("commission"), price("service_fee"))
        return None, line.worked("cost", COST, "money", formula, _share_of, gmv, *shares)
    if pricing == "fixed":
        return None, line.given("cost", COST, "money", row.cost, "cost")
    return None, line.none("cost", COST, "money")


def _shown_to(clicks: Decimal, rate: Decimal) -> Decimal:
    return up(quotient(clicks, rate))


def _per_thousand(impressions: Decimal, price: Decimal) -> Decimal:
    return product(quotient(impressions, Decimal(1000)), price)


def _share_of(sales: Decimal, commission: Decimal, fee: Decimal) -> Decimal:
    return product(sales, total(commission, fee))
