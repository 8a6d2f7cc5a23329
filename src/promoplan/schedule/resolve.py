"""Plan to Schedule: the event day first, then the calendar, the named days (in whatever order they stand on one
another), the tasks. What has no day is told once; what stands on it is silent."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from promoplan.days.calendar import WorkCalendar
from promoplan.days.expression import Absolute
from promoplan.days.holidays import HolidaysUnknown, HolidayTable, holiday_table, no_holidays
from promoplan.days.write import Moment
from promoplan.finding import Fact
from promoplan.plan import Plan
from promoplan.plan.calendar import DUE_TIME
from promoplan.plan.lost import Lost
from promoplan.reading.document import Document
from promoplan.reading.limits import Limits
from promoplan.schedule.goods_days import goods_days
from promoplan.schedule.keyed_days import promotion_days
from promoplan.schedule.network import place_flexible, task_times
from promoplan.schedule.ordering import in_order
from promoplan.schedule.schedule import DatedFollowUp, Schedule
from promoplan.schedule.task_days import Node, TaskDays, days_named, tasks_named
from promoplan.schedule.timeline import Span, Timeline, Undated, names_in
from promoplan.schedule.written import PATH

MONDAY_TO_FRIDAY = frozenset(range(5))
NO_EVENT = date(2000, 1, 1).toordinal()  # stands where a plan has no event day; no day is counted from it
MOST_LISTED = 20_000
MOST_CYCLES = 100  # told of one plan
MOST_OF_A_CYCLE = 100  # days of one that are named


def resolve(plan: Plan, document: Document, limits: Limits) -> tuple[Schedule, list[Fact]]:
    """All days of a plan; without a usable event day none of them, so that what needs no days can still be checked."""
    resolver = _Resolver(plan, document, limits)
    return resolver.schedule(), resolver.facts


class _Resolver(TaskDays):
    def schedule(self) -> Schedule:
        found = self.event_day()
        event = NO_EVENT if found is None else found
        holidays = self.holidays()
        plain = WorkCalendar(holidays, MONDAY_TO_FRIDAY)
        self.timeline = Undated(event, plain) if found is None else Timeline(event, plain)
        self.timeline.lost = Lost(self.document)
        section = self.plan.calendar
        self.timeline.calendar = WorkCalendar(
            holidays,
            frozenset(section.workweek) or MONDAY_TO_FRIDAY,
            frozenset(self.listed_days("extra_workdays")),
            frozenset(self.listed_days("days_off")),
        )
        self.calendars = self.department_calendars()
        tasks = self.all_tasks()
        self.timeline.task_ends = dict.fromkeys(self.tasks_called)
        self.named_days()
        for dated in tasks:
            self.date_task(dated)
            self.limits(dated)
        for id_ in self.tasks_called:
            self.set_task_end(id_)
        schedule = Schedule(
            self.timeline,
            self.span(self.plan.campaign.event_days, "campaign", "event_days") or Span(Moment(event), Moment(event)),
            self.beginning(self.plan.campaign.start, "campaign", "start"),
            DUE_TIME if section.due_time is None else section.due_time,
            tasks,
            {id_: self.named_moment(id_) for id_ in self.plan.key_dates},
            {phase.id: self.named_span(phase.id) for phase in self.plan.phases if phase.id},
            [
                DatedFollowUp(
                    self.moment(item.at, "follow_ups", n, "at"), self.moment(item.held, "follow_ups", n, "held")
                )
                for n, item in enumerate(self.plan.follow_ups)
            ],
            {id_: self.away(id_) for id_, person in self.plan.people.items() if person.away},
            [self.moment(item.due, "materials", n, "due") for n, item in enumerate(self.plan.materials)],
            [self.span(item.window, "media", n, "window") for n, item in enumerate(self.plan.media)],
            [self.span(item.window, "rewards", n, "window") for n, item in enumerate(self.plan.rewards)],
            [self.span(item.window, "sheets", n, "window") for n, item in enumerate(self.plan.sheets)],
            [self.span(item.window, "calendar", "freeze", n, "window") for n, item in enumerate(section.freeze)],
            self.calendars,
            years_missing=[],
            times=[],
            keyed_days={},
            dated=found is not None,
            **goods_days(self, self.plan),
        )
        if self.plan.promotion:
            schedule.keyed_days.update(promotion_days(self, self.plan.promotion))
        if schedule.dated and not all(dated.fixed for dated in tasks):
            schedule.times.extend(task_times(self.plan, schedule))
            place_flexible(schedule, schedule.times)
        if schedule.dated:
            schedule.years_missing.extend(self.timeline.calendar.missing_years(_days_of(schedule)))
        if schedule.years_missing:
            years = [str(year) for year in schedule.years_missing]
            self.tell("holiday-data-missing", ("campaign", "event_day"), "years", years=years)
        return schedule

    # what stands first

    def event_day(self) -> int | None:
        day = self.plan.campaign.event_day
        if day is None:
            return None  # missing, tbd or unreadable: told where it was read
        if not isinstance(day.base, Absolute) or day.shifts:
            self.tell(
                "date-unreadable",
                ("campaign", "event_day"),
                "event-needs-year",
                written=day.written,
                instead="2026-11-11",
            )
            return None
        self.timeline = Timeline(day.base.on.toordinal(), WorkCalendar(no_holidays, MONDAY_TO_FRIDAY))
        if day.time is not None:
            only = day.base.on.isoformat()
            self.tell(
                "day-written-loosely", ("campaign", "event_day"), "time-of-event-day", written=day.written, instead=only
            )
            day = day._replace(time=None, remark="")
        moment = self.moment(day, "campaign", "event_day")
        return moment.day if moment else None

    def holidays(self) -> HolidayTable:
        code = self.plan.calendar.holidays or ("none" if self.plan.campaign.language == "en" else "cn")
        try:
            return holiday_table(code)
        except HolidaysUnknown as unknown:
            self.tell("holiday-data-missing", ("calendar", "holidays"), unknown.variant, code=code)
            return no_holidays

    def listed_days(self, key: str) -> set[int]:
        """The days of the plan's own lists; a thousand of one window, and no more than a calendar can need."""
        days: set[int] = set()
        for number, window in enumerate(getattr(self.plan.calendar, key)):
            span = self.span(window, "calendar", key, number)
            if span and len(days) < MOST_LISTED:
                days.update(range(span.start.day, min(span.end.day, span.start.day + 1000) + 1))
        return days

    def department_calendars(self) -> dict[str, WorkCalendar]:
        """The calendars of departments that differ from the plan's; those that work alike share one."""
        alike: dict[tuple[frozenset[int], str | None], WorkCalendar] = {}
        calendars = {}
        for id_, department in self.plan.departments.items():
            if department.workweek or department.holidays:
                kind = (frozenset(department.workweek), department.holidays)
                if kind not in alike:
                    alike[kind] = self.timeline.calendar.varied(kind[0] or None, no_holidays if kind[1] else None)
                calendars[id_] = alike[kind]
        return calendars

    def away(self, person: str) -> list[Span]:
        windows = self.plan.people[person].away
        spans = (self.span(window, "people", person, "away", number) for number, window in enumerate(windows))
        return [span for span in spans if span]

    # the named days, which may stand on one another and on tasks

    def named_days(self) -> None:
        nodes: dict[Node, Callable[[], None]] = {}
        needs: dict[Node, list[Node]] = {}
        paths: dict[Node, PATH] = {}
        for id_, key_date in self.plan.key_dates.items():
            node = ("name", id_)
            nodes[node] = lambda id_=id_, at=key_date.at: self.set_name(id_, self.moment(at, "key_dates", id_, "at"))  # type: ignore[misc]
            needs[node] = list(names_in(key_date.at))
            paths[node] = ("key_dates", id_, "at")
        for number, phase in enumerate(self.plan.phases):
            node = ("name", phase.id)
            if not phase.id or node in nodes:
                continue
            nodes[node] = lambda n=number, p=phase: self.set_name(p.id, self.span(p.window, "phases", n, "window"))  # type: ignore[misc]
            needs[node] = list(names_in(phase.window.start, phase.window.end)) if phase.window else []
            paths[node] = ("phases", number, "window")
        self.timeline.named = {node[1]: None for node in nodes}
        wanted = self.task_ends_wanted(needs.values())
        for id_ in wanted:
            called = self.tasks_called[id_]
            node = ("task", id_)
            nodes[node] = lambda id_=id_: self.set_task_end(id_)  # type: ignore[misc]
            needs[node] = [name for dated in called for name in days_named(dated.task)]
            paths[node] = called[0].path("window" if called[0].task.window else "due")
        order, rings = in_order(needs)
        for ring in rings[:MOST_CYCLES]:
            self.tell_cycle(ring, paths)
        for node in order:
            nodes[node]()

    def task_ends_wanted(self, named: Iterable[list[Node]]) -> list[str]:
        """Every task that some date stands on (`task:ID`), however indirectly."""
        queue = [id_ for names in named for kind, id_ in names if kind == "task"]
        for called in self.tasks_called.values():
            for dated in called:
                queue += tasks_named(dated.task)
        wanted: dict[str, None] = {}
        while queue:
            id_ = queue.pop()
            if id_ in self.tasks_called and id_ not in wanted:
                wanted[id_] = None
                for dated in self.tasks_called[id_]:
                    queue += tasks_named(dated.task)
        return sorted(wanted, key=lambda id_: self.tasks_called[id_][0].index)

    def tell_cycle(self, ring: list[Node], paths: dict[Node, PATH]) -> None:
        def lines() -> Iterable[str]:
            for node in [*ring, ring[0]] if len(ring) <= MOST_OF_A_CYCLE else ring[:MOST_OF_A_CYCLE]:
                line = self.document.sources.location(self.document.position(*paths[node])).line
                yield f"{'task:' if node[0] == 'task' else ''}{node[1]} (:{line})"
            if len(ring) > MOST_OF_A_CYCLE:
                yield f"… → {ring[0][1]}"

        self.tell("key-date-cycle", paths[ring[0]], path=" → ".join(lines()))

    def set_name(self, id_: str, value: Moment | Span | None) -> None:
        self.timeline.named[id_] = value

    def named_moment(self, id_: str) -> Moment | None:
        named = self.timeline.named.get(id_)
        return named.start if isinstance(named, Span) else named

    def named_span(self, id_: str) -> Span | None:
        named = self.timeline.named.get(id_)
        return named if isinstance(named, Span) else None


def _days_of(schedule: Schedule) -> Iterable[int]:
    """Every day a plan names: those its calendar has to know."""
    yield schedule.event
    for dated in schedule.tasks:
        for moment in (dated.start, dated.finish):
            if moment is not None:
                yield moment.day
    yield from (moment.day for moment in schedule.key_dates.values() if moment is not None)
    for span in schedule.phases.values():
        if span is not None:
            yield from (span.start.day, span.end.day)
    yield from (item.at.day for item in schedule.follow_ups if item.at is not None)
    for days in schedule.keyed_days.values():
        yield from days.values()
