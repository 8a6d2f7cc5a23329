"""What is told about a plan: facts that stages notice, and findings that rules make of them.

Stages and rules never word anything twice: they give a position and values, the rule's file has the sentences.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Literal, NamedTuple, Protocol, runtime_checkable

Language = Literal["zh", "en"]
AT_SITE = r"@[\w.-]+"  # of ID@SITE
LONGEST = 400  # characters of a value that a sentence repeats


class Severity(StrEnum):
    """How bad a finding is; the order is the order of weight."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Words(NamedTuple):
    """One sentence in both languages, with {names} for the values of a finding."""

    zh: str
    en: str

    def say(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en


@runtime_checkable
class Speakable(Protocol):
    """A value that reads differently in each language, such as a date with its weekday."""

    def say(self, language: Language) -> str: ...


def spoken(value: object, language: Language) -> str:
    """A finding's value as its reader sees it; lists are joined the way the language joins them."""
    if isinstance(value, str):
        return value
    if isinstance(value, Speakable):
        return value.say(language)
    if isinstance(value, Sequence):
        return ("、" if language == "zh" else ", ").join(spoken(item, language) for item in value)
    return str(value)


def clipped(text: str) -> str:
    """A value short enough for a sentence."""
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"


class Told(NamedTuple):
    """What one rule tells at one position: the values its sentences need, and which of its sentences."""

    position: int
    values: Mapping[str, object]
    variant: str = ""
    severity: Severity | None = None
    path: str = ""  # where it is not the one of the position: a value may be taken out of the data once it is told


class Fact(NamedTuple):
    """What a stage noticed on its way, kept for the rule of that name to word."""

    rule: str
    told: Told


class Finding(NamedTuple):
    """A fact with its rule's name, weight and sentences; `position` is a place in the plan's sources."""

    rule: str
    severity: Severity
    position: int
    values: Mapping[str, object]
    sentence: Words
    remedy: Words | None = None
    path: str = ""

    def says_the_same(self, other: Finding) -> bool:
        """Whether both tell one thing of one place; which of the sites it is said for makes no difference."""
        return (self.position, self.rule) == (
            other.position,
            other.rule,
        ) and self._without_site() == other._without_site()

    def _without_site(self) -> str:
        return re.sub(AT_SITE, "", self.message("en"))

    def message(self, language: Language) -> str:
        return self._filled(self.sentence, language)

    def hint(self, language: Language) -> str | None:
        return self._filled(self.remedy, language) if self.remedy else None

    def _filled(self, words: Words, language: Language) -> str:
        return words.say(language).format_map(
            {name: clipped(spoken(value, language)) for name, value in self.values.items()}
        )
