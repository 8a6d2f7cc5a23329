"""A phase begins before the one listed above it.

wrong:
    phases:
      - {id: preheat, window: T-11 .. T-1}
      - {id: prep, window: T-40 .. T-12}

right:
    phases:
      - {id: prep, window: T-40 .. T-12}
      - {id: preheat, window: T-11 .. T-1}
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from promoplan.campaign import Campaign
from promoplan.days.write import Moment
from promoplan.finding import Severity, Told, Words
from promoplan.rules.phase_spans import phase_spans

SEVERITY = Severity.WARNING
ZH = """阶段没有按先后排列。

阶段表就是打印的顺序，后面的阶段不能早于前面的。
"""
SAYS = {
    "": Words(
        "阶段「{name}」{start} 开始，早于排在它前面的「{before}」{earlier}",
        "the phase '{name}' begins {start}, before '{before}', which is listed above it and begins {earlier}",
    )
}
HINTS = {"": Words("按开始日重新排列 phases", "put the phases in the order of their first days")}


def check(campaign: Campaign) -> Iterator[Told]:
    for (_, above, earlier), (number, phase, span) in pairwise(phase_spans(campaign)):
        if span.start.day < earlier.start.day:
            values = {
                "name": phase.name or phase.id,
                "start": campaign.shown(Moment(span.start.day)),
                "before": above.name or above.id,
                "earlier": campaign.shown(Moment(earlier.start.day)),
            }
            yield Told(campaign.document.position("phases", number, "window"), values)
