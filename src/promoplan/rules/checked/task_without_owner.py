"""A task has no owner.

What everyone answers for, no one does. Each task names one person; those who help stand under `helpers`. For a task
that must happen this is an error, else a warning. `owner: tbd` with a `decide_by` counts as missing after that day.

wrong:
    tasks:
      - {id: price, title: Agree the price, due: T-27, priority: must}

right:
    people: {li: {name: Li}}
    tasks:
      - {id: price, title: Agree the price, due: T-27, priority: must, owner: li}
      - {id: page, title: Page, due: T-27, owner: tbd, decide_by: T-40}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words

SEVERITY = Severity.WARNING
ZH = """任务没有责任人。

人人负责等于没人负责。每件事写一个人的名字，帮忙的写在 `helpers` 里。`must` 的任务没有责任人是错误，其余是提醒。
写 `owner: tbd` 并给出 `decide_by`，到那天之前不算缺。
"""
SAYS = {"": Words("「{name}」没有责任人", "'{name}' has no owner")}
HINTS = {
    "": Words("owner: 某个人的编号(已有：{people})", "owner: the id of one person (there are: {people})"),
}


def check(campaign: Campaign) -> Iterator[Told]:
    for dated in campaign.tasks:
        task = dated.task
        if task.owner is None and task.is_open and not campaign.document.root["tasks"][dated.origin.place].get("owner"):
            people = list(campaign.plan.people)[:20] or ["tbd"]
            severity = Severity.ERROR if task.priority == "must" else None
            yield Told(campaign.at(dated), {"name": dated.name, "people": people}, severity=severity)
