"""The budget 预算表: operating figures and cost rows with rounded values and units, the items, returns and profit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from promoplan.campaign import Campaign
from promoplan.finding import Words
from promoplan.numbers.book import book_of
from promoplan.numbers.cost_names import COST_NAMES
from promoplan.numbers.figure import Figure
from promoplan.sheet import Cell, Row, RowKind, Sheet, Table
from promoplan.views import rows
from promoplan.views.amounts import about, currency, number
from promoplan.views.scope import head

if TYPE_CHECKING:
    from promoplan.numbers.sections.budget import Budget

TITLE = Words("预算表", "Budget")
COLUMNS: tuple[rows.ColumnWords, ...] = (
    ("part", Words("项目", "Part"), "text"),
    ("figure", Words("项目", "Figure"), "text"),
    ("sum", Words("计算数据", "Value"), "number"),
    ("rounded", Words("约值", "About"), "number"),
    ("unit", Words("单位", "Unit"), "text"),
    ("how", Words("怎么来的", "How it comes about"), "text"),
)
ITEM_COLUMNS: tuple[rows.ColumnWords, ...] = (
    ("figure", Words("费用明细", "Item"), "text"),
    ("kind", Words("类别", "Kind"), "text"),
    ("cap", Words("上限", "Cap"), "number"),
    ("cost", Words("预计", "Expected"), "number"),
    ("actual", Words("实际", "Actual"), "number"),
    ("used", Words("用掉", "Used"), "number"),
    ("gmv-roi", Words("投产比（GMV）", "ROI on GMV"), "number"),
    ("gsv-roi", Words("投产比（净额）", "ROI on net"), "number"),
    ("how", Words("怎么来的", "How it comes about"), "text"),
)
OPERATION, COSTS = Words("运营数据计划", "Operating figures"), Words("成本数据", "Costs")
RETURNS = Words("投产与利润", "Returns and profit")
ITEMS = Words("费用明细", "Items")
LESS = Words("减：{name}", "less {name}")
INCLUDED = Words("{name}（已算进货品成本，不再减）", "{name} (in the cost of goods already, not deducted)")
CAP_IS = Words("上限 {cap}", "cap {cap}")
GIVEN = Words("计划写的", "as the plan says")
ASSUMED = Words("（假设）", "(assumed)")
ABOUT = Words(
    "约值：一万以上的四舍五入到千位，以万为单位，其余取整；比率取一位小数。",
    "About: thousands and more to three digits (k, M), others to whole numbers; rates to one decimal.",
)
ROI_NOTE = Words(
    "投产比（GMV）含退款，投产比（净额）不含；低于保本投产比 {least} 的不赚钱。",
    "ROI on GMV counts refunds, ROI on net sales does not; below the break-even of {least} nothing is earned.",
)
UNITS: dict[str, Words] = {
    "orders": Words("单", "orders"),
    "uv": Words("访客", "visitors"),
}


def build(campaign: Campaign) -> Iterator[Sheet]:
    plan, found = campaign.plan.budget, book_of(campaign).budget
    if plan is None or found is None:
        return
    language = campaign.language
    assumed = ASSUMED.say(language) if plan.assumed else ""
    tables = [Table(rows.columns(campaign, COLUMNS), list(_figures(campaign, found)), notes=[ABOUT.say(language)])]
    if found.items:
        notes = []
        if found.break_even_roi.value is not None:
            notes.append(ROI_NOTE.say(language).format(least=found.break_even_roi.say(language)))
        items = list(_items(campaign, found))
        tables.append(Table(rows.columns(campaign, ITEM_COLUMNS), items, ITEMS.say(language), notes))
    yield Sheet(
        "budget",
        TITLE.say(language),
        head(campaign),
        tables,
        facts=[("", assumed)] if assumed else (),
        paper="A4",
        group="all",
    )


def _figures(campaign: Campaign, found: Budget) -> Iterator[Row]:
    """The ten operating figures, the cost rows with their total, and what is left."""
    language = campaign.language
    for place, (what, figure) in enumerate(found.operation.items()):
        yield _line(campaign, figure, OPERATION if place == 0 else None, what=what)
    for place, (kind, line) in enumerate(found.lines.items()):
        words = COST_NAMES[kind]
        how = CAP_IS.say(language).format(cap=line.cap.say(language)) if line.cap.value is not None else ""
        yield _line(campaign, line.cost, COSTS if place == 0 else None, words, how, "stage" if kind == "total" else "")
    yield _line(campaign, found.net_sales, RETURNS)
    yield _line(campaign, found.net_gross_profit)
    for kind, line in found.lines.items():
        if kind != "total":
            words, template = COST_NAMES[kind], INCLUDED if kind in found.included else LESS
            name = Words(*(template.say(of).format(name=words.say(of)) for of in ("zh", "en")))
            yield _line(campaign, line.cost, None, name, "")
    yield _line(campaign, found.profit, None, kind="stage")
    for figure in (found.profit_rate, found.gmv_roi, found.gsv_roi, found.break_even_roi, found.cost_ratio):
        yield _line(campaign, figure)


def _line(
    campaign: Campaign,
    figure: Figure,
    part: Words | None = None,
    name: Words | None = None,
    how: str | None = None,
    kind: RowKind = "",
    what: str = "",
) -> Row:
    language = campaign.language
    cells: tuple[Cell, ...] = (
        part.say(language) if part else "",
        (name or figure.name).say(language),
        number(figure, language) or figure.say(language),
        about(figure, language),
        _unit(campaign, figure, what),
        _how(campaign, figure) if how is None else how,
    )
    return Row(cells, kind)


def _how(campaign: Campaign, figure: Figure) -> str:
    if figure.formula is not None:
        return figure.formula.say(campaign.language)
    return GIVEN.say(campaign.language) if figure.given else ""


def _unit(campaign: Campaign, figure: Figure, what: str) -> str:
    if figure.unit == "money":
        return currency(campaign)
    return UNITS[what].say(campaign.language) if what in UNITS else ""


def _items(campaign: Campaign, found: Budget) -> Iterator[Row]:
    language = campaign.language

    def said(figure: Figure) -> str:
        return number(figure, language)

    for item in found.items:
        written = campaign.plan.budget.items[item.number] if campaign.plan.budget else None
        assumed = ASSUMED.say(language) if written is not None and written.assumed else ""
        cap = rows.said(campaign, said(item.cap), "budget", "items", item.number, "cap")
        numbers = (cap, *map(said, (item.cost, item.actual, item.used, item.gmv_roi, item.gsv_roi)))
        how = _how(campaign, item.implied) + assumed
        yield Row((rows.said(campaign, item.name), COST_NAMES[item.kind].say(language), *numbers, how))
