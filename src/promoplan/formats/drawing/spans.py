"""The stretches of days that a chart's pages show: a month each, short ones together with a month beside them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from promoplan.finding import Language, Words
from promoplan.sheet import ChartDay

SHORT = 10  # days of a month that need no page of their own
ONE_PAGE = 45  # days that a page can show at once
MONTH = Words("{year} 年 {month} 月", "{name} {year}")
BOTH = Words("{year} 年 {month} 至 {last} 月", "{name} – {last_name} {year}")
TO = Words(" 至 ", " – ")
NAMES = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Span(NamedTuple):
    """Days in a row, both ends included, as places in a chart's days; `key` tells it apart (2026-10)."""

    first: int
    last: int
    key: str

    @property
    def length(self) -> int:
        return self.last - self.first + 1


def spans(days: Sequence[ChartDay]) -> list[Span]:
    """A chart's days, page by page, without a gap."""
    if len(days) <= ONE_PAGE:
        return [Span(0, len(days) - 1, _key(days[0]))] if days else []
    found: list[Span] = []
    place = 0
    for key, month in groupby(days, key=_key):
        last = place + len(list(month)) - 1
        found.append(Span(place, last, key))
        place = last + 1
    if found[0].length < SHORT:
        found[:2] = [Span(0, found[1].last, found[1].key)]
    if found[-1].length < SHORT and found[-2].length + found[-1].length <= ONE_PAGE:
        found[-2:] = [Span(found[-2].first, found[-1].last, found[-2].key)]
    return found


def _key(day: ChartDay) -> str:
    return date.fromordinal(day.number).isoformat()[:7]


def title(days: Sequence[ChartDay], language: Language) -> str:
    """The months that some days lie in."""
    first, last = (date.fromordinal(days[place].number) for place in (0, -1))
    if (first.year, first.month) == (last.year, last.month):
        return _month(first, language)
    if first.year == last.year:
        return BOTH.say(language).format(
            year=first.year, month=first.month, last=last.month, name=NAMES[first.month], last_name=NAMES[last.month]
        )
    return TO.say(language).join((_month(first, language), _month(last, language)))


def _month(day: date, language: Language) -> str:
    return MONTH.say(language).format(year=day.year, month=day.month, name=NAMES[day.month])
