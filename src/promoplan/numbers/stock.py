"""One product's figures: what it is to bring, how many are needed, what is there by the stock-in day, who gets it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from promoplan.days.write import Moment
from promoplan.finding import Words
from promoplan.numbers.book import Book
from promoplan.numbers.figure import Figure, difference, largest, product, quotient, total, up, worked
from promoplan.numbers.goods import RESERVE, in_time
from promoplan.numbers.unknown import unknown_keys
from promoplan.plan.products import Product, ProductsSection

ONE, NONE = Decimal(1), Decimal(0)


class ProductFigures(NamedTuple):
    """One product. `spare` is what is left over of the plan with its safety, negative where stock is short;
    `unallocated` what no channel was promised, negative where more was promised than there is.
    """

    place: int
    product: Product
    price: Figure | None
    cost: Figure | None
    floor_price: Figure | None
    plan_units: Figure | None
    safety: Figure | None
    on_hand: Figure | None
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


def stock_in_day(book: Book, section: ProductsSection) -> tuple[Moment | None, bool]:
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


def product_figures(book: Book, place: int, row: Product, stock_in: Moment | None, known: bool) -> ProductFigures:
    path = ("products", "rows", place)
    lost = unknown_keys(book.campaign.document, *path)
    prefix = f"products.rows.{row.sku}"
    price = book.given(f"{prefix}.price", Words("售价", "price"), "money", row.price, *path, "price")
    cost = book.given(f"{prefix}.cost", Words("成本", "cost"), "money", row.cost, *path, "cost")
    floor = book.given(
        f"{prefix}.floor_price", Words("底价", "floor price"), "money", row.floor_price, *path, "floor_price"
    )
    units = book.given(
        f"{prefix}.plan_units", Words("预计销量", "planned units"), "count", row.plan_units, *path, "plan_units"
    )
    safety = book.given(f"{prefix}.safety", Words("安全", "safety"), "rate", row.safety, *path, "safety")
    on_hand = book.given(f"{prefix}.on_hand", Words("现货", "on hand"), "count", row.on_hand, *path, "on_hand")
    incoming = book.given(f"{prefix}.incoming", Words("在途", "incoming"), "count", row.incoming, *path, "incoming")
    sold = book.given(
        f"{prefix}.sold_units", Words("已售件数", "units sold"), "count", row.sold_units, *path, "sold_units"
    )
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
        lambda needs, there: largest(difference(needs, there), NONE), needed, available,
    )  # fmt: skip
    allocated = _allocated(book, prefix, path, row, bool(lost & {"allocation"}))
    unallocated = worked(
        f"{prefix}.unallocated", Words("未分配", "not allocated"), "count",
        Words("可用 − 渠道分配与预留", "available - allocated and reserved"), difference, available, allocated,
    )  # fmt: skip
    return ProductFigures(
        place, row, price, cost, floor, units, safety, on_hand, incoming, gmv, margin, needed, arrived, available,
        spare, to_order, allocated, unallocated, sold,
    )  # fmt: skip


def _needed(prefix: str, units: Figure | None, safety: Figure | None, lost: bool) -> Figure:
    """Stock depth: the plan and its safety, rounded up to whole pieces."""
    return worked(
        f"{prefix}.needed", Words("需备", "needed"), "count",
        Words("预计销量 ×（1 + 安全），进到整件", "planned units × (1 + safety), rounded up to whole pieces"),
        lambda planned, more=NONE: up(product(planned, total(ONE, more))),
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
        Words("各渠道与预留之和", "all channels and the reserve"), total,
        *(channels if channels and not lost else [None]),
    )  # fmt: skip
