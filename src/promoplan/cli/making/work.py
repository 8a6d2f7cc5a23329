"""What is to be made, and what every way of making files has to offer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple, Protocol

from promoplan.campaign import Campaign
from promoplan.cli.errors import Refused
from promoplan.finding import Words
from promoplan.sheet import Column, Link, Row, Sheet, Table
from promoplan.views import index
from promoplan.views.scope import file_part

if TYPE_CHECKING:
    from promoplan.formats.own import Own


class Work(NamedTuple):
    """What is to be made: of which campaign, which sheets, each with the name of its view; with whose templates."""

    campaign: Campaign
    sheets: Sequence[Sheet]
    contents: Sheet
    view_of: dict[str, str]
    own: Own | None

    @property
    def title(self) -> str:
        """What a file is called that holds many sheets."""
        return file_part(self.campaign.plan.campaign.id)


class Made(NamedTuple):
    """A file, and what made it: a run removes what it would make again and does not, and nothing else."""

    name: str
    maker: str
    content: bytes


class Product(Protocol):
    """Files that are made of all of the work, in some formats."""

    @property
    def makers(self) -> set[str]:
        """All that it may name as what made a file."""
        ...

    @property
    def names(self) -> list[str]:
        """What the files are called."""
        ...

    def links(self) -> Iterator[Table]:
        """The way to the files, for the index."""
        ...

    def files(self) -> Iterator[Made]: ...


def link_table(groups: Iterable[tuple[str, list[Link]]], title: str) -> Iterator[Table]:
    """Links to what is no sheet of ours, under what they have in common; nothing where there are none."""
    made = []
    for name, links in groups:
        lines = [links[first : first + index.ACROSS] for first in range(0, len(links), index.ACROSS)]
        if links:
            made.append(Row((name,), "group"))
            made += [Row((*line, *[""] * (index.ACROSS - len(line)))) for line in lines]
    if made:
        yield Table((Column("sheet", ""),) * index.ACROSS, made, title=title)


@contextmanager
def objecting(own: Own | None) -> Iterator[None]:
    """What a user's templates do that they may not, or cannot, ends the run with a sentence."""
    if own is None:
        yield
        return
    from promoplan.formats.users.objections import Objection  # noqa: PLC0415 - most runs have no templates of their own

    try:
        yield
    except Objection as objection:
        raise refused(objection.said) from None


def refused(said: Words) -> Refused:
    """A refusal in words that have been filled in."""
    return Refused(Words("{zh}", "{en}"), zh=said.zh, en=said.en)
