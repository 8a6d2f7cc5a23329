"""Which tasks a table of the plan's own shows: what its entry in `sheets` asks for, condition by condition."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TypeAlias

from promoplan.campaign import Campaign
from promoplan.schedule.schedule import DatedTask

if TYPE_CHECKING:
    from promoplan.plan.sheets import OwnSheet

Condition: TypeAlias = Callable[[DatedTask], bool]


def selected(campaign: Campaign, sheet: OwnSheet, place: int) -> list[DatedTask]:
    """The tasks of the table at a place in `sheets`, in the plan's order; all of them where it asks for nothing."""
    return list(fitting(campaign, conditions(campaign, sheet, place).values()))


def fitting(campaign: Campaign, asked: Iterable[Condition]) -> Iterator[DatedTask]:
    """The tasks that fit all conditions, found as they are wanted."""
    tasks = iter(campaign.tasks)
    for fits in asked:
        tasks = filter(fits, tasks)
    return tasks


def conditions(campaign: Campaign, sheet: OwnSheet, place: int) -> dict[str, Condition]:
    """What the table asks of a task, by the key that asks for it. A window without days (told) asks for nothing."""
    asked: dict[str, Condition] = {}
    if sheet.sections:
        sections = frozenset(sheet.sections)
        asked["sections"] = lambda dated: not sections.isdisjoint(dated.task.section)
    phases = frozenset(id_ for id_ in sheet.phases if id_ is not None)
    if phases:
        stages = {phase.id for phase in campaign.plan.phases if phase.part_of in phases}
        asked["phases"] = lambda dated: dated.task.phase in phases or dated.task.phase in stages
    departments = frozenset(id_ for id_ in sheet.departments if id_ is not None)
    if departments:
        asked["departments"] = lambda dated: dated.task.department in departments
    window = campaign.schedule.sheets[place]
    if window is not None:
        first, last = window.start.day, window.end.day
        asked["window"] = lambda dated: _runs(dated, first, last)
    return asked


def _runs(dated: DatedTask, first: int, last: int) -> bool:
    """Whether a task runs on one of these days; one that has only an end runs on its last day."""
    if dated.finish is None:
        return False
    begins = dated.finish if dated.start is None else dated.start
    return begins.day <= last and dated.finish.day >= first
