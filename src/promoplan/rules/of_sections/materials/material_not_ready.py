"""Something that was to be there by a day has not been marked as there.

What the warehouse or the stage lacks on the day cannot be bought on the day. Only the passing of days brings this.

wrong:
    # today: 2026-11-08
    materials:
      - {item: Label printers, quantity: 4, due: T-5, owner: li}
    people: {li: {name: Li}}

right:
    # today: 2026-11-08
    materials:
      - {item: Label printers, quantity: 4, due: T-5, owner: li, ready: yes}
      - {item: Cartons, quantity: 2万, unit: pieces, due: T-3, owner: li}
    people: {li: {name: Li}}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.rules.counts import days

SEVERITY = Severity.WARNING
ZH = """过了到位的日子，物资还没有标成到位。

活动当天缺的东西，当天买不到。这条只会随着日子过去才出现。
"""
SAYS = {
    "": Words(
        "「{item}」该在 {due} 到位，已过 {days}，没有写已到位",
        "'{item}' was to be there by {due}, {days} ago, and is not marked as there",
    )
}
HINTS = {"": Words("到了就写 ready: yes；没到就改 due", "if it is there, write ready: yes; else a later due")}


def check(campaign: Campaign) -> Iterator[Told]:
    for number, material in enumerate(campaign.plan.materials):
        due = campaign.schedule.materials[number]
        if due is not None and due.day < campaign.today and not material.ready:
            values = {
                "item": material.item or f"materials[{number + 1}]",
                "due": campaign.shown(due),
                "days": days(campaign.today - due.day),
            }
            yield Told(campaign.document.position("materials", number, "due"), values)
