"""What is scheduled: jobs and the links between them, on half-open day numbers; and steps over days of both kinds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from promoplan.days.calendar import WorkCalendar

Unit = Literal["d", "wd"]
Link: TypeAlias = tuple[int, int, Unit]  # (the other job's place, the lag, its unit)
Days: TypeAlias = list[int | None]  # one of each job


class Job(NamedTuple):
    """What is to be scheduled. `start` and `end` are given for a fixed job; `start` may be unknown.

    A flexible one has a `length` (0: a milestone, which falls on the last day of what it needs), may be held by
    `earliest` (the first day it may start) and by `limit` (the first day by which it must have ended).
    """

    needs: Sequence[Link]
    calendar: WorkCalendar
    length: int = 0
    unit: Unit = "d"
    start: int | None = None
    end: int | None = None
    earliest: int | None = None
    limit: int | None = None
    asap: bool = False

    @property
    def fixed(self) -> bool:
        return self.end is not None

    @property
    def by_working_days(self) -> bool:
        """Whether it begins and ends on working days of its own."""
        return self.unit == "wd" and self.length > 0 and self.end is None


def first_worked(calendar: WorkCalendar, start: int) -> int:
    """The first working day from a day on."""
    return start if calendar.works(start) else calendar.shift(start, 1)


def last_worked(calendar: WorkCalendar, end: int) -> int:
    """The end of the last working day that has ended by a day."""
    return end if calendar.works(end - 1) else calendar.shift(end, -1) + 1


def ahead(calendar: WorkCalendar, start: int, length: int, unit: Unit) -> tuple[int, int]:
    """The first stretch of some days that starts on a day or later; working days begin and end on such a day."""
    if unit == "d" or length == 0:
        return start, start + length
    return first_worked(calendar, start), calendar.shift(start - 1, length) + 1


def back(calendar: WorkCalendar, end: int, length: int, unit: Unit) -> tuple[int, int]:
    """The last stretch of some days that has ended by a day."""
    if unit == "d" or length == 0:
        return end - length, end
    return calendar.shift(end, -length), last_worked(calendar, end)


def after(calendar: WorkCalendar, end: int, lag: int, unit: Unit) -> int:
    """The first day on which what follows may start: whole days are left between, or that many overlap."""
    if unit == "d" or lag == 0:
        return end + lag
    return calendar.shift(end - 1, lag) + 1 if lag > 0 else calendar.shift(end, lag)


def before(calendar: WorkCalendar, start: int, lag: int, unit: Unit) -> int:
    """The latest end from which `after` still allows a start."""
    return start - lag if unit == "d" or lag == 0 else calendar.shift(start, -lag)
