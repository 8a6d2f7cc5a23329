"""A task that must be done has no slack: a day later, and what follows or a limit is missed.

Slack is the days between the earliest and the latest end that needs, limits and phases leave; of a task with a date of
its own, the days from that date to the latest. Told is what a follower or a limit leaves no room: the end of a phase is
where many things end. The event's own days do not count, and two tasks that share a day are told as that.

wrong:
    people: {li: {name: Li}}
    tasks:
      - {id: price, title: Price, due: T-20, priority: must, owner: li}
      - {id: signup, title: Sign-up, window: T-19 .. T-15, owner: li, needs: [price]}

right:
    people: {li: {name: Li}}
    tasks:
      - {id: price, title: Price, due: T-23, priority: must, owner: li}
      - {id: signup, title: Sign-up, window: T-19 .. T-15, owner: li, needs: [price]}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.rules.handovers import handovers
from promoplan.schedule.schedule import DatedTask

SEVERITY = Severity.WARNING
ZH = """必须做的任务一点余量也没有：晚一天，后面的事或期限就保不住。

余量是前置、期限、阶段留给它的最早完成到最晚完成之间的天数；写死日期的任务，是从那天到最晚完成的天数。这里说的是被后面的
任务或期限卡死的：做到阶段最后一天很平常，不提。活动当天的事不算，两件事挤在同一天的另有说明。
"""
SAYS = {
    "": Words(
        "「{name}」必须做，{day} 之后一天也拖不起：{held}",
        "'{name}' must be done and cannot end a day after {day}: {held}",
    )
}
HINTS = {
    "": Words(
        "提前几天，或放宽后面的日期；promoplan why 可以看怎么多出一天",
        "end it earlier, or give what follows more room; promoplan why shows what would gain a day",
    )
}


def check(campaign: Campaign) -> Iterator[Told]:
    found = [dated for dated in campaign.tasks if _has_none(campaign, dated)] if campaign.schedule.dated else []
    if not found:
        return
    from promoplan.why.reasons import Reasons  # noqa: PLC0415 - most plans have nothing to tell

    reasons = Reasons(campaign.plan, campaign.schedule, campaign.times)
    shared = {handover.position for handover in handovers(campaign)}
    for dated in found:
        holds = reasons.holds.binding_late(dated, "latest")
        others = [campaign.tasks[hold.other] for hold in holds if hold.other >= 0]
        held = [hold for hold in holds if hold.rule != "phase"]
        if held and not any(_positions(campaign, other, dated) & shared for other in others):
            values = {
                "name": dated.name,
                "day": campaign.shown_end(dated),
                "held": reasons.said.late(dated, held[0]).hold,
            }
            yield Told(campaign.end_at(dated) if dated.fixed else campaign.at(dated, "duration"), values)


def _has_none(campaign: Campaign, dated: DatedTask) -> bool:
    task, times, days = dated.task, campaign.times[dated.index], campaign.schedule.event_days
    if task.priority != "must" or not task.is_open or times is None or times.slack != 0 or dated.finish is None:
        return False
    return not days.start.day <= dated.finish.day <= days.end.day


def _positions(campaign: Campaign, follower: DatedTask, need: DatedTask) -> set[int]:
    """Where a follower says that it needs a task."""
    named = enumerate(follower.task.needs)
    return {campaign.at(follower, "needs", place) for place, one in named if one is not None and one.id == need.id}
