"""A task is owned by a department instead of a person.

A department cannot be phoned and does not sign. Name one person of it as owner; the department has a key of its own.
Its id, its name and its alias are recognised, in any case.

wrong:
    departments: {service: {name: Customer service, alias: 陆军, lead: lin}}
    people: {lin: {name: Lin}}
    tasks:
      - {id: roster, title: Roster, due: T-19, owner: Customer Service}

right:
    departments: {service: {name: Customer service, alias: 陆军, lead: lin}}
    people: {lin: {name: Lin}}
    tasks:
      - {id: roster, title: Roster, due: T-19, department: service, owner: lin}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.rules.owners import meanings, strangers

SEVERITY = Severity.ERROR
ZH = """责任人写成了部门。

部门不会接电话，也不会签字。责任人写部门里的一个人，部门另有 `department` 这个键。
写部门的编号、名称、代号都认得出来，不分大小写。
"""
SAYS = {
    "": Words(
        "「{name}」的责任人「{owner}」是部门，不是人", "the owner of '{name}', '{owner}', is a department, not a person"
    )
}
HINTS = {"": Words("owner: {lead}，department: {department}", "owner: {lead}, department: {department}")}


def check(campaign: Campaign) -> Iterator[Told]:
    for name, owner, position in strangers(campaign):
        id_ = meanings(campaign).of(owner).department
        if id_:
            lead = campaign.plan.departments[id_].lead or "tbd"
            yield Told(position, {"name": name, "owner": owner, "lead": lead, "department": id_})
