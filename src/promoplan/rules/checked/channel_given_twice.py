"""A channel stands in the traffic plan twice.

Its visitors would be counted twice, and the gap would look smaller than it is. Parts of a source count too: a channel
is either a source or a part of one.

wrong:
    traffic:
      - {channel: Search, uv: 30000, owner: tbd}
      - {channel: search, uv: 20000, owner: tbd}

right:
    traffic:
      - {channel: Search, uv: 30000, owner: tbd}
      - {channel: Search on phones, uv: 20000, owner: tbd}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.plan.fields import TBD
from promoplan.plan.references import folded
from promoplan.rules.figures import line_of

SEVERITY = Severity.ERROR
ZH = """同一个渠道在流量计划里写了两次。

它的访客会算两遍，缺口就显得比实际小。细分也算：一个渠道要么是来源，要么是某个来源的细分。
"""
SAYS = {
    "": Words("渠道「{channel}」写了两次，前一次在 {first}", "the channel '{channel}' is given twice, first at {first}")
}
HINTS = {"": Words("并成一行，或者改个不同的名字", "make it one row, or give it a name of its own")}


def check(campaign: Campaign) -> Iterator[Told]:
    seen: dict[str, int] = {}
    for number, source in enumerate(campaign.plan.traffic):
        rows = [
            (source, ("traffic", number)),
            *((part, ("traffic", number, "parts", place)) for place, part in enumerate(source.parts)),
        ]
        for row, path in rows:
            if not row.channel or row.channel in TBD:
                continue
            position = campaign.document.position(*path, "channel")
            first = seen.setdefault(folded(row.channel), position)
            if first != position:
                yield Told(position, {"channel": row.channel, "first": line_of(campaign, first)})
