"""Formats that write only of sheets with a chart, a file or several of each; and the way to them from the index."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from importlib import import_module
from itertools import groupby
from typing import NamedTuple, Protocol

from promoplan import formats
from promoplan.cli.resources import template_text
from promoplan.finding import Words
from promoplan.sheet import Link, Sheet

FORMATS: frozenset[str] = frozenset()  # of all others each sheet is a file
TITLE = Words("图（可以贴进群里、文档里）", "Charts (to paste into chats and documents)")
NONE = Words(
    "这些表没有图可画，什么也没写；有图的表：--only gantt",
    "none of these sheets has a chart: nothing written; those that have one: --only gantt",
)


class Writer(Protocol):
    """A format's way of drawing one sheet: what is put behind the sheet's name to name each file, and its bytes."""

    def files(self, sheet: Sheet) -> Iterator[tuple[str, bytes]]: ...


class Drawing(NamedTuple):
    """A file: the sheet it is of, the format it is in, what it is called and what it is told apart by, its bytes."""

    sheet: Sheet
    format: str
    name: str
    part: str
    content: bytes


def drawings(sheets: Sequence[Sheet], asked: Collection[str]) -> Iterator[Drawing]:
    """All drawings of some sheets, one by one."""
    for name in asked:
        module = import_module(f"{formats.__name__}.{name}")
        writer: Writer = module.Writer(template_text, sheets)
        for sheet in sheets:
            if sheet.gantt is not None:
                for part, content in writer.files(sheet):
                    yield Drawing(sheet, name, f"{sheet.name}{part}.{module.EXTENSION}", part, content)


def links(made: Iterable[Drawing]) -> Iterator[tuple[str, list[Link]]]:
    """Links to these files, under what they are of and the format."""
    for (_, format_), same in groupby(made, key=lambda drawing: (drawing.sheet.name, drawing.format)):
        theirs = list(same)
        yield (
            f"{theirs[0].sheet.title} · {format_}",
            [Link(drawing.part.lstrip("-") or drawing.sheet.title, file=drawing.name) for drawing in theirs],
        )
