"""Something is still `tbd` after the day by which it had to be settled.

wrong:
    # today: 2026-10-20
    tasks:
      - {id: gift, title: Gift, due: T-10, owner: tbd, decide_by: T-40}

right:
    # today: 2026-09-20
    tasks:
      - {id: gift, title: Gift, due: T-10, owner: tbd, decide_by: T-40}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.open_points import undecided
from promoplan.rules.counts import days

SEVERITY = Severity.WARNING
ZH = """过了最晚决定日，还是 `tbd`。

没定的事情拖过了自己定的日子，后面靠它的事就没有依据了。
"""
SAYS = {
    "": Words(
        "「{key}」还没定，最晚决定日是 {by}，已过 {days}",
        "'{key}' is still open; it was to be settled by {by}, {days} ago",
    )
}
HINTS = {"": Words("写上决定，或改 decide_by", "write what was decided, or a later decide_by")}


def check(campaign: Campaign) -> Iterator[Told]:
    for item in undecided(campaign):
        if item.by is not None and item.by.day < campaign.today:
            values = {"key": item.key, "by": campaign.shown(item.by), "days": days(campaign.today - item.by.day)}
            yield Told(item.position, values)
