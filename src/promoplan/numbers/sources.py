"""Each source of traffic: its visitors, at its own rates or those of the targets, what they buy and what they cost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from promoplan.finding import Words
from promoplan.numbers.book import Book
from promoplan.numbers.figure import Figure, Unit, difference, product, quotient, total, worked
from promoplan.numbers.sections.targets import Targets
from promoplan.numbers.source_line import SUM_OF_PARTS, Line
from promoplan.numbers.sums import whole
from promoplan.numbers.traffic_cost import COST, cost_of, pricing_of
from promoplan.numbers.visitors import Visitors
from promoplan.plan.traffic import TrafficPart, TrafficSource

RATE = Words("转化率", "conversion rate")
VALUE = Words("客单价", "order value")
BUYERS = Words("买家数", "buyers")
ORDERS = Words("订单数", "orders")
SALES = Words("销售额", "sales")
PER_VISITOR = Words("单个成本", "cost each")
GROWTH = Words("比去年增幅", "growth")
ACHIEVED = Words("达成率", "share reached")


@dataclass(frozen=True)
class Source:
    """One source of traffic, or a part of one. A source with parts sells and costs what they do."""

    channel: str
    group: str  # "" where none is said
    kind: str
    owner: str | None
    task: str | None
    done: bool | None
    assumed: bool
    notes: str
    because: str
    pricing: str  # "" where it is free
    line: Line
    uv: Figure
    conversion_rate: Figure
    avg_order_value: Figure
    buyers: Figure
    orders: Figure
    gmv: Figure
    impressions: Figure | None
    cost: Figure
    last_year: Figure
    difference: Figure
    actual: Figure
    parts: tuple[Source, ...] = ()
    parts_uv: Figure | None = None  # what the parts sum to

    def figures(self) -> Iterator[Figure]:
        yield from (
            self.uv, self.conversion_rate, self.avg_order_value, self.buyers, self.orders, self.gmv, self.cost,
            self.cost_each, self.last_year, self.difference, self.growth, self.actual, self.achieved,
        )  # fmt: skip
        if self.impressions is not None:
            yield self.impressions

    @cached_property
    def cost_each(self) -> Figure:
        """What one of its visitors costs."""
        return self.line.worked("cost_each", PER_VISITOR, "money", "{0} ÷ {1}", quotient, self.cost, self.uv)

    @cached_property
    def growth(self) -> Figure:
        """The difference to last year, of last year's visitors."""
        return self.line.worked("growth", GROWTH, "rate", "{0} ÷ {1}", quotient, self.difference, self.last_year)

    @cached_property
    def achieved(self) -> Figure:
        """Which share of its visitors have come so far."""
        return self.line.worked("achieved", ACHIEVED, "rate", "{0} ÷ {1}", quotient, self.actual, self.uv)

    @property
    def path(self) -> tuple[str | int, ...]:
        return self.line.path

    @property
    def place(self) -> int:
        """Its position in the plan."""
        return self.line.place

    @property
    def adds_up(self) -> bool:
        """Whether the parts sum to the source, as far as both are known."""
        summed = self.parts_uv.value if self.parts_uv is not None else None
        return summed is None or self.uv.value is None or summed == self.uv.value


def sources(book: Book, targets: Targets | None, words: Visitors) -> Iterator[Source]:
    """The rows of a plan's traffic, worked out."""
    for number, source in enumerate(book.campaign.plan.traffic):
        maker = _Maker(book, targets, words, source)
        path = ("traffic", number)
        parts = tuple(maker.row(part, (*path, "parts", place)) for place, part in enumerate(source.parts))
        yield maker.row(source, path, parts)


def whole_people(rows: Sequence[Source]) -> tuple[Source, ...]:
    """Rows with whole buyers and orders, which add up to a sum that was rounded up once."""
    counted = [one for row in rows for one in (row.parts if row.parts and row.adds_up else (row,))]
    figures = zip(whole([one.buyers for one in counted]), whole([one.orders for one in counted]), strict=True)
    made = []
    for row in rows:
        if row.parts and row.adds_up:
            parts = tuple(_with(part, *next(figures)) for part in row.parts)
            buyers = worked(row.buyers.key, BUYERS, "count", SUM_OF_PARTS, total, *(part.buyers for part in parts))
            orders = worked(row.orders.key, ORDERS, "count", SUM_OF_PARTS, total, *(part.orders for part in parts))
            made.append(_with(replace(row, parts=parts), buyers, orders))
        else:
            made.append(_with(row, *next(figures)))
    return tuple(made)


