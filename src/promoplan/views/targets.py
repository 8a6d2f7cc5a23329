"""The targets 目标: floor and stretch of the whole and of each shop, the figures behind them, goals, aims in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from promoplan.campaign import Campaign
from promoplan.finding import Language, Words
from promoplan.numbers.book import book_of
from promoplan.numbers.figure import Figure
from promoplan.sheet import Row, Sheet, Table
from promoplan.views import rows
from promoplan.views.amounts import number, typed
from promoplan.views.scope import head

if TYPE_CHECKING:
    from promoplan.numbers.sections.targets import Targets
    from promoplan.plan.targets import Targets as Written

TITLE = Words("目标", "Targets")
SALES = Words("销售目标", "Sales")
SALES_COLUMNS: tuple[rows.ColumnWords, ...] = (
    ("shop", Words("店铺", "Shop"), "text"),
    ("figure-floor", Words("保底", "Floor"), "number"),
    ("figure-stretch", Words("冲刺", "Stretch"), "number"),
    ("remark", Words("备注", "Remark"), "text"),
)
WHOLE = Words("合计", "Total")
BEHIND = Words("怎么算出来的", "The figures behind them")
BEHIND_COLUMNS: tuple[rows.ColumnWords, ...] = (
    ("name", Words("指标", "Figure"), "text"),
    ("figure-value", Words("数", "Value"), "number"),
    ("formula", Words("来路", "From"), "text"),
)
GIVEN = Words("计划里写的", "given")
GOALS = Words("其他指标", "Goals")
GOAL_COLUMNS: tuple[rows.ColumnWords, ...] = (
    ("name", Words("指标", "Goal"), "text"),
    ("figure-value", Words("目标", "Target"), "number"),
    ("remark", Words("备注", "Remark"), "text"),
)
KINDS = {"service": Words("服务", "Service"), "operation": Words("运营", "Operation"), "crm": Words("会员", "Members")}
AIMS = Words("活动目的", "What it is for")
AIM_COLUMNS: tuple[rows.ColumnWords, ...] = (
    ("aim", Words("目的", "Aim"), "text"),
    ("measure", Words("怎么看做没做到", "How it is measured"), "text"),
)
ASSUMED = Words("数字是假设的", "The figures are assumptions")
MONEY = ("gmv_floor", "gmv_stretch")


def build(campaign: Campaign) -> Iterator[Sheet]:
    targets = book_of(campaign).targets
    plan = campaign.plan.targets
    if targets is None or plan is None:
        return
    language = campaign.language
    tables = [
        _sales(campaign, targets, plan),
        _behind(campaign, targets),
        _goals(campaign, targets, plan),
        _aims(campaign, plan),
    ]
    notes = [ASSUMED.say(language)] if plan.assumed else []
    if plan.notes:
        notes.append(plan.notes)
    made = [table for table in tables if table.rows]
    if made and notes:
        first = made[0]
        made[0] = Table(first.columns, first.rows, first.title, notes)
    if made:
        yield Sheet("targets", TITLE.say(language), head(campaign), made, group="all")


def _sales(campaign: Campaign, targets: Targets, plan: Written) -> Table:
    language = campaign.language
    made = []
    for id_, (floor, stretch) in targets.shops.items():
        shop = plan.shops[id_]
        cells = [
            rows.said(campaign, number(figure, language), "targets", "shops", id_, key)
            for figure, key in ((floor, "floor"), (stretch, "stretch"))
        ]
        made.append(Row((shop.name or id_, *cells, shop.notes or "")))
    if targets.gmv_floor.value is not None or targets.gmv_stretch.value is not None:
        sums = [
            number(figure, language, follows=shops if shops.value == figure.value else None)
            for figure, shops in (
                (targets.gmv_floor, targets.shops_floor), (targets.gmv_stretch, targets.shops_stretch),
            )
        ]  # fmt: skip
        made.append(Row((WHOLE.say(language), *sums, (plan.gmv.notes if plan.gmv else None) or ""), "stage"))
    return Table(rows.columns(campaign, SALES_COLUMNS), made, title=SALES.say(language))


def _behind(campaign: Campaign, targets: Targets) -> Table:
    language = campaign.language
    made = []
    for figure in targets.figures():
        what = figure.key.partition(".")[2]
        if figure.value is None or what in MONEY or "." in what or what.startswith("shops_"):
            continue
        how = GIVEN if figure.given else figure.formula
        made.append(Row((_capital(figure.name, language), number(figure, language), how.say(language) if how else "")))
    return Table(rows.columns(campaign, BEHIND_COLUMNS), made, title=BEHIND.say(language))


def _goals(campaign: Campaign, targets: Targets, plan: Written) -> Table:
    language = campaign.language
    made = []
    for kind, name in KINDS.items():
        goals = getattr(plan, kind)
        if goals:
            made.append(Row((name.say(language),), "group"))
        for id_, goal in goals.items():
            figure = targets.goals[kind].get(id_)
            named = _capital(figure.name, language) if figure else goal.name or id_
            said = _goal(figure, language) if figure else rows.said(campaign, "", "targets", kind, id_, "value")
            made.append(Row((named, said or rows.said(campaign, "", "targets", kind, id_), goal.notes or "")))
    return Table(rows.columns(campaign, GOAL_COLUMNS), made, title=GOALS.say(language))


def _goal(figure: Figure, language: Language) -> str:
    """A goal's value; a length of time as it is typed, with its unit."""
    return typed(figure) if figure.unit in ("seconds", "days") else number(figure, language)


def _aims(campaign: Campaign, plan: Written) -> Table:
    made = [Row((aim.aim, aim.measured_by or "")) for aim in plan.aims]
    return Table(rows.columns(campaign, AIM_COLUMNS), made, title=AIMS.say(campaign.language))


def _capital(name: Words, language: Language) -> str:
    said = name.say(language)
    return said[:1].upper() + said[1:] if language == "en" else said
