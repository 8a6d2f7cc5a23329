"""What differs in the plain fields of a task: who, what state, which words. Its days are compared as days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from promoplan.campaign import Campaign
from promoplan.plan.tasks import Task
from promoplan.schedule.schedule import DatedTask

Value: TypeAlias = "str | tuple[str, ...] | None"
# What is told of a task beside its days and its slack, and what it is where nothing is written.
FIELDS = {
    "department": None, "owner": None, "status": "todo", "priority": "should",
    "helpers": (), "phase": None, "section": (), "needs": (), "repeat": None, "touches": (), "tools": (),
    "attachments": (), "done_on": None, "done_by": None,
}  # fmt: skip
TEXTS = {"title": None, "done_when": None, "notes": None, "because": None}


@dataclass(frozen=True, slots=True)
class Changed:
    """A field of a task that is another: what it was and what it is. `id` is the written task's, or that at a site."""

    dated: DatedTask
    id: str
    key: str
    before: Value
    after: Value

    @property
    def is_text(self) -> bool:
        return self.key in TEXTS


class Fields:
    """Compares tasks; what is written once for many sites, and is the same at each, is told once."""

    def __init__(self, before: Campaign, after: Campaign) -> None:
        self._before, self._after = before.plan.tasks, after.plan.tasks
        self._told: set[tuple[str, str]] = set()

    def changed(self, was: DatedTask, dated: DatedTask) -> Iterator[Changed]:
        for key, unwritten in (*FIELDS.items(), *TEXTS.items()):
            if getattr(was.task, key) == getattr(dated.task, key):
                continue
            id_, old, new = dated.id, was.task, dated.task
            if dated.origin.site and was.origin.site and key not in was.origin.own | dated.origin.own:
                id_ = id_.partition("@")[0]
                if (id_, key) in self._told:
                    continue
                self._told.add((id_, key))
                old, new = self._before[was.origin.place], self._after[dated.origin.place]
            ends = [_value(task, key, unwritten) for task in (old, new)]
            if ends[0] != ends[1]:
                yield Changed(dated, id_, key, *ends)


def _value(task: Task, key: str, unwritten: Value) -> Value:
    """A field as it is written; days and needs in their author's words."""
    found = getattr(task, key) or unwritten
    if isinstance(found, tuple) and not hasattr(found, "written"):  # a day is a tuple, too
        return tuple(_written(one) for one in found if one is not None)
    return None if found is None else _written(found)


def _written(value: object) -> str:
    return value if isinstance(value, str) else str(getattr(value, "written", value))
