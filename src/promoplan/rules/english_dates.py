"""Dates in English texts: Nov 24, 11/24, the 24th. Fractions, ratios and sizes look alike, so company decides.

Patterns are compiled when a text needs them (re keeps them): most plans never do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import NamedTuple

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    "(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    "|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
NAMED = rf"\b(?:{MONTH}\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?|(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH})\b"
SLASHED = r"(?<![\w$€£¥#./:%-])(\d{1,2})/(\d{1,2})(?:/(?:20)?(\d\d))?(?![\w/%\"'″]|\.\d|-[A-Za-z])"
# What stands before a day, and before a day rather than a fraction (cut by 1/2, from 1/3 to 2/3).
WHEN = (
    r"(?i)\b(?:on|until|till|before|after|since|due|starts?|starting|begins?|beginning|ends?|ending|opens?|opening|closes?"
    r"|closing|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?)\s*$"
)
WHEN_OR_HOW_MUCH = r"(?i)\b(?:by|from|to|through|and)\s*$"
USUAL_PARTS = (2, 3, 4, 5, 6, 8, 10)
HOW_MUCH = (
    r"(?i)\b(?:sizes?|ratios?|scales?|scored?|scores|least|most|about|around|roughly|approx\.?|only|than|nearly|almost|over|under"
    r"|UK|US|EU|version|chapter|pages?|steps?|parts?|lot|model|no\.?)[\s:]*(?:of\s+)?$"
)
OF_WHAT = (
    r"(?i)\s*(?:of\b|inch|cm\b|mm\b|ft\b|oz\b|lb\b|passed\b|failed\b|points?\b|stars?\b|sizes?\b|split\b|people\b|customers\b"
    r"|orders\b|stores\b|shops\b)"
)
NTH = (
    r"(?i)(?:\b(on|by|until|till|before|after|since|from|to|through|due|between)\s+)?\b(the\s+(\d{1,2})(?:st|nd|rd|th))\b"
    r"(?=\s*(?:$|[.,;:!?)–—]|-\s|(?:at|to|until|till|by)\b|of\s+(?:the\s+month|this|next)\b|in\s+the\s+(?:morn|after|even)"
    r"|(?:and|or)\s+(?:the\s+)?\d{1,2}(?:st|nd|rd|th)\b(?!\s+[a-z])))"
)
AROUND = 40  # characters round a fraction that are looked at
MOST_LOOKED_AT = 50  # fractions of one text
MOST_COUNTED = 12  # up to here a number may well count something: the 2nd email, 5/12


class Written(NamedTuple):
    """A date as it stands in a text, and the same as the plan's reader of days takes it; "" where it names no month.

    It is one only if that day is near the event, where it is not `sure`.
    """

    text: str
    day: str
    sure: bool = True


def named_date(text: str) -> Written | None:
    """The first date with a month's name."""
    match = re.search(NAMED, text)
    if match is None:
        return None
    before, day, day_before, behind = match.groups()
    month = MONTHS.index((before or behind)[:3].lower()) + 1
    return Written(match.group(), f"{month}/{day or day_before}")


def numeric_date(text: str) -> Written | None:
    """The first 11/24 or the 24th that company or figures make a date."""
    return next(_slashed(text), None) or next(_nth(text), None)


def _slashed(text: str) -> Iterator[Written]:
    for match in islice(re.finditer(SLASHED, text), MOST_LOOKED_AT):
        month, day, year = match.groups()
        written = f"20{year}/{month}/{day}" if year else f"{month}/{day}"
        if _exists(int(year or 0), int(month), int(day)) and (year or _is_a_day(text, match)):
            yield Written(match.group(), written, sure=year is not None)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(2000 + year, month, day)
    except ValueError:
        return False
    return True


def _is_a_day(text: str, match: re.Match[str]) -> bool:
    """Whether a/b is a day: 07 is no part of a fraction, 24 rarely; else a word such as `on` stands before it."""
    month, day = match[1], match[2]
    before = text[max(0, match.start() - AROUND) : match.start()]
    if re.search(HOW_MUCH, before) or re.match(OF_WHAT, text[match.end() : match.end() + AROUND]):
        return False
    if "0" in (month[0], day[0]) or int(day) > MOST_COUNTED or re.search(WHEN, before):
        return True
    is_fraction = int(month) < int(day) and int(day) in USUAL_PARTS
    return not is_fraction and re.search(WHEN_OR_HOW_MUCH, before) is not None


def _nth(text: str) -> Iterator[Written]:
    for match in islice(re.finditer(NTH, text), MOST_LOOKED_AT):
        if 1 <= int(match[3]) <= 31 and (match[1] or int(match[3]) > MOST_COUNTED):
            yield Written(match[2], "")
