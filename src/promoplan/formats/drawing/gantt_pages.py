"""A Gantt chart laid out on pages, a month each and as many lines as can be read on A3: where everything stands.

Lengths are in units of the drawing, of which 1,400 make the width of a sheet of A3 and 12 the height of its writing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from markupsafe import Markup

from promoplan.finding import Words
from promoplan.formats.drawing import arrows, bars, heads
from promoplan.formats.drawing.bars import LINE, Scale
from promoplan.formats.drawing.described import SIGNS, chain, described
from promoplan.formats.drawing.legend import HEIGHT as LEGEND
from promoplan.formats.drawing.legend import Item, legend
from promoplan.formats.drawing.spans import Span, spans, title
from promoplan.formats.drawing.texts import fitted, plain, width
from promoplan.sheet import Bar, Cell, Chart, Head, Row, Sheet

WIDTH, HEIGHT = 1400, 940  # of a page, at most
HEADING = 26  # the height of the line that says what it is
NARROWEST, WIDEST_DAY = 820, 40
TITLE, OWNER = 27, 8  # em of the widest titles and names
HEAD, WRITING, SMALL, FINE = 15, 12, 11, 10  # sizes of writing: of a page's heading, of titles, of names, of its right
MOST_ABOUT = 16  # em of a campaign's name, and of a version, on each page
BOLD = 1.08  # how much wider bold writing is
INDENT, GAP = 8, 10
ORDER = (  # what lies below comes first
    "off", "need", "small", "slack", "limit", "chain", "head", "phase", "stage", "todo", "doing", "half", "blocked",
    "done", "late", "critical", "dots", "tick", "bang", "short", "note", "key", "today",
)  # fmt: skip

CONTINUED = Words("{name}（续）", "{name} (continued)")


class Name(NamedTuple):
    """A title or a name on its line: how far down it stands, as much as there is room for, and the whole of it."""

    y: int
    text: str
    whole: str


class Page(NamedTuple):
    """A page, ready to be written down: where everything stands, and paths as SVG takes them, by what they are.

    The lines begin at `top` and end at `bottom`, the days begin at `left`. `signs` are bars and all that is drawn with
    them, in the order in which one lies over the other; under the lines each stands once more, for the legend.
    """

    id: str
    key: str
    title: str
    heading: Name
    about: str
    described: str
    width: int
    height: int
    left: int
    owner: int
    day: int
    top: int
    bottom: int
    head: heads.DayHead
    headings: Sequence[Name]
    names: Sequence[Name]
    owners: Sequence[Name]
    signs: Sequence[tuple[str, str]]
    legend: Sequence[Item]


class _Line(NamedTuple):
    """A line of the chart: its place in it, the heading above it, if any."""

    place: int
    row: Row
    bar: Bar
    under: int | None


class _Heading(NamedTuple):
    """A heading over lines: its place in the chart, and whether it stood over those of the page before."""

    place: int
    again: bool


def pages(sheet: Sheet, before: int = 0) -> Iterator[Page]:
    """The pages of a sheet's chart; none where no line of it has a day. Their ids count on from those `before`."""
    if sheet.gantt is not None and sheet.gantt.days:
        yield from _Layout(sheet.gantt, sheet).pages(before)


