"""A task has no date: no window, no due day, no duration.

What has no day is on nobody's sheet for tomorrow.

wrong:
    tasks:
      - {id: price, title: Price}

right:
    tasks:
      - {id: price, title: Price, due: T-27}
      - {id: gift, title: Gift, due: tbd, decide_by: T-40}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words

SEVERITY = Severity.ERROR
ZH = """任务没有日期：没有起止、没有截止，也没有工期。

没有日子的事，不会出现在任何人明天的单子上。
"""
SAYS = {"": Words("「{name}」没有日期", "'{name}' has no date")}
HINTS = {
    "": Words(
        "due: T-20，或 window: T-27 .. T-25，或 duration: 3d", "due: T-20, or window: T-27 .. T-25, or duration: 3d"
    )
}
KEYS = ("window", "due", "duration")


def check(campaign: Campaign) -> Iterator[Told]:
    for dated in campaign.tasks:
        task = dated.task
        if task.window is None and task.due is None and task.duration is None and task.is_open:
            # a date that is tbd, or that was told as unreadable, is there all the same
            written = campaign.document.root["tasks"][dated.origin.place]
            if not any(written.get(key) is not None for key in KEYS):
                yield Told(campaign.at(dated), {"name": dated.name})
