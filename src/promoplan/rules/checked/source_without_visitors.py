"""A source of traffic does not say how many visitors it brings, or says it twice.

Without the number the sum of all sources, and the gap to the target, cannot be told. `uv` and `sessions` are two words
for it, of which a row has one.

wrong:
    traffic:
      - {channel: Search, owner: tbd}

right:
    traffic:
      - {channel: Search, uv: 30000, owner: tbd}
      - {channel: Main hall, uv: tbd, owner: tbd, decide_by: T-30}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.plan.fields import TBD
from promoplan.rules.figures import written_at

SEVERITY = Severity.ERROR
ZH = """流量渠道没写带来多少访客，或者写了两个数。

少了这个数，合计和缺口都算不出来。`uv` 和 `sessions` 是同一个数的两种叫法，一行只写一个。
"""
SAYS = {
    "": Words("渠道「{channel}」没写 UV", "the channel '{channel}' does not say how many visitors it brings"),
    "twice": Words("渠道「{channel}」既写了 uv 又写了 sessions", "the channel '{channel}' has both uv and sessions"),
}
HINTS = {
    "": Words("uv: 50000；还没定就写 uv: tbd", "uv: 50000; uv: tbd where it is still open"),
    "twice": Words("只留一个", "leave one of them out"),
}


def check(campaign: Campaign) -> Iterator[Told]:
    for number, source in enumerate(campaign.plan.traffic):
        rows = [
            (source, ("traffic", number)),
            *((part, ("traffic", number, "parts", place)) for place, part in enumerate(source.parts)),
        ]
        for row, path in rows:
            if row.uv is not None and row.sessions is not None:
                yield Told(campaign.document.position(*path, "sessions"), {"channel": row.channel}, "twice")
            last = row.last_year
            if last is not None and last.uv is not None and last.sessions is not None:
                position = campaign.document.position(*path, "last_year", "sessions")
                yield Told(position, {"channel": row.channel}, "twice")
            if (
                row.uv is None
                and row.sessions is None
                and not (row is source and source.parts)
                and row.channel not in TBD
            ):
                written = written_at(campaign, path)
                if not (written.get("uv") or written.get("sessions")):  # tbd, or something that has been told
                    yield Told(campaign.document.position(*path), {"channel": row.channel})
