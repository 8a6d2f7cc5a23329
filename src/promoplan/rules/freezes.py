"""What is frozen and when, and which tasks fall into it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from promoplan.campaign import Campaign
from promoplan.days.expression import MINUTES_A_DAY
from promoplan.days.write import Moment
from promoplan.plan.calendar import Freeze
from promoplan.plan.references import folded
from promoplan.schedule.occurrences import occurrences
from promoplan.schedule.schedule import DatedTask, Schedule, start_minute
from promoplan.schedule.timeline import Span

ALL = "all"
MOST = 3  # freezes that are told of one task


class Frozen(NamedTuple):
    """A freeze with its days: its place in the plan's list, its minutes (the end is not included)."""

    begins: int
    ends: int
    place: int
    freeze: Freeze
    span: Span


class Freezes:
    """The freezes of a plan by what they freeze, in the order in which they begin."""

    def __init__(self, campaign: Campaign) -> None:
        self._of: dict[str, list[Frozen]] = defaultdict(list)
        for place, (freeze, span) in enumerate(
            zip(campaign.plan.calendar.freeze, campaign.schedule.freeze, strict=True)
        ):
            if span is not None:
                closes = MINUTES_A_DAY if span.end.minute is None else span.end.minute
                ends = span.end.day * MINUTES_A_DAY + closes
                frozen = Frozen(start_minute(span.start), ends, place, freeze, span)
                if frozen.begins >= ends:
                    continue  # a window that runs backwards, which is told
                for word in {folded(word) for word in freeze.scope} or {ALL}:
                    self._of[word].append(frozen)
        self._latest: dict[str, list[int]] = {}  # the latest end up to each freeze
        for word, all_of_it in self._of.items():
            all_of_it.sort(key=lambda frozen: frozen[:3])
            latest = 0
            self._latest[word] = [latest := max(latest, frozen.ends) for frozen in all_of_it]

    def __bool__(self) -> bool:
        return bool(self._of)

    def within(self, touches: Iterable[str], begins: int, ends: int) -> Iterator[tuple[Frozen, str]]:
        """The freezes of some words that share a minute with a stretch, the latest first; each with the plan's word."""
        told: set[int] = set()
        for written in touches:
            for word in (folded(written), ALL):
                known = self._of.get(word, [])
                for number in range(bisect_left(known, (ends,)) - 1, -1, -1):
                    if self._latest[word][number] <= begins:
                        break
                    frozen = known[number]
                    if frozen.ends > begins and frozen.place not in told:
                        told.add(frozen.place)
                        yield frozen, written


def minutes_of(schedule: Schedule, dated: DatedTask) -> tuple[int, int] | None:
    """When a task is worked on; None without days. What only has a due day, or is a milestone, is the minute before."""
    if dated.finish is None:
        return None
    ends = schedule.end_minute(dated.finish)
    if dated.start is None or dated.task.is_milestone:
        return ends - 1, ends
    begins = start_minute(dated.start)
    if ends <= begins and dated.finish.minute is None:
        ends = (dated.finish.day + 1) * MINUTES_A_DAY  # an evening: it begins after `due_time`
    return (begins, ends) if begins < ends else None


def touched(schedule: Schedule, dated: DatedTask, frozen: Frozen) -> Moment | None:
    """When a task first touches what is frozen then: its beginning there, or its first time, where it repeats."""
    repeating = occurrences(schedule, dated)
    if repeating is None:
        return dated.start or dated.finish
    for moment in repeating.between(frozen.span.start.day, frozen.span.end.day):
        begins = start_minute(moment)
        ends = begins + 1 if moment.minute is not None else schedule.end_minute(moment)
        if begins < frozen.ends and ends > frozen.begins:
            return moment
    return None
