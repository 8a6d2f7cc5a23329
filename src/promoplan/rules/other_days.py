"""Other days for something, as they can be typed: for hints. A day that is past, or before a beginning, is no help."""

from __future__ import annotations

from promoplan.campaign import Campaign
from promoplan.days.calendar import OutOfCalendar
from promoplan.days.write import Moment, clock
from promoplan.schedule.schedule import start_minute

EARLY = 40  # days before the event by which what is open is best settled
SOON = 3  # days from today, where that day is past


def as_window(campaign: Campaign, start: Moment, end: Moment) -> str:
    """A window: a day alone where it is one day, hours where they are of one day."""
    if start == end:
        return campaign.written(start)
    if start.day == end.day and start.minute is not None and end.minute is not None:
        return f"{campaign.written(start)}-{clock(end.minute)}"
    return f"{campaign.written(start)} .. {campaign.written(end)}"


def ending(campaign: Campaign, start: Moment | None, end: Moment) -> str:
    """The dates of something with another end: `due`, or `window` for what has a beginning of its own.

    "" where it cannot end then: the day is past, or it begins later.
    """
    if end.day < campaign.today:
        return ""
    if start is None:
        return f"due: {campaign.written(end)}"
    if campaign.schedule.end_minute(end) <= start_minute(start):
        return ""
    return f"window: {as_window(campaign, start, end)}"


def moved_to(campaign: Campaign, start: Moment | None, end: Moment, day: int) -> str:
    """The dates of something that ends on another day at its time; what begins later begins that day as well."""
    other = Moment(day, end.minute)
    if start is None:
        return f"due: {campaign.written(other)}"
    first = Moment(min(start.day, day), start.minute)
    if campaign.schedule.end_minute(other) <= start_minute(first):
        first, other = Moment(first.day), Moment(day)  # hours of another day do not fit
    return f"window: {as_window(campaign, first, other)}"


def working_day_after(campaign: Campaign, day: int, department: str | None) -> int:
    """The first day after one that a department works; the day after where it never does."""
    try:
        return campaign.schedule.calendar_of(department).shift(day, 1)
    except OutOfCalendar:
        return day + 1


def to_decide_by(campaign: Campaign) -> str:
    """A day by which something open might be settled."""
    schedule = campaign.schedule
    if not schedule.dated:
        return f"T-{EARLY}"
    return campaign.offset(max(schedule.event - EARLY, campaign.today + SOON))
