"""The products' gross margin is below the one that the targets count with.

Where each product has its cost, price and planned units give a gross margin of their own. Break-even and profit are
worked out with `targets.gross_margin`; if the products earn less, those are too rosy.

wrong:
    targets: {gmv: {floor: 1000}, gross_margin: 40%}
    products:
      rows: [{sku: A, price: 100, cost: 70, plan_units: 10}]

right:
    targets: {gmv: {floor: 1000}, gross_margin: 30%}
    products:
      rows: [{sku: A, price: 100, cost: 70, plan_units: 10}]
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.numbers.book import book_of
from promoplan.numbers.figure import plain, rounded
from promoplan.rules.figures import stated

SEVERITY = Severity.WARNING
ZH = """货品算出来的毛利率，比目标里写的低。

每款都写了成本，就能从售价和件数算出毛利率。保本和利润是按 `targets.gross_margin` 算的；货品挣得少，那些数就偏乐观。
"""
SAYS = {
    "": Words(
        "货品合起来毛利率 {margin}，低于目标的{stated}",
        "the products have a gross margin of {margin}, below the {stated}",
    )
}
HINTS = {
    "": Words("gross_margin: {instead}，或改售价、成本、件数", "gross_margin: {instead}, or other prices, costs, units")
}


def check(campaign: Campaign) -> Iterator[Told]:
    if campaign.plan.products is None or campaign.plan.targets is None:
        return
    products, targets = book_of(campaign).products, book_of(campaign).targets
    if products is None or targets is None:
        return
    own, target = products.margin_rate.value, targets.gross_margin.value
    if own is None or target is None or targets.gross_margin.position is None:
        return
    places = len(targets.gross_margin.written.strip().rstrip("%％ ").partition(".")[2])
    if (target - own) * 100 * 10**places >= 1:
        instead = plain(rounded(own * 100, max(places, 1)))
        values = {
            "margin": products.margin_rate,
            "stated": stated(campaign, targets.gross_margin),
            "instead": f"{instead}%",
        }
        yield Told(campaign.document.position("products", "rows", of_key=True), values)
