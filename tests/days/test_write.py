"""Days as people read them."""

from __future__ import annotations

from datetime import date

import pytest

from promoplan.days.write import Moment, Shown, WeekdayName, clock, iso, month_day, offset, short, weekday
from promoplan.finding import Language

EVENT = date(2026, 11, 11).toordinal()


def day(written: str) -> int:
    return date.fromisoformat(written).toordinal()


@pytest.mark.parametrize(
    ("on", "minute", "zh", "en"),
    [
        ("2026-11-11", None, "T · 11-11 周三", "T · 11-11 Wed"),
        ("2026-10-25", None, "T-17 · 10-25 周日", "T-17 · 10-25 Sun"),
        ("2026-10-25", 18 * 60, "T-17 · 10-25 周日 18:00", "T-17 · 10-25 Sun 18:00"),
        ("2026-11-12", 0, "T+1 · 11-12 周四 00:00", "T+1 · 11-12 Thu 00:00"),
        ("2026-11-10", 24 * 60, "T-1 · 11-10 周二 24:00", "T-1 · 11-10 Tue 24:00"),
        ("2027-01-04", None, "T+54 · 2027-01-04 周一", "T+54 · 2027-01-04 Mon"),
        ("2025-12-31", 545, "T-315 · 2025-12-31 周三 09:05", "T-315 · 2025-12-31 Wed 09:05"),
        ("2026-11-13", None, "T+2 · 11-13 周五", "T+2 · 11-13 Fri"),
        ("2026-11-14", None, "T+3 · 11-14 周六", "T+3 · 11-14 Sat"),
    ],
)
def test_a_moment_is_shown_with_its_offset_and_its_weekday(on: str, minute: int | None, zh: str, en: str) -> None:
    shown = Shown(Moment(day(on), minute), EVENT)
    assert shown.say("zh") == zh
    assert shown.say("en") == en


@pytest.mark.parametrize(("language", "text"), [("zh", "10-25 周日"), ("en", "10-25 Sun")])
def test_where_the_offset_has_a_column_the_day_goes_without(language: Language, text: str) -> None:
    assert short(day("2026-10-25"), EVENT, language) == text


def test_the_year_is_shown_where_it_is_not_the_event_s() -> None:
    assert month_day(day("2026-01-01"), EVENT) == "01-01"
    assert month_day(day("2027-01-01"), EVENT) == "2027-01-01"
    assert month_day(day("2026-01-01"), day("2025-11-11")) == "2026-01-01"


@pytest.mark.parametrize(("days", "text"), [(0, "T"), (-1, "T-1"), (3, "T+3"), (-300, "T-300")])
def test_an_offset_has_its_sign(days: int, text: str) -> None:
    assert offset(EVENT + days, EVENT) == text


@pytest.mark.parametrize(("minute", "text"), [(0, "00:00"), (61, "01:01"), (1439, "23:59"), (1440, "24:00")])
def test_a_clock_has_two_digits_each(minute: int, text: str) -> None:
    assert clock(minute) == text


@pytest.mark.parametrize(
    ("minute", "text"),
    [
        (None, "2026-11-10"),
        (0, "2026-11-10T00:00"),
        (18 * 60 + 5, "2026-11-10T18:05"),
        (24 * 60, "2026-11-10"),  # all of the day: few parsers know 24:00
    ],
)
def test_iso_has_a_time_where_there_is_one(minute: int | None, text: str) -> None:
    assert iso(Moment(day("2026-11-10"), minute)) == text


@pytest.mark.parametrize(
    ("language", "names"), [("zh", "周一 周二 周三 周四 周五 周六 周日"), ("en", "Mon Tue Wed Thu Fri Sat Sun")]
)
def test_the_week_begins_on_monday(language: Language, names: str) -> None:
    monday = day("2026-11-09")
    assert [weekday(monday + number, language) for number in range(7)] == names.split()
    assert [WeekdayName(number).say(language) for number in range(7)] == names.split()
