"""A task is for each site, but no site is named; or its text says ${site} and it is for no site.

`for_each: sites` makes a task ID@SITE of every site in `sites`, and `each` says what differs at one of them; only in
such a task stands `${site}` for the site's name.

wrong:
    tasks:
      - {id: layout, title: "Lay out ${site}", due: T-3, for_each: sites}

right:
    sites: {north: North shop, south: South shop}
    tasks:
      - {id: layout, title: "Lay out ${site}", due: T-3, for_each: sites}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.plan.each_site import SITE
from promoplan.plan.lost import Lost
from promoplan.plan.tasks import Task
from promoplan.rules.names_in_texts import task_texts
from promoplan.schedule.schedule import DatedTask

SEVERITY = Severity.ERROR
ZH = """任务要每处各做一遍，计划里却没有 sites；或者文字里写了 ${site}，任务却不分处。

`for_each: sites` 按 sites 里的每一处拆成 ID@SITE，某一处不一样的写在 `each` 里；只有这样的任务，`${site}` 才会换成
那一处的名字。
"""
SAYS = {
    "": Words(
        "「{name}」要每处各做一遍(for_each: sites)，计划里却没有 sites",
        "'{name}' is for each site (for_each: sites), but the plan has no sites",
    ),
    "text": Words(
        "「{name}」的文字里有 ${{site}}，这个任务却不分处做",
        "the text of '{name}' says ${{site}}, but the task is not for each site",
    ),
}
HINTS = {
    "": Words("sites: {{north: 北店, south: 南店}}", "sites: {{north: North shop, south: South shop}}"),
    "text": Words("加上 for_each: sites，或把 ${{site}} 换成店名", "add for_each: sites, or name the site"),
}


def check(campaign: Campaign) -> Iterator[Told]:
    lost = not campaign.plan.sites and Lost(campaign.document).covers("", "sites")
    said = campaign.document.sources.mention(SITE)
    for dated in campaign.tasks:
        if dated.origin.site is not None or lost:
            continue
        if dated.task.for_each and not campaign.plan.sites:
            yield Told(campaign.at(dated, "for_each"), {"name": dated.name})
        elif said and not dated.task.for_each and not dated.task.each and not _meant_for_sites(campaign, dated):
            for path, text in task_texts(dated.task) if _says_site(dated.task) else ():
                if SITE in text:
                    yield Told(campaign.at(dated, *path), {"name": dated.name}, "text")


def _meant_for_sites(campaign: Campaign, dated: DatedTask) -> bool:
    """Whether the plan says for which sites a task is, in a way that could not be used, which has been told."""
    written = campaign.document.root["tasks"][dated.origin.place]
    return bool(written.get("for_each") or written.get("each"))


def _says_site(task: Task) -> bool:
    """Whether a task's own texts may say it: most have none, and are looked at no further."""
    return SITE in task.title or bool(task.steps) or SITE in f"{task.notes}{task.done_when}"