def _with(row: Source, buyers: Figure, orders: Figure) -> Source:
    return replace(row, buyers=buyers, orders=orders)


class _Maker:
    """Makes the rows of one source: its parts, and then itself."""

    def __init__(self, book: Book, targets: Targets | None, words: Visitors, source: TrafficSource) -> None:
        self._book = book
        self._targets = targets
        self._words = words
        self._source = source

    def row(self, row: TrafficPart, path: tuple[str | int, ...], parts: tuple[Source, ...] = ()) -> Source:
        line = Line(self._book, row, path)
        words = self._words
        key = "sessions" if row.sessions is not None else "uv"
        parts_uv = line.sum("parts_uv", words.uv, "count", [part.uv for part in parts], every=True) if parts else None
        uv = line.given("uv", words.uv, "count", getattr(row, key), key)
        if uv.value is None and parts_uv is not None and parts_uv.value is not None:
            uv = replace(parts_uv, key=uv.key)
        rate = self._own_or_usual(line, "conversion_rate", RATE, "rate", row)
        value = self._own_or_usual(line, "avg_order_value", VALUE, "money", row)
        each = self._targets.orders_per_buyer if self._targets else None
        if parts and (parts_uv is None or uv.value == parts_uv.value):
            buyers = line.sum("buyers", BUYERS, "count", [part.buyers for part in parts], every=True)
            orders = line.sum("orders", ORDERS, "count", [part.orders for part in parts], every=True)
            gmv = line.sum("gmv", SALES, "money", [part.gmv for part in parts], every=True)
        else:
            buyers = line.worked("buyers", BUYERS, "count", "{0} × {1}", product, uv, rate)
            if each is None:
                orders = line.worked("orders", ORDERS, "count", "{0}", total, buyers)
            else:
                orders = line.worked("orders", ORDERS, "count", "{0} × {1}", product, buyers, each)
            gmv = line.worked("gmv", SALES, "money", "{0} × {1} × {2}", product, uv, rate, value)
        impressions, cost = cost_of(line, row, uv, gmv)
        if parts:
            cost = line.sum("cost", COST, "money", [cost, *(part.cost for part in parts)])
        last = row.last_year
        last_key = "sessions" if last is not None and last.sessions is not None else "uv"
        last_year = line.given(
            "last_year", words.last_year, "count", getattr(last, last_key) if last else None, "last_year", last_key
        )
        actual = line.given("actual", words.actual, "count", row.actual, "actual")
        if parts and last_year.value is None:
            last_year = line.sum("last_year", words.last_year, "count", [part.last_year for part in parts])
        if parts and actual.value is None:
            actual = line.sum("actual", words.actual, "count", [part.actual for part in parts])
        if parts and not last_year.given:
            apart = [part.difference for part in parts]
            more = line.sum("difference", words.difference, "count", apart, every=True)
        else:
            more = line.worked("difference", words.difference, "count", "{0} − {1}", difference, uv, last_year)
        return Source(
            channel=row.channel,
            group=row.group or self._source.group or "",
            kind=row.kind or "",
            owner=row.owner or self._source.owner,
            task=row.task or self._source.task,
            done=row.done,
            assumed=bool(row.assumed or self._source.assumed),
            notes=row.notes or "",
            because=(last.because if last else None) or "",
            pricing=pricing_of(row),
            line=line,
            uv=uv,
            conversion_rate=rate,
            avg_order_value=value,
            buyers=buyers,
            orders=orders,
            gmv=gmv,
            impressions=impressions,
            cost=cost,
            last_year=last_year,
            difference=more,
            actual=actual,
            parts=parts,
            parts_uv=parts_uv,
        )

    def _own_or_usual(self, line: Line, what: str, name: Words, unit: Unit, row: TrafficPart) -> Figure:
        """A rate that a row has of its own, else the one of the source it is part of, else that of the targets."""
        own = line.given(what, name, unit, getattr(row, what), what)
        if own.value is not None:
            return own
        whole = getattr(self._source, what)
        if whole is not None:
            above = Line(self._book, self._source, line.path[:2]).given(what, name, unit, whole, what)
            return line.worked(what, name, unit, "{0}", total, above)
        usual = getattr(self._targets, what) if self._targets else None
        return line.worked(what, name, unit, "{0}", total, usual) if usual is not None else own
