"""A step with a time of day comes before the one listed above it.

Steps are printed in the order they are written, and who stands on a stage reads them from top to bottom: 10:45, 10:00,
11:30 is a mistake somewhere. Steps without a time of day may stand in any order.

wrong:
    tasks:
      - id: show
        title: Show
        due: T
        steps: [{title: Quiz, due: T 10:45}, {title: Dance, due: T 10:00}, {title: End, due: T 11:30}]

right:
    tasks:
      - id: show
        title: Show
        due: T
        steps: [{title: Quiz, due: T 10:45}, {title: Dance, due: T 11:00}, {title: End, due: T 11:30}]
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.schedule.schedule import start_minute

SEVERITY = Severity.WARNING
ZH = """写了钟点的步骤，早于排在它前面的那一步。

步骤照写的顺序打印，台上的人从上往下念：10:45、10:00、11:30，总有一处写错了。没写钟点的步骤不论先后。
"""
SAYS = {
    "": Words(
        "步骤「{step}」{at}，早于排在它前面的「{before}」{earlier}",
        "the step '{step}' is at {at}, before '{before}', which is listed above it, {earlier}",
    )
}
HINTS = {
    "": Words("按先后重新排列 steps，或改正时间", "put the steps in the order of their times, or correct the time")
}


def check(campaign: Campaign) -> Iterator[Told]:
    for dated in campaign.tasks:
        above = None
        for place, step in enumerate(dated.task.steps):
            at = dated.step_starts[place] or dated.steps[place]
            if at is None or at.minute is None:
                continue
            if above is not None and start_minute(at) < start_minute(above[1]):
                values = {
                    "step": step.title,
                    "at": campaign.shown(at),
                    "before": above[0],
                    "earlier": campaign.shown(above[1]),
                }
                yield Told(campaign.step_at(dated, place), values)
            above = step.title, at
