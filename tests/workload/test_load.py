"""How much each person has in hand: the sweep over days, against counting them one by one, minute by minute."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promoplan.campaign import Campaign
from promoplan.workload.load import Overload, Workload, workloads
from promoplan.workload.room import days_by, room
from tests.views.random_plans import FEW, day, windows
from tests.views.sheets import EVENT, campaign, campaign_of

DAYS = range(-16, 8)
CLOCK = ("", "09:00", "12:00", "18:00")
MINUTES = {"": None, "09:00": 540, "12:00": 720, "18:00": 1080}
PEOPLE = {"li": "shop", "wu": "desk"}  # the shop works on all days, the desk from Monday to Friday


class Work(NamedTuple):
    """A task as it is written: its days from the event, times of day, and what keeps it from counting."""

    first: int | None
    last: int
    begins: str
    ends: str
    owner: str
    helper: str | None  # who has a step of it, with the same days
    must: bool
    kind: str

    @property
    def written(self) -> str:
        if self.first is None:
            return f"{day(self.last)} {self.ends}".strip()
        ends = (f"{day(self.first)} {self.begins}".strip(), f"{day(self.last)} {self.ends}".strip())
        return " .. ".join(ends)

    def task(self, number: int) -> dict[str, object]:
        key = "due" if self.first is None else "window"
        made: dict[str, object] = {"id": f"task{number}", "title": f"T{number}", "owner": self.owner, key: self.written}
        if self.must:
            made["priority"] = "must"
        if self.kind in ("done", "dropped", "blocked"):
            made["status"] = self.kind
        if self.kind == "repeat":
            made["repeat"] = "daily"
        if self.kind == "milestone":
            made |= {"duration": "0d"}
        if self.helper is not None:
            made["steps"] = [{"title": f"S{number}", "owner": self.helper, key: self.written}]
        return made


def is_sound(work: Work) -> bool:
    """No window ends before it begins."""
    return not (work.first == work.last and work.begins and work.ends and work.begins >= work.ends)


WORK = st.builds(
    lambda span, has_first, *rest: Work(span[0] if has_first else None, span[1], *rest),
    windows(-12, 4),
    st.booleans(),
    st.sampled_from(CLOCK),
    st.sampled_from(CLOCK),
    st.sampled_from(sorted(PEOPLE)),
    st.sampled_from((None, None, None, "li", "wu")),
    st.booleans(),
    st.sampled_from(("", "", "", "", "blocked", "done", "dropped", "repeat", "milestone")),
).filter(is_sound)


class Setting(NamedTuple):
    works: Sequence[Work]
    away: tuple[int, int]
    event_days: tuple[int, int]
    most: int
    most_due: int

    def campaign(self) -> Campaign:
        plan = {
            "calendar": {"holidays": "none", "max_parallel": self.most, "pile_up": self.most_due},
            "departments": {"shop": {"workweek": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]}, "desk": {}},
            "people": {
                who: {"department": part, "away": [" .. ".join(map(day, self.away))] if who == "wu" else []}
                for who, part in PEOPLE.items()
            },
            "tasks": [work.task(number) for number, work in enumerate(self.works)],
        }
        return campaign_of(plan, event_days=" .. ".join(map(day, self.event_days)))

    def is_off(self, who: str, on: int) -> bool:
        if PEOPLE[who] == "shop":
            return False
        return date.fromordinal(EVENT + on).weekday() >= 5 or self.away[0] <= on <= self.away[1]

    def things(self, who: str) -> list[tuple[str, Work]]:
        """What somebody has in hand, by name, in the order of the plan."""
        found = []
        for number, work in enumerate(self.works):
            if work.kind in ("", "blocked") and work.owner == who:
                found.append((f"task{number}", work))
            if work.kind not in ("done", "dropped", "repeat") and work.helper == who != work.owner:
                found.append((f"S{number}", work._replace(must=False)))
        return found

    def at_once(self, who: str, on: int, works: Sequence[Work]) -> int:
        """The most that lie over one another at any minute at which something could begin."""
        there = [work for work in works if self.covers(who, work, on)]
        return max((sum(goes_on(work, on, minute) for work in there) for minute in (0, 540, 720, 1080)), default=0)

    def covers(self, who: str, work: Work, on: int) -> bool:
        if self.is_off(who, on):
            return work.last == on
        return begin(work) <= on <= work.last

    def limit(self, who: str, on: int, works: Sequence[Work], musts: bool) -> int | None:
        if self.event_days[0] <= on <= self.event_days[1]:
            return None
        if musts:
            return 1
        only_due = all(work.first is None for work in works if self.covers(who, work, on))
        return self.most_due if only_due else self.most

    def overloads(self, who: str, musts: bool) -> list[tuple[int, int, int, list[str]]]:
        """(first day, last day, the most at once, names), day by day."""
        things = [(name, work) for name, work in self.things(who) if work.must or not musts]
        if musts:
            due = [work.last for _, work in things]
            things = [(name, work) for name, work in things if work.first is not None or due.count(work.last) > 1]
        works = [work for _, work in things]
        found: list[tuple[int, int, int, list[str]]] = []
        over: list[int] = []
        for on in [*DAYS, DAYS[-1] + 1]:
            limit = self.limit(who, on, works, musts)
            if limit is not None and self.at_once(who, on, works) > limit:
                over.append(on)
            elif over and (limit is None or not self.is_off(who, on) or on not in DAYS):
                first, last = over[0], over[-1]
                names = [n for n, work in things if begin(work) <= last and work.last >= first]
                found.append((first, last, max(self.at_once(who, day, works) for day in over), names))
                over = []
        return found


def begin(work: Work) -> int:
    return work.last if work.first is None else work.first


def goes_on(work: Work, on: int, minute: int) -> bool:
    """Whether a thing that covers a day is in hand in the minutes from one on; a due day is a whole day."""
    if work.first is None:
        return True
    if on == work.first and work.begins and minute < (MINUTES[work.begins] or 0):
        return False
    return not (on == work.last and work.ends and minute >= (MINUTES[work.ends] or 0))


SETTING = st.builds(
    Setting,
    st.lists(WORK, max_size=9),
    windows(-8, 2),
    st.tuples(st.integers(-2, 0), st.integers(0, 2)),
    st.integers(1, 3),
    st.integers(1, 3),
)


def as_days(overloads: Sequence[Overload]) -> list[tuple[int, int, int, list[str]]]:
    return [
        (over.first - EVENT, over.last - EVENT, over.at_once, [thing.name for thing in over.things])
        for over in overloads
    ]


@FEW
@given(SETTING)
def test_the_sweep_counts_what_counting_day_by_day_counts(setting: Setting) -> None:
    loads = workloads(setting.campaign())
    for who in PEOPLE:
        things = setting.things(who)
        assert (who in loads) == bool(things)
        if not things:
            continue
        load, works = loads[who], [work for _, work in things]
        assert [thing.name for thing in load.things] == [name for name, _ in things]
        for on in DAYS:
            count = setting.at_once(who, on, works)
            limit = setting.limit(who, on, works, musts=False)
            assert load.count(EVENT + on) == count
            assert load.is_over(EVENT + on) == (limit is not None and count > limit)
            assert load.is_off(EVENT + on, EVENT + on) == setting.is_off(who, on)
        overloads = setting.overloads(who, musts=False)
        assert as_days(load.overloads) == overloads
        assert as_days(load.musts) == [
            clash
            for clash in setting.overloads(who, musts=True)
            if not any(
                over[0] <= clash[1] and clash[0] <= over[1] and set(clash[3]) <= set(over[3]) for over in overloads
            )
        ]


# What can move


TWO = """
calendar: {max_parallel: 1}
people: {li: {name: Li, away: [T-15]}}
tasks:
  - {id: fixed, title: A, owner: li, window: T-9 .. T-8, must_end_by: T-5}
  - {id: late, title: B, owner: li, duration: 3wd, must_end_by: T-8}
  - {id: early, title: C, owner: li, duration: 2wd, needs: [late], schedule: asap, must_end_by: T}
  - {id: bound, title: D, owner: li, window: T-9 .. T-8, phase: prep}
  - {id: free, title: E, owner: li, due: T-8}
  - {id: doing, title: F, owner: li, duration: 3d, must_end_by: T-8, status: doing}
