"""Charts as files of their own, to paste into chats and documents: of each sheet with a Gantt chart one or several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from itertools import groupby
from typing import NamedTuple, Protocol

from promoplan import formats
from promoplan.cli.making.work import Made, Work, link_table, objecting
from promoplan.cli.resources import template_text
from promoplan.finding import Words
from promoplan.sheet import Link, Sheet, Table

TITLE = Words("图（可以贴进群里、文档里）", "Charts (to paste into chats and documents)")


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


class Product:
    """A file for each page of each chart."""

    def __init__(self, work: Work, asked: Sequence[str]) -> None:
        self._work = work
        with objecting(work.own):
            self._drawn = list(drawings(work, asked))
        self.names = [drawing.name for drawing in self._drawn]
        self.makers = {f"{view}.{name}" for view in work.view_of.values() for name in asked}

    def links(self) -> Iterator[Table]:
        groups = []
        for _, same in groupby(self._drawn, key=lambda drawing: (drawing.sheet.name, drawing.format)):
            theirs = list(same)
            links = [Link(drawing.part.lstrip("-") or drawing.sheet.title, file=drawing.name) for drawing in theirs]
            groups.append((f"{theirs[0].sheet.title} · {theirs[0].format}", links))
        yield from link_table(groups, TITLE.say(self._work.campaign.language))

    def files(self) -> Iterator[Made]:
        for drawing in self._drawn:
            yield Made(drawing.name, f"{self._work.view_of[drawing.sheet.name]}.{drawing.format}", drawing.content)


def drawings(work: Work, asked: Sequence[str]) -> Iterator[Drawing]:
    """All drawings of some sheets, one by one, through a user's template where there is one."""
    for name in asked:
        module = import_module(f"{formats.__name__}.{name}")
        if work.own is not None and work.own.replaces(name):
            writer: Writer = module.Writer(work.own.read, work.sheets, work.own.opened)
        else:
            writer = module.Writer(template_text, work.sheets)
        for sheet in work.sheets:
            if sheet.gantt is not None:
                for part, content in writer.files(sheet):
                    yield Drawing(sheet, name, f"{sheet.name}{part}.{module.EXTENSION}", part, content)
