"""Written dates to days: whatever the order in the file, counted from the event day, each circle told."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from promoplan.campaign import Campaign
from promoplan.days.write import Moment, clock
from promoplan.plan.shape import shape
from promoplan.reading.document import read_plan
from promoplan.reading.limits import Limits
from promoplan.schedule.resolve import resolve
from promoplan.schedule.schedule import Schedule, start_minute
from tests.plans import Folder, part, with_head

FEW = settings(max_examples=100, deadline=None, derandomize=True, database=None)
EVENT = date(2026, 11, 11).toordinal()
PEOPLE = "people: {li: Li}\n"


def stamp(moment: Moment | None) -> str | None:
    """11-06 or 11-06 18:00."""
    if moment is None:
        return None
    day = f"{date.fromordinal(moment.day):%m-%d}"
    return day if moment.minute is None else f"{day} {clock(moment.minute)}"


def campaign(text: str) -> Campaign:
    found = part(text).campaign
    assert found is not None
    return found


def days_of(schedule: Schedule) -> dict[str, tuple[str | None, ...]]:
    """Every key date, phase and task with its days."""
    days: dict[str, tuple[str | None, ...]] = {id_: (stamp(at),) for id_, at in schedule.key_dates.items()}
    days |= {id_: (stamp(span.start), stamp(span.end)) if span else (None,) for id_, span in schedule.phases.items()}
    return days | {dated.id: (stamp(dated.start), stamp(dated.finish)) for dated in schedule.tasks}


def resolved(text: str) -> tuple[Schedule, list[str]]:
    """A part of a plan resolved, without the rules; and the names of what was told on the way."""
    document, _, facts = read_plan("plan.yaml", with_head(text).encode(), Folder(), Limits())
    assert document is not None
    plan, more = shape(document)
    assert plan is not None
    schedule, last = resolve(plan, document, Limits())
    assert schedule is not None
    return schedule, [fact.rule for fact in facts + more + last]


# What stands on what

KEY_DATES = ["open: T-20", "close: {at: p + 1wd}", "late: 'task:x + 2d'", "last: task:y - 1d", "gone: 2026-10-01 10:00"]
PHASES = "phases: [{id: p, window: open .. open + 5d}, {id: q, window: late .. T}]\n"
TASKS = """tasks:
  - {id: y, title: Y, window: late .. q + 3d}
  - {id: x, title: X, due: close + 3d 12:00, duration: 2d}
