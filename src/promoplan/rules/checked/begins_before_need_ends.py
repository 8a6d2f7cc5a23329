"""A task begins before something it needs has ended.

`needs` says what must be there first. A follower with only a due day is compared by that day; a lag (`a + 2d`) leaves
that many whole days between.

wrong:
    tasks:
      - {id: price, title: Price, window: T-28 .. T-24}
      - {id: signup, title: Sign-up, window: T-26 .. T-15, needs: [price]}

right:
    tasks:
      - {id: price, title: Price, window: T-28 .. T-27}
      - {id: signup, title: Sign-up, window: T-26 .. T-15, needs: [price]}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.rules.handovers import handovers

SEVERITY = Severity.ERROR
ZH = """任务在它的前置还没结束时就开始了。

`needs` 写的是必须先有的东西。只有截止日的任务按截止日比较；`a + 2d` 表示中间要隔两整天。
"""
SAYS = {
    "": Words(
        "「{name}」{begins} 开始，而它的前置「{need}」{ends} 才结束",
        "'{name}' begins {begins}, but what it needs, '{need}', ends {ends}",
    ),
    "due": Words(
        "「{name}」{begins} 到期，而它的前置「{need}」{ends} 才结束",
        "'{name}' is due {begins}, but what it needs, '{need}', ends {ends}",
    ),
}
BETWEEN = Words("{said}，中间还要隔 {{lag}}", "{said}, and {{lag}} have to lie between")
SAYS |= {
    lag: Words(*(between.format(said=said) for between, said in zip(BETWEEN, SAYS[plain], strict=True)))
    for plain, lag in (("", "lag"), ("due", "due-lag"))
}
HINTS = dict.fromkeys(SAYS, Words("最早 {earliest}，差 {missing}", "{earliest} at the earliest, {missing} later"))


def check(campaign: Campaign) -> Iterator[Told]:
    for handover in handovers(campaign):
        if not handover.same_day:
            yield Told(handover.position, handover.values, handover.variant)
