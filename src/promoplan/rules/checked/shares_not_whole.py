"""Shares that make up a whole do not come to 100%.

The tiers' shares split the planned sales, and each column of the price system splits its own whole. What is missing
or too much would be planned for nobody, or twice. There is no tolerance: shares are written so that they add up
exactly. Where it is the products that show which share is wrong, `share-differs` tells it instead.

wrong:
    products:
      tiers:
        - {id: traffic, share: 33.3%, rule: Brings people in}
        - {id: hero, share: 66.6%, rule: The deepest stock}

right:
    products:
      tiers:
        - {id: traffic, share: 33.3%, rule: Brings people in}
        - {id: hero, share: 66.7%, rule: The deepest stock}
      rows:
        - {sku: A, tier: traffic, price: 100, plan_units: 333, leads_to: B}
        - {sku: B, tier: hero, price: 100, plan_units: 667}
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words

if TYPE_CHECKING:
    from promoplan.numbers.figure import Figure

SEVERITY = Severity.ERROR
ZH = """占比加起来不是 100%。

各档的占比分的是计划成交额，价格体系的每一列也各分一个整体；差的没人做，多的算了两遍。没有误差可言：占比要写到正好凑齐。货品已经说明是哪一个占比不对的，
由 `share-differs` 来说。
"""
SAYS = {
    "tiers": Words(
        "各档占比合计 {sum}，不是 100%：{parts}", "the shares of the tiers come to {sum}, not to 100%: {parts}"
    ),
    "column": Words("「{column}」合计 {sum}，不是 100%：{parts}", "'{column}' comes to {sum}, not to 100%: {parts}"),
}
_LAST = Words("例如「{last}」写 {key}: {share}", "for example '{last}' with {key}: {share}")
_NONE = Words("改到正好 100%", "shares that come to 100% exactly")
HINTS = {"tiers": _LAST, "column": _LAST, "tiers-over": _NONE, "column-over": _NONE}
SAYS |= {"tiers-over": SAYS["tiers"], "column-over": SAYS["column"]}
MOST_SHOWN = 12


def check(campaign: Campaign) -> Iterator[Told]:
    if campaign.plan.products is None and campaign.plan.prices is None:
        return
    from promoplan.numbers.book import book_of  # noqa: PLC0415 - plans without numbers do not pay for them
    from promoplan.numbers.figure import plain  # noqa: PLC0415
    from promoplan.numbers.goods import SHARES  # noqa: PLC0415
    from promoplan.rules.shares import stated_shares  # noqa: PLC0415

    by_key = {shares.key: shares for shares in stated_shares(campaign)}

    def told(
        variant: str, key: str, whole: Figure, named: list[tuple[str, Figure | None]], *path: str
    ) -> Iterator[Told]:
        beside = by_key.get(key)
        if whole.value is None or whole.value == 1 or (beside is not None and beside.whole_once_corrected()):
            return
        missing = 1 - whole.value
        last, figure = next((entry for entry in named if entry[1] is None), named[-1])
        if figure is not None and beside is not None and (place := beside.room_for(missing)) is not None:
            last, figure = named[place]
        share = (figure.value if figure and figure.value else Decimal(0)) + missing
        shown = [figure.written for _, figure in named if figure is not None]
        yield Told(
            campaign.document.position(*path, of_key=True),
            {
                "sum": f"{plain(whole.value * 100)}%",
                "parts": " + ".join(shown[:MOST_SHOWN]) + (" + …" if len(shown) > MOST_SHOWN else ""),
                "last": last,
                "key": key,
                "share": f"{plain(share * 100)}%",
                "column": SHARES.get(key, whole.name),
            },
            variant if 0 <= share <= 1 else f"{variant}-over",
        )

    products, prices = book_of(campaign).products, book_of(campaign).prices
    if products is not None:
        tiers = [(tier.tier.name or tier.tier.id, tier.share) for tier in products.tiers]
        yield from told("tiers", "share", products.shares, tiers, "products", "tiers")
    if prices is not None:
        for key, whole in prices.totals.items():
            column = [(row.category, shares[key]) for row, shares in zip(prices.rows, prices.shares, strict=True)]
            yield from told("column", key, whole, column, "prices", "rows")
