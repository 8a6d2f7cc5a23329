"""Ids that name something else in the plan: told when nothing has that id. Owners have rules of their own."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import TypeAlias

from promoplan.finding import Fact, Told, Words
from promoplan.guess import Guesser
from promoplan.plan import Plan
from promoplan.plan.tasks import Task
from promoplan.reading.document import Document

NONE_YET = Words("(还没有)", "(none yet)")
PATH: TypeAlias = tuple[str | int, ...]
Known: TypeAlias = dict[str, AbstractSet[str]]


def unknown_references(document: Document, plan: Plan) -> Iterator[Fact]:
    """A fact for each reference that leads nowhere, with the nearest id there is."""
    known: Known = {
        "task": {task.id for task in plan.tasks},
        "department": plan.departments.keys(),
        "person": plan.people.keys(),
        "phase": {phase.id for phase in plan.phases},
        "follow-up": {item.id for item in plan.follow_ups},
        "attachment": {item.id for item in plan.attachments},
        "site": plan.sites.keys(),
        "helper": plan.people.keys() | plan.departments.keys(),
    }
    listed = {kind: sorted(name for name in names if name) for kind, names in known.items()}
    guesser = Guesser()
    for number, task in enumerate(plan.tasks):
        for name, kind, path in _of_task(task, known):
            yield _fact(document, listed[kind], guesser, name, kind, ("tasks", number, *path))
    for reference, kind, path in _of_sections(plan):
        if reference is not None and reference not in known[kind]:
            yield _fact(document, listed[kind], guesser, reference, kind, path)


def _fact(document: Document, known: list[str], guesser: Guesser, name: str, kind: str, path: PATH) -> Fact:
    guess = guesser.near(name, known)
    values = {"name": name, "known": known[:30] or NONE_YET, "guess": guess}
    variant = "guess" if guess else "person" if kind == "helper" else kind
    position = document.position(*path, of_key=kind == "follow-up")
    return Fact("reference-unknown", Told(position, values, variant))


def _of_sections(plan: Plan) -> Iterator[tuple[str | None, str, PATH]]:
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
    yield from _of_tables(plan)


def _of_tables(plan: Plan) -> Iterator[tuple[str | None, str, PATH]]:
    for number, phase in enumerate(plan.phases):
        yield phase.part_of, "phase", ("phases", number, "part_of")
    for section in ("materials", "media", "rewards"):
        for number, item in enumerate(getattr(plan, section)):
            yield item.owner, "person", (section, number, "owner")
    for number, material in enumerate(plan.materials):
        yield material.department, "department", ("materials", number, "department")
    for number, reward in enumerate(plan.rewards):
        for place, site in enumerate(reward.sites):
            yield site, "site", ("rewards", number, "sites", place)
    for number, sheet in enumerate(plan.sheets):
        for place, phase_id in enumerate(sheet.phases):
            yield phase_id, "phase", ("sheets", number, "phases", place)
        for place, department_id in enumerate(sheet.departments):
            yield department_id, "department", ("sheets", number, "departments", place)


def _of_task(task: Task, known: Known) -> list[tuple[str, str, PATH]]:
    """A task's references that are not known; most have none, so that nothing is made for those."""
    unknown: list[tuple[str, str, PATH]] = []
    if task.department is not None and task.department not in known["department"]:
        unknown.append((task.department, "department", ("department",)))
    if task.phase is not None and task.phase not in known["phase"]:
        unknown.append((task.phase, "phase", ("phase",)))
    if task.needs:
        for place, need in enumerate(task.needs):
            # ID@SITE is one site's share of a task that is done for each of them
            if need is not None and need.id not in known["task"] and need.id.partition("@")[0] not in known["task"]:
                unknown.append((need.id.partition("@")[0], "task", ("needs", place)))
    for place, helper in enumerate(task.helpers):
        if helper is not None and helper not in known["helper"]:
            unknown.append((helper, "helper", ("helpers", place)))
    for place, attachment in enumerate(task.attachments):
        if attachment is not None and attachment not in known["attachment"]:
            unknown.append((attachment, "attachment", ("attachments", place)))
    if task.done_by is not None and task.done_by not in known["person"]:
        unknown.append((task.done_by, "person", ("done_by",)))
    rounds = sorted(task.minutes.keys() - known["follow-up"])
    unknown += [(round_, "follow-up", ("minutes", round_)) for round_ in rounds]
    return unknown
