"""What would give a date a day more: what holds it first, then what could be shorter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from promoplan.days.calendar import OutOfCalendar
from promoplan.finding import Words
from promoplan.schedule.jobs import back
from promoplan.schedule.passes import Times
from promoplan.schedule.schedule import DatedTask
from promoplan.why.ending_later import EndingLater
from promoplan.why.ending_sooner import EndingSooner
from promoplan.why.gain import Gain
from promoplan.why.holds import in_working_days, work
from promoplan.why.places import Place
from promoplan.why.reasons import Reasons
from promoplan.why.sentences import Sentence

OWN_EARLIER = Words("提前到 {day} 完（现在 {key}: {written}）", "it ends by {day} (now {key}: {written})")
Sought = Literal["later", "sooner", "in time"]


class Gains:
    """The gains of one campaign's tasks. Other dates are what the plan says: nothing else gives them a day."""

    def __init__(self, reasons: Reasons) -> None:
        self.reasons = reasons
        self.places = reasons.places
        self.holds = reasons.holds
        self.later = EndingLater(self.places, self.holds)
        self.sooner = EndingSooner(self.places, self.holds)

    def of(self, place: Place) -> list[Gain]:
        if place.kind != "task":
            return []
        dated, found = self.places.task(place), self.places.times[place.number]
        if found is None or found.end is None:
            return []
        try:
            return list(self.find(dated, found, found.end))
        except OutOfCalendar:  # what a day more would need lies outside of it
            return []

    def sought(self, place: Place) -> Sought:
        """What a day more is worth to a task: to end later, to end sooner, or to be in time at all."""
        dated, found = self.places.task(place), self.places.times[place.number]
        placing = self.holds.placing(dated, found) if found else "fixed"
        if placing == "short" or (placing == "fixed" and _too_late(found)):
            return "in time"
        return "later" if placing in ("fixed", "late", "wanted") else "sooner"

    def find(self, dated: DatedTask, found: Times, end: int) -> Iterator[Gain]:
        placing = self.holds.placing(dated, found)
        if placing == "fixed":
            if _too_late(found):
                yield self.own_earlier(dated, found)
                yield from self.later.gains(dated, end - 1, "latest")
            elif found.latest_end is not None:
                yield from self.later.gains(dated, found.latest_end, "latest")
        elif placing in ("late", "wanted"):
            day = self.holds.calendar(dated).shift(end - 1, 1) if in_working_days(dated) else end
            yield from self.later.gains(dated, day, "")
            if self.holds.pressing(dated) is None and not _too_late(found):
                yield from self.later.shorter(dated)
            yield from self.later.stand_in(dated, lambda calendar: back(calendar, end, *work(dated))[0])
        else:
            now = end if self.holds.waits(dated.index) else found.earliest_end
            if now is not None:
                yield from self.sooner.gains(dated, now)
            if placing == "short":
                yield from self.later.gains(dated, end - 1, "latest")

    def own_earlier(self, dated: DatedTask, found: Times) -> Gain:
        assert found.latest_end is not None
        task = dated.task
        key, written = ("window", task.window) if task.window is not None else ("due", task.due)
        assert written is not None
        values = {"day": self.places.shown(found.latest_end - 1), "key": key, "written": written.written}
        return Gain(key, dated.id, found.slack, Sentence(OWN_EARLIER, values), alone=True)


def _too_late(found: Times | None) -> bool:
    return found is not None and found.slack is not None and found.slack < 0
