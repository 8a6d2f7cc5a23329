"""What a person has in hand: their tasks, and their steps of others' tasks."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from promoplan.campaign import Campaign
from promoplan.days.expression import MINUTES_A_DAY
from promoplan.days.write import Moment
from promoplan.schedule.schedule import DatedTask


class Thing(NamedTuple):
    """A task, or a step of one (`step`: its place), that a person has in hand from a first to a last day (numbers).

    `begins` and `ends` are minutes of those days; without a time it is all of the day. `only_due`: nothing says when it
    begins.
    """

    dated: DatedTask
    step: int | None
    first: int
    last: int
    begins: int
    ends: int
    only_due: bool
    must: bool

    @property
    def title(self) -> str:
        return self.dated.task.title if self.step is None else self.dated.task.steps[self.step].title

    @property
    def name(self) -> str:
        """What findings call it."""
        return self.dated.name if self.step is None else self.title


def things_in_hand(campaign: Campaign) -> dict[str, list[Thing]]:
    """Each person's things. What one person does at several sites on the same days is one thing."""
    people = campaign.plan.people
    found: dict[str, list[Thing]] = defaultdict(list)
    at_sites: set[tuple[object, ...]] = set()
    for dated in campaign.tasks:
        task = dated.task
        owner = task.owner
        if not task.is_open or task.repeat is not None:
            continue
        if owner in people and dated.finish is not None and not task.is_milestone:
            things = [(owner, _thing(dated, None, dated.start, dated.finish))]
        elif dated.steps:
            things = []
        else:
            continue
        for place, due in enumerate(dated.steps):
            step = task.steps[place]
            if due is None or step.owner in (None, owner) or step.owner not in people:
                continue
            if step.status not in ("done", "dropped"):
                things.append((step.owner, _thing(dated, place, dated.step_starts[place], due)))
        for who, thing in things:
            if dated.origin.site is not None:
                same = (who, dated.written_id, *thing[1:6])
                if same in at_sites:
                    continue
                at_sites.add(same)
            found[who].append(thing)
    return found


def _thing(dated: DatedTask, step: int | None, start: Moment | None, finish: Moment) -> Thing:
    must = step is None and dated.task.priority == "must"
    if start is None or start.day > finish.day:  # a window that runs backwards has been told
        return Thing(dated, step, finish.day, finish.day, 0, MINUTES_A_DAY, start is None, must)
    begins = start.minute or 0
    ends = MINUTES_A_DAY if finish.minute is None else finish.minute
    if start.day == finish.day and begins >= ends:
        begins, ends = 0, MINUTES_A_DAY
    return Thing(dated, step, start.day, finish.day, begins, ends, False, must)
