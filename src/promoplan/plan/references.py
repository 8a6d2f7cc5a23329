"""Ids that name something else in the plan: told when nothing has that id. Owners have rules of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import TypeAlias

from promoplan.finding import Fact, Told, Words
from promoplan.plan import Plan
from promoplan.plan.tasks import Task
from promoplan.reading.document import Document

NONE_YET = Words("(还没有)", "(none yet)")
Reference: TypeAlias = tuple[str | None, str, tuple[str | int, ...]]


def unknown_references(document: Document, plan: Plan) -> Iterator[Fact]:
    """A fact for each reference that leads nowhere, with the nearest id there is."""
    known: dict[str, Iterable[str]] = {
        "task": {task.id for task in plan.tasks},
        "department": plan.departments,
        "person": plan.people,
        "phase": {phase.id for phase in plan.phases},
        "follow-up": {item.id for item in plan.follow_ups},
        "helper": {*plan.people, *plan.departments},
    }
    for name, kind, path in _references(plan):
        if name is None or name in known[kind]:
            continue
        candidates = sorted(known[kind])
        guess = get_close_matches(name, candidates, 1)
        values = {"name": name, "known": candidates[:30] or NONE_YET, "guess": guess[0] if guess else ""}
        variant = "guess" if guess else "person" if kind == "helper" else kind
        position = document.position(*path, of_key=kind == "follow-up")
        yield Fact("reference-unknown", Told(position, values, variant))


def _references(plan: Plan) -> Iterator[Reference]:
    for number, task in enumerate(plan.tasks):
        yield from _of_task(task, number)
    for id_, department in plan.departments.items():
        yield department.lead, "person", ("departments", id_, "lead")
        for team_id, team in department.teams.items():
            yield team.lead, "person", ("departments", id_, "teams", team_id, "lead")
            for place, member in enumerate(team.members):
                yield member, "person", ("departments", id_, "teams", team_id, "members", place)
    for id_, person in plan.people.items():
        yield person.department, "department", ("people", id_, "department")
    for number, freeze in enumerate(plan.calendar.freeze):
        for place, task_id in enumerate(freeze.except_):
            yield task_id, "task", ("calendar", "freeze", number, "except", place)


def _of_task(task: Task, number: int) -> Iterator[Reference]:
    if task.department is not None:
        yield task.department, "department", ("tasks", number, "department")
    if task.phase is not None:
        yield task.phase, "phase", ("tasks", number, "phase")
    for place, need in enumerate(task.needs):
        if need is not None:
            # ID@SITE is one site's share of a task that is done for each of them
            yield need.id.partition("@")[0], "task", ("tasks", number, "needs", place)
    for place, helper in enumerate(task.helpers):
        yield helper, "helper", ("tasks", number, "helpers", place)
    if task.done_by is not None:
        yield task.done_by, "person", ("tasks", number, "done_by")
    for round_ in task.minutes:
        yield round_, "follow-up", ("tasks", number, "minutes", round_)
