"""Pairs of fixed tasks where one needs the other and the days leave no room between them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from promoplan.campaign import Campaign
from promoplan.days.calendar import OutOfCalendar
from promoplan.days.expression import Need
from promoplan.days.write import Moment
from promoplan.rules.counts import days
from promoplan.schedule.schedule import DatedTask


class Handover(NamedTuple):
    """A follower that cannot begin when it does, or that begins on the very day its need ends."""

    position: int
    same_day: bool
    variant: str
    values: dict[str, object]


@lru_cache(maxsize=1)
def handovers(campaign: Campaign) -> list[Handover]:
    """Every need of a fixed task that ends on or after the day the task begins (is due, when it has no beginning)."""
    return list(_find_handovers(campaign))


def _find_handovers(campaign: Campaign) -> Iterator[Handover]:
    tasks = campaign.task_by_id
    for follower in campaign.tasks:
        task = follower.task
        if not task.needs or follower.finish is None or not task.is_open:
            continue
        begins = follower.start or follower.finish
        for number, need in enumerate(task.needs):
            first = tasks.get(need.id) if need is not None else None
            if first is None or first.finish is None or (first.finish.day < begins.day and not need.lag):
                continue
            if not first.task.is_open or first is follower:
                continue
            earliest = _after(campaign, follower, first.finish.day, need)
            same_day = not need.lag and begins.day == first.finish.day
            if task.is_milestone and begins.day == earliest - 1:
                continue  # a milestone stands at the end of the day on which the last of its needs ends
            if begins.day >= earliest or (same_day and _fits_in_the_day(begins, first.finish)):
                continue
            values: dict[str, object] = {
                "name": follower.name,
                "need": first.name,
                "begins": campaign.shown(begins),
                "ends": campaign.shown_end(first),
                "earliest": campaign.offset(earliest),
                "missing": days(earliest - begins.day),
            }
            variant = "" if follower.start is not None else "due"
            if need is not None and need.lag > 0:
                values["lag"] = f"{need.lag}{need.unit}"
                variant = "lag" if follower.start is not None else "due-lag"
            yield Handover(campaign.at(follower, "needs", number), same_day, variant, values)


def _after(campaign: Campaign, follower: DatedTask, end: int, need: Need) -> int:
    """The first day on which a follower may begin: the lag is whole days left between."""
    if need.unit == "wd" and need.lag:
        try:
            return campaign.schedule.calendar_of(follower.task.department).shift(end, need.lag) + 1
        except OutOfCalendar:
            pass  # no working day is left by the plan's own lists: count every day
    return end + need.lag + 1


def _fits_in_the_day(begins: Moment, ends: Moment) -> bool:
    return begins.minute is not None and ends.minute is not None and ends.minute <= begins.minute
