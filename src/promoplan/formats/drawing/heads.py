"""The head of a Gantt chart's page: bands, days with their weekdays, T and today, and the key dates under them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from promoplan.finding import Words
from promoplan.formats.drawing.bars import Scale
from promoplan.formats.drawing.spans import Span
from promoplan.formats.drawing.texts import fitted, plain, width
from promoplan.sheet import Band, Bar, Chart, ChartDay, Head, Row

BAND, DAYS, LANE = 16, 42, 15  # heights: of a line of bands, of the days' three lines, of a line of key dates
NUMBER, SMALL = 12, 10  # sizes of writing
DIGIT = 7  # the width of a digit of a day's number
KEY_ROOM = 16  # em of the longest name of a key date
TODAY = Words("今天", "Today")


class Placed(NamedTuple):
    """A text at a place, and the whole of it where it was cut. `width` is that of what it stands in, or of itself."""

    x: int
    y: int
    text: str
    whole: str = ""
    width: int = 0


class Mark(NamedTuple):
    """A text under a day: what it is (event, today, make-up, offset: the distance from T), and the day's middle."""

    kind: str
    x: int
    text: str


class Letters(NamedTuple):
    """Many short texts on one line: the place of each letter, and all of them in a row."""

    y: int
    xs: str
    text: str


class Key(NamedTuple):
    """A key date: the middle of its day, where its sign stands, and its name beside it."""

    x: int
    y: int
    name: Placed


class DayHead(NamedTuple):
    """What stands over the lines of a page: bands, below them the days, below those the key dates from `lanes` on.

    `off` are stretches of days off, as left edges and widths, `weeks` the left edges of Mondays, `event` that of T,
    `today` is the middle of its day.
    """

    days: int
    lanes: int
    height: int
    bands: Sequence[Placed]
    letters: Sequence[Letters]
    marks: Sequence[Mark]
    keys: Sequence[Key]
    off: Sequence[tuple[int, int]]
    weeks: Sequence[int]
    event: int | None
    today: int | None
    used: Sequence[str]


def day_head(chart: Chart, head: Head, span: Span, scale: Scale, keys: Sequence[tuple[Row, Bar]], top: int) -> DayHead:
    """The head of a page; `top` is where it begins."""
    days = chart.days[span.first : span.last + 1]
    bands: list[Placed] = []
    y = top
    for line in chart.bands:
        found = list(_bands(line, span, scale, y))
        bands += found
        y += BAND if found else 0
    letters = [
        _letters(y + 14, DIGIT, [str(date.fromordinal(day.number).day) for day in days], scale),
        _letters(y + 26, SMALL if head.language == "zh" else DIGIT, [day.weekday[:1] for day in days], scale),
    ]
    placed, lanes = _keys(keys, scale, y + DAYS)
    kinds = {day.kind for day in days} & {"off", "make-up"}
    there = {"key": placed, "today": scale.has(head.today), "event": scale.has(head.event_day)}
    return DayHead(
        days=y,
        lanes=y + DAYS,
        height=y - top + DAYS + LANE * lanes + 3,
        bands=bands,
        letters=letters,
        marks=list(_marks(days, head, scale)),
        keys=placed,
        off=list(_off(days, scale)),
        weeks=[scale.begin(day.number) for day in days if (day.number - 1) % 7 == 0],
        event=scale.begin(head.event_day) if there["event"] else None,
        today=scale.middle(head.today) if there["today"] else None,
        used=sorted(kinds | {name for name, is_there in there.items() if is_there}),
    )


def _bands(line: Sequence[Band], span: Span, scale: Scale, y: int) -> Iterator[Placed]:
    place = 0
    for band in line:
        first, last = max(place, span.first), min(place + band.span - 1, span.last)
        place += band.span
        if band.text and first <= last:
            room = (last - first + 1) * scale.day
            text = plain(band.text)
            left = scale.left + (first - span.first) * scale.day
            yield Placed(left, y, fitted(text, (room - 6) / SMALL), text, room)


def _letters(y: int, size: int, texts: Sequence[str], scale: Scale) -> Letters:
    """Texts in the middles of their days; `size` is the width of one letter."""
    xs: list[str] = []
    for place, text in enumerate(texts):
        left = scale.left + place * scale.day + (scale.day - size * len(text)) // 2
        xs += [str(left + size * number) for number in range(len(text))]
    return Letters(y, " ".join(xs), "".join(texts))


def _marks(days: Sequence[ChartDay], head: Head, scale: Scale) -> Iterator[Mark]:
    """T, today, make-up days, and how far from T it is on Mondays where there is room for it."""
    texts = {day.number: ("make-up", plain(day.mark)) for day in days if day.kind == "make-up"}
    if scale.has(head.today):
        texts[head.today] = "today", TODAY.say(head.language)
    if scale.has(head.event_day):
        texts[head.event_day] = "event", "T"
    taken = [_reach(scale.middle(day), text) for day, (_, text) in texts.items()]
    for day in days:
        if (day.number - 1) % 7 == 0 and day.number not in texts:
            text = f"T{day.number - head.event_day:+d}"
            left, right = _reach(scale.middle(day.number), text)
            if all(right < other or left > end for other, end in taken):
                texts[day.number] = "offset", text
    for number, (kind, text) in sorted(texts.items()):
        yield Mark(kind, scale.middle(number), text)


def _reach(middle: int, text: str) -> tuple[int, int]:
    half = int(width(text) * SMALL / 2) + 1
    return middle - half, middle + half


def _off(days: Sequence[ChartDay], scale: Scale) -> Iterator[tuple[int, int]]:
    for kind, same in groupby(days, key=lambda day: day.kind):
        if kind == "off":
            stretch = list(same)
            yield scale.begin(stretch[0].number), scale.day * len(stretch)


def _keys(keys: Sequence[tuple[Row, Bar]], scale: Scale, y: int) -> tuple[list[Key], int]:
    """The key dates of a page, in so many lines that no name stands in another one; and how many that are.

    A line that comes down from a name above begins left of all names that it passes, but at a page's right edge.
    """
    edge = scale.end(scale.last)
    placed: list[Key] = []
    lines: list[tuple[int, int, int]] = []  # left, right, line
    for row, bar in sorted(keys, key=lambda key: key[1].last or 0):
        if bar.last is None or not scale.has(bar.last):
            continue
        whole, x = plain(str(row.cells[0])), scale.middle(bar.last)
        text = fitted(whole, KEY_ROOM)
        long = int(width(text) * SMALL) + 2
        left = x + 7 if x + 7 + long <= edge else x - 7 - long
        reach = min(left, x - 6) - 2, max(left + long, x + 6) + 2
        line = max((other + 1 for begin, end, other in lines if begin < reach[1] and end > reach[0]), default=0)
        lines.append((*reach, line))
        at = y + LANE * line + 11
        placed.append(Key(x, at, Placed(left, at, text, whole, long)))
    return placed, max((line + 1 for _, _, line in lines), default=0)
