"""What holds a task, in words: a limit, a phase, what follows, what it needs."""

from __future__ import annotations

from typing import NamedTuple

from promoplan.days.write import Shown, clock
from promoplan.finding import Words
from promoplan.schedule.schedule import DatedTask
from promoplan.why.days_off import days_off
from promoplan.why.holds import Hold, Holds
from promoplan.why.origins import Origins
from promoplan.why.places import EVENT, Place, Places
from promoplan.why.reason import ids_in
from promoplan.why.sentences import Length, Sentence

BEFORE_FOLLOWER = Words("「{name}」{day} 开始，在那之前要完", "it has to end before '{name}' begins on {day}")
BEFORE_DUE = Words("「{name}」{day} 截止，前一天要完", "it has to end the day before '{name}' is due on {day}")
BY_MILESTONE = Words("「{name}」{day}，到那天要完", "it has to end by '{name}' on {day}")
BY_LIMIT = Words("{day} 是期限（must_end_by: {written}）", "its limit is {day} (must_end_by: {written})")
BEFORE_LIMIT = Words("{time} 早于下班，前一天要完", "{time} is before the day's work ends, so it ends the day before")
BY_PHASE = Words("阶段「{name}」{day} 结束", "its phase '{name}' ends on {day}")
BY_EVENT = Words("后面没有别的，活动前一天要完", "nothing follows, so it ends the day before the event")
AFTER_NEED = Words("「{name}」{day} 才完，接着开始", "it begins once '{name}' has ended, on {day}")
ON_END = Words("「{name}」{day} 完，就在那天", "on the day '{name}' ends, {day}")
NOT_BEFORE = Words("{day} 起才能做（not_before: {written}）", "it may not begin before {day} (not_before: {written})")
FROM_PHASE = Words("阶段「{name}」{day} 开始", "its phase '{name}' begins on {day}")
FROM_START = Words(
    "整个活动 {day} 起才做事（campaign.start: {written}）",
    "nothing begins before the campaign's start, {day} (campaign.start: {written})",
)
LATEST = Words("最晚 {day}", "{day} at the latest")
EARLIEST = Words("最早 {day}", "{day} at the earliest")
LAG = Words("中间隔 {length}", "{length} between them")
LEAD = Words("可以重叠 {length}", "{length} of overlap")


class Said(NamedTuple):
    """A hold in words, with what lies between; the ids in it; what it hangs on."""

    hold: Sentence
    between: tuple[Sentence, ...]
    rests_on: tuple[str, ...]
    hangs_on: Place | None


class HoldsSaid:
    """Puts holds into words."""

    def __init__(self, places: Places, holds: Holds, origins: Origins) -> None:
        self.places = places
        self.holds = holds
        self.origins = origins

    def late(self, dated: DatedTask, hold: Hold) -> Said:
        """What a task has to end for."""
        task, places = dated.task, self.places
        if hold.rule == "limit" and task.must_end_by is not None and dated.limit is not None:
            day = Shown(dated.limit, places.schedule.event)
            said = Sentence(BY_LIMIT, {"day": day, "written": task.must_end_by.written})
            _, between, hangs_on = self.origins.of_day(task.must_end_by)
            if not self.holds.network.whole_day(dated):
                between = (Sentence(BEFORE_LIMIT, {"time": clock(dated.limit.minute or 0)}), *between)
            return Said(said, between, ids_in(task.must_end_by), hangs_on)
        if hold.rule == "phase":
            phase = Place("phase", task.phase or "", side="last")
            return Said(Sentence(BY_PHASE, places.named_on(phase, hold.day - 1)), (), (phase.id,), phase)
        if hold.rule == "event":
            return Said(Sentence(BY_EVENT), (), (), EVENT)
        other, start = places.schedule.tasks[hold.other], self.holds.start(hold)
        latest = hold.side == "latest"
        words, on = BEFORE_FOLLOWER, start
        if other.task.is_milestone:
            words, on = BY_MILESTONE, start - 1
        elif other.fixed and other.start is None and not latest:
            words = BEFORE_DUE
        place = places.of_task(other, hold.side)
        said = Sentence(words, places.named_on(place, Sentence(LATEST, {"day": places.shown(on)}) if latest else on))
        return Said(said, self.between(hold, hold.day, start, other), (other.id,), place)

    def early(self, dated: DatedTask, hold: Hold) -> Said:
        """What a task may not begin before."""
        task, places = dated.task, self.places
        day = hold.day - 1 if task.is_milestone else hold.day
        if hold.rule == "phase":
            phase = Place("phase", task.phase or "", side="first")
            return Said(Sentence(FROM_PHASE, places.named_on(phase, day)), (), (phase.id,), phase)
        written = {"not-before": task.not_before, "start": places.plan.campaign.start}.get(hold.rule)
        if written is not None:
            words = NOT_BEFORE if hold.rule == "not-before" else FROM_START
            _, between, hangs_on = self.origins.of_day(written)
            said = Sentence(words, {"day": places.shown(day), "written": written.written})
            return Said(said, between, ids_in(written), hangs_on)
        other, found, end = places.schedule.tasks[hold.other], places.times[hold.other], self.holds.end(hold)
        elsewhere = found is not None and found.end != end
        on = Sentence(EARLIEST, {"day": places.shown(end - 1)}) if elsewhere else end - 1
        place = places.of_task(other, hold.side)
        said = Sentence(ON_END if task.is_milestone and not hold.lag else AFTER_NEED, places.named_on(place, on))
        return Said(said, self.between(hold, end, hold.day, dated), (other.id,), place)

    def between(self, hold: Hold, first: int, end: int, follower: DatedTask) -> tuple[Sentence, ...]:
        """The days between two tasks, and those among them that do not count."""
        if not hold.lag:
            return ()
        said = Sentence(LAG if hold.lag > 0 else LEAD, {"length": Length(abs(hold.lag), hold.unit)})
        return (said, *self.days_off(follower, *sorted((first, end)))) if hold.unit == "wd" else (said,)

    def days_off(self, dated: DatedTask, first: int, end: int) -> tuple[Sentence, ...]:
        """The days of a stretch on which a task's owner does not work."""
        schedule, who = self.places.schedule, self.places.person(dated.task.owner)
        calendar = schedule.calendar_of(dated.task.department)
        return days_off(first, end, schedule.event, calendar, self.holds.calendar(dated), who)
