"""Two figures of the promotion grid stand under the same day.

`T-3` and `11-08` may be one day written in two ways. Then nobody knows which of the figures counts, or whether both do.

wrong:
    promotion:
      - {channel: Search ads, position: Sofa, spend: {T-3: 8000, 11-08: 9000}}

right:
    people: {li: {name: Li}}
    promotion:
      - {channel: Search ads, position: Sofa, owner: li, spend: {T-3: 8000, T-2: 9000}}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.rules.figures import line_of
from promoplan.rules.grid_days import PATH, GridDay, grid_days, name

SEVERITY = Severity.ERROR
ZH = """投放表里两个数写在同一天下面。

`T-3` 和 `11-08` 可能是同一天的两种写法。这样就不知道算哪一个，还是两个都算。
"""
SAYS = {
    "": Words(
        "「{row}」的「{written}」和「{other}」({line})是同一天：{day}",
        "'{written}' of '{row}' is the same day as '{other}' ({line}): {day}",
    )
}
HINTS = {
    "": Words("留一个，或改成别的日子；相加就写在一起", "keep one, or write another day; add them up if both are meant")
}


def check(campaign: Campaign) -> Iterator[Told]:
    seen: dict[tuple[PATH, int], GridDay] = {}
    for found in grid_days(campaign):
        before = seen.setdefault((found.map, found.day), found)
        if before is not found:
            values = {
                "row": name(campaign, int(found.map[1])),
                "written": found.written,
                "other": before.written,
                "line": line_of(campaign, before.position),
                "day": campaign.offset(found.day),
            }
            yield Told(found.position, values)
