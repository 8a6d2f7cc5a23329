"""The figures that differ between two plans."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from promoplan.numbers.book import Book
from promoplan.numbers.figure import Figure
from promoplan.numbers.keys import place_of

LEFT_OUT = ("sensitivity",)  # a what-if of its own


class FigureChanged(NamedTuple):
    """One figure before and after; None where only the other plan has it."""

    key: str
    before: Figure | None
    after: Figure | None

    @property
    def figure(self) -> Figure:
        """The figure as it is now, else as it was."""
        figure = self.after or self.before
        assert figure is not None
        return figure

    @property
    def given(self) -> bool:
        """Whether somebody wrote it differently, or it only follows from what was."""
        return any(figure is not None and figure.given for figure in self[1:])


def figures_between(before: Book, after: Book, only: Collection[str] = ()) -> list[FigureChanged]:
    """The figures whose values differ, in the order of the changed plan; of these sections, or of all."""
    old, new = before.figures(), after.figures()
    every = [FigureChanged(key, old.get(key), new.get(key)) for key in dict.fromkeys((*new, *old))]
    return [
        one
        for one in every
        if (one.before.value if one.before else None) != (one.after.value if one.after else None)
        and (not only or place_of(one.key).section in only)
    ]


def told_once(listed: Iterable[FigureChanged]) -> Iterator[FigureChanged]:
    """Figures to show: what is one figure in two lists (channels grouped as their sources are) is there once."""
    seen = set()
    for one in listed:
        place = place_of(one.key)
        if place.group in LEFT_OUT:
            continue
        ends = tuple(end and end.value for end in (one.before, one.after))
        which = (place.section, place.id, place.what, *ends) if place.group else (one.key,)
        if which not in seen:
            seen.add(which)
            yield one
