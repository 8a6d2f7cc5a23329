"""The products: what each tier and product is to bring, and whether the stock for it is there, by the stock-in day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from promoplan.days.write import Moment
from promoplan.finding import Words
from promoplan.numbers.book import Book
from promoplan.numbers.figure import Figure, difference, product, quotient, rounded, total, up, worked
from promoplan.numbers.unknown import is_whole, unknown_keys
from promoplan.plan.products import RESERVE, Product, ProductsSection, Replenishment, Tier

ONE, NONE = Decimal(1), Decimal(0)


@dataclass(frozen=True, slots=True)
class ProductFigures:
    """One product. `spare` is what is left over of the plan with its safety, negative where stock is short;
    `unallocated` what no channel was promised, negative where more was promised than there is.
    """

    place: int
    product: Product
    price: Figure | None
    cost: Figure | None
    floor_price: Figure | None
    plan_units: Figure | None
    incoming: Figure | None
    plan_gmv: Figure
    margin_rate: Figure
    needed: Figure
    in_time: Figure
    available: Figure
    spare: Figure
    to_order: Figure
    allocated: Figure
    unallocated: Figure
    sold: Figure | None

    def figures(self) -> Iterator[Figure]:
        for figure in (
            self.price, self.cost, self.floor_price, self.plan_units, self.plan_gmv, self.margin_rate, self.needed,
            self.incoming, self.in_time, self.available, self.spare, self.to_order, self.allocated, self.unallocated,
            self.sold,
        ):  # fmt: skip
            if figure is not None:
                yield figure


@dataclass(frozen=True, slots=True)
class TierFigures:
    """One tier: its share as stated and as its products come to. `rows` are its products."""

    place: int
    tier: Tier
    rows: tuple[ProductFigures, ...]
    share: Figure | None
    skus: Figure | None
    counted: Figure
    plan_units: Figure
    plan_gmv: Figure
    actual_share: Figure

    def figures(self) -> Iterator[Figure]:
        for figure in (self.share, self.skus, self.counted, self.plan_units, self.plan_gmv, self.actual_share):
            if figure is not None:
                yield figure


@dataclass(frozen=True, slots=True)
class ReplenishFigures:
    """What a product sold before says of its stock: safety stock and the stock at which to order."""

    place: int
    row: Replenishment
    safety_stock: Figure
    reorder_point: Figure

    def figures(self) -> Iterator[Figure]:
        yield self.safety_stock
        yield self.reorder_point


@dataclass(frozen=True, slots=True)
class Products:
    """All products of a campaign. `stock_in` is the last day on which deliveries count, None where it is unknown."""

    NAME: ClassVar[str] = "products"

    stock_in: Moment | None
    target: Figure | None
    plan_gmv: Figure
    plan_units: Figure
    units_per_order: Figure
    shares: Figure
    margin_rate: Figure
    sell_through_units: Figure
    sell_through_amount: Figure
    selling_rate: Figure
    tiers: tuple[TierFigures, ...]
    rows: tuple[ProductFigures, ...]
    replenish: tuple[ReplenishFigures, ...]

    def figures(self) -> Iterator[Figure]:
        if self.target is not None:
            yield self.target
        yield from (
            self.plan_gmv, self.plan_units, self.units_per_order, self.shares, self.margin_rate,
            self.sell_through_units, self.sell_through_amount, self.selling_rate,
        )  # fmt: skip
        for part in (*self.tiers, *self.rows, *self.replenish):
            yield from part.figures()


def calculate(book: Book) -> Products:
    section = book.campaign.plan.products
    assert section is not None
    document = book.campaign.document
    stock_in, known = _stock_in(book, section)
    rows = tuple(_product(book, place, row, stock_in, known) for place, row in enumerate(section.rows))
    complete = is_whole(document, "products", "rows") and bool(rows)
    gmv = _sum("products.plan_gmv", "计划成交额", "planned sales", "money", [row.plan_gmv for row in rows], complete)
    units = [row.plan_units for row in rows]
    tiers = tuple(_tiers(book, section, rows, gmv, complete))
    shares = [tier.share for tier in tiers]
    all_shares = is_whole(document, "products", "tiers") and bool(shares)
    return Products(
        stock_in,
        book.given("products.target", Words("货品目标", "target of the products"), "money", section.target, "products", "target"),
        gmv,
        _sum("products.plan_units", "计划件数", "planned units", "count", units, complete),
        _units_per_order(book, units, complete),
        _sum("products.shares", "各档占比合计", "shares of the tiers", "rate", shares, all_shares),
        _margin(rows, complete),
        *_selling(rows),
        tiers,
        rows,
        tuple(_replenish(book, place, row) for place, row in enumerate(section.replenish)),
    )


def _stock_in(book: Book, section: ProductsSection) -> tuple[Moment | None, bool]:
    """The last day on which deliveries count, and whether it is known: the section's own day, else the key date
    `stock_in`, else the day before the event. One that was told as unusable is not known."""
    campaign = book.campaign
    schedule = campaign.schedule
    if section.stock_in is not None or "stock_in" in unknown_keys(campaign.document, "products"):
        return schedule.stock_in, schedule.stock_in is not None
    if "stock_in" in schedule.key_dates:
        day = schedule.key_dates["stock_in"]
        return day, day is not None
    return (Moment(schedule.event - 1), True) if schedule.dated else (None, False)


def in_time(arrives: Moment, stock_in: Moment) -> bool:
    """Whether a delivery counts: it comes on the stock-in day or before; hours matter where both have one."""
    if arrives.day != stock_in.day or arrives.minute is None or stock_in.minute is None:
        return arrives.day <= stock_in.day
    return arrives.minute <= stock_in.minute


def _product(book: Book, place: int, row: Product, stock_in: Moment | None, known: bool) -> ProductFigures:
    path = ("products", "rows", place)
    lost = unknown_keys(book.campaign.document, *path)
    prefix = f"products.rows.{row.sku}"
    price = book.given(f"{prefix}.price", Words("售价", "price"), "money", row.price, *path, "price")
    cost = book.given(f"{prefix}.cost", Words("成本", "cost"), "money", row.cost, *path, "cost")
    floor = book.given(
        f"{prefix}.floor_price", Words("底价", "floor price"), "money", row.floor_price, *path, "floor_price"
    )
    units = book.given(f"{prefix}.plan_units", Words("预计销量", "planned units"), "count", row.plan_units, *path, "plan_units")
    safety = book.given(f"{prefix}.safety", Words("安全", "safety"), "rate", row.safety, *path, "safety")
    on_hand = book.given(f"{prefix}.on_hand", Words("现货", "on hand"), "count", row.on_hand, *path, "on_hand")
    incoming = book.given(f"{prefix}.incoming", Words("在途", "incoming"), "count", row.incoming, *path, "incoming")
    sold = book.given(f"{prefix}.sold_units", Words("已售件数", "units sold"), "count", row.sold_units, *path, "sold_units")
    gmv = worked(
        f"{prefix}.plan_gmv", Words("计划成交额", "planned sales"), "money",
        Words("售价 × 预计销量", "price × planned units"), product, price, units,
    )  # fmt: skip
    margin = worked(
        f"{prefix}.margin_rate", Words("毛利率", "gross margin"), "rate",
        Words("（售价 − 成本）÷ 售价", "(price - cost) ÷ price"),
        lambda sells, costs: quotient(difference(sells, costs), sells), price, cost,
    )  # fmt: skip
    needed = _needed(prefix, units, safety, "safety" in lost)
    arrives = book.campaign.schedule.arrivals[place]
    unknown = bool(lost & {"incoming", "arrives"}) or (
        row.incoming is not None and row.arrives is not None and (arrives is None or not known)
    )
    counts = arrives is not None and stock_in is not None and in_time(arrives, stock_in)
    usable = Figure("", Words("", ""), "count", None) if unknown else incoming
    arrived = worked(
        f"{prefix}.in_time", Words("按时到货", "arriving in time"), "count",
        Words("入库日前到的在途", "what arrives by the stock-in day"),
        lambda pieces: pieces if counts else NONE, usable,
    )  # fmt: skip
    known_stock = "on_hand" not in lost and not unknown
    available = worked(
        f"{prefix}.available", Words("可用", "available"), "count",
        Words("现货 + 按时到货", "on hand + arriving in time"),
        total, *((on_hand, arrived) if known_stock else (None,)), needs_all=False,
    )  # fmt: skip
    spare = worked(
        f"{prefix}.spare", Words("富余", "spare"), "count",
        Words("可用 − 需备", "available - needed"), difference, available, needed,
    )  # fmt: skip
    to_order = worked(
        f"{prefix}.to_order", Words("应补", "to order"), "count",
        Words("需备 − 可用，够了为 0", "needed - available, 0 where there is enough"),
        lambda left: max(-left, NONE), spare,
    )  # fmt: skip
    allocated = _allocated(book, prefix, path, row, bool(lost & {"allocation"}))
    unallocated = worked(
        f"{prefix}.unallocated", Words("未分配", "not allocated"), "count",
        Words("可用 − 渠道分配与预留", "available - allocated and reserved"), difference, available, allocated,
    )  # fmt: skip
    return ProductFigures(
        place, row, price, cost, floor, units, incoming, gmv, margin, needed, arrived, available, spare, to_order,
        allocated, unallocated, sold,
    )  # fmt: skip


def _needed(prefix: str, units: Figure | None, safety: Figure | None, lost: bool) -> Figure:
    """Stock depth: the plan and its safety, rounded up to whole pieces."""
    return worked(
        f"{prefix}.needed", Words("需备", "needed"), "count",
        Words("预计销量 ×（1 + 安全），进到整件", "planned units × (1 + safety), rounded up to whole pieces"),
        lambda planned, more=NONE: up(product(planned, ONE + more)),
        units, *([safety] if safety is not None else [None] if lost else []),
    )  # fmt: skip


def _allocated(book: Book, prefix: str, path: tuple[str | int, ...], row: Product, lost: bool) -> Figure:
    channels = [
        book.given(
            f"{prefix}.allocation.{channel}",
            Words("预留", "reserved") if channel == RESERVE else Words(channel, channel),
            "count", pieces, *path, "allocation", channel,
        )
        for channel, pieces in row.allocation.items()
    ]  # fmt: skip
    return worked(
        f"{prefix}.allocated", Words("渠道分配与预留", "allocated and reserved"), "count",
        Words("各渠道与预留之和", "all channels and the reserve"), total, *(channels if channels and not lost else [None]),
    )  # fmt: skip


def _sum(key: str, zh: str, en: str, unit: str, of: list[Figure | None], complete: bool) -> Figure:
    """A sum that is only said where all of its parts are known."""
    formula = Words("各行之和", "the sum of the rows")
    return worked(key, Words(zh, en), unit, formula, total, *(of if complete else [None]))  # type: ignore[arg-type]


def _tiers(
    book: Book, section: ProductsSection, rows: tuple[ProductFigures, ...], gmv: Figure, complete: bool
) -> Iterator[TierFigures]:
    by_tier: dict[str | None, list[ProductFigures]] = {}
    for row in rows:
        by_tier.setdefault(row.product.tier, []).append(row)
    for place, tier in enumerate(section.tiers):
        path = ("products", "tiers", place)
        prefix = f"products.tiers.{tier.id}"
        own = tuple(by_tier.get(tier.id, ()))
        amount = _sum(f"{prefix}.plan_gmv", "计划成交额", "planned sales", "money", [r.plan_gmv for r in own], complete)
        yield TierFigures(
            place,
            tier,
            own,
            book.given(f"{prefix}.share", Words("占比", "share"), "rate", tier.share, *path, "share"),
            book.given(f"{prefix}.skus", Words("SKU 数", "number of SKUs"), "count", tier.skus, *path, "skus"),
            Figure(
                f"{prefix}.counted", Words("列出的 SKU", "SKUs listed"), "count",
                Decimal(len(own)) if complete else None, Words("rows 里这一档的行数", "the rows of this tier"),
            ),
            _sum(f"{prefix}.plan_units", "计划件数", "planned units", "count", [r.plan_units for r in own], complete),
            amount,
            worked(
                f"{prefix}.actual_share", Words("实占", "share by its products"), "rate",
                Words("本档成交额 ÷ 计划成交额", "planned sales of the tier ÷ planned sales"), quotient, amount, gmv,
            ),
        )  # fmt: skip


def _units_per_order(book: Book, units: list[Figure | None], complete: bool) -> Figure:
    """连带件数: pieces an order."""
    targets = book.section("targets") if hasattr(book.campaign.plan, "targets") else None
    orders: Figure | None = getattr(targets, "orders", None)
    pieces = _sum("products.plan_units", "计划件数", "planned units", "count", units, complete)
    return worked(
        "products.units_per_order", Words("连带件数", "units per order"), "ratio",
        Words("计划件数 ÷ 订单", "planned units ÷ orders"), quotient, pieces, orders,
    )  # fmt: skip


def _margin(rows: tuple[ProductFigures, ...], complete: bool) -> Figure:
    """The gross margin of all products, where each has its cost."""
    of = [figure for row in rows for figure in (row.price, row.cost, row.plan_units)]

    def margin(*values: Decimal) -> Decimal:
        sales = total(*(product(price, units) for price, units in zip(values[::3], values[2::3], strict=True)))
        costs = total(*(product(cost, units) for cost, units in zip(values[1::3], values[2::3], strict=True)))
        return quotient(difference(sales, costs), sales)

    return worked(
        "products.margin_rate", Words("毛利率", "gross margin"), "rate",
        Words("（成交额 − 成本 × 件数）÷ 成交额", "(planned sales - cost × units) ÷ planned sales"),
        margin, *(of if complete else [None]),
    )  # fmt: skip


def _selling(rows: tuple[ProductFigures, ...]) -> tuple[Figure, Figure, Figure]:
    """售罄率 by pieces and by money (both of all that was bought in), 动销率 (products that sold of those counted)."""
    sold = total(*(Decimal(row.product.sold_units) for row in rows if row.product.sold_units is not None))
    counted = [row.product for row in rows if row.product.sold_units is not None]
    bought = total(*(_bought(row) for row in counted))
    in_money = [row.product for row in rows if row.product.sold_amount is not None and row.price is not None]
    brought = total(*(row.sold_amount for row in in_money if row.sold_amount is not None))
    worth = total(*(product(_bought(row), row.price or NONE) for row in in_money))
    selling = Decimal(sum(bool(row.sold_units) for row in counted))
    return (
        _ratio("sell_through_units", Words("售罄率（件）", "sell-through (pieces)"), "已售件数 ÷（现货 + 在途）",
               "pieces sold ÷ (on hand + incoming)", sold, bought),
        _ratio("sell_through_amount", Words("售罄率（金额）", "sell-through (money)"), "已售金额 ÷（现货 + 在途）× 售价",
               "sales ÷ ((on hand + incoming) × price)", brought, worth),
        _ratio("selling_rate", Words("动销率", "share of SKUs that sold"), "有销售的 SKU ÷ 有销售记录的 SKU",
               "SKUs with sales ÷ SKUs whose sales are known", selling, Decimal(len(counted))),
    )  # fmt: skip


def _ratio(key: str, name: Words, zh: str, en: str, part: Decimal, whole: Decimal) -> Figure:
    value = quotient(part, whole) if whole else None
    return Figure(f"products.{key}", name, "rate", value, Words(zh, en))


def _bought(row: Product | ProductFigures) -> Decimal:
    product_ = row.product if isinstance(row, ProductFigures) else row
    return Decimal((product_.on_hand or 0) + (product_.incoming or 0))


def _replenish(book: Book, place: int, row: Replenishment) -> ReplenishFigures:
    """Safety stock for steady sales, Z × σ × √lead time, and the reorder point, daily sales × lead time + safety."""
    path = ("products", "replenish", place)
    prefix = f"products.replenish.{row.sku or place + 1}"
    factor = book.given(
        f"{prefix}.service_factor", Words("服务系数", "service factor"), "number", row.service_factor, *path, "service_factor"
    )
    deviation = book.given(
        f"{prefix}.deviation", Words("日销量波动", "deviation a day"), "number", row.deviation, *path, "deviation"
    )
    daily = book.given(
        f"{prefix}.daily_sales", Words("日均销量", "sales a day"), "number", row.daily_sales, *path, "daily_sales"
    )
    lead_days = _days(row)
    lead = book.given(f"{prefix}.lead_time", Words("补货周期", "lead time"), "days", lead_days, *path, "lead_time")
    safety = worked(
        f"{prefix}.safety_stock", Words("安全库存", "safety stock"), "number",
        Words("服务系数 × 日销量波动 × √补货周期", "service factor × deviation a day × √lead time"),
        lambda z, sigma, days: rounded(product(z, sigma, days.sqrt()), 10), factor, deviation, lead,
    )  # fmt: skip
    point = worked(
        f"{prefix}.reorder_point", Words("补货点", "reorder point"), "number",
        Words("日均销量 × 补货周期 + 安全库存", "sales a day × lead time + safety stock"),
        lambda sales, days, stock: total(product(sales, days), stock), daily, lead, safety,
    )  # fmt: skip
    return ReplenishFigures(place, row, safety, point)


def _days(row: Replenishment) -> int | None:
    """A lead time in days; working days and hours are no measure of steady sales."""
    if row.lead_time is None or row.lead_time.unit not in ("d", "w"):
        return None
    return row.lead_time.amount * (7 if row.lead_time.unit == "w" else 1)
