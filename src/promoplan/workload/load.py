"""One person's load: how much on each day, and the stretches on which it is too much."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from promoplan.campaign import Campaign
from promoplan.days.calendar import WorkCalendar
from promoplan.plan.calendar import MAX_PARALLEL, PILE_UP
from promoplan.schedule.leave import merged
from promoplan.workload.sweep import Stretch, joined, stretches
from promoplan.workload.things import Thing, things_in_hand

MOST_DAYS = 60  # of a thing that are looked at when it is moved


class Overload(NamedTuple):
    """Days (first to last, days off between them included) on which a person has too much in hand at once.

    `at_once` is the most and `most` the limit it breaks; `things` stand in the plan's order, `parts` are the
    stretches that are over.
    """

    who: str
    first: int
    last: int
    at_once: int
    most: int
    things: tuple[Thing, ...]
    parts: tuple[Stretch, ...]
    of_musts: bool = False


@dataclass(frozen=True, eq=False)
class Workload:
    """One person's things, in the plan's order, and the days they are in hand."""

    who: str
    things: Sequence[Thing]
    calendar: WorkCalendar
    away: Sequence[tuple[int, int]]
    event_days: tuple[int, int]
    most: int
    most_due: int

    @cached_property
    def stretches(self) -> list[Stretch]:
        """All days from the first to the last on which something is in hand, without gaps between them."""
        return list(stretches(self.things, self.most, self.most_due, self.event_days, self.is_off))

    @cached_property
    def overloads(self) -> list[Overload]:
        """Where more is in hand at once than `max_parallel`; on days with nothing but due days, than `pile_up`."""
        if len(self.things) <= min(self.most, self.most_due):
            return []
        return list(_overloads(self, self.things, self.stretches))

    @cached_property
    def musts(self) -> list[Overload]:
        """Where several `must` tasks run at once, or are due on one day, unless an overload names them all.

        One that has only a due day stands in nobody's way on it, unless another is due then as well.
        """
        things = [thing for thing in self.things if thing.must]
        due = Counter(thing.last for thing in things)
        things = [thing for thing in things if not thing.only_due or due[thing.last] > 1]
        if len(things) < 2:
            return []
        named = [(overload, set(map(id, overload.things))) for overload in self.overloads]
        found = _overloads(self, things, list(stretches(things, 1, 1, self.event_days, self.is_off)))
        return [
            clash._replace(of_musts=True)
            for clash in found
            if not any(
                over.first <= clash.last and clash.first <= over.last and names.issuperset(map(id, clash.things))
                for over, names in named
            )
        ]

    def on(self, day: int) -> Stretch | None:
        """The stretch a day lies in; None before the first thing and after the last."""
        place = bisect_right(self.stretches, day, key=lambda stretch: stretch.first) - 1
        if place < 0 or self.stretches[place].last < day:
            return None
        return self.stretches[place]

    def count(self, day: int) -> int:
        """How many things are in hand at once on a day."""
        stretch = self.on(day)
        return 0 if stretch is None or (stretch.first < stretch.last and self.is_off(day, day)) else stretch.at_once

    def is_over(self, day: int) -> bool:
        stretch = self.on(day)
        return stretch is not None and stretch.over and self.count(day) > 0

    def has_room(self, thing: Thing, first: int, last: int, over: Overload) -> bool:
        """Whether a thing could lie on other days without being too much there as well."""
        if over.of_musts and any(
            other.must and other is not thing and other.first <= last and first <= other.last for other in self.things
        ):
            return False
        days = range(first, min(last, first + MOST_DAYS) + 1)
        return all(self.count(day) - (thing.first <= day <= thing.last) < self.most for day in days)

    def is_away(self, day: int) -> bool:
        return any(first <= day <= last for first, last in self.away)

    def is_off(self, first: int, last: int) -> bool:
        """Whether the person works on none of some days: leave, and days off of their department."""
        worked = self.calendar.working_days(first, last)
        for begins, ends in self.away:
            if worked and begins <= last and first <= ends:
                worked -= self.calendar.working_days(max(begins, first), min(ends, last))
        return not worked


def most_at_once(campaign: Campaign) -> int:
    """How many things one person may have in hand at once."""
    most = campaign.plan.calendar.max_parallel
    return MAX_PARALLEL if most is None else most


@lru_cache(maxsize=1)
def workloads(campaign: Campaign) -> dict[str, Workload]:
    """The workload of each person of the plan who has anything in hand, in the plan's order."""
    schedule, most = campaign.schedule, most_at_once(campaign)
    pile_up = campaign.plan.calendar.pile_up
    most_due = PILE_UP if pile_up is None or pile_up.person is None else pile_up.person
    event_days = schedule.event_days.start.day, schedule.event_days.end.day
    things = things_in_hand(campaign)
    return {
        who: Workload(
            who,
            things[who],
            schedule.calendar_of(campaign.department_of.get(who)),
            merged(schedule.away.get(who, ())),
            event_days,
            most,
            most_due,
        )
        for who in campaign.plan.people
        if who in things
    }


def _overloads(load: Workload, things: Sequence[Thing], stretches: Sequence[Stretch]) -> Iterator[Overload]:
    """Neighbouring stretches that are over, with days off between them, and what is in hand then."""
    waiting = sorted(range(len(things)), key=lambda place: -things[place].first)
    begun: list[int] = []
    for parts in joined(stretches):
        worst = max(parts, key=lambda part: part.at_once)
        first, last = _worked(load, parts[0], 1), _worked(load, parts[-1], -1)
        while waiting and things[waiting[-1]].first <= last:
            begun.append(waiting.pop())
        begun = sorted(place for place in begun if things[place].last >= first)
        named = tuple(things[place] for place in begun)
        assert worst.most is not None
        yield Overload(load.who, first, last, worst.at_once, worst.most, named, tuple(parts))


def _worked(load: Workload, part: Stretch, step: int) -> int:
    """The first (step 1) or last (-1) day of an overload's end: what is due makes a day count, else it is worked."""
    day, end = (part.first, part.last) if step > 0 else (part.last, part.first)
    while day != end and load.is_off(day, day):
        day += step
    return day
