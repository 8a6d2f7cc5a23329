"""A task begins before it may.

`campaign.start` is the first day on which anything may happen, `not_before` the first day for one task.

wrong:
    # campaign: start: T-60
    tasks:
      - {id: review, title: Last year's review, window: T-70 .. T-65}

right:
    # campaign: start: T-60
    tasks:
      - {id: review, title: Last year's review, window: T-60 .. T-55, not_before: T-60}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.schedule.schedule import start_minute

SEVERITY = Severity.ERROR
ZH = """任务开始得太早。

`campaign.start` 之前什么都不排；`not_before` 是单个任务的最早一天。
"""
CAMPAIGN = Words(
    "「{name}」{begins} 开始，早于整个活动的最早一天 {first}",
    "'{name}' begins {begins}, before the campaign's first day, {first}",
)
TASK = Words(
    "「{name}」{begins} 开始，早于它的最早一天 {first}", "'{name}' begins {begins}, before its first day, {first}"
)
SAYS = {"start": CAMPAIGN, "not_before": TASK, "start-past": CAMPAIGN, "not_before-past": TASK}
HINTS = dict.fromkeys(("start", "not_before"), Words("从 {written} 开始", "begin on {written}"))


def check(campaign: Campaign) -> Iterator[Told]:
    for dated in campaign.tasks:
        begins = dated.start or dated.finish
        if begins is None or not dated.task.is_open:
            continue
        for variant, first in (("start", campaign.schedule.start), ("not_before", dated.not_before)):
            if first is not None and start_minute(begins) < start_minute(first) and begins.day <= first.day:
                if begins.day == first.day and begins.minute is None:
                    continue
                values = {
                    "name": dated.name,
                    "begins": campaign.shown(begins),
                    "first": campaign.shown(first),
                    "written": campaign.written(first),
                }
                past = "-past" if first.day < campaign.today else ""  # nothing can begin then any more
                yield Told(campaign.end_at(dated), values, variant + past)
                break