"""
STAND = {
    "open": ("10-22",),
    "close": ("10-23",),
    "late": ("10-28",),
    "last": ("10-30",),
    "gone": ("10-01 10:00",),
    "p": ("10-22", "10-27"),
    "q": ("10-28", "11-11"),
    "x": ("10-25", "10-26 12:00"),
    "y": ("10-28", "10-31"),
}


@pytest.mark.parametrize("key_dates", list(permutations(KEY_DATES)), ids=lambda order: " ".join(o[0:2] for o in order))
def test_days_may_stand_on_one_another_in_any_order(key_dates: tuple[str, ...]) -> None:
    written = "key_dates:\n" + "".join(f"  {line}\n" for line in key_dates)
    for sections in ([written, PHASES, TASKS], [TASKS, PHASES, written]):
        schedule, facts = resolved("".join(sections))
        assert facts == []
        assert days_of(schedule) == STAND


@pytest.mark.parametrize(
    ("written", "means"),
    [
        ("close", "10-29 22:00"),
        ("close - 1d", "10-28 22:00"),
        ("close - 1wd", "10-28 22:00"),
        ("close + 1w", "11-05 22:00"),
        ("close + 2h", "10-30 00:00"),
        ("close - 23h", "10-28 23:00"),
        ("close + 1d - 2h", "10-30 20:00"),
        ("close - 1d 12:00", "10-28 12:00"),
        ("plain", "10-25"),
        ("plain - 1wd", "10-23"),
        ("preheat", "10-31"),
        ("preheat - 1d", "10-30"),
        ("preheat + 1w", "11-07"),
        ("hours", "11-10 22:00"),
        ("task:spread", "11-06"),
        ("task:spread + 1d", "11-07"),
        ("task:timed + 1d", "11-05"),
        ("T - 2wd", "11-09"),
    ],
)
def test_a_name_stands_for_its_day_a_phase_for_its_first_a_task_for_its_last(written: str, means: str) -> None:
    schedule, facts = resolved(
        f"key_dates: {{close: 10-29 22:00, plain: T-17, it: '{written}'}}\n"
        "phases: [{id: preheat, window: T-11 .. T-1}, {id: hours, window: T-1 22:00 .. T 02:00}]\n"
        "tasks:\n  - {id: spread, title: A, window: T-9 .. T-5}\n  - {id: timed, title: B, due: T-7 18:00}\n"
    )
    assert facts == []
    assert stamp(schedule.key_dates["it"]) == means


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("preheat", "10-31", "11-10"),
        ("preheat .. T", "10-31", "11-11"),
        ("T-20 .. preheat", "10-22", "10-31"),
        ("close", "10-29", "10-29"),
        ("close .. T", "10-29 22:00", "11-11"),
        ("T-20 .. close", "10-22", "10-29 22:00"),
        ("T .. T+1 00:00", "11-11", "11-11 24:00"),
        ("T-1 22:00 .. T 00:00", "11-10 22:00", "11-10 24:00"),
        ("T-1 22:00-00:00", "11-10 22:00", "11-10 24:00"),
        ("T .. T", "11-11", "11-11"),
    ],
)
def test_a_window_on_names_takes_all_of_a_phase_and_ends_before_midnight(written: str, first: str, last: str) -> None:
    schedule, facts = resolved(
        "key_dates: {close: 10-29 22:00}\n"
        f"phases: [{{id: preheat, window: T-11 .. T-1}}, {{id: it, window: '{written}'}}]\n"
        f"tasks: [{{id: task, title: A, window: '{written}'}}]\n"
    )
    assert facts == []
    assert days_of(schedule)["it"] == (first, last)
    assert days_of(schedule)["task"] == (first, last)


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("key_dates:\n  a: b\n  b: a + 1d\n", ["a (:4) → b (:5) → a (:4)"]),
        ("key_dates:\n  a: a - 1d\n", ["a (:4) → a (:4)"]),
        ("key_dates:\n  z: a\n  a: c\n  b: a\n  c: b\n", ["a (:5) → c (:7) → b (:6) → a (:5)"]),
        ("key_dates: {a: b,\n  b: a, c: d,\n  d: c, e: T}\n", ["a (:3) → b (:4) → a (:3)", "c (:4) → d (:5) → c (:4)"]),
        ("key_dates: {a: p}\nphases: [{id: p, window: T-9 .. a}]\n", ["a (:3) → p (:4) → a (:3)"]),
        (
            "key_dates: {a: task:x}\ntasks:\n  - {id: x, title: X, due: a - 1d}\n",
            ["a (:3) → task:x (:5) → a (:3)"],
        ),
        (
            "tasks:\n  - {id: x, title: X, due: task:y}\n  - {id: y, title: Y, window: task:x .. T}\n",
            ["task:x (:4) → task:y (:5) → task:x (:4)"],
        ),
        ("tasks:\n  - {id: x, title: X, due: task:x - 1d}\n", ["task:x (:4) → task:x (:4)"]),
        ("phases: [{id: p, window: p - 1d .. p}]\n", ["p (:3) → p (:3)"]),
    ],
)
def test_every_circle_is_told_with_its_whole_path(text: str, paths: list[str]) -> None:
    found = [finding for finding in part(text).findings if finding.rule == "key-date-cycle"]
    assert [finding.values["path"] for finding in found] == paths


def test_what_stands_on_a_circle_has_no_day_and_all_else_has() -> None:
    schedule, facts = resolved(
        "key_dates: {a: b, b: a, c: a + 1d, free: T-3, next: free + 1d}\n"
        "tasks:\n  - {id: x, title: X, due: c}\n  - {id: y, title: Y, due: next}\n"
        "  - {id: z, title: Z, due: task:x - 1d}\n"
    )
    assert facts == ["key-date-cycle"]
    assert days_of(schedule) == {
        **dict.fromkeys("abc", (None,)),
        "free": ("11-08",),
        "next": ("11-09",),
        "x": (None, None),
        "y": (None, "11-09"),
        "z": (None, None),
    }


# Left out until it is mended: a key date called `d`, `e` or `w` is let pass, but `d + 1d` is read as T+1.


LONG = 20_000


@pytest.mark.parametrize("backwards", [False, True])
def test_a_chain_of_key_dates_may_be_as_long_as_one_likes(backwards: bool) -> None:
    lines = ["  k0: T-9\n", *(f"  k{number}: k{number - 1} {'+-'[number % 2]} 1d\n" for number in range(1, LONG))]
    schedule, facts = resolved("key_dates:\n" + "".join(lines[::-1] if backwards else lines))
    assert facts == []
    assert [stamp(schedule.key_dates[f"k{number}"]) for number in (0, 1, LONG - 2, LONG - 1)] == [
        "11-02",
        "11-01",
        "11-02",
        "11-01",
    ]


@pytest.mark.parametrize("backwards", [False, True])
def test_a_chain_of_tasks_may_be_as_long_as_one_likes(backwards: bool) -> None:
    lines = [
        "  - {id: task0, title: A, due: T-9}\n",
        *(f"  - {{id: task{number}, title: A, due: task:task{number - 1}}}\n" for number in range(1, LONG // 4)),
    ]
    schedule, facts = resolved("tasks:\n" + "".join(lines[::-1] if backwards else lines))
    assert facts == []
    assert {stamp(dated.finish) for dated in schedule.tasks} == {"11-02"}


def test_a_circle_may_be_as_long_as_one_likes() -> None:
    lines = [f"  k{number}: k{(number + 1) % LONG}\n" for number in range(LONG)]
    schedule, facts = resolved("key_dates:\n" + "".join(lines))
    assert facts == ["key-date-cycle"]
    assert set(schedule.key_dates.values()) == {None}


# Moving the event


class Written(NamedTuple):
    """A day as written, and where it lies: days from T, or a day of the calendar."""

    text: str
    day: int
    moves: bool


@st.composite
def key_dates(draw: st.DrawFn) -> list[Written]:
    """Days on T, on fixed days, and on those before them in the list."""
    found: list[Written] = []
    for _ in range(draw(st.integers(1, 8))):
        amount = draw(st.integers(-60, 60))
        shift = f" {'-' if amount < 0 else '+'} {abs(amount)}d"
        kind = draw(st.sampled_from(["T", "weeks", "fixed", "name", "name"]))
        if kind == "name" and found:
            base = draw(st.integers(0, len(found) - 1))
            found.append(Written(f"k{base}{shift}", found[base].day + amount, found[base].moves))
        elif kind == "fixed":
            on = draw(st.dates(date(2026, 1, 1), date(2027, 12, 31)))
            found.append(Written(on.isoformat(), on.toordinal(), False))
        elif kind == "weeks":
            found.append(Written(f"T{amount // 7:+d}w", amount // 7 * 7, True))
        else:
            found.append(Written(f"T{amount:+d}", amount, True))
    return found


@given(key_dates(), st.integers(-400, 400), st.randoms(use_true_random=False), st.integers(0, 9), st.integers(0, 9))
@FEW
def test_moving_the_event_moves_every_day_but_the_fixed_ones(
    days: list[Written], by: int, random: object, length: int, lasting: int
) -> None:
    numbers = list(range(len(days)))
    random.shuffle(numbers)  # type: ignore[attr-defined]
    text = (
        f"# event_day: {date.fromordinal(EVENT + by).isoformat()}\nkey_dates:\n"
        + "".join(f"  k{number}: {days[number].text}\n" for number in numbers)
        + "tasks:\n"
        + "".join(
            f"  - {{id: due{number}, title: A, due: k{number}, duration: {lasting + 1}d}}\n" for number in numbers
        )
        + "".join(
            f"  - {{id: win{number}, title: A, window: k{number} .. k{number} + {length}d}}\n" for number in numbers
        )
    )
    schedule, facts = resolved(text)
    assert set(facts) <= {"holiday-data-missing"}
    tasks = {dated.id: dated for dated in schedule.tasks}
    for number, written in enumerate(days):
        day = written.day + (EVENT + by if written.moves else 0)
        assert schedule.key_dates[f"k{number}"] == Moment(day)
        due, window = tasks[f"due{number}"], tasks[f"win{number}"]
        assert (due.start, due.finish) == (Moment(day - lasting), Moment(day))
        assert (window.start, window.finish) == (Moment(day), Moment(day + length))


# From the last day to the first

DEPARTMENTS = """
departments:
  design: {name: Design}
  service: {workweek: [mon, tue, wed, thu, fri, sat, sun], holidays: none}
  weekends: {workweek: [sat, sun]}
