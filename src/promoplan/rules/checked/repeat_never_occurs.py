"""A task repeats, but on no day of its window.

`weekly mon` in a window from Tuesday to Friday never comes, nor does `daily 09:30` in hours that begin at 10:00, and
`workdays` counts the working days of the task's department. What never comes stands on nobody's list.

wrong:
    # event_day: 2026-11-11
    tasks:
      - {id: stock, title: Report the stock, window: T-8 .. T-5, repeat: weekly mon}

right:
    # event_day: 2026-11-11
    tasks:
      - {id: stock, title: Report the stock, window: T-9 .. T-2, repeat: weekly mon}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.days.write import clock
from promoplan.finding import Severity, Told, Words
from promoplan.schedule.occurrences import occurrences

SEVERITY = Severity.ERROR
ZH = """反复做的任务，在它的起止里一次也轮不到。

起止从周二到周五，`weekly mon` 就没有一天；10:00 才开始的几个小时里，`daily 09:30` 也轮不到；`workdays` 看的是该部门
的工作日。一次也轮不到，就不会出现在任何人的单子上。
"""
NEVER = Words(
    "「{name}」写的是 {repeat}，可是从 {start} 到 {end} 一次也轮不到",
    "'{name}' is to be done {repeat}, which never comes from {start} to {end}",
)
SAYS = {"": NEVER, "time": NEVER}
HINTS = {
    "": Words("把 window 写宽，或换成 repeat: daily", "a wider window, or repeat: daily"),
    "time": Words("window 的钟点要包住 {times}", "hours in window that hold {times}"),
}


def check(campaign: Campaign) -> Iterator[Told]:
    for dated in campaign.tasks:
        task = dated.task
        if task.repeat is None or not task.is_open:
            continue
        found = occurrences(campaign.schedule, dated)
        if found is None or found.how_many():
            continue
        if found.backwards:
            continue  # which is told
        values = {
            "name": dated.name,
            "repeat": task.repeat.written,
            "start": campaign.shown(found.start),
            "end": campaign.shown(found.finish),
            "times": [clock(minute) for minute in task.repeat.times],
        }
        yield Told(campaign.at(dated, "repeat"), values, "time" if found.outside_hours else "")
