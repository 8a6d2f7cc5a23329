"""A follow-up is past, and nothing says that it was held.

The rounds in which progress is asked for are the first thing to be dropped when it gets busy; a plan says when each was
held, and what was said stands in the tasks' `minutes`.

wrong:
    # today: 2026-10-05
    follow_ups:
      - {id: fu1, name: First round, at: T-57}

right:
    # today: 2026-10-05
    follow_ups:
      - {id: fu1, name: First round, at: T-57, held: T-56}
      - {id: fu2, name: Second round, at: T-32}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.rules.counts import days

SEVERITY = Severity.WARNING
ZH = """跟进会的日子过了，却没有记录开过。

一忙起来，最先被省掉的就是跟进会。开过的写 `held`，会上说了什么写在各任务的 `minutes` 里。
"""
SAYS = {
    "": Words(
        "「{name}」定在 {at}，已过 {days}，没有记录开过",
        "'{name}' was due {at}, {days} ago, and is not marked as held",
    )
}
HINTS = {"": Words("开过就写 held: {written}", "if it took place, write held: {written}")}


def check(campaign: Campaign) -> Iterator[Told]:
    for number, follow_up in enumerate(campaign.schedule.follow_ups):
        item = campaign.plan.follow_ups[number]
        if follow_up.at is not None and item.held is None and follow_up.at.day < campaign.today:
            values = {
                "name": item.name or item.id,
                "at": campaign.shown(follow_up.at),
                "days": days(campaign.today - follow_up.at.day),
                "written": campaign.offset(follow_up.at.day),
            }
            yield Told(campaign.document.position("follow_ups", number, "at"), values)
