"""What a plan's dates have become."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from promoplan.days.calendar import WorkCalendar
from promoplan.days.expression import MINUTES_A_DAY
from promoplan.days.write import Moment
from promoplan.plan.each_site import PATH, Origin
from promoplan.plan.tasks import Task
from promoplan.schedule.passes import Times
from promoplan.schedule.timeline import Span, Timeline


@dataclass(slots=True, eq=False)
class DatedTask:
    """A task with its days. `finish` is its last day, included; without one it is flexible, tbd or told.

    `index` is its place among all tasks, `origin` where the plan has it: a task written once is done at many sites.
    """

    index: int
    task: Task
    origin: Origin
    start: Moment | None = None
    finish: Moment | None = None
    fixed: bool = True
    limit: Moment | None = None
    not_before: Moment | None = None
    aim: Moment | None = None
    steps: tuple[Moment | None, ...] = ()  # when each step ends
    step_starts: tuple[Moment | None, ...] = ()  # when each begins, where that is given
    log: tuple[tuple[Moment, str], ...] = ()  # what was noted, by day, in the order of days

    @property
    def id(self) -> str:
        return self.task.id

    @property
    def name(self) -> str:
        """What findings call it: its id, or its place in the file while it has none."""
        return self.task.id or self.task.title or f"tasks[{self.origin.place + 1}]"

    @property
    def written_id(self) -> str:
        """The id as the plan has it: without the site."""
        return self.task.id if self.origin.site is None else self.task.id.rpartition("@")[0]

    @property
    def written_name(self) -> str:
        """What findings call all of it, where it is done at many sites."""
        return self.written_id or self.name

    def path(self, *keys: str | int) -> PATH:
        """Where the document has it, or what stands under it."""
        return self.origin.path(*keys)


class DatedFollowUp(NamedTuple):
    """A round of asking for progress: when it is due, when it was held."""

    at: Moment | None
    held: Moment | None


class Schedule(NamedTuple):
    """All days of a plan. What could not be worked out is None, and has been told."""

    timeline: Timeline
    event_days: Span
    start: Moment | None
    due_time: int
    tasks: list[DatedTask]
    key_dates: dict[str, Moment | None]
    phases: dict[str, Span | None]
    follow_ups: list[DatedFollowUp]
    away: dict[str, list[Span]]
    materials: list[Moment | None]
    media: list[Span | None]
    rewards: list[Span | None]
    sheets: list[Span | None]
    freeze: list[Span | None]
    calendars: dict[str, WorkCalendar]
    years_missing: list[int]
    times: list[Times | None]  # of each task; empty until they are asked for
    keyed_days: dict[PATH, dict[str, int]]  # of maps by day: the day of each key
    dated: bool  # False without a usable event day: then nothing has a day
    arrivals: Sequence[Moment | None] = ()  # of each product's delivery
    stock_in: Moment | None = None  # as the products say it
    prices_agreed: Moment | None = None  # as the prices say it

    @property
    def event(self) -> int:
        return self.timeline.event

    @property
    def calendar(self) -> WorkCalendar:
        return self.timeline.calendar

    def calendar_of(self, department: str | None) -> WorkCalendar:
        """The working days of a department: its own where it has a workweek or holidays of its own."""
        return self.calendars.get(department or "", self.calendar)

    def end_minute(self, moment: Moment) -> int:
        """A deadline as minutes: a day without a time ends at `due_time`."""
        return moment.day * MINUTES_A_DAY + (self.due_time if moment.minute is None else moment.minute)


def start_minute(moment: Moment) -> int:
    """A beginning as minutes: a day without a time begins at 00:00."""
    return moment.day * MINUTES_A_DAY + (moment.minute or 0)
