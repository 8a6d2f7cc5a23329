"""A position's spend on a day is not the sum of its placements.

With placements the total need not be written, as it is worked out. Where it is written it has to agree.

wrong:
    people: {li: {name: Li}}
    promotion:
      - channel: Search ads
        owner: li
        spend: {T: 9000}
        placements: [{name: Keywords, spend: {T: 5000}}, {name: Retargeting, spend: {T: 3000}}]

right:
    people: {li: {name: Li}}
    promotion:
      - channel: Search ads
        owner: li
        spend: {T: 8000}
        placements: [{name: Keywords, spend: {T: 5000}}, {name: Retargeting, spend: {T: 3000}}]
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.numbers.book import book_of
from promoplan.rules.figures import line_of
from promoplan.rules.grid_days import name

if TYPE_CHECKING:
    from promoplan.numbers.sections.promotion import Promotion

SEVERITY = Severity.ERROR
ZH = """一个位置某天的总投入，不等于各投放方式之和。

写了投放方式，总投入可以不写，会自己加出来；写了就要对得上。
"""
SAYS = {
    "": Words(
        "「{row}」{day} 写的总投入是 {stated}，各投放方式加起来是 {sum}({line} 起)",
        "'{row}' has a spend of {stated} on {day}, but its placements sum to {sum} (from {line})",
    )
}
HINTS = {"": Words("写 {day}: {sum}，或把总投入删掉，让它自己加", "{day}: {sum}, or leave the total out")}


def check(campaign: Campaign) -> Iterator[Told]:
    if not any(row.placements and row.spend for row in campaign.plan.promotion):
        return
    found = cast("Promotion", book_of(campaign).section("promotion"))
    for row in found.rows:
        if row.stated is None or not row.amounts.spend.complete:
            continue
        for day, stated in row.stated.days.items():
            summed = row.amounts.spend.days.get(day)
            value = summed.value if summed is not None else 0
            if stated.value != value and stated.position is not None:
                values = {
                    "row": name(campaign, row.number),
                    "day": campaign.offset(day),
                    "stated": stated,
                    "sum": summed or "0",
                    "line": line_of(campaign, campaign.document.position("promotion", row.number, "placements")),
                }
                yield Told(stated.position, values)
