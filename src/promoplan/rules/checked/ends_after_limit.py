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
from promoplan.finding import Severity, Told, Words
from promoplan.rules.other_days import ending

SEVERITY = Severity.ERROR
ZH = """任务结束得比它的最晚期限还晚。

`must_end_by` 是外面给的期限：平台到点就关，不管我们准备好没有。
"""
AFTER = Words(
    "「{name}」{end} 才结束，晚于最晚期限「{written}」{limit}",
    "'{name}' ends {end}, after its limit '{written}', {limit}",
)
SAYS = {"": AFTER, "too-late": AFTER}
HINTS = {
    "": Words("{latest}", "{latest}"),
    "too-late": Words(
        "核对期限「{written}」写得对不对；对的话，这件事要另排日子",
        "see whether the limit '{written}' is right; if it is, the task needs other days",
    ),
}


def check(campaign: Campaign) -> Iterator[Told]:
    schedule = campaign.schedule
    for dated in campaign.tasks:
        limit, finish, written = dated.limit, dated.finish, dated.task.must_end_by
        if limit is None or finish is None or written is None or not dated.task.is_open:
            continue
        if schedule.end_minute(finish) > schedule.end_minute(limit):
            latest = ending(campaign, dated.start if dated.task.window else None, limit)
            values = {
                "name": dated.name,
                "end": campaign.shown_end(dated, limit),
                "written": written.written,
                "limit": campaign.shown(limit),
                "latest": latest,
            }
            yield Told(campaign.end_at(dated), values, "" if latest else "too-late")
