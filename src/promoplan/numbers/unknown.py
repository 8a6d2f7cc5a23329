"""Whether something in a plan is unknown: it was told as unusable, or is still to be decided."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from promoplan.plan.fields import GIVEN_UP, TBD
from promoplan.reading.document import Document
from promoplan.reading.events import Mapping, Sequence


def unknown_keys(document: Document, *path: str | int) -> AbstractSet[str]:
    """The keys of a mapping whose values are unknown."""
    holder = _at(document, path)
    return {key for key, value in holder.items() if _is_unknown(value)} if isinstance(holder, Mapping) else frozenset()


def is_whole(document: Document, *path: str | int) -> bool:
    """Whether a list is all there: none of its items was told as unusable and taken out."""
    items = _at(document, path)
    return not _is_unknown(items) and not (isinstance(items, Sequence) and items.gone)


def _at(document: Document, path: tuple[str | int, ...]) -> object:
    inside: object = document.root
    for step in path:
        if isinstance(inside, Mapping) and isinstance(step, str):
            inside = inside.get(step)
        elif isinstance(inside, Sequence) and isinstance(step, int) and step < len(inside):
            inside = inside[step]
        else:
            return None
    return inside


def _is_unknown(value: object) -> bool:
    return value is GIVEN_UP or (isinstance(value, str) and value in TBD)
