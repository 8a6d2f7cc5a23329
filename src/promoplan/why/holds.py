"""What holds each task from both sides, by the same arithmetic as the passes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from promoplan.days.calendar import WorkCalendar
from promoplan.plan import Plan
from promoplan.schedule.jobs import Link, Unit, after, back, before
from promoplan.schedule.network import Network
from promoplan.schedule.passes import Times
from promoplan.schedule.schedule import DatedTask, Schedule
from promoplan.why.places import Side

# What put a task where it is: the plan, what follows, what it needs; a follower that wants it as early as can be.
Placing = Literal["fixed", "late", "short", "wanted", "milestone", "asap"]


class Hold(NamedTuple):
    """What holds a task from one side: the day before which it ends, or on which it may start (half-open)."""

    day: int
    rule: str
    other: int = -1  # a follower or a need: its index, and the lag between
    lag: int = 0
    unit: Unit = "d"
    side: Side = ""


class Holds:
    """What holds each task from both sides, by the same arithmetic as the passes."""

    def __init__(self, plan: Plan, schedule: Schedule, times: Sequence[Times | None]) -> None:
        self.schedule = schedule
        self.times = times
        self.network = Network(plan, schedule)
        self.needs: list[list[Link]] = []
        self.followers: list[list[Link]] = [[] for _ in schedule.tasks]
        for dated, found in zip(schedule.tasks, times, strict=True):
            links = self.network.links(dated) if found is not None else []
            self.needs.append([link for link in links if times[link[0]] is not None])
            for other, lag, unit in self.needs[-1]:
                self.followers[other].append((dated.index, lag, unit))
        self._late: dict[tuple[int, Side], list[Hold]] = {}
        self._early: dict[int, tuple[list[Hold], frozenset[int]]] = {}

    def calendar(self, dated: DatedTask) -> WorkCalendar:
        """The days a task's owner works."""
        return self.network.calendar(dated.task.department, dated.task.owner)

    def placing(self, dated: DatedTask, found: Times) -> Placing:
        """By which side a task was put where it is."""
        if dated.fixed:
            return "fixed"
        if self.waits(dated.index) and self.behind(dated):
            return "milestone" if dated.task.is_milestone else "asap"
        if dated.task.schedule == "asap" or not self.late(dated, ""):
            return "asap"
        if found.end != found.earliest_end:
            return "late"
        if found.slack is not None and found.slack < 0:
            return "short"
        return "late" if self.pressing(dated) is None else "wanted"

    def pressing(self, dated: DatedTask) -> int | None:
        """A follower that holds a task and itself stands as early as that task lets it."""
        for hold in self.binding_late(dated, ""):
            early = hold.other >= 0 and (hold.side == "asked" or self.is_early(hold.other))
            if early and dated.index in self.early(hold.other)[1]:
                return hold.other
        return None

    def waits(self, place: int) -> bool:
        """Whether a task goes where its needs were put: a milestone, or one that has no earliest day of its own."""
        dated, found = self.schedule.tasks[place], self.times[place]
        if dated.fixed or found is None or not self.needs[place]:
            return False
        return dated.task.is_milestone or (dated.task.schedule == "asap" and found.earliest_end is None)

    def is_early(self, place: int) -> bool:
        """Whether a task stands where what it needs puts it, and not what follows it."""
        dated, found = self.schedule.tasks[place], self.times[place]
        if dated.fixed or found is None:
            return False
        short = found.slack is not None and found.slack < 0 and found.end == found.earliest_end
        return short or dated.task.schedule == "asap"

    # from behind

    def binding_late(self, dated: DatedTask, side: Side) -> list[Hold]:
        """What a task has to have ended for first: all that falls on one day."""
        holds = self.late(dated, side)
        least = min((hold.day for hold in holds), default=None)
        return [hold for hold in holds if hold.day == least]

    def late(self, dated: DatedTask, side: Side) -> list[Hold]:
        """All that a task has to end for, where it was put or at its latest."""
        known = self._late.get((dated.index, side))
        if known is None:
            known = self._late[dated.index, side] = self.find_late(dated, side)
        return known

    def find_late(self, dated: DatedTask, side: Side) -> list[Hold]:
        holds = self.late_by_passes(dated, side)
        found = self.times[dated.index]
        if side or dated.fixed or not holds or found is None or found.end is None:
            return holds
        _, end = back(self.calendar(dated), min(hold.day for hold in holds), *work(dated))
        # one that is earlier than that: what follows a task that waits for it may want it so
        return holds if end == found.end else [self.where_it_waits(hold) for hold in holds]

    def where_it_waits(self, hold: Hold) -> Hold:
        found = self.times[hold.other] if hold.other >= 0 and self.waits(hold.other) else None
        if found is None or found.start is None:
            return hold
        calendar = self.calendar(self.schedule.tasks[hold.other])
        return hold._replace(day=before(calendar, found.start, hold.lag, hold.unit), side="asked")

    def late_by_passes(self, dated: DatedTask, side: Side) -> list[Hold]:
        """Its own limits, and followers as they were put or at their latest."""
        holds = []
        if dated.limit is not None:
            holds.append(Hold(dated.limit.day + self.network.whole_day(dated), "limit"))
        phase = self.schedule.phases.get(dated.task.phase or "")
        if phase is not None:
            holds.append(Hold(phase.end.day + 1, "phase"))
        followers = self.followers[dated.index]
        if not holds and not dated.fixed and not followers:
            holds.append(Hold(self.schedule.event, "event"))
        for other, lag, unit in followers:
            asked = self.asked_side(other, "latest" if dated.fixed else side)
            hold = Hold(0, "followers", other, lag, unit, asked)
            found = self.times[other]
            if found is not None and (found.latest_start if asked else found.end) is not None:
                calendar = self.calendar(self.schedule.tasks[other])
                holds.append(hold._replace(day=before(calendar, self.start(hold), lag, unit)))
        return holds

    def asked_side(self, place: int, side: Side) -> Side:
        """Which of a follower's dates holds a task: where it was put, or its latest where that is sooner."""
        dated, found = self.schedule.tasks[place], self.times[place]
        if found is None or found.latest_start is None or found.end is None:
            return "" if dated.fixed else "latest"
        own = found.end - 1 if found.start is None else found.start
        if dated.fixed:
            return "latest" if found.latest_start < own else ""
        return "latest" if side or self.waits(place) or found.latest_start < own else ""

    def start(self, hold: Hold) -> int:
        """The day on which a follower begins, or has to begin; that of a milestone is the day after it."""
        found = self.times[hold.other]
        assert found is not None
        if hold.side == "latest":
            assert found.latest_start is not None
            return found.latest_start
        assert found.end is not None
        return found.end - 1 if found.start is None else found.start

    # from before

    def binding_early(self, dated: DatedTask, side: Side) -> list[Hold]:
        """What a task waits for longest: needs as put, where it goes behind them, else at their earliest."""
        return longest(self.behind(dated) if not side else ()) or self.early(dated.index)[0]

    def early(self, place: int) -> tuple[list[Hold], frozenset[int]]:
        """What a task waits for longest, with its needs at their earliest; and the needs among that."""
        if place not in self._early:
            holds = longest(self.all_early(self.schedule.tasks[place]))
            self._early[place] = (holds, frozenset(hold.other for hold in holds if hold.other >= 0))
        return self._early[place]

    def all_early(self, dated: DatedTask) -> list[Hold]:
        return [] if dated.fixed else [*self.bounds(dated), *self.need_holds(dated, "earliest")]

    def behind(self, dated: DatedTask) -> list[Hold]:
        """All that a task waits for that goes where its needs were put; nothing for others."""
        return [*self.need_holds(dated, ""), *self.bounds(dated)] if self.waits(dated.index) else []

    def bounds(self, dated: DatedTask) -> Iterator[Hold]:
        """The days before which a task may not begin by itself; a milestone stands at the end of its day."""
        more = int(dated.task.is_milestone)
        phase = self.schedule.phases.get(dated.task.phase or "")
        if dated.not_before is not None:
            yield Hold(dated.not_before.day + more, "not-before")
        if phase is not None:
            yield Hold(phase.start.day + more, "phase")
        if self.schedule.start is not None:
            yield Hold(self.schedule.start.day + more, "start")

    def need_holds(self, dated: DatedTask, side: Side) -> Iterator[Hold]:
        calendar = self.calendar(dated)
        for other, lag, unit in self.needs[dated.index]:
            hold = Hold(0, "needs", other, lag, unit, "" if self.schedule.tasks[other].fixed else side)
            found = self.times[other]
            if found is not None and (found.earliest_end if hold.side else found.end) is not None:
                yield hold._replace(day=after(calendar, self.end(hold), lag, unit))

    def end(self, hold: Hold) -> int:
        """The day after the last of a need: where it was put, or at its earliest."""
        found = self.times[hold.other]
        assert found is not None
        end = found.earliest_end if hold.side else found.end
        assert end is not None
        return end


def longest(holds: Sequence[Hold]) -> list[Hold]:
    most = max((hold.day for hold in holds), default=None)
    return [hold for hold in holds if hold.day == most]


def work(dated: DatedTask) -> tuple[int, Unit]:
    duration = dated.task.duration
    return (duration.amount, "wd" if duration.unit == "wd" else "d") if duration else (0, "d")


def in_working_days(dated: DatedTask) -> bool:
    amount, unit = work(dated)
    return unit == "wd" and amount > 0
