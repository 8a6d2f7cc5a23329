"""Gantt charts as Mermaid text, for README files, wikis and pull requests: what shows Mermaid draws them by itself.

Written for the grammar of Mermaid 10 and later. Nothing from a plan begins a line, and signs that mean something there
are written as their numbers (#58; is a colon), so that no text becomes an instruction.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from promoplan.finding import Words
from promoplan.text import one_line

if TYPE_CHECKING:
    from promoplan.formats.template import ReadTemplate
    from promoplan.sheet import Bar, BarState, Cell, Chart, Head, Row, Sheet

EXTENSION = "mmd"
MADE_AS = "charts"
MOST = 50_000  # characters (of UTF-16) that Mermaid takes, where nobody gave it another limit
LONGEST = 60  # characters of a name; longer ones run out of the picture
# What ends a title (:) or an instruction (;), begins a comment or a directive (# %), or is a tag (< >).
SPECIAL = re.compile("[#%:;<>]")
HEADINGS = ("group", "subgroup")
TASKS = ("task", "milestone")
TAGS: dict[BarState, tuple[str, ...]] = {"done": ("done",), "doing": ("active",), "late": ("crit",)}
STATES: dict[BarState, Words] = {"late": Words("迟到", "late"), "blocked": Words("卡住", "blocked")}
EVENT = Words("活动日", "the event day")
TODAY = Words("今天", "today")
LEFT_OUT = Words("另有 {count} 件没有画", "{count} more not drawn")
LONG, SHORT = 250, 21  # days: a longer chart has a line each month, a shorter one each day, all others each week


class Line(NamedTuple):
    """What is drawn, or the heading of a section."""

    text: str
    is_heading: bool = False
    is_task: bool = False
    is_done: bool = False


HEADING = Line("", is_heading=True)


class Writer:
    """Writes charts as Mermaid text."""

    def __init__(self, read: ReadTemplate, site: Sequence[Sheet]) -> None:
        del read, site  # it needs no template, and knows no neighbours

    def files(self, sheet: Sheet) -> Iterator[tuple[str, bytes]]:
        """The chart of a sheet, in one file; nothing of a sheet without one."""
        if sheet.gantt is not None:
            yield "", _text(sheet, sheet.gantt).encode(errors="replace")


def inert(text: str) -> str:
    """Text on one line that Mermaid shows as it is, wherever it does not begin a line."""
    text = one_line(text[: 4 * LONGEST]).strip()
    text = text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
    return SPECIAL.sub(lambda sign: f"#{ord(sign[0])};", text) or "–"


def _text(sheet: Sheet, chart: Chart) -> str:
    """The chart, without what is done where it would be too long, and cut at its end where it still is."""
    lines = [*_days(sheet.head, chart), *_lines(sheet.head, chart)]
    tasks = sum(bar is not None and bar.kind in TASKS for _, bar in chart.lines)
    room = MOST - _size(_settings(sheet, chart, tasks))
    if _size(line.text for line in lines) > room:
        lines = [line for line in lines if not line.is_done]
    sizes = accumulate(_size([line.text]) for line in lines)
    lines = [line for line, size in zip(lines, sizes, strict=True) if size <= room]
    texts = [line.text for line, after in pairwise([*lines, HEADING]) if not (line.is_heading and after.is_heading)]
    return "\n".join([*_settings(sheet, chart, tasks - sum(line.is_task for line in lines)), *texts, ""])


def _size(lines: Iterable[str]) -> int:
    return sum(len(line.encode("utf-16-le", errors="replace")) // 2 + 1 for line in lines)


def _settings(sheet: Sheet, chart: Chart, left: int) -> list[str]:
    """The head. Days are written as in the plan, the last one included; no day is excluded, as that would move bars."""
    head, days = sheet.head, len(chart.days)
    more = [LEFT_OUT.say(head.language).format(count=left)] if left else []
    title = " · ".join(inert(text) for text in (sheet.title, head.campaign, head.printed, *more))
    return [
        "gantt",
        f"    title {title}",
        f"    accTitle: {title}",
        f"    accDescr: {inert(head.event)} · {inert(head.countdown)}",
        "    dateFormat YYYY-MM-DD",
        "    inclusiveEndDates",
        "    axisFormat %m-%d",
        f"    tickInterval {'1day' if days <= SHORT else '1week' if days <= LONG else '1month'}",
        "    weekday monday",
        "    todayMarker off",  # it would stand on the reader's day; states are those of ours
    ]


def _days(head: Head, chart: Chart) -> Iterator[Line]:
    """The event day and today, as milestones of their own."""
    shown = [
        (id_, words, day, tag)
        for id_, words, day, tag in (("event", EVENT, head.event_day, "crit"), ("today", TODAY, head.today, "active"))
        if chart.days[0].number <= day <= chart.days[-1].number
    ]
    if shown:
        yield Line("    section T", is_heading=True)
    for id_, words, day, tag in shown:
        name = f"{_offset(day, head)} {words.say(head.language)}"
        yield Line(f"    {name} :{tag}, milestone, {id_}, {_iso(day)}, {_iso(day)}")


def _lines(head: Head, chart: Chart) -> Iterator[Line]:
    """Sections and what is in them; what lies outside of the days of the chart, or has none, is not drawn."""
    first, last = chart.days[0].number, chart.days[-1].number
    for number, (row, bar) in enumerate(chart.lines):
        if row.kind in HEADINGS:
            yield Line(f"    section {inert(_name(row))}", is_heading=True)
        elif bar is not None and bar.last is not None:
            begins = bar.last if bar.first is None else bar.first
            if begins <= last and bar.last >= first:
                days = f"{_iso(max(begins, first))}, {_iso(max(begins, first, min(bar.last, last)))}"
                tags = "".join(f"{tag}, " for tag in _tags(bar))
                name = f"{_offset(bar.last, head)} {inert(_name(row))}"
                state = STATES[bar.state].say(head.language) if bar.state in STATES else ""
                text = " · ".join(filter(None, (name, state)))
                yield Line(f"    {text} :{tags}t{number}, {days}", False, bar.kind in TASKS, bar.state == "done")


def _tags(bar: Bar) -> Iterator[str]:
    """What Mermaid knows of states; red is both what is critical and what is late."""
    tags = TAGS.get(bar.state, ())
    yield from tags
    if bar.critical and "crit" not in tags:
        yield "crit"
    if bar.kind in ("milestone", "key"):
        yield "milestone"


def _name(row: Row) -> str:
    return " · ".join(text for cell in row.cells if (text := _said(cell)))


def _said(cell: Cell) -> str:
    return cell if isinstance(cell, str) else cell.text


def _offset(day: int, head: Head) -> str:
    return f"T{day - head.event_day:+d}" if day != head.event_day else "T"


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()
