"""A task repeats, but nothing says from which day.

How often is said by `repeat`, between which days by `window`; together they give the list of days that sheets and the
morning screen show. A due day alone says when it stops, not when it starts.

wrong:
    tasks:
      - {id: figures, title: Report the figures, due: T-1, repeat: daily 09:30}

right:
    tasks:
      - {id: figures, title: Report the figures, window: T-10 .. T-1, repeat: daily 09:30}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.days.write import Moment
from promoplan.finding import Severity, Told, Words
from promoplan.rules.other_days import as_window

SEVERITY = Severity.ERROR
ZH = """反复做的任务，没写从哪天做起。

`repeat` 写多久一次，`window` 写从哪天到哪天，两样合起来才有一次一次的日子，单子和早上的屏幕才列得出来。
只写截止，只知道做到哪天，不知道从哪天做起。
"""
SAYS = {
    "": Words(
        "「{name}」要反复做(repeat: {repeat})，只写了做到 {end}，没写从哪天做起",
        "'{name}' is to be done again and again (repeat: {repeat}) until {end}, but nothing says from when",
    )
}
HINTS = {
    "": Words(
        "把 due 改成 window: {window}，起始日按实际写", "window: {window} in the place of due, from the day it begins"
    )
}
DAYS = 7  # of the window that the hint shows


def check(campaign: Campaign) -> Iterator[Told]:
    for dated in campaign.tasks:
        task, finish = dated.task, dated.finish
        if task.repeat is None or task.window is not None or finish is None or dated.start is not None:
            continue
        if task.is_open:
            values = {
                "name": dated.name,
                "repeat": task.repeat.written,
                "end": campaign.shown(finish),
                "window": as_window(campaign, Moment(finish.day - DAYS), finish),
            }
            yield Told(campaign.at(dated, "repeat"), values)