"""


@pytest.mark.parametrize(
    ("due", "duration", "department", "first"),
    [
        ("T-5", "1d", "design", "11-06"),
        ("T-5", "3d", "design", "11-04"),
        ("T-5", "2w", "design", "10-24"),
        ("T-5", "0d", "design", "11-06"),
        ("T-5", "1wd", "design", "11-06"),
        ("T-5", "3wd", "design", "11-04"),
        ("T-5", "6wd", "design", "10-30"),
        ("T-4", "3wd", "design", "11-04"),  # due on a Saturday: its last working day is Friday
        ("10-09", "3wd", "design", "09-30"),  # over the week of National Day
        ("10-12", "3wd", "design", "10-09"),  # Monday, the make-up Saturday, Friday
        ("10-09", "3wd", "service", "10-07"),
        ("10-12", "3wd", "service", "10-10"),
        ("T-4", "3wd", "weekends", "10-31"),
        ("10-11", "3wd", "weekends", "09-20"),  # Sunday, Saturday, and the last Sunday that is no holiday
        ("T-5 12:00", "2d", "design", "11-05"),
    ],
)
def test_a_due_day_and_a_duration_give_the_first_day(due: str, duration: str, department: str, first: str) -> None:
    schedule, facts = resolved(
        f"{DEPARTMENTS}tasks: [{{id: x, title: X, due: {due}, duration: {duration}, department: {department}}}]\n"
    )
    assert facts == []
    assert stamp(schedule.tasks[0].start) == first


def test_a_due_day_alone_gives_no_first_day() -> None:
    schedule, _ = resolved("tasks: [{id: x, title: X, due: T-5}]\n")
    assert (schedule.tasks[0].start, stamp(schedule.tasks[0].finish)) == (None, "11-06")


@pytest.mark.parametrize("duration", ["4h", "90min", "45s"])
def test_a_first_day_is_not_counted_in_hours(duration: str) -> None:
    schedule, facts = resolved(f"tasks: [{{id: x, title: X, due: T-5, duration: {duration}}}]\n")
    assert facts == ["duration-unreadable"]
    assert schedule.tasks[0].start is None


# Fixed, flexible, without a date


@pytest.mark.parametrize(
    ("dates", "fixed", "rules"),
    [
        ("due: T-5", True, []),
        ("window: T-9 .. T-5", True, []),
        ("due: T-5, duration: 2d", True, []),
        ("window: T-5, duration: 0d", True, []),
        ("duration: 2d", False, []),
        ("duration: 0d", False, []),
        ("duration: 2d, schedule: asap, not_before: T-9, must_end_by: T-1", False, []),
        ("duration: 2d, schedule: asap", False, ["task-without-beginning"]),
        ("duration: 4h", False, ["duration-unreadable"]),
        ("notes: nothing", True, ["task-undated"]),
        ("not_before: T-9, must_end_by: T-1", True, ["task-undated"]),
        ("notes: nothing, status: dropped", True, []),
        ("due: tbd, decide_by: T-30", True, []),
        ("window: tbd, decide_by: T-30", True, []),
        ("due: T-5, window: T-9 .. T-5", True, ["due-beside-window"]),
        ("window: T-9 .. T-5, duration: 3d", True, ["due-beside-window"]),
    ],
)
def test_a_task_is_fixed_flexible_or_without_a_date(dates: str, fixed: bool, rules: list[str]) -> None:
    plan = part(f"{PEOPLE}tasks: [{{id: x, title: X, owner: li, {dates}}}]\n")
    assert plan.campaign is not None
    assert plan.campaign.tasks[0].fixed is fixed
    assert [finding.rule for finding in plan.findings] == rules


# What else stands written


def test_all_other_days_of_a_plan_are_worked_out() -> None:
    schedule = campaign(
        "# campaign: start: T-100, event_days: T-1 .. T+1\n"
        "people: {li: {away: [T-20 .. T-18, T-3]}, wang: Wang}\n"
        "follow_ups: [{id: f, at: T-40, held: T-39}, {id: g, at: T-30}]\n"
        "tasks:\n  - {id: x, title: X, owner: li, due: T-5, must_end_by: T-4 12:00, not_before: T-50, aim: T-6,"
        " steps: [{title: A, due: T-7}, {title: B}]}\n"
    ).schedule
    assert stamp(schedule.start) == "08-03"
    assert [stamp(moment) for moment in schedule.event_days] == ["11-10", "11-12"]
    assert [[stamp(moment) for moment in span] for span in schedule.away["li"]] == [
        ["10-22", "10-24"],
        ["11-08", "11-08"],
    ]
    assert "wang" not in schedule.away
    assert [(stamp(item.at), stamp(item.held)) for item in schedule.follow_ups] == [("10-02", "10-03"), ("10-12", None)]
    (task,) = schedule.tasks
    assert [stamp(moment) for moment in (task.limit, task.not_before, task.aim)] == ["11-07 12:00", "09-22", "11-05"]
    assert [stamp(moment) for moment in task.steps] == ["11-04", None]


def test_the_event_lasts_its_day_unless_said_otherwise() -> None:
    assert [stamp(moment) for moment in campaign("tasks: []\n").schedule.event_days] == ["11-11", "11-11"]


@pytest.mark.parametrize(
    ("due_time", "minute"), [("{}", 18 * 60), ("{due_time: 22:00}", 22 * 60), ("{due_time: 24:00}", 1440)]
)
def test_a_day_without_a_time_ends_at_the_due_time_and_begins_at_midnight(due_time: str, minute: int) -> None:
    schedule = campaign(f"calendar: {due_time}\ntasks: []\n").schedule
    assert schedule.end_minute(Moment(EVENT)) == EVENT * 1440 + minute
    assert schedule.end_minute(Moment(EVENT, 0)) == EVENT * 1440
    assert start_minute(Moment(EVENT)) == EVENT * 1440
    assert start_minute(Moment(EVENT, 60)) == EVENT * 1440 + 60


@pytest.mark.parametrize(
    ("written", "right"),
    [("T-5 周一", "周五"), ("10-18(周五)", "周日"), ("2026-11-11 Thu", "周三"), ("T 10:00 (日)", "周三")],
)
def test_a_weekday_that_is_not_the_day_s_is_told_and_the_date_stands(written: str, right: str) -> None:
    plan = part(f"key_dates: {{a: '{written}', b: a + 1d}}\n")
    assert [finding.rule for finding in plan.findings] == ["weekday-differs"]
    assert right in (plan.findings[0].hint("zh") or "")
    assert plan.campaign is not None
    assert None not in plan.campaign.schedule.key_dates.values()


def test_both_weekdays_of_a_window_are_looked_at() -> None:
    plan = part("phases: [{id: a, window: T-5 周五 .. T-4 周六}, {id: b, window: T-3 周一 .. T-2 周日}]\n")
    assert [finding.rule for finding in plan.findings] == ["weekday-differs", "weekday-differs"]


@pytest.mark.parametrize("written", ["2026-11-11 10:00", "2026-11-11 下午15:00", "2026-11-11 24:00 周三"])
def test_a_time_beside_the_event_day_is_told_and_passed_over(written: str) -> None:
    plan = part(f"# event_day: {written}\nkey_dates: {{a: T-1, b: T - 2h}}\n")
    (finding, other) = plan.findings
    assert (finding.rule, finding.hint("en")) == ("day-written-loosely", "write this day as 2026-11-11")
    assert other.rule == "date-unreadable"  # T has no time of day to count hours from
    assert plan.campaign is not None
    assert plan.campaign.schedule.key_dates["a"] == Moment(EVENT - 1)


@pytest.mark.parametrize(
    "text",
    [
        "tasks: [{id: x, title: X, owner: li, due: T-5, not_before: T-6 24:00}]",
        "tasks: [{id: x, title: X, owner: li, due: T-5, not_before: close}]",
        "tasks: [{id: x, title: X, owner: li, due: T-5, not_before: T-7 24:00 Wed}]",
        "# campaign: start: T-6 24:00",
    ],
)
def test_nothing_begins_at_the_end_of_a_day(text: str) -> None:
    plan = part(f"{PEOPLE}key_dates: {{close: T-6 24:00}}\n{text}\n")
    (finding,) = plan.findings
    assert finding.rule == "date-unreadable"
    assert (finding.hint("en") or "").startswith("begin with the next day: T-")
    assert plan.campaign is not None
    assert plan.campaign.schedule.start is None
    assert [dated.not_before for dated in plan.campaign.tasks] in ([], [None])


@pytest.mark.parametrize(
    ("key_dates", "rules"),
    [
        ("{a: T-4000, b: T+4000}", []),
        ("{a: 2015-11-29, b: 2037-10-24}", []),
        ("{a: 2015-11-28, b: 2037-10-25}", ["date-unreadable", "date-unreadable"]),
        ("{a: T-4000, b: a - 1d}", ["date-unreadable"]),
        ("{a: 2006-11-11, b: a + 1d}", ["date-unreadable"]),
        ("{a: T+3999wd}", ["date-unreadable"]),
    ],
)
def test_days_lie_so_near_to_the_event_that_an_offset_can_be_typed(key_dates: str, rules: list[str]) -> None:
    plan = part(f"calendar: {{holidays: none}}\nkey_dates: {key_dates}\n")
    assert [finding.rule for finding in plan.findings] == rules


@pytest.mark.parametrize("today", ["2020-01-01", "2026-11-11", "2031-12-31"])
def test_the_year_of_a_month_day_is_never_today_s(today: str) -> None:
    plan = part(f"# today: {today}\nkey_dates: {{a: 10-30, b: 1-10}}\n")
    assert plan.campaign is not None
    found = plan.campaign.schedule.key_dates
    assert found == {"a": Moment(date(2026, 10, 30).toordinal()), "b": Moment(date(2027, 1, 10).toordinal())}


@given(st.dates(date(1960, 1, 1), date(2900, 1, 1)), st.dates(date(2001, 1, 1), date(2001, 12, 31)))
@FEW
def test_a_month_day_lies_from_300_days_before_the_event_to_65_after(event: date, on: date) -> None:
    schedule, _ = resolved(f"# event_day: {event.isoformat()}\nkey_dates: {{a: {on.month}月{on.day}日}}\n")
    found = schedule.key_dates["a"]
    assert found is not None
    assert -300 <= found.day - event.toordinal() <= 65
    assert (date.fromordinal(found.day).month, date.fromordinal(found.day).day) == (on.month, on.day)


@pytest.mark.parametrize(
    "event_day", ["T", "10-30", "10月30日", "preheat", "T-3", "2026-11-11 - 3d", "tbd", "2026-11-31", "[2026-11-11]"]
)
def test_without_a_full_event_day_there_are_no_days_and_it_is_told_once(event_day: str) -> None:
    plan = part(
        f"# event_day: {event_day}\nphases: [{{id: preheat, window: T-3}}]\npeople: {{li: Li}}\n"
        "tasks: [{id: x, title: X, due: T, owner: li}]\n"
    )
    assert plan.campaign is None
    assert len(plan.findings) == 1
    assert plan.sources.location(plan.findings[0].position).line == 2


# Flexible tasks, on whole plans

FLEXIBLE = """
departments: {log: {name: 物流}}
people: {zhou: {name: 老周, away: [T-9 .. T-8]}}
tasks:
  - {id: stock, title: 盘点, department: log, owner: zhou, due: T-14}
  - {id: layout, title: 货架, department: log, owner: zhou, duration: 3wd, needs: [stock + 1wd]}
  - {id: drill, title: 演练, department: log, owner: zhou, duration: 1d, needs: [layout], must_end_by: T-5}
  - {id: go, title: 能否开战, department: log, owner: zhou, duration: 0d, must_end_by: T-2, needs: [drill]}
