"""Days as people read them: always the offset from T and the weekday, in the reader's language."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from promoplan.days.calendar import DayKind
from promoplan.days.expression import MINUTES_A_DAY, Duration
from promoplan.finding import Language

WEEKDAY_NAMES: dict[Language, tuple[str, ...]] = {
    "zh": ("周一", "周二", "周三", "周四", "周五", "周六", "周日"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
KIND_MARKS: dict[Language, dict[DayKind, str]] = {
    "zh": {"work": "", "off": "休", "make-up": "班"},
    "en": {"work": "", "off": "off", "make-up": "work"},
}


class Moment(NamedTuple):
    """A day (number) and maybe a time on it (minutes; 1440 = 24:00)."""

    day: int
    minute: int | None = None


def offset(day: int, event: int) -> str:
    """T, T-17, T+3."""
    return f"T{day - event:+d}" if day != event else "T"


def weekday(day: int, language: Language) -> str:
    return WEEKDAY_NAMES[language][(day + 6) % 7]


@lru_cache(maxsize=4096)
def month_day(day: int, event: int) -> str:
    """10-25; with the year when it is not the event's."""
    on = date.fromordinal(day)
    return f"{on:%m-%d}" if on.year == date.fromordinal(event).year else on.isoformat()


def clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"


def iso(moment: Moment) -> str:
    """2026-10-25, or 2026-10-25T18:00 where a time is given; 24:00 is the whole day, as few parsers know that time."""
    on = date.fromordinal(moment.day).isoformat()
    return on if moment.minute is None or moment.minute == MINUTES_A_DAY else f"{on}T{clock(moment.minute)}"


class Shown(NamedTuple):
    """A moment to be shown: `T-17 · 10-25 周日 18:00`."""

    moment: Moment
    event: int

    def say(self, language: Language) -> str:
        day, minute = self.moment
        text = f"{offset(day, self.event)} · {month_day(day, self.event)} {weekday(day, language)}"
        return text if minute is None else f"{text} {clock(minute)}"


def short(day: int, event: int, language: Language) -> str:
    """A day where the offset has a column of its own: `10-25 周日`."""
    return f"{month_day(day, event)} {weekday(day, language)}"


class WeekdayName(NamedTuple):
    """A weekday to be shown; 0 = Monday."""

    number: int

    def say(self, language: Language) -> str:
        return WEEKDAY_NAMES[language][self.number]


UNIT_NAMES: dict[Language, dict[str, str]] = {
    "zh": {"d": "天", "wd": "个工作日", "h": "小时", "min": "分钟", "s": "秒"},
    "en": {"d": "day", "wd": "working day", "h": "hour", "min": "minute", "s": "second"},
}


def length(duration: Duration, language: Language) -> str:
    """3 个工作日, 3 working days."""
    plural = "s" if language == "en" and duration.amount != 1 else ""
    return f"{duration.amount} {UNIT_NAMES[language][duration.unit]}{plural}"
