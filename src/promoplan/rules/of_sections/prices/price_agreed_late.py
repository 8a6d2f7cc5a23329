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
from promoplan.rules.other_days import ending
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
SAYS |= {f"{variant}-task": words for variant, words in SAYS.items()}
SAYS |= {f"{variant}-past": words for variant, words in SAYS.items()}
HINTS = {variant: Words("agreed_by: {day}", "agreed_by: {day}") for variant in ("opened", "closed")} | {
    f"{variant}-task": Words("「{task}」写 {dates}", "in '{task}', {dates}") for variant in ("opened", "closed")
}


def check(campaign: Campaign) -> Iterator[Told]:
    schedule = campaign.schedule
    if campaign.plan.prices is None or not schedule.dated:
        return
    agreed, key = prices_agreed(campaign)
    if agreed is None:
        return
    limits = [(date, schedule.key_dates.get(date)) for date in ("signup_close", "signup_open")]
    missed = [(date, limit) for date, limit in limits if limit and schedule.end_minute(agreed) > start_minute(limit)]
    if not missed:
        return
    date, limit = missed[0]
    variant, weight = ("closed", Severity.ERROR) if date == "signup_close" else ("opened", None)
    values = {
        "agreed": campaign.shown(agreed),
        "limit": campaign.shown(limit),
        "date": campaign.plan.key_dates[date].name or date,
        "line": line_of(campaign, campaign.document.position("key_dates", date)),
    }
    # the day before all that is missed, else before the one that is an error; a day that is past helps nobody
    days = [limit.day - 1 for limit in (min((one for _, one in missed), key=lambda one: one.day), limit)]
    day = next((day for day in days if day >= campaign.today), None)
    dates = _other_dates(campaign, day) if key == "task" and day is not None else ""
    if day is None or (key == "task" and not dates):
        variant = f"{variant}-past"
    elif key == "task":
        values |= {"task": campaign.plan.prices.task or "", "dates": dates}
        variant = f"{variant}-task"
    else:
        values["day"] = campaign.offset(day)
    yield Told(campaign.document.position("prices", key), values, variant, weight)


def _other_dates(campaign: Campaign, day: int) -> str:
    """Dates with which the task that agrees the prices ends on a day; "" where it is done, or cannot end then."""
    assert campaign.plan.prices is not None
    dated = campaign.task_by_id[campaign.plan.prices.task or ""]
    if dated.task.status == "done":
        return ""
    if not dated.fixed:
        return f"must_end_by: {campaign.offset(day)}"
    return ending(campaign, dated.start if dated.task.window is not None else None, Moment(day))
