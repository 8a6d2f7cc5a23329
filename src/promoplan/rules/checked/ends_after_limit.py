"""A task ends after the limit it must keep.

`must_end_by` is a limit from outside: the platform's window closes whether the team is ready or not.

wrong:
    # event_day: 2026-11-11
    key_dates: {signup_close: 2026-10-29 22:00}
    tasks:
      - {id: check, title: Last check, window: T-13 .. T-12, must_end_by: signup_close}

right:
    # event_day: 2026-11-11
    key_dates: {signup_close: 2026-10-29 22:00}
    tasks:
      - {id: check, title: Last check, window: T-14 .. T-13 20:00, must_end_by: signup_close}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.days.write import Moment
from promoplan.finding import Severity, Told, Words
from promoplan.schedule.schedule import DatedTask

SEVERITY = Severity.ERROR
ZH = """任务结束得比它的最晚期限还晚。

`must_end_by` 是外面给的期限：平台到点就关，不管我们准备好没有。
"""
SAYS = {
    "": Words(
        "「{name}」{end} 才结束，晚于最晚期限「{written}」{limit}",
        "'{name}' ends {end}, after its limit '{written}', {limit}",
    )
}
HINTS = {"": Words("{latest}", "{latest}")}


def check(campaign: Campaign) -> Iterator[Told]:
    schedule = campaign.schedule
    for dated in campaign.tasks:
        limit, finish, written = dated.limit, dated.finish, dated.task.must_end_by
        if limit is None or finish is None or written is None or not dated.task.is_open:
            continue
        if schedule.end_minute(finish) > schedule.end_minute(limit):
            values = {
                "name": dated.name,
                "end": campaign.shown_end(dated, limit),
                "written": written.written,
                "limit": campaign.shown(limit),
                "latest": _instead(campaign, dated, limit),
            }
            yield Told(campaign.end_at(dated), values)


def _instead(campaign: Campaign, dated: DatedTask, limit: Moment) -> str:
    """The task's dates again, ending with the limit."""
    latest = campaign.written(limit)
    if dated.task.window is None or dated.start is None or dated.start.day >= limit.day:
        return f"due: {latest}"
    return f"window: {campaign.written(dated.start)} .. {latest}"
