"""A task begins on the very day on which something it needs ends.

What is handed over at the end of a day cannot be worked on that day. With times on both sides that fit, it is fine.

wrong:
    tasks:
      - {id: price, title: Price, due: T-27}
      - {id: signup, title: Sign-up, window: T-27 .. T-15, needs: [price]}

right:
    tasks:
      - {id: price, title: Price, due: T-27 12:00}
      - {id: signup, title: Sign-up, window: T-27 14:00 .. T-15, needs: [price]}
      - {id: check, title: Check, due: T-14, needs: [signup]}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.rules.handovers import handovers

SEVERITY = Severity.WARNING
ZH = """任务在前置结束的当天就开始。

下班时才交来的东西，当天没法接着做。两边都写了时刻并且来得及，就没问题。
"""
SAYS = {
    "": Words(
        "「{name}」与它的前置「{need}」在同一天：{ends}", "'{name}' begins on the day its need '{need}' ends: {ends}"
    ),
    "due": Words(
        "「{name}」与它的前置「{need}」同一天到期：{ends}", "'{name}' is due on the day its need '{need}' ends: {ends}"
    ),
}
HINTS = dict.fromkeys(
    SAYS, Words("最早 {earliest}，或两边写上时刻", "{earliest} at the earliest, or times on both sides")
)


def check(campaign: Campaign) -> Iterator[Told]:
    for handover in handovers(campaign):
        if handover.same_day:
            yield Told(handover.position, handover.values, handover.variant)
