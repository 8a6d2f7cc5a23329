"""What has to move for a task to end later than it can now."""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.finding import Words
from promoplan.schedule.jobs import after, back, before
from promoplan.schedule.schedule import DatedTask
from promoplan.why.gain import NOTHING, SHORTER_OTHER, Gain, Gaining
from promoplan.why.holds import Hold, work
from promoplan.why.places import Place, Side
from promoplan.why.reason import ids_in
from promoplan.why.sentences import Length, Sentence

CAN_BEGIN = Words("「{name}」可以晚到 {day} 开始{room}", "'{name}' can begin as late as {day}{room}")
CAN_BE = Words("「{name}」可以晚到 {day}{room}", "'{name}' can be as late as {day}{room}")
DAYS_LATER = Words("（它自己还能晚 {days}）", " (it can itself be {days} later)")
NOT_LATER = Words("（它自己一天也不能晚）", " (it cannot itself be a day later)")
LIMIT_LATER = Words(
    "期限延到 {day}（现在 must_end_by: {written}）", "its limit moves to {day} (now must_end_by: {written})"
)
PHASE_LATER = Words("阶段「{name}」延到 {day}", "its phase '{name}' ends on {day}")
EVENT_LATER = Words("活动日改到 {day}", "the event moves to {day}")


class EndingLater(Gaining):
    """The gains of a task that its limits and followers hold."""

    def gains(self, dated: DatedTask, day: int, side: Side) -> Iterator[Gain]:
        """What has to move for a task to end on a day that is too late for it now."""
        holds = [hold for hold in self.holds.late(dated, side) if hold.day <= day]
        for hold in sorted(holds, key=lambda hold: hold.day):
            yield self.moved(dated, hold, day)
        if len(holds) == 1 and holds[0].other >= 0:
            hold, other = holds[0], self.schedule.tasks[holds[0].other]
            begins, calendar = self.holds.start(hold), self.holds.calendar(other)
            stays = hold.side or not self.holds.is_early(other.index)
            if stays and before(calendar, begins, hold.lag - 1, hold.unit) > day:
                yield from self.less_between(other, hold)
            if self.begins_if_shorter(other, hold) >= after(calendar, day + 1, hold.lag, hold.unit):
                yield from self.shorter(other, SHORTER_OTHER)

    def begins_if_shorter(self, other: DatedTask, hold: Hold) -> int:
        """When a follower begins that takes a day less; when it does now, where that makes no difference."""
        begins, found, (amount, unit) = self.holds.start(hold), self.times[hold.other], work(other)
        if amount < 2 or found is None:
            return begins
        calendar = self.holds.calendar(other)
        if other.fixed:
            if other.task.window is not None or hold.side:
                return begins
            calendar = self.schedule.calendar_of(other.task.department)
        elif not hold.side and (self.holds.is_early(hold.other) or self.holds.pressing(other) is not None):
            return begins
        end = found.latest_end if hold.side else found.end
        return begins if end is None else back(calendar, end, amount - 1, unit)[0]

    def moved(self, dated: DatedTask, hold: Hold, day: int) -> Gain:
        """A limit, a phase, the event or a follower that leaves a day free."""
        task, places = dated.task, self.places
        if hold.rule == "limit" and task.must_end_by is not None:
            values: dict[str, object] = {"day": places.shown(day), "written": task.must_end_by.written}
            return Gain("limit", next(iter(ids_in(task.must_end_by)), None), None, Sentence(LIMIT_LATER, values))
        if hold.rule == "phase":
            phase = Place("phase", task.phase or "")
            return Gain("phase", task.phase, None, Sentence(PHASE_LATER, places.named_on(phase, day)))
        if hold.rule == "event":
            return Gain("event", "T", None, Sentence(EVENT_LATER, {"day": places.shown(day + 1)}))
        other = self.schedule.tasks[hold.other]
        begins = after(self.holds.calendar(other), day + 1, hold.lag, hold.unit)
        words = CAN_BEGIN
        if other.task.is_milestone:
            words, begins = CAN_BE, begins - 1
        elif other.fixed and other.start is None:
            words = CAN_BE
        found = self.times[other.index]
        days = found.later if found else None
        room = NOTHING if days is None else DAYS_LATER if days > 0 else NOT_LATER
        values = places.named_on(places.of_task(other), begins)
        values["room"] = Sentence(room, {"days": Length(days or 0)})
        return Gain("followers", other.id, self.slack(other), Sentence(words, values))
