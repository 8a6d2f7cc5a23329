"""What the signs of a Gantt chart mean, for those a page has."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from promoplan.finding import Language, Words
from promoplan.formats.drawing import bars
from promoplan.formats.drawing.bars import LINE, MIDDLE, TOP, Scale
from promoplan.formats.drawing.texts import width
from promoplan.sheet import Bar, BarKind, BarState

HEIGHT = 3 * LINE  # of the lines it may take, with what is kept free above it
SAMPLE, SIZE, GAP = 26, 11, 20
LEFT = 8
MEANINGS = {
    "todo": Words("未开始", "to do"),
    "doing": Words("进行中", "under way"),
    "done": Words("完成", "done"),
    "blocked": Words("卡住", "blocked"),
    "late": Words("过期没完成", "late"),
    "due": Words("只定了截止日", "only a due day"),
    "milestone": Words("里程碑", "milestone"),
    "phase": Words("阶段", "phase"),
    "key": Words("关键节点", "key date"),
    "critical": Words("关键线路：它晚，后面都晚", "critical: when it is late, so is what follows"),
    "chain": Words("关键线路的先后", "critical order"),
    "need": Words("先后", "order"),
    "slack": Words("余量，最晚到这天", "slack, to its last possible day"),
    "short": Words("赶不上的天数", "days short"),
    "dots": Words("要做的各天", "days it is done on"),
    "note": Words("当天有记录", "noted that day"),
    "open": Words("接着上页、下页", "goes on before or after"),
    "today": Words("今天", "today"),
    "off": Words("休息日", "day off"),
    "make-up": Words("班 = 调休上班", "work = make-up day"),
}
STATES: dict[str, BarState] = {"todo": "", "doing": "doing", "done": "done", "blocked": "blocked", "late": "late"}


class Item(NamedTuple):
    """What a sign means, and where the words stand."""

    x: int
    y: int
    text: str


class Legend(NamedTuple):
    """The words of a legend, its signs as paths by what they are, and where its last line ends."""

    items: Sequence[Item]
    signs: Sequence[tuple[str, str]]
    end: int


def legend(used: Collection[str], language: Language, across: int, top: int) -> Legend:
    """The signs that are used, in as many lines as they take."""
    made: list[Item] = []
    signs: list[tuple[str, str]] = []
    x, y = LEFT, top
    for name, words in MEANINGS.items():
        if name not in used:
            continue
        text = words.say(language)
        long = int(width(text) * SIZE)
        sample = 0 if name == "make-up" else SAMPLE + 6
        if x + sample + long > across and x > LEFT:
            x, y = LEFT, y + LINE
        made.append(Item(x + sample, y + LINE - 4, text))
        signs += _sample(name, x, y)
        x += sample + long + GAP
    return Legend(made, signs, y + LINE + 4)


def _sample(name: str, x: int, y: int) -> Iterator[tuple[str, str]]:
    """A sign in its smallest form."""
    right, middle = x + SAMPLE, y + MIDDLE
    if name in STATES:
        yield from _bar(Bar("task", 1, 1, state=STATES[name]), Scale(1, 1, x, SAMPLE), y)
    elif name in ("due", "milestone", "phase"):
        kind: BarKind = "milestone" if name == "milestone" else "phase" if name == "phase" else "task"
        yield from _bar(Bar(kind, 1 if name == "phase" else None, 1), Scale(1, 1, x, SAMPLE), y)
    elif name == "open":
        yield from _bar(Bar("task", 0, 2), Scale(1, 1, x, SAMPLE), y)
    elif name == "critical":
        yield from _bar(Bar("task", 1, 1, critical=True), Scale(1, 1, x, SAMPLE), y)
    elif name == "dots":
        yield from _bar(Bar("task", 1, 3, days=(1, 3)), Scale(1, 3, x, SAMPLE // 3), y)
    elif name in ("chain", "need"):
        yield name, f"M{x} {middle}H{right - 5}"
        yield "head" if name == "chain" else "small", f"M{right} {middle}l-5-3v6z"
    elif name == "slack":
        yield "slack", f"M{x} {middle}H{right}"
        yield "limit", f"M{right} {middle - 3}v6"
    elif name == "short":
        yield "short", f"M{x} {y}v{LINE - 2}M{x} {y + 1}H{right}"
    elif name == "note":
        yield "note", f"M{x + 10} {middle - 2}h6l-3 4z"
    elif name == "key":
        yield "key", key(x + SAMPLE // 2, y + 12)
    elif name == "today":
        yield "today", f"M{x + SAMPLE // 2} {y}v{LINE}"
    elif name == "off":
        yield "off", f"M{x} {y + TOP}h{SAMPLE}v10h-{SAMPLE}z"


def key(x: int, y: int) -> str:
    """The sign of a key date; `y` is its foot."""
    return f"M{x - 5} {y}h10l-5-9z"


def _bar(bar: Bar, scale: Scale, y: int) -> Iterator[tuple[str, str]]:
    return bars.drawn(bar, bars.edges(bar, scale), scale, y)
