"""An `allow` names a rule that does not exist.

It silences nothing, and whoever wrote it believes that it does.

wrong:
    tasks:
      - {id: roster, title: Roster, due: T-17, allow: {due-on-holiday: we meet on Sundays}}

right:
    tasks:
      - {id: roster, title: Roster, due: T-17, allow: {due-on-day-off: we meet on Sundays}}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.guess import Guesser
from promoplan.plan import NOT_READ_YET
from promoplan.reading.events import Mapping
from promoplan.rules import names

SEVERITY = Severity.ERROR
ZH = """`allow` 里写的规则不存在。

它什么也没有放行，写的人却以为放行了。
"""
SAYS = {"": Words("没有「{rule}」这条规则", "there is no rule '{rule}'")}
HINTS = {
    "": Words(
        "是不是「{guess}」？promoplan explain 列出所有规则", "did you mean '{guess}'? promoplan explain lists all rules"
    )
}


def check(campaign: Campaign) -> Iterator[Told]:
    guesser = Guesser()
    for _, _, mapping in campaign.document.allowing():
        reasons = mapping.get("allow")
        if isinstance(reasons, Mapping):
            unknown = [name for name in reasons if name not in names()]
            # a section that nothing reads yet has rules of its own to come
            if unknown and campaign.document.path(reasons.start).partition("/")[0] not in NOT_READ_YET:
                for name in unknown:
                    guess = guesser.near(name, names(), 0.3) or "due-on-day-off"
                    yield Told(reasons.position(name, of_key=True), {"rule": name, "guess": guess})
