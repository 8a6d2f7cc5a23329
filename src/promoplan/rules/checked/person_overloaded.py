"""One person has more in hand at once than they can do.

The limit is `calendar.max_parallel`, four unless the plan says otherwise. A thing is in hand from its first day to its
last: open tasks, and steps of others' tasks. Where nothing but due days fall together, `person-pile-up` tells it, by
its own limit. Days off, the event's own days and what recurs (`repeat`) do not count. Nothing is moved: the hint says
which task has slack to give.

wrong:
    calendar: {max_parallel: 2}
    people: {li: {name: Li}}
    tasks:
      - {id: a, title: A, owner: li, window: T-20 .. T-12}
      - {id: b, title: B, owner: li, window: T-16 .. T-12}
      - {id: c, title: C, owner: li, window: T-14 .. T-12}

right:
    calendar: {max_parallel: 2}
    people: {li: {name: Li}}
    tasks:
      - {id: a, title: A, owner: li, window: T-20 .. T-15}
      - {id: b, title: B, owner: li, window: T-16 .. T-12}
      - {id: c, title: C, owner: li, window: T-14 .. T-12}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.rules.overloads import told
from promoplan.rules.pile_ups import most_for_a_person, of_people
from promoplan.workload.load import workloads

SEVERITY = Severity.WARNING
ZH = """同一个人同时在手的事太多。

上限是 `calendar.max_parallel`，不写就是 4 件。一件事从第一天算到最后一天：没做完的任务，和别人任务里归他的步骤。
如果只是几个截止日撞在同一天，由 `person-pile-up` 按它的上限提醒。休息日、活动当天和重复的事(`repeat`)不算。
日期不会自动挪：建议里写明哪件事有余量、能让几天。
"""
OVER_DAYS = Words(
    "{who}从 {first} 到 {last} 同时有 {things}在手(上限 {most}):{names}",
    "{who} has {things} in hand at once, {first} to {last} (at most {most}): {names}",
)
ONE_DAY = Words(
    "{who}在 {first} 同时有 {things}在手(上限 {most}):{names}",
    "{who} has {things} in hand at once on {first} (at most {most}): {names}",
)
GIVING = Words("{giving}；或者换人做", "{giving}; or another owner")
FULL = Words(
    "没有一件能挪：分给别人，或改 calendar.max_parallel: {count}",
    "none of them can move: share them out, or calendar.max_parallel: {count}",
)
SAYS = {"": OVER_DAYS, "full": OVER_DAYS, "day": ONE_DAY, "day-full": ONE_DAY}
HINTS = {"": GIVING, "day": GIVING, "full": FULL, "day-full": FULL}


def check(campaign: Campaign) -> Iterator[Told]:
    loads = workloads(campaign)
    found = [overload for load in loads.values() for overload in load.overloads if overload.last >= campaign.today]
    if not found:
        return
    most = most_for_a_person(campaign)
    piles = {(pile.who, pile.day) for pile in of_people(campaign) if len(pile.tasks) > most}
    for overload in found:
        if not all((overload.who, part.first) in piles for part in overload.parts):
            yield told(campaign, overload)
