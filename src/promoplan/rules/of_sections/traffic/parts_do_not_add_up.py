"""The parts of a source do not sum to it.

A source that is broken down is still one number in the traffic plan. Its `uv` may be left out: then it is the sum of
its parts.

wrong:
    traffic:
      - channel: In the shop
        uv: 250000
        owner: tbd
        parts: [{channel: Search, uv: 150000}, {channel: Main hall, uv: 90000}]

right:
    traffic:
      - channel: In the shop
        uv: 250000
        owner: tbd
        parts: [{channel: Search, uv: 150000}, {channel: Main hall, uv: 100000}]
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.numbers.book import book_of
from promoplan.rules.figures import all_stated, typed

SEVERITY = Severity.ERROR
ZH = """细分加起来不等于这个渠道的数。

渠道细分了，在流量计划里还是一个数。`uv` 可以不写，不写就是细分之和。
"""
SAYS = {
    "": Words(
        "「{channel}」写的是 {given}，细分之和是 {sum}（{parts}）",
        "'{channel}' is {given}, its parts sum to {sum} ({parts})",
    )
}
HINTS = {"": Words("{key}: {typed}，或者改细分", "{key}: {typed}, or change a part")}


def check(campaign: Campaign) -> Iterator[Told]:
    if not any(source.parts for source in campaign.plan.traffic):
        return

    traffic = book_of(campaign).traffic
    for row in traffic.rows if traffic else ():
        if row.adds_up or row.parts_uv is None or row.parts_uv.value is None:
            continue
        values = {"channel": row.channel, "given": row.uv, "sum": row.parts_uv}
        values |= {"parts": all_stated(campaign, row.parts_uv.of), "typed": typed(row.parts_uv.value, "count")}
        key = "uv" if campaign.plan.traffic[int(row.path[1])].uv is not None else "sessions"
        yield Told(row.uv.position or row.place, {**values, "key": key})
