"""A share is stated, and the products come to another one.

One of the two figures is old. A tier's share is of the planned sales (price × planned units), and so is a category's;
its goods share is of the number of products, its stock share of the pieces available. A share holds when it differs by
less than one in the last digit that is written: 12.82% for 600,000 of 4,680,000.

wrong:
    products:
      tiers:
        - {id: traffic, share: 20.0%, rule: Brings people in}
        - {id: hero, share: 80.0%, rule: The deepest stock}
      rows:
        - {sku: A, tier: traffic, price: 100, plan_units: 300, leads_to: B}
        - {sku: B, tier: hero, price: 100, plan_units: 700}

right:
    products:
      tiers:
        - {id: traffic, share: 30.0%, rule: Brings people in}
        - {id: hero, share: 70.0%, rule: The deepest stock}
      rows:
        - {sku: A, tier: traffic, price: 100, plan_units: 300, leads_to: B}
        - {sku: B, tier: hero, price: 100, plan_units: 700}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.numbers.figure import Unit, quotient, shown
from promoplan.rules.shares import TIERS, stated_shares

SEVERITY = Severity.ERROR
ZH = """写了占比，货品算出来却是另一个数。

两个数有一个是旧的。货品档和品类的占比按计划成交额（售价 × 预计销量）算，商品比例按款数算，库存比例按可用件数算。
和写出来的最后一位相差不到 1 就算对得上：468 万里的 60 万写 12.82%。
"""
SAYS = {
    "tier": Words(
        "「{name}」写占比 {stated}，货品是 {part} / {whole}，占 {actual}",
        "'{name}' states a share of {stated}; its products come to {part} of {whole}, {actual}",
    ),
}
SAYS["category_share"] = Words(
    "「{name}」写品类占比 {stated}，计划成交额是 {part} / {whole}，占 {actual}",
    "'{name}' states a category share of {stated}; its planned sales are {part} of {whole}, {actual}",
)
SAYS["goods_share"] = Words(
    "「{name}」写商品比例 {stated}，款数是 {part} / {whole}，占 {actual}",
    "'{name}' states a goods share of {stated}; it has {part} of {whole} products, {actual}",
)
SAYS["stock_share"] = Words(
    "「{name}」写库存比例 {stated}，可用件数是 {part} / {whole}，占 {actual}",
    "'{name}' states a stock share of {stated}; {part} of {whole} pieces are its own, {actual}",
)
HINTS = dict.fromkeys(SAYS, Words("{key}: {instead}，或改件数、售价", "{key}: {instead}, or other units or prices"))


def check(campaign: Campaign) -> Iterator[Told]:
    if campaign.plan.products is None:
        return
    for shares in stated_shares(campaign):
        for place, instead in shares.corrected().items():
            one = shares.stated[place]
            assert one.share is not None
            assert one.share.position is not None
            unit: Unit = "money" if shares.unit == "money" else "count"
            actual = round(quotient(one.part, shares.whole) * 100, max(one.places, 2))
            yield Told(
                one.share.position,
                {
                    "name": one.name,
                    "stated": one.share.written,
                    "part": shown(one.part, unit),
                    "whole": shown(shares.whole, unit),
                    "actual": f"{actual:f}%",
                    "key": shares.key,
                    "instead": f"{instead:f}%",
                },
                "tier" if shares.key == TIERS else shares.key,
            )
