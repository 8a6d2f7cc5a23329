"""Something is `tbd` and nothing says by when it must be settled.

wrong:
    tasks:
      - {id: gift, title: Gift, due: T-10, owner: tbd}

right:
    tasks:
      - {id: gift, title: Gift, due: T-10, owner: tbd, decide_by: T-40}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.open_points import undecided
from promoplan.rules.other_days import to_decide_by

SEVERITY = Severity.WARNING
ZH = """写了 `tbd`，却没写最晚哪天定下来。

没有期限的「待定」不会有人去定。
"""
SAYS = {"": Words("「{key}」没定，也没写最晚哪天定", "'{key}' is open, and nothing says until when")}
HINTS = {"": Words("在旁边写 decide_by: {day}", "write decide_by: {day} beside it")}


def check(campaign: Campaign) -> Iterator[Told]:
    for item in undecided(campaign):
        if not item.dated:
            yield Told(item.position, {"key": item.key, "day": to_decide_by(campaign)})
