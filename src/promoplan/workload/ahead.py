"""The loads of the people asked for, in the days ahead."""

from __future__ import annotations

from promoplan.campaign import Campaign
from promoplan.progress import Chosen
from promoplan.workload.load import Workload, most_at_once, workloads
from promoplan.workload.things import Thing

AHEAD = 14  # days, where no number is asked for


class Ahead:
    """Who has anything in hand from today on for some days (`loads`), who is free, and the overloads then.

    `behind` counts the overloads that begin after those days. A department's people are those who belong to it, with
    all they have in hand.
    """

    def __init__(self, campaign: Campaign, chosen: Chosen, days: int = AHEAD) -> None:
        self.campaign = campaign
        self.days = range(campaign.today, campaign.today + days + 1)
        self.most = most_at_once(campaign)
        loads = workloads(campaign)
        people = [
            who
            for who in campaign.plan.people
            if chosen.owner(who) and (not chosen.departments or campaign.department_of.get(who) in chosen.departments)
        ]
        self.loads = [loads[who] for who in people if who in loads and self.things(loads[who])]
        busy = {load.who for load in self.loads}
        self.free = [who for who in people if who not in busy]
        found = [over for who in people if who in loads for over in (*loads[who].overloads, *loads[who].musts)]
        to_come = sorted((over for over in found if over.last >= self.first), key=lambda over: over.first)
        self.overloads = [over for over in to_come if over.first <= self.last]
        self.behind = len(to_come) - len(self.overloads)

    @property
    def first(self) -> int:
        return self.days[0]

    @property
    def last(self) -> int:
        return self.days[-1]

    def things(self, load: Workload) -> list[Thing]:
        """What somebody has in hand in these days, by the day it is due."""
        found = [thing for thing in load.things if thing.first <= self.last and thing.last >= self.first]
        return sorted(found, key=lambda thing: (thing.last, thing.first))

    def late(self, load: Workload) -> int:
        """How many things of somebody's are late."""
        return sum(thing.last < self.first for thing in load.things)
