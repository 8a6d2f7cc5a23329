"""A task has both a window and a due day.

The window's last day is when it is due; two ends can disagree. A limit from outside is `must_end_by`, a day hoped for
is `aim`.

wrong:
    tasks:
      - {id: price, title: Price, window: T-27 .. T-25, due: T-24}

right:
    tasks:
      - {id: price, title: Price, window: T-27 .. T-25, must_end_by: T-24}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words

SEVERITY = Severity.ERROR
ZH = """任务既写了起止又写了截止。

起止的最后一天就是截止，写两个会打架。外面给的期限用 `must_end_by`，希望的日子用 `aim`。
"""
SAYS = {
    "": Words(
        "「{name}」既有 window「{window}」又有 due「{due}」", "'{name}' has both window '{window}' and due '{due}'"
    ),
    "step": Words(
        "步骤「{name}」既有 window「{window}」又有 due「{due}」",
        "the step '{name}' has both window '{window}' and due '{due}'",
    ),
    "duration": Words(
        "「{name}」既有 window「{window}」又有 duration「{due}」",
        "'{name}' has both window '{window}' and duration '{due}'",
    ),
}
HINTS = {
    "": Words(
        "只留 window;外部期限写 must_end_by: {due}", "keep the window; for a limit from outside must_end_by: {due}"
    ),
    "step": Words("只留其中一个", "keep one of them"),
    "duration": Words("只留其中一个", "keep one of them"),
}


def check(campaign: Campaign) -> Iterator[Told]:
    for dated in campaign.tasks:
        task = dated.task
        for place, step in enumerate(task.steps):
            if step.window is not None and step.due is not None:
                values = {"name": step.title, "window": step.window.written, "due": step.due.written}
                yield Told(campaign.at(dated, "steps", place, "due", of_key=True), values, "step")
        if task.window is None:
            continue
        if task.due is not None:
            values = {"name": dated.name, "window": task.window.written, "due": task.due.written}
            yield Told(campaign.at(dated, "due", of_key=True), values)
        elif task.duration is not None and not task.is_milestone:
            values = {"name": dated.name, "window": task.window.written, "due": task.duration.written}
            yield Told(campaign.at(dated, "duration", of_key=True), values, "duration")
