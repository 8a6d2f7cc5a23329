"""A task is owned by a department instead of a person.

A department cannot be phoned and does not sign. Name one person of it as owner; the department has a key of its own.

wrong:
    departments: {service: {name: 客服部, lead: lin}}
    people: {lin: {name: 林琳}}
    tasks:
      - {id: roster, title: 排班表, due: T-19, owner: 客服部}

right:
    departments: {service: {name: 客服部, lead: lin}}
    people: {lin: {name: 林琳}}
    tasks:
      - {id: roster, title: 排班表, due: T-19, department: service, owner: lin}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.rules.owners import strangers

SEVERITY = Severity.ERROR
ZH = """责任人写成了部门。

部门不会接电话，也不会签字。责任人写部门里的一个人，部门另有 `department` 这个键。
"""
SAYS = {
    "": Words(
        "「{name}」的责任人「{owner}」是部门，不是人", "the owner of '{name}', '{owner}', is a department, not a person"
    )
}
HINTS = {"": Words("owner: {lead}，department: {department}", "owner: {lead}, department: {department}")}


def check(campaign: Campaign) -> Iterator[Told]:
    departments = {
        word: id_
        for id_, department in campaign.plan.departments.items()
        for word in (id_, department.name, department.alias)
        if word
    }
    for name, owner, position in strangers(campaign):
        id_ = departments.get(owner)
        if id_ is not None:
            lead = campaign.plan.departments[id_].lead or "tbd"
            yield Told(position, {"name": name, "owner": owner, "lead": lead, "department": id_})
