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
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.numbers.book import book_of
from promoplan.numbers.figure import distributed, quotient, shown, total
from promoplan.numbers.unknown import is_whole

if TYPE_CHECKING:
    from promoplan.numbers.figure import Figure

SEVERITY = Severity.ERROR
Stated: TypeAlias = "tuple[str, Figure | None, Decimal]"
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

    def told(variant: str, key: str, unit: str, entries: list[Stated]) -> Iterator[Told]:
        whole = total(*(part for *_, part in entries))
        if not whole:
            return
        for place, (name, share, part) in enumerate(entries):
            if share is None or share.value is None or share.position is None:
                continue
            places = len(share.written.strip().rstrip("%％ ").partition(".")[2])
            actual = quotient(part, whole)
            if abs(share.value - actual) * 100 * 10**places < 1:
                continue
            instead = distributed(Decimal(100), [amount for *_, amount in entries], max(places, 1))[place]
            yield Told(
                share.position,
                {
                    "name": name,
                    "stated": share.written,
                    "part": shown(part, "money" if unit == "money" else "count"),
                    "whole": shown(whole, "money" if unit == "money" else "count"),
                    "actual": f"{round(actual * 100, max(places, 2)):f}%",
                    "key": key,
                    "instead": f"{instead}%",
                },
                variant,
            )

    products, prices = book_of(campaign).products, book_of(campaign).prices
    assert products is not None
    if products.plan_gmv.value is None:
        return
    if all(row.product.tier for row in products.rows):
        tiers = [
            (tier.tier.name or tier.tier.id, tier.share, tier.plan_gmv.value or Decimal(0)) for tier in products.tiers
        ]
        yield from told("tier", "share", "money", tiers)
    if prices is None or not prices.rows or not is_whole(campaign.document, "prices", "rows"):
        return
    named = {row.category for row in prices.rows}
    if any(row.product.category not in named for row in products.rows):
        return
    measures: dict[str, tuple[str, dict[int, Decimal | None]]] = {
        "category_share": ("money", {row.place: row.plan_gmv.value for row in products.rows}),
        "goods_share": ("count", {row.place: Decimal(1) for row in products.rows}),
        "stock_share": ("count", {row.place: row.available.value for row in products.rows}),
    }
    for key, (unit, values) in measures.items():
        if any(value is None for value in values.values()):
            continue
        sums: dict[str | None, Decimal] = {}
        for row in products.rows:
            sums[row.product.category] = total(
                sums.get(row.product.category, Decimal(0)), values[row.place] or Decimal(0)
            )
        entries = [
            (row.category, shares[key], sums.get(row.category, Decimal(0)))
            for row, shares in zip(prices.rows, prices.shares, strict=True)
        ]
        yield from told(key, key, unit, entries)
