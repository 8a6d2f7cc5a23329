"""Bars side by side, drawn: a label, the bar in its pieces, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from promoplan.formats.page import svg
from promoplan.plot import Bars, PlotBar

ROW, BAR, GAP, TOP = 24.0, 14.0, 16.0, 6.0
SPACE = 10.0  # between label, bar and text
LABELS, TEXTS = (40.0, 220.0), (60.0, 290.0)  # how wide they may be
LEGEND = 26.0


def draw(plot: Bars, place: int) -> str:
    """The picture; `place` is its number on the page."""
    bars = [bar for block in plot.blocks for bar in block]
    labels = _between(LABELS, [svg.width_of(bar.label) for bar in bars])
    texts = _between(TEXTS, [svg.width_of(bar.text) for bar in bars])
    left = labels + SPACE
    across = svg.WIDTH - left - texts - SPACE
    inside = [svg.patterns((kind for bar in bars for kind, _ in bar.parts), place)]
    y = TOP
    for number, block in enumerate(plot.blocks):
        if number:
            inside.append(svg.line([(0, y + GAP / 2), (svg.WIDTH, y + GAP / 2)]))
            y += GAP
        longest = max([_length(bar) for bar in block], default=0.0)
        scale = across / longest if longest else 0.0
        for bar in block:
            inside += _bar(bar, y, (labels, left, texts), scale, place)
            y += ROW
    legend = [*_legend(plot, y + LEGEND / 2 + 4, left, place)]
    return svg.picture(plot.title, plot.said, y + (LEGEND if legend else TOP), [*inside, *legend], place)


def _between(ends: tuple[float, float], widths: Sequence[float]) -> float:
    return min(max([ends[0], *widths]), ends[1])


def _length(bar: PlotBar) -> float:
    return max(sum(value for _, value in bar.parts), bar.before or 0.0)


def _bar(bar: PlotBar, y: float, widths: tuple[float, float, float], scale: float, place: int) -> Iterator[str]:
    labels, left, texts = widths
    middle = y + ROW / 2
    yield svg.text(labels, middle + 4.5, svg.fitting(bar.label, labels), "end")
    yield svg.line([(left, y), (left, y + ROW)], "quiet")
    x = left
    for kind, value in bar.parts:
        if value > 0:
            yield svg.box(x, middle - BAR / 2, value * scale, BAR, kind, place)
            x += value * scale
    if bar.before is not None:
        at = left + bar.before * scale
        yield svg.line([(at, middle - BAR / 2 - 3), (at, middle + BAR / 2 + 3)], "ink", 2.5)
        x = max(x, at)
    yield svg.text(x + SPACE - 2, middle + 4.5, svg.fitting(bar.text, texts))


def _legend(plot: Bars, y: float, x: float, place: int) -> Iterator[str]:
    """What the pieces are, and the mark across a bar."""
    for kind, name in plot.legend:
        yield svg.box(x, y - 10, 18, 11, kind, place)
        yield svg.text(x + 24, y, name)
        x += 24 + svg.width_of(name) + 18
    if plot.before:
        yield svg.line([(x + 4, y - 12), (x + 4, y + 3)], "ink", 2.5)
        yield svg.text(x + 12, y, plot.before)
