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
from promoplan.rules import out_of_time
from promoplan.rules.other_days import ending

SEVERITY = Severity.ERROR
ZH = """任务结束得比它所属的阶段还晚。

写了 `phase` 的任务要在那个阶段里做完。
"""
AFTER = Words(
    "「{name}」{end} 才结束，它所属的阶段「{phase}」{last} 就结束了",
    "'{name}' ends {end}, after its phase '{phase}', which ends {last}",
)
SAYS = dict.fromkeys(("", "too-late", *out_of_time.HINTS), AFTER)
HINTS = {
    "": Words("{latest}，或换一个 phase", "{latest}, or another phase"),
    "too-late": Words("换一个 phase", "another phase"),
    **out_of_time.HINTS,
}


def check(campaign: Campaign) -> Iterator[Told]:
    for dated in campaign.tasks:
        span = campaign.schedule.phases.get(dated.task.phase or "")
        if span is None or dated.finish is None or not dated.task.is_open:
            continue
        if dated.finish.day > span.end.day:
            last = Moment(span.end.day)
            latest = ending(campaign, dated.start if dated.task.window else None, last)
            values: dict[str, object] = {
                "name": dated.name,
                "end": campaign.shown_end(dated),
                "phase": campaign.phase_name(dated.task.phase),
                "last": campaign.shown(last),
                "latest": latest,
            }
            if not dated.fixed:
                variant, more = out_of_time.told(dated, campaign, last.day)
                yield Told(campaign.at(dated, "duration"), values | more, variant)
                continue
            yield Told(campaign.end_at(dated), values, "" if latest else "too-late")
