"""Who has slack to give: how far a thing could move. Nothing is moved."""

from __future__ import annotations

from typing import NamedTuple

from promoplan.campaign import Campaign
from promoplan.days.calendar import OutOfCalendar
from promoplan.schedule.jobs import back
from promoplan.schedule.leave import owner_calendar
from promoplan.schedule.schedule import DatedTask
from promoplan.workload.things import Thing


class Room(NamedTuple):
    """How many days earlier or later a thing can end without moving what cannot move; it stays where it is."""

    thing: Thing
    earlier: int
    later: int


def room(campaign: Campaign, thing: Thing) -> Room | None:
    """How far a thing can move, from today on; None where it cannot, or nothing says so. Steps have no room of theirs.

    A task with a date of its own has the days that what follows leaves it; it never moves by itself.
    """
    times = campaign.times[thing.dated.index] if thing.step is None else None
    if times is None:
        return None
    earlier, later = 0, 0
    if thing.dated.fixed:
        later = times.slack or 0
    else:
        if times.latest_end is not None and times.end is not None:
            later = times.latest_end - times.end
        task = thing.dated.task
        if times.start is not None and task.status != "doing" and task.schedule != "asap":
            earliest = campaign.today if times.earliest_start is None else max(times.earliest_start, campaign.today)
            earlier = times.start - earliest
    found = Room(thing, max(earlier, 0), max(later, 0))
    return found if found.earlier or found.later else None


def days_by(campaign: Campaign, dated: DatedTask, day: int) -> tuple[int, int] | None:
    """The first and last day of a task that has only a duration, were it to end by a day, over days its owner works.

    None where it would begin too early, or before today.
    """
    task, times = dated.task, campaign.times[dated.index]
    if dated.fixed or times is None or task.duration is None:
        return None
    calendar = owner_calendar(campaign.schedule, task.department, task.owner)
    try:
        first, end = back(calendar, day + 1, task.duration.amount, "wd" if task.duration.unit == "wd" else "d")
    except OutOfCalendar:
        return None
    early = first < max(campaign.today, times.earliest_start or 0) or end < (times.earliest_end or 0)
    return None if early else (first, end - 1)
