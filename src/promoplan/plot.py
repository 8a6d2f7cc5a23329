"""Pictures of numbers, undrawn: what is compared with what. A format that draws gives them their shape."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

PartKind = Literal["done", "open", "late", "planned", "needed", "missing"]
LineKind = Literal["planned", "done"]
DayKind = Literal["event", "today"]


class BarPart(NamedTuple):
    """A piece of a bar, as long as its value; the pieces of a bar stand one behind the other."""

    kind: PartKind
    value: float


class PlotBar(NamedTuple):
    """A bar: what it is of, its pieces, what is said at its end, and a value it is compared with, if any."""

    label: str
    parts: tuple[BarPart, ...]
    text: str
    before: float | None = None


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars side by side, in blocks that have a scale each. `said` tells in words what can be seen.

    `legend` names the kinds of pieces; `before` is what the value a bar is compared with is called ("" for none).
    """

    title: str
    said: str
    blocks: Sequence[Sequence[PlotBar]]
    legend: tuple[tuple[PartKind, str], ...] = ()
    before: str = ""


class Point(NamedTuple):
    """What a line has come to at the end of a day (its number, date.toordinal): a share of 1."""

    day: int
    share: float


class PlotLine(NamedTuple):
    """A line of shares that goes in steps from day to day, with its name and what is said at its end."""

    kind: LineKind
    name: str
    points: Sequence[Point]
    text: str


class PlotDay(NamedTuple):
    """A day that is marked: its number, its name."""

    kind: DayKind
    day: int
    name: str


@dataclass(frozen=True, slots=True)
class Lines:
    """Shares over days, from a first to a last one. `ticks` are days with their names on the axis."""

    title: str
    said: str
    first: int
    last: int
    lines: Sequence[PlotLine]
    days: Sequence[PlotDay]
    ticks: Sequence[tuple[int, str]]


Plot: TypeAlias = Bars | Lines