phases: [{id: prep, window: T-20 .. T-8}]
"""


@pytest.mark.parametrize(
    ("today", "id_", "expected"),
    [
        ("2026-10-20", "fixed", (0, 3)),
        ("2026-10-20", "late", (10, 0)),  # T-12 .. T-10 by default, T-22 from today on
        ("2026-10-28", "late", (2, 0)),
        ("2026-10-30", "late", None),
        ("2026-10-20", "early", (0, 6)),  # as soon as it can be already
        ("2026-10-20", "bound", None),
        ("2026-10-20", "free", None),
        ("2026-10-20", "doing", None),
    ],
)
def test_what_has_slack_to_give(today: str, id_: str, expected: tuple[int, int] | None) -> None:
    found = campaign(f"# today: {today}\n{TWO}")
    (thing,) = [thing for thing in workloads(found)["li"].things if thing.name == id_]
    given_up = room(found, thing)
    assert (given_up and (given_up.earlier, given_up.later)) == expected


@pytest.mark.parametrize(("end", "can"), [(-20, False), (-19, True), (-18, True), (-15, True), (-8, True)])
def test_a_task_can_end_where_leave_weekends_and_today_let_it(end: int, can: bool) -> None:
    # today is Wednesday, T-21: three working days from then on end on Friday, T-19
    found = campaign(f"# today: 2026-10-21\n{TWO}")
    assert (days_by(found, found.task_by_id["late"], EVENT + end) is not None) == can


def test_a_task_with_dates_of_its_own_ends_where_they_say() -> None:
    found = campaign(TWO)
    assert days_by(found, found.task_by_id["fixed"], EVENT) is None


# What is one thing, and whose


def things(text: str) -> dict[str, list[str]]:
    return {who: [thing.title for thing in load.things] for who, load in workloads(campaign(text)).items()}


def test_steps_load_those_who_do_them() -> None:
    text = """
