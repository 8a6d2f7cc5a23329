"""The texts of a document, for those who look into them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from promoplan.reading.document import Document
from promoplan.reading.events import Mapping, Sequence

# What is not said to anyone on a sheet: records of the past, sources, reasons, free notes.
RECORDS = frozenset(("ref", "allow", "minutes", "log"))


def texts(document: Document, *sections: str) -> Iterator[tuple[Mapping | Sequence, str | int, str]]:
    """(where it lies, its key or index, the text) for every text of some sections, or of the whole plan."""
    root = document.root
    stack: list[Any] = [root[section] for section in sections if section in root] if sections else [root]
    while stack:
        holder = stack.pop()
        if isinstance(holder, Mapping):
            for key, value in holder.items():
                if value.__class__ is str:
                    if key not in RECORDS:
                        yield holder, key, value
                elif value.__class__ is not object and key not in RECORDS:
                    stack.append(value)
        elif isinstance(holder, Sequence):
            for number, value in enumerate(holder):
                if value.__class__ is str:
                    yield holder, number, value
                else:
                    stack.append(value)


def place(holder: Mapping | Sequence, key: str | int) -> int:
    """Where a text of `texts` stands."""
    return holder.position(key)  # type: ignore[arg-type]
