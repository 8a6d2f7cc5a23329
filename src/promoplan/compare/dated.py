"""All that has days in a plan, beside what days it has in another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from promoplan.campaign import Campaign
from promoplan.days.write import Moment
from promoplan.schedule.timeline import Span

Kind: TypeAlias = Literal["event", "key-date", "phase", "follow-up", "task", "step", "material", "medium", "reward"]
MINDED = ("key-date", "follow-up", "task")  # what had better not fall on a day off


class Dates(NamedTuple):
    """First and last day of something; only a last one where it is a day or a task with a due day."""

    start: Moment | None = None
    finish: Moment | None = None


@dataclass(frozen=True, slots=True)
class Dated:
    """Something that has days in both plans, or in one of them. `open` is false for tasks and steps done or dropped."""

    kind: Kind
    id: str
    name: str
    before: Dates
    after: Dates
    owner: str | None = None
    department: str | None = None
    open: bool = True
    off_before: bool = False  # whether its last day is a day off
    off_after: bool = False

    @property
    def days(self) -> int | None:
        """By how many days its end moved; None where one of the plans has no day for it."""
        return _between(self.before.finish, self.after.finish)

    @property
    def start_days(self) -> int | None:
        return _between(self.before.start, self.after.start)

    @property
    def moved(self) -> bool:
        return self.before != self.after


class _Item(NamedTuple):
    """Something with its days in one plan; a step has its task's id."""

    kind: Kind
    id: str
    name: str
    dates: Dates
    owner: str | None = None
    department: str | None = None
    open: bool = True


def dated_in_both(before: Campaign, after: Campaign) -> list[Dated]:
    """What has days, in the order of the days it has now. Tasks are those that both plans have."""
    old, new = _by_name(before), _by_name(after)
    found = []
    for key in {**new, **old}:
        was, now = old.get(key), new.get(key)
        item = now or was
        assert item is not None
        if item.kind in ("task", "step") and (item.id not in before.task_by_id or item.id not in after.task_by_id):
            continue
        found.append(
            Dated(
                item.kind,
                item.id,
                item.name,
                was.dates if was else Dates(),
                now.dates if now else Dates(),
                item.owner,
                item.department,
                item.open,
                _is_off(before, was),
                _is_off(after, now),
            )
        )
    return sorted(found, key=_in_order)


def _by_name(campaign: Campaign) -> dict[tuple[Kind, str, str, int], _Item]:
    """All items; of those that are called alike, the first and the first, the second and the second are the same."""
    seen: Counter[tuple[Kind, str, str]] = Counter()
    found = {}
    for item in _items(campaign):
        name = item.name if item.kind == "step" else ""
        seen[item.kind, item.id, name] += 1
        found[item.kind, item.id, name, seen[item.kind, item.id, name]] = item
    return found


def _items(campaign: Campaign) -> Iterator[_Item]:
    plan, schedule = campaign.plan, campaign.schedule
    yield _Item("event", "T", plan.campaign.name, Dates(None, Moment(schedule.event)))
    for id_, at in schedule.key_dates.items():
        yield _Item("key-date", id_, plan.key_dates[id_].name or id_, Dates(None, at))
    for id_, span in schedule.phases.items():
        yield _Item("phase", id_, campaign.phase_name(id_), _of(span))
    for number, held in enumerate(plan.follow_ups):
        days = Dates(None, schedule.follow_ups[number].at)
        yield _Item("follow-up", held.id, held.name or held.id, days, held.owner)
    for number, material in enumerate(plan.materials):
        days = Dates(None, schedule.materials[number])
        yield _Item("material", material.item, material.item, days, material.owner, material.department)
    for number, medium in enumerate(plan.media):
        yield _Item("medium", medium.channel, medium.channel, _of(schedule.media[number]), medium.owner)
    for number, reward in enumerate(plan.rewards):
        yield _Item("reward", reward.title, reward.title, _of(schedule.rewards[number]), reward.owner)
    yield from _tasks(campaign)


def _tasks(campaign: Campaign) -> Iterator[_Item]:
    """The tasks and their steps; of two tasks with one id, the first."""
    for id_, dated in campaign.task_by_id.items():
        task = dated.task
        if not id_:
            continue
        yield _Item(
            "task", id_, task.title, Dates(dated.start, dated.finish), task.owner, task.department, task.is_open
        )
        for place, step in enumerate(task.steps):
            days = Dates(dated.step_starts[place], dated.steps[place])
            is_open = task.is_open and step.status not in ("done", "dropped")
            yield _Item("step", id_, step.title, days, step.owner or task.owner, task.department, is_open)


def _of(span: Span | None) -> Dates:
    return Dates(*span) if span else Dates()


def _is_off(campaign: Campaign, item: _Item | None) -> bool:
    """Whether the last day of something is a day off for those who do it."""
    if item is None or item.kind not in MINDED or item.dates.finish is None:
        return False
    return not campaign.schedule.calendar_of(item.department).works(item.dates.finish.day)


def _in_order(dated: Dated) -> tuple[bool, int, int]:
    """By the days they have now, phases by their first; what has none comes last."""
    day = dated.after.start if dated.kind == "phase" else dated.after.finish
    return day is None, day.day if day else 0, (day.minute or 0) if day else 0


def _between(before: Moment | None, after: Moment | None) -> int | None:
    return None if before is None or after is None else after.day - before.day
