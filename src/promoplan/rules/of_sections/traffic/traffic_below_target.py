"""The traffic that is planned does not bring the floor target.

All sources together, each at its own conversion rate and order value, sell less than the floor. Either more visitors
come from somewhere, or more of them buy, or they spend more, or the target is another one: said now, and not on the
evening of the day. Stock, staff and budget all follow from the same target. A gap to the stretch target stands on the
sheet and is not told: it is what one hopes for.

wrong:
    targets: {gmv: {floor: 1500万}, conversion_rate: 3%, avg_order_value: 260}
    traffic: [{channel: All, uv: 600000, owner: tbd}]

right:
    targets: {gmv: {floor: 468万}, conversion_rate: 3%, avg_order_value: 260}
    traffic: [{channel: All, uv: 600000, owner: tbd}]
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_FLOOR

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.numbers.book import book_of
from promoplan.rules.figures import line_of, stated, typed

SEVERITY = Severity.ERROR
ZH = """计划的流量撑不起保底目标。

各渠道按自己的转化率和客单价算，加起来卖不到保底。要么再补流量，要么转化或客单价提上去，要么改目标：现在说清，别等当天晚上。
备货、人手、预算都跟着同一个目标走。离冲刺目标差多少印在表上，不算问题。
"""
SHORT = Words(
    "{floor}要 {required} {unit}，各渠道（{lines} 起）合计 {planned}、预计成交 {forecast}："
    "缺 {gap_uv} {unit}，合 {gap_gmv}",
    "the {floor} needs {required} {unit}; the sources (from {lines}) bring {planned}, which sell {forecast}: "
    "short of {gap_uv} {unit}, or {gap_gmv}",
)
SAYS = {
    "": SHORT,
    "some-own-rates": SHORT,
    "own-rates": Words(
        "各渠道（{lines} 起）合计 {planned} {unit}，按各自的转化率和客单价只卖 {forecast}，比{floor}少 {gap_gmv}",
        "the sources (from {lines}) bring {planned} {unit}, which at their own rates sell {forecast}: "
        "{gap_gmv} less than the {floor}",
    ),
    "visitors": Words(
        "目标要 {required} {unit}，各渠道（{lines} 起）合计 {planned}：缺 {gap_uv} {unit}",
        "the targets need {required} {unit}; the sources (from {lines}) bring {planned}: short of {gap_uv}",
    ),
}
HINTS = {
    "": Words(
        "补 {gap_uv} {unit}；或 conversion_rate: {rate}；或 avg_order_value: {value}；或 floor: {reach}",
        "{gap_uv} {unit} more; or conversion_rate: {rate}; or avg_order_value: {value}; or floor: {reach}",
    ),
    "some-own-rates": Words(
        "补 {gap_uv} {unit}；或平均转化率到 {rate}；或平均客单价到 {value}；或 floor: {reach}",
        "{gap_uv} {unit} more; or over all a conversion of {rate}, or an order value of {value}; or floor: {reach}",
    ),
    "own-rates": Words(
        "平均转化率要到 {rate}；或平均客单价到 {value}；或 floor: {reach}",
        "a conversion rate of {rate} over all; or an order value of {value}; or floor: {reach}",
    ),
    "visitors": Words("再补 {gap_uv} {unit}，或者改目标", "{gap_uv} {unit} more, or another target"),
}


def check(campaign: Campaign) -> Iterator[Told]:
    targets, traffic = book_of(campaign).targets, book_of(campaign).traffic
    if targets is None or traffic is None or targets.clashes or not all(row.adds_up for row in traffic.rows):
        return  # which of the figures is right is not known
    gap_uv, gap_gmv = traffic.gap_uv, traffic.gap_gmv
    first = campaign.document.position("traffic", 0)
    values = {
        "lines": line_of(campaign, first), "unit": traffic.words.unit, "planned": traffic.planned_uv,
        "required": traffic.required_uv, "gap_uv": gap_uv, "gap_gmv": gap_gmv, "forecast": traffic.forecast_gmv,
        "floor": stated(campaign, targets.gmv_floor),
    }  # fmt: skip
    at = targets.gmv_floor.position or first
    if gap_gmv.value is None:
        if gap_uv.value is not None and gap_uv.value > 0:
            yield Told(at, values, "visitors")
        return
    if gap_gmv.value <= 0 or traffic.forecast_gmv.value is None:
        return
    for name, figure in (("rate", traffic.floor.conversion_rate), ("value", traffic.floor.avg_order_value)):
        values[name] = "—" if figure.value is None else typed(figure.value, figure.unit)
    values["reach"] = typed(traffic.forecast_gmv.value, "money", ROUND_FLOOR)
    enough = gap_uv.value is None or gap_uv.value <= 0
    usual = (traffic.conversion_rate.value, traffic.avg_order_value.value) == (
        targets.conversion_rate.value,
        targets.avg_order_value.value,
    )
    yield Told(at, values, "own-rates" if enough else "" if usual else "some-own-rates")
