"""A position of the promotion grid stands there twice.

Both rows count in the sums. One of them is most often left over from copying.

wrong:
    people: {li: {name: Li}}
    promotion:
      - {channel: Search ads, position: Sofa, owner: li, spend: {T: 9000}}
      - {channel: Search ads, position: sofa, owner: li, spend: {T: 9000}}

right:
    people: {li: {name: Li}}
    promotion:
      - {channel: Search ads, position: Sofa, owner: li, spend: {T: 9000}}
      - {channel: Search ads, position: Tea table, owner: li, spend: {T: 4000}}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.plan.references import folded
from promoplan.rules.figures import line_of
from promoplan.rules.grid_days import name

SEVERITY = Severity.ERROR
ZH = """投放表里同一个位置写了两行。

两行都会算进合计。多半是复制时多留的一行。
"""
SAYS = {
    "": Words(
        "投放位置「{row}」写了两行，另一行在 {line}", "'{row}' stands twice in the promotion grid, first at {line}"
    )
}
HINTS = {"": Words("合成一行，或给它另起名字", "make them one row, or give it another name")}


def check(campaign: Campaign) -> Iterator[Told]:
    first: dict[tuple[str, str], int] = {}
    for number, row in enumerate(campaign.plan.promotion):
        key = folded(row.channel), folded(row.position or "")
        before = first.setdefault(key, number)
        if before != number and any(key):
            where = line_of(campaign, campaign.document.position("promotion", before))
            yield Told(campaign.document.position("promotion", number), {"row": name(campaign, number), "line": where})
