"""The items of a budget: what each may cost, what it will cost by what it pays for, and what it brings.

What an item costs is worked out of what it says itself (texts × parts × price, a price for each order or return, a
share of sales), added up; else of the traffic sources that it pays for; else of the promotion grid.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from promoplan.finding import Words
from promoplan.numbers.book import Book
from promoplan.numbers.figure import Figure, Unit, difference, product, quotient, same, total, up, worked
from promoplan.plan.budget import Item
from promoplan.plan.references import folded

if TYPE_CHECKING:
    from promoplan.numbers.sources import Source

CAP, COST, ACTUAL = Words("上限", "cap"), Words("预计费用", "expected cost"), Words("实际", "actual")
IMPLIED = Words("推算费用", "implied cost")
OF_TRAFFIC, OF_GRID = Words("流量计划的费用", "cost by traffic"), Words("投放表的投入", "spend of the grid")
USED = Words("用掉上限", "used of the cap")
SALES = Words("带来的销售额", "sales it brings")
GMV_ROI = Words("投产比（按 GMV）", "ROI on GMV")
GSV_ROI = Words("投产比（按净额）", "ROI on net sales")
SEGMENTS = Words("段数", "parts of a text")
QUANTITY, PRICE = Words("数量", "quantity"), Words("单价", "price")
ONE_TEXT, LONGER_TEXT = 70, 67  # characters of a text of one part, and of each part of a longer one (UCS-2)


class Basis(NamedTuple):
    """What items are reckoned by."""

    turnover: Figure
    net_sales: Figure
    orders: Figure
    refund_rate: Figure


class CostItem(NamedTuple):
    """One item of a budget. `number` is its place there, `channels` what it pays for, as traffic or the grid has them.

    `cost` is what it is expected to cost: what is implied, else its cap.
    """

    number: int
    name: str
    kind: str
    channels: tuple[str, ...]
    cap: Figure
    own: Figure
    of_traffic: Figure
    of_grid: Figure
    implied: Figure
    cost: Figure
    actual: Figure
    used: Figure
    sales: Figure
    gmv_roi: Figure
    gsv_roi: Figure

    def figures(self) -> Iterator[Figure]:
        yield from (self.cap, self.own, self.of_traffic, self.of_grid, self.implied, self.cost, self.actual, self.used)
        yield from (self.sales, self.gmv_roi, self.gsv_roi)


class Channels:
    """What traffic and the grid say about each channel, by its name as names are compared."""

    def __init__(self, book: Book) -> None:
        traffic = book.traffic
        grid = book.promotion
        self.sources: dict[str, Source] = {}
        for source in traffic.every_row() if traffic else ():
            self.sources.setdefault(folded(source.channel), source)
        self.spend: dict[str, list[Figure]] = {}
        self.actual: dict[str, list[Figure]] = {}
        for row in grid.rows if grid else ():
            for name in {folded(row.channel), folded(row.source)}:
                self.spend.setdefault(name, []).append(row.amounts.spend.total)
                self.actual.setdefault(name, []).append(row.amounts.actual_spend.total)

    def known(self, channel: str) -> bool:
        return folded(channel) in self.sources or folded(channel) in self.spend


def cost_items(book: Book, items: tuple[Item, ...], basis: Basis) -> Iterator[CostItem]:
    channels = Channels(book)
    for number, item in enumerate(items):
        yield _Maker(book, item, number, channels, basis).made()


class _Maker:
    """One item of the plan on its way to its figures."""

    def __init__(self, book: Book, item: Item, number: int, channels: Channels, basis: Basis) -> None:
        self.book = book
        self.item = item
        self.number = number
        self.channels = channels
        self.basis = basis
        self.own_channels = item.channels or ((item.item,) if channels.known(item.item) else ())

    def made(self) -> CostItem:
        item, names = self.item, [folded(channel) for channel in self.own_channels]
        sources = [self.channels.sources[name] for name in names if name in self.channels.sources]
        spends = [spend for name in names for spend in self.channels.spend.get(name, ())]
        actuals = [actual for name in names for actual in self.channels.actual.get(name, ())]
        cap = self.given("cap", CAP, "money", item.cap)
        own = self.own()
        listed = Words("、".join(self.own_channels), ", ".join(self.own_channels))
        how = Words(f"流量计划里{listed.zh}的费用", f"cost of {listed.en} in traffic")
        of_traffic = self.added("traffic_cost", OF_TRAFFIC, [source.cost for source in sources], how)
        how = Words(f"投放表里{listed.zh}的投入", f"spend on {listed.en} in the grid")
        of_grid = self.added("grid_spend", OF_GRID, spends, how)
        implied = self.first("implied", IMPLIED, own, of_traffic, of_grid)
        cost = self.first("cost", COST, implied, cap)
        actual = self.given("actual", ACTUAL, "money", item.actual)
        if actual.value is None and actuals:
            actual = self.added("actual", ACTUAL, actuals)
        sales = self.added("sales", SALES, [source.gmv for source in sources], every=True)
        words = Words("{0} ÷ {1}", "{0} ÷ {1}")
        kept = Words("{0} × (1 − {1}) ÷ {2}", "{0} × (1 − {1}) ÷ {2}")
        return CostItem(
            number=self.number,
            name=item.item,
            kind=item.kind or ("traffic" if self.own_channels else "other"),
            channels=self.own_channels,
            cap=cap,
            own=own,
            of_traffic=of_traffic,
            of_grid=of_grid,
            implied=implied,
            cost=cost,
            actual=actual,
            used=self.worked("used", USED, "rate", words, quotient, actual, cap),
            sales=sales,
            gmv_roi=self.worked("gmv_roi", GMV_ROI, "ratio", words, quotient, sales, cost),
            gsv_roi=self.worked("gsv_roi", GSV_ROI, "ratio", kept, net_ratio, sales, self.basis.refund_rate, cost),
        )

    def own(self) -> Figure:
        """What the item costs by what it says itself."""
        item, basis = self.item, self.basis
        terms: list[Figure] = []
        if item.quantity is not None and item.price is not None:
            put_in = [self.given("quantity", QUANTITY, "count", item.quantity), self.segments()]
            factors = [figure for figure in put_in if figure.value is not None]
            price = self.given("price", PRICE, "money", item.price)
            terms.append(self.multiplied("by_quantity", *factors, price))
        if item.per_order is not None:
            each = self.given("per_order", Words("每单费用", "cost of an order"), "money", item.per_order)
            terms.append(self.multiplied("by_order", basis.orders, each))
        if item.per_return is not None:
            each = self.given("per_return", Words("每笔退货费用", "cost of a return"), "money", item.per_return)
            terms.append(self.multiplied("by_return", basis.orders, basis.refund_rate, each))
        if item.share is not None:
            share = self.given("share", Words("费率", "share"), "rate", item.share)
            terms.append(
                self.multiplied("by_share", basis.net_sales if item.share_of == "net" else basis.turnover, share)
            )
        if len(terms) == 1:
            only = terms[0]
            return Figure(
                f"{self.key}.own", self.called(IMPLIED), "money", only.value, only.formula, only.of, work=only.work
            )
        return self.added("own", IMPLIED, terms, every=True)

    def segments(self) -> Figure:
        """How many parts a text counts as: what the plan says, else by its length."""
        item = self.item
        if item.segments is not None or item.characters is None:
            return self.given("segments", SEGMENTS, "count", item.segments)
        length = self.given("characters", Words("字数", "characters"), "count", item.characters)
        words = Words("70 字以内 1 段，更长每 67 字一段", "up to 70 characters one, else one for each 67")
        return self.worked("segments", SEGMENTS, "count", words, segments_of, length)

    @property
    def key(self) -> str:
        return f"budget.items.{self.item.item}"

    def called(self, name: Words) -> Words:
        return Words(f"{self.item.item} {name.zh}", f"{self.item.item}: {name.en}")

    def given(self, what: str, name: Words, unit: Unit, value: Decimal | int | None) -> Figure:
        key, called = f"{self.key}.{what}", self.called(name)
        found = self.book.given(key, called, unit, value, "budget", "items", self.number, what)
        return found or Figure(key, called, unit, None)

    def worked(
        self, what: str, name: Words, unit: Unit, formula: Words, work_out: Callable[..., Decimal], *of: Figure
    ) -> Figure:
        zh, en = (formula.say(of_).format(*(figure.name.say(of_) for figure in of)) for of_ in ("zh", "en"))
        return worked(f"{self.key}.{what}", self.called(name), unit, Words(zh, en), work_out, *of)

    def multiplied(self, what: str, *of: Figure) -> Figure:
        signs = " × ".join(f"{{{place}}}" for place in range(len(of)))
        return self.worked(what, IMPLIED, "money", Words(signs, signs), product, *of)

    def added(
        self, what: str, name: Words, of: list[Figure], formula: Words | None = None, every: bool = False
    ) -> Figure:
        """Figures added up; with `every` False those without a value (free ones) are left out."""
        key, called = f"{self.key}.{what}", self.called(name)
        if not of:
            return Figure(key, called, "money", None)
        zh, en = (" + ".join(figure.name.say(language) for figure in of) for language in ("zh", "en"))
        return worked(key, called, "money", formula or Words(zh, en), total, *of, needs_all=every)

    def first(self, what: str, name: Words, *of: Figure) -> Figure:
        """The first of some figures that has a value, under a name of its own."""
        found = next((figure for figure in of if figure.value is not None), None)
        key, called = f"{self.key}.{what}", self.called(name)
        if found is None:
            return Figure(key, called, "money", None)
        of = found.of or (found,)
        return Figure(key, called, "money", found.value, found.formula or found.name, of, work=same(found))


def segments_of(characters: Decimal) -> Decimal:
    """The parts that a text of so many characters counts as; a text has at least one."""
    if characters <= ONE_TEXT:
        return Decimal(1)
    return up(quotient(characters, Decimal(LONGER_TEXT)))


def net_ratio(sales: Decimal, refunded: Decimal, cost: Decimal) -> Decimal:
    return quotient(product(sales, difference(Decimal(1), refunded)), cost)
