"""One thing that would give a date a day more; and those that are alike for ending later and ending sooner."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from promoplan.days.calendar import WorkCalendar
from promoplan.finding import Words
from promoplan.schedule.schedule import DatedTask
from promoplan.why.holds import Hold, Holds, in_working_days
from promoplan.why.places import Places
from promoplan.why.sentences import Sentence, taken

LESS_BETWEEN = Words("和「{name}」之间少隔 1 {unit}", "one {unit} less between it and '{name}'")
SHORTER_OTHER = Words("「{name}」的工期少 1 {unit}", "'{name}' takes one {unit} less")
SHORTER = Words("工期少 1 {unit}（现在 {length}）", "it takes one {unit} less (now {length})")
STAND_IN = Words("{name} 不在的日子有人顶上", "somebody stands in while {name} is away")
UNITS: dict[str, Words] = {"d": Words("天", "day"), "wd": Words("个工作日", "working day")}
NOTHING = Words("", "")


@dataclass(frozen=True, slots=True)
class Gain:
    """What would have to change; `id` is what it names, `slack` that of the task it names.

    `alone`: it is enough by itself. Of the others, all that hold a date on the same day have to change together.
    """

    rule: str
    id: str | None
    slack: int | None
    sentence: Sentence
    alone: bool = False


class Gaining:
    """What both sides share: less work, less time between, no leave."""

    def __init__(self, places: Places, holds: Holds) -> None:
        self.places = places
        self.schedule = places.schedule
        self.times = places.times
        self.holds = holds

    def shorter(self, dated: DatedTask, words: Words = SHORTER) -> Iterator[Gain]:
        duration = dated.task.duration
        if duration is not None and duration.amount > 1 and duration.unit in UNITS:
            name = self.places.name(self.places.of_task(dated))
            values = {"name": name, "unit": UNITS[duration.unit], "length": taken(duration)}
            yield Gain("shorter", dated.id, self.slack(dated), Sentence(words, values), alone=True)

    def less_between(self, other: DatedTask, hold: Hold) -> Iterator[Gain]:
        if hold.lag > 0:
            values = {"name": self.places.name(self.places.of_task(other)), "unit": UNITS[hold.unit]}
            yield Gain("lag", other.id, self.slack(other), Sentence(LESS_BETWEEN, values), alone=True)

    def stand_in(self, dated: DatedTask, better: Callable[[WorkCalendar], int]) -> Iterator[Gain]:
        """Where the owner's leave costs days: the same stretch without it."""
        owner = dated.task.owner
        if owner not in self.schedule.away or not in_working_days(dated):
            return
        if better(self.schedule.calendar_of(dated.task.department)) > better(self.holds.calendar(dated)):
            yield Gain("away", owner, None, Sentence(STAND_IN, {"name": self.places.person(owner)}), alone=True)

    def slack(self, dated: DatedTask) -> int | None:
        found = self.times[dated.index]
        return found.slack if found else None
