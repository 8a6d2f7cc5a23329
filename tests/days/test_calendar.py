"""Working days, held against another library's calendar, against known days, and against a plain loop over days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from holidays import country_holidays
from hypothesis import given, settings
from hypothesis import strategies as st

from promoplan.days.calendar import OutOfCalendar, WorkCalendar
from promoplan.days.holidays import HolidaysUnknown, HolidayYear, chinese_holidays, holiday_table, no_holidays
from tests.plans import part

FEW = settings(max_examples=100, deadline=None, derandomize=True, database=None)
WEEK = frozenset(range(5))
CHINA = WorkCalendar(chinese_holidays, WEEK)


def number(written: str) -> int:
    return date.fromisoformat(written).toordinal()


def days(*written: str) -> frozenset[int]:
    return frozenset(number(day) for day in written)


# China, with make-up days


@pytest.mark.parametrize("year", range(2006, 2027))
def test_the_chinese_calendar_is_that_of_another_library_on_every_day(year: int) -> None:
    theirs = country_holidays("CN", years=[year - 1, year, year + 1])
    first = date(year, 1, 1)
    everyday = [first + timedelta(days=day) for day in range((date(year + 1, 1, 1) - first).days)]
    assert [day for day in everyday if CHINA.works(day.toordinal()) != theirs.is_working_day(day)] == []


@pytest.mark.parametrize("day", ["2012-09-29", "2013-09-29", "2015-10-10", "2026-10-10"])
def test_a_weekend_day_that_makes_up_for_a_holiday_is_worked(day: str) -> None:
    assert date.fromisoformat(day).weekday() >= 5
    assert CHINA.kind(number(day)) == "make-up"


@pytest.mark.parametrize("day", range(1, 8))
def test_national_day_week_is_off(day: int) -> None:
    assert CHINA.kind(date(2026, 10, day).toordinal()) == "off"
    assert CHINA.holiday(date(2026, 10, day).toordinal())


def test_an_ordinary_day_is_no_holiday() -> None:
    assert CHINA.holiday(number("2026-11-11")) is None


@pytest.mark.parametrize(
    ("day", "amount", "means"),
    [
        ("2026-11-11", -5, "2026-11-04"),
        ("2026-11-08", -2, "2026-11-05"),  # a Sunday
        ("2026-10-12", -1, "2026-10-10"),  # a Saturday that is worked
        ("2026-10-08", -1, "2026-09-30"),  # over the week off
        ("2026-09-30", 1, "2026-10-08"),
        ("2015-10-12", -1, "2015-10-10"),
    ],
)
def test_working_days_count_over_holidays_and_make_up_days(day: str, amount: int, means: str) -> None:
    assert CHINA.shift(number(day), amount) == number(means)


def test_a_year_that_is_not_announced_has_no_data_and_only_its_workweek() -> None:
    assert chinese_holidays(2027) is None
    assert CHINA.missing_years([number("2026-12-31"), number("2027-01-01"), number("2028-05-01")]) == [2027, 2028]
    assert CHINA.works(number("2027-10-01"))  # a Friday
    assert not CHINA.works(number("2027-10-02"))


def test_known_years_are_not_missing() -> None:
    assert CHINA.missing_years(date(year, 6, 1).toordinal() for year in range(2006, 2027)) == []


def test_without_holidays_no_year_is_missing() -> None:
    assert WorkCalendar(no_holidays, WEEK).missing_years([number("2050-01-01")]) == []


@pytest.mark.parametrize(
    ("code", "day", "off"),
    [
        ("none", "2026-10-01", False),
        ("NONE", "2026-12-25", False),
        ("cn", "2026-10-01", True),
        ("US", "2026-11-26", True),
        ("us", "2026-11-26", True),
        ("DE", "2026-11-26", False),
        ("US-CA", "2026-03-31", True),  # Cesar Chavez Day, in California only
        ("US", "2026-03-31", False),
    ],
)
def test_a_country_has_its_own_holidays(code: str, day: str, off: bool) -> None:
    assert WorkCalendar(holiday_table(code), frozenset(range(7))).works(number(day)) is not off


@pytest.mark.parametrize("code", ["XX", "china", "", "U S"])
def test_a_country_that_is_not_known_is_told(code: str) -> None:
    with pytest.raises(HolidaysUnknown) as unknown:
        holiday_table(code)
    assert unknown.value.variant == "country"


# The plan's own lists


def test_a_day_off_of_the_plan_wins_over_the_week_and_a_make_up_day() -> None:
    calendar = WorkCalendar(chinese_holidays, WEEK, days_off=days("2026-11-10", "2026-10-10"))
    assert not calendar.works(number("2026-11-10"))
    assert not calendar.works(number("2026-10-10"))
    assert calendar.shift(number("2026-11-11"), -1) == number("2026-11-09")


def test_an_extra_workday_of_the_plan_wins_over_everything() -> None:
    extra = days("2026-10-01", "2026-11-07", "2026-11-10")
    calendar = WorkCalendar(chinese_holidays, WEEK, extra, days_off=extra)
    assert calendar.kind(number("2026-10-01")) == "work"  # a Thursday
    assert calendar.kind(number("2026-11-07")) == "make-up"  # a Saturday
    assert calendar.kind(number("2026-11-10")) == "work"


PLAN = """
calendar: {workweek: [mon, tue, wed, thu, fri, sat], days_off: [11-02 .. 11-03, T-5], extra_workdays: 11-01}
departments:
  design: {name: Design}
  service: {name: Service, workweek: [mon, tue, wed, thu, fri, sat, sun], holidays: none}
  agency: {name: Agency, holidays: none}
  nights: {name: Nights, workweek: [sat, 周日]}
