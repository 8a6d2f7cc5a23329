"""Texts of tasks that are done at each site: `${site}` names all of them, as long as such a task is one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from promoplan.plan import Plan
    from promoplan.plan.tasks import Task

SITE = "${site}"
TEXTS = ("title", "notes", "done_when", "because")


def with_sites_named(plan: Plan) -> tuple[Task, ...]:
    """A plan's tasks with `${site}` filled in where they are done at each."""
    joint = ", " if plan.campaign.language == "en" else "、"
    names = joint.join(site.name or id_ for id_, site in plan.sites.items())
    return tuple(_filled(task, names) if task.for_each else task for task in plan.tasks)


def _filled(task: Task, names: str) -> Task:
    def changed(part: object, keys: tuple[str, ...]) -> dict[str, object]:
        texts = {key: getattr(part, key) for key in keys}
        return {key: text.replace(SITE, names) for key, text in texts.items() if text and SITE in text}

    steps = tuple(step.model_copy(update=changed(step, ("title", "notes"))) for step in task.steps)
    return task.model_copy(update={**changed(task, TEXTS), "steps": steps})
