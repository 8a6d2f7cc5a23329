"""Text to days, windows, durations: the one place where a written date is understood.

Month comes before day in numeric dates (10/30, 10-30, 10.30). "前" includes the day. A day without a month is read in
the event's month. What cannot mean one day only, or depends on today, is refused with what to write instead.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, cast

from promoplan.days.expression import Day, Duration, Name, Need, Repeat, TaskEnd, Window
from promoplan.days.scan import (
    DAYS_BEFORE,
    FURTHEST,
    HOUR_RANGE,
    ID,
    LENGTHS,
    SEPARATOR,
    WEEKDAY,
    Scanner,
    Unreadable,
    normal_text,
    refusal,
    shift,
    weekday_number,
)

__all__ = [
    "ID",
    "Unreadable",
    "means_a_date",
    "read_day",
    "read_duration",
    "read_need",
    "read_repeat",
    "read_time",
    "read_weekday",
    "read_window",
    "refusal",
]

# Patterns are text here and in scan.py: re compiles them when a plan first needs them, and keeps them.
DURATION = r"(\d{1,7})\s*(wd|d|w|h|min|s|个?工作日|天|周|小时|分钟|秒)"
NEED = rf"({ID}(?:@{ID})?)(?:\s+([+-])\s+(\d{{1,9}})\s*(wd|个?工作日|d|天|w|周)?)?"
EACH_WEEKDAY = r"(?:^|[,\s]|\band\s)([Mm]on|[Tt]ue|[Ww]ed|[Tt]hu|[Ff]ri|[Ss]at|[Ss]un)|([一二三四五六日天])"
_ENGLISH = "(?:[Mm]on|[Tt]ue|[Ww]ed|[Tt]hu|[Ff]ri|[Ss]at|[Ss]un)[a-z]*"
REPEAT = (
    r"(?:(daily|每天|每日)|(workdays|每个?工作日|工作日)"
    rf"|(?:weekly\s+|每)({_ENGLISH}(?:(?:\s*,\s*|\s+)(?:and\s+)?{_ENGLISH})*"
    r"|(?:周|星期)[一二三四五六日天](?:\s*[,、和]?\s*(?:周|星期)?[一二三四五六日天])*))\s*(.*)"
)
BETWEEN_TIMES = r"\s*(?:[,、和]|and\b)?\s*"
MOST_TIMES, LONGEST_REPEAT = 24, 200  # of a day; characters
MAYBE_A_DATE = r"\d|[TtDdEeWw](?:[+-]?\d*)?$|[^\x00-\x7f]"


@lru_cache(maxsize=65536)
def read_day(written: str) -> Day:
    """A day or a moment; Unreadable for a window, a time alone, or anything else."""
    scanner = Scanner(written)
    if scanner.ahead(DAYS_BEFORE):
        raise Unreadable("date-unreadable", "window-for-day", written)
    found = scanner.day()
    if scanner.ahead(HOUR_RANGE) or (not scanner.done and scanner.ahead(SEPARATOR)):
        raise refusal(written) or Unreadable("date-unreadable", "window-for-day", written)
    if not scanner.done:
        raise scanner.fail()
    return found


@lru_cache(maxsize=65536)
def read_window(written: str) -> Window:
    """A window; one day alone is all of that day (one phase alone all of that phase)."""
    scanner = Scanner(written)
    found = scanner.window()
    if found.start.by or found.end.by:
        raise Unreadable("date-unreadable", "by-in-window", written)
    return found


@lru_cache(maxsize=4096)
def read_duration(written: str) -> Duration:
    """3d, 3wd, 2w, 4h, 90min, 45s; weeks come out as days."""
    match = re.fullmatch(DURATION, normal_text(written))
    if match is None or int(match[1]) > FURTHEST * 24 * 60:
        raise Unreadable("duration-unreadable", "", written)
    amount, unit = int(match[1]), LENGTHS[match[2]]
    if unit == "w":
        amount, unit = amount * 7, "d"
    if unit in ("d", "wd") and amount > FURTHEST:
        raise Unreadable("duration-unreadable", "", written)
    return Duration(amount, cast(Literal["d", "wd", "h", "min", "s"], unit), written)


@lru_cache(maxsize=65536)
def read_need(written: str) -> Need:
    """A task's id, maybe with whole days to leave between: `a`, `b + 2wd`, `c - 1d`."""
    match = re.fullmatch(NEED, written if written.isascii() else normal_text(written))
    if match is None:
        raise Unreadable("date-unreadable", "need", written)
    id_, sign, amount, unit = match.groups()
    if sign is None:
        return Need(id_, written=written)
    days = shift(sign, amount, unit, written)
    return Need(id_, days.amount * 7 if days.unit == "w" else days.amount, "wd" if days.unit == "wd" else "d", written)


@lru_cache(maxsize=4096)
def read_repeat(written: str) -> Repeat:
    """daily 09:30, weekly mon, workdays 18:00 (每天 09:30, 每周一, 工作日 18:00); several weekdays, several times."""
    match = re.fullmatch(REPEAT, normal_text(written)) if len(written) <= LONGEST_REPEAT else None
    if match is None:
        raise Unreadable("repeat-unreadable", "", written)
    daily, _, weekdays, rest = match.groups()
    times = _times(rest, written) if rest else ()
    if weekdays is None:
        return Repeat("daily" if daily else "workdays", (), times, written)
    numbers = {weekday_number(*found.groups()) for found in re.finditer(EACH_WEEKDAY, weekdays)}
    return Repeat("weekly", tuple(sorted(numbers)), times, written)


def _times(text: str, written: str) -> tuple[int, ...]:
    """One or several times of day, in their order."""
    scanner = Scanner(text)
    found: set[int] = set()
    while not scanner.done:
        time = scanner.time()
        if time is None or len(found) == MOST_TIMES:
            raise Unreadable("repeat-unreadable", "", written)
        found.add(time)
        scanner.take(BETWEEN_TIMES)
    return tuple(sorted(found))


@lru_cache(maxsize=4096)
def read_time(written: str) -> int:
    """A time of day as minutes from midnight; 24:00 is 1440."""
    scanner = Scanner(written)
    time = scanner.time()
    if time is None or not scanner.done:
        raise Unreadable("date-unreadable", "time", written)
    return time


def read_weekday(written: str) -> int:
    """A weekday as a number, 0 = Monday."""
    match = re.fullmatch(WEEKDAY, normal_text(written))
    if match is None:
        raise Unreadable("word-unknown", "weekday", written)
    return weekday_number(match[2], match[1] or match[3])


def means_a_date(written: str) -> bool:
    """Whether a text reads as a date rather than as a name, so that it cannot be an id."""
    if not re.match(MAYBE_A_DATE, written):
        return False
    try:
        return not isinstance(read_day(written).base, Name | TaskEnd)
    except Unreadable:
        return False
