"""What is missing to a target, and what would close the gap: visitors, a better conversion, a higher order value."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import NamedTuple

from promoplan.finding import Words
from promoplan.numbers.figure import Figure, Unit, difference, product, quotient, total, up, worked
from promoplan.numbers.funnel import EXACTLY, UP, Named
from promoplan.numbers.sections.targets import FUNNEL, GMV_STRETCH, Targets
from promoplan.numbers.visitors import Visitors

RATE = {
    "": Words("补上缺口要的转化率", "conversion rate that would meet the floor"),
    "_stretch": Words("够到冲刺要的转化率", "conversion rate that would meet the stretch target"),
}
VALUE = {
    "": Words("补上缺口要的客单价", "order value that would meet the floor"),
    "_stretch": Words("够到冲刺要的客单价", "order value that would meet the stretch target"),
}
GAP = {
    "": Words("GMV 缺口", "GMV missing"),
    "_stretch": Words("冲刺 GMV 缺口", "GMV missing to the stretch target"),
}
OF_TARGETS = Words("（见目标）", ", as the targets have it")
STEPS = (80, 90, 100, 110, 120)  # percent of the planned rate and order value that are tried


class Aimed(NamedTuple):
    """What the targets say that traffic is held to; without values where the plan has no targets."""

    gmv_floor: Figure
    gmv_stretch: Figure
    uv: Figure
    uv_value: Figure
    conversion_rate: Figure
    avg_order_value: Figure


class Forecast(NamedTuple):
    """What all sources come to."""

    uv: Figure
    buyers: Figure
    gmv: Figure
    order_value: Figure


class Closing(NamedTuple):
    """The gap to one target, below zero where there is more than enough, and what alone would close it."""

    target: Figure
    uv: Figure
    gap_uv: Figure
    gap_gmv: Figure
    conversion_rate: Figure
    avg_order_value: Figure

    def figures(self) -> Iterator[Figure]:
        """What is worked out here; the target is its own section's."""
        yield from self[1:]


class Sensitivity(NamedTuple):
    """The gap to the floor in visitors, if the conversion rate (rows) and the order value (columns) were other."""

    rates: tuple[Figure, ...]
    values: tuple[Figure, ...]
    gaps: tuple[tuple[Figure, ...], ...]

    def figures(self) -> Iterator[Figure]:
        for row in self.gaps:
            yield from row


def aimed(targets: Targets | None) -> Aimed:
    """The targets that traffic is held to."""
    if targets is None:
        floor, *others = (FUNNEL[what] for what in ("gmv", "uv", "uv_value", "conversion_rate", "avg_order_value"))
        stretch = Named("targets.gmv_stretch", GMV_STRETCH, "money")
        return Aimed(*(Figure(named.key, named.name, named.unit, None) for named in (floor, stretch, *others)))
    return Aimed(*(getattr(targets, what) for what in Aimed._fields))


def needed(targets: Aimed, words: Visitors) -> tuple[Figure, Figure]:
    """The visitors that the floor and the stretch target need, at the targets' rates; rounded up at the end."""
    floor = _worked("required_uv", words.required, "count", "{0}", total, targets.uv, ends=OF_TARGETS)
    name, of = words.required_stretch, (targets.gmv_stretch, targets.uv_value)
    return floor, _worked("required_uv_stretch", name, "count", "{0} ÷ {1}", _whole, *of, ends=UP)


def closing(target: Figure, required: Figure, forecast: Forecast, words: Visitors, end: str = "") -> Closing:
    """What is missing to the floor, or (`end` is "_stretch") to the stretch target; keys end with `end`."""
    gap = words.gap_stretch if end else words.gap
    rate_of = (target, forecast.uv, forecast.order_value)
    return Closing(
        target=target,
        uv=required,
        gap_uv=_worked(f"gap_uv{end}", gap, "count", "{0} − {1}", difference, required, forecast.uv),
        gap_gmv=_worked(f"gap_gmv{end}", GAP[end], "money", "{0} − {1}", difference, target, forecast.gmv),
        conversion_rate=_worked(
            f"conversion_to_close{end}", RATE[end], "rate", "{0} ÷ ({1} × {2})", quotient, *rate_of
        ),
        avg_order_value=_worked(
            f"order_value_to_close{end}", VALUE[end], "money", "{0} ÷ {1}", quotient, target, forecast.buyers
        ),
    )


def sensitivity(targets: Aimed, planned: Figure, words: Visitors) -> Sensitivity:
    """The gap to the floor at 80% to 120% of the targets' rate and order value."""
    rates = tuple(_scaled(targets.conversion_rate, step) for step in STEPS)
    values = tuple(_scaled(targets.avg_order_value, step) for step in STEPS)
    formula = "{0} ÷ ({1} × {2}) − {3}"
    gaps = tuple(
        tuple(
            _worked(
                f"sensitivity.conversion_{first}.order_value_{second}", words.gap, "count", formula, _gap,
                targets.gmv_floor, rate, value, planned, ends=UP,
            )
            for second, value in zip(STEPS, values, strict=True)
        )
        for first, rate in zip(STEPS, rates, strict=True)
    )  # fmt: skip
    return Sensitivity(rates, values, gaps)


def _worked(
    what: str,
    name: Words,
    unit: Unit,
    formula: str,
    work_out: Callable[..., Decimal],
    *of: Figure,
    ends: Words = EXACTLY,
) -> Figure:
    zh = formula.format(*(figure.name.zh for figure in of)) + ends.zh
    en = formula.format(*(figure.name.en for figure in of)) + ends.en
    return worked(f"traffic.{what}", name, unit, Words(zh, en), work_out, *of)


def _scaled(figure: Figure, step: int) -> Figure:
    """A figure at a percentage of itself."""
    share = Decimal(step) / 100
    words = Words(f"{figure.name.zh} × {step}%", f"{figure.name.en} × {step}%")
    key = f"traffic.{figure.key.rpartition('.')[2]}_{step}"
    return worked(key, figure.name, figure.unit, words, lambda value: product(value, share), figure)


def _whole(target: Decimal, each: Decimal) -> Decimal:
    return up(quotient(target, each))


def _gap(target: Decimal, rate: Decimal, value: Decimal, planned: Decimal) -> Decimal:
    return difference(up(quotient(target, rate, value)), planned)
