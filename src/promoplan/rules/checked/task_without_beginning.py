"""A task that is to be done as soon as possible has nothing to begin from.

`schedule: asap` counts forward: from the last of its needs, from `not_before`, from its phase, or from the campaign's
`start`. Without any of these the first possible day is any day of the past, so it is given none.

wrong:
    people: {li: {name: Li}}
    tasks:
      - {id: layout, title: Layout, owner: li, duration: 3wd, schedule: asap}

right:
    people: {li: {name: Li}}
    tasks:
      - {id: layout, title: Layout, owner: li, duration: 3wd, schedule: asap, not_before: T-20}
      - {id: check, title: Check, owner: li, duration: 1wd, schedule: asap, needs: [layout]}
      - {id: late, title: As late as can be, owner: li, duration: 3wd}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words

SEVERITY = Severity.WARNING
ZH = """要尽早做的任务，没有可以往后数的起点。

`schedule: asap` 从最后一个前置任务、`not_before`、所在阶段或活动的 `start` 往后排。
一个都没有，最早可以早到任何一天，所以不排日期。
"""
SAYS = {
    "": Words(
        "「{name}」要尽早做（asap），却没有起点：没有前置任务，没有 not_before，不在阶段里，活动也没有 start",
        "'{name}' is to be done as soon as possible, but from when? It has no dated need, no not_before and no phase, "
        "and the campaign no start",
    )
}
HINTS = {"": Words("写 not_before: T-20，或在 campaign 写 start: T-90", "not_before: T-20, or start: T-90 in campaign")}


def check(campaign: Campaign) -> Iterator[Told]:
    for dated in campaign.tasks:
        if dated.fixed or dated.finish is not None or dated.task.schedule != "asap" or not dated.task.is_open:
            continue
        times = campaign.times[dated.index]
        if times is not None and times.earliest_start is None:
            yield Told(campaign.at(dated, "schedule"), {"name": dated.name})
