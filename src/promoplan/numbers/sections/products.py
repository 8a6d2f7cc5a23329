"""The products: what each tier and product is to bring, and whether the stock for it is there, by the stock-in day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, NamedTuple

from promoplan.days.write import Moment
from promoplan.finding import Words
from promoplan.numbers.book import Book
from promoplan.numbers.figure import Figure, Unit, difference, product, quotient, total, worked
from promoplan.numbers.selling import ReplenishFigures, replenish_figures, selling_figures
from promoplan.numbers.stock import ProductFigures, product_figures, stock_in_day
from promoplan.numbers.unknown import is_whole, unknown_keys
from promoplan.plan.products import ProductsSection, Tier


class TierFigures(NamedTuple):
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
        for tier in self.tiers:
            yield from tier.figures()
        for row in self.rows:
            yield from row.figures()
        for listed in self.replenish:
            yield from listed.figures()


def calculate(book: Book) -> Products:
    section = book.campaign.plan.products
    assert section is not None
    document = book.campaign.document
    stock_in, known = stock_in_day(book, section)
    rows = tuple(product_figures(book, place, row, stock_in, known) for place, row in enumerate(section.rows))
    complete = is_whole(document, "products", "rows") and bool(rows)
    gmv = _sum("products.plan_gmv", "计划成交额", "planned sales", "money", [row.plan_gmv for row in rows], complete)
    units = [row.plan_units for row in rows]
    tiers = tuple(_tiers(book, section, rows, gmv, complete))
    shares = [tier.share for tier in tiers if tier.share is not None]
    told = any("share" in unknown_keys(document, "products", "tiers", tier.place) for tier in tiers)
    all_shares = is_whole(document, "products", "tiers") and bool(shares) and not told
    return Products(
        stock_in,
        book.given(
            "products.target",
            Words("货品目标", "target of the products"),
            "money",
            section.target,
            "products",
            "target",
        ),
        gmv,
        _sum("products.plan_units", "计划件数", "planned units", "count", units, complete),
        _units_per_order(book, units, complete),
        _sum("products.shares", "各档占比合计", "shares of the tiers", "rate", shares, all_shares),
        _margin(rows, complete),
        *selling_figures(rows),
        tiers,
        rows,
        tuple(replenish_figures(book, place, row) for place, row in enumerate(section.replenish)),
    )


def _sum(key: str, zh: str, en: str, unit: Unit, of: Sequence[Figure | None], complete: bool) -> Figure:
    """A sum that is only said where all of its parts are known."""
    formula = Words("各行之和", "the sum of the rows")
    return worked(key, Words(zh, en), unit, formula, total, *(of if complete else [None]))


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
    targets = book.targets
    pieces = _sum("products.plan_units", "计划件数", "planned units", "count", units, complete)
    return worked(
        "products.units_per_order", Words("连带件数", "units per order"), "ratio",
        Words("计划件数 ÷ 订单", "planned units ÷ orders"), quotient, pieces, targets.orders if targets else None,
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
