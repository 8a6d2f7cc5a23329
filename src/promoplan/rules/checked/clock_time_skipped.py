"""A time of day that the clock skips, or shows twice, because daylight saving begins or ends.

wrong:
    # whole file
    promoplan: 1
    campaign: {id: spring, name: Spring sale, event_day: 2026-03-08, language: en, timezone: America/New_York}
    key_dates: {open: T 02:30}

right:
    # whole file
    promoplan: 1
    campaign: {id: spring, name: Spring sale, event_day: 2026-03-08, language: en, timezone: America/New_York}
    key_dates: {open: T 03:30}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from promoplan.campaign import Campaign
from promoplan.days.expression import MINUTES_A_DAY
from promoplan.days.write import Moment
from promoplan.finding import Severity, Told, Words

SEVERITY = Severity.ERROR
ZH = """夏令时开始或结束时，钟上跳过或出现两次的时刻。

那一刻要么不存在，要么有两个，排班和上线都会出错。
"""
SAYS = {
    "skipped": Words("{at} 这个时刻不存在：那天进入夏令时", "{at} does not exist: daylight saving begins that day"),
    "doubled": Words("{at} 这个时刻有两个：那天夏令时结束", "{at} comes twice: daylight saving ends that day"),
}
HINTS = dict.fromkeys(SAYS, Words("提前或推后一小时", "an hour earlier or later"))


def check(campaign: Campaign) -> Iterator[Told]:
    zone = campaign.zone
    if zone is None or campaign.plan.campaign.zone == "Asia/Shanghai":
        return
    for moment, position in _timed(campaign):
        if moment is None or moment.minute is None or moment.minute == MINUTES_A_DAY:
            continue
        wall = datetime.fromordinal(moment.day) + timedelta(minutes=moment.minute)
        first, second = wall.replace(tzinfo=zone, fold=0), wall.replace(tzinfo=zone, fold=1)
        if first.utcoffset() != second.utcoffset():
            exists = first.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == wall
            yield Told(position, {"at": campaign.shown(moment)}, "doubled" if exists else "skipped")


def _timed(campaign: Campaign) -> Iterator[tuple[Moment | None, int]]:
    position, schedule = campaign.document.position, campaign.schedule
    for id_, at in schedule.key_dates.items():
        yield at, position("key_dates", id_)
    for number, phase in enumerate(campaign.plan.phases):
        span = schedule.phases.get(phase.id)
        for moment in span or ():
            yield moment, position("phases", number, "window")
    for number, follow_up in enumerate(schedule.follow_ups):
        yield follow_up.at, position("follow_ups", number, "at")
    for dated in campaign.tasks:
        if dated.task.window is not None:
            yield dated.start, campaign.at(dated, "window")
        yield dated.finish, campaign.end_at(dated)
        yield dated.limit, campaign.at(dated, "must_end_by")
        yield dated.not_before, campaign.at(dated, "not_before")
        yield dated.aim, campaign.at(dated, "aim")
        for number, due in enumerate(dated.steps):
            yield due, campaign.step_at(dated, number)
