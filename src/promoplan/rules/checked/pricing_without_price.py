"""What a channel costs cannot be said: its price is missing, or is one of another pricing.

A click has its `cpc`; 1,000 impressions their `cpm`, and a `ctr`, as clicks = impressions × click rate; a share of
sales its `commission`; what is paid as a whole its `cost`. Where only one of them stands, `pricing` may be left out.

wrong:
    traffic:
      - {channel: Display, uv: 50000, pricing: cpm, cpm: 40, owner: tbd}

right:
    traffic:
      - {channel: Display, uv: 50000, pricing: cpm, cpm: 40, ctr: 5%, owner: tbd}
      - {channel: Search ads, uv: 50000, cpc: 1.20, owner: tbd}
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.rules.figures import written_at

if TYPE_CHECKING:
    from promoplan.plan.traffic import TrafficPart

SEVERITY = Severity.ERROR
ZH = """这个渠道要花多少算不出来：缺了计费要的价，或者写的是别的价。

按点击写 `cpc`；按千次展现写 `cpm` 和点击率 `ctr`(点击 = 展现 × 点击率)；按成交写佣金 `commission`；一口价写 `cost`。
只写了其中一个的，`pricing` 可以不写。
"""
NEEDS = {"cpc": ("cpc",), "cpm": ("cpm", "ctr"), "cps": ("commission",), "fixed": ("cost",)}
EXAMPLES = {"cpc": "1.20", "cpm": "40", "ctr": "5%", "commission": "8%", "cost": "4500"}
OPTIONAL = {"cps": ("service_fee",)}
PRICES = ("cpc", "cpm", "ctr", "commission", "service_fee", "cost")
SAYS = {
    "missing": Words(
        "「{channel}」按 {pricing} 计费，没写 {price}", "'{channel}' is priced by {pricing}, without a {price}"
    ),
    "other": Words(
        "「{channel}」按 {pricing} 计费，用不上 {price}", "'{channel}' is priced by {pricing}, which has no {price}"
    ),
    "unclear": Words(
        "「{channel}」写了 {price}，不知道按哪个计费", "'{channel}' has {price}: it is not clear which it is priced by"
    ),
}
HINTS = {
    "missing": Words("{price}: {example}", "{price}: {example}"),
    "other": Words("删去 {price}，或者改 pricing", "leave {price} out, or change pricing"),
    "unclear": Words("pricing: cpc、cpm、cps 或 fixed", "pricing: cpc, cpm, cps or fixed"),
}


def check(campaign: Campaign) -> Iterator[Told]:
    for number, source in enumerate(campaign.plan.traffic):
        yield from _of_row(campaign, source, ("traffic", number))
        for place, part in enumerate(source.parts):
            yield from _of_row(campaign, part, ("traffic", number, "parts", place))


def _of_row(campaign: Campaign, row: TrafficPart, path: tuple[str | int, ...]) -> Iterator[Told]:
    given = [price for price in PRICES if getattr(row, price) is not None]
    if not given and row.pricing is None:
        return
    written = written_at(campaign, path)
    if row.pricing is None and written.get("pricing"):
        return  # tbd, or a word that has been told
    fitting = [pricing for pricing, (price, *_) in NEEDS.items() if price in given]
    if row.pricing is None and len(fitting) > 1:
        values = {"channel": row.channel, "price": [NEEDS[pricing][0] for pricing in fitting]}
        yield Told(campaign.document.position(*path), values, "unclear")
        return
    pricing = row.pricing or (fitting[0] if fitting else "cpm" if "ctr" in given else "cps")
    values = {"channel": row.channel, "pricing": pricing}
    for price in NEEDS[pricing]:
        if not written.get(price):
            at = campaign.document.position(*path, "pricing")
            yield Told(at, {**values, "price": price, "example": EXAMPLES[price]}, "missing")
    for price in given:
        if price not in (*NEEDS[pricing], *OPTIONAL.get(pricing, ())):
            yield Told(campaign.document.position(*path, price), {**values, "price": price}, "other")
