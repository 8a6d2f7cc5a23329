"""The days of one plan: turns what is written into moments, given the event day, the calendar and the named days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from promoplan.days.calendar import EARLIEST_DAY, LATEST_DAY, OutOfCalendar, WorkCalendar
from promoplan.days.expression import (
    MINUTES_A_DAY,
    Absolute,
    Day,
    DayOfMonth,
    Event,
    MonthDay,
    Name,
    Shift,
    TaskEnd,
    Window,
)
from promoplan.days.read import refusal
from promoplan.days.scan import FURTHEST
from promoplan.days.write import Moment, clock, offset
from promoplan.finding import Words
from promoplan.guess import Guesser
from promoplan.plan.lost import Lost

EARLIEST, LATEST = -300, 65  # a month-day lies in the year that puts it this near to the event


class Span(NamedTuple):
    """A window: first and last day, both included, with times where they are given (the end is not included then)."""

    start: Moment
    end: Moment


class Unresolved(ValueError):
    """A day that cannot be worked out: the rule to tell, or no rule when what it stands on has been told already."""

    def __init__(self, rule: str | None = None, variant: str = "", **values: object) -> None:
        super().__init__(rule)
        self.rule = rule
        self.variant = variant
        self.values = values


class Timeline:
    """Moments and spans by name, and the arithmetic between them. Day numbers are date.toordinal()."""

    def __init__(self, event: int, calendar: WorkCalendar) -> None:
        self.event = event
        self.calendar = calendar
        self.named: dict[str, Moment | Span | None] = {}  # key dates and phases; None: told, has no day
        self.task_ends: dict[str, Moment | None] = {}
        self.flexible: set[str] = (
            set()
        )  # tasks whose ends are worked out from all others, so that no day stands on them
        self.lost: Lost | None = None  # names that nothing is told of
        self._guesser = Guesser()
        self._months = _month_days(event)

    def moment(self, day: Day) -> Moment:
        """The moment a written day means; Unresolved says why there is none."""
        number, minute = self._base(day)
        for shift in day.shifts:
            number, minute = self._shifted(number, minute, shift, day)
        if day.time is not None:
            minute = day.time
        if abs(number - self.event) > FURTHEST or not EARLIEST_DAY <= number <= LATEST_DAY:
            raise self._too_far(day, number)
        return Moment(number, minute)

    def span(self, window: Window) -> Span:
        """The span a written window means. Its end at 00:00 is the end of the day before."""
        if window.whole and window.start.bare and isinstance(window.start.base, Name):
            named = self._known(window.start.base.id, window.start)
            if isinstance(named, Span):
                return named
            return Span(Moment(named.day), Moment(named.day))
        start, end = self.moment(window.start), self.moment(window.end)
        if window.whole:
            return Span(Moment(start.day), Moment(start.day))  # a key date's time of day makes no window
        if start.minute == MINUTES_A_DAY:
            instead = f"{self.written(Moment(start.day + 1, 0))} .. {self.written(end)}"
            raise Unresolved("date-unreadable", "midnight-as-start", written=window.written, instead=instead)
        if end.minute == 0:
            end = Moment(end.day - 1, MINUTES_A_DAY)
        return Span(start, end)

    def written(self, moment: Moment) -> str:
        """A moment as a plan would write it, counted from the event."""
        day = offset(moment.day, self.event)
        return day if moment.minute is None else f"{day} {clock(moment.minute)}"

    def _too_far(self, day: Day, number: int) -> Unresolved:
        base = day.base
        near = self._months.get((base.on.month, base.on.day)) if isinstance(base, Absolute) else None
        if near in (None, number) or day.shifts:
            return Unresolved("date-unreadable", "too-far", written=day.written, instead="")
        event, instead = (date.fromordinal(on).isoformat() for on in (self.event, near))
        values = {"written": day.written, "event": event, "days": abs(number - self.event), "instead": instead}
        return Unresolved("date-unreadable", "other-year", **values)

    def _base(self, day: Day) -> tuple[int, int | None]:
        base = day.base
        if isinstance(base, Event):
            return self.event, None
        if isinstance(base, Absolute):
            return base.on.toordinal(), None
        if isinstance(base, MonthDay):
            return self._nearest(base.month, base.day, day), None
        if isinstance(base, DayOfMonth):
            event = date.fromordinal(self.event)
            return self._existing(event.year, event.month, base.day, day), None
        if isinstance(base, TaskEnd):
            if base.id not in self.task_ends:
                raise self._unknown("task", base.id, self.task_ends, "tasks")
            if base.id in self.flexible:
                raise Unresolved("date-unreadable", "task-flexible", written=day.written, id=base.id, instead="")
            end = self.task_ends[base.id]
            if end is None:
                raise Unresolved
            return end.day, None
        named = self._known(base.id, day)
        return named.start if isinstance(named, Span) else named

    def _known(self, name: str, day: Day) -> Moment | Span:
        if name in self.named:
            named = self.named[name]
            if named is None:
                raise Unresolved
            return named
        raise self.unknown(name, day.written)

    def unknown(self, name: str, written: str) -> Unresolved:
        """A name that is no key date or phase; maybe arithmetic without blanks, or words that are no date at all."""
        for sign in "+-":
            left, found, right = name.rpartition(sign)
            if found and left in self.named and right.rstrip("dwh").isdigit():
                unit = right.lstrip("0123456789") or "d"
                instead = f"{left} {sign} {right.rstrip('dwh')}{unit}"
                return Unresolved("reference-unknown", "arithmetic", name=name, instead=instead)
        refused = refusal(written)
        if refused is not None:
            return Unresolved(refused.rule, refused.variant, **refused.values)
        return self._unknown("day", name, self.named, "key_dates", "phases")

    def _unknown(self, kind: str, name: str, known: Iterable[str], *sections: str) -> Unresolved:
        if self.lost is not None and self.lost.covers(name, *sections):
            return Unresolved()
        names = [id_ for id_ in known if id_]
        guess = self._guesser.near(name, names)
        listed = names[:30] or Words("（还没有）", "(none yet)")
        return Unresolved("reference-unknown", "guess" if guess else kind, name=name, known=listed, guess=guess)

    def _shifted(self, number: int, minute: int | None, shift: Shift, day: Day) -> tuple[int, int | None]:
        amount, unit = shift
        if unit == "wd":
            try:
                return self.calendar.shift(number, amount), minute
            except OutOfCalendar:
                raise Unresolved("date-unreadable", "too-far", written=day.written, instead="") from None
        if unit == "h":
            if minute is None:
                raise Unresolved("date-unreadable", "hours-without-time", written=day.written, instead="")
            days, minute = divmod(minute + amount * 60, MINUTES_A_DAY)
            return number + days, minute
        return number + amount * (7 if unit == "w" else 1), minute

    def _nearest(self, month: int, day_of_month: int, day: Day) -> int:
        found = self._months.get((month, day_of_month))
        if found is None:
            # the window is a year long, so that only 29 February can be missing
            raise Unresolved("date-nonexistent", "", written=day.written, instead="")
        return found

    def _existing(self, year: int, month: int, day_of_month: int, day: Day) -> int:
        try:
            return date(year, month, day_of_month).toordinal()
        except ValueError:
            raise Unresolved("date-nonexistent", "", written=day.written, instead="") from None


class Undated(Timeline):
    """The days of a plan without a usable event day: it has none, and that has been told."""

    def moment(self, day: Day) -> Moment:
        raise Unresolved

    def span(self, window: Window) -> Span:
        raise Unresolved


def _month_days(event: int) -> dict[tuple[int, int], int]:
    """Every month-day near the event with its day number: the year is the event's neighbourhood, never today's."""
    days = range(max(event + EARLIEST, 1), min(event + LATEST, date.max.toordinal()) + 1)
    return {(on.month, on.day): number for number in days for on in (date.fromordinal(number),)}


def names_in(*days: Day | None) -> Iterator[tuple[str, str]]:
    """What written days stand on: ("name", id) for key dates and phases, ("task", id) for ends of tasks."""
    for day in days:
        if day is not None:
            if isinstance(day.base, Name):
                yield "name", day.base.id
            elif isinstance(day.base, TaskEnd):
                yield "task", day.base.id
