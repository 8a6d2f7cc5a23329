"""What hints say can be typed in and helps: the right key, no day that is past, none before the beginning."""

from __future__ import annotations

import pytest

from promoplan.finding import Finding
from tests.plans import part, told

PEOPLE = "people: {li: {name: Li, away: [T-20 .. T-15]}, wu: {name: Wu}}\n"


def found(text: str, rule: str) -> Finding:
    (finding,) = [finding for finding in part(text).findings if finding.rule == rule]
    return finding


def hint(text: str, rule: str) -> str | None:
    return found(text, rule).hint("en")


LIMIT = "key_dates: {close: T-13 22:00}\n"


@pytest.mark.parametrize(
    ("today", "dates", "expected"),
    [
        ("2026-09-01", "window: T-20 .. T-12", "window: T-20 .. T-13 22:00"),
        ("2026-09-01", "due: T-12", "due: T-13 22:00"),
        ("2026-09-01", "due: T-12, duration: 3d", "due: T-13 22:00"),
        ("2026-09-01", "window: T-13 .. T-12", "window: T-13 .. T-13 22:00"),
        ("2026-09-01", "window: T-13 18:00 .. T-12", "window: T-13 18:00-22:00"),
        ("2026-10-29", "due: T-12", "due: T-13 22:00"),
        ("2026-10-30", "due: T-12", "see whether the limit 'close' is right; if it is, the task needs other days"),
        (
            "2026-09-01",
            "window: T-12 .. T-10",
            "see whether the limit 'close' is right; if it is, the task needs other days",
        ),
        (
            "2026-09-01",
            "window: T-13 22:00 .. T-10",
            "see whether the limit 'close' is right; if it is, the task needs other days",
        ),
    ],
)
def test_a_task_that_ends_after_its_limit(today: str, dates: str, expected: str) -> None:
    text = f"# today: {today}\n{LIMIT}tasks: [{{id: a, title: A, {dates}, must_end_by: close}}]\n"
    assert hint(text, "ends-after-limit") == expected


@pytest.mark.parametrize(
    ("today", "dates", "expected"),
    [
        ("2026-09-01", "window: T-20 .. T-10", "window: T-20 .. T-12, or another phase"),
        ("2026-09-01", "window: T-12 .. T-10", "window: T-12, or another phase"),
        ("2026-09-01", "due: T-10", "due: T-12, or another phase"),
        ("2026-09-01", "window: T-11 .. T-10", "another phase"),
        ("2026-10-31", "due: T-10", "another phase"),
    ],
)
def test_a_task_that_ends_after_its_phase(today: str, dates: str, expected: str) -> None:
    text = (
        f"# today: {today}\nphases: [{{id: prep, window: T-30 .. T-12}}]\n"
        f"tasks: [{{id: a, title: A, {dates}, phase: prep}}]\n"
    )
    assert hint(text, "ends-after-phase") == expected


@pytest.mark.parametrize(
    ("today", "dates", "expected"),
    [
        # T-17 is Sunday 25 October, T-19 the Friday before, T-16 the Monday after
        ("2026-09-01", "due: T-17", "due: T-19 (the working day before is T-19 · 10-23 Fri)"),
        ("2026-09-01", "due: T-17 12:00", "due: T-19 12:00 (the working day before is T-19 · 10-23 Fri)"),
        ("2026-09-01", "window: T-17", "window: T-19 (the working day before is T-19 · 10-23 Fri)"),
        ("2026-09-01", "window: T-18 .. T-17", "window: T-19 (the working day before is T-19 · 10-23 Fri)"),
        ("2026-09-01", "window: T-19 .. T-17", "window: T-19 (the working day before is T-19 · 10-23 Fri)"),
        ("2026-09-01", "window: T-30 .. T-17", "window: T-30 .. T-19 (the working day before is T-19 · 10-23 Fri)"),
        (
            "2026-09-01",
            "window: T-17 10:00-12:00",
            "window: T-19 10:00-12:00 (the working day before is T-19 · 10-23 Fri)",
        ),
        ("2026-09-01", "window: T-18 20:00 .. T-17 10:00", "window: T-19 (the working day before is T-19 · 10-23 Fri)"),
        ("2026-10-23", "due: T-17", "due: T-19 (the working day before is T-19 · 10-23 Fri)"),
        ("2026-10-24", "due: T-17", "due: T-16 (the working day after is T-16 · 10-26 Mon)"),
        ("2026-10-25", "window: T-20 .. T-17", "window: T-20 .. T-16 (the working day after is T-16 · 10-26 Mon)"),
        ("2026-10-27", "due: T-17", None),
    ],
)
def test_a_task_due_on_a_day_off(today: str, dates: str, expected: str | None) -> None:
    assert hint(f"# today: {today}\ntasks: [{{id: a, title: A, {dates}}}]\n", "due-on-day-off") == expected


