"""What can be put into a calendar, in no format: entries with their days or hours, and whose calendar it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from promoplan.sheet import Whose

ALL_WEEKDAYS = tuple(range(7))


class Alarm(NamedTuple):
    """A reminder some minutes before an entry begins, or before it ends."""

    minutes: int
    before_end: bool = False


class Series(NamedTuple):
    """The same again on some weekdays (0 = Monday): so many `times`, the first and the days left out among them."""

    weekdays: tuple[int, ...]
    times: int
    left_out: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One thing in a calendar.

    `key` names it among all entries of its campaign and stays the same when its days move. `start` and `end` are dates
    (whole days) or datetimes without a zone (wall time); `end` is not included, None is a moment. `notes` has lines.
    """

    key: str
    title: str
    notes: str
    start: date
    end: date | None
    series: Series | None = None
    alarms: tuple[Alarm, ...] = ()
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Agenda:
    """One calendar. `name` is its file's name without ending, `campaign` an id, `zone` the IANA name of where its wall
    times are read, `today` the day it was made on; `group` is all, department or person.
    """

    name: str
    title: str
    entries: Sequence[Entry]
    campaign: str
    zone: str | None
    today: date
    group: str
    whose: Whose | None = None
