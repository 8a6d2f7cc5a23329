"""A task ends after the phase it belongs to.

wrong:
    phases: [{id: prep, window: T-30 .. T-12}]
    tasks:
      - {id: page, title: Page, due: T-10, phase: prep}

right:
    phases: [{id: prep, window: T-30 .. T-12}]
    tasks:
      - {id: page, title: Page, due: T-12, phase: prep}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.days.write import Moment
from promoplan.finding import Severity, Told, Words

SEVERITY = Severity.ERROR
ZH = """任务结束得比它所属的阶段还晚。

写了 `phase` 的任务要在那个阶段里做完。
"""
SAYS = {
    "": Words(
        "「{name}」{end} 才结束，它所属的阶段「{phase}」{last} 就结束了",
        "'{name}' ends {end}, after its phase '{phase}', which ends {last}",
    )
}
HINTS = {"": Words("due: {written}，或换一个 phase", "due: {written}, or another phase")}


def check(campaign: Campaign) -> Iterator[Told]:
    for dated in campaign.tasks:
        span = campaign.schedule.phases.get(dated.task.phase or "")
        if span is None or dated.finish is None or not dated.task.is_open:
            continue
        if dated.finish.day > span.end.day:
            values = {
                "name": dated.name,
                "end": campaign.shown_end(dated),
                "phase": campaign.phase_name(dated.task.phase),
                "last": campaign.shown(Moment(span.end.day)),
                "written": campaign.offset(span.end.day),
            }
            yield Told(campaign.end_at(dated), values)
