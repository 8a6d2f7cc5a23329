"""The grid or the budget names a channel that the plan's traffic does not have.

Their spend and visitors are tied to traffic by the channel's name. A name that leads nowhere ties nothing: its visitors
do not count towards the target, its cost is not compared with the cap.

wrong:
    people: {li: {name: Li}}
    targets: {gmv: 390000, conversion_rate: 3%, avg_order_value: 260}
    traffic: [{channel: Search ads, uv: 50000, cpc: 1.20, owner: li}]
    budget:
      items: [{item: Ads, channels: Serach ads, cap: 60000}]

right:
    people: {li: {name: Li}}
    targets: {gmv: 390000, conversion_rate: 3%, avg_order_value: 260}
    traffic: [{channel: Search ads, uv: 50000, cpc: 1.20, owner: li}]
    budget:
      items: [{item: Ads, channels: Search ads, cap: 60000}]
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.guess import Guesser
from promoplan.plan.references import folded

SEVERITY = Severity.ERROR
ZH = """投放表或预算里写的渠道，流量计划里没有。

投放和费用靠渠道的名字和流量计划连起来；名字对不上，就没连上：来的人不算进目标，花的钱也不和上限比。
"""
NONE = Words("traffic 里没有渠道「{name}」", "traffic has no channel '{name}'")
SAYS = {"": NONE, "guess": NONE, "row": NONE, "row-guess": NONE}
GUESS = Words("是不是「{guess}」？", "did you mean '{guess}'?")
HINTS = {
    "": Words("已有的渠道：{known}", "channels there are: {known}"),
    "guess": GUESS,
    "row": Words("写 source: 它算进哪个渠道(已有：{known})", "source: the channel that it feeds (there are: {known})"),
    "row-guess": GUESS,
}
MOST_LISTED = 30


def check(campaign: Campaign) -> Iterator[Told]:
    plan = campaign.plan
    if not plan.traffic or not (plan.promotion or plan.budget):
        return
    known = [one.channel for source in plan.traffic for one in (source, *source.parts) if one.channel]
    names = {folded(channel) for channel in known}
    names_or_grid = names | {folded(row.channel) for row in plan.promotion}
    guesser = Guesser()

    def told(name: str, variant: str, *path: str | int) -> Told:
        guess = guesser.near(name, known)
        values = {"name": name, "known": known[:MOST_LISTED], "guess": guess}
        kind = "-".join(part for part in (variant, "guess" if guess else "") if part)
        return Told(campaign.document.position(*path), values, kind)

    for number, row in enumerate(plan.promotion):
        if row.source and folded(row.source) not in names:
            yield told(row.source, "", "promotion", number, "source")
        elif not row.source and row.channel and folded(row.channel) not in names:
            yield told(row.channel, "row", "promotion", number, "channel")
    for number, item in enumerate(plan.budget.items if plan.budget else ()):
        for place, channel in enumerate(item.channels):
            if channel and folded(channel) not in names_or_grid:
                yield told(channel, "", "budget", "items", number, "channels", place)
