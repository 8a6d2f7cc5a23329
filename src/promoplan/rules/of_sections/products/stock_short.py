"""The stock of a product is less than the plan and its safety need, by the stock-in day.

What counts are the pieces on hand and what arrives by the stock-in day: `products.stock_in`, else the key date
`stock_in`, else the day before the event. What arrives later cannot be promised. Needed are the planned units and
their safety, rounded up to whole pieces: 7,000 and 15% are 8,050.

wrong:
    key_dates: {stock_in: T-3}
    products:
      rows: [{sku: A, price: 260, plan_units: 7000, safety: 15%, on_hand: 6000, incoming: 2500, arrives: T-1}]

right:
    key_dates: {stock_in: T-3}
    products:
      rows: [{sku: A, price: 260, plan_units: 7000, safety: 15%, on_hand: 6000, incoming: 2500, arrives: T-5}]
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.numbers.book import book_of
from promoplan.numbers.figure import Figure, plain
from promoplan.numbers.goods import in_time
from promoplan.rules.counts import days

SEVERITY = Severity.ERROR
ZH = """到入库日，货还不够计划加安全库存。

算数的是现货和入库日前到的在途；入库日取 `products.stock_in`，没写取关键日期 `stock_in`，再没有就是活动前一天。
到得更晚的货不能拿来许诺。需要的是预计销量加安全库存，进到整件：7,000 件加 15% 是 8,050 件。
"""
_NEED = Words(
    "「{name}」要 {needed} 件{made_of}，",
    "'{name}' needs {needed} pieces{made_of}, ",
)
_SAFETY = Words("（{plan} 件加安全 {safety}）", " ({plan} and {safety} safety)")
SAYS = {
    "": Words(
        _NEED.zh + "{stock_in} 前有 {available} 件，缺 {missing} 件",
        _NEED.en + "{available} are there by {stock_in}: {missing} short",
    ),
    "late": Words(
        _NEED.zh + "{stock_in} 前有 {available} 件，缺 {missing} 件；在途 {incoming} 件 {arrives} 才到，晚 {days}",
        _NEED.en
        + "{available} are there by {stock_in}: {missing} short; {incoming} incoming arrive {arrives}, {days} late",
    ),
}
SAYS["late-hours"] = Words(
    _NEED.zh + "{stock_in} 前有 {available} 件，缺 {missing} 件；在途 {incoming} 件 {arrives} 才到",
    _NEED.en + "{available} are there by {stock_in}: {missing} short; {incoming} incoming arrive only {arrives}",
)
_LATE = Words("arrives: {limit}，不然补 {missing} 件", "arrives: {limit}, or {missing} pieces from elsewhere")
HINTS = {
    "": Words(
        "incoming: {order}，{limit} 前到；或 plan_units: {units}",
        "incoming: {order} by {limit}, or plan_units: {units}",
    ),
    "late": _LATE,
    "late-hours": _LATE,
}


def check(campaign: Campaign) -> Iterator[Told]:
    if campaign.plan.products is None:
        return
    products = book_of(campaign).products
    assert products is not None
    limit = products.stock_in
    for row in products.rows:
        short = row.to_order.value
        if short is None or not short or row.available.value is None or limit is None:
            continue
        arrives = campaign.schedule.arrivals[row.place]
        late = arrives is not None and row.product.incoming and not in_time(arrives, limit)
        safety = 1 + (row.product.safety or Decimal(0))
        values = {
            "name": row.product.name or row.product.sku,
            "needed": row.needed,
            "made_of": _made_of(row.plan_units, safety),
            "available": row.available,
            "missing": row.to_order,
            "stock_in": campaign.shown(limit),
            "limit": campaign.written(limit),
            "incoming": row.incoming or "",
            "arrives": campaign.shown(arrives) if arrives else "",
            "days": days(arrives.day - limit.day if arrives else 0),
            "order": plain(short + (row.in_time.value or 0)),
            "units": plain(row.available.value // safety),
        }
        key = "incoming" if late else "on_hand"
        variant = "" if not late or arrives is None else "late" if arrives.day > limit.day else "late-hours"
        yield Told(campaign.document.position("products", "rows", row.place, key), values, variant)


def _made_of(plan: Figure | None, safety: Decimal) -> Words | str:
    """What the pieces needed are made of; "" where they are only the plan's."""
    if plan is None or safety == 1:
        return ""
    share = f"{plain((safety - 1) * 100)}%"
    return Words(
        _SAFETY.zh.format(plan=plan.say("zh"), safety=share), _SAFETY.en.format(plan=plan.say("en"), safety=share)
    )
