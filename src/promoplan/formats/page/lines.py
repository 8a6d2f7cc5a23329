"""Shares over days, drawn: what is planned as a dashed line, what is done as a thick one, in steps from day to day."""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.formats.page import svg
from promoplan.plot import Lines, PlotLine

LEFT, RIGHT, TOP, BOTTOM, HEIGHT = 46.0, 598.0, 30.0, 236.0, 278.0
LOOKS = {"planned": ("quiet", 2.0, "7 4"), "done": ("strong", 4.0, "")}  # colour, width, dashes
MARKS = {"event": ("ink", 1.5, ""), "today": ("accent", 1.5, "2 3")}
NEAR = 56.0  # marks that are nearer have their names on either side
GRID = 4


def draw(plot: Lines, place: int) -> str:
    """The picture; `place` is its number on the page."""
    inside = [*_grid(plot), *_days(plot), *_ends(plot)]
    return svg.picture(plot.title, plot.said, HEIGHT, inside, place)


def _x(plot: Lines, day: int) -> float:
    return LEFT + (day - plot.first) / max(plot.last - plot.first, 1) * (RIGHT - LEFT)


def _y(share: float) -> float:
    return BOTTOM - share * (BOTTOM - TOP)


def _grid(plot: Lines) -> Iterator[str]:
    for number in range(GRID + 1):
        y = _y(number / GRID)
        yield svg.line([(LEFT, y), (RIGHT, y)], "faint" if number else "quiet")
        yield svg.text(LEFT - 6, y + 4.5, f"{100 * number // GRID}%", "end", "quiet")
    for day, name in plot.ticks:
        x = _x(plot, day)
        yield svg.line([(x, BOTTOM), (x, BOTTOM + 5)], "quiet")
        for place, said in enumerate(name.split("\n")):
            yield svg.text(x, BOTTOM + 18 + 15 * place, said, "middle", "quiet")


def _days(plot: Lines) -> Iterator[str]:
    """The marked days; the names of two that are near each other stand on either side."""
    marked = sorted(plot.days, key=lambda one: one[1])
    near = len(marked) == 2 and _x(plot, marked[1][1]) - _x(plot, marked[0][1]) < NEAR
    for place, (kind, day, name) in enumerate(marked):
        x = _x(plot, day)
        colour, width, dashes = MARKS[kind]
        yield svg.line([(x, TOP - 8), (x, BOTTOM)], colour, width, dashes)
        shift, anchor = (0.0, "middle") if not near else (5.0, "start") if place else (-5.0, "end")
        yield svg.text(x + shift, TOP - 12 + (6 if near else 0), name, anchor, colour, "600")


def _ends(plot: Lines) -> Iterator[str]:
    """The lines, each with its name where it ends."""
    taken: list[float] = []
    for one in plot.lines:
        colour, width, dashes = LOOKS[one.kind]
        yield svg.line(_steps(plot, one), colour, width, dashes)
        end, share = one.points[-1]
        x, y = _x(plot, end), _y(share)
        said = one.text if one.text.startswith(one.name) else f"{one.name} {one.text}"
        if end == plot.last:
            y = next((at for at in (y + 4.5, y + 20.5) if all(abs(at - other) > 14 for other in taken)), y + 20.5)
            taken.append(y)
            yield svg.text(RIGHT + 8, y, svg.fitting(said, svg.WIDTH - RIGHT - 8), "start", colour, "600")
        else:
            # a line that is ahead leaves room on its left, one that is behind on its right, below what is planned
            ahead = any(share > _at(other, end) for other in plot.lines)
            left = ahead and x - svg.width_of(said) - 12 > LEFT
            down = 4.5 if ahead else 18 if y + 18 < BOTTOM else -8  # below the axis its days are named
            yield svg.text(x + (-8 if left else 8), y + down, said, "end" if left else "start", colour, "600")


def _at(one: PlotLine, day: int) -> float:
    """What a line has come to at the end of a day."""
    return max((share for at, share in one.points if at <= day), default=0.0)


def _steps(plot: Lines, one: PlotLine) -> Iterator[tuple[float, float]]:
    """Level until the next day, and up on it."""
    before = None
    for day, share in one.points:
        x, y = _x(plot, day), _y(share)
        if before is not None:
            yield x, before
        yield x, y
        before = y