people: {li: Li, wu: Wu}
tasks:
  - id: a
    title: A
    owner: li
    due: T-9
    helpers: [wu]
    steps:
      - {title: own, owner: li, due: T-9}
      - {title: nobody's, due: T-9}
      - {title: wu's, owner: wu, due: T-10}
      - {title: done, owner: wu, due: T-10, status: done}
      - {title: no day, owner: wu}
  - {id: b, title: B, owner: stranger, due: T-9}
"""
    assert things(text) == {"li": ["A"], "wu": ["wu's"]}


def loads(text: str) -> Workload:
    (load,) = workloads(campaign(text)).values()
    return load


def test_a_task_with_only_a_due_day_counts_on_that_day() -> None:
    load = loads("people: {li: Li}\ntasks: [{id: a, title: A, owner: li, due: T-9}]")
    assert [load.count(EVENT + on) for on in (-10, -9, -8)] == [0, 1, 0]


def test_hours_one_after_another_are_not_at_once() -> None:
    hours = ("09:00-10:00", "10:00-12:00", "11:00-13:00", "13:00-14:00")
    tasks = ", ".join(f"{{id: a{n}, title: A, owner: li, window: T-9 {when}}}" for n, when in enumerate(hours))
    assert loads(f"people: {{li: Li}}\ntasks: [{tasks}]").count(EVENT - 9) == 2
