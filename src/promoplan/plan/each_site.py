"""Tasks that are done at each site: one written task becomes `ID@SITE` at every site, with what differs there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from promoplan.days.expression import Need
from promoplan.plan.tasks import AtSite, Task

if TYPE_CHECKING:
    from promoplan.plan import Plan

PATH: TypeAlias = tuple[str | int, ...]
SITE = "${site}"
NEEDS_A_TASK = 10  # needs on tasks of sites that may be made for each task of a site that may be
TEXTS = ("title", "notes", "done_when", "because")
DIFFERS = tuple(AtSite.__annotations__)  # what a site may say otherwise


class Origin(NamedTuple):
    """Where a task is written: its place in the plan's list; of one done at a site, which, and what is its own there.

    `needs` has the written place of each need, where one written need has become several.
    """

    place: int
    site: str | None = None
    own: frozenset[str] = frozenset()
    needs: tuple[int, ...] | None = None

    def path(self, *keys: str | int) -> PATH:
        """The path in the document of the task, or of what stands under it."""
        if keys and keys[0] in self.own:
            return ("tasks", self.place, "each", str(self.site), *keys)
        if len(keys) > 1 and keys[0] == "needs" and self.needs is not None:
            return ("tasks", self.place, "needs", self.needs[int(keys[1])], *keys[2:])
        return ("tasks", self.place, *keys)


def sites_of(task: Task, plan: Plan) -> tuple[str, ...]:
    """The sites a task is done at one by one: all of them, or those that `each` names; none for any other task."""
    if not task.id or not (task.for_each or task.each):
        return ()
    return tuple(id_ for id_ in plan.sites if task.for_each or id_ in task.each)


def at_each_site(plan: Plan, most: int) -> tuple[list[tuple[Origin, Task]], list[PATH]]:
    """All tasks, those of sites one by one; and where too many are made, which is left as it is written.

    At most `most` tasks are made, and NEEDS_A_TASK times as many needs. Behind the first `for_each` that is too much
    the other tasks are left as one, behind the first `needs` those on tasks of sites name none.
    """
    shared: dict[str, tuple[str, ...]] = {}
    too_many: list[PATH] = []
    until = needs_until = len(plan.tasks)
    left = most
    if plan.sites:
        for place, task in enumerate(plan.tasks):
            sites = sites_of(task, plan)
            if not sites:
                continue
            left -= len(sites)
            if left < 0:
                until = place
                too_many.append(("tasks", place, "for_each"))
                break
            shared[task.id] = sites
    if shared:
        needs_until = _needs_until(plan, shared, most * NEEDS_A_TASK)
        if needs_until < len(plan.tasks):
            too_many.append(("tasks", needs_until, "needs"))
    return list(_made(plan, shared, until, needs_until)), too_many


def _needs_until(plan: Plan, shared: dict[str, tuple[str, ...]], left: int) -> int:
    """The place of the first task whose needs would be too many when each site has its own."""
    for place, task in enumerate(plan.tasks):
        own = shared.get(task.id, ())
        for need in task.needs:
            theirs = shared.get(need.id) if need is not None else None
            if theirs is not None:
                same = len(own) if own == theirs else len(set(own) & set(theirs))
                left -= same + (max(len(own), 1) - same) * len(theirs)
        if left < 0:
            return place
    return len(plan.tasks)


def _made(
    plan: Plan, shared: dict[str, tuple[str, ...]], until: int, needs_until: int
) -> Iterator[tuple[Origin, Task]]:
    for place, task in enumerate(plan.tasks):
        sites = sites_of(task, plan) if shared and place < until else ()
        needed = shared if place < needs_until else {}
        if sites:
            for site in sites:
                changed, own = _at(plan, task, site)
                yield _with_needs(Origin(place, site, own), changed, needed)
        elif needed:
            yield _with_needs(Origin(place), task, needed)
        else:
            yield Origin(place), task


def _at(plan: Plan, task: Task, site: str) -> tuple[Task, frozenset[str]]:
    """A task as it is at one site, and the keys that are its own there."""
    here = task.each.get(site)
    own = {key: value for key in DIFFERS if (value := getattr(here, key)) is not None} if here else {}
    changes: dict[str, object] = {"id": f"{task.id}@{site}", **own}
    if own.get("due") or own.get("window"):
        changes.setdefault("due", None)
        changes.setdefault("window", None)
    name = plan.sites[site].name or site
    if SITE not in task.title:
        # in front, where a narrow column does not cut it off
        changes["title"] = f"{name}: {task.title}" if plan.campaign.language == "en" else f"{name}：{task.title}"
    return _filled(task.model_copy(update=changes), name), frozenset(own)


def _filled(task: Task, name: str) -> Task:
    """A task with `${site}` filled in, wherever its people read it."""

    def changed(part: object, keys: tuple[str, ...]) -> dict[str, object]:
        texts = {key: getattr(part, key) for key in keys}
        return {key: text.replace(SITE, name) for key, text in texts.items() if text and SITE in text}

    def each(texts: dict[str, str | None]) -> dict[str, str | None]:
        return {key: text.replace(SITE, name) if text else text for key, text in texts.items()}

    changes = changed(task, TEXTS)
    if task.steps:
        changes["steps"] = tuple(step.model_copy(update=changed(step, ("title", "notes"))) for step in task.steps)
    changes |= {key: each(texts) for key in ("minutes", "log") if (texts := getattr(task, key))}
    return task.model_copy(update=changes) if changes else task


def _with_needs(origin: Origin, task: Task, shared: dict[str, tuple[str, ...]]) -> tuple[Origin, Task]:
    """A task with what it needs at this site, or at each, where the plan names a shared task."""
    if not any(need is not None and need.id in shared for need in task.needs):
        return origin, task
    found = [(n, one) for n, need in enumerate(task.needs) for one in _each_need(need, shared, origin.site)]
    needs = tuple(one for _, one in found)
    return origin._replace(needs=tuple(n for n, _ in found)), task.model_copy(update={"needs": needs})


def _each_need(need: Need | None, shared: dict[str, tuple[str, ...]], site: str | None) -> list[Need | None]:
    if need is None or need.id not in shared:
        return [need]
    sites = shared[need.id]
    return [need._replace(id=f"{need.id}@{one}") for one in ((site,) if site in sites else sites)]