tasks: []
"""


@pytest.mark.parametrize(
    ("department", "day", "works"),
    [
        (None, "2026-10-31", True),  # the plan's Saturday
        (None, "2026-11-01", True),  # a Sunday that the plan works
        (None, "2026-11-02", False),
        (None, "2026-11-03", False),
        (None, "2026-11-06", False),
        (None, "2026-10-01", False),
        ("design", "2026-10-31", True),
        ("design", "2026-10-01", False),
        ("service", "2026-10-01", True),
        ("service", "2026-10-04", True),
        ("service", "2026-11-08", True),
        ("service", "2026-11-02", False),  # the plan's lists hold for all
        ("agency", "2026-10-01", True),
        ("agency", "2026-10-04", False),  # a Sunday; Saturdays are the plan's
        ("agency", "2026-10-10", True),
        ("nights", "2026-11-09", False),
        ("nights", "2026-11-08", True),
        ("nights", "2026-10-03", False),  # a holiday is a holiday
        ("nights", "2026-11-01", True),
    ],
)
def test_departments_may_have_days_of_their_own(department: str | None, day: str, works: bool) -> None:
    campaign = part(PLAN).campaign
    assert campaign is not None
    assert campaign.schedule.calendar_of(department).works(number(day)) is works


@pytest.mark.parametrize(
    ("campaign", "calendar", "national_day_works"),
    [
        ("", "{}", False),
        ("# campaign: language: zh\n", "{}", False),
        ("# campaign: language: en, timezone: Europe/London\n", "{}", True),
        ("# campaign: language: en, timezone: Europe/London\n", "{holidays: cn}", False),
        ("", "{holidays: none}", True),
        ("", "{holidays: US}", True),
    ],
)
def test_holidays_are_those_of_the_language_unless_named(
    campaign: str, calendar: str, national_day_works: bool
) -> None:
    loaded = part(f"{campaign}calendar: {calendar}\ntasks: []\n")
    assert loaded.campaign is not None
    assert loaded.campaign.schedule.calendar.works(number("2026-10-01")) is national_day_works


def test_a_plan_that_reaches_into_an_unknown_year_is_told_once_and_which() -> None:
    loaded = part("# event_day: 2026-12-30\nkey_dates: {a: T+5, b: T+9, c: T+400}\ntasks: []\n")
    (finding,) = loaded.findings
    assert finding.rule == "holiday-data-missing"
    assert finding.values["years"] == ["2027", "2028"]
    assert loaded.campaign is not None
    assert loaded.campaign.schedule.years_missing == [2027, 2028]


# Counting working days, against a plain loop

DAY_NUMBERS = st.integers(number("2014-06-01"), number("2027-06-01"))
LISTS = st.frozensets(st.integers(number("2026-08-01"), number("2026-12-31")), max_size=12)
WEEKS = st.frozensets(st.integers(0, 6), min_size=1)
CALENDARS = st.builds(WorkCalendar, st.sampled_from([chinese_holidays, no_holidays]), WEEKS, LISTS, LISTS)


def looped_shift(calendar: WorkCalendar, day: int, amount: int) -> int:
    """The working day so many steps away, one day at a time."""
    step = 1 if amount > 0 else -1
    left = abs(amount)
    while left:
        day += step
        left -= calendar.works(day)
    return day


@given(calendar=CALENDARS, queries=st.lists(st.tuples(DAY_NUMBERS, st.integers(-120, 120)), min_size=1, max_size=4))
@FEW
def test_a_shift_is_what_a_loop_over_days_gives(calendar: WorkCalendar, queries: list[tuple[int, int]]) -> None:
    for day, amount in queries:
        assert calendar.shift(day, amount) == looped_shift(calendar, day, amount)


@given(calendar=CALENDARS, queries=st.lists(st.tuples(DAY_NUMBERS, st.integers(-30, 900)), min_size=1, max_size=4))
@FEW
def test_a_count_is_what_a_loop_over_days_gives(calendar: WorkCalendar, queries: list[tuple[int, int]]) -> None:
    for first, length in queries:
        counted = sum(calendar.works(day) for day in range(first, first + length + 1))
        assert calendar.working_days(first, first + length) == counted


@given(calendar=CALENDARS, day=DAY_NUMBERS, amount=st.integers(1, 200))
@FEW
def test_so_many_working_days_on_and_back_is_where_one_began(calendar: WorkCalendar, day: int, amount: int) -> None:
    on = calendar.shift(day, amount)
    assert calendar.working_days(day + 1, on) == amount
    assert calendar.works(on)
    if calendar.works(day):
        assert calendar.shift(on, -amount) == day


@given(calendar=CALENDARS, day=DAY_NUMBERS)
@FEW
def test_a_shift_by_nothing_stays_even_on_a_day_off(calendar: WorkCalendar, day: int) -> None:
    assert calendar.shift(day, 0) == day


@pytest.mark.parametrize("amount", [1, -1, 300])
def test_a_week_without_working_days_never_comes_to_one(amount: int) -> None:
    with pytest.raises(OutOfCalendar):
        WorkCalendar(no_holidays, frozenset()).shift(number("2026-11-11"), amount)


def test_one_working_day_a_week_is_enough_to_count_far() -> None:
    mondays = WorkCalendar(no_holidays, frozenset({0}))
    assert mondays.shift(number("2026-11-09"), 2000) == number("2026-11-09") + 7 * 2000


def test_a_week_without_working_days_works_on_the_plan_s_extra_days() -> None:
    calendar = WorkCalendar(no_holidays, frozenset(), days("2026-11-07", "2026-11-14"))
    assert calendar.shift(number("2026-11-11"), -1) == number("2026-11-07")
    assert calendar.shift(number("2026-11-11"), 1) == number("2026-11-14")


@pytest.mark.parametrize("day", ["1899-12-31", "3000-01-01"])
def test_days_outside_of_the_calendar_are_refused(day: str) -> None:
    with pytest.raises(OutOfCalendar):
        CHINA.working_days(number(day), number(day))


def test_a_department_keeps_what_it_does_not_vary() -> None:
    works_sundays = CHINA.varied(frozenset({6}), None)
    assert works_sundays.works(number("2026-11-08"))
    assert not works_sundays.works(number("2026-11-09"))
    assert not works_sundays.works(number("2026-10-04"))
    through = CHINA.varied(None, no_holidays)
    assert through.works(number("2026-10-01"))
    assert not through.works(number("2026-10-10"))


def test_a_holiday_year_is_days_off_and_days_made_up() -> None:
    year = chinese_holidays(2026)
    assert isinstance(year, HolidayYear)
    assert number("2026-10-01") in year.off
    assert number("2026-10-10") in year.make_up
    assert not year.off.keys() & year.make_up


def test_somebody_on_leave_works_the_days_that_are_left() -> None:
    autumn = range(number("2026-09-01"), number("2026-12-01"))
    away = frozenset({*range(number("2026-10-09"), number("2026-10-20")), number("2026-11-03")})
    shared = CHINA
    own = shared.without([(number("2026-10-09"), number("2026-10-19")), (number("2026-11-03"), number("2026-11-03"))])
    for day in autumn:
        assert own.kind(day) == ("off" if day in away else shared.kind(day))
    worked = [day for day in autumn if own.works(day)]
    assert own.working_days(autumn[0], autumn[-1]) == len(worked)
    for place, day in enumerate(worked):
        assert own.shift(autumn[0] - 1, place + 1) == day
        assert own.shift(autumn[-1] + 1, place - len(worked)) == day
    assert shared.works(number("2026-10-10"))