@pytest.mark.parametrize(("more", "days"), [("", "T"), (", event_days: T .. T+1", "T .. T+1")])
def test_what_belongs_to_an_event_on_a_day_off_is_not_sent_to_another_day(more: str, days: str) -> None:
    head = f"# event_day: 2026-04-18{more}\n"
    task = "tasks: [{id: a, title: A, window: T 00:00-24:00}]\n"
    expected = f"where everybody works on the day, calendar has extra_workdays: [{days}]"
    assert hint(head + task, "due-on-day-off") == expected
    assert "due-on-day-off" not in told(f"{head}calendar: {{extra_workdays: [{days}]}}\n{task}")


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-09-01", "at: T-19 15:00 (the working day before is T-19 · 10-23 Fri)"),
        ("2026-10-24", "at: T-16 15:00 (the working day after is T-16 · 10-26 Mon)"),
        ("2026-10-27", None),
    ],
)
def test_a_meeting_on_a_day_off(today: str, expected: str | None) -> None:
    text = f"# today: {today}\nfollow_ups: [{{id: a, at: T-17 15:00}}]\n"
    assert hint(text, "due-on-day-off") == expected


@pytest.mark.parametrize(
    ("today", "task", "expected"),
    [
        ("2026-09-01", "due: T-19", "due: T-21, or another owner"),
        ("2026-09-01", "window: T-30 .. T-19", "window: T-30 .. T-21, or another owner"),
        ("2026-09-01", "window: T-20 .. T-19", "another owner"),
        ("2026-10-22", "due: T-19", "another owner"),
        ("2026-09-01", "due: T, steps: [{title: B, due: T-19}]", "due: T-21, or another owner"),
        ("2026-09-01", "due: T, steps: [{title: B, window: T-22 .. T-19}]", "window: T-22 .. T-21, or another owner"),
    ],
)
def test_a_task_due_while_its_owner_is_away(today: str, task: str, expected: str) -> None:
    text = f"# today: {today}\n{PEOPLE}tasks: [{{id: a, title: A, owner: li, {task}}}]\n"
    assert hint(text, "due-in-leave") == expected


@pytest.mark.parametrize(
    ("today", "step", "expected"),
    [
        ("2026-09-01", "due: T-13", "due: T-14"),
        ("2026-09-01", "window: T-16 .. T-13", "window: T-16 .. T-14"),
        ("2026-09-01", "window: T-13 .. T-12", "correct the days of one of the two"),
        ("2026-10-29", "due: T-13", "correct the days of one of the two"),
    ],
)
def test_a_step_due_after_its_task(today: str, step: str, expected: str) -> None:
    text = f"# today: {today}\ntasks: [{{id: a, title: A, due: T-14, steps: [{{title: B, {step}}}]}}]\n"
    assert hint(text, "step-due-after-task") == expected


