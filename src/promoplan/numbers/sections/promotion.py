"""The promotion grid: planned and actual spend and visitors by position, channel and day, and all in all.

Sums are exact. A sum is `complete` when every figure that the plan writes for it could be used: one that is `tbd`, or
that has been told, is left out of the sum, and nothing is concluded from a sum without it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import ClassVar, NamedTuple

from promoplan.finding import Words
from promoplan.numbers.book import Book
from promoplan.numbers.figure import Figure, Unit, Work, beside, product, quotient, same, worked
from promoplan.numbers.sums import summed, whole
from promoplan.plan.fields import is_absent
from promoplan.plan.promotion import Position
from promoplan.plan.references import folded

SUM_OF_DAYS = Words("各天相加", "sum of the days")
SUM_OF_PLACEMENTS = Words("各投放方式相加", "sum of the placements")
SUM_OF_POSITIONS = Words("各位置相加", "sum of the positions")
SUM_OF_CHANNELS = Words("各渠道相加", "sum of the channels")
SPEND, UV = Words("计划投入", "planned spend"), Words("计划流量", "planned visitors")
ACTUAL_SPEND, ACTUAL_UV = Words("实际投入", "actual spend"), Words("实际流量", "actual visitors")
ORDERS, ACTUAL_ORDERS = Words("计划订单", "planned orders"), Words("实际订单", "actual orders")
RATE = Words("转化率", "conversion rate")
COST = Words("每访客成本", "cost per visitor")
ACTUAL_COST = Words("实际每访客成本", "actual cost per visitor")
COST_FORMULA = Words("投入 ÷ 流量", "spend ÷ visitors")
DONE_FORMULA = Words("实际 ÷ 有实际的那几天的计划", "actual ÷ plan of the days that have an actual")
SPEND_DONE, UV_DONE = Words("投入达成率", "spend against plan"), Words("流量达成率", "visitors against plan")
TO_DATE = Words("有实际的那几天的计划", "plan of the days that have an actual")


@dataclass(frozen=True, slots=True)
class Series:
    """One kind of figure by day, and its sum."""

    days: Mapping[int, Figure]
    total: Figure
    complete: bool = True


class Placement(NamedTuple):
    """A part of a position's spend."""

    name: str
    keywords: tuple[str, ...]
    spend: Series


@dataclass(frozen=True, slots=True)
class Amounts:
    """What a position, a channel or the whole grid comes to. The done rates compare days that have an actual."""

    spend: Series
    uv: Series
    actual_spend: Series
    actual_uv: Series
    actual_orders: Figure
    orders: Figure
    cost_per_visitor: Figure
    actual_cost_per_visitor: Figure
    spend_done: Figure
    uv_done: Figure

    def figures(self) -> Iterator[Figure]:
        yield from (self.spend.total, self.uv.total, self.orders, self.cost_per_visitor)
        yield from (self.actual_spend.total, self.actual_uv.total, self.actual_orders, self.actual_cost_per_visitor)
        yield from (self.spend_done, self.uv_done)

    def by_day(self) -> Iterator[Figure]:
        for series in (self.spend, self.uv, self.actual_spend, self.actual_uv):
            yield from series.days.values()


class Row(NamedTuple):
    """A position of the grid. `number` is its place in the plan; `stated` its own total beside placements, if any."""

    number: int
    channel: str
    position: str
    source: str
    conversion_rate: Figure | None
    amounts: Amounts
    placements: tuple[Placement, ...]
    stated: Series | None


class Channel(NamedTuple):
    """A channel with its positions, in the plan's order."""

    name: str
    rows: tuple[Row, ...]
    amounts: Amounts


@dataclass(frozen=True, slots=True)
class Promotion:
    NAME: ClassVar[str] = "promotion"

    amounts: Amounts
    channels: tuple[Channel, ...]
    rows: tuple[Row, ...]

    def days(self) -> list[int]:
        """The days that any figure stands on, in order."""
        amounts = self.amounts
        all_series = (amounts.spend, amounts.uv, amounts.actual_spend, amounts.actual_uv)
        return sorted({day for series in all_series for day in series.days})

    def figures(self) -> Iterator[Figure]:
        yield from self.amounts.figures()
        yield from self.amounts.by_day()
        for channel in self.channels:
            yield from channel.amounts.figures()
        for row in self.rows:
            yield from row.amounts.figures()
            if row.conversion_rate is not None:
                yield row.conversion_rate
            for placement in row.placements:
                yield placement.spend.total


