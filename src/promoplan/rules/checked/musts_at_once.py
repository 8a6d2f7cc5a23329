"""One person has two `must` tasks in hand at once.

What must be done gives way to nothing: with two of them running, or due on one day, there is none to put off when time
gets short. One that has only a due day clashes with others that are due on that day, not with what runs through it.
When `person-overloaded` or `person-pile-up` names them all, this is not told again.

wrong:
    people: {li: {name: Li}}
    tasks:
      - {id: stock, title: Stocktake, priority: must, owner: li, window: T-20 .. T-15}
      - {id: prices, title: Prices, priority: must, owner: li, window: T-17 .. T-12}

right:
    people: {li: {name: Li}, wu: {name: Wu}}
    tasks:
      - {id: stock, title: Stocktake, priority: must, owner: li, window: T-20 .. T-15}
      - {id: prices, title: Prices, priority: must, owner: wu, window: T-17 .. T-12}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.rules.overloads import told
from promoplan.workload.load import workloads

SEVERITY = Severity.WARNING
ZH = """同一个人同时有两件必须完成的事(`priority: must`)。

必须完成的事不能让：两件同时在做，或同一天到期，时间一紧就没有一件可以放下。只写了截止日的事，只和同一天到期的
算撞上，和当天还在进行的不算。`person-overloaded` 或 `person-pile-up` 已经把它们都列出来的，这里不再提醒。
"""
OVER_DAYS = Words(
    "{who}从 {first} 到 {last} 同时有 {count} 件必须完成的事:{names}",
    "{who} has {count} 'must' tasks in hand at once, {first} to {last}: {names}",
)
ONE_DAY = Words(
    "{who}在 {first} 同时有 {count} 件必须完成的事:{names}",
    "{who} has {count} 'must' tasks in hand at once on {first}: {names}",
)
GIVING = Words("{giving}；或者换人做", "{giving}; or another owner")
FULL = Words("没有一件能挪：其中一件换人做", "none of them can move: give one to another owner")
SAYS = {"": OVER_DAYS, "full": OVER_DAYS, "day": ONE_DAY, "day-full": ONE_DAY}
HINTS = {"": GIVING, "day": GIVING, "full": FULL, "day-full": FULL}


def check(campaign: Campaign) -> Iterator[Told]:
    for load in workloads(campaign).values():
        for overload in load.musts:
            if overload.last >= campaign.today:
                yield told(campaign, overload)
