"""The day hoped for comes after the day it is due.

wrong:
    tasks:
      - {id: page, title: Page, due: T-20, aim: T-18}

right:
    tasks:
      - {id: page, title: Page, due: T-18, aim: T-20}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words

SEVERITY = Severity.WARNING
ZH = """力争日晚于截止日。

`aim` 是希望做完的日子，`due` 是最晚的日子，多半写反了。
"""
SAYS = {"": Words("「{name}」力争 {aim}，却 {end} 就到期", "'{name}' aims for {aim} but is due {end}")}
HINTS = {"": Words("对调 aim 与 due", "swap aim and due")}


def check(campaign: Campaign) -> Iterator[Told]:
    for dated in campaign.tasks:
        if dated.aim is not None and dated.finish is not None:
            schedule = campaign.schedule
            if schedule.end_minute(dated.aim) > schedule.end_minute(dated.finish):
                values = {"name": dated.name, "aim": campaign.shown(dated.aim), "end": campaign.shown_end(dated)}
                yield Told(campaign.at(dated, "aim"), values)
