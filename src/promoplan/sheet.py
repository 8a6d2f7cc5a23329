"""What can be put on paper, in no format: titled tables of short texts, with what stands at the head of each sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeAlias

from promoplan.finding import Language

Kind = Literal["text", "number", "day", "tick", "sign", "mark"]
RowKind = Literal["", "step", "group", "done", "dropped"]


class Link(NamedTuple):
    """A text that leads to another sheet: the sheet's name, without an ending."""

    text: str
    sheet: str


Cell: TypeAlias = str | Link


class Column(NamedTuple):
    """A column: `key` names it to style sheets, `kind` says what its cells hold.

    Ticks hold "" (a box), "x" (a ticked box) or "-" (nothing to tick); marks are one or two signs; signs stay empty.
    """

    key: str
    title: str
    kind: Kind = "text"


class Row(NamedTuple):
    """One line of a table. A group is a heading over the rows below it: its first cell spans the table."""

    cells: tuple[Cell, ...]
    kind: RowKind = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns. Rows may be shared with other tables of the same columns."""

    columns: tuple[Column, ...]
    rows: Sequence[Row]
    title: str = ""
    note: str = ""


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


@dataclass(frozen=True, slots=True)
class Sheet:
    """One printable sheet. `name` is its file's name without ending; `group` sorts it on the index."""

    name: str
    title: str
    head: Head
    tables: Sequence[Table]
    facts: Sequence[tuple[str, str]] = ()
    landscape: bool = False
    group: str = ""
    signed: tuple[str, ...] = field(default=())
