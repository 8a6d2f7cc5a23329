"""More is due for one person on one day than they can hand in.

The limit is `calendar.pile_up`, five for a person unless the plan says otherwise. The event's own days do not count.

wrong:
    calendar: {pile_up: 2}
    people: {li: {name: Li}}
    tasks:
      - {id: a, title: A, owner: li, due: T-12}
      - {id: b, title: B, owner: li, due: T-12}
      - {id: c, title: C, owner: li, due: T-12}

right:
    calendar: {pile_up: 2}
    people: {li: {name: Li}}
    tasks:
      - {id: a, title: A, owner: li, due: T-12}
      - {id: b, title: B, owner: li, due: T-12}
      - {id: c, title: C, owner: li, due: T-13}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.rules.pile_ups import most_for_a_person, of_people

SEVERITY = Severity.WARNING
ZH = """同一个人同一天到期的事太多。

上限是 `calendar.pile_up`，不写就是每人 5 件。活动当天不算。
"""
SAYS = {
    "": Words(
        "{who}在 {day} 有 {things}到期(上限 {most}):{names}",
        "{who} has {things} due on {day} (at most {most}): {names}",
    )
}
HINTS = {
    "": Words(
        "提前几件，分给别人，或改 calendar.pile_up", "move some forward, share them out, or change calendar.pile_up"
    )
}


def check(campaign: Campaign) -> Iterator[Told]:
    most = most_for_a_person(campaign)
    for pile in of_people(campaign):
        if len(pile.tasks) > most:
            yield Told(campaign.end_at(pile.tasks[most]), pile.values(campaign, campaign.person_name(pile.who), most))
