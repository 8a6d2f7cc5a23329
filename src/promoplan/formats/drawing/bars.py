"""The signs of a Gantt chart as SVG paths: bars, milestones, phases, and what is drawn on and beside them.

All lengths are in units of the drawing, all numbers whole, so that files stay small.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from promoplan.sheet import Bar

LINE = 16  # the height of a line
TOP, BAR = 3, 10  # of a bar in its line: where it begins, how high it is
MIDDLE = TOP + BAR // 2
POINT = 5  # the length of an open end's point
DIAMOND = 6
THIN = 4  # the height of a bar that carries the days of a repeat


class Scale(NamedTuple):
    """The days of one page and where they stand: the first and last one, the left edge of the first, a day's width."""

    first: int
    last: int
    left: int
    day: int

    def begin(self, day: int) -> int:
        """The left edge of a day; days outside of the page stand at its edges."""
        return self.left + (min(max(day, self.first), self.last + 1) - self.first) * self.day

    def end(self, day: int) -> int:
        return self.begin(day + 1)

    def middle(self, day: int) -> int:
        return self.begin(day) + self.day // 2

    def has(self, day: int) -> bool:
        return self.first <= day <= self.last


def first_day(bar: Bar) -> int | None:
    """The first day a bar is drawn on; None where it has none at all."""
    return bar.last if bar.first is None or bar.kind in ("milestone", "key") else bar.first


def last_day(bar: Bar) -> int | None:
    return bar.first if bar.last is None else bar.last


def drawn_days(bar: Bar) -> tuple[int, int]:
    """The first and last day a bar is drawn on; one that ends before it begins stands where it begins."""
    begins, ends = first_day(bar) or 0, last_day(bar) or 0
    return begins, max(begins, ends)


def touches(bar: Bar, first: int, last: int) -> bool:
    """Whether a bar is on some days, both included."""
    begins, ends = drawn_days(bar)
    return begins > 0 and begins <= last and ends >= first


class Edges(NamedTuple):
    """Where a bar is drawn on a page: its left and right edge, and which of them are open: it goes on beyond."""

    left: int
    right: int
    from_before: bool
    goes_on: bool


def edges(bar: Bar, scale: Scale) -> Edges:
    begins, ends = drawn_days(bar)
    left, right = scale.begin(begins) + 1, scale.end(ends) - 1
    if bar.kind == "milestone":
        middle = scale.middle(ends)
        left, right = middle - DIAMOND, middle + DIAMOND
    elif bar.first is None:
        left += scale.day // 3
    return Edges(left, right, begins < scale.first, ends > scale.last)


def outline(bar: Bar, at: Edges, y: int) -> str:
    """A bar's shape; `y` is the top of its line."""
    if bar.kind == "milestone":
        return f"M{at.left} {y + MIDDLE}l6-6 6 6-6 6z"
    if bar.kind in ("phase", "stage"):
        return _bracket(at, y)
    if bar.first is None:
        return f"M{at.left} {y + TOP}H{at.right}v{BAR}H{at.left}"
    top, height = (y + MIDDLE - THIN // 2, THIN) if bar.days else (y + TOP, BAR)
    return _box(at, top, height)


def _box(at: Edges, top: int, height: int) -> str:
    left = at.left + (POINT if at.from_before else 0)
    right = at.right - (POINT if at.goes_on else 0)
    half = height // 2
    down = f"l{POINT} {half}-{POINT} {half}" if at.goes_on else f"v{height}"
    up = f"H{left}l-{POINT}-{half}z" if at.from_before else f"H{left}z"
    return f"M{left} {top}H{right}{down}{up}"


def _bracket(at: Edges, y: int) -> str:
    """A phase: a beam with a foot at each end that it has here."""
    top = y + TOP + 2
    right = f"H{at.right}v4" if at.goes_on else f"H{at.right}v8l-5-4"
    left = f"H{at.left}z" if at.from_before else f"H{at.left + 5}l-5 4z"
    return f"M{at.left} {top}{right}{left}"


def half(bar: Bar, at: Edges, y: int) -> str:
    """What is filled of something that is being done: its lower half."""
    if bar.kind == "milestone":
        return f"M{at.left} {y + MIDDLE}h12l-6 6z"
    if bar.days:
        return f"M{at.left} {y + MIDDLE}H{at.right}v2H{at.left}z"
    left = at.left + (POINT if at.from_before else 0)
    right = at.right - (POINT if at.goes_on else 0)
    return f"M{left} {y + MIDDLE}H{right}v5H{left}z"


def sign(bar: Bar, at: Edges, y: int) -> str:
    """What stands on what is done, a tick, and on what is late, an exclamation mark."""
    middle = at.left + DIAMOND if bar.kind == "milestone" else (at.left + at.right) // 2
    if bar.state == "done":
        return f"M{middle - 3} {y + MIDDLE}l2 2 4-4"
    return f"M{middle} {y + MIDDLE - 3}v4m0 2v.1"


def below(at: Edges, y: int) -> str:
    """The second line of what is critical."""
    return f"M{at.left} {y + LINE - 1}H{at.right}"


def slack(bar: Bar, at: Edges, scale: Scale, y: int) -> Iterator[tuple[str, str]]:
    """How much later a bar can end, as a line to its last possible day; or the days it lacks, as a line over them."""
    ends = last_day(bar)
    if bar.latest is None or ends is None or not scale.has(ends):
        return
    if bar.latest > ends:
        until = scale.end(bar.latest) - 1
        if until > at.right + 2:
            yield "slack", f"M{at.right + 2} {y + MIDDLE}H{until}"
            if scale.has(bar.latest):
                yield "limit", f"M{until} {y + MIDDLE - 3}v6"
    elif bar.latest < ends:
        begins = scale.end(bar.latest) if bar.latest >= scale.first else scale.left
        yield "short", f"M{begins} {y + 1}H{at.right}"
        if scale.has(bar.latest):
            yield "short", f"M{begins} {y}v{LINE - 2}"


def dots(bar: Bar, scale: Scale, y: int) -> str:
    """The days of something that repeats."""
    return "".join([f"M{scale.middle(day)} {y + MIDDLE}h0" for day in bar.days if scale.has(day)])


def notes(bar: Bar, scale: Scale, y: int) -> str:
    """Days on which something was noted."""
    days = sorted({day for day, _ in bar.notes if scale.has(day)})
    return "".join([f"M{scale.middle(day) - 3} {y}h6l-3 4z" for day in days])


def drawn(bar: Bar, at: Edges, scale: Scale, y: int) -> Iterator[tuple[str, str]]:
    """All that a bar is drawn with on a page, by what it is; its shape first. `y` is the top of its line."""
    state = bar.kind if bar.kind in ("phase", "stage") else bar.state or "todo"
    yield state, outline(bar, at, y)
    if state == "doing":
        yield "half", half(bar, at, y)
    elif state in ("done", "late"):
        yield "tick" if state == "done" else "bang", sign(bar, at, y)
    if bar.critical:
        yield "critical", below(at, y)
    yield from slack(bar, at, scale, y)
    if bar.days and (path := dots(bar, scale, y)):
        yield "dots", path
    if bar.notes and (path := notes(bar, scale, y)):
        yield "note", path


def kinds(bar: Bar, at: Edges) -> Iterator[str]:
    """What a legend has to say of a bar besides what it is drawn with."""
    if bar.kind == "milestone":
        yield "milestone"
    elif bar.first is None:
        yield "due"
    if at.from_before or at.goes_on:
        yield "open"
