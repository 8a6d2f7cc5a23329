"""Calendars of a campaign: for all, for each department, for each person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from itertools import groupby
from typing import TYPE_CHECKING, Protocol

from promoplan import formats
from promoplan.cli.making.work import Made, Work, link_table
from promoplan.entries import agendas
from promoplan.finding import Words
from promoplan.sheet import Link, Table
from promoplan.views import index

if TYPE_CHECKING:
    from promoplan.agenda import Agenda

TITLE = Words("日历（订阅或导入）", "Calendars (subscribe or import)")
MAKER = "calendar"


class Writer(Protocol):
    """A format's way of writing one calendar."""

    def write(self, agenda: Agenda) -> bytes: ...


class Product:
    """A file for each calendar that has any entries."""

    def __init__(self, work: Work, asked: Sequence[str]) -> None:
        self._asked = asked
        self._language = work.campaign.language
        self._agendas = list(agendas(work.campaign))
        self.names = [f"{agenda.name}.{extension}" for extension in asked for agenda in self._agendas]
        self.makers = {f"{MAKER}.{name}" for name in asked}

    def links(self) -> Iterator[Table]:
        groups = [
            (
                index.GROUPS[group].say(self._language),
                [
                    Link(agenda.whose.name if agenda.whose else agenda.title, file=f"{agenda.name}.{extension}")
                    for agenda in same
                ],
            )
            for extension in self._asked
            for group, same in groupby(self._agendas, key=lambda agenda: agenda.group)
        ]
        yield from link_table(groups, TITLE.say(self._language))

    def files(self) -> Iterator[Made]:
        for extension in self._asked:
            writer: Writer = import_module(f"{formats.__name__}.{extension}").Writer()
            for agenda in self._agendas:
                yield Made(f"{agenda.name}.{extension}", f"{MAKER}.{extension}", writer.write(agenda))
