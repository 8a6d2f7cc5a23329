"""Occasions of tasks that repeat: against a day-by-day oracle, and where nothing can be said."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from promoplan.days.write import iso
from promoplan.schedule.occurrences import Occurrences, occurrences
from tests.plans import loaded, part, told, with_head

EVENT = date(2026, 11, 11).toordinal()
NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# around National Day: 2026-10-01..07 are off, Saturday 2026-10-10 is a make-up day
OFF = {date(2026, 10, number).toordinal() for number in range(1, 8)} | {date(2026, 9, 25).toordinal()}
MADE_UP = {date(2026, 9, 20).toordinal(), date(2026, 10, 10).toordinal()}
FEW = settings(max_examples=80, deadline=None)
MOMENTS = st.tuples(st.integers(-50, -25), st.none() | st.sampled_from((0, 8 * 60, 9 * 60 + 30, 20 * 60)))


def of(dates: str, repeat: str, more: str = "", task: str = "") -> Occurrences | None:
    text = f"{more}tasks: [{{id: a, title: A, {dates}, repeat: '{repeat}'{task}}}]\n"
    found = part(text).campaign
    assert found is not None
    return occurrences(found.schedule, found.tasks[0])


def days(found: Occurrences | None) -> list[str]:
    assert found is not None
    return [iso(moment) for moment in found.all()]


def written(moment: tuple[int, int | None]) -> str:
    day, minute = moment
    return f"T{day}" if minute is None else f"T{day} {minute // 60:02d}:{minute % 60:02d}"


def works(day: int) -> bool:
    return day in MADE_UP or (date.fromordinal(day).weekday() < 5 and day not in OFF)


@FEW
@given(
    MOMENTS,
    MOMENTS,
    st.sampled_from(("daily", "workdays")) | st.sets(st.integers(0, 6), min_size=1),
    st.sets(st.sampled_from((0, 8 * 60, 9 * 60 + 30, 15 * 60, 24 * 60)), max_size=3),
    st.integers(-55, -20),
    st.integers(0, 30),
)
def test_they_are_those_that_a_walk_through_the_days_finds(
    first: tuple[int, int | None],
    last: tuple[int, int | None],
    every: str | set[int],
    times: set[int],
    asked: int,
    length: int,
) -> None:
    first, last = sorted((first, last), key=lambda moment: (moment[0], moment[1] or 0))
    if last[1] == 0:
        last = (last[0], 1)
    often = every if isinstance(every, str) else "weekly " + " ".join(NAMES[number] for number in sorted(every))
    repeat = f"{often} {' '.join(f'{minute // 60}:{minute % 60:02d}' for minute in sorted(times))}".strip()
    found = of(f"window: '{written(first)} .. {written((last[0], last[1]))}'", repeat)
    if found is None:  # a window that ends where it begins
        return
    expected: list[tuple[int, int | None]] = []
    for number in range(first[0], last[0] + 1):
        day = EVENT + number
        if every == "workdays" and not works(day):
            continue
        if not isinstance(every, str) and date.fromordinal(day).weekday() not in every:
            continue
        if not times:
            expected.append((day, None))
        for minute in sorted(times):
            after = number > first[0] or minute >= (first[1] or 0)
            before = number < last[0] or last[1] is None or minute <= last[1]
            if after and before:
                expected.append((day, minute))
    assert list(found.all()) == expected
    assert found.how_many() == len(expected)
    some = list(found.between(EVENT + asked, EVENT + asked + length))
    assert some == [moment for moment in expected if asked <= moment[0] - EVENT <= asked + length]


@FEW
@given(st.sampled_from(("daily", "weekly mon thu", "workdays", "daily 09:30 18:00")), st.integers(0, 400))
def test_counting_is_the_same_as_going_through_them(repeat: str, length: int) -> None:
    found = of(f"window: T-{length} .. T", repeat)
    assert found is not None
    assert found.how_many() == len(list(found.all()))


def test_working_days_are_the_departments_and_leave_takes_none_away() -> None:
    people = "people: {li: {name: Li, away: [T-6 .. T-2]}}\n"
    six = "departments: {shop: {name: Shop, workweek: [mon, tue, wed, thu, fri, sat]}}\n"
    dates, mine = "window: T-6 .. T-2", ", owner: li"
    assert days(of(dates, "workdays", people, mine)) == ["2026-11-05", "2026-11-06", "2026-11-09"]
    shop = days(of(dates, "workdays", people + six, mine + ", department: shop"))
    assert shop == ["2026-11-05", "2026-11-06", "2026-11-07", "2026-11-09"]
    assert days(of("window: T-33 .. T-31", "workdays")) == ["2026-10-09", "2026-10-10"]  # a make-up Saturday


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ("window: T 22:00-04:00", ["2026-11-11T23:00"]),
        ("window: T-1 23:00 .. T 23:00", ["2026-11-10T23:00", "2026-11-11T23:00"]),
        ("window: T-1 23:30 .. T 22:59", []),
        ("due: T, duration: 2d", ["2026-11-10T23:00", "2026-11-11T23:00"]),
        ("duration: 2d, must_end_by: T-5", ["2026-11-05T23:00", "2026-11-06T23:00"]),
    ],
)
def test_from_the_first_to_the_last_minute(dates: str, expected: list[str]) -> None:
    assert days(of(dates, "daily 23:00")) == expected


@pytest.mark.parametrize("dates", ["due: T-3", "due: tbd, decide_by: T-9", "window: tbd, decide_by: T-9"])
def test_without_a_first_and_a_last_day_there_are_none(dates: str) -> None:
    assert of(dates, "daily") is None


def test_a_window_of_thousands_of_days_costs_nothing_before_it_is_asked_for() -> None:
    found = of("window: T-3990 .. T+3990", "workdays 09:00 18:00")
    assert found is not None
    assert found.how_many() > 10_000
    assert len(list(found.between(EVENT, EVENT + 2))) == 6


# the rules


@pytest.mark.parametrize(
    ("task", "rule"),
    [
        ("due: T-3, repeat: daily", "repeat-without-window"),
        ("due: T-3, repeat: daily, status: done", None),
        ("due: T-3, duration: 3d, repeat: daily", None),
        ("window: T-8 .. T-5, repeat: weekly mon", "repeat-never-occurs"),
        ("window: T-8 .. T-5, repeat: weekly mon, status: dropped", None),
        ("window: T-9 .. T-5, repeat: weekly mon", None),
        ("window: T-4 .. T-3, repeat: workdays", "repeat-never-occurs"),
        ("window: T 22:00-04:00, repeat: daily 09:30", "repeat-never-occurs"),
        ("window: T-5 .. T-8, repeat: daily", None),  # runs backwards, which is told
        ("window: T 10:00 .. T 08:00, repeat: daily 09:00", None),
    ],
)
def test_what_never_comes_is_told(task: str, rule: str | None) -> None:
    names = [name for name in told(f"tasks: [{{id: a, title: A, {task}}}]\n") if name.startswith("repeat")]
    assert names == ([rule] if rule else [])


def test_a_time_outside_the_hours_has_another_hint() -> None:
    found = loaded(with_head("tasks: [{id: a, title: A, window: T 22:00-04:00, repeat: daily 09:30}]\n")).findings
    (hint,) = [finding.hint("en") for finding in found if finding.rule == "repeat-never-occurs"]
    assert hint == "hours in window that hold 09:30"
