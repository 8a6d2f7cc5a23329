"""The days that tasks are written with: their own, their limits, those of their steps and their log."""

from __future__ import annotations

from typing import TypeAlias

from promoplan.days.calendar import EARLIEST_DAY, OutOfCalendar, WorkCalendar
from promoplan.days.expression import Duration
from promoplan.days.read import Unreadable, read_day
from promoplan.days.write import Moment
from promoplan.plan import Plan
from promoplan.plan.each_site import at_each_site
from promoplan.plan.tasks import Step, Task
from promoplan.reading.document import Document
from promoplan.reading.limits import Limits
from promoplan.schedule.schedule import DatedTask
from promoplan.schedule.timeline import names_in
from promoplan.schedule.written import Key, WrittenDays

Node: TypeAlias = tuple[str, str]


class TaskDays(WrittenDays):
    """The days of one plan's tasks, on its timeline and its departments' calendars."""

    def __init__(self, plan: Plan, document: Document, limits: Limits) -> None:
        super().__init__(document)
        self.plan = plan
        self.most_at_sites = limits.at_sites
        self.calendars: dict[str, WorkCalendar] = {}
        self.tasks_called: dict[str, list[DatedTask]] = {}  # of two with one id the first; all sites of a shared one
        self._dated: set[int] = set()

    def all_tasks(self) -> list[DatedTask]:
        """The plan's tasks, those that are done at each site one by one."""
        made, too_many = at_each_site(self.plan, self.most_at_sites)
        for path in too_many:
            self.tell("limit-exceeded", path, limit="at_sites", most=self.most_at_sites)
        tasks = [DatedTask(n, task, origin, fixed=not task.is_flexible) for n, (origin, task) in enumerate(made)]
        for dated in tasks:
            self.tasks_called.setdefault(dated.id, [dated])
            if dated.origin.site is not None:
                self.tasks_called.setdefault(dated.written_id, []).append(dated)
            if not dated.fixed:
                self.timeline.flexible.update((dated.id, dated.written_id))
        return tasks

    def set_task_end(self, id_: str) -> None:
        """When a task ends that others stand on; of one that is done at each site, when the last of them does."""
        called = self.tasks_called[id_]
        for dated in called:
            self.date_task(dated)
        ends = [dated.finish for dated in called]
        known = [end for end in ends if end is not None]
        self.timeline.task_ends[id_] = max(known, key=lambda end: end.day) if len(known) == len(ends) else None

    def date_task(self, dated: DatedTask) -> None:
        """Give a task the days it is written with, once."""
        if dated.index in self._dated:
            return
        self._dated.add(dated.index)
        task = dated.task
        if task.window is not None:
            span = self.span(task.window, *dated.path("window"))
            if span is not None:
                dated.start, dated.finish = span
        elif task.due is not None:
            dated.finish = self.moment(task.due, *dated.path("due"))
            if dated.finish is not None and task.duration is not None:
                dated.start = self.start_before(dated, task)
        elif task.duration is not None and task.duration.unit not in ("d", "wd"):
            self.tell_not_days(dated, task.duration)

    def start_before(self, dated: DatedTask, task: Task) -> Moment | None:
        """The first day of a task that has only its due day and a duration."""
        assert dated.finish is not None
        assert task.duration is not None
        amount, unit = task.duration.amount, task.duration.unit
        last = dated.finish.day
        if amount == 0:
            return dated.finish
        if unit == "d" and last - amount + 1 >= EARLIEST_DAY:
            return Moment(last - amount + 1)
        if unit not in ("d", "wd"):
            self.tell_not_days(dated, task.duration)
            return None
        try:
            if unit == "d":
                raise OutOfCalendar(last)
            return Moment(self.calendars.get(task.department or "", self.timeline.calendar).shift(last + 1, -amount))
        except OutOfCalendar:
            self.tell(
                "date-unreadable",
                dated.path("duration"),
                "too-far",
                written=task.duration.written,
                instead="",
            )
            return None

    def tell_not_days(self, dated: DatedTask, duration: Duration) -> None:
        self.tell("duration-unreadable", dated.path("duration"), "not-days", written=duration.written, instead="")

    def limits(self, dated: DatedTask) -> None:
        """Work out the days that bound a task, and those of its steps and its log."""
        task = dated.task
        if task.must_end_by is not None:
            dated.limit = self.moment(task.must_end_by, *dated.path("must_end_by"))
        if task.not_before is not None:
            dated.not_before = self.beginning(task.not_before, *dated.path("not_before"))
        if task.aim is not None:
            dated.aim = self.moment(task.aim, *dated.path("aim"))
        if task.done_on is not None:
            self.moment(task.done_on, *dated.path("done_on"))
        if task.steps:
            spans = [self.step(dated, place, step) for place, step in enumerate(task.steps)]
            dated.step_starts = tuple(start for start, _ in spans)
            dated.steps = tuple(end for _, end in spans)
        if task.log:
            dated.log = tuple(self.logged(dated))

    def step(self, dated: DatedTask, place: int, step: Step) -> tuple[Moment | None, Moment | None]:
        """When a step begins and ends, as far as it says."""
        if step.window is not None:
            span = self.span(step.window, *dated.path("steps", place, "window"))
            return (span.start, span.end) if span else (None, None)
        return None, self.moment(step.due, *dated.path("steps", place, "due"))

    def logged(self, dated: DatedTask) -> list[tuple[Moment, str]]:
        """A task's log in the order of days; its keys are days, told where they are not."""
        entries = []
        for written, text in dated.task.log.items():
            path = dated.path("log", Key(written))
            try:
                day = read_day(written)
            except Unreadable as error:
                self.tell(error.rule, path, error.variant, **error.values)
                continue
            moment = self.moment(day, *path)
            if moment is not None and text:
                entries.append((moment, text))
        return sorted(entries, key=lambda entry: (entry[0].day, entry[0].minute or 0))


def tasks_named(task: Task) -> list[str]:
    """The tasks whose ends a task's own days stand on."""
    return [id_ for kind, id_ in days_named(task) if kind == "task"]


def days_named(task: Task) -> list[Node]:
    """What a task's own days stand on: ("name", id) for key dates and phases, ("task", id) for ends of tasks."""
    if task.window is not None:
        return list(names_in(task.window.start, task.window.end))
    return list(names_in(task.due)) if task.due is not None else []
