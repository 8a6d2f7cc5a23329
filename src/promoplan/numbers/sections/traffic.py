"""What the traffic plan comes to: each source's sales and cost, the sums, and what is missing to the targets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, NamedTuple

from promoplan.finding import Words
from promoplan.numbers.book import Book
from promoplan.numbers.closing import Closing, Forecast, Sensitivity, aimed, closing, needed, sensitivity
from promoplan.numbers.figure import Figure, Unit, quotient, total, worked
from promoplan.numbers.sources import ORDERS as ROW_ORDERS
from promoplan.numbers.sources import SALES as ROW_SALES
from promoplan.numbers.sources import Source, sources, whole_people
from promoplan.numbers.sums import whole_total
from promoplan.numbers.traffic_cost import COST as ROW_COST
from promoplan.numbers.visitors import Visitors, visitors_of

NAME = "traffic"
SALES = Words("预计 GMV", "GMV forecast")
COST = Words("推广费用", "cost of traffic")
COST_SHARE = Words("渠道费比", "cost ratio of all sources")
ROI = Words("渠道投产比（按 GMV）", "ROI of all sources, on GMV")
ORDERS = Words("预计订单数", "orders forecast")
BUYERS = Words("预计买家数", "buyers forecast")
BUYERS_EXACT = Words("预计买家数（未取整）", "buyers forecast, not yet whole")
BLENDED_RATE = Words("平均转化率", "blended conversion rate")
BLENDED_VALUE = Words("平均客单价", "blended order value")
ALL_SOURCES = Words("各渠道之和", "sum of the sources")


class Group(NamedTuple):
    """The sums of one group of sources."""

    uv: Figure
    orders: Figure
    gmv: Figure
    cost: Figure
    last_year: Figure
    difference: Figure  # without a value where a channel does not say what it was last year


@dataclass(frozen=True)
class Traffic:
    """The traffic of a campaign. Gaps are what is missing; below zero there is more than is needed.

    `rows` are the sources that sum to the total; a source's parts stand in it.
    """

    NAME: ClassVar[str] = NAME

    words: Visitors
    planned_uv: Figure
    required_uv: Figure
    gap_uv: Figure
    forecast_gmv: Figure
    gap_gmv: Figure
    forecast_buyers: Figure
    forecast_orders: Figure
    conversion_rate: Figure
    avg_order_value: Figure
    cost: Figure
    cost_share: Figure
    roi: Figure
    last_year_uv: Figure
    difference_uv: Figure
    actual_uv: Figure
    achieved: Figure
    floor: Closing
    stretch: Closing
    sensitivity: Sensitivity
    groups: dict[str, Group]  # of the sources, in the order of the plan; "" is what has none
    channel_groups: dict[str, Group]  # of the channels that are made of nothing smaller
    rows: tuple[Source, ...]

    def figures(self) -> Iterator[Figure]:
        yield from (
            self.planned_uv, self.required_uv, self.gap_uv, self.forecast_gmv, self.gap_gmv, self.forecast_orders,
            self.forecast_buyers, self.conversion_rate, self.avg_order_value, self.cost, self.cost_share, self.roi,
            self.last_year_uv, self.difference_uv, self.actual_uv, self.achieved,
        )  # fmt: skip
        yield from (self.floor.conversion_rate, self.floor.avg_order_value)
        yield from self.stretch.figures()
        yield from self.sensitivity.figures()
        for groups in (self.groups, self.channel_groups):
            for group in groups.values():
                yield from group
        for row in self.every_row():
            yield from row.figures()

    def every_row(self) -> Iterator[Source]:
        """The sources, each before its parts."""
        for row in self.rows:
            yield row
            yield from row.parts

    def leaves(self) -> Iterator[Source]:
        """What is made of nothing smaller: parts, and sources without parts."""
        for row in self.rows:
            yield from row.parts or (row,)

    @property
    def complete(self) -> bool:
        """Whether each source says how many visitors it brings."""
        return all(row.uv.value is not None for row in self.rows)


def calculate(book: Book) -> Traffic:
    targets = book.targets
    aims = aimed(targets)
    words = visitors_of(book.campaign.plan)
    exact = tuple(sources(book, targets, words))
    rows = whole_people(exact)
    planned = _sum("planned_uv", words.planned, "count", [row.uv for row in rows])
    whole = planned if all(row.uv.value is not None for row in rows) else replace(planned, value=None)
    sales = _sum("forecast_gmv", SALES, "money", [row.gmv for row in rows], every=True)
    # rates and values go by buyers as they are reckoned, before they are made whole
    buyers = _sum("buyers_exact", BUYERS_EXACT, "number", [row.buyers for row in exact], every=True)
    value = _ratio("avg_order_value", BLENDED_VALUE, "money", sales, buyers)
    forecast = Forecast(whole, buyers, sales, value)
    required, required_stretch = needed(aims, words)
    floor = closing(aims.gmv_floor, required, forecast, words)
    cost = _sum("cost", COST, "money", [row.cost for row in rows])
    actual = _sum("actual_uv", words.actual, "count", [row.actual for row in rows])
    last_year = _sum("last_year_uv", words.last_year, "count", [row.last_year for row in rows])
    return Traffic(
        words=words,
        planned_uv=planned,
        required_uv=required,
        gap_uv=floor.gap_uv,
        forecast_gmv=sales,
        gap_gmv=floor.gap_gmv,
        forecast_buyers=_people("buyers", BUYERS, [row.buyers for row in rows]),
        forecast_orders=_people("forecast_orders", ORDERS, [row.orders for row in rows]),
        conversion_rate=_ratio("conversion_rate", BLENDED_RATE, "rate", buyers, whole),
        avg_order_value=value,
        cost=cost,
        cost_share=_ratio("cost_share", COST_SHARE, "rate", cost, sales),
        roi=_ratio("roi", ROI, "ratio", sales, cost),
        last_year_uv=last_year,
        difference_uv=_sum("difference_uv", words.difference, "count", [row.difference for row in rows], every=True),
        actual_uv=actual,
        achieved=_ratio("achieved", words.achieved, "rate", actual, planned),
        floor=floor,
        stretch=closing(aims.gmv_stretch, required_stretch, forecast, words, "_stretch"),
        sensitivity=sensitivity(aims, whole, words),
        groups=dict(_groups("groups", rows, words)),
        channel_groups=dict(_groups("channels", [leaf for row in rows for leaf in row.parts or (row,)], words)),
        rows=rows,
    )


def _sum(what: str, name: Words, unit: Unit, of: Sequence[Figure], every: bool = False) -> Figure:
    """A sum over the sources: of what is known, or only if all are."""
    return worked(f"{NAME}.{what}", name, unit, ALL_SOURCES, total, *of, needs_all=every)


def _people(what: str, name: Words, of: Sequence[Figure]) -> Figure:
    """A sum of whole people over the sources, if all are known."""
    return worked(f"{NAME}.{what}", name, "count", ALL_SOURCES, whole_total, *of)


def _ratio(what: str, name: Words, unit: Unit, first: Figure, second: Figure) -> Figure:
    formula = Words(f"{first.name.zh} ÷ {second.name.zh}", f"{first.name.en} ÷ {second.name.en}")
    return worked(f"{NAME}.{what}", name, unit, formula, quotient, first, second)


def _groups(kind: str, rows: Sequence[Source], words: Visitors) -> Iterator[tuple[str, Group]]:
    """The sums of each group, in the order of the plan."""
    columns: tuple[tuple[str, Words, Unit], ...] = (
        ("uv", words.uv, "count"), ("orders", ROW_ORDERS, "count"), ("gmv", ROW_SALES, "money"),
        ("cost", ROW_COST, "money"), ("last_year", words.last_year, "count"),
    )  # fmt: skip
    members: dict[str, list[Source]] = {}
    for row in rows:
        members.setdefault(row.group, []).append(row)
    for group, inside in members.items():
        key = f"{kind}.{group or 'other'}"
        sums = {
            what: _sum(f"{key}.{what}", name, unit, [getattr(row, what) for row in inside])
            for what, name, unit in columns
        }  # fmt: skip
        difference = _sum(
            f"{key}.difference", words.difference, "count", [row.difference for row in inside], every=True
        )
        yield group, Group(**sums, difference=difference)
