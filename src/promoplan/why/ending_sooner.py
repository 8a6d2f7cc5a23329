"""What has to move for a task to end sooner than it can now."""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.finding import Words
from promoplan.schedule.jobs import after, ahead, back, before
from promoplan.schedule.schedule import DatedTask
from promoplan.why.gain import NOTHING, SHORTER_OTHER, Gain, Gaining
from promoplan.why.holds import Hold, work
from promoplan.why.places import Place
from promoplan.why.reason import ids_in
from promoplan.why.sentences import Length, Sentence

NEED_EARLIER = Words("「{name}」{day} 就完{room}", "'{name}' ends on {day}{room}")
DAYS_EARLIER = Words("（它能提前 {days}）", " (it can be {days} earlier)")
NOT_EARLIER = Words("（它已经最早了）", " (it is as early as it can be)")
BOUND_EARLIER = Words("{key} 提前到 {day}", "{key} moves to {day}")
PHASE_EARLIER = Words("阶段「{name}」{day} 就开始", "its phase '{name}' begins on {day}")


class EndingSooner(Gaining):
    """The gains of a task that what it needs and its first days hold."""

    def gains(self, dated: DatedTask, end: int) -> Iterator[Gain]:
        """What has to move for a task to end before the day on which it has ended now."""
        calendar = self.holds.calendar(dated)
        start, _ = back(calendar, end - 1, *work(dated))
        holds = [hold for hold in self.holds.behind(dated) or self.holds.all_early(dated) if hold.day > start]
        for hold in sorted(holds, key=lambda hold: -hold.day):
            yield self.moved(dated, hold, start)
        if len(holds) == 1 and holds[0].other >= 0:
            hold, other = holds[0], self.schedule.tasks[holds[0].other]
            stays = hold.side or other.fixed or self.holds.is_early(other.index)
            if stays and after(calendar, self.holds.end(hold), hold.lag - 1, hold.unit) <= start:
                yield from self.less_between(other, hold)
            if self.ends_if_shorter(other, hold) <= before(calendar, start, hold.lag, hold.unit):
                yield from self.shorter(other, SHORTER_OTHER)
        if not self.holds.waits(dated.index):
            yield from self.shorter(dated)
        first = max((hold.day for hold in holds), default=end)
        yield from self.stand_in(dated, lambda calendar: -ahead(calendar, first, *work(dated))[1])

    def ends_if_shorter(self, other: DatedTask, hold: Hold) -> int:
        """When a need ends that takes a day less; when it does now, where that makes no difference."""
        found, (amount, unit) = self.times[hold.other], work(other)
        stays = other.fixed or amount < 2 or not (hold.side or self.holds.is_early(hold.other))
        if stays or found is None or found.earliest_start is None:
            return self.holds.end(hold)
        return ahead(self.holds.calendar(other), found.earliest_start, amount - 1, unit)[1]

    def moved(self, dated: DatedTask, hold: Hold, start: int) -> Gain:
        """A phase, a first day or a need that lets a task begin on a day."""
        task, places = dated.task, self.places
        day = start - 1 if task.is_milestone else start
        if hold.rule == "phase":
            phase = Place("phase", task.phase or "")
            return Gain("phase", task.phase, None, Sentence(PHASE_EARLIER, places.named_on(phase, day)))
        if hold.other < 0:
            own = hold.rule == "not-before"
            written = task.not_before if own else places.plan.campaign.start
            values = {"key": "not_before" if own else "campaign.start", "day": places.shown(day)}
            return Gain(hold.rule, next(iter(ids_in(written)), None), None, Sentence(BOUND_EARLIER, values))
        other = self.schedule.tasks[hold.other]
        last = before(self.holds.calendar(dated), start, hold.lag, hold.unit) - 1
        found = self.times[other.index]
        days = found.earlier if found and not other.fixed else None
        room = NOTHING if days is None else DAYS_EARLIER if days and not hold.side else NOT_EARLIER
        named = places.named_on(places.of_task(other), last)
        named["room"] = Sentence(room, {"days": Length(days or 0)})
        return Gain("needs", other.id, self.slack(other), Sentence(NEED_EARLIER, named))
