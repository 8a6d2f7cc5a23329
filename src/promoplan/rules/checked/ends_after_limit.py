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
from promoplan.rules import out_of_time
from promoplan.rules.other_days import ending
from promoplan.schedule.schedule import DatedTask

SEVERITY = Severity.ERROR
ZH = """任务结束得比它的最晚期限还晚。

`must_end_by` 是外面给的期限：平台到点就关，不管我们准备好没有。
"""
AFTER = Words(
    "「{name}」{end} 才结束，晚于最晚期限「{written}」{limit}",
    "'{name}' ends {end}, after its limit '{written}', {limit}",
)
BEFORE_EVENT = Words(
    "「{name}」最早 {end} 才做得完；没写期限的任务要在活动日之前做完",
    "'{name}' ends {end} at the earliest; what has no limit of its own has to end before the event",
)
SAYS = {
    **dict.fromkeys(("", "too-late", *out_of_time.HINTS), AFTER),
    **dict.fromkeys((f"event-{variant}" for variant in out_of_time.HINTS), BEFORE_EVENT),
}
HINTS = {
    "": Words("{latest}", "{latest}"),
    "too-late": Words(
        "核对期限「{written}」写得对不对；对的话，这件事要另排日子",
        "see whether the limit '{written}' is right; if it is, the task needs other days",
    ),
    **out_of_time.HINTS,
    **{f"event-{variant}": words for variant, words in out_of_time.HINTS.items()},
}


def check(campaign: Campaign) -> Iterator[Told]:
    schedule = campaign.schedule
    for dated in campaign.tasks:
        limit, finish, written = dated.limit, dated.finish, dated.task.must_end_by
        if finish is None or not dated.task.is_open:
            continue
        if not dated.fixed and limit is None and finish.day >= schedule.event and _free(campaign, dated):
            values: dict[str, object] = {"name": dated.name, "end": campaign.shown(finish)}
            variant, more = out_of_time.told(dated, campaign, schedule.event - 1)
            yield Told(campaign.at(dated, "duration"), values | more, f"event-{variant}")
        if limit is None or written is None:
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
            if not dated.fixed:
                variant, more = out_of_time.told(dated, campaign, limit.day)
                yield Told(campaign.at(dated, "duration"), values | more, variant)
                continue
            yield Told(campaign.end_at(dated), values, "" if latest else "too-late")


def _free(campaign: Campaign, dated: DatedTask) -> bool:
    """Whether nothing but the event itself holds a task: no phase, and nobody who waits for it."""
    return dated.task.phase is None and dated.id not in campaign.followers
