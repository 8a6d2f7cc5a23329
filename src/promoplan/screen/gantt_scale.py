"""How the days of a Gantt chart are laid out in a terminal: from when to when, and how many days a column is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from promoplan.sheet import Bar

BEFORE = 3  # days behind today
AFTER = 2  # days behind the event
AHEAD = 14  # days ahead at least, where the event is near or over
STEPS = ((1, 1), (2, 1), (3, 1), (7, 1))  # days a cell, columns a cell; the finest that fits is taken
WIDE = (1, 2)  # where neither names nor later days lose anything by it


class Scale(NamedTuple):
    """The days from `first` to `last`, cell by cell: each is `days` days in `columns` columns."""

    first: int
    last: int
    days: int
    columns: int

    @property
    def cells(self) -> int:
        return -(-(self.last - self.first + 1) // self.days)

    def cell(self, day: int) -> int:
        """The cell a day lies in; before the first or behind the last for days that are not shown."""
        return (day - self.first) // self.days

    def span(self, cell: int) -> range:
        """The days of a cell."""
        begins = self.first + cell * self.days
        return range(begins, min(begins + self.days, self.last + 1))


def begins(bar: Bar) -> int | None:
    """The first day of a bar; of one whose end alone is known, that day."""
    return bar.last if bar.first is None else bar.first


def scale(bars: Iterable[Bar], today: int, event: int, ahead: int | None, width: int, names: int, least: int) -> Scale:
    """What can be shown in `width` columns beside names that take `names`, but can do with `least`.

    From some days ago to `ahead` days ahead; else to the event, and beyond it as far as there is something to do and
    nothing else needs the room.
    """
    ends = max((bar.last for bar in bars if bar.last is not None and bar.state != "done"), default=today)
    first = max(today - BEFORE, date.min.toordinal())
    wanted = today + ahead if ahead is not None else max(event + AFTER if event >= today else ends, today + AHEAD)
    room = width - min(names, least)
    whole = wanted if ahead is not None else max(wanted, ends)
    steps = (WIDE, *STEPS) if _columns(first, whole, *WIDE) <= width - names else STEPS
    days, columns = next((step for step in steps if _columns(first, wanted, *step) <= room), STEPS[-1])
    free = max(width - names, _columns(first, wanted, days, columns)) // columns * days
    last = min(whole, max(wanted, first + free - 1), first + room // columns * days - 1, date.max.toordinal())
    return Scale(first, last, days, columns)


def _columns(first: int, last: int, days: int, columns: int) -> int:
    return -(-(last - first + 1) // days) * columns


def labels(scale: Scale, wanted: Sequence[tuple[int, str]]) -> str:
    """Texts over the cells that their days lie in, the first of them first served; what has no room is left out."""
    width = scale.cells * scale.columns
    line = [" "] * width
    for day, text in wanted:
        place = scale.cell(day) * scale.columns
        ends = place + len(text)
        if place >= 0 and ends <= width and not "".join(line[max(place - 1, 0) : ends + 1]).strip():
            line[place:ends] = text
    return "".join(line)


def weeks(scale: Scale) -> Iterator[int]:
    """The Mondays that are shown."""
    yield from range(scale.first + (1 - scale.first) % 7, scale.last + 1, 7)
