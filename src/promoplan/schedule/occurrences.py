"""When a repeating task is done: daily, on weekdays of its choice, or on working days, from its first day to its last.

Nothing is listed before it is asked for, as a window may have thousands of days. Days are numbers, both ends included.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from promoplan.days.calendar import WorkCalendar
from promoplan.days.expression import MINUTES_A_DAY, Repeat
from promoplan.days.write import Moment
from promoplan.schedule.schedule import DatedTask, Schedule, start_minute


class Occurrences(NamedTuple):
    """The occasions of one task. Times on the first and last day have to lie in the window, its end included."""

    repeat: Repeat
    start: Moment
    finish: Moment
    calendar: WorkCalendar

    def between(self, first: int, last: int) -> Iterator[Moment]:
        """Those on some days, in order."""
        for day in range(max(first, self.start.day), min(last, self.finish.day) + 1):
            if self._falls_on(day):
                yield from self._times(day)

    def all(self) -> Iterator[Moment]:
        return self.between(self.start.day, self.finish.day)

    def how_many(self) -> int:
        """How many there are, without going through the days."""
        first, last = self.start.day, self.finish.day
        if last - first < 2:
            return sum(1 for _ in self.all())
        ends = sum(1 for day in (first, last) for _ in self.between(day, day))
        return ends + self._days(first + 1, last - 1) * max(len(self.repeat.times), 1)

    @property
    def backwards(self) -> bool:
        """Whether the window ends before it begins."""
        closes = MINUTES_A_DAY if self.finish.minute is None else self.finish.minute
        return self.finish.day * MINUTES_A_DAY + closes <= start_minute(self.start)

    @property
    def outside_hours(self) -> bool:
        """Of one without occasions: whether it has a day, and only the time lies outside the window."""
        return bool(self.repeat.times) and (self._falls_on(self.start.day) or self._falls_on(self.finish.day))

    def _falls_on(self, day: int) -> bool:
        if self.repeat.every == "weekly":
            return (day + 6) % 7 in self.repeat.weekdays
        return self.repeat.every == "daily" or self.calendar.works(day)

    def _times(self, day: int) -> Iterator[Moment]:
        if not self.repeat.times:
            yield Moment(day)
        opens = (self.start.minute or 0) if day == self.start.day else 0
        closes = self.finish.minute if day == self.finish.day else None
        for minute in self.repeat.times:
            if opens <= minute <= (MINUTES_A_DAY if closes is None else closes):
                yield Moment(day, minute)

    def _days(self, first: int, last: int) -> int:
        if self.repeat.every == "weekly":
            return sum((last - 1 - number) // 7 - (first - 2 - number) // 7 for number in self.repeat.weekdays)
        return last - first + 1 if self.repeat.every == "daily" else self.calendar.working_days(first, last)


def occurrences(schedule: Schedule, dated: DatedTask) -> Occurrences | None:
    """The occasions of a task; None when it does not repeat, or has no first and last day to repeat between.

    Working days are its department's. Its owner's leave changes nothing: the work goes on, and somebody stands in.
    """
    if dated.task.repeat is None or dated.start is None or dated.finish is None:
        return None
    return Occurrences(dated.task.repeat, dated.start, dated.finish, schedule.calendar_of(dated.task.department))
