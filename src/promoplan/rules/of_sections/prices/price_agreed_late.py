"""The prices are agreed only after the platform has opened for declarations.

From `signup_open` on products are declared with their prices; a price that changes afterwards is declared twice, or
declared wrong. After `signup_close` it cannot be declared at all, which is an error. The day is `prices.agreed_by`,
else the last day of the task that `prices.task` names, or the day it was done.

wrong:
    key_dates: {signup_open: T-26 10:00}
    prices: {agreed_by: T-25}

right:
    key_dates: {signup_open: T-26 10:00}
    prices: {agreed_by: T-27}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.days.write import Moment
from promoplan.finding import Severity, Told, Words
from promoplan.numbers.goods import prices_agreed
from promoplan.rules.figures import line_of
from promoplan.schedule.schedule import start_minute

SEVERITY = Severity.WARNING
ZH = """申报通道开了，价格才定下来。

从 `signup_open` 起就要带着价格申报；之后再改，要么报两遍，要么报错。过了 `signup_close` 就报不上了，那是错误。日子取
`prices.agreed_by`，没写取 `prices.task` 那件事的最后一天，做完了就取做完的那天。
"""
SAYS = {
    "opened": Words(
        "价格 {agreed} 才定，{date} {limit}（{line}）已开始申报",
        "prices are agreed {agreed}, after '{date}' {limit} ({line})",
    ),
    "closed": Words(
        "价格 {agreed} 才定，{date} {limit}（{line}）就报不上了",
        "prices are agreed {agreed}, after '{date}' {limit} ({line})",
    ),
}
HINTS = dict.fromkeys(SAYS, Words("最晚 {day} 定价", "agree them by {day} at the latest"))


def check(campaign: Campaign) -> Iterator[Told]:
    schedule = campaign.schedule
    if campaign.plan.prices is None or not schedule.dated:
        return
    agreed, key = prices_agreed(campaign)
    if agreed is None:
        return
    for variant, date in (("closed", "signup_close"), ("opened", "signup_open")):
        limit = schedule.key_dates.get(date)
        if limit is not None and schedule.end_minute(agreed) > start_minute(limit):
            values = {
                "agreed": campaign.shown(agreed),
                "limit": campaign.shown(limit),
                "date": campaign.plan.key_dates[date].name or date,
                "line": line_of(campaign, campaign.document.position("key_dates", date)),
                "day": campaign.written(Moment(limit.day - 1)),
            }
            weight = Severity.ERROR if variant == "closed" else None
            yield Told(campaign.document.position("prices", key), values, variant, weight)
            return
