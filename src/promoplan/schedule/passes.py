"""The two passes of critical path scheduling, on half-open day numbers: how early and how late each job can be.

A job takes the days from its start up to, but not including, its end. The method is CPM over precedence with lags
(finish to start); a job whose dates are fixed never moves, whatever is asked of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from promoplan.days.calendar import WorkCalendar

Unit = Literal["d", "wd"]
Link: TypeAlias = tuple[int, int, Unit]  # (the other job's place, the lag, its unit)


class Job(NamedTuple):
    """What is to be scheduled. `start` and `end` are given for a fixed job; `start` may be unknown.

    A flexible one has a `length` (0: a milestone, which falls on the last day of what it needs), may be held by
    `earliest` (the first day it may start) and by `limit` (the first day by which it must have ended).
    """

    needs: Sequence[Link]
    calendar: WorkCalendar
    length: int = 0
    unit: Unit = "d"
    start: int | None = None
    end: int | None = None
    earliest: int | None = None
    limit: int | None = None
    asap: bool = False

    @property
    def fixed(self) -> bool:
        return self.end is not None


class Times(NamedTuple):
    """Where a job can be: None where nothing says so. `start` and `end` are where it is put."""

    start: int | None
    end: int | None
    earliest_start: int | None
    earliest_end: int | None
    latest_start: int | None
    latest_end: int | None
    slack: int | None
    free_slack: int | None
    critical: bool


def passes(jobs: Sequence[Job], order: Sequence[int]) -> list[Times | None]:
    """Every job's times; None for those that are not in `order`, which has each job after those it needs."""
    return _Passes(jobs, order).times()


def ahead(calendar: WorkCalendar, start: int, length: int, unit: Unit) -> tuple[int, int]:
    """The first stretch of some days that starts on a day or later; working days begin and end on such a day."""
    if unit == "d" or length == 0:
        return start, start + length
    end = calendar.shift(start - 1, length) + 1
    return calendar.shift(start - 1, 1), end


def back(calendar: WorkCalendar, end: int, length: int, unit: Unit) -> tuple[int, int]:
    """The last stretch of some days that has ended by a day."""
    if unit == "d" or length == 0:
        return end - length, end
    return calendar.shift(end, -length), calendar.shift(end, -1) + 1


def after(calendar: WorkCalendar, end: int, lag: int, unit: Unit) -> int:
    """The first day on which what follows may start: whole days are left between, or that many overlap."""
    if unit == "d" or lag == 0:
        return end + lag
    return calendar.shift(end - 1, lag) + 1 if lag > 0 else calendar.shift(end, lag)


def before(calendar: WorkCalendar, start: int, lag: int, unit: Unit) -> int:
    """The latest end from which `after` still allows a start."""
    return start - lag if unit == "d" or lag == 0 else calendar.shift(start, -lag)