def test_a_task_that_begins_too_early() -> None:
    for key in (
        "# campaign: start: T-60\ntasks: [{id: a, title: A, due: T-65}]\n",
        "tasks: [{id: a, title: A, due: T-65, not_before: T-60}]\n",
    ):
        assert hint(key, "begins-too-early") == "begin on T-60"
        assert hint(f"# today: 2026-09-13\n{key}", "begins-too-early") is None
        assert found(f"# today: 2026-09-13\n{key}", "begins-too-early").message("zh") == found(
            key, "begins-too-early"
        ).message("zh")


@pytest.mark.parametrize(("today", "day"), [("2026-09-01", "T-40"), ("2026-10-01", "T-38"), ("2026-11-20", "T+12")])
def test_a_day_to_decide_by_lies_ahead(today: str, day: str) -> None:
    text = f"# today: {today}\ntasks: [{{id: a, title: A, due: T, owner: tbd, notes: 待定的赠品}}]\n"
    assert hint(text, "tbd-without-day") == f"write decide_by: {day} beside it"
    assert str(hint(text, "placeholder-left")).endswith(f"decide_by: {day} beside it")


@pytest.mark.parametrize(
    ("written", "expected"), [("10.15-10.16", "T-27 .. T-26"), ("10.15-10.15", "T-27"), ("10.15", "T-27")]
)
def test_a_window_of_one_day_is_that_day(written: str, expected: str) -> None:
    text = f"tasks: [{{id: a, title: A, window: {written}}}]\n"
    assert hint(text, "task-date-absolute") == f"window: {expected}"


# one and several


@pytest.mark.parametrize(
    ("text", "rule", "one", "several"),
    [
        ("follow_ups: [{{id: a, at: {day}}}]", "follow-up-not-held", "1 day ago,", "2 days ago,"),
        (
            PEOPLE.replace("{", "{{").replace("}", "}}") + "materials: [{{item: A, owner: wu, due: {day}}}]",
            "material-not-ready",
            "1 day ago,",
            "2 days ago,",
        ),
        (
            PEOPLE.replace("{", "{{").replace("}", "}}")
            + "materials: [{{item: A, owner: wu, due: {day}, ready: yes, tested: no}}]",
            "material-not-tested",
            "1 day ago,",
            "2 days ago,",
        ),
        (
            "tasks: [{{id: a, title: A, due: T, owner: tbd, decide_by: {day}}}]",
            "tbd-overdue",
            "1 day ago",
            "2 days ago",
        ),
    ],
)
def test_days_ago_are_counted_as_people_count(text: str, rule: str, one: str, several: str) -> None:
    for day, expected in (("T-8", one), ("T-9", several)):
        assert expected in found(f"# today: 2026-11-04\n{text.format(day=day)}\n", rule).message("en")
    assert "已过 1 天" in found(f"# today: 2026-11-04\n{text.format(day='T-8')}\n", rule).message("zh")


@pytest.mark.parametrize(
    ("lag", "expected"), [("", "T-20 at the earliest, 2 days later"), (" - 1d", "T-21 at the earliest, 1 day later")]
)
def test_what_a_handover_lacks_is_counted(lag: str, expected: str) -> None:
    text = f"tasks: [{{id: a, title: A, due: T-21}}, {{id: b, title: B, window: T-22 .. T-9, needs: [a{lag}]}}]\n"
    assert hint(text, "begins-before-need-ends") == expected


def test_a_pile_of_one_is_one_thing() -> None:
    text = "calendar: {pile_up: 0}\npeople: {li: Li}\ntasks: [{id: a, title: A, due: T-9, owner: li}]\n"
    assert "Li has 1 thing due on" in found(text, "person-pile-up").message("en")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("11/31", "did you mean 11-30?"),
        ("9月31日", "did you mean 9-30?"),
        ("2026-11-31", "did you mean 2026-11-30?"),
        ("2-30", "did you mean 2-28?"),
        ("2026-13-01", "write a day that the calendar has, such as 10-30 or T-12"),
    ],
)
def test_a_day_that_does_not_exist_has_a_neighbour(written: str, expected: str) -> None:
    assert hint(f"tasks: [{{id: a, title: A, due: {written}}}]\n", "date-nonexistent") == expected
