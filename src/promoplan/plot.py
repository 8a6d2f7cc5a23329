"""Pictures of numbers, undrawn: what is compared with what. A format that draws gives them their shape."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

PartKind = Literal["done", "open", "late", "planned", "needed", "missing"]
LineKind = Literal["planned", "done"]
DayKind = Literal["event", "today"]
BarPart: TypeAlias = tuple[PartKind, float]
Point: TypeAlias = tuple[int, float]  # a day (its number, date.toordinal), and the share of 1 come to at its end
PlotDay: TypeAlias = tuple[DayKind, int, str]  # a day that is marked, and its name


class PlotBar(NamedTuple):
    """A bar: what it is of, its pieces, what is said at its end, and a value it is compared with, if any.

    The pieces stand one behind the other, each as long as its value.
    """

    label: str
    parts: tuple[BarPart, ...]
    text: str
    before: float | None = None


class Bars(NamedTuple):
    """Bars side by side, in blocks that have a scale each. `said` tells in words what can be seen.

    `legend` names the kinds of pieces; `before` is what the value a bar is compared with is called ("" for none).
    """

    title: str
    said: str
    blocks: Sequence[Sequence[PlotBar]]
    legend: tuple[tuple[PartKind, str], ...] = ()
    before: str = ""


class PlotLine(NamedTuple):
    """A line of shares that goes in steps from day to day, with its name and what is said at its end."""

    kind: LineKind
    name: str
    points: Sequence[Point]
    text: str


class Lines(NamedTuple):
    """Shares over days, from a first to a last one. `ticks` are days with their names on the axis."""

    title: str
    said: str
    first: int
    last: int
    lines: Sequence[PlotLine]
    days: Sequence[PlotDay]
    ticks: Sequence[tuple[int, str]]


Plot: TypeAlias = Bars | Lines
