"""Nobody sees to something that has to be there.

A list of things without names is a list that nobody reads. Each has a person (`owner`) or at least a department.

wrong:
    materials:
      - {item: Water, quantity: 40, unit: boxes, due: T-1}

right:
    people: {li: {name: Li}}
    materials:
      - {item: Water, quantity: 40, unit: boxes, due: T-1, owner: li}
      - {item: Snacks, due: T-1, owner: tbd, decide_by: T-10}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words

SEVERITY = Severity.WARNING
ZH = """物资没有人管。

没写名字的物资清单没人会看。每一样写一个责任人(`owner`)，至少写一个部门。
"""
NOBODY = Words("「{item}」既没有责任人也没有部门", "'{item}' has neither an owner nor a department")
SAYS = {"": NOBODY, "people": NOBODY, "departments": NOBODY}
HINTS = {
    "people": Words("owner: 某个人的编号(已有：{known})", "owner: the id of one person (there are: {known})"),
    "departments": Words("department: 某个部门的编号(已有：{known})", "department: one of {known}"),
    "": Words("owner: 某个人的编号", "owner: the id of one person"),
}


def check(campaign: Campaign) -> Iterator[Told]:
    for number, material in enumerate(campaign.plan.materials):
        if material.owner is None and material.department is None:
            written = campaign.document.root["materials"][number]
            if not (written.get("owner") or written.get("department")):  # tbd, or something that has been told
                known = list(campaign.plan.people or campaign.plan.departments)[:20]
                variant = "people" if campaign.plan.people else "departments" if known else ""
                values = {"item": material.item or f"materials[{number + 1}]", "known": known}
                yield Told(campaign.document.position("materials", number), values, variant)
