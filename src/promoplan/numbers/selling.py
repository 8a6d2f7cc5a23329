"""How products sell: sell-through, the share of them that sold at all, and when steady sales need new stock."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from promoplan.finding import Words
from promoplan.numbers.book import Book
from promoplan.numbers.figure import Figure, product, quotient, rounded, total, worked
from promoplan.numbers.stock import NONE, ProductFigures
from promoplan.plan.products import Product, Replenishment


class ReplenishFigures(NamedTuple):
    """What a product sold before says of its stock: safety stock and the stock at which to order."""

    place: int
    row: Replenishment
    safety_stock: Figure
    reorder_point: Figure

    def figures(self) -> Iterator[Figure]:
        yield self.safety_stock
        yield self.reorder_point


def selling_figures(rows: tuple[ProductFigures, ...]) -> tuple[Figure, Figure, Figure]:
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
        _ratio("sell_through_amount", Words("售罄率（金额）", "sell-through (money)"),
               "已售金额 ÷（（现货 + 在途）× 售价）", "sales ÷ ((on hand + incoming) × price)", brought, worth),
        _ratio("selling_rate", Words("动销率", "share of SKUs that sold"), "有销售的 SKU ÷ 有销售记录的 SKU",
               "SKUs with sales ÷ SKUs whose sales are known", selling, Decimal(len(counted))),
    )  # fmt: skip


def _ratio(key: str, name: Words, zh: str, en: str, part: Decimal, whole: Decimal) -> Figure:
    value = quotient(part, whole) if whole else None
    return Figure(f"products.{key}", name, "rate", value, Words(zh, en))


def _bought(row: Product | ProductFigures) -> Decimal:
    product_ = row.product if isinstance(row, ProductFigures) else row
    return Decimal((product_.on_hand or 0) + (product_.incoming or 0))


def replenish_figures(book: Book, place: int, row: Replenishment) -> ReplenishFigures:
    """Safety stock for steady sales, Z × σ × √lead time, and the reorder point, daily sales × lead time + safety."""
    path = ("products", "replenish", place)
    prefix = f"products.replenish.{row.sku or place + 1}"
    factor = book.given(
        f"{prefix}.service_factor",
        Words("服务系数", "service factor"),
        "number",
        row.service_factor,
        *path,
        "service_factor",
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
    """A lead time in days (weeks are read as days); working days and hours are no measure of steady sales."""
    return row.lead_time.amount if row.lead_time is not None and row.lead_time.unit == "d" else None
