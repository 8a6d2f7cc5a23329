"""Nobody answers for a position of the promotion grid.

Money is spent there every day; someone has to look at it every day. Each position has an `owner`.

wrong:
    promotion:
      - {channel: Search ads, position: Sofa, spend: {T: 9000}}

right:
    people: {li: {name: Li}}
    promotion:
      - {channel: Search ads, position: Sofa, owner: li, spend: {T: 9000}}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.rules.grid_days import name

SEVERITY = Severity.WARNING
ZH = """投放表里有的位置没人管。

钱天天在花，就要有人天天看。每个位置写一个责任人(`owner`)。
"""
NOBODY = Words("投放位置「{row}」没有责任人", "nobody answers for '{row}' in the promotion grid")
SAYS = {"": NOBODY, "people": NOBODY}
HINTS = {
    "": Words("owner: 某个人的编号", "owner: the id of one person"),
    "people": Words("owner: 某个人的编号(已有：{known})", "owner: the id of one person (there are: {known})"),
}


def check(campaign: Campaign) -> Iterator[Told]:
    for number, row in enumerate(campaign.plan.promotion):
        if row.owner is None and not campaign.document.root["promotion"][number].get("owner"):  # tbd, or told
            known = list(campaign.plan.people)[:20]
            values = {"row": name(campaign, number), "known": known}
            yield Told(campaign.document.position("promotion", number), values, "people" if known else "")
