"""What has a date: tasks, key dates, phases, follow-ups, the event day; their names and days."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from promoplan.days.write import Moment, Shown
from promoplan.plan import Plan
from promoplan.plan.phases import Phase
from promoplan.schedule.passes import Times
from promoplan.schedule.schedule import DatedTask, Schedule

Kind = Literal["task", "key-date", "phase", "follow-up", "event"]
# A task where it was put (""), as early or as late as it can be, or where what follows asks for it before it goes where
# its needs are; the first or the last day of a phase.
Side = Literal["", "earliest", "latest", "asked", "first", "last"]


class Place(NamedTuple):
    """Something that has a date; a task by its place in the schedule."""

    kind: Kind
    id: str
    number: int = -1  # of a task or a follow-up
    side: Side = ""


EVENT = Place("event", "T")


class Places:
    """Places by id, what people call them, and when they are. Of two with one id, the first."""

    def __init__(self, plan: Plan, schedule: Schedule, times: Sequence[Times | None]) -> None:
        self.plan = plan
        self.schedule = schedule
        self.times = times
        self.tasks: dict[str, DatedTask] = {}
        self.phases: dict[str, Phase] = {}
        self.follow_ups: dict[str, int] = {}
        for dated in schedule.tasks:
            if dated.id:
                self.tasks.setdefault(dated.id, dated)
        for phase in plan.phases:
            if phase.id:
                self.phases.setdefault(phase.id, phase)
        for number, item in enumerate(plan.follow_ups):
            if item.id:
                self.follow_ups.setdefault(item.id, number)

    def find(self, id_: str) -> Place | None:
        """The task, key date, phase or follow-up of an id; `T` is the event day."""
        if id_ in self.tasks:
            return self.of_task(self.tasks[id_])
        if id_ in self.follow_ups:
            return self.named(id_) or Place("follow-up", id_, self.follow_ups[id_])
        return EVENT if id_ == EVENT.id else self.named(id_)

    def all(self) -> list[Place]:
        """Every place that has an id, in the plan's order; the event day is no part of the plan's text."""
        ids = dict.fromkeys((*self.tasks, *self.plan.key_dates, *self.phases, *self.follow_ups))
        return [place for id_ in ids if (place := self.find(id_)) is not None]

    def named(self, id_: str, side: Side = "last") -> Place | None:
        """The key date or the phase that a written day may stand on."""
        if id_ in self.plan.key_dates:
            return Place("key-date", id_)
        return Place("phase", id_, side=side) if id_ in self.phases else None

    def of_task(self, dated: DatedTask, side: Side = "") -> Place:
        return Place("task", dated.id, dated.index, side)

    def task(self, place: Place) -> DatedTask:
        return self.schedule.tasks[place.number]

    def name(self, place: Place) -> str:
        """What people call it; its id where the plan gives no name."""
        name: str | None
        if place.kind == "task":
            name = self.task(place).task.title or self.task(place).name
        elif place.kind == "key-date":
            name = self.plan.key_dates[place.id].name
        elif place.kind == "phase":
            name = self.phases[place.id].name
        elif place.kind == "follow-up":
            name = self.plan.follow_ups[place.number].name
        else:
            name = self.plan.campaign.name
        return name or place.id

    def department(self, place: Place) -> str | None:
        """The id of the department whose days off count."""
        return self.task(place).task.department if place.kind == "task" else None

    def person(self, id_: str | None) -> str:
        person = self.plan.people.get(id_ or "")
        return (person.name if person else None) or id_ or ""

    def days(self, place: Place) -> tuple[Moment | None, Moment | None]:
        """From when to when; a day alone has no beginning."""
        if place.kind == "event":
            return None, Moment(self.schedule.event)
        if place.kind == "key-date":
            return None, self.schedule.key_dates.get(place.id)
        if place.kind == "follow-up":
            return None, self.schedule.follow_ups[place.number].at
        if place.kind == "phase":
            span = self.schedule.phases.get(place.id)
            return (span.start, span.end) if span else (None, None)
        dated, found = self.task(place), self.times[place.number]
        if place.side in ("", "asked") or found is None:
            return dated.start, dated.finish
        early = place.side == "earliest"
        start, end = (found.earliest_start, found.earliest_end) if early else (found.latest_start, found.latest_end)
        if start is None or end is None:
            return None, None
        return Moment(min(start, end - 1)), Moment(end - 1)  # a milestone stands at the end of its day

    def shown(self, day: int) -> Shown:
        return Shown(Moment(day), self.schedule.event)

    def named_on(self, place: Place, day: object) -> dict[str, object]:
        """The values of a sentence about a place and a day."""
        return {"name": self.name(place), "day": self.shown(day) if isinstance(day, int) else day}
