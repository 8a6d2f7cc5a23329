"""The tasks of a plan as a network of jobs: what each needs, which days it may use, what holds it; and its dates."""

from __future__ import annotations

from functools import lru_cache, partial

from promoplan.days.calendar import OutOfCalendar
from promoplan.days.write import Moment
from promoplan.plan import Plan
from promoplan.schedule.jobs import Job, Link
from promoplan.schedule.leave import owner_calendar
from promoplan.schedule.ordering import in_order
from promoplan.schedule.passes import Times, passes
from promoplan.schedule.schedule import DatedTask, Schedule


def task_times(plan: Plan, schedule: Schedule) -> list[Times | None]:
    """Every task's earliest and latest days, slack and place; None where the plan gives it no days.

    Dropped tasks, tasks in a circle and those that are still open (`tbd`) are in no network.
    """
    return Network(plan, schedule).times()


def place_flexible(schedule: Schedule, times: list[Times | None]) -> None:
    """Give tasks that have only a duration the days they were put on."""
    for dated, found in zip(schedule.tasks, times, strict=True):
        if dated.fixed or dated.finish is not None or found is None or found.end is None or found.start is None:
            continue
        last = Moment(found.end - 1)
        dated.start = last if dated.task.is_milestone else Moment(found.start)
        dated.finish = last


class Network:
    def __init__(self, plan: Plan, schedule: Schedule) -> None:
        self.plan = plan
        self.schedule = schedule
        self.taking_part = [self.takes_part(dated) for dated in schedule.tasks]
        self.places = {dated.id: dated.index for dated in reversed(schedule.tasks) if self.taking_part[dated.index]}
        self.followed: set[int] = set()
        self.calendar = lru_cache(maxsize=None)(partial(owner_calendar, schedule))

    def takes_part(self, dated: DatedTask) -> bool:
        if dated.task.status == "dropped":
            return False
        duration = dated.task.duration
        return dated.finish is not None or (not dated.fixed and duration is not None and duration.unit in ("d", "wd"))

    def times(self) -> list[Times | None]:
        tasks = self.schedule.tasks
        links = [self.links(dated) if taking else [] for dated, taking in zip(tasks, self.taking_part, strict=True)]
        needs = {place: [link[0] for link in links[place]] for place, taking in enumerate(self.taking_part) if taking}
        order, _ = in_order(needs)
        if len(order) < len(needs):
            kept = set(order)
            links = [[link for link in own if link[0] in kept] for own in links]
        for place in order:
            self.followed.update(link[0] for link in links[place])
        jobs = [self.job(dated, own) for dated, own in zip(tasks, links, strict=True)]
        try:
            return passes(jobs, order)
        except OutOfCalendar:
            # by the plan's own lists no day is worked, or a chain leads out of the calendar: nothing can be said
            return [None] * len(jobs)

    def links(self, dated: DatedTask) -> list[Link]:
        found = []
        for need in dated.task.needs:
            place = self.places.get(need.id) if need is not None else None
            if place is not None and place != dated.index:
                lag = -1 if not need.lag and _share_a_day(self.schedule.tasks[place], dated) else need.lag
                found.append((place, lag, "wd" if need.unit == "wd" else "d"))
        return found  # type: ignore[return-value]

    def job(self, dated: DatedTask, needs: list[Link]) -> Job:
        task, duration = dated.task, dated.task.duration
        calendar = self.calendar(task.department, task.owner)
        limit = self.limit(dated)
        if dated.finish is not None:
            start, end = dated.start, dated.finish.day + 1
            first = end if task.is_milestone else start.day if start is not None else None
            return Job(needs, calendar, start=first, end=end, limit=limit)
        if duration is None:
            return Job(needs, calendar)
        return Job(
            needs,
            calendar,
            length=duration.amount,
            unit="wd" if duration.unit == "wd" else "d",
            earliest=self.earliest(dated),
            limit=limit,
            asap=task.schedule == "asap",
        )

    def earliest(self, dated: DatedTask) -> int | None:
        """The first day a flexible task may start, by itself: its own bound, its phase, the campaign's start."""
        phase = self.schedule.phases.get(dated.task.phase or "")
        moments = (dated.not_before, phase.start if phase else None, self.schedule.start)
        return max((moment.day for moment in moments if moment is not None), default=None)

    def limit(self, dated: DatedTask) -> int | None:
        """The day by which a task has to have ended: its limit, its phase; with neither and nothing to follow, T."""
        limits = []
        phase = self.schedule.phases.get(dated.task.phase or "")
        if phase is not None:
            limits.append(phase.end.day + 1)
        if dated.limit is not None:
            limits.append(dated.limit.day + self.whole_day(dated))
        if not limits and not dated.fixed and dated.index not in self.followed:
            limits.append(self.schedule.event)
        return min(limits, default=None)

    def whole_day(self, dated: DatedTask) -> int:
        """1 when a task may still run on the day of its limit. A flexible one ends when the work of a day does."""
        assert dated.limit is not None
        minute = dated.limit.minute
        return int(dated.fixed or minute is None or minute >= self.schedule.due_time)


def _share_a_day(first: DatedTask, follower: DatedTask) -> bool:
    """Whether a fixed task begins (is due, without a beginning) on the day on which a fixed one ends that it needs.

    That is a day with no room, for a rule to tell, but none that is missing.
    """
    begins = follower.start or follower.finish
    if first.finish is None or begins is None or not (first.fixed and follower.fixed):
        return False
    return begins.day == first.finish.day
