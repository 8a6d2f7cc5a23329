"""What the parts of a plan are called, and where in a path a name may end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Sequence as AnySequence
from typing import Any, get_args, get_origin

from promoplan.plan.references import folded
from promoplan.plan.shape import shape_of
from promoplan.reading.events import Mapping, Sequence

NAMING = ("id", "sku", "item", "channel")  # how an item of a list is called, where it has such a key
TITLES = ("name", "title")


def ends(path: str, sign: str) -> AnySequence[int]:
    """Where a first step of a path may end: ids may have dots, so the longest first."""
    return [len(path), *(match.start() for match in reversed(list(re.finditer(re.escape(sign), path))))]


def kind_of(section: str) -> str:
    """Whether a section is one mapping (`part`), items by id (`map`) or a list of items (`list`)."""
    shape = shape_of(section)
    if hasattr(shape, "__metadata__"):
        shape = get_args(shape)[0]
    return {dict: "map", tuple: "list"}.get(get_origin(shape) or shape, "part")


def keys_of(section: str) -> frozenset[str]:
    """The keys that an item of a section can have; "" for an id alone."""
    inside = [shape_of(section)]
    while inside:
        shape = inside.pop()
        if hasattr(shape, "model_fields"):
            return frozenset(("", *(info.alias or name for name, info in shape.model_fields.items())))
        inside += get_args(shape)
    return frozenset(("",))


def called(holder: Any) -> dict[str, str | int]:
    """The names of what a mapping or a list holds; of two that are called alike, the first."""
    if isinstance(holder, Mapping):
        return {key: key for key in holder}
    named: dict[str, str | int] = {}
    for place, item in enumerate(holder if isinstance(holder, Sequence) else ()):
        if isinstance(item, Mapping):
            name = next((item[key] for key in NAMING if isinstance(item.get(key), str)), None)
            if name:
                named.setdefault(name, place)
    return named


def titled(holder: Any) -> Iterator[tuple[str, str | int]]:
    """What people call the items of a mapping or a list."""
    entries: Iterable[tuple[Any, Any]] = holder.items() if isinstance(holder, Mapping) else enumerate(holder)
    for key, item in entries:
        for title in TITLES:
            if isinstance(item, Mapping) and isinstance(item.get(title), str):
                yield item[title], key


def item_of(holder: Any, path: str, sign: str, with_numbers: bool = True) -> tuple[str | int, str] | None:
    """The key (or place) of what a path begins with, and the rest of the path."""
    exact = called(holder)
    for fold in (False, True):
        known = {folded(name): key for name, key in (*titled(holder), *exact.items())} if fold else exact
        for end in ends(path, sign):
            step = folded(path[:end]) if fold else path[:end]
            if step in known:
                return known[step], path[end + 1 :]
            if with_numbers and isinstance(holder, Sequence) and step.isdecimal() and int(step) < len(holder):
                return int(step), path[end + 1 :]
    return None
