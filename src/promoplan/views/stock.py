"""The stock breakdown 备货分解: what each tier and product is to bring, the stock there is for it, and who gets it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from promoplan.amount import NumberText
from promoplan.campaign import Campaign
from promoplan.finding import Words
from promoplan.numbers.book import book_of
from promoplan.numbers.figure import Figure
from promoplan.numbers.goods import RESERVE
from promoplan.sheet import Cell, Row, Sheet, Table
from promoplan.views import rows
from promoplan.views.amounts import number, typed
from promoplan.views.scope import head

if TYPE_CHECKING:
    from promoplan.numbers.sections.products import Products, TierFigures
    from promoplan.numbers.stock import ProductFigures

TITLE = Words("备货分解", "Stock breakdown")
TIERS: tuple[rows.ColumnWords, ...] = (
    ("tier", Words("产品构成", "Tier"), "text"),
    ("figure-share", Words("占比", "Share"), "number"),
    ("figure-actual", Words("实占", "By products"), "number"),
    ("figure-count", Words("SKU", "SKUs"), "number"),
    ("figure-units", Words("预计销量", "Units"), "number"),
    ("figure-amount", Words("预计成交额", "Sales"), "number"),
    ("rule", Words("要求", "Rule"), "text"),
)
PRODUCTS: tuple[rows.ColumnWords, ...] = (
    ("sku", Words("型号", "SKU"), "text"),
    ("name", Words("品名", "Product"), "text"),
    ("category", Words("品类", "Category"), "text"),
    ("brand", Words("品牌", "Brand"), "text"),
    ("spec", Words("产品规格", "Kind"), "text"),
    ("figure-price", Words("实际售价", "Price"), "number"),
    ("figure-units", Words("预计销量", "Units"), "number"),
    ("figure-amount", Words("预计成交额", "Sales"), "number"),
    ("figure-safety", Words("安全", "Safety"), "number"),
    ("figure-needed", Words("需备", "Needed"), "number"),
    ("figure-stock", Words("现货", "On hand"), "number"),
    ("figure-incoming", Words("在途", "Incoming"), "number"),
    ("arrives", Words("到货日", "Arrives"), "day"),
    ("figure-available", Words("可用", "Available"), "number"),
    ("figure-spare", Words("富余", "Spare"), "number"),
    ("leads", Words("引向", "Leads to"), "text"),
    ("owner", Words("责任人", "Owner"), "text"),
)
OPTIONAL = (
    "category",
    "brand",
    "spec",
    "figure-incoming",
    "arrives",
    "leads",
    "owner",
)  # left out where no product has it
BY_TIER = Words("各档", "Tiers")
BY_PRODUCT = Words("逐款", "Products")
BY_CHANNEL = Words("渠道分配", "Channels")
RESERVED = Words("预留", "Reserve")
TOTAL = Words("合计", "Total")
SHORT = Words("缺 {}", "short {}")
OVER = Words("超 {}", "{} too many")
STOCK_IN = Words("入库日", "Stock in by")
NO_TIER = Words("没有归档", "In no tier")
ALL_ASSUMED = Words("数字是假设的", "The figures are assumptions")
ASSUMED = Words("（假设）", "(assumed)")
LEFT = Words("未分配", "Left")


def build(campaign: Campaign) -> Iterator[Sheet]:
    found = book_of(campaign).products
    if found is None or not (found.rows or found.tiers):
        return
    language = campaign.language
    tables = [_tiers(campaign, found)] if found.tiers else []
    if found.rows:
        tables.append(_products(campaign, found))
    if any(row.product.allocation for row in found.rows):
        tables.append(_channels(campaign, found))
    yield Sheet(
        "stock", TITLE.say(language), head(campaign), tables, facts=list(_facts(campaign, found)),
        paper="A4 landscape", group="all",
    )  # fmt: skip


def _facts(campaign: Campaign, found: Products) -> Iterator[tuple[str, str]]:
    language, targets = campaign.language, book_of(campaign).targets
    target = found.target or (targets.gmv_floor if targets else None)
    figures = (
        target, found.plan_gmv, found.plan_units, found.units_per_order, found.margin_rate, found.sell_through_units,
        found.sell_through_amount, found.selling_rate,
    )  # fmt: skip
    for figure in figures:
        if figure is not None and figure.value is not None:
            name = figure.name.say(language)
            yield name[:1].upper() + name[1:], number(figure, language)
    if campaign.plan.products is not None and campaign.plan.products.assumed:
        yield "", ALL_ASSUMED.say(language)
    if found.stock_in is not None:
        yield STOCK_IN.say(language), rows.day(campaign, found.stock_in)


def _said(campaign: Campaign, figure: Figure | None) -> str:
    return number(figure, campaign.language)


def _named(campaign: Campaign, name: str | None, assumed: bool | None) -> str:
    return rows.said(campaign, name or "") + (ASSUMED.say(campaign.language) if assumed else "")


def _tiers(campaign: Campaign, found: Products) -> Table:
    made = [
        Row(
            (
                _named(campaign, tier.tier.name or tier.tier.id, tier.tier.assumed),
                typed(tier.share),
                _said(campaign, tier.actual_share),
                _said(campaign, tier.counted),
                _said(campaign, tier.plan_units),
                _said(campaign, tier.plan_gmv),
                rows.said(campaign, tier.tier.rule or "", "products", "tiers", tier.place, "rule"),
            )
        )
        for tier in found.tiers
    ]
    whole = (
        TOTAL.say(campaign.language), _said(campaign, found.shares), "", rows.count(len(found.rows)),
        _said(campaign, found.plan_units), _said(campaign, found.plan_gmv), "",
    )  # fmt: skip
    return Table(rows.columns(campaign, TIERS), [*made, Row(whole, "stage")], title=BY_TIER.say(campaign.language))


def _products(campaign: Campaign, found: Products) -> Table:
    used = {key for row in found.rows for key, cell in _cells(campaign, row).items() if cell}
    columns = [column for column in PRODUCTS if column[0] in used or column[0] not in OPTIONAL]
    made: list[Row] = []
    for name, tier, own in _groups(campaign, found):
        if found.tiers:
            made.append(Row((_heading(campaign, name, tier),), "group"))
        for row in own:
            cells = _cells(campaign, row)
            made.append(Row(tuple(cells[key] for key, _, _ in columns)))
    whole = {"sku": TOTAL.say(campaign.language), "figure-units": _said(campaign, found.plan_units)}
    whole["figure-amount"] = _said(campaign, found.plan_gmv)
    made.append(Row(tuple(whole.get(key, "") for key, _, _ in columns), "stage"))
    return Table(rows.columns(campaign, columns), made, title=BY_PRODUCT.say(campaign.language))


def _heading(campaign: Campaign, name: str, tier: TierFigures | None) -> str:
    amounts = "" if tier is None else _said(campaign, tier.plan_gmv)
    return NumberText(f"{name} · {amounts}", tier.plan_gmv) if tier is not None and amounts else name


def _groups(campaign: Campaign, found: Products) -> Iterator[tuple[str, TierFigures | None, Sequence[ProductFigures]]]:
    """The products under their tiers, in the order of the tiers; those in none come last."""
    for tier in found.tiers:
        if tier.rows:
            yield rows.said(campaign, tier.tier.name or tier.tier.id), tier, tier.rows
    known = {tier.tier.id for tier in found.tiers}
    others = [row for row in found.rows if row.product.tier not in known]
    if others:
        yield NO_TIER.say(campaign.language), None, others


def _cells(campaign: Campaign, row: ProductFigures) -> dict[str, str]:
    product = row.product
    path = ("products", "rows", row.place)
    arrives = campaign.schedule.arrivals[row.place]
    return {
        "sku": product.sku,
        "name": _named(campaign, product.name, product.assumed),
        "category": product.category or "",
        "brand": product.brand or "",
        "spec": product.spec or "",
        "figure-price": rows.said(campaign, _said(campaign, row.price), *path, "price"),
        "figure-units": rows.said(campaign, _said(campaign, row.plan_units), *path, "plan_units"),
        "figure-amount": _said(campaign, row.plan_gmv),
        "figure-safety": typed(row.safety),
        "figure-needed": _said(campaign, row.needed),
        "figure-stock": rows.said(campaign, _said(campaign, row.on_hand), *path, "on_hand"),
        "figure-incoming": rows.said(campaign, _said(campaign, row.incoming), *path, "incoming"),
        "arrives": campaign.offset(arrives.day) if arrives else rows.said(campaign, "", *path, "arrives"),
        "figure-available": _said(campaign, row.available),
        "figure-spare": number(row.spare, campaign.language, SHORT.say(campaign.language)),
        "leads": rows.joined((sku for sku in product.leads_to if sku), campaign.language),
        "owner": rows.said(campaign, rows.owner(campaign, product.owner), *path, "owner"),
    }


def _channels(campaign: Campaign, found: Products) -> Table:
    language = campaign.language
    listed = [row for row in found.rows if row.product.allocation]
    channels = list(dict.fromkeys(channel for row in listed for channel in row.product.allocation))
    channels.sort(key=lambda channel: channel == RESERVE)
    columns: list[rows.ColumnWords] = [PRODUCTS[0], PRODUCTS[1]]
    columns += [
        ("figure-channel", RESERVED if channel == RESERVE else Words(channel, channel), "number")
        for channel in channels
    ]
    columns += [
        ("figure-amount", TOTAL, "number"),
        ("figure-available", Words("可用", "Available"), "number"), ("figure-spare", LEFT, "number"),
    ]  # fmt: skip
    made = []
    for row in listed:
        given = dict(zip(row.product.allocation, row.allocated.of, strict=False))
        counts: list[Cell] = [
            _said(campaign, given.get(channel)) or rows.count(row.product.allocation.get(channel))
            for channel in channels
        ]
        made.append(
            Row(
                (
                    row.product.sku,
                    rows.said(campaign, row.product.name or ""),
                    *counts,
                    _said(campaign, row.allocated),
                    _said(campaign, row.available),
                    number(row.unallocated, language, OVER.say(language)),
                )
            )
        )
    return Table(rows.columns(campaign, columns), made, title=BY_CHANNEL.say(language))
