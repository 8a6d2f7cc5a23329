"""The traffic plan 流量计划: each source with what it sells and costs, sums, the gap and what would close it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from promoplan.campaign import Campaign
from promoplan.finding import Language, Words
from promoplan.numbers.book import book_of
from promoplan.sheet import Column, Row, Sheet, Table
from promoplan.views import rows, traffic_plot
from promoplan.views.amounts import number
from promoplan.views.scope import head

if TYPE_CHECKING:
    from promoplan.numbers.closing import Sensitivity
    from promoplan.numbers.sections.traffic import Traffic
    from promoplan.numbers.sources import Source

TITLE = Words("流量计划", "Traffic plan")
CHANNEL = Words("渠道", "Channel")
COLUMNS: tuple[rows.ColumnWords, ...] = (
    ("figure-rate", Words("转化率", "Conversion"), "number"),
    ("figure-orders", Words("订单数", "Orders"), "number"),
    ("figure-value", Words("客单价", "Order value"), "number"),
    ("figure-gmv", Words("销售额", "Sales"), "number"),
    ("pricing", Words("计费", "Priced by"), "text"),
    ("figure-cost", Words("费用", "Cost"), "number"),
    ("figure-each", Words("单个成本", "Cost each"), "number"),
    ("owner", Words("责任人", "Owner"), "text"),
    ("remark", Words("备注", "Remark"), "text"),
)
PRICING = {
    "cpc": Words("点击", "click"),
    "cpm": Words("千次展现", "1,000 impressions"),
    "cps": Words("成交佣金", "commission"),
    "fixed": Words("一口价", "fixed"),
    "": Words("", ""),
}
TARGET = Words("目标（保底）", "Target (floor)")
TOTAL = Words("合计", "Total")
ASSUMED = Words("（假设）", "(assumed)")
GAP = Words("缺口和怎么补", "The gap and what closes it")
GAP_COLUMNS: tuple[rows.ColumnWords, ...] = (
    ("figure-gmv", Words("目标销售额", "Target"), "number"),
    ("figure-required", Words("要的 {unit}", "{unit} needed"), "number"),
    ("figure-gap", Words("{unit} 缺口", "{unit} missing"), "number"),
    ("figure-gap-gmv", Words("销售额缺口", "Sales missing"), "number"),
    ("figure-rate", Words("只提转化率，要到", "Conversion that would do"), "number"),
    ("figure-value", Words("只提客单价，要到", "Order value that would do"), "number"),
)
TARGETS = Words("目标", "Target")
FLOOR, STRETCH = Words("保底", "Floor"), Words("冲刺", "Stretch")
GAP_NOTE = Words(
    "负数是富余。后两栏：流量不变，只动这一样要到的数。",
    "Below zero there is more than is needed. The last two columns: the traffic as it is, and only this changed.",
)
OTHER_RATES = Words("转化率和客单价变了，离保底还缺多少 {unit}", "{unit} missing to the floor at other rates")
RATE_AND_VALUE = Words("转化率 ＼ 客单价", "Conversion \\ order value")
COST = Words("推广费用", "Cost")
SHARE = Words("渠道费比", "Cost ratio of all sources")
ROI = Words("渠道投产比（按 GMV）", "ROI of all sources, on GMV")


ON_ONE_PAGE = 14  # rows of the plan that leave room for both tables below it


def build(campaign: Campaign) -> Iterator[Sheet]:
    traffic = book_of(campaign).traffic
    if traffic is None:
        return
    language = campaign.language
    made = [_plan(campaign, traffic)]
    if traffic.floor.target.value is not None or traffic.stretch.target.value is not None:
        made.append(_gaps(traffic, language))
    if traffic.sensitivity.gaps[0][0].value is not None:
        unit = traffic.words.unit.say(language)
        made.append(_other_rates(traffic.sensitivity, unit, language, len(made[0].rows) > ON_ONE_PAGE))
    made += traffic_plot.by_source(traffic, language)
    facts = [
        (name.say(language), number(figure, language))
        for name, figure in ((COST, traffic.cost), (SHARE, traffic.cost_share), (ROI, traffic.roi))
        if figure.value is not None
    ]
    yield Sheet("traffic", TITLE.say(language), head(campaign), made, facts=facts, paper="A4 landscape", group="all")


def by_group(sources: Sequence[Source]) -> dict[str, list[Source]]:
    """Sources by their groups, in the order of the plan."""
    groups: dict[str, list[Source]] = {}
    for source in sources:
        groups.setdefault(source.group, []).append(source)
    return groups


def visitors(campaign: Campaign, source: Source) -> str:
    """A source's visitors in a cell, or that they are still to be settled."""
    said = number(source.uv, campaign.language)
    return said or rows.said(campaign, rows.said(campaign, "", *source.path, "uv"), *source.path, "sessions")


