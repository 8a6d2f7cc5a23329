"""More is due in one department on one day than it can hand in.

The limit is `calendar.pile_up: {department: 10}`; without it, twice the limit of a person. When all of it is one
person's, only that person's pile is told.

wrong:
    calendar: {pile_up: {person: 5, department: 2}}
    departments: {design: {name: Design}}
    people: {li: {name: Li}, wu: {name: Wu}}
    tasks:
      - {id: a, title: A, department: design, owner: li, due: T-12}
      - {id: b, title: B, department: design, owner: wu, due: T-12}
      - {id: c, title: C, department: design, owner: li, due: T-12}

right:
    calendar: {pile_up: {person: 5, department: 2}}
    departments: {design: {name: Design}}
    people: {li: {name: Li}, wu: {name: Wu}}
    tasks:
      - {id: a, title: A, department: design, owner: li, due: T-12}
      - {id: b, title: B, department: design, owner: wu, due: T-12}
      - {id: c, title: C, department: design, owner: li, due: T-13}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.rules.pile_ups import most_for_a_department, of_departments

SEVERITY = Severity.WARNING
ZH = """同一个部门同一天到期的事太多。

上限是 `calendar.pile_up: {department: 10}`，不写就是个人上限的两倍。如果全是一个人的，只提醒那个人。
"""
SAYS = {
    "": Words(
        "{who}在 {day} 有 {things}到期(上限 {most}):{names}",
        "{who} has {things} due on {day} (at most {most}): {names}",
    )
}
HINTS = {
    "": Words(
        "提前几件，或改 calendar.pile_up: {{department: {count}}}",
        "move some forward, or calendar.pile_up: {{department: {count}}}",
    )
}


def check(campaign: Campaign) -> Iterator[Told]:
    most = most_for_a_department(campaign)
    for pile in of_departments(campaign):
        if len(pile.tasks) > most and len({dated.task.owner for dated in pile.tasks}) > 1:
            yield Told(
                campaign.end_at(pile.tasks[most]), pile.values(campaign, campaign.department_name(pile.who), most)
            )