"""


def offsets(text: str) -> dict[str, tuple[int | None, int | None]]:
    """Each task's first and last day, counted from T."""
    found = campaign(text).schedule
    return {
        dated.id: (
            dated.start.day - found.event if dated.start else None,
            dated.finish.day - found.event if dated.finish else None,
        )
        for dated in found.tasks
    }


def test_flexible_tasks_are_worked_back_from_what_follows_without_leave_and_offsetsf() -> None:
    # T-9 and T-8 are leave, T-11 and T-10 a weekend: three working days end on Thursday T-6
    assert offsets(FLEXIBLE) == {"stock": (None, -14), "layout": (-12, -6), "drill": (-5, -5), "go": (-5, -5)}


@pytest.mark.parametrize(
    ("away", "start"),
    [
        ("T-9 .. T-8", -12),
        ("T-1999 .. T-8, T-9 .. T-8", -2000),  # T-2000 is Friday 21 May 2021, the days of T-7 and T-6 are worked
        ("T-3999 .. T-8", -4002),  # a Friday in 2015; T-4000 is a Sunday
    ],
)
def test_all_of_a_long_leave_is_leave(away: str, start: int) -> None:
    text = f"""
people: {{zhou: {{name: 老周, away: [{away}]}}}}
tasks: [{{id: a, title: A, owner: zhou, duration: 3wd, must_end_by: T-6}}]
"""
    assert offsets(text)["a"] == (start, -6)


