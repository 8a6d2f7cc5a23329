"""Figures as screens show them: the value with its unit, the name with whose it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from promoplan.campaign import Campaign
from promoplan.finding import Language, Words
from promoplan.numbers.figure import Figure
from promoplan.numbers.keys import place_of

NAMING = ("id", "sku", "item", "channel")  # the keys that say what a row is called in keys of figures
UNITS = {"days": Words("天", "d"), "seconds": Words("秒", "s")}
YUAN = Words("元", "CNY")
ACTUAL = Words("实际{name}", "actual {name}")
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


def column_names(rows: Mapping[str, Mapping[str, Figure]], language: Language) -> tuple[dict[str, str], dict[str, str]]:
    """What a list's columns are called, by what they tell; and its rows, by id, where their figures' names say so.

    Of "合计 上限" and "广告 上限" the end that both have is the column's name, the rest is the row's.
    """
    columns: dict[str, dict[str, str]] = {}
    for id_, row in rows.items():
        for what, figure in row.items():
            columns.setdefault(what, {})[id_] = short_name(figure, language)
    heads: dict[str, str] = {}
    labels: dict[str, str] = {}
    for what, names in columns.items():
        every = list(names.values())
        end = _common_end(every) if len(set(every)) > 1 else ""
        _, blank, end = end.partition(" ")
        heads[what] = end if blank and end else every[0]
        if blank and end:
            for id_, name in names.items():
                labels.setdefault(id_, name.removesuffix(end).strip())
    return distinct(heads, language), labels


def _common_end(texts: Sequence[str]) -> str:
    """What all of some texts end with."""
    first, last = min(text[::-1] for text in texts), max(text[::-1] for text in texts)
    differ = (number for number, (one, other) in enumerate(zip(first, last, strict=False)) if one != other)
    return first[: next(differ, min(len(first), len(last)))][::-1]


def distinct(names: Mapping[str, str], language: Language) -> dict[str, str]:
    """Names by what they tell; of those that are alike, what is actual says so, and steps are called by their keys."""
    said = list(names.values())
    return {what: _told_apart(what, name, language) if said.count(name) > 1 else name for what, name in names.items()}


def _told_apart(what: str, name: str, language: Language) -> str:
    step = what.rpartition(".")[2]
    if step.startswith("actual_"):
        return ACTUAL.say(language).format(name=name)
    words = called(step, language)
    return name if words == step else words


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
