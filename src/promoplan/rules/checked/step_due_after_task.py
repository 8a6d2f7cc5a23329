"""A step is due after the task it is part of.

wrong:
    tasks:
      - {id: page, title: Page, due: T-14, steps: [{title: Texts, due: T-13}]}

right:
    tasks:
      - {id: page, title: Page, due: T-14, steps: [{title: Texts, due: T-17}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.rules.other_days import ending

SEVERITY = Severity.ERROR
ZH = """步骤的截止晚于它所属的任务。

步骤没做完，任务就不算完。
"""
AFTER = Words(
    "步骤「{step}」{due} 到期，晚于它的任务「{name}」{end}",
    "the step '{step}' is due {due}, after its task '{name}', {end}",
)
SAYS = {"": AFTER, "too-late": AFTER}
HINTS = {
    "": Words("{latest}", "{latest}"),
    "too-late": Words("两个里有一个日子不对，改正它", "correct the days of one of the two"),
}


def check(campaign: Campaign) -> Iterator[Told]:
    schedule = campaign.schedule
    for dated in campaign.tasks:
        if dated.finish is None or not dated.steps:
            continue
        for number, due in enumerate(dated.steps):
            if due is not None and schedule.end_minute(due) > schedule.end_minute(dated.finish):
                latest = ending(campaign, dated.step_starts[number], dated.finish)
                values = {
                    "step": dated.task.steps[number].title,
                    "due": campaign.shown(due),
                    "name": dated.name,
                    "end": campaign.shown_end(dated, due),
                    "latest": latest,
                }
                yield Told(campaign.step_at(dated, number), values, "" if latest else "too-late")
