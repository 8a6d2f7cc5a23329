"""Ids that name something else in the plan: told when nothing has that id. Owners have rules of their own.

Only ids count. What was written as people say it (a name, another case) is told with the id that was meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, TypeAlias
from unicodedata import is_normalized, normalize

from promoplan.finding import Fact, Told, Words
from promoplan.guess import Guesser
from promoplan.plan import Plan
from promoplan.plan.each_site import sites_of
from promoplan.plan.tasks import Task
from promoplan.reading.document import Document

if TYPE_CHECKING:
    from promoplan.plan.traffic import TrafficPart

NONE_YET = Words("(还没有)", "(none yet)")
PEOPLE = Words("人：", "people: ")
DEPARTMENTS = Words("部门：", "departments: ")
MOST_LISTED = 30  # ids that a hint names
PATH: TypeAlias = tuple[str | int, ...]
Known: TypeAlias = dict[str, AbstractSet[str]]


def unknown_references(document: Document, plan: Plan) -> Iterator[Fact]:
    """A fact for each reference that leads nowhere, with the nearest id there is."""
    known: Known = {
        "task": {task.id for task in plan.tasks}.union(*(_at_sites(task, plan) for task in plan.tasks if plan.sites)),
        "department": plan.departments.keys(),
        "person": plan.people.keys(),
        "phase": {phase.id for phase in plan.phases},
        "follow-up": {item.id for item in plan.follow_ups},
        "attachment": {item.id for item in plan.attachments},
        "site": plan.sites.keys(),
        **_goods(plan),
        "helper": plan.people.keys() | plan.departments.keys(),
    }
    teller = _Teller(document, plan, known)
    for number, task in enumerate(plan.tasks):
        for name, kind, path in _of_task(task, known):
            yield teller.fact(name, kind, ("tasks", number, *path))
    for reference, kind, path in _of_sections(plan):
        if reference is not None and reference not in known[kind]:
            yield teller.fact(reference, kind, path)


class _Teller:
    """Makes the facts, with what was probably meant."""

    def __init__(self, document: Document, plan: Plan, known: Known) -> None:
        self._document = document
        self._plan = plan
        self._listed = {kind: sorted(name for name in names if name) for kind, names in known.items()}
        self._names: dict[str, dict[str, str]] = {}
        self._guesser = Guesser()

    def fact(self, name: str, kind: str, path: PATH) -> Fact:
        if kind not in self._names:
            self._names[kind] = _by_name(self._plan, kind)
        base, at, _ = name.partition("@")
        named = self._names[kind]
        guess = (
            named.get(folded(name))
            or (named.get(folded(base)) if at else None)
            or self._guesser.near(name, self._listed[kind])
        )
        values = {"name": name, "known": self._known(kind), "guess": guess}
        variant = "guess" if guess else kind
        position = self._document.position(*path, of_key=kind == "follow-up" or path[-2:-1] == ("each",))
        return Fact("reference-unknown", Told(position, values, variant))

    def _known(self, kind: str) -> object:
        """The ids there are; those who help are people or departments."""
        listed = self._listed[kind][:MOST_LISTED]
        if kind != "helper" or not listed:
            return listed or NONE_YET
        people, departments = (self._listed[of][:MOST_LISTED] for of in ("person", "department"))
        parts = [
            Words(zh + "、".join(ids), en + ", ".join(ids))
            for ids, (zh, en) in ((people, PEOPLE), (departments, DEPARTMENTS))
            if ids
        ]
        return Words("；".join(part.zh for part in parts), "; ".join(part.en for part in parts))


def _by_name(plan: Plan, kind: str) -> dict[str, str]:
    """Ids by what people call them, as names are compared; of two that are called alike, the first."""
    named: dict[str, str] = {}
    for id_, words in _words_for(plan, kind):
        for word in words:
            if word and id_:
                named.setdefault(folded(word), id_)
    return named


def _words_for(plan: Plan, kind: str) -> Iterable[tuple[str, tuple[str | None, ...]]]:
    if kind == "task":
        return ((task.id, (task.id, task.title)) for task in plan.tasks)
    if kind == "department":
        return ((id_, (id_, part.name, part.alias)) for id_, part in plan.departments.items())
    if kind == "person":
        return ((id_, (id_, person.name)) for id_, person in plan.people.items())
    if kind == "site":
        return ((id_, (id_, site.name)) for id_, site in plan.sites.items())
    if kind == "helper":
        return (*_words_for(plan, "person"), *_words_for(plan, "department"))
    if kind == "phase":
        return ((phase.id, (phase.id, phase.name)) for phase in plan.phases)
    if kind == "follow-up":
        return ((item.id, (item.id, item.name)) for item in plan.follow_ups)
    if kind == "attachment":
        return ((item.id, (item.id, item.name)) for item in plan.attachments)
    return _words_for_goods(plan, kind)


def _words_for_goods(plan: Plan, kind: str) -> Iterable[tuple[str, tuple[str | None, ...]]]:
    if kind == "discount":
        return ((item.id, (item.id, item.name)) for item in plan.prices.discounts) if plan.prices else ()
    if plan.products is None:
        return ()
    tiers = ((tier.id, (tier.id, tier.name)) for tier in plan.products.tiers if kind != "sku")
    products = ((row.sku, (row.sku, row.name)) for row in plan.products.rows if kind != "tier")
    return (*tiers, *products)


def folded(name: str) -> str:
    """A name as names are compared: NFKC, without case, blanks folded."""
    if not name.isascii() and not is_normalized("NFKC", name):
        name = normalize("NFKC", name)
    return " ".join(name.casefold().split())


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
    yield from _of_goods(plan)


def _of_tables(plan: Plan) -> Iterator[tuple[str | None, str, PATH]]:
    for number, phase in enumerate(plan.phases):
        yield phase.part_of, "phase", ("phases", number, "part_of")
    for section in ("materials", "media", "rewards"):
        for number, item in enumerate(getattr(plan, section)):
            yield item.owner, "person", (section, number, "owner")
    for number, material in enumerate(plan.materials):
        yield material.department, "department", ("materials", number, "department")
    for number, source in enumerate(plan.traffic):
        yield from _of_source(source, ("traffic", number))
        for place, part in enumerate(source.parts):
            yield from _of_source(part, ("traffic", number, "parts", place))
    for number, reward in enumerate(plan.rewards):
        for place, site in enumerate(reward.sites):
            yield site, "site", ("rewards", number, "sites", place)
    for number, sheet in enumerate(plan.sheets):
        for place, phase_id in enumerate(sheet.phases):
            yield phase_id, "phase", ("sheets", number, "phases", place)
        for place, department_id in enumerate(sheet.departments):
            yield department_id, "department", ("sheets", number, "departments", place)


def _goods(plan: Plan) -> Known:
    """The ids of products, tiers and discounts."""
    skus = {row.sku for row in plan.products.rows} if plan.products else set()
    tiers = {tier.id for tier in plan.products.tiers} if plan.products else set()
    discounts = {discount.id for discount in plan.prices.discounts} if plan.prices else set()
    return {"sku": skus, "tier": tiers, "sku-or-tier": skus | tiers, "discount": discounts}


def _of_goods(plan: Plan) -> Iterator[tuple[str | None, str, PATH]]:
    if plan.products is not None:
        for number, row in enumerate(plan.products.rows):
            path = ("products", "rows", number)
            yield row.tier, "tier", (*path, "tier")
            yield row.owner, "person", (*path, "owner")
            yield row.task, "task", (*path, "task")
            for place, sku in enumerate(row.leads_to):
                yield sku, "sku", (*path, "leads_to", place)
        for number, listed in enumerate(plan.products.replenish):
            yield listed.sku, "sku", ("products", "replenish", number, "sku")
            yield listed.owner, "person", ("products", "replenish", number, "owner")
    if plan.prices is not None:
        yield plan.prices.task, "task", ("prices", "task")
        for number, category in enumerate(plan.prices.rows):
            yield category.bundle, "sku", ("prices", "rows", number, "bundle")
        for number, discount in enumerate(plan.prices.discounts):
            for place, id_ in enumerate(discount.only):
                yield id_, "sku-or-tier", ("prices", "discounts", number, "only", place)
            for place, id_ in enumerate(discount.stacks_with):
                yield id_, "discount", ("prices", "discounts", number, "stacks_with", place)


def _of_source(source: TrafficPart, path: PATH) -> Iterator[tuple[str | None, str, PATH]]:
    yield source.owner, "person", (*path, "owner")
    yield source.task, "task", (*path, "task")


def _at_sites(task: Task, plan: Plan) -> list[str]:
    return [f"{task.id}@{site}" for site in sites_of(task, plan)]


def _of_task(task: Task, known: Known) -> list[tuple[str, str, PATH]]:
    """A task's references that are not known; most have none, so that nothing is made for those."""
    unknown: list[tuple[str, str, PATH]] = []
    if task.department is not None and task.department not in known["department"]:
        unknown.append((task.department, "department", ("department",)))
    if task.phase is not None and task.phase not in known["phase"]:
        unknown.append((task.phase, "phase", ("phase",)))
    if task.needs:
        for place, need in enumerate(task.needs):
            if need is not None and need.id not in known["task"]:
                unknown.append((need.id, "task", ("needs", place)))
    for place, helper in enumerate(task.helpers):
        if helper is not None and helper not in known["helper"]:
            unknown.append((helper, "helper", ("helpers", place)))
    for place, attachment in enumerate(task.attachments):
        if attachment is not None and attachment not in known["attachment"]:
            unknown.append((attachment, "attachment", ("attachments", place)))
    if task.done_by is not None and task.done_by not in known["person"]:
        unknown.append((task.done_by, "person", ("done_by",)))
    for site, here in task.each.items():
        if site not in known["site"]:
            unknown.append((site, "site", ("each", site)))
        if here.done_by is not None and here.done_by not in known["person"]:
            unknown.append((here.done_by, "person", ("each", site, "done_by")))
    rounds = sorted(task.minutes.keys() - known["follow-up"])
    unknown += [(round_, "follow-up", ("minutes", round_)) for round_ in rounds]
    return unknown
