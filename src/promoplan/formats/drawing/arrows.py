"""What has to end before what, as lines that turn at right angles, with a head at what waits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from promoplan.formats.drawing.bars import BAR, DIAMOND, LINE, MIDDLE, TOP, Edges, Scale, first_day, last_day
from promoplan.sheet import Arrow, Bar, Chart

FEW = 40  # lines of a chart that stays clear with the arrows of what is not critical
STUB = 9  # the length of an arrow whose other end is on another page
EDGE = 9  # how far an arrow may stand out of the days
INTO = 5  # how far behind its left edge an arrow meets a bar


class Drawn(NamedTuple):
    """A bar on a page: its edges, and the top of its line."""

    bar: Bar
    at: Edges
    y: int


class Ends:
    """The arrows of a chart, by the line they begin and end at: of a large one only those of critical chains."""

    def __init__(self, chart: Chart) -> None:
        self.leaving: dict[int, list[Arrow]] = {}
        self.coming: dict[int, list[Arrow]] = {}
        large = len(chart.lines) > FEW
        for arrow in chart.arrows:
            if large and not arrow.critical:
                continue
            self.leaving.setdefault(arrow.source, []).append(arrow)
            if arrow.critical:
                self.coming.setdefault(arrow.target, []).append(arrow)


def drawn(ends: Ends, bars: Mapping[int, Drawn], scale: Scale) -> Iterator[tuple[str, str]]:
    """The arrows of a page as (what it is, path). Of a critical one whose other end is not here there is a piece.

    `bars` are those of the page by their lines' places in the chart.
    """
    for place, one in bars.items():
        if not scale.has(last_day(one.bar) or 0):
            continue
        for arrow in ends.leaving.get(place, ()):
            other = bars.get(arrow.target)
            if other is not None and scale.has(first_day(other.bar) or 0):
                yield from _between(one, other, "chain" if arrow.critical else "need")
            elif arrow.critical:
                tip = min(one.at.right + STUB + 5, scale.end(scale.last) + EDGE)
                yield "chain", f"M{one.at.right} {one.y + MIDDLE}H{tip - 5}"
                yield "head", _right(tip, one.y + MIDDLE)
    for place, one in bars.items():
        if scale.has(first_day(one.bar) or 0) and any(
            not _begins_here(bars.get(arrow.source), scale) for arrow in ends.coming.get(place, ())
        ):
            begin = max(one.at.left - STUB - 5, scale.left - EDGE)  # what stands left of the days stays free
            yield "chain", f"M{begin} {one.y + MIDDLE}H{one.at.left - 5}"
            yield "head", _right(one.at.left, one.y + MIDDLE)


def _begins_here(source: Drawn | None, scale: Scale) -> bool:
    return source is not None and scale.has(last_day(source.bar) or 0)


def _between(one: Drawn, other: Drawn, kind: str) -> Iterator[tuple[str, str]]:
    """From the end of a bar down or up into the beginning of another, or round to it where that lies before."""
    begin, line = one.at.right, one.y + MIDDLE
    down = other.y > one.y
    head = "head" if kind == "chain" else "small"
    into = other.at.left + (DIAMOND if other.bar.kind == "milestone" else INTO)
    same_day = other.bar.kind == "milestone" and one.at.left <= into < begin
    if into >= begin + 2 or same_day:
        reach = DIAMOND if other.bar.kind == "milestone" else BAR // 2
        end = other.y + MIDDLE - reach if down else other.y + MIDDLE + reach
        foot = one.y + TOP + (BAR + 1 if down else -1)
        start = f"M{into} {foot}" if same_day else f"M{begin} {line}H{into}"
        yield kind, f"{start}V{end - 4 if down else end + 4}"
        yield head, _down(into, end) if down else _up(into, end)
    else:
        edge = other.y if down else other.y + LINE
        yield kind, f"M{begin} {line}h5V{edge}H{other.at.left - 10}V{other.y + MIDDLE}h5"
        yield head, _right(other.at.left, other.y + MIDDLE)


def _right(x: int, y: int) -> str:
    return f"M{x} {y}l-5-3v6z"


def _down(x: int, y: int) -> str:
    return f"M{x} {y}l-3-5h6z"


def _up(x: int, y: int) -> str:
    return f"M{x} {y}l-3 5h6z"
