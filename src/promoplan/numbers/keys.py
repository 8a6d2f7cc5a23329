"""The keys of figures: `traffic.gap_uv` of a section, `traffic.rows.直通车.uv` of one of its rows; and finding one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from promoplan.guess import Guesser
from promoplan.numbers.book import Section
from promoplan.numbers.figure import Figure
from promoplan.plan.references import folded

DAY = re.compile(r"T([+-]\d+)?")
NESTED = ("placements",)
ALONE = "value"  # what a row tells that has nothing else to tell


class Place(NamedTuple):
    """What a key says: the section, the list (`rows`, `shops`; "" for a figure of the whole section), whose, what."""

    section: str
    group: str
    id: str
    what: str


def place_of(key: str) -> Place:
    """A key in its parts. An id may have dots, what it tells has none.

    `promotion.planned_spend.T-3` is a row of the list `days`; a part of a row (`rows.直通车.宝贝A.placements.定向`) is
    one of the list that is named so.
    """
    section, _, rest = key.partition(".")
    before, dot, last = rest.rpartition(".")
    day = f".{last}" if dot and DAY.fullmatch(last) else ""
    if day:
        rest = before
    group, _, inner = rest.partition(".")
    nested = next((name for name in NESTED if f".{name}." in inner), None)
    if nested is not None:
        return Place(section, nested, inner.replace(f".{nested}.", ".", 1) + day, ALONE)
    id_, dot, what = inner.rpartition(".")
    if not dot:
        return Place(section, "days", last, rest) if day else Place(section, "", "", rest)
    return Place(section, f"{group}.days", id_ + day, what) if day else Place(section, group, id_, what)


def own_figures(section: Section) -> Iterator[Figure]:
    """A section's figures, without those of other sections that it rests on."""
    return (figure for figure in section.figures() if figure.key.startswith(f"{section.NAME}."))


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

    The first way that leads anywhere counts, and there the one figure that is of no row. One figure is an answer,
    several are a question.
    """
    if written in figures:
        return [figures[written]]
    said = _close(written)
    if not said:
        return []
    for way in (_whole, _end, _names):
        found = [figure for figure in figures.values() if any(name == said for name in way(figure))]
        if found:
            whole = [figure for figure in found if not place_of(figure.key).group]
            return whole if len(whole) == 1 else found
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


def partly(figures: Iterable[Figure], written: str) -> list[Figure]:
    """The figures that have a text in their key or their name."""
    said = _close(written)
    return [figure for figure in figures if said and any(said in one for one in (*_whole(figure), *_names(figure)))]


def nearest(figures: Mapping[str, Figure], written: str) -> str:
    """The key that a misspelt one was probably meant to be; "" where none is near."""
    short: dict[str, str] = {}
    for key in figures:
        short.setdefault(key.rpartition(".")[2], key)
    guesser = Guesser()
    return guesser.near(written, figures) or short.get(guesser.near(written, short), "")
