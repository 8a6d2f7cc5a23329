"""Names whose definition was told as unusable: that nothing is called so follows from it, and is not told again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import cached_property
from typing import Any

from promoplan.days.scan import normal_text
from promoplan.finding import Fact
from promoplan.plan.fields import GIVEN_UP, NAMELESS, TBD, BadId
from promoplan.reading.document import Document
from promoplan.reading.events import Mapping, Sequence

DEFINING = ("key_dates", "phases", "departments", "people", "sites", "follow_ups", "tasks", "attachments")
INSIDE = {"products": ("tiers", "rows"), "prices": ("discounts",)}  # lists in sections that define names
# What a reference-unknown is about (its variant), and where such names are defined.
DEFINED_IN = {
    "task": ("tasks",),
    "department": ("departments",),
    "person": ("people",),
    "helper": ("people", "departments"),
    "phase": ("phases",),
    "follow-up": ("follow_ups",),
    "site": ("sites",),
    "attachment": ("attachments",),
    "sku": ("products",),
    "tier": ("products",),
    "sku-or-tier": ("products",),
    "discount": ("prices",),
}
UNREAD_FOR_A_NAME = ("", "need", "word-behind")  # why a date with a malformed name in it could not be read


class Lost:
    """What a plan defines, but in a way that could not be used."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def covers(self, name: str, *sections: str) -> bool:
        """Whether a name that is not known may be one that was lost, by itself or with all of its section."""
        return self._with_a_file or name in self._names or not self._sections.isdisjoint(sections)

    def explains(self, fact: Fact) -> bool:
        """Whether a fact follows from what was lost."""
        values, variant = fact.told.values, fact.told.variant
        if fact.rule == "reference-unknown" and variant != "arithmetic":
            return self.covers(str(values["name"]), *DEFINED_IN.get(variant, ()))
        if fact.rule == "date-unreadable" and variant in UNREAD_FOR_A_NAME and self._names:
            return self._mentioned.search(normal_text(str(values["written"]))) is not None
        return False

    @cached_property
    def _sections(self) -> frozenset[str]:
        root = self._document.root
        lost = {section for section in DEFINING if _is_lost(root.get(section))}
        return frozenset(lost | {section for section, part in _parts(root) if _is_lost(part)})

    @cached_property
    def _names(self) -> frozenset[str]:
        root = self._document.root
        names = {name for section in DEFINING for name in _names_lost(root.get(section))}
        names.update(name for _, part in _parts(root) for name in _names_lost(part))
        return frozenset(names | {normal_text(name) for name in names})

    @cached_property
    def _mentioned(self) -> re.Pattern[str]:
        return re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in sorted(self._names)))

    @cached_property
    def _with_a_file(self) -> bool:
        """Whether an included file is not there or could not be read: nobody knows what it defines."""
        document = self._document
        if len(document.files) < len(document.sources.files):
            return True
        patterns = document.root.get("include")
        written = [patterns] if isinstance(patterns, str) else patterns if isinstance(patterns, Sequence) else []
        found = [f"/{file.source.name}" for file in document.files[1:]]
        ends = [_end_of(pattern) for pattern in written if isinstance(pattern, str)]
        return any(not any(fnmatchcase(name, end) for name in found) for end in ends)


def _is_lost(section: Any) -> bool:
    return section is GIVEN_UP or (isinstance(section, str) and section in TBD)


def _parts(root: Mapping) -> Iterator[tuple[str, Any]]:
    """The lists in which sections define names, with their section; a lost section stands for all of its own."""
    for section, keys in INSIDE.items():
        inside = root.get(section)
        yield from ((section, inside.get(key)) for key in keys) if isinstance(inside, Mapping) else ((section, inside),)


def _names_lost(section: Any) -> Iterator[str]:
    if isinstance(section, Mapping):
        yield from (name for name, value in section.items() if value is NAMELESS)
    elif isinstance(section, Sequence):
        for item in section:
            id_ = item.get("id") if isinstance(item, Mapping) else None
            if isinstance(id_, BadId):
                yield str(id_)


def _end_of(pattern: str) -> str:
    """What the name of a file that an `include` meets ends with; names are shown as seen from elsewhere."""
    parts = pattern.replace("\\", "/").rpartition("**/")[2].split("/")
    return "/".join(["*", *(part for part in parts if part not in ("", "."))])
