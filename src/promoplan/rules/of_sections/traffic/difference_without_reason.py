"""A channel is planned far from last year's figure, and nobody wrote why.

Half as much again than last year is a plan where something is done for it, and a wish where nothing is. From a fifth
more or less the reason is written: `last_year: {uv: 210000, because: …}`.

wrong:
    traffic:
      - {channel: Search, uv: 300000, owner: tbd, last_year: {uv: 200000}}

right:
    traffic:
      - {channel: Search, uv: 300000, owner: tbd, last_year: {uv: 200000, because: a place on the main page}}
      - {channel: Mail, uv: 21000, owner: tbd, last_year: {uv: 20000}}
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.numbers.book import book_of
from promoplan.numbers.figure import shown
from promoplan.rules.figures import stated, written_at

SEVERITY = Severity.WARNING
ZH = """今年的目标和去年差很多，却没写为什么。

比去年多一半，有动作支撑才叫计划，没有就只是愿望。差两成以上就写原因：`last_year: {uv: 210000, because: …}`。
"""
LARGE = Decimal("0.2")  # of last year's figure
SAYS = {
    "more": Words(
        "「{channel}」{uv}，比{last}多 {growth}，没写原因",
        "'{channel}': {uv}, {growth} more than {last}, without a reason",
    ),
    "less": Words(
        "「{channel}」{uv}，比{last}少 {growth}，没写原因",
        "'{channel}': {uv}, {growth} less than {last}, without a reason",
    ),
    "new": Words("「{channel}」{uv}，去年没有，没写原因", "'{channel}': {uv}, none last year, without a reason"),
}
HINTS = dict.fromkeys(SAYS, Words("last_year 里加 because: 为什么", "in last_year, because: why it will differ"))


def check(campaign: Campaign) -> Iterator[Told]:
    if not any(row.last_year for source in campaign.plan.traffic for row in (source, *source.parts)):
        return

    traffic = book_of(campaign).traffic
    for row in traffic.every_row() if traffic else ():
        last, difference = row.last_year, row.difference.value
        if last.position is None or last.value is None or not difference or row.because:
            continue
        if abs(difference) <= LARGE * last.value:
            continue
        if "because" in written_at(campaign, (*row.path, "last_year")):
            continue  # tbd, or something that has been told
        values = {"channel": row.channel, "uv": stated(campaign, row.uv), "last": stated(campaign, last)}
        if last.value:
            values["growth"] = shown(abs(difference) / last.value, "rate")
        yield Told(last.position, values, "new" if not last.value else "more" if difference > 0 else "less")
