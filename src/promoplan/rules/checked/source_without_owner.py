"""A source of traffic has nobody who answers for it.

Visitors do not come by themselves: somebody books the positions, watches the spend, and is asked when they stay away.
What is planned at zero needs nobody.

wrong:
    traffic:
      - {channel: Search ads, uv: 50000, cpc: 1.20}

right:
    people: {li: {name: Li}}
    traffic:
      - {channel: Search ads, uv: 50000, cpc: 1.20, owner: li}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.plan.fields import TBD

SEVERITY = Severity.WARNING
ZH = """流量渠道没有责任人。

流量不会自己来：位置要有人订，花费要有人盯，没来人时要有人可问。计划是 0 的不用写。
"""
SAYS = {"": Words("渠道「{channel}」没有责任人", "the channel '{channel}' has no owner")}
HINTS = {"": Words("owner: 某个人的编号", "owner: the id of one person")}


def check(campaign: Campaign) -> Iterator[Told]:
    for number, source in enumerate(campaign.plan.traffic):
        written = campaign.document.root["traffic"][number]
        if source.owner or written.get("owner") or source.channel in TBD:
            continue  # the source's owner is its parts'; one that is tbd, or that has been told, is told elsewhere
        if source.parts:
            for place, part in enumerate(source.parts):
                if not (part.owner or written["parts"][place].get("owner")) and _visitors(part.uv, part.sessions):
                    position = campaign.document.position("traffic", number, "parts", place)
                    yield Told(position, {"channel": part.channel})
        elif _visitors(source.uv, source.sessions):
            yield Told(campaign.document.position("traffic", number), {"channel": source.channel})


def _visitors(uv: int | None, sessions: int | None) -> bool:
    """Whether a row is planned to bring anybody, or does not say how many."""
    return uv != 0 and sessions != 0
