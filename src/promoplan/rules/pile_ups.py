"""How many things are due on one day, for each person and each department."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple

from promoplan.campaign import Campaign
from promoplan.days.write import Moment
from promoplan.plan.calendar import PILE_UP
from promoplan.rules.counts import several
from promoplan.schedule.schedule import DatedTask


class Pile(NamedTuple):
    """What is due on one day (number) for one person or department, in the plan's order."""

    who: str
    day: int
    tasks: list[DatedTask]

    def values(self, campaign: Campaign, who: str, most: int) -> dict[str, object]:
        """What both rules about piles say."""
        names = [dated.written_name for dated in self.tasks]
        return {
            "who": who,
            "day": campaign.shown(Moment(self.day)),
            "things": several(len(names), "件事", "thing", "things"),
            "count": len(names),
            "most": most,
            "names": names,
        }


def most_for_a_person(campaign: Campaign) -> int:
    pile_up = campaign.plan.calendar.pile_up
    return PILE_UP if pile_up is None or pile_up.person is None else pile_up.person


def most_for_a_department(campaign: Campaign) -> int:
    pile_up = campaign.plan.calendar.pile_up
    return 2 * most_for_a_person(campaign) if pile_up is None or pile_up.department is None else pile_up.department


@lru_cache(maxsize=1)
def _piles(campaign: Campaign) -> tuple[list[Pile], list[Pile]]:
    event_days = range(campaign.schedule.event_days.start.day, campaign.schedule.event_days.end.day + 1)
    # what is done at many sites is one thing to have in mind
    people: dict[tuple[str, int], dict[str, DatedTask]] = defaultdict(dict)
    departments: dict[tuple[str, int], dict[str, DatedTask]] = defaultdict(dict)
    for dated in campaign.tasks:
        task, finish = dated.task, dated.finish
        if finish is None or not task.is_open or task.repeat is not None or finish.day in event_days:
            continue
        name = dated.written_name
        if task.owner is not None:
            people[task.owner, finish.day].setdefault(name, dated)
        if task.department is not None:
            departments[task.department, finish.day].setdefault(name, dated)
    return [Pile(*key, list(tasks.values())) for key, tasks in people.items()], [
        Pile(*key, list(tasks.values())) for key, tasks in departments.items()
    ]


def of_people(campaign: Campaign) -> list[Pile]:
    """What is due together for one person. The event's own days do not count: then everybody is busy, as planned."""
    return _piles(campaign)[0]


def of_departments(campaign: Campaign) -> list[Pile]:
    """What is due together in one department, the event's own days left out."""
    return _piles(campaign)[1]
