"""A goal that is a rate is written as a plain number, or is more than the whole.

`reply_rate: 99` may be 99% or a slip; a rate has its sign, as everywhere in a plan. What is called a rate (…_rate,
…率) is a share of the whole, unless it is a growth.

wrong:
    targets: {service: {reply_rate: 99, 纠纷率: 130%}}

right:
    targets: {service: {reply_rate: 99%, 纠纷率: 0.1%}, crm: {会员增长率: 130%}}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.numbers.book import book_of
from promoplan.rules.figures import typed

SEVERITY = Severity.ERROR
ZH = """叫「率」的目标没写 %，或者超过了 100%。

`reply_rate: 99` 是 99% 还是写错了，看不出来；比率都要带 %。名字里是「率」(…_rate、…率)的，是占全部的几成，增长率除外。
"""
SAYS = {
    "": Words("「{goal}」是比率，「{written}」没有 %", "'{goal}' is a rate, and '{written}' has no %"),
    "over": Words(
        "「{goal}」是比率，「{written}」超过了 100%", "'{goal}' is a rate, and '{written}' is more than 100%"
    ),
}
HINTS = {
    "": Words("{key}: {instead}", "{key}: {instead}"),
    "over": Words("比率写 0% 到 100% 之间", "a rate between 0% and 100%"),
}
A_RATE = re.compile(r"(_|\b)rate$|率$", re.IGNORECASE)
MAY_BE_MORE = re.compile(r"growth|increase|增|涨", re.IGNORECASE)


def check(campaign: Campaign) -> Iterator[Told]:
    targets = book_of(campaign).targets
    for goals in targets.goals.values() if targets else ():
        for id_, goal in goals.items():
            if goal.value is None or not (A_RATE.search(id_) or A_RATE.search(goal.name.zh)):
                continue
            values = {"goal": goal.name, "written": goal.written, "key": id_}
            if goal.unit in ("count", "number"):
                share = goal.value if goal.value <= 1 else goal.value / 100
                yield Told(goal.position or 0, {**values, "instead": typed(share, "rate")})
            elif goal.unit == "rate" and goal.value > 1 and not MAY_BE_MORE.search(f"{id_} {goal.name.zh}"):
                yield Told(goal.position or 0, values, "over")
