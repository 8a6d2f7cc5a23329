"""What a written date means before it is known when the event is."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple, TypeAlias

Unit = Literal["d", "wd", "w", "h"]
MINUTES_A_DAY = 24 * 60


class Event:
    """T, the event day."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Event)

    def __hash__(self) -> int:
        return hash(Event)

    def __repr__(self) -> str:
        return "Event()"


class Absolute(NamedTuple):
    """A day of the calendar, with its year."""

    on: date


class MonthDay(NamedTuple):
    """A day of some month; the year comes from the event day."""

    month: int
    day: int


class DayOfMonth(NamedTuple):
    """A day of the event's month (10日)."""

    day: int


class Name(NamedTuple):
    """A key date or a phase, by its id."""

    id: str


class TaskEnd(NamedTuple):
    """The last day of a task (`task:ID`)."""

    id: str


Base: TypeAlias = Event | Absolute | MonthDay | DayOfMonth | Name | TaskEnd


class Shift(NamedTuple):
    """± a number of days, working days, weeks or hours."""

    amount: int
    unit: Unit


class Day(NamedTuple):
    """A day, maybe with a time (minutes from its midnight, 1440 = 24:00), as written.

    `weekday` (0 = Monday) is what the author wrote beside it, to be checked; `by` marks a deadline form (10月30日前);
    `remark` names what was read but could be written better.
    """

    base: Base
    shifts: tuple[Shift, ...] = ()
    time: int | None = None
    weekday: int | None = None
    by: bool = False
    remark: str = ""
    written: str = ""

    @property
    def bare(self) -> bool:
        """Nothing but a name, so that a phase may stand for all of its days."""
        return not self.shifts and self.time is None and not self.by


class Window(NamedTuple):
    """From one day to another, both included; with times, from one moment to just before the other.

    `whole` is a window written as one day: all of that day, or all of that phase.
    """

    start: Day
    end: Day
    whole: bool = False
    written: str = ""


class Duration(NamedTuple):
    """A length: calendar days, working days, hours, minutes or seconds (weeks are read as 7 days)."""

    amount: int
    unit: Literal["d", "wd", "h", "min", "s"]
    written: str = ""


class Need(NamedTuple):
    """A task that must end first, with whole days left between (negative: that much overlap)."""

    id: str
    lag: int = 0
    unit: Unit = "d"
    written: str = ""


class Repeat(NamedTuple):
    """How often it recurs inside its window: on which weekdays (0 = Monday), at which times (minutes); sorted."""

    every: Literal["daily", "weekly", "workdays"]
    weekdays: tuple[int, ...] = ()
    times: tuple[int, ...] = ()
    written: str = ""
