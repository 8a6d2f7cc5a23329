"""Calendars of a campaign as files, and the way to them from the index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from itertools import groupby
from typing import TYPE_CHECKING, Protocol

from promoplan import formats
from promoplan.campaign import Campaign
from promoplan.finding import Words
from promoplan.sheet import Link
from promoplan.views import index

if TYPE_CHECKING:
    from promoplan.agenda import Agenda  # most runs make no calendar

FORMATS = frozenset(("ics",))  # all others are of sheets
TITLE = Words("日历（订阅或导入）", "Calendars (subscribe or import)")


class Writer(Protocol):
    """A format's way of writing one calendar."""

    def write(self, agenda: Agenda) -> bytes: ...


def calendars(campaign: Campaign) -> list[Agenda]:
    """All calendars of a campaign."""
    from promoplan.entries import agendas  # noqa: PLC0415 - most runs make no calendar

    return list(agendas(campaign))


def files(agendas: Sequence[Agenda], extensions: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The names and contents of their files, one by one."""
    for extension in extensions:
        writer: Writer = import_module(f"{formats.__name__}.{extension}").Writer()
        for agenda in agendas:
            yield f"{agenda.name}.{extension}", writer.write(agenda)


def links(campaign: Campaign, agendas: Sequence[Agenda], extensions: Iterable[str]) -> Iterator[tuple[str, list[Link]]]:
    """Links to these files, under whose they are."""
    for extension in extensions:
        for group, same in groupby(agendas, key=lambda agenda: agenda.group):
            yield (
                index.GROUPS[group].say(campaign.language),
                [
                    Link(agenda.whose.name if agenda.whose else agenda.title, file=f"{agenda.name}.{extension}")
                    for agenda in same
                ],
            )
