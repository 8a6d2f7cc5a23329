"""The days of the promotion grid do not add up to what traffic plans for the channel.

Traffic says how many visitors a channel brings and what they cost; the grid divides both over positions and days. Where
the sums differ, one of them is old. What is left to other ways on purpose is said with `allow`.

wrong:
    people: {li: {name: Li}}
    targets: {gmv: 390000, conversion_rate: 3%, avg_order_value: 260}
    traffic:
      - {channel: Search ads, uv: 50000, cpc: 1.20, owner: li}
    promotion:
      - {channel: Search ads, owner: li, spend: {T-1: 30000, T: 30000}, uv: {T-1: 25000, T: 20000}}

right:
    people: {li: {name: Li}}
    targets: {gmv: 390000, conversion_rate: 3%, avg_order_value: 260}
    traffic:
      - {channel: Search ads, uv: 50000, cpc: 1.20, owner: li}
    promotion:
      - {channel: Search ads, owner: li, spend: {T-1: 30000, T: 30000}, uv: {T-1: 25000, T: 25000}}
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.numbers.book import book_of
from promoplan.numbers.figure import shown, total
from promoplan.plan.references import folded
from promoplan.rules.figures import line_of
from promoplan.rules.grid_remedies import remedies

if TYPE_CHECKING:
    from promoplan.numbers.sections.promotion import Promotion, Row, Series
    from promoplan.numbers.sections.traffic import Traffic
    from promoplan.numbers.sources import Source

SEVERITY = Severity.ERROR
ZH = """投放表各天加起来，和流量计划里这个渠道的数不一样。

流量计划写一个渠道来多少人、花多少钱；投放表把它分到位置和日子上。两边加起来不同，总有一边是旧的。有意留给别的办法的，
用 `allow` 写明。
"""
SAYS = {
    "uv": Words(
        "投放表给「{channel}」排了 {planned} 个访客，流量计划写的是 {traffic}({line})，差 {gap}",
        "the grid plans {planned} visitors for '{channel}', traffic has {traffic} ({line}): {gap} apart",
    ),
    "spend": Words(
        "投放表给「{channel}」排了 {planned} 的投入，流量计划算出来是 {traffic}({line})，差 {gap}",
        "the grid spends {planned} on '{channel}', traffic comes to {traffic} ({line}): {gap} apart",
    ),
}
HINTS = {
    "uv": Words("{remedies}", "{remedies}"),
    "spend": Words("{remedies}", "{remedies}"),
    "uv-by-parts": Words(
        "改投放表的 uv 或流量计划，让两边是同一个数", "change the grid's uv or traffic until both agree"
    ),
    "spend-by-parts": Words(
        "改投放表的 spend 或流量计划的单价，让两边都是同一个数",
        "change the grid's spend, or the price in traffic, so that both come to the same",
    ),
}
SAYS |= {f"{what}-by-parts": words for what, words in SAYS.items()}


def check(campaign: Campaign) -> Iterator[Told]:
    if not (campaign.plan.promotion and campaign.plan.traffic):
        return
    book = book_of(campaign)
    grid, traffic = cast("Promotion", book.section("promotion")), cast("Traffic", book.section("traffic"))
    by_source: dict[str, list[Row]] = {}
    for row in grid.rows:
        by_source.setdefault(folded(row.source), []).append(row)
    for source in traffic.every_row():
        rows = by_source.pop(folded(source.channel), [])
        if not rows:
            continue
        uv = [row.amounts.uv for row in rows]
        spend = [row.amounts.spend for row in rows]
        yield from _compared(campaign, rows, uv, "uv", source)
        if source.cost.value is not None:
            yield from _compared(campaign, rows, spend, "spend", source)


def _compared(campaign: Campaign, rows: list[Row], series: list[Series], what: str, source: Source) -> Iterator[Told]:
    """A finding where the sum of some rows is another one than traffic's; not where the grid says nothing of it."""
    traffic = source.uv if what == "uv" else source.cost
    if traffic.value is None or not all(one.complete for one in series) or not any(one.days for one in series):
        return
    planned = total(*(one.total.value or Decimal(0) for one in series))
    # days are written rounded, so that less than one of the currency or one visitor is no difference
    if abs(planned - traffic.value) < Decimal(1):
        return
    unit = traffic.unit
    ways = remedies(campaign, rows, what, source, planned)
    values = {
        "channel": rows[0].source,
        "planned": shown(planned, unit),
        "remedies": ways or "",
        "traffic": traffic,
        "line": line_of(campaign, source.place if traffic.position is None else traffic.position),
        "gap": shown(abs(planned - traffic.value), unit),
    }
    first = next(row for row, one in zip(rows, series, strict=True) if one.days)
    key = "uv" if what == "uv" else "placements" if first.placements else "spend"
    yield Told(
        campaign.document.position("promotion", first.number, key, of_key=True),
        values,
        what if ways else f"{what}-by-parts",
    )