def calculate(book: Book) -> Promotion:
    """The grid of a plan."""
    read = [_Reader(book, number, position).row() for number, position in enumerate(book.campaign.plan.promotion)]
    orders = whole([row.amounts.orders for row in read])
    rows = tuple(
        row._replace(amounts=replace(row.amounts, orders=figure)) for row, figure in zip(read, orders, strict=True)
    )
    by_channel: dict[str, list[Row]] = {}
    for row in rows:
        by_channel.setdefault(folded(row.channel), []).append(row)
    offset = book.campaign.offset
    channels = tuple(
        Channel(own[0].channel, tuple(own), _sums(f"channels.{own[0].channel}", own, SUM_OF_POSITIONS, offset))
        for own in by_channel.values()
    )
    return Promotion(_sums("", channels, SUM_OF_CHANNELS, offset), channels, rows)


class _Reader:
    """One position of the plan on its way to a row."""

    def __init__(self, book: Book, number: int, position: Position) -> None:
        self.book = book
        self.number = number
        self.position = position
        self.offset = book.campaign.offset
        self.key = f"promotion.rows.{position.channel}.{position.position or number + 1}"

    def row(self) -> Row:
        position = self.position
        placements = tuple(
            Placement(
                part.name,
                part.keywords,
                self.series(f"placements.{part.name}", SPEND, "money", part.spend, "placements", place, "spend"),
            )
            for place, part in enumerate(position.placements)
        )
        stated = self.series("spend", SPEND, "money", position.spend, "spend")
        spend = stated
        if placements:
            spend = _added(f"{self.key}.spend", SPEND, SUM_OF_PLACEMENTS, [p.spend for p in placements], self.offset)
        actual = position.actual
        orders = {day: one.orders for day, one in actual.items()}
        rate = (
            self.book.given(
                f"{self.key}.conversion_rate",
                RATE,
                "rate",
                position.conversion_rate,
                "promotion",
                self.number,
                "conversion_rate",
            )
            or self.rate_of_source()
        )
        uv = self.series("uv", UV, "count", position.uv, "uv")
        amounts = _amounts(
            self.key,
            spend,
            uv,
            self.series("actual_spend", ACTUAL_SPEND, "money", {d: one.spend for d, one in actual.items()}, "actual"),
            self.series("actual_uv", ACTUAL_UV, "count", {d: one.uv for d, one in actual.items()}, "actual"),
            self.series("actual_orders", ACTUAL_ORDERS, "count", orders, "actual").total,
            worked(
                f"{self.key}.orders", ORDERS, "count", Words("流量 × 转化率", "visitors × conversion rate"), product,
                uv.total, rate,
            ),
        )  # fmt: skip
        channel, name = position.channel, position.position or ""
        source = position.source or channel
        return Row(self.number, channel, name, source, rate, amounts, placements, stated if placements else None)

    def rate_of_source(self) -> Figure | None:
        """The conversion rate of the traffic source that the position feeds."""
        traffic = self.book.traffic
        name = folded(self.position.source or self.position.channel)
        found = [source for source in traffic.every_row() if folded(source.channel) == name] if traffic else []
        return found[0].conversion_rate if found else None

    def series(
        self, key: str, name: Words, unit: Unit, written: Mapping[str, Decimal | int | None], *path: str | int
    ) -> Series:
        """A map of the plan by day; of two figures for one day the first, as the second has been told."""
        place = ("promotion", self.number, *path)
        known = self.book.campaign.schedule.keyed_days.get(place, {})
        what = key if key.startswith("actual_") or key in ("spend", "uv") else "spend"
        days: dict[int, Figure] = {}
        complete = not self.is_open(place)
        for day_key, value in written.items():
            day = known.get(day_key)
            if day is None or day in days or (value is None and path != ("actual",)):
                complete = False
            if day is None or day in days or value is None:
                continue
            at: tuple[str | int, ...] = (*place, day_key)
            if path == ("actual",):
                at = self.inside(at, what.removeprefix("actual_"))
            figure = self.book.given(f"{self.key}.{key}.{self.offset(day)}", name, unit, value, *at)
            assert figure is not None
            days[day] = figure
        return _series(f"{self.key}.{key}", name, unit, days, complete)

    def is_open(self, place: tuple[str | int, ...]) -> bool:
        """Whether a map is `tbd`, or was told: then it is empty, but not by intent."""
        found: object = self.book.campaign.document.root
        for step in place:
            if isinstance(found, Mapping) and step not in found:
                return False
            found = found[step]  # type: ignore[index]
        return is_absent(found) and found is not None

    def inside(self, at: tuple[str | int, ...], key: str) -> tuple[str | int, ...]:
        """Where an actual figure stands: under its key, or as the day's only one."""
        found: object = self.book.campaign.document.root
        for step in at:
            found = found[step]  # type: ignore[index]
        return at if isinstance(found, str) else (*at, key)


