"""What entries are made of: days and hours of the schedule as dates and wall times, titles, notes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from promoplan.agenda import Alarm, Entry
from promoplan.campaign import Campaign
from promoplan.days.expression import MINUTES_A_DAY
from promoplan.days.write import Moment
from promoplan.finding import Words

DONE = "✓ "
CANCELLED = Words("取消：", "Cancelled: ")
HOUR_BEFORE = 60
MORNING_BEFORE = 15 * 60  # minutes from 09:00 of the day before to midnight
DAY = timedelta(days=1)


class Item(NamedTuple):
    """An entry with whose it is; one that is `shared` stands in everybody's calendar."""

    entry: Entry
    department: str | None = None
    people: tuple[str, ...] = ()
    shared: bool = False

    def renamed(self, key: str) -> Item:
        return self._replace(entry=replace(self.entry, key=key))


class Lasting(NamedTuple):
    """From when to when, the end not included; None is a moment."""

    start: date
    end: date | None

    @property
    def days(self) -> tuple[int, int]:
        """The first and last day, by their numbers. Hours that cross midnight belong to the day they begin on."""
        first = self.start.toordinal()
        if self.end is None or self.end - self.start <= DAY:
            return first, first
        midnight = not isinstance(self.end, datetime) or self.end.time() == time.min
        return first, self.end.toordinal() - midnight


def lasting(start: Moment | None, finish: Moment, closes: int) -> Lasting:
    """When something is, of which only the end may be known.

    Days without times are whole days, and so are days from 00:00 to 24:00. With a time on one side only, the other is
    00:00, or `closes`, the minute at which its last day is over. What ends before it begins (told) is at its end.
    """
    if start is not None and finish.day >= start.day:
        if start.minute in (None, 0) and finish.minute in (None, MINUTES_A_DAY):
            return Lasting(date.fromordinal(start.day), date.fromordinal(finish.day) + DAY)
        begins = wall_time(start.day, start.minute or 0)
        ends = wall_time(finish.day, closes if finish.minute is None else finish.minute)
        if begins < ends:
            return Lasting(begins, ends)
    return at_once(finish)


def at_once(moment: Moment) -> Lasting:
    """A moment; all of its day where it has no time, or 24:00, which calendars would show on the day after."""
    if moment.minute is None or moment.minute == MINUTES_A_DAY:
        return whole_days(moment.day, moment.day)
    return Lasting(wall_time(moment.day, moment.minute), None)


def whole_days(first: int, last: int) -> Lasting:
    """Days by their numbers, both included."""
    return Lasting(date.fromordinal(first), date.fromordinal(last) + DAY)


def wall_time(day: int, minute: int) -> datetime:
    """A time of a day; 24:00 is 00:00 of the next."""
    return datetime.combine(date.fromordinal(day), time.min) + timedelta(minutes=minute)


def alarms(when: Lasting, start: Moment | None, finish: Moment) -> tuple[Alarm, ...]:
    """Reminders: an hour before a time, at 09:00 of the day before a day; before the end too, where it is days off."""
    first = finish if start is None else start
    timed = isinstance(when.start, datetime)
    before = [Alarm(HOUR_BEFORE if timed and first.minute is not None else MORNING_BEFORE)]
    if when.end is not None and when.end - when.start > DAY:
        since_midnight = MINUTES_A_DAY
        if isinstance(when.end, datetime):
            since_midnight = when.end.hour * 60 + when.end.minute or MINUTES_A_DAY
        given = timed and finish.minute is not None
        before.append(Alarm(HOUR_BEFORE if given else since_midnight + MORNING_BEFORE, before_end=True))
    return tuple(before)


def title(campaign: Campaign, text: str, days: tuple[int, int], status: str | None = None) -> str:
    """What it is, with its days counted from T: what a calendar shows of it in a narrow column comes first."""
    mark = DONE if status == "done" else CANCELLED.say(campaign.language) if status == "dropped" else ""
    first, last = (campaign.offset(day) for day in days)
    return f"{mark}{text} · {first}" if first == last else f"{mark}{text} · {first} .. {last}"


def lines(texts: Iterable[str | None]) -> str:
    return "\n".join(filter(None, texts))
