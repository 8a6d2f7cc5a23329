"""What a page of a Gantt chart shows, in words, for who cannot see it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from promoplan.finding import Language, Words
from promoplan.formats.drawing.bars import Scale
from promoplan.formats.drawing.texts import plain
from promoplan.sheet import Arrow, Bar, Chart

COUNT = Words("{first} 至 {last}：{count} 件事", "{first} to {last}: {count} tasks")
LATE = Words("，{count} 件迟到", ", {count} late")
BLOCKED = Words("，{count} 件卡住", ", {count} blocked")
CHAIN = Words("。关键线路：{chain}", ". Critical chain: {chain}")
TABLE = Words("。同样的内容在图后的表里。", ". The table beside the chart says the same.")
SIGNS = "\u00a0"  # what stands before the signs behind a title
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
    found = _longest([arrow for arrow in chart.arrows if arrow.critical])
    titles = [plain(str(chart.lines[place][0].cells[0]).split(SIGNS)[0]) for place in found]
    return titles if len(titles) <= CHAINED else [*titles[: CHAINED - 1], f"… ({len(titles)})"]


def _longest(arrows: Sequence[Arrow]) -> list[int]:
    """The most lines in a row, each of which needs the one before; those that need one another are in none."""
    following: dict[int, list[int]] = {}
    waits = Counter(arrow.target for arrow in arrows)
    for arrow in arrows:
        following.setdefault(arrow.source, []).append(arrow.target)
    ready = [place for place in following if not waits[place]]
    length = dict.fromkeys(ready, 1)
    before: dict[int, int] = {}
    last = None
    for place in ready:  # grows while it is gone through
        if last is None or length[place] > length[last]:
            last = place
        for other in following.get(place, ()):
            if length[place] >= length.get(other, 0):
                length[other], before[other] = length[place] + 1, place
            waits[other] -= 1
            if not waits[other]:
                ready.append(other)
    found = []
    while last is not None:
        found.append(last)
        last = before.get(last)
    return found[::-1]
