"""A step is due before the task it is part of begins.

Either the task begins earlier, or the step belongs to another task. A task with only a last day has no beginning.

wrong:
    tasks:
      - {id: show, title: Show, window: T 09:30-11:30, steps: [{title: Sound check, due: T 08:00}]}

right:
    tasks:
      - {id: show, title: Show, window: T 08:00-11:30, steps: [{title: Sound check, due: T 08:30}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.days.write import Moment
from promoplan.finding import Severity, Told, Words
from promoplan.schedule.schedule import DatedTask, start_minute

SEVERITY = Severity.ERROR
ZH = """步骤的时间早于它所属任务的开始。

要么任务开始得更早，要么这一步属于别的任务。只写了截止的任务没有开始时间，不查。
"""
SAYS = {
    "": Words(
        "步骤「{step}」{due}，早于它的任务「{name}」开始的 {start}",
        "the step '{step}' is at {due}, before its task '{name}' begins, {start}",
    )
}
HINTS = {
    "": Words(
        "任务从 {written} 开始，或者把这一步放进前一个任务",
        "begin the task at {written}, or make the step part of an earlier task",
    )
}


def check(campaign: Campaign) -> Iterator[Told]:
    for dated in campaign.tasks:
        if dated.start is None or not dated.steps:
            continue
        for place, step in enumerate(dated.task.steps):
            at = dated.step_starts[place] or dated.steps[place]
            if at is not None and _before(at, dated):
                values = {
                    "step": step.title,
                    "due": campaign.shown(at),
                    "name": dated.name,
                    "start": campaign.shown(dated.start),
                    "written": campaign.written(at),
                }
                yield Told(campaign.step_at(dated, place), values)


def _before(at: Moment, dated: DatedTask) -> bool:
    assert dated.start is not None
    if at.minute is None or dated.start.minute is None:
        return at.day < dated.start.day
    return start_minute(at) < start_minute(dated.start)