class _Layout:
    """What all pages of one chart have in common."""

    def __init__(self, chart: Chart, sheet: Sheet) -> None:
        self._chart = chart
        self._sheet = sheet
        self._language = sheet.head.language
        self._spans = spans(chart.days)
        self._keys: list[tuple[Row, Bar]] = []
        self._lines: list[list[_Line]] = [[] for _ in self._spans]
        self._ends = arrows.Ends(chart)
        self._sort()
        titles = [row.cells[0] for row, bar in chart.lines if bar is not None and row.kind != "group"]
        names = [row.cells[1] for row, bar in chart.lines if bar is not None and row.kind != "group"]
        self._title = _room(titles, TITLE)
        self._owner = _room(names, OWNER)
        self._left = INDENT * 2 + int(self._title * WRITING) + GAP + int(self._owner * SMALL) + GAP
        widest = max(self._left + self._day(span) * span.length + arrows.EDGE for span in self._spans)
        self._width = max(widest, NARROWEST)
        self._chain = chain(chart)

    def _day(self, span: Span) -> int:
        """The width of a day on a page of its own."""
        return min(WIDEST_DAY, (WIDTH - self._left - arrows.EDGE) // span.length)

    def _sort(self) -> None:
        """Each line onto the pages it has something on."""
        under = None
        lasts = [self._chart.days[span.last].number for span in self._spans]
        first = self._chart.days[0].number
        for place, (row, bar) in enumerate(self._chart.lines):
            if row.kind in ("group", "subgroup"):
                under = place
            elif bar is not None and bar.kind == "key":
                self._keys.append((row, bar))
            elif bar is not None and bars.touches(bar, first, lasts[-1]):
                begins, ends = bars.drawn_days(bar)
                for number in range(bisect_left(lasts, begins), bisect_left(lasts, min(ends, lasts[-1])) + 1):
                    self._lines[number].append(_Line(place, row, bar, under))

    def pages(self, made: int) -> Iterator[Page]:
        for span, lines in zip(self._spans, self._lines, strict=True):
            if not lines:
                continue
            days = self._chart.days
            scale = Scale(days[span.first].number, days[span.last].number, self._left, self._day(span))
            head = heads.day_head(self._chart, self._sheet.head, span, scale, self._keys, HEADING)
            most = max((HEIGHT - HEADING - head.height - LEGEND) // LINE, 10)
            parts = list(_parts(lines, most))
            for number, part in enumerate(parts, start=1):
                made += 1
                which = (f"-{number}", f" ({number}/{len(parts)})") if len(parts) > 1 else ("", "")
                yield self._page(span, scale, head, part, f"g{made}", which)

    def _page(
        self, span: Span, scale: Scale, head: heads.DayHead, part: Sequence[_Line | _Heading], id_: str,
        which: tuple[str, str],
    ) -> Page:  # fmt: skip
        headings: list[Name] = []
        names: list[Name] = []
        owners: list[Name] = []
        signs: dict[str, list[str]] = {}
        here: dict[int, arrows.Drawn] = {}
        used = set(head.used)
        top = y = HEADING + head.height
        for line in part:
            if isinstance(line, _Heading):
                row, bar = self._chart.lines[line.place]
                headings.append(self._heading(str(row.cells[0]), y, line.again))
                if bar is not None and bars.touches(bar, scale.first, scale.last):
                    for kind, path in bars.drawn(bar, bars.edges(bar, scale), scale, y):
                        signs.setdefault(kind, []).append(path)
            else:
                at = bars.edges(line.bar, scale)
                here[line.place] = arrows.Drawn(line.bar, at, y)
                names.append(_name(str(line.row.cells[0]), self._title, y))
                if line.row.cells[1]:
                    owners.append(_name(str(line.row.cells[1]), self._owner, y))
                for kind, path in bars.drawn(line.bar, at, scale, y):
                    signs.setdefault(kind, []).append(path)
                used.update(bars.kinds(line.bar, at))
            y += LINE
        shown = [line.bar for line in part if isinstance(line, _Line)]
        for kind, path in arrows.drawn(self._ends, here, scale):
            signs.setdefault(kind, []).append(path)
        explained = legend(used | signs.keys(), self._language, self._width, y + 8)
        for kind, path in explained.signs:
            signs.setdefault(kind, []).append(path)
        months = title(self._chart.days[span.first : span.last + 1], self._language)
        whole, about = plain(f"{self._sheet.title} · {months}{which[1]}"), _about(self._sheet.head)
        room = self._width - INDENT - 2 * GAP - width(about) * FINE
        return Page(
            id=id_,
            key=f"-{span.key}{which[0]}",
            title=whole,
            heading=Name(HEADING - 9, fitted(whole, room / HEAD / BOLD), whole),
            about=about,
            described=described(scale, shown, self._chain, self._language),
            width=self._width,
            height=explained.end,
            left=self._left,
            owner=self._left - GAP - int(self._owner * SMALL),
            day=scale.day,
            top=top,
            bottom=y,
            head=head,
            headings=headings,
            names=names,
            owners=owners,
            signs=[(name, Markup("".join(signs[name]))) for name in ORDER if name in signs],
            legend=explained.items,
        )

    def _heading(self, text: str, y: int, again: bool) -> Name:
        whole = plain(CONTINUED.say(self._language).format(name=text) if again else text)
        return Name(y + LINE - 4, fitted(whole, (self._left - 2 * INDENT) / WRITING / BOLD), whole)


def _name(text: str, room: float, y: int) -> Name:
    """A text on a line; the signs behind a title (★ ■) stay where it is cut."""
    whole = plain(text)
    shown = fitted(whole, room)
    if shown != whole and SIGNS in text:
        title, _, signs = text.partition(SIGNS)
        shown = f"{fitted(plain(title), room - width(f' {signs}'))} {plain(signs)}"
    return Name(y + LINE - 4, shown, whole)


def _about(head: Head) -> str:
    """What campaign and version it is, and of which day."""
    campaign, version = fitted(plain(head.campaign), MOST_ABOUT), fitted(plain(head.version), MOST_ABOUT)
    return f"{campaign} · T {head.event} · {version} · {head.printed}"


def _room(texts: Iterable[Cell], most: int) -> float:
    """The em that a column of texts needs."""
    return min(max((width(str(text)) for text in texts), default=0), most)


def _parts(lines: Sequence[_Line], most: int) -> Iterator[list[_Line | _Heading]]:
    """The lines of a month under their headings, in equal parts; a part begins with a heading, none ends with one."""
    count = len(lines) + len({line.under for line in lines})
    pieces = -(-count // most)
    most = min(most, -(-(count + pieces) // pieces) + 1)
    part: list[_Line | _Heading] = []
    under: int | None = None
    for line in lines:
        begins = line.under != under
        heads = 1 if begins or not part else 0
        if part and len(part) + heads + 1 > most:
            yield part
            part = []
        if line.under is not None and (begins or not part):
            part.append(_Heading(line.under, not begins))
        part.append(line)
        under = line.under
    yield part
