"""What can be put on paper, in no format: titled tables of short texts, with what stands at the head of each sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from promoplan.finding import Language

if TYPE_CHECKING:
    from promoplan.plot import Plot  # most sheets have no pictures

Kind = Literal["text", "number", "day", "tick", "sign", "mark"]
RowKind = Literal["", "step", "group", "subgroup", "stage", "done", "dropped"]
Paper = Literal["A4", "A4 landscape", "A3 landscape"]
BarKind = Literal["task", "milestone", "key", "phase", "stage"]
BarState = Literal["", "doing", "blocked", "late", "done"]


class DayText(str):
    """A day as printed (T-17 · 10-25 周日), which knows what day it is, for formats that have dates of their own.

    `day` is its number (date.toordinal), `minute` a time on it, if one is given; 1440 = 24:00.
    """

    __slots__ = ("day", "minute")

    day: int
    minute: int | None

    def __new__(cls, text: str, day: int, minute: int | None = None) -> DayText:
        made = super().__new__(cls, text)
        made.day, made.minute = day, minute
        return made


class Link(NamedTuple):
    """A text that leads to another sheet (its name, without an ending) or to a file beside the sheets."""

    text: str
    sheet: str = ""
    file: str = ""


class Mark(NamedTuple):
    """A sign in a day's cell: what it says in black and white, and what it is to style sheets (bar, due, note, …)."""

    text: str
    kind: str


Cell: TypeAlias = str | Link | Mark


class Column(NamedTuple):
    """A column: `key` names it to style sheets, `kind` says what its cells hold.

    Ticks hold "" (a box), "x" (a ticked box) or "-" (nothing to tick); marks are days' cells; signs stay empty.
    `choices` are the words its cells have, by what they mean, for formats that people fill in.
    """

    key: str
    title: str
    kind: Kind = "text"
    choices: tuple[tuple[str, str], ...] = ()


class Row(NamedTuple):
    """One line of a table. A group or subgroup is a heading over the rows below it: its first cell spans the table.

    A stage is a heading with cells of its own; a step belongs to the row above it. `id` says what of the plan it shows:
    a task's id, with /steps/0 for its first step; what is no task has its section before it (key_dates/signup_close).
    """

    cells: tuple[Cell, ...]
    kind: RowKind = ""
    id: str = ""


class Band(NamedTuple):
    """A stretch of columns with one heading over them; without a text it only fills the place."""

    text: str
    span: int


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns. Rows may be shared with other tables of the same columns.

    `bands` are lines above the columns' headings, each over all of the columns. `notes` stand below the table.
    `on_new_page` is for printing: what came before it leaves too little room. `plot` shows the same as a picture, for
    formats that draw; `folded` is a table that only says it exactly, and may be kept shut beside the picture.
    """

    columns: tuple[Column, ...]
    rows: Sequence[Row]
    title: str = ""
    notes: Sequence[str] = ()
    bands: Sequence[Sequence[Band]] = ()
    on_new_page: bool = False
    plot: Plot | None = None
    folded: bool = False


class Facet(NamedTuple):
    """What rows can be chosen by: a key, its title, and its values, each an id and what is printed."""

    key: str
    title: str
    values: tuple[tuple[str, str], ...]


class Facets(NamedTuple):
    """What the rows of a sheet can be chosen by, for formats that people look things up in; the others need it not.

    `of` has, by a row's id and facet by facet, the places of its values: a task may have several people. A step goes
    with the row above it. All sheets of a campaign share one object.
    """

    facets: tuple[Facet, ...]
    of: Mapping[str, tuple[tuple[int, ...], ...]]


class Bar(NamedTuple):
    """What a row of a chart shows over the days: from `first` (None: only its end is known) to `last`, both included.

    `notes` are texts of single days; `days` are those of a task that repeats. `latest` is the last day it can end on
    without a limit or what follows giving way; it lies before `last` where days are missing. Days are numbers
    (date.toordinal).
    """

    kind: BarKind
    first: int | None = None
    last: int | None = None
    notes: tuple[tuple[int, str], ...] = ()
    state: BarState = ""
    latest: int | None = None
    critical: bool = False
    days: tuple[int, ...] = ()


class Arrow(NamedTuple):
    """A bar that has to end before another begins: their lines' places in the chart; whether both are critical."""

    source: int
    target: int
    critical: bool


class ChartDay(NamedTuple):
    """A day of a chart: its number, its weekday as printed, and work, off or make-up with what is said of it."""

    number: int
    weekday: str
    kind: str
    mark: str


@dataclass(frozen=True, slots=True)
class Chart:
    """What a sheet shows over one stretch of days, undrawn: rows with their bars; one without a bar is a heading.

    `bands` lie over the days. `arrows` lead from what is needed to what needs it. A format that has no charts shows
    the sheet's tables, which hold the same.
    """

    columns: tuple[Column, ...]
    lines: Sequence[tuple[Row, Bar | None]]
    days: Sequence[ChartDay]
    bands: Sequence[Sequence[Band]] = ()
    arrows: Sequence[Arrow] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """What every sheet of one campaign carries: who, which version, when printed, in which language.

    `event_day` and `today` are day numbers.
    """

    campaign: str
    event: str
    countdown: str
    version: str
    printed: str
    language: Language
    brand: str = ""
    logo: str = ""
    event_day: int = 0
    today: int = 0


class Whose(NamedTuple):
    """The department or person a sheet is for, by id and as printed, and what the sheet is to them (任务单)."""

    id: str
    name: str
    what: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One printable sheet. `name` is its file's name without ending; `group` sorts it on the index: all (of the whole
    campaign), own (a table of the plan's own), department, person, index.

    `chart` is what the tables draw day by day; a `gantt` is a picture that stands beside its tables.
    """

    name: str
    title: str
    head: Head
    tables: Sequence[Table]
    facts: Sequence[tuple[str, str]] = ()
    paper: Paper = "A4"
    group: str = ""
    signed: tuple[str, ...] = ()
    whose: Whose | None = None
    chart: Chart | None = None
    gantt: Chart | None = None
    facets: Facets | None = None
