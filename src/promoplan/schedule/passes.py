"""The two passes of critical path scheduling, on half-open day numbers: how early and how late each job can be.

A job takes the days from its start up to, but not including, its end. The method is CPM over precedence with lags
(finish to start); a job whose dates are fixed never moves, whatever is asked of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from promoplan.days.calendar import WorkCalendar
from promoplan.schedule.critical import Bounds, critical_jobs
from promoplan.schedule.jobs import Days, Job, Link, after, ahead, back, before, last_worked


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

    @property
    def later(self) -> int | None:
        """Days by which a job may end later than where it is put; negative: as many are missing."""
        if self.latest_end is None or self.end is None:
            return None
        return self.slack if self.slack is not None and self.slack < 0 else max(self.latest_end - self.end, 0)

    @property
    def earlier(self) -> int | None:
        """Days by which a job may end earlier than where it is put; a fixed one is where it is."""
        return None if self.earliest_end is None or self.end is None else max(self.end - self.earliest_end, 0)


def passes(jobs: Sequence[Job], order: Sequence[int]) -> list[Times | None]:
    """Every job's times; None for those that are not in `order`, which has each job after those it needs."""
    return _Passes(jobs, order).times()


class _Passes:
    """The passes at work. Days of one kind lie in a list of their own, for speed; None is a day that nothing gives."""

    def __init__(self, jobs: Sequence[Job], order: Sequence[int]) -> None:
        self.jobs = jobs
        self.order = order
        unknown: Days = [None] * len(jobs)
        limits: Days = [job.limit for job in jobs]
        self.start, self.end = unknown[:], unknown[:]
        self.early_start, self.early_end = unknown[:], unknown[:]
        self.late_start, self.late_end = unknown[:], limits
        self.free_end = limits[:]  # the latest end that moves nothing that follows
        self.sooner_end = unknown[:]  # the end that is asked for by what follows and is put before its latest days

    def times(self) -> list[Times | None]:
        self.forward()
        for place in reversed(self.backward()):
            self.put_behind(place)
        slack, free = _days_between(self.early_end, self.late_end), _days_between(self.early_end, self.free_end)
        bounds = Bounds(self.early_start, self.early_end, self.late_start, self.late_end)
        critical = critical_jobs(self.jobs, self.order, bounds, slack)
        columns = zip(self.start, self.end, *bounds, slack, free, critical, strict=True)
        rows: list[Times | None] = [
            tuple.__new__(Times, row) for row in columns
        ]  # map(Times, …) costs half as much again
        if len(self.order) == len(rows):
            return rows
        result: list[Times | None] = [None] * len(rows)
        for place in self.order:
            result[place] = rows[place]
        return result

    def forward(self) -> None:
        """How early: fixed jobs where they are, others after what they need."""
        jobs, early_start, early_end = self.jobs, self.early_start, self.early_end
        for place in self.order:
            needs, calendar, length, unit, start, end, earliest, _, _ = jobs[place]
            if end is None:
                start = earliest
                if start is not None and length == 0:
                    start += 1  # a milestone stands at the end of its day
                for other, lag, counted in needs:
                    free = early_end[other]
                    if free is not None:
                        if lag:
                            free = after(calendar, free, lag, counted)
                        if start is None or free > start:
                            start = free
                if start is None:
                    continue
                if unit == "d":
                    end = start + length
                else:
                    start, end = ahead(calendar, start, length, unit)
            elif start is None:
                start = end - 1
            early_start[place], early_end[place] = start, end
            if needs:
                _hold(self.free_end, needs, calendar, start)

    def backward(self) -> list[int]:
        """How late, from the limits; a job's own fixed date does not count for itself, but for what it needs.

        Flexible jobs are put as late as that, sooner where what follows is put sooner, or as early as what they need
        allows. One that cannot be done in time is put where it can be done; its limit or a fixed job is then in the
        way. Returned are those that wait for the others: they go where what they need ends.
        """
        jobs, late_start, late_end, free_end = self.jobs, self.late_start, self.late_end, self.free_end
        early_start, early_end, sooner_end = self.early_start, self.early_end, self.sooner_end
        waiting = []
        for place in reversed(self.order):
            needs, calendar, length, unit, start, end, _, _, asap = jobs[place]
            late, wanted, sooner = late_end[place], None, None
            if end is not None:
                wanted = end - 1 if start is None else start
                if late is not None:
                    first = late_start[place] = late - end + wanted
                    wanted = min(wanted, first)
            else:
                early, free, asked = early_end[place], free_end[place], sooner_end[place]
                if late is not None:
                    wanted, late = (late - length, late) if unit == "d" else back(calendar, late, length, unit)
                    late_start[place], late_end[place] = wanted, late
                if free is not None and unit == "wd" and length:
                    free_end[place] = last_worked(calendar, free)
                start, end = wanted, late
                if asked is not None and (end is None or asked < end):
                    start, end = (asked - length, asked) if unit == "d" else back(calendar, asked, length, unit)
                if needs and (length == 0 or (asap and early is None)):
                    waiting.append(place)
                elif asap or (early is not None and (end is None or end < early)):
                    start, end = early_start[place], early
                if start is not None and (wanted is None or start < wanted):
                    sooner = start
            self.start[place], self.end[place] = start, end
            if wanted is not None and needs:
                _hold(late_end, needs, calendar, wanted)
            if sooner is not None and needs:
                _hold(sooner_end, needs, calendar, sooner)
        return waiting

    def put_behind(self, place: int) -> None:
        """Put a milestone, or a job that begins as soon as others are put, right behind what it needs."""
        job, early = self.jobs[place], self.early_start[place]
        starts = [
            after(job.calendar, end, lag, unit)
            for other, lag, unit in job.needs
            if (end := self.end[other]) is not None
        ]
        if early is not None:
            starts.append(early)
        if starts:
            self.start[place], self.end[place] = ahead(job.calendar, max(starts), job.length, job.unit)
        elif job.asap:
            self.start[place] = self.end[place] = None


def _hold(ends: Days, needs: Sequence[Link], calendar: WorkCalendar, start: int) -> None:
    """Have what a job needs end so that a start is left free."""
    for other, lag, unit in needs:
        end = before(calendar, start, lag, unit) if lag else start
        known = ends[other]
        if known is None or end < known:
            ends[other] = end


def _days_between(ends: Days, limits: Days) -> Days:
    return [None if end is None or limit is None else limit - end for end, limit in zip(ends, limits, strict=True)]
