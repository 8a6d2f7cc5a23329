"""Figures as screens show them: the value with its unit, the name with whose it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from promoplan.campaign import Campaign
from promoplan.finding import Language, Words
from promoplan.numbers.figure import Figure
from promoplan.numbers.keys import place_of

UNITS = {"days": Words("天", "d"), "seconds": Words("秒", "s")}
YUAN = Words("元", "CNY")
OTHER = Words("其他", "other")
SCALED = {
    "conversion": Words("转化率 {percent}%", "conversion {percent}%"),
    "order_value": Words("客单价 {percent}%", "order value {percent}%"),
}
BESIDE = Words("{id} · {name}", "{id} · {name}")
SECTIONS = {
    "targets": Words("目标", "Targets"),
    "traffic": Words("流量", "Traffic"),
    "promotion": Words("推广投放", "Promotion"),
    "products": Words("货品", "Products"),
    "prices": Words("价格", "Prices"),
    "budget": Words("预算", "Budget"),
}


def money_unit(campaign: Campaign, language: Language) -> str:
    """The plan's currency as it stands behind an amount; a Chinese plan that names none counts in yuan."""
    code = campaign.plan.campaign.currency
    if code in (None, "CNY", "RMB"):
        return YUAN.say(language) if code or campaign.plan.campaign.language != "en" else ""
    return code or ""


def amount(figure: Figure, money: str, language: Language) -> str:
    """A figure's value with its unit: 4,680,000 元, 3%, 45 秒; a dash alone where there is none."""
    said = figure.say(language)
    unit = money if figure.unit == "money" else UNITS[figure.unit].say(language) if figure.unit in UNITS else ""
    return f"{said} {unit}" if unit and figure.value is not None else said


def short_name(figure: Figure, language: Language) -> str:
    """A row's figure without whose it is, which stands beside it."""
    name, id_ = figure.name.say(language), place_of(figure.key).id
    return name.removeprefix(id_).strip(" ·:：") or name if id_ else name


def called(step: str, language: Language) -> str:
    """A row or a column that has only a key: `other` of groups, `conversion_80` of what-if tables, else as it is."""
    kind, _, percent = step.rpartition("_")
    if kind in SCALED and percent.isdecimal():
        return SCALED[kind].say(language).format(percent=percent)
    return OTHER.say(language) if step == "other" else step


def row_names(rows: Mapping[str, Mapping[str, Figure]], language: Language) -> tuple[dict[str, str], dict[str, str]]:
    """What a list's rows are called, by id, and its columns, by what they tell.

    Where the names of one column's figures say whose they are (B店保底 GMV, C店保底 GMV), what a row's names have in
    common is what it is called; else it is called by its id.
    """
    names = {id_: {what: short_name(figure, language) for what, figure in row.items()} for id_, row in rows.items()}
    columns: dict[str, list[str]] = {}
    for row in names.values():
        for what, name in row.items():
            columns.setdefault(what, []).append(name)
    own = bool(columns) and all(len(set(column)) == len(column) > 1 for column in columns.values())
    starts = {id_: _start(list(row.values())) if own and len(row) > 1 else "" for id_, row in names.items()}
    if own and len(columns) == 1:  # nothing tells where whose it is ends, and what it is begins
        return {id_: next(iter(row.values()), id_) for id_, row in names.items()}, dict.fromkeys(columns, "")
    heads: dict[str, str] = {}
    for id_, row in names.items():
        for what, name in row.items():
            heads.setdefault(what, name[len(starts[id_]) :].strip(" ·:：") or name)
    if len(set(heads.values())) < len(heads):  # what tells them apart is only in their keys
        heads = {what: called(what, language) for what in heads}
    return {id_: starts[id_].strip(" ·:：") or called(id_, language) for id_ in rows}, heads


def _start(names: Sequence[str]) -> str:
    """What all of some names begin with, up to a colon where there is one."""
    first, last = min(names), max(names)  # what these two begin with, all do
    same = (number for number, (one, other) in enumerate(zip(first, last, strict=False)) if one != other)
    start = first[: next(same, min(len(first), len(last)))]
    for sign in (": ", "："):
        if sign in start:
            return start[: start.index(sign) + len(sign)]
    return start


def full_name(figure: Figure, language: Language) -> str:
    """A figure's name, with the row it belongs to."""
    id_ = called(place_of(figure.key).id, language)
    return BESIDE.say(language).format(id=id_, name=short_name(figure, language)) if id_ else figure.name.say(language)
