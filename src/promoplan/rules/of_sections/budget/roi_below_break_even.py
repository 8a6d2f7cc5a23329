"""A channel brings in less than it takes to pay for itself.

What is spent comes back when the sales that it brings, without refunds, have as much gross margin: at 40% it takes
sales of 1 ÷ 40% = 2.5 for each unit of spend. Return on GMV looks better, as it counts what is sent back; both are
told. A channel that is wanted all the same (new customers) says so with `allow`.

wrong:
    people: {li: {name: Li}}
    targets: {gmv: 78000, conversion_rate: 1%, avg_order_value: 260, refund_rate: 20%, gross_margin: 40%}
    traffic: [{channel: Search ads, uv: 30000, cpc: 1.20, owner: li}]
    budget:
      items: [{item: Search ads, cap: 36000}]

right:
    people: {li: {name: Li}}
    targets: {gmv: 234000, conversion_rate: 3%, avg_order_value: 260, refund_rate: 20%, gross_margin: 40%}
    traffic: [{channel: Search ads, uv: 30000, cpc: 1.20, owner: li}]
    budget:
      items: [{item: Search ads, cap: 36000}]
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.numbers.book import book_of
from promoplan.numbers.figure import roots
from promoplan.rules.figures import line_of

SEVERITY = Severity.WARNING
ZH = """一个渠道带来的销售额，抵不回它自己的花费。

花 1 元，带来的净销售额里要有 1 元毛利才保本：毛利率 40%，就要 1 ÷ 40% = 2.5。按 GMV 算的投产比好看些，
因为退掉的也算在内；两个都写出来。明知不赚也要投的(拉新)，用 `allow` 写明。
"""
SAYS = {
    "net": Words(
        "「{name}」按净额的投产比是 {net}(按 GMV {gross})，不到保本的 {least}(毛利率 {margin}，{line})",
        "'{name}' returns {net} on net sales ({gross} on GMV), less than break-even, {least} (margin {margin}, {line})",
    ),
    "gross": Words(
        "「{name}」按 GMV 的投产比是 {gross}，不到保本的 {least}(毛利率 {margin}，{line})",
        "'{name}' returns {gross} on GMV, less than break-even, {least} (margin {margin}, {line})",
    ),
}
LESS = Words(
    "花费降到 {most} 以下，或提高它的转化率、客单价",
    "spend less than {most} on it, or raise its conversion or order value",
)
HINTS = {"net": LESS, "gross": LESS}


def check(campaign: Campaign) -> Iterator[Told]:
    found = book_of(campaign).budget
    if found is None:
        return
    least, margin = found.break_even_roi, found.operation["gross_margin"]
    if least.value is None or margin.value is None:
        return
    place = next((root.position for root in roots(margin)), None)
    for item in found.items:
        variant = "gross" if item.gsv_roi.value is None else "net"
        roi = item.gmv_roi if variant == "gross" else item.gsv_roi
        if roi.value is not None and item.cost.value is not None and roi.value < least.value:
            most = item.cost.value * roi.value * margin.value
            values = {
                "name": item.name,
                "net": item.gsv_roi,
                "gross": item.gmv_roi,
                "least": least,
                "margin": margin,
                "line": line_of(campaign, campaign.document.position("budget") if place is None else place),
                "most": f"{int(most):,}",
            }
            yield Told(campaign.document.position("budget", "items", item.number), values, variant)