def _series(key: str, name: Words, unit: Unit, days: Mapping[int, Figure], complete: bool) -> Series:
    ordered = dict(sorted(days.items()))
    whole = summed(key, name, unit, SUM_OF_DAYS, ordered.values())
    return Series(ordered, whole, complete)


def _added(key: str, name: Words, formula: Words, parts: list[Series], offset: Callable[[int], str]) -> Series:
    """Several series added up, day by day."""
    unit = parts[0].total.unit
    by_day: dict[int, list[Figure]] = {}
    for part in parts:
        for day, figure in part.days.items():
            by_day.setdefault(day, []).append(figure)
    days = {day: summed(f"{key}.{offset(day)}", name, unit, formula, by_day[day]) for day in sorted(by_day)}
    whole = summed(key, name, unit, formula, (part.total for part in parts))
    return Series(days, whole, all(part.complete for part in parts))


def _sums(key: str, parts: Sequence[Row | Channel], formula: Words, offset: Callable[[int], str]) -> Amounts:
    """What several rows or channels come to together."""
    amounts = [part.amounts for part in parts]
    prefix = f"promotion.{key}" if key else "promotion"
    planned = "" if key else "planned_"

    def added(what: str, name: Words, series: list[Series]) -> Series:
        return _added(f"{prefix}.{what}", name, formula, series, offset)

    made = _amounts(
        prefix,
        added(f"{planned}spend", SPEND, [one.spend for one in amounts]),
        added(f"{planned}uv", UV, [one.uv for one in amounts]),
        added("actual_spend", ACTUAL_SPEND, [one.actual_spend for one in amounts]),
        added("actual_uv", ACTUAL_UV, [one.actual_uv for one in amounts]),
        summed(f"{prefix}.actual_orders", ACTUAL_ORDERS, "count", formula, [one.actual_orders for one in amounts]),
        summed(f"{prefix}.{planned}orders", ORDERS, "count", formula, [one.orders for one in amounts]),
    )
    # on which days any of several has an actual, no sum says
    done = [(one.spend_done, one.uv_done) for one in amounts] if len(amounts) == 1 else [(None, None)]
    works = [same(figure) if figure is not None else None for figure in done[0]]
    return replace(
        made, spend_done=replace(made.spend_done, work=works[0]), uv_done=replace(made.uv_done, work=works[1])
    )


def _amounts(
    key: str, spend: Series, uv: Series, actual_spend: Series, actual_uv: Series, actual_orders: Figure, orders: Figure
) -> Amounts:
    def cost(what: str, name: Words, money: Figure, visitors: Figure) -> Figure:
        return worked(f"{key}.{what}", name, "money", COST_FORMULA, quotient, money, visitors)

    return Amounts(
        spend,
        uv,
        actual_spend,
        actual_uv,
        actual_orders,
        orders,
        cost("cost_per_visitor", COST, spend.total, uv.total),
        cost("actual_cost_per_visitor", ACTUAL_COST, actual_spend.total, actual_uv.total),
        _done(f"{key}.spend_done", SPEND_DONE, spend, actual_spend),
        _done(f"{key}.uv_done", UV_DONE, uv, actual_uv),
    )


def _done(key: str, name: Words, plan: Series, actual: Series) -> Figure:
    """Actual against the plan of those days, so that a campaign half over is not half behind."""
    days = [day for day in plan.days if day in actual.days]
    to_date = summed(f"{key}.plan", TO_DATE, plan.total.unit, SUM_OF_DAYS, [plan.days[day] for day in days])
    both = (*to_date.of, *(actual.days[day] for day in days))
    to_date = replace(to_date, work=Work(beside, both))
    return worked(key, name, "rate", DONE_FORMULA, quotient, actual.total, to_date)
