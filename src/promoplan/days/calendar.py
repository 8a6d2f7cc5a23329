"""Working days: the workweek, public holidays with make-up days, and the plan's own lists, which win."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

from promoplan.days.holidays import HolidayTable
from promoplan.finding import Words

DayKind = Literal["work", "off", "make-up"]
FIRST_DAY, LAST_DAY = date(1900, 1, 1).toordinal(), date(2999, 12, 31).toordinal()
REACH = 400  # days added to the table at a time
# Days that a plan may name: so far inside that no count of working days leads out of the calendar.
EARLIEST_DAY, LATEST_DAY = date(1955, 1, 1).toordinal(), date(2945, 12, 31).toordinal()


class OutOfCalendar(ValueError):
    """A day before 1900 or after 2999, or a working day that never comes."""


class WorkCalendar:
    """Which days are worked. Days are numbers (date.toordinal); weekdays count from 0 = Monday."""

    def __init__(
        self,
        holidays: HolidayTable,
        workweek: frozenset[int],
        extra_workdays: frozenset[int] = frozenset(),
        days_off: frozenset[int] = frozenset(),
    ) -> None:
        self._holidays = holidays
        self._workweek = workweek
        self._extra_workdays = extra_workdays
        self._days_off = days_off
        self._kinds: dict[int, DayKind] = {}
        self._working: list[int] = []  # all working days from _first to before _end
        self._first = self._end = 0

    def varied(self, workweek: frozenset[int] | None, holidays: HolidayTable | None) -> WorkCalendar:
        """This calendar for a department with a workweek of its own, or that works through public holidays."""
        return WorkCalendar(
            holidays or self._holidays,
            self._workweek if workweek is None else workweek,
            self._extra_workdays,
            self._days_off,
        )

    def without(self, away: Sequence[tuple[int, int]]) -> WorkCalendar:
        """This calendar for somebody who is away, whatever else is worked then: first and last days, in order."""
        return _Without(self, away)

    def kind(self, day: int) -> DayKind:
        """Worked, off, or a make-up day (off by the week, worked by arrangement)."""
        known = self._kinds.get(day)
        if known is None:
            known = self._kinds[day] = self._find_kind(day)
        return known

    def _find_kind(self, day: int) -> DayKind:
        in_week = (day + 6) % 7 in self._workweek
        if day in self._extra_workdays:
            return "work" if in_week else "make-up"
        if day in self._days_off:
            return "off"
        year = self._holidays(date.fromordinal(day).year)
        if year is not None and day in year.off:
            return "off"
        if in_week:
            return "work"
        return "make-up" if year is not None and day in year.make_up else "off"

    def works(self, day: int) -> bool:
        return self.kind(day) != "off"

    def holiday(self, day: int) -> Words | None:
        """The public holiday's name, where the calendar keeps it as a day off."""
        year = self._holidays(date.fromordinal(day).year)
        return year.off.get(day) if year else None

    def missing_years(self, days: Iterable[int]) -> list[int]:
        """The years among these days for which no holiday arrangement is known."""
        years = {date.fromordinal(day).year for day in days}
        return sorted(year for year in years if self._holidays(year) is None)

    def shift(self, day: int, amount: int) -> int:
        """The working day `amount` after (or before) a day; the next one counts as 1, and 0 stays."""
        if amount == 0:
            return day
        reach = abs(amount) * 2 + REACH
        for _ in range(4):
            self._cover(day - reach if amount < 0 else day, day if amount < 0 else day + reach)
            if amount > 0:
                place = bisect_right(self._working, day) + amount - 1
            else:
                place = bisect_left(self._working, day) + amount
            if 0 <= place < len(self._working):
                return self._working[place]
            reach *= 4
        raise OutOfCalendar(day)

    def working_days(self, first: int, last: int) -> int:
        """How many days from `first` to `last`, both included, are worked."""
        self._cover(first, last)
        return max(bisect_right(self._working, last) - bisect_left(self._working, first), 0)

    def _cover(self, first: int, last: int) -> None:
        if first < FIRST_DAY or last > LAST_DAY:
            raise OutOfCalendar(first)
        if not self._end:
            self._first = self._end = first
        if first < self._first:
            start = max(first - REACH, FIRST_DAY)
            self._working[:0] = self._worked(start, self._first)
            self._first = start
        if last >= self._end:
            end = min(last + REACH, LAST_DAY) + 1
            self._working += self._worked(self._end, end)
            self._end = end

    def _worked(self, first: int, end: int) -> list[int]:
        """The working days from `first` to before `end`."""
        return [day for day in range(first, end) if self.works(day)]


class _Without(WorkCalendar):
    """A calendar with leave in it. It takes its days from the other's table: a plan may have thousands of people."""

    def __init__(self, other: WorkCalendar, away: Sequence[tuple[int, int]]) -> None:
        super().__init__(other._holidays, other._workweek, other._extra_workdays, other._days_off)
        self._other = other
        self._starts = [first for first, _ in away]
        self._ends = [last for _, last in away]

    def kind(self, day: int) -> DayKind:
        place = bisect_right(self._starts, day) - 1
        return "off" if place >= 0 and day <= self._ends[place] else self._other.kind(day)

    def _worked(self, first: int, end: int) -> list[int]:
        if first >= end:
            return []
        self._other._cover(first, end - 1)
        working = self._other._working
        found: list[int] = []
        for place in range(bisect_left(self._ends, first), bisect_left(self._starts, end)):
            found += working[bisect_left(working, first) : bisect_left(working, self._starts[place])]
            first = self._ends[place] + 1
        return found + working[bisect_left(working, first) : bisect_left(working, end)]
