"""Something that has to be tried was to be there by a day that is past, and has not been tried.

`tested: no` says that it is to be tried before it counts: scanners, printers, phone lines, a sound system. Where there
is nothing to try, `tested` is left out. Only the passing of days brings this.

wrong:
    # today: 2026-11-08
    materials:
      - {item: Scanners, quantity: 12, due: T-5, owner: li, ready: yes, tested: no}
    people: {li: {name: Li}}

right:
    # today: 2026-11-08
    materials:
      - {item: Scanners, quantity: 12, due: T-5, owner: li, ready: yes, tested: yes}
      - {item: Tape, quantity: 200, due: T-5, owner: li, ready: yes}
    people: {li: {name: Li}}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.rules.counts import days

SEVERITY = Severity.WARNING
ZH = """过了到位的日子，该试的物资还没试过。

`tested: no` 的意思是试过才算数，例如扫描枪、打印机、电话线路、音响。没什么可试的不用写 `tested`。
这条只会随着日子过去才出现。
"""
SAYS = {
    "": Words(
        "「{item}」该在 {due} 到位，已过 {days}，还写着没测试",
        "'{item}' was to be there by {due}, {days} ago, and is still marked as not tried",
    )
}
HINTS = {"": Words("试过就写 tested: yes；没试就改 due", "once it has been tried, write tested: yes; else a later due")}


def check(campaign: Campaign) -> Iterator[Told]:
    for number, material in enumerate(campaign.plan.materials):
        due = campaign.schedule.materials[number]
        if due is not None and due.day < campaign.today and material.tested is False:
            values = {
                "item": material.item or f"materials[{number + 1}]",
                "due": campaign.shown(due),
                "days": days(campaign.today - due.day),
            }
            yield Told(campaign.document.position("materials", number, "tested"), values)
