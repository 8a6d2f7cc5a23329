"""Which jobs are critical: the chains that drive each end of a plan.

First those of least slack. A job's level is the least slack of all that leads to the same end, of several ends the
greatest; a job whose slack is its level is critical.

Slack counts every day, though, so that days off and leave make it differ along a chain that drives itself. So the jobs
that are tied to critical ones are critical, too. A link ties when it is tight in both passes: where the need's earliest
end pushes its follower is the follower's earliest start, and what the follower's latest start leaves the need is the
need's latest end, both rolled to days on which they may begin and end. What a critical job is tied to by its needs is
critical; what follows it only at the same level, since it may lead to ends that other chains drive. Where every day is
worked slack is alike along ties, and they add nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from promoplan.schedule.jobs import Days, Job, Link, after, before, first_worked, last_worked


class Bounds(NamedTuple):
    """How early and how late each job can start and end; None where nothing says so."""

    early_start: Days
    early_end: Days
    late_start: Days
    late_end: Days


def critical_jobs(jobs: Sequence[Job], order: Sequence[int], bounds: Bounds, slack: Days) -> list[bool]:
    """Whether each job is critical; `order` has each after those it needs. A job on its own is on no chain."""
    level = levels(jobs, order, slack)
    critical = [end is not None and end == own for end, own in zip(level, slack, strict=True)]

    def joins(place: int, link: Link) -> bool:
        """Whether a link makes critical the one of its two jobs that is not."""
        return (critical[place] or level[place] == level[link[0]]) and ties(jobs, bounds, place, link)

    found = [
        (place, link)
        for place in order
        for link in jobs[place].needs
        if critical[place] is not critical[link[0]] and joins(place, link)
    ]
    if not found:
        return critical
    followers: dict[int, list[tuple[int, Link]]] = defaultdict(list)
    for place in order:
        for link in jobs[place].needs:
            followers[link[0]].append((place, link))
    while found:
        place, (other, _, _) = found.pop()
        joined = other if critical[place] else place
        critical[joined] = True
        for at, link in [*((joined, link) for link in jobs[joined].needs), *followers[joined]]:
            if critical[at] is not critical[link[0]] and joins(at, link):
                found.append((at, link))
    return critical


def levels(jobs: Sequence[Job], order: Sequence[int], slack: Days) -> Days:
    """Of each job, the greatest of the least slacks of the ends it leads to."""
    least = slack[:]  # of a job and all that leads to it
    for place in order:
        low = least[place]
        for other, _, _ in jobs[place].needs:
            one = least[other]
            if one is not None and (low is None or one < low):
                low = one
        least[place] = low
    level: Days = [None] * len(jobs)
    for place in reversed(order):
        needs, end = jobs[place].needs, level[place]
        if end is None and needs:
            end = level[place] = least[place]
        if end is not None:
            for other, _, _ in needs:
                one = level[other]
                if one is None or end > one:
                    level[other] = end
    return level


def ties(jobs: Sequence[Job], bounds: Bounds, place: int, link: Link) -> bool:
    """Whether a link from a job to what it needs is tight in both passes."""
    other, lag, unit = link
    follower, need = jobs[place], jobs[other]
    start, pushes = bounds.early_start[place], bounds.early_end[other]
    leaves, end = bounds.late_start[place], bounds.late_end[other]
    if start is None or pushes is None or leaves is None or end is None:
        return False
    pushed = after(follower.calendar, pushes, lag, unit)
    left = before(follower.calendar, leaves, lag, unit)
    if follower.by_working_days:
        pushed = first_worked(follower.calendar, pushed)
    if need.by_working_days:
        left = last_worked(need.calendar, left)
    return pushed == start and left == end