class _Passes:
    def __init__(self, jobs: Sequence[Job], order: Sequence[int]) -> None:
        self.jobs = jobs
        self.order = order
        count = len(jobs)
        self.early: list[tuple[int | None, int | None]] = [(None, None)] * count
        self.late: list[tuple[int | None, int | None]] = [(None, None)] * count
        self.put: list[tuple[int | None, int | None]] = [(None, None)] * count
        self.followers: list[list[Link]] = [[] for _ in jobs]
        for place in order:
            for other, lag, unit in jobs[place].needs:
                self.followers[other].append((place, lag, unit))

    def times(self) -> list[Times | None]:
        self.forward()
        self.backward()
        self.place()
        slack = [self.slack(place) for place in range(len(self.jobs))]
        critical = self.critical(slack)
        result: list[Times | None] = [None] * len(self.jobs)
        for place in self.order:
            result[place] = Times(
                *self.put[place], *self.early[place], *self.late[place], slack[place], self.free(place), critical[place]
            )
        return result

    def forward(self) -> None:
        """How early: fixed jobs where they are, others after what they need."""
        for place in self.order:
            job = self.jobs[place]
            if job.end is not None:
                self.early[place] = (job.end - 1 if job.start is None else job.start, job.end)
                continue
            start = job.earliest
            if start is not None and job.length == 0:
                start += 1  # a milestone stands at the end of its day
            for other, lag, unit in job.needs:
                end = self.early[other][1]
                if end is not None:
                    free = after(job.calendar, end, lag, unit)
                    start = free if start is None else max(start, free)
            if start is not None:
                self.early[place] = ahead(job.calendar, start, job.length, job.unit)

    def backward(self) -> None:
        """How late, from the limits; a job's own fixed date does not count for itself, but for what it needs."""
        for place in reversed(self.order):
            job = self.jobs[place]
            end = job.limit
            for other, lag, unit in self.followers[place]:
                start = self.wanted(other)
                if start is not None:
                    last = before(self.jobs[other].calendar, start, lag, unit)
                    end = last if end is None else min(end, last)
            if end is not None:
                self.late[place] = self.ended_by(job, end)

    def wanted(self, place: int) -> int | None:
        """The start that a job's needs leave free: its own where it is fixed, or the latest where that is sooner."""
        job, late = self.jobs[place], self.late[place][0]
        if job.end is None:
            return late
        own = job.end - 1 if job.start is None else job.start
        return own if late is None else min(own, late)

    def ended_by(self, job: Job, end: int) -> tuple[int, int]:
        if job.end is None:
            return back(job.calendar, end, job.length, job.unit)
        length = 1 if job.start is None else job.end - job.start
        return end - length, end

    def place(self) -> None:
        """Where flexible jobs are put: as late as what follows allows, or as early as what they need does.

        One that cannot be done in time is put where it can be done; its limit and followers are then in the way.
        """
        for place in reversed(self.order):
            job, early = self.jobs[place], self.early[place]
            if job.end is not None:
                self.put[place] = (job.start, job.end)
            elif job.asap:
                self.put[place] = early
            else:
                self.put[place] = self.as_late(place)
        for place in self.order:
            job = self.jobs[place]
            if job.end is None and job.length == 0 and job.needs:
                ends = [
                    after(job.calendar, end, lag, unit)
                    for other, lag, unit in job.needs
                    if (end := self.put[other][1]) is not None
                ]
                if job.earliest is not None:
                    ends.append(job.earliest + 1)
                if ends:
                    self.put[place] = (max(ends), max(ends))

    def as_late(self, place: int) -> tuple[int | None, int | None]:
        job, early = self.jobs[place], self.early[place]
        end = job.limit
        for other, lag, unit in self.followers[place]:
            following = self.jobs[other]
            milestone = following.end is None and following.length == 0
            # a milestone goes where its needs end, so that only its own limits hold them
            start = self.late[other][0] if milestone else self.put[other][0]
            if following.end is not None and start is None:
                start = following.end - 1
            if start is not None:
                last = before(following.calendar, start, lag, unit)
                end = last if end is None else min(end, last)
        if end is None:
            return (None, None)
        latest = back(job.calendar, end, job.length, job.unit)
        return early if early[1] is not None and early[1] > latest[1] else latest

    def slack(self, place: int) -> int | None:
        """Days by which a job may slip before it breaks a limit; negative: it cannot be met."""
        job, late = self.jobs[place], self.late[place][1]
        end = job.end if job.end is not None else self.early[place][1]
        return None if late is None or end is None else late - end

    def free(self, place: int) -> int | None:
        """Days by which a job may slip before anything that follows has to."""
        job = self.jobs[place]
        end = job.end if job.end is not None else self.early[place][1]
        if end is None:
            return None
        room = None if job.limit is None else job.limit - end
        for other, lag, unit in self.followers[place]:
            start = self.early[other][0]
            if start is not None:
                left = before(self.jobs[other].calendar, start, lag, unit) - end
                room = left if room is None else min(room, left)
        return room

    def critical(self, slack: Sequence[int | None]) -> list[bool]:
        """Jobs on a path of least slack to the end their chain leads to; a job on its own is on no path."""
        least: list[int | None] = [None] * len(self.jobs)  # of a job and all that leads to it
        for place in self.order:
            known = [least[other] for other, _, _ in self.jobs[place].needs]
            least[place] = min((one for one in (slack[place], *known) if one is not None), default=None)
        most: list[int | None] = [None] * len(self.jobs)  # the greatest of those of the ends a job leads to
        for place in reversed(self.order):
            ends = [most[other] for other, _, _ in self.followers[place]]
            most[place] = max((one for one in ends if one is not None), default=None) if ends else least[place]
        return [
            slack[place] is not None
            and slack[place] == most[place]
            and bool(self.followers[place] or self.jobs[place].needs)
            for place in range(len(self.jobs))
        ]