def remark(source: Source, language: Language) -> str:
    """A source's remark, and that its figures are assumed."""
    assumed = ASSUMED.say(language) if source.assumed else ""
    return f"{source.notes} {assumed}".strip() if language == "en" else f"{source.notes}{assumed}"


def _capital(heading: str) -> str:
    return heading[:1].upper() + heading[1:]


def _plan(campaign: Campaign, traffic: Traffic) -> Table:
    language = campaign.language
    unit = Column("figure-uv", _capital(traffic.words.uv.say(language)), "number")
    columns = (Column("title", CHANNEL.say(language)), unit, *rows.columns(campaign, COLUMNS))
    made = []
    if traffic.floor.target.value is not None:
        targets = book_of(campaign).section("targets")
        figures = [getattr(targets, name) for name in ("conversion_rate", "orders", "avg_order_value")]
        cells = [number(figure, language) for figure in (traffic.required_uv, *figures, traffic.floor.target)]
        made.append(Row((TARGET.say(language), *cells, "", "", "", "", ""), "stage"))
    for group, sources in by_group(traffic.rows).items():
        if group or len(traffic.groups) > 1:
            made.append(_sum_row(group or rows.OTHER.say(language), traffic.groups[group], language))
        for source in sources:
            made.append(_row(campaign, source))
            made += [_row(campaign, part, "step") for part in source.parts if _on_its_own(part)]
    sums = (
        traffic.planned_uv, traffic.conversion_rate, traffic.forecast_orders, traffic.avg_order_value,
        traffic.forecast_gmv,
    )  # fmt: skip
    cells = [number(figure, language) for figure in sums]
    made.append(Row((TOTAL.say(language), *cells, "", number(traffic.cost, language), "", "", ""), "stage"))
    return Table(columns, made)


def _sum_row(name: str, group: object, language: Language) -> Row:
    uv, orders, gmv, cost = (number(getattr(group, what), language) for what in ("uv", "orders", "gmv", "cost"))
    return Row((name, uv, "", orders, "", gmv, "", cost, "", "", ""), "stage")


def _on_its_own(part: Source) -> bool:
    """Whether a part has rates or a price of its own; the others are on the sheet that looks back at last year."""
    return bool(part.pricing) or part.conversion_rate.given or part.avg_order_value.given


def _row(campaign: Campaign, source: Source, kind: str = "") -> Row:
    language = campaign.language
    figures = (source.conversion_rate, source.orders, source.avg_order_value, source.gmv)
    cells = (
        source.channel,
        visitors(campaign, source),
        *(number(figure, language) for figure in figures),
        PRICING[source.pricing].say(language),
        number(source.cost, language),
        number(source.cost_each, language),
        rows.said(campaign, rows.owner(campaign, source.owner), *source.path, "owner"),
        remark(source, language),
    )
    return Row(cells, "step" if kind else "")


def _gaps(traffic: Traffic, language: Language) -> Table:
    unit = traffic.words.unit.say(language)
    columns = (
        Column("target", TARGETS.say(language)),
        *(Column(key, _capital(words.say(language).format(unit=unit)), kind) for key, words, kind in GAP_COLUMNS),
    )
    made = [
        Row((name.say(language), *(number(figure, language) for figure in closing)))
        for name, closing in ((FLOOR, traffic.floor), (STRETCH, traffic.stretch))
        if closing.target.value is not None
    ]
    return Table(columns, made, title=GAP.say(language), notes=[GAP_NOTE.say(language)])


def _other_rates(sensitivity: Sensitivity, unit: str, language: Language, on_new_page: bool) -> Table:
    columns = (
        Column("rate", RATE_AND_VALUE.say(language)),
        *(
            Column(f"figure-{place}", number(value, language), "number")
            for place, value in enumerate(sensitivity.values)
        ),
    )
    made = [
        Row((number(rate, language), *(number(gap, language) for gap in gaps)))
        for rate, gaps in zip(sensitivity.rates, sensitivity.gaps, strict=True)
    ]
    return Table(columns, made, _capital(OTHER_RATES.say(language).format(unit=unit)), on_new_page=on_new_page)
