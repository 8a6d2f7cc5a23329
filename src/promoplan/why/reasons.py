"""Why each date is what it is, and the way to it from the event day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from promoplan.days.expression import Day, Window
from promoplan.days.write import Moment, iso
from promoplan.finding import Words
from promoplan.plan import Plan
from promoplan.plan.fields import Part
from promoplan.schedule.passes import Times
from promoplan.schedule.schedule import DatedTask, Schedule
from promoplan.why.holds import Holds, in_working_days
from promoplan.why.holds_said import HoldsSaid
from promoplan.why.origins import Origins
from promoplan.why.places import Place, Places, Side
from promoplan.why.reason import Reason, once, undated
from promoplan.why.sentences import Length, Sentence

EVENT_DAY = Words("活动日（event_day: {written}）", "the event day (event_day: {written})")
AS_LATE = Words("排到最晚：", "as late as can be: ")
AT_LATEST = Words("最晚：", "at the latest: ")
AS_EARLY = Words("尽早：", "as early as can be: ")
WANTED_EARLY = Words("排到最早，因为「{name}」等着它：", "as early as can be, as '{name}' waits for it: ")
MILESTONE = Words("里程碑：", "a milestone: ")
SHORT = Words("赶不上，差 {days}：", "cannot be met, {days} short: ")
BUT = Words("可{hold}", "but {hold}")

DROPPED = Words("已取消，不排日期", "it is dropped, so it has no date")
CIRCLE = Words(
    "排不出：在前置的圈里，或能上班的日子不够；见 promoplan validate",
    "no date can be found: it needs itself in a circle, or the working days run out; see promoplan validate",
)
NOT_SAID = Words(
    "计划里没写日期，还没定，或者写的读不出来", "the plan gives it no date, it is still open, or it cannot be read"
)
OPEN_UNTIL = Words("还没定（decide_by: {written}）", "it is still open (decide_by: {written})")
UNREADABLE = Words("写的日期算不出来，见 promoplan validate", "its date cannot be worked out, see promoplan validate")
NO_BEGINNING = Words(
    "要尽早，却没有起点：没有前置、not_before、阶段，活动也没有 start",
    "as early as can be, but nothing says from when: no dated need, not_before, phase or campaign start",
)
NOTHING_HOLDS = Words("前后的事都没有日期", "nothing before or after it has a date")


@dataclass(frozen=True, slots=True)
class Step:
    """A stop on the way from the event day to a date."""

    place: Place
    start: Moment | None
    finish: Moment | None
    reason: Reason

    @property
    def at(self) -> Moment | None:
        """The one day that the next step hangs on."""
        return self.start if self.place.side == "first" else self.finish


class Reasons:
    """The reasons of one campaign's dates, each found when it is asked for."""

    def __init__(self, plan: Plan, schedule: Schedule, times: Sequence[Times | None]) -> None:
        self.plan = plan
        self.schedule = schedule
        self.times = times
        self.places = Places(plan, schedule, times)
        self.origins = Origins(self.places)

    @cached_property
    def holds(self) -> Holds:
        return Holds(self.plan, self.schedule, self.times)

    @cached_property
    def said(self) -> HoldsSaid:
        return HoldsSaid(self.places, self.holds, self.origins)

    def chain(self, place: Place) -> list[Step]:
        """From the event day, or from a day that nothing moves, to a date."""
        steps: list[Step] = []
        passed: set[Place] = set()
        following: Place | None = place
        while following is not None and following not in passed:
            passed.add(following)
            reason = self.of(following)
            steps.append(Step(following, *self.places.days(following), reason))
            following = reason.hangs_on
        return steps[::-1]

    def of(self, place: Place) -> Reason:
        if place.kind == "task":
            return self.of_task(self.places.task(place), place.side)
        if place.kind == "event":
            day = self.plan.campaign.event_day
            values = {"written": day.written if day else iso(Moment(self.schedule.event))}
            return Reason("event", (), (Sentence(EVENT_DAY, values),))
        written: Day | Window | None
        if place.kind == "phase":
            part: Part = self.places.phases[place.id]
            key, written = "window", self.places.phases[place.id].window
        elif place.kind == "follow-up":
            part = self.plan.follow_ups[place.number]
            key, written = "at", self.plan.follow_ups[place.number].at
        else:
            part = self.plan.key_dates[place.id]
            key, written = "at", self.plan.key_dates[place.id].at
        if written is None:
            return not_said(part)
        return self.origins.written(key, written, place.side) if self.places.days(place)[1] else undated(UNREADABLE)

    def of_task(self, dated: DatedTask, side: Side = "") -> Reason:
        """Why a task is where it was put, or why it can be no earlier or no later than it can."""
        found = self.times[dated.index]
        if found is not None and side == "latest" and found.latest_end is not None:
            return self.held_late(dated, found, "latest", AT_LATEST)
        if found is not None and side == "asked":
            return self.held_late(dated, found, "", AS_LATE)
        if dated.fixed and dated.finish is not None:
            return self.origins.fixed(dated)
        if dated.finish is None or found is None:
            return self.why_undated(dated)
        return self.held_early(dated, found, Sentence(AS_EARLY), side) if side else self.placed(dated, found)

    def placed(self, dated: DatedTask, found: Times) -> Reason:
        """Why a task that is not fixed is where it was put."""
        placing = self.holds.placing(dated, found)
        if placing == "late":
            return self.held_late(dated, found, "", AS_LATE)
        if placing == "short":
            return self.cannot_be_met(dated, found)
        if placing == "wanted":
            pressing = self.holds.pressing(dated)
            assert pressing is not None
            name = self.places.name(self.places.of_task(self.schedule.tasks[pressing]))
            return self.held_early(dated, found, Sentence(WANTED_EARLY, {"name": name}))
        return self.held_early(dated, found, Sentence(MILESTONE if placing == "milestone" else AS_EARLY))

    def why_undated(self, dated: DatedTask) -> Reason:
        task = dated.task
        if task.status == "dropped":
            return undated(DROPPED)
        if dated.fixed and task.due is None and task.window is None:
            return not_said(task)
        if dated.fixed or not self.holds.network.takes_part(dated):
            return undated(UNREADABLE)
        if self.times[dated.index] is None:
            return undated(CIRCLE)
        return undated(NO_BEGINNING if task.schedule == "asap" else NOTHING_HOLDS)

    def cannot_be_met(self, dated: DatedTask, found: Times) -> Reason:
        """Both sides: what it has to end for, and what it cannot begin before."""
        assert found.slack is not None
        late = self.said.late(dated, self.holds.binding_late(dated, "latest")[0])
        early = self.held_early(dated, found, Sentence(AS_EARLY))
        but = Sentence(BUT, {"hold": early.parts[0]})
        parts = (late.hold, but, *early.parts[1:])
        short = Sentence(SHORT, {"days": Length(-found.slack)})
        return Reason("cannot-be-met", once((*early.rests_on, *late.rests_on)), parts, early.hangs_on, short)

    def held_late(self, dated: DatedTask, found: Times, side: Side, prefix: Words) -> Reason:
        """Held by what follows, a limit, the phase or the event."""
        holds = self.holds.binding_late(dated, side)
        if not holds:
            return self.origins.fixed(dated) if dated.fixed else undated(NOTHING_HOLDS)
        said = self.said.late(dated, holds[0])
        start = found.latest_start if side else found.start
        skipped: tuple[Sentence, ...] = ()
        if start is not None and not dated.fixed and in_working_days(dated):
            skipped = self.said.days_off(dated, start, holds[0].day)
        parts = (said.hold, *said.between, *skipped)
        return Reason(holds[0].rule, said.rests_on, parts, said.hangs_on, Sentence(prefix))

    def held_early(self, dated: DatedTask, found: Times, prefix: Sentence, side: Side = "") -> Reason:
        """Held by what it needs, its own bound, its phase or the campaign's start."""
        holds = self.holds.binding_early(dated, side)
        if not holds:
            return undated(NOTHING_HOLDS)
        said = self.said.early(dated, holds[0])
        end = found.end if self.holds.waits(dated.index) and not side else found.earliest_end
        skipped: tuple[Sentence, ...] = ()
        if end is not None and in_working_days(dated):
            skipped = self.said.days_off(dated, holds[0].day, end)
        parts = (said.hold, *said.between, *skipped)
        return Reason(holds[0].rule, said.rests_on, parts, said.hangs_on, prefix)


def not_said(part: Part) -> Reason:
    """Why a part of the plan that gives no date has none."""
    return undated(OPEN_UNTIL, written=part.decide_by.written) if part.decide_by else undated(NOT_SAID)
