"""What can be put on paper, in no format: titled tables of short texts, with what stands at the head of each sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from promoplan.finding import Language

Kind = Literal["text", "number", "day", "tick", "sign", "mark"]
RowKind = Literal["", "step", "group", "subgroup", "stage", "done", "dropped"]
Paper = Literal["A4", "A4 landscape", "A3 landscape"]


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
    """

    key: str
    title: str
    kind: Kind = "text"


class Row(NamedTuple):
    """One line of a table. A group or subgroup is a heading over the rows below it: its first cell spans the table.

    A stage is a heading with cells of its own; a step belongs to the row above it.
    """

    cells: tuple[Cell, ...]
    kind: RowKind = ""


class Band(NamedTuple):
    """A stretch of columns with one heading over them; without a text it only fills the place."""

    text: str
    span: int


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns. Rows may be shared with other tables of the same columns.

    `bands` are lines above the columns' headings, each over all of the columns. `notes` stand below the table.
    `on_new_page` is for printing: what came before it leaves too little room.
    """

    columns: tuple[Column, ...]
    rows: Sequence[Row]
    title: str = ""
    notes: Sequence[str] = ()
    bands: Sequence[Sequence[Band]] = ()
    on_new_page: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """What every sheet of one campaign carries: who, which version, when printed, in which language."""

    campaign: str
    event: str
    countdown: str
    version: str
    printed: str
    language: Language
    brand: str = ""
    logo: str = ""


class Whose(NamedTuple):
    """The department or person a sheet is for, by id and as printed, and what the sheet is to them (任务单)."""

    id: str
    name: str
    what: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One printable sheet. `name` is its file's name without ending; `group` sorts it on the index: all (of the whole
    campaign), own (a table of the plan's own), department, person, index.
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
