"""All that is known of one campaign: what rules check and views show."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import tzinfo
from functools import cached_property

from promoplan.assets import Logo, read_logo
from promoplan.days.calendar import OutOfCalendar
from promoplan.days.clock import zone_named
from promoplan.days.expression import Absolute, Day, DayOfMonth, MonthDay, Name, Window
from promoplan.days.write import KIND_MARKS, Moment, Shown, clock, offset
from promoplan.finding import Language
from promoplan.plan import Plan
from promoplan.plan.phases import Phase
from promoplan.reading.document import Document, PlanFiles
from promoplan.schedule.network import task_times
from promoplan.schedule.passes import Times
from promoplan.schedule.schedule import DatedTask, Schedule
from promoplan.schedule.timeline import Unresolved


@dataclass(frozen=True, eq=False)
class Campaign:
    """A plan with its dates, seen on one day. `today` is a day number. One campaign is equal only to itself."""

    document: Document
    plan: Plan
    schedule: Schedule
    files: PlanFiles
    today: int
    asked: Language | None = None  # the language to speak, where it is not the plan's own

    @property
    def tasks(self) -> list[DatedTask]:
        return self.schedule.tasks

    @cached_property
    def language(self) -> Language:
        """The language of sheets and screens: as asked, else the plan's, else Chinese."""
        return self.asked or ("en" if self.plan.campaign.language == "en" else "zh")

    @cached_property
    def zone(self) -> tzinfo | None:
        """The time zone that days are counted in; None when it is not known (and told)."""
        return zone_named(self.plan.campaign.zone)

    @cached_property
    def logo(self) -> Logo:
        """The picture on every sheet, read from the plan's folder when it is first wanted."""
        return read_logo(self.plan.campaign.logo, self.files)

    @cached_property
    def task_by_id(self) -> dict[str, DatedTask]:
        """Tasks by id; of two with one id, the first."""
        return {dated.id: dated for dated in reversed(self.tasks)}

    @cached_property
    def times(self) -> list[Times | None]:
        """Each task's earliest and latest days and slack, by its index; None where it has no days."""
        return self.schedule.times or task_times(self.plan, self.schedule)

    @cached_property
    def phases_by_id(self) -> dict[str, Phase]:
        """Phases and stages by id; of two with one id, the first."""
        return {phase.id: phase for phase in reversed(self.plan.phases)}

    @cached_property
    def department_of(self) -> dict[str, str]:
        """Each person's department, by ids: the one they name, else lead, else own the first task of."""
        found = {id_: person.department for id_, person in self.plan.people.items() if person.department}
        for id_, department in self.plan.departments.items():
            if department.lead:
                found.setdefault(department.lead, id_)
        for dated in self.tasks:
            if dated.task.owner and dated.task.department:
                found.setdefault(dated.task.owner, dated.task.department)
        return found

    @cached_property
    def followers(self) -> dict[str, list[DatedTask]]:
        """The tasks that wait for a task, by its id, in the plan's order."""
        waiting: dict[str, list[DatedTask]] = defaultdict(list)
        for dated in self.tasks:
            for need in dated.task.needs:
                if need is not None:  # one that is tbd
                    waiting[need.id].append(dated)
        return waiting

    @cached_property
    def tasks_by_department(self) -> dict[str, list[DatedTask]]:
        grouped: dict[str, list[DatedTask]] = {id_: [] for id_ in self.plan.departments}
        for dated in self.tasks:
            grouped.setdefault(dated.task.department or "", []).append(dated)
        return grouped

    def at(self, dated: DatedTask, *path: str | int, of_key: bool = False) -> int:
        """Where a task (or a key of it) stands in the plan's text."""
        return self.document.position(*dated.path(*path), of_key=of_key)

    def end_at(self, dated: DatedTask) -> int:
        """Where a task's end is written: its due day, else its window, else the task."""
        key = "due" if dated.task.window is None and dated.task.due is not None else "window"
        return self.at(dated, key)

    def step_at(self, dated: DatedTask, place: int) -> int:
        """Where a step's end is written."""
        key = "due" if dated.task.steps[place].window is None else "window"
        return self.at(dated, "steps", place, key)

    def shown(self, moment: Moment) -> Shown:
        return Shown(moment, self.schedule.event)

    def offset(self, day: int) -> str:
        """A day as a plan would write it: T-17."""
        return offset(day, self.schedule.event)

    def written(self, moment: Moment) -> str:
        """A moment as a plan would write it: T-13 22:00."""
        day = self.offset(moment.day)
        return day if moment.minute is None else f"{day} {clock(moment.minute)}"

    def as_offset(self, written: Day | Window) -> str | None:
        """A written day or window again, counted from T; None where it has no days, which has been told."""
        timeline = self.schedule.timeline
        try:
            if isinstance(written, Day):
                return self.written(timeline.moment(written))
            span = timeline.span(written)
        except Unresolved:
            return None
        return self.written(span.start) if written.whole else f"{self.written(span.start)} .. {self.written(span.end)}"

    def working_day_before(self, day: int, department: str | None) -> int:
        """The last day before one that a department works; the day before where it never does."""
        try:
            return self.schedule.calendar_of(department).shift(day, -1)
        except OutOfCalendar:
            return day - 1

    def day_mark(self, day: int, department: str | None = None) -> str:
        """What a reader of a department has to know about a day: that it is off, or a make-up day."""
        mark = KIND_MARKS[self.language][self.schedule.calendar_of(department).kind(day)]
        if not mark:
            return ""
        return f"({mark})" if self.language == "zh" else f" ({mark})"

    def moves(self, written: Day) -> bool:
        """Whether a written day follows the event day, however indirectly; a platform's window does not."""
        seen: set[str] = set()
        while isinstance(written.base, Name) and written.base.id not in seen:
            seen.add(written.base.id)
            key_date = self.plan.key_dates.get(written.base.id)
            if key_date is None or key_date.at is None:
                return True
            written = key_date.at
        return not isinstance(written.base, Absolute | MonthDay | DayOfMonth)

    def shown_end(self, dated: DatedTask, other: Moment | None = None) -> Shown | None:
        """A task's end; with its time of day where the other moment it is compared with falls on the same day."""
        if dated.finish is None:
            return None
        finish = dated.finish
        if finish.minute is None and other is not None and other.day == finish.day:
            finish = Moment(finish.day, self.schedule.due_time)
        return self.shown(finish)

    def person_name(self, id_: str | None) -> str:
        """A person as printed; the id itself where the plan gives no name."""
        if id_ is None:
            return ""
        person = self.plan.people.get(id_)
        return (person.name if person else None) or id_

    def department_name(self, id_: str | None) -> str:
        if id_ is None:
            return ""
        department = self.plan.departments.get(id_)
        return (department.name if department else None) or id_

    def phase_name(self, id_: str | None) -> str:
        phase = self.phases_by_id.get(id_ or "")
        return (phase.name if phase else None) or id_ or ""
