"""A day of the promotion grid lies outside of the campaign.

Money on a day before the first phase or after the last is most often a mistyped day: T-31 for T-13. A plan without
phases has no such limits.

wrong:
    people: {li: {name: Li}}
    phases: [{id: preheat, window: T-11 .. T-1}, {id: live, window: T}]
    promotion:
      - {channel: Search ads, owner: li, spend: {T-31: 8000, T: 9000}}

right:
    people: {li: {name: Li}}
    phases: [{id: preheat, window: T-11 .. T-1}, {id: live, window: T}]
    promotion:
      - {channel: Search ads, owner: li, spend: {T-3: 8000, T: 9000}}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.days.write import Moment
from promoplan.finding import Severity, Told, Words
from promoplan.rules.grid_days import grid_days, name

SEVERITY = Severity.WARNING
ZH = """投放表里有一天不在活动期间。

钱花在第一个阶段之前或最后一个阶段之后，多半是日子写错了：T-13 写成 T-31。没写阶段的计划没有这个限制。
"""
SAYS = {
    "": Words(
        "「{row}」在 {day} 有投放，不在计划的阶段里({first} 到 {last})",
        "'{row}' has a figure on {day}, outside of the plan's phases ({first} to {last})",
    )
}
HINTS = {"": Words("核对这一天，或让阶段包住它", "check the day, or let a phase cover it")}


def check(campaign: Campaign) -> Iterator[Told]:
    spans = [span for span in campaign.schedule.phases.values() if span is not None]
    if not spans or not campaign.plan.promotion:
        return
    start = campaign.schedule.start
    first = min([span.start.day for span in spans] + ([start.day] if start else []))
    last = max([span.end.day for span in spans] + [campaign.schedule.event_days.end.day])
    for found in grid_days(campaign):
        if not first <= found.day <= last:
            values = {
                "row": name(campaign, int(found.map[1])),
                "day": campaign.shown(Moment(found.day)),
                "first": campaign.shown(Moment(first)),
                "last": campaign.shown(Moment(last)),
            }
            yield Told(found.position, values)
