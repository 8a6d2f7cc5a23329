"""What a page of a Gantt chart shows, in words, for who cannot see it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from promoplan.finding import Language, Words
from promoplan.formats.drawing import bars
from promoplan.formats.drawing.bars import Scale
from promoplan.formats.drawing.texts import plain
from promoplan.sheet import Arrow, Bar, Chart

COUNT = Words("{first} 至 {last}：{count} 件事", "{first} to {last}: {count} tasks")
LATE = Words("，{count} 件迟到", ", {count} late")
BLOCKED = Words("，{count} 件卡住", ", {count} blocked")
CHAIN = Words("。关键线路：{chain}", ". Critical chain: {chain}")
TABLE = Words("。同样的内容在图后的表里。", ". The table beside the chart says the same.")
CHAINED = 8  # tasks of a chain that are named


def described(scale: Scale, shown: Sequence[Bar], chained: Sequence[str], language: Language) -> str:
    """How many tasks there are from when to when, how many of them are late, and the critical chain by its titles."""
    first, last = (date.fromordinal(day).isoformat() for day in (scale.first, scale.last))
    text = COUNT.say(language).format(first=first, last=last, count=len(shown))
    for words, state in ((LATE, "late"), (BLOCKED, "blocked")):
        count = sum(bar.state == state for bar in shown)
        text += words.say(language).format(count=count) if count else ""
    text += CHAIN.say(language).format(chain=" → ".join(chained)) if chained else ""
    return text + TABLE.say(language)


def chain(chart: Chart) -> list[str]:
    """The titles of the longest chain of critical tasks, each after what it needs, cut where it gets long."""
    found = _longest([arrow for arrow in chart.arrows if arrow.critical], chart)
    titles = [plain(str(chart.lines[place][0].cells[0])).split("\u00a0")[0] for place in found]
    return titles if len(titles) <= CHAINED else [*titles[: CHAINED - 1], f"… ({len(titles)})"]


def _longest(edges: Sequence[Arrow], chart: Chart) -> list[int]:
    """Lines in a row, each of which has to end before the next one begins; those that need one another are in none."""

    def ends(place: int) -> int:
        bar = chart.lines[place][1]
        return (bar and bars.last_day(bar)) or 0

    length: dict[int, int] = {}
    before: dict[int, int] = {}
    for arrow in sorted(edges, key=lambda arrow: (ends(arrow.source), arrow.source)):
        reached = length.get(arrow.source, 1) + 1
        if ends(arrow.source) < ends(arrow.target) and reached > length.get(arrow.target, 1):
            length[arrow.target], before[arrow.target] = reached, arrow.source
    if not length:
        return []
    place: int | None = max(length, key=lambda place: (length[place], -place))
    found = []
    while place is not None:
        found.append(place)
        place = before.get(place)
    return found[::-1]
