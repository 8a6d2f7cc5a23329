"""An actual figure stands under a day that has not come yet.

What was spent can be known once the day is there. An actual figure for a later day stands in the wrong column, or is
a plan.

wrong:
    # today: 2026-11-09
    people: {li: {name: Li}}
    promotion:
      - {channel: Search ads, owner: li, spend: {T-3: 8000, T: 9000}, actual: {T: {spend: 7900}}}

right:
    # today: 2026-11-09
    people: {li: {name: Li}}
    promotion:
      - {channel: Search ads, owner: li, spend: {T-3: 8000, T: 9000}, actual: {T-3: {spend: 7900}}}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.days.write import Moment
from promoplan.finding import Severity, Told, Words
from promoplan.rules.grid_days import grid_days, name

SEVERITY = Severity.ERROR
ZH = """日子还没到，就写了实际数。

花了多少，要到那天才知道。写在以后某天下面的实际数，不是写错了格，就是把计划写成了实际。
"""
SAYS = {
    "": Words(
        "「{row}」写了 {day} 的实际数，可今天才 {today}",
        "'{row}' has an actual figure for {day}, and today is {today}",
    )
}
HINTS = {"": Words("核对日子；计划数写在 spend 和 uv", "check the day; what is planned stands in spend and uv")}


def check(campaign: Campaign) -> Iterator[Told]:
    for found in grid_days(campaign):
        if found.map[-1] == "actual" and found.day > campaign.today:
            values = {
                "row": name(campaign, int(found.map[1])),
                "day": campaign.shown(Moment(found.day)),
                "today": campaign.shown(Moment(campaign.today)),
            }
            yield Told(found.position, values)
