"""The days of a stretch that do not count, in words: days off, leave; and make-up days, which do count."""

from __future__ import annotations

from promoplan.days.calendar import WorkCalendar
from promoplan.finding import Words
from promoplan.why.sentences import Runs, Sentence

FURTHEST = 400  # days of one stretch that are looked at one by one
MOST_RUNS = 6  # stretches of days off that are named one by one

SKIPPED = Words("跳过 {days}", "skipping {days}")
SKIPPED_MANY = Words("跳过 {number} 个休息日", "skipping {number} days off")
SKIPPED_WITH = Words("跳过 {number} 个休息日，其中 {days}", "skipping {number} days off, {days} among them")
OFF = Words("休", "off")
MAKE_UP = Words("{days} 补班，照常算", "with make-up work on {days}")
AWAY = Words("{name} {days} 不在", "{name} is away {days}")


def days_off(
    first: int, end: int, event: int, calendar: WorkCalendar, own: WorkCalendar | None = None, who: str = ""
) -> tuple[Sentence, ...]:
    """What there is to say of the days from `first` to before `end`; `own` is the calendar of one who has leave."""
    if end <= first:
        return ()
    own = own or calendar
    if end - first > FURTHEST:
        return (Sentence(SKIPPED_MANY, {"number": end - first - own.working_days(first, end - 1)}),)
    off: list[tuple[int, Words | None]] = []
    away: list[tuple[int, Words | None]] = []
    make_up: list[tuple[int, Words | None]] = []
    for day in range(first, end):
        kind = calendar.kind(day)
        if kind == "off":
            off.append((day, calendar.holiday(day) or OFF))
        elif not own.works(day):
            away.append((day, None))
        elif kind == "make-up":
            make_up.append((day, None))
    said = [_skipped(off, event)] if off else []
    if away:
        said.append(Sentence(AWAY, {"name": who, "days": Runs(tuple(away), event)}))
    if make_up:
        said.append(Sentence(MAKE_UP, {"days": Runs(tuple(make_up), event)}))
    return tuple(said)


def _skipped(off: list[tuple[int, Words | None]], event: int) -> Sentence:
    every = Runs(tuple(off), event)
    if len(every.runs()) <= MOST_RUNS:
        return Sentence(SKIPPED, {"days": every})
    holidays = Runs(tuple((day, label) for day, label in off if label is not OFF), event)
    named = 0 < len(holidays.runs()) <= MOST_RUNS
    return Sentence(SKIPPED_WITH if named else SKIPPED_MANY, {"number": len(off), "days": holidays})
