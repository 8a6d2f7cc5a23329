"""What is told of people with too much in hand: once, where something has to give, with what can be typed for it."""

from __future__ import annotations

import pytest

from promoplan.finding import Finding
from tests.plans import part

RULES = ("person-overloaded", "musts-at-once", "person-pile-up")
BUSY = "calendar: {max_parallel: 1}\npeople: {li: {name: Li}}\nphases: [{id: prep, window: T-40 .. T-5}]\n"


def found(tasks: str, head: str = BUSY, today: str = "2026-09-01") -> list[Finding]:
    text = f"# today: {today}\n{head}tasks:\n{tasks}"
    return [finding for finding in part(text).findings if finding.rule in RULES]


def task(id_: str, dates: str, more: str = "") -> str:
    return f"  - {{id: {id_}, title: {id_.title()}, owner: li, {dates}{more}}}\n"


LONG = task("long", "window: T-20 .. T-12")


@pytest.mark.parametrize(
    ("tasks", "hint"),
    [
        (task("other", "window: T-16 .. T-13"), "none of them can move: share them out, or calendar.max_parallel: 2"),
        (
            task("other", "window: T-16 .. T-13", ", phase: prep"),
            "'other' has dates of its own and can go 8 days later (window: T-11 .. T-8); or another owner",
        ),
        (
            task("other", "due: T-14", ", phase: prep"),
            "'other' has dates of its own and can go 9 days later (due: T-9); or another owner",
        ),
        (
            task("other", "window: T-16 .. T-13", ", must_end_by: T-12"),
            "'other' has dates of its own and can go 1 day later; or another owner",
        ),
        (
            task("other", "duration: 3wd, must_end_by: T-13"),
            "'other' can go 56 days earlier (must_end_by: T-21); or another owner",
        ),
        (
            task("other", "duration: 3wd, must_end_by: T-13", ", not_before: T-16"),
            "'other' can go 1 day earlier; or another owner",
        ),
        (
            task("other", "duration: 3d, schedule: asap, not_before: T-16, must_end_by: T-6"),
            "'other' can go 8 days later (not_before: T-11); or another owner",
        ),
    ],
)
def test_the_hint_says_who_has_slack_to_give(tasks: str, hint: str) -> None:
    (finding,) = found(LONG + tasks)
    assert finding.rule == "person-overloaded"
    assert finding.hint("en") == hint


def test_days_and_tasks_are_named() -> None:
    tasks = "".join(task(f"task{number}", f"window: T-{20 - number} .. T-12") for number in range(8))
    (finding,) = [finding for finding in found(tasks) if finding.rule == "person-overloaded"]
    assert finding.message("en") == (
        "Li has 8 things in hand at once, T-19 · 10-23 Fri to T-12 · 10-30 Fri (at most 1): "
        "task0, task1, task2, task3, task4, task5 and 2 more"
    )
    assert finding.message("zh") == (
        "Li从 T-19 · 10-23 周五 到 T-12 · 10-30 周五 同时有 8 件事在手(上限 1):"
        "task0、task1、task2、task3、task4、task5 等 8 件"
    )


def test_a_weekend_does_not_make_two_of_one_overload() -> None:
    (finding,) = found(LONG + task("other", "window: T-19 .. T-13"))
    assert "T-19 · 10-23 Fri to T-13 · 10-29 Thu" in finding.message("en")


@pytest.mark.parametrize(
    ("tasks", "rules"),
    [
        ([("due: T-9", "")] * 4, ["person-pile-up"]),  # only due days: one finding, by one limit
        ([("due: T-9", ", priority: must")] * 4, ["person-pile-up"]),
        ([("due: T-9", "")] * 3, []),
        ([("due: T-9", ", priority: must")] * 2, ["musts-at-once"]),
        ([("window: T-9 .. T-8", "")] * 3, ["person-overloaded"]),
        ([("window: T-9 .. T-8", ", priority: must")] * 3, ["person-overloaded"]),  # which names the musts as well
        ([("window: T-9 .. T-8", ", priority: must")] * 2, ["musts-at-once"]),
        ([("window: T-12 .. T-8", ", priority: must"), ("due: T-9", ", priority: must")], []),
        ([("window: T-9 .. T-8", ", priority: must, status: done")] * 3, []),
        ([("window: T .. T", "")] * 3, []),  # the event's own day
        ([("window: T-9 .. T-8", ", repeat: daily")] * 3, []),
    ],
)
def test_one_thing_is_told_once(tasks: list[tuple[str, str]], rules: list[str]) -> None:
    head = "calendar: {max_parallel: 2, pile_up: 3}\npeople: {li: {name: Li}}\n"
    written = "".join(task(f"task{number}", *one) for number, one in enumerate(tasks))
    assert [finding.rule for finding in found(written, head)] == rules


def test_what_is_over_is_not_told() -> None:
    tasks = LONG + task("other", "window: T-19 .. T-13")
    assert found(tasks, today="2026-10-29")
    assert not found(tasks, today="2026-10-30")


def test_sites_that_one_person_looks_after_are_one_thing() -> None:
    tasks = task("stage", "window: T-9 .. T-8", ", for_each: sites, priority: must")
    assert not found(tasks, f"{BUSY}sites: {{west: West, east: East}}\n")


def test_an_overload_can_be_allowed_where_it_stands() -> None:
    assert not found(LONG + task("other", "window: T-16 .. T-13", ", allow: {person-overloaded: Li asked for it}"))
