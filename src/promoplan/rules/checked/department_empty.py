"""A department has no task.

Either its work was forgotten, or it is not part of this campaign. Departments marked `external` may be empty.

wrong:
    departments: {support: {name: Support}, design: {name: Design}}
    tasks:
      - {id: page, title: Page, department: design, due: T-14}

right:
    departments: {platform: {name: The platform, external: yes}, design: {name: Design}}
    tasks:
      - {id: page, title: Page, department: design, due: T-14}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words

SEVERITY = Severity.WARNING
ZH = """部门没有任何任务。

要么漏了它的事，要么它不参加这次活动。`external: yes` 的部门可以没有任务。
"""
SAYS = {"": Words("「{name}」没有任何任务", "'{name}' has no task")}
HINTS = {"": Words("给它写任务(department: {id})，或删掉它", "give it a task (department: {id}), or take it out")}


def check(campaign: Campaign) -> Iterator[Told]:
    if not campaign.tasks_by_department.keys() <= {*campaign.plan.departments, ""}:
        return  # some tasks name departments that there are none of: told, and which is empty depends on it
    for id_, department in campaign.plan.departments.items():
        if not campaign.tasks_by_department[id_] and not department.external:
            position = campaign.document.position("departments", id_, of_key=True)
            yield Told(position, {"name": department.name or id_, "id": id_})
