"""The keys of figures: `traffic.gap_uv` of a section, `traffic.rows.直通车.uv` of one of its rows; and finding one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from promoplan.guess import Guesser
from promoplan.numbers.figure import Figure
from promoplan.plan.references import folded


class Place(NamedTuple):
    """What a key says: the section, the list (`rows`, `shops`; "" for a figure of the whole section), whose, what."""

    section: str
    group: str
    id: str
    what: str


def place_of(key: str) -> Place:
    """A key in its parts. An id may have dots, what it tells has none."""
    section, _, rest = key.partition(".")
    group, _, inner = rest.partition(".")
    id_, dot, what = inner.rpartition(".")
    return Place(section, group, id_, what) if dot else Place(section, "", "", rest)


def grouped(figures: Iterable[Figure]) -> dict[str, dict[str, dict[str, Figure]]]:
    """The figures of rows as group → id → what, in their order; without those of the whole section."""
    groups: dict[str, dict[str, dict[str, Figure]]] = {}
    for figure in figures:
        place = place_of(figure.key)
        if place.group:
            groups.setdefault(place.group, {}).setdefault(place.id, {}).setdefault(place.what, figure)
    return groups


def reachable(figures: Iterable[Figure]) -> dict[str, Figure]:
    """Figures by key, with all that were put into them; of two with one key the first."""
    found: dict[str, Figure] = {}
    waiting = list(figures)
    for figure in waiting:
        found.setdefault(figure.key, figure)
    seen = set(map(id, waiting))
    while waiting:
        for part in waiting.pop().of:
            if id(part) not in seen:
                seen.add(id(part))
                found.setdefault(part.key, part)
                waiting.append(part)
    return found


def called(figures: Mapping[str, Figure], written: str) -> list[Figure]:
    """The figures a person may mean: by the key, by its end, by the name; in any case, `rows` may be left out.

    The first way that leads anywhere counts. One figure is an answer, several are a question.
    """
    if written in figures:
        return [figures[written]]
    said = _close(written)
    if not said:
        return []
    for way in (_whole, _end, _names):
        found = [figure for figure in figures.values() if any(name == said for name in way(figure))]
        if found:
            return found
    return []


def _whole(figure: Figure) -> Iterator[str]:
    place = place_of(figure.key)
    yield _close(figure.key)
    if place.group:
        yield _close(f"{place.section}.{place.id}.{place.what}")


def _end(figure: Figure) -> Iterator[str]:
    for key in _whole(figure):
        steps = key.split(".")
        for number in range(1, len(steps)):
            yield ".".join(steps[number:])


def _names(figure: Figure) -> Iterator[str]:
    place = place_of(figure.key)
    for name in figure.name:
        yield _close(name)
        if place.id:
            yield _close(f"{place.id}{name}")


def _close(text: str) -> str:
    """Text in one case and form, without blanks: 需求UV is 需求 UV."""
    return folded("".join(text.split()))


def nearest(figures: Mapping[str, Figure], written: str) -> str:
    """The key that a misspelt one was probably meant to be; "" where none is near."""
    short: dict[str, str] = {}
    for key in figures:
        short.setdefault(key.rpartition(".")[2], key)
    guesser = Guesser()
    return guesser.near(written, figures) or short.get(guesser.near(written, short), "")
