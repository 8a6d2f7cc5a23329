"""Texts of a plan in a workbook: always text, never longer than a cell, never a name that a worksheet cannot have."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

from promoplan.finding import Language, Words
from promoplan.text import one_line, safe_text

LONGEST = 32_767  # UTF-16 units that a cell holds
LONGEST_NAME = 31
CUT = Words("……（后面还有 {count} 个字，见计划）", "… ({count} more characters, see the plan)")
_NOT_XML = re.compile("[\ufffe\uffff]")
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_LIKE_FORMULA = ("=", "+", "-", "@")
RESERVED = "history"


def plain(text: str, language: Language) -> str:
    """Text as a cell holds it."""
    if not text.isprintable():
        text = _NOT_XML.sub("\ufffd", safe_text(text))
    if len(text) > LONGEST // 2 and units(text) > LONGEST:
        kept = clipped(text, LONGEST - 60)
        text = kept + CUT.say(language).format(count=len(text) - len(kept))
    # XlsxWriter takes such a text for markup of its own and writes it as it is
    return f"{text} " if text.startswith("<r>") and text.endswith("</r>") else text


def like_formula(text: str) -> bool:
    """Whether a spreadsheet would take the text for a formula if somebody typed it in again."""
    return text.startswith(_LIKE_FORMULA)


def units(text: str) -> int:
    """The length as a spreadsheet counts it."""
    return len(text.encode("utf-16-le", "replace")) // 2


def clipped(text: str, most: int) -> str:
    """The beginning of a text, in whole characters."""
    return text.encode("utf-16-le", "replace")[: 2 * most].decode("utf-16-le", "ignore")


@lru_cache(maxsize=8192)
def width(text: str) -> int:
    """How many columns of a fixed-width font a text takes: its longest line, Chinese characters counting two."""
    if text.isascii() and "\n" not in text:
        return len(text)
    return max(len(line.encode("gbk", "replace")) for line in text.split("\n"))


def lines(text: str, columns: float) -> int:
    """How many lines a text takes in a cell of some columns."""
    if len(text) * 2 <= columns and "\n" not in text:
        return 1
    return sum(-(-width(line) // max(int(columns), 1)) or 1 for line in text.split("\n"))


class Names:
    """The names of a workbook's worksheets: legal, and no two that differ in case only."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, wanted: str) -> str:
        """A name like the one wanted that is not taken yet."""
        text = _NOT_IN_NAMES.sub("-", one_line(_NOT_XML.sub("", wanted))).strip("' ") or "-"
        name, number = self._short(text, ""), 1
        while self._key(name) in self._taken or self._key(name) == RESERVED:
            number += 1
            name = self._short(text, f"~{number}")
        self._taken.add(self._key(name))
        return name

    @staticmethod
    def _short(text: str, ending: str) -> str:
        most = LONGEST_NAME - len(ending)
        return (text if units(text) <= most else clipped(text, most - 1).rstrip("' ") + "…") + ending

    @staticmethod
    def _key(name: str) -> str:
        return normalize("NFKC", name).casefold()
