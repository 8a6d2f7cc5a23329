"""The products, price × planned units, do not come to the target.

Below the floor target the goal cannot be met, however many visitors come. Above the stretch target money lies in stock
that no target needs. One piece of the dearest product more or less is no difference: pieces are whole. The target is
`products.target`, which has to lie between floor and stretch of `targets.gmv`; without it the floor.

wrong:
    products:
      target: 468万
      rows: [{sku: A, price: 260, plan_units: 7000}]

right:
    products:
      target: 468万
      rows: [{sku: A, price: 260, plan_units: 18000}]
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.numbers.book import book_of
from promoplan.numbers.figure import plain, shown
from promoplan.rules.figures import stated

if TYPE_CHECKING:
    from promoplan.numbers.figure import Figure

SEVERITY = Severity.ERROR
ZH = """货品合计（售价 × 预计销量）和目标对不上。

低于保底，来再多人也做不到；高于冲刺，钱压在没人要卖的货上。差不到最贵的一件不算：件数是整的。目标取
`products.target`，它要在 `targets.gmv` 的保与冲之间；没写就取保底。
"""
SAYS = {
    "below": Words(
        "货品合计 {sum}，够不到{target}，差 {gap}", "the products come to {sum}, short of the {target} by {gap}"
    ),
    "above": Words("货品合计 {sum}，超出{target}，多 {gap}", "the products come to {sum}, above the {target} by {gap}"),
    "stated": Words("{own} 和{target}对不上，差 {gap}", "the {own} and the {target} differ by {gap}"),
}
HINTS = {
    "below": Words("例如「{name}」plan_units: {units}", "for example '{name}' with plan_units: {units}"),
    "above": Words(
        "例如「{name}」plan_units: {units}，或改目标",
        "for example '{name}' with plan_units: {units}, or another target",
    ),
    "stated": Words("target: {instead}，或删掉 target", "target: {instead}, or no target here"),
}


def check(campaign: Campaign) -> Iterator[Told]:
    if campaign.plan.products is None:
        return
    products, targets = book_of(campaign).products, book_of(campaign).targets
    assert products is not None
    floor = targets.gmv_floor if targets and targets.gmv_floor.value is not None else None
    stretch = targets.gmv_stretch if targets and targets.gmv_stretch.value is not None else None

    def clash(own: Figure, other: Figure) -> Told:
        gap = abs((own.value or Decimal(0)) - (other.value or Decimal(0)))
        values = {
            "own": Words(f"{own.name.zh} {own.say('zh')}", f"{own.name.en} {own.say('en')}"),
            "target": stated(campaign, other),
            "gap": shown(gap, "money"),
            "instead": other.written or plain(other.value or Decimal(0)),
        }
        return Told(campaign.document.position("products", "target"), values, "stated")

    own = products.target
    if own is not None and own.value is not None:
        if floor is not None and floor.value is not None and own.value < floor.value:
            yield clash(own, floor)
        elif floor is not None and own.value > ((stretch or floor).value or Decimal(0)):
            yield clash(own, stretch or floor)
    least, most = own or floor, own or stretch or floor
    if least is None or most is None or least.value is None or most.value is None or products.plan_gmv.value is None:
        return
    dearest = max((row.price.value for row in products.rows if row.price and row.price.value), default=Decimal(0))
    come_to = products.plan_gmv.value
    for variant, target, gap in (("below", least, least.value - come_to), ("above", most, come_to - most.value)):
        if gap <= 0 or gap < dearest:
            continue
        change = gap if variant == "below" else -gap
        main = max(products.rows, key=lambda row: row.plan_gmv.value or Decimal(0))
        price, units = main.price, main.plan_units
        wanted = Decimal(0)
        if price and price.value and units and units.value is not None:
            wanted = max(-((-change) // price.value) + units.value, Decimal(0))
        values = {
            "sum": products.plan_gmv,
            "target": stated(campaign, target),
            "gap": shown(gap, "money"),
            "name": main.product.name or main.product.sku,
            "units": plain(wanted),
        }
        yield Told(campaign.document.position("products", "rows", of_key=True), values, variant, _weight(variant))


def _weight(variant: str) -> Severity:
    return Severity.WARNING if variant == "above" else Severity.ERROR
