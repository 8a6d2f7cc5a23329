"""Help and messages in both languages, and which of the two to use."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from promoplan.finding import Language

_BETWEEN = "\x1f"


def both(zh: str, en: str) -> str:
    """A help text in both languages; `choose` takes one when the command line is built."""
    return f"{zh}{_BETWEEN}{en}"


def choose(text: str | None, language: Language) -> str | None:
    if text is None or _BETWEEN not in text:
        return text
    zh, en = text.split(_BETWEEN, 1)
    return zh if language == "zh" else en


def asked_for(arguments: Sequence[str]) -> Language | None:
    """The language of `--lang`, wherever it stands; for help, before anything else is read."""
    for number, argument in enumerate(arguments):
        value = argument.removeprefix("--lang=") if argument.startswith("--lang=") else None
        if argument == "--lang" and number + 1 < len(arguments):
            value = arguments[number + 1]
        if value in ("zh", "en"):
            return cast(Language, value)
    return None