def test_leave_that_never_ends_costs_no_other_task_its_days() -> None:
    text = """
people: {zhou: {away: [T-9 .. T+4000]}, li: Li}
tasks:
  - {id: a, title: A, owner: zhou, duration: 3wd, schedule: asap, not_before: T-8}
  - {id: b, title: B, owner: li, duration: 1wd, must_end_by: T-6}
"""
    assert offsets(text) == {"a": (4002, 4004), "b": (-6, -6)}


def test_as_soon_as_possible_counts_from_what_is_needed() -> None:
    soon = FLEXIBLE.replace("duration: 3wd,", "duration: 3wd, schedule: asap,")
    # a working day (T-13, Thursday) is left between; T-12 is Friday, T-7 Wednesday, T-6 Thursday
    assert offsets(soon)["layout"] == (-12, -6)
    assert offsets(soon.replace("stock + 1wd", "stock"))["layout"] == (-13, -7)


def test_a_flexible_task_follows_its_phase_and_else_ends_before_the_event() -> None:
    text = (
        "people: {li: Li}\nphases: [{id: prep, window: T-30 .. T-12}]\n"
        "tasks:\n  - {id: a, title: A, owner: li, duration: 2d, phase: prep}\n"
        "  - {id: b, title: B, owner: li, duration: 2wd}\n"
    )
    assert offsets(text) == {"a": (-13, -12), "b": (-2, -1)}


def test_what_cannot_be_done_in_time_is_told_where_its_limit_is_and_put_where_it_can_be_done() -> None:
    text = FLEXIBLE.replace("due: T-14", "due: T-13").replace("duration: 1d", "duration: 1wd")
    found = part(text)
    assert [finding.rule for finding in found.findings] == ["ends-after-limit"]
    assert found.sources.location(found.findings[0].position).line == 3 + text.count("\n", 0, text.index("id: drill"))
    assert "「layout」" in (found.findings[0].hint("zh") or "")
    assert offsets(text)["drill"] == (-2, -2)
