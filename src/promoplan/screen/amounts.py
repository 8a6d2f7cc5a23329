"""Figures as screens show them: the value with its unit, the name with whose it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from promoplan.campaign import Campaign
from promoplan.finding import Language, Words
from promoplan.numbers.figure import Figure
from promoplan.numbers.keys import place_of

NAMING = ("id", "sku", "item", "channel")  # the keys that say what a row is called in keys of figures
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


def column_names(rows: Mapping[str, Mapping[str, Figure]], language: Language) -> dict[str, str]:
    """What a list's columns are called, by what they tell."""
    heads: dict[str, str] = {}
    for row in rows.values():
        for what, figure in row.items():
            heads.setdefault(what, short_name(figure, language))
    if len(set(heads.values())) < len(heads):  # what tells them apart is only in their keys
        heads = {what: called(what, language) for what in heads}
    return heads


def row_names(campaign: Campaign, section: str, group: str, ids: Iterable[str]) -> dict[str, str]:
    """What a list's rows are called, by id: with the name that the plan gives them, where it gives one."""
    part: Any = campaign.document.root.get(section)
    items = part.get(group) if isinstance(part, Mapping) else part
    entries = items.items() if isinstance(items, Mapping) else enumerate(items if isinstance(items, list) else ())
    names: dict[str, str] = {}
    for key, item in entries:
        if isinstance(item, Mapping) and isinstance(item.get("name"), str):
            id_ = next((item[step] for step in NAMING if isinstance(item.get(step), str)), key)
            names.setdefault(str(id_), item["name"])
    said = {id_: called(id_, campaign.language) for id_ in ids}
    return {id_: f"{said[id_]} {names[id_]}" if names.get(id_, id_) != id_ else said[id_] for id_ in said}


def full_name(figure: Figure, language: Language) -> str:
    """A figure's name, with the row it belongs to."""
    id_ = called(place_of(figure.key).id, language)
    return BESIDE.say(language).format(id=id_, name=short_name(figure, language)) if id_ else figure.name.say(language)
