"""A phase begins before the one listed above it.

The list is the order in which sheets print them. The stages of a phase (`part_of`) have an order among themselves.

wrong:
    phases:
      - {id: preheat, window: T-11 .. T-1}
      - {id: prep, window: T-40 .. T-12}

right:
    phases:
      - {id: prep, window: T-40 .. T-12}
      - {id: goods, part_of: prep, window: T-40 .. T-20}
      - {id: pages, part_of: prep, window: T-30 .. T-12}
      - {id: preheat, window: T-11 .. T-1}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.days.write import Moment
from promoplan.finding import Severity, Told, Words
from promoplan.rules.phase_spans import PhaseSpan, phase_spans

SEVERITY = Severity.WARNING
ZH = """阶段没有按先后排列。

阶段表就是打印的顺序，后面的阶段不能早于前面的。
同一阶段里的小阶段(`part_of`)之间也按先后排。
"""
SAYS = {
    "": Words(
        "阶段「{name}」{start} 开始，早于排在它前面的「{before}」{earlier}",
        "the phase '{name}' begins {start}, before '{before}', which is listed above it and begins {earlier}",
    )
}
HINTS = {"": Words("按开始日重新排列 phases", "put the phases in the order of their first days")}


def check(campaign: Campaign) -> Iterator[Told]:
    latest: dict[str, PhaseSpan] = {}  # the one last come upon, among the phases and among the stages of each
    for item in phase_spans(campaign):
        above = latest.get(item.part_of)
        if above is not None and item.span.start.day < above.span.start.day:
            values = {
                "name": item.name,
                "start": campaign.shown(Moment(item.span.start.day)),
                "before": above.name,
                "earlier": campaign.shown(Moment(above.span.start.day)),
            }
            yield Told(campaign.document.position("phases", item.number, "window"), values)
        latest[item.part_of] = item
