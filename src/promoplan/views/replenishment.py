"""The replenishment list 补货表: how products sold before, what is missing of the plan, how much to order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from promoplan.amount import NumberText
from promoplan.campaign import Campaign
from promoplan.finding import Language, Words
from promoplan.numbers.book import book_of
from promoplan.sheet import Row, Sheet, Table
from promoplan.views import rows
from promoplan.views.amounts import number
from promoplan.views.scope import head

if TYPE_CHECKING:
    from promoplan.numbers.figure import Figure
    from promoplan.numbers.sections.products import Products
    from promoplan.numbers.selling import ReplenishFigures
    from promoplan.numbers.stock import ProductFigures

TITLE = Words("补货表", "Replenishment")
COLUMNS: tuple[rows.ColumnWords, ...] = (
    ("tick", Words("已下单", "Ordered"), "tick"),
    ("sku", Words("型号", "SKU"), "text"),
    ("name", Words("品名", "Product"), "text"),
    ("period", Words("统计期", "Period"), "text"),
    ("figure-views", Words("浏览量", "Views"), "number"),
    ("figure-favourites", Words("收藏", "Favourites"), "number"),
    ("figure-sold", Words("宝贝销量", "Sold"), "number"),
    ("figure-conversion", Words("转化率", "Conversion"), "number"),
    ("figure-available", Words("可用", "Available"), "number"),
    ("figure-needed", Words("需备", "Needed"), "number"),
    ("figure-to-order", Words("应补", "To order"), "number"),
    ("figure-reorder", Words("补货点", "Reorder at"), "number"),
    ("owner", Words("责任人", "Owner"), "text"),
    ("remark", Words("备注", "Remark"), "text"),
)
ALWAYS = (
    "tick",
    "figure-views",
    "figure-favourites",
    "figure-sold",
    "figure-conversion",
)  # the list's own columns; others only where used
ENOUGH = Words("够", "enough")


def build(campaign: Campaign) -> Iterator[Sheet]:
    found = book_of(campaign).products
    if found is None:
        return
    entries = list(_entries(found))
    if not entries:
        return
    cells = [_cells(campaign, row, listed) for row, listed in entries]
    used = [place for place, column in enumerate(COLUMNS) if column[0] in ALWAYS or any(line[place] for line in cells)]
    made = [Row(tuple(line[place] for place in used)) for line in cells]
    columns = rows.columns(campaign, (COLUMNS[place] for place in used))
    yield Sheet(
        "replenishment", TITLE.say(campaign.language), head(campaign), [Table(columns, made)],
        paper="A4 landscape", group="all",
    )  # fmt: skip


def _entries(found: Products) -> Iterator[tuple[ProductFigures | None, ReplenishFigures | None]]:
    """The products that are listed, in the plan's order; then those whose stock is short and that are not listed."""
    by_sku = {row.product.sku: row for row in reversed(found.rows)}
    for listed in found.replenish:
        yield by_sku.get(listed.row.sku or ""), listed
    named = {listed.row.sku for listed in found.replenish}
    for row in found.rows:
        if row.product.sku not in named and row.to_order.value:
            yield row, None


def _cells(campaign: Campaign, row: ProductFigures | None, listed: ReplenishFigures | None) -> tuple[str, ...]:
    language = campaign.language
    before = listed.row if listed is not None else None
    owner = (before.owner if before else None) or (row.product.owner if row else None)
    rate = ""
    if before is not None and listed is not None and before.conversion_rate is not None:
        rate = str(campaign.document.root["products"]["replenish"][listed.place]["conversion_rate"])
    return (
        "",
        (row.product.sku if row else before.sku if before else None) or "",
        rows.said(campaign, (row.product.name if row else None) or ""),
        rows.said(campaign, (before.period if before else None) or ""),
        *(rows.count(getattr(before, key) if before else None) for key in ("views", "favourites", "sold")),
        rate,
        _said(row.available, language) if row else "",
        _said(row.needed, language) if row else "",
        _to_order(row, language) if row else "",
        number(replace(listed.reorder_point, unit="count"), language) if listed else "",
        rows.owner(campaign, owner),
        rows.said(campaign, (before.notes if before else None) or ""),
    )


def _to_order(row: ProductFigures, language: Language) -> str:
    figure = row.to_order
    if figure.value is None:
        return figure.say(language)
    enough = ENOUGH.say(language)
    return NumberText(enough if figure.value == 0 else figure.say(language), figure, none=enough)


def _said(figure: Figure, language: Language) -> str:
    return number(figure, language) or figure.say(language)
