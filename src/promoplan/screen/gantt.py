"""`status --gantt`: what is to be done from some days ago up to the event and beyond, as bars that need no colour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from promoplan.campaign import Campaign
from promoplan.days.write import WEEKDAY_NAMES, short
from promoplan.finding import Language, Words
from promoplan.progress import Progress
from promoplan.screen import gantt_bars as bars
from promoplan.screen.gantt_scale import Scale, begins, labels, scale, weeks
from promoplan.screen.plain import GAP, WIDTH, Line, Piece, columns, cut, fitted, fitting, wrapped
from promoplan.screen.status import MORE, head
from promoplan.sheet import Bar, Cell, Chart, Row

MOST = 12  # rows under a heading; the rest is counted
INDENT = 2
LEAST = 16  # columns of a title, before names are left out
NARROWEST = 28  # columns that titles and names have at least, or two fifths of the width, where they need them
WIDEST = 72  # columns that they have at most
SIDES = 3  # columns beside the days: a blank, and a sign at each side
WEIGHTS = (3, 2)  # how title and name share them

TITLE = Words("甘特图 {first} 至 {last}（{scale}）", "Gantt chart, {first} to {last} ({scale})")
ONE, TWO = Words("一格一天", "a column a day"), Words("两格一天", "two columns a day")
DAYS = Words("一格 {days} 天", "a column every {days} days")
NOTHING = Words("这几天没有任务。", "There are no tasks in these days.")
LATER = Words("之后才开始 {count} 件", "{count} begin later")
EARLIER = Words("之前已完成 {count} 件", "{count} done earlier")
UNDATED = Words("没有日期 {count} 件", "{count} without a date")
MORE_LATE = Words("……还有 {count} 件，其中迟到 {late} 件", "… and {count} more, {late} of them late")
BEYOND = Words("没有画：{what}", "not shown: {what}")
CRITICAL = "■"  # as it stands behind titles
MEANING: dict[str, Words] = {
    bars.BARS[""]: Words("未开始", "to do"),
    bars.BARS["doing"]: Words("进行中", "doing"),
    bars.BARS["late"]: Words("迟到", "late"),
    bars.BARS["blocked"]: Words("卡住", "blocked"),
    bars.BARS["done"]: Words("完成", "done"),
    bars.SLACK: Words("余量", "slack"),
    CRITICAL: Words("关键线路", "critical chain"),
    bars.MILESTONE: Words("里程碑", "milestone"),
    bars.KEY: Words("节点", "key date"),
    bars.EARLIER: Words("更早", "from earlier"),
    bars.LATER: Words("更晚", "goes on"),
    bars.BEGINS: Words("阶段开始", "a phase begins"),
    bars.ENDS: Words("阶段结束", "ends"),
    bars.TODAY: Words("今天", "today"),
    bars.EVENT: Words("活动日", "the event"),
    bars.OFF: Words("休", "off"),
    bars.MAKE_UP: Words("班", "make-up day"),
}


class Block(NamedTuple):
    """A heading, its own bar, the rows under it that are shown, how many more there are, and how many of them late."""

    heading: Row
    bar: Bar | None
    rows: list[tuple[Row, Bar]]
    more: int
    late: int


def screen(
    progress: Progress, chart: Chart | None, ahead: int | None, language: Language, width: int = WIDTH
) -> Iterator[Line]:
    """The lines of one campaign's chart, in at most `width` columns (where it is no narrower than 60).

    It ends `ahead` days from today, where that is given.
    """
    campaign = progress.campaign
    lines = list(chart.lines) if chart is not None else []
    tasks = [bar for _, bar in lines if bar is not None and bar.kind in ("task", "milestone")]
    event = campaign.schedule.event_days.end.day
    least = max(NARROWEST, min(WIDEST, width * 2 // 5))
    space = width - INDENT - SIDES
    over = scale(tasks, campaign.today, event, ahead, space, least, least)
    names = _room([row for block in _blocks(lines, over) for row, _ in block.rows], WIDEST)
    # what is shown says how much its names need, and that how much there is for days
    over = scale(tasks, campaign.today, event, ahead, space, sum(names) + GAP * (len(names) - 1), least)
    blocks = list(_blocks(lines, over))
    widths = _room([row for block in blocks for row, _ in block.rows], space - over.cells * over.columns)
    yield from head(progress, language, width)
    yield ()
    if blocks:
        yield from _chart(campaign, blocks, over, widths, language, width)
    else:
        yield (Piece(NOTHING.say(language)),)
    if beyond := _beyond(tasks, over, language):
        yield ()
        yield from ((Piece(line, "dim"),) for line in wrapped(beyond, width, 2))


def _chart(
    campaign: Campaign, blocks: Sequence[Block], over: Scale, widths: Sequence[int], language: Language, width: int
) -> Iterator[Line]:
    steps = TWO if over.columns == 2 else ONE if over.days == 1 else DAYS
    said = {name: short(day, campaign.today, language) for name, day in (("first", over.first), ("last", over.last))}
    title = TITLE.say(language).format(scale=steps.say(language).format(days=over.days), **said)
    yield from ((Piece(line, "bold"),) for line in wrapped(title, width, 2))
    room = sum(widths) + GAP * (len(widths) - 1)
    margin = Piece(" " * (INDENT + room + SIDES - 1))
    yield from ((margin, Piece(text, "dim")) for text in _heads(campaign, over, language))
    ground = bars.ground(campaign, over)
    yield margin, *bars.pieces(ground, over)
    used = {sign.text for sign in ground}
    for block in blocks:
        name = fitted(_names(block.heading)[0], INDENT + room)
        yield Piece(name, "bold"), *_days(block.bar or Bar("phase"), over, ground, used)
        for row, bar in block.rows:
            texts = _names(row)
            fits = zip(texts, widths, strict=False) if texts[1] else [(texts[0], room)]
            label = (" " * GAP).join(_fitted(text, most) for text, most in fits)
            used |= {CRITICAL} & set(label)
            style = bars.STYLES[bar.state] if bar.state in ("late", "done") else ""
            yield Piece(" " * INDENT), Piece(label, style), *_days(bar, over, ground, used)
        if block.more:
            words = MORE_LATE if block.late else MORE
            yield (Piece(" " * INDENT + words.say(language).format(count=block.more, late=block.late), "dim"),)
    yield ()
    yield from ((Piece(line, "dim"),) for line in _legend(used, language, width))


def _days(bar: Bar, over: Scale, ground: Sequence[bars.Sign], used: set[str]) -> Iterator[Piece]:
    """A bar and what stands beside it; its signs are among those used."""
    left, drawn, right = bars.drawn(bar, over, ground)
    used |= {sign.text for sign in (left, *drawn, right)}
    yield Piece(" ")
    yield Piece(*left)
    yield from bars.pieces(drawn, over)
    yield Piece(*right)


def _room(rows: Sequence[Row], width: int) -> list[int]:
    """The columns of titles and of names, in at most so many."""
    return fitting([_names(row) for row in rows] or [["", ""]], WEIGHTS, width, LEAST)


def _blocks(lines: Sequence[tuple[Row, Bar | None]], over: Scale) -> Iterator[Block]:
    """Headings with what is shown under them; where that is too much, what is open and begins first."""
    heading, its_bar = Row(("", ""), "group"), None
    rows: list[tuple[Row, Bar]] = []
    for row, bar in [*lines, (heading, None)]:
        if row.kind == "group":
            if rows:
                ranks = sorted(range(len(rows)), key=lambda place: _rank(rows[place][1], over))
                late = sum(rows[place][1].state == "late" for place in ranks[MOST:])
                shown = [rows[place] for place in sorted(ranks[:MOST])]
                yield Block(heading, its_bar, shown, len(rows) - len(shown), late)
            heading, its_bar, rows = row, bar, []
        elif bar is not None and is_shown(bar, over):
            rows.append((row, bar))


def _rank(bar: Bar, over: Scale) -> tuple[bool, bool, int]:
    """What is open comes first, of that what has a day that is shown, of that what begins first."""
    return bar.state == "done", bar.last is not None and bar.last < over.first, begins(bar) or 0


def is_shown(bar: Bar, over: Scale) -> bool:
    """Whether a bar has a part in these days, or a task should have been done before them and is not."""
    first = begins(bar)
    if first is None or bar.last is None or first > over.last:
        return False
    return bar.last >= over.first or (bar.kind != "key" and bar.state != "done")


def _beyond(tasks: Sequence[Bar], over: Scale, language: Language) -> str:
    """How many tasks are not in these days, and why."""
    places = [(begins(bar), bar.state == "done") for bar in tasks if not is_shown(bar, over)]
    counts = (
        (LATER, sum(first is not None and first > over.last for first, _ in places)),
        (EARLIER, sum(first is not None and first <= over.last for first, _ in places)),
        (UNDATED, sum(first is None and not done for first, done in places)),
    )
    what = [words.say(language).format(count=count) for words, count in counts if count]
    joint = "，" if language == "zh" else ", "
    return BEYOND.say(language).format(what=joint.join(what)) if what else ""


def _names(row: Row) -> list[str]:
    """What stands before a row's days: a title and a name, or a title alone."""
    texts = [_said(cell) for cell in row.cells]
    return texts if texts[0] else [*texts[1:], ""]


def _said(cell: Cell) -> str:
    return cell if isinstance(cell, str) else cell.text


def _fitted(text: str, width: int) -> str:
    """A name in exactly so many columns; the marks behind its last word stay when it is cut."""
    name, mark, marks = text.partition("\u00a0")
    room = width - columns(behind := " " + marks.replace("\u00a0", " ")) if mark and len(marks) <= 3 else 0
    return fitted(cut(name, room) + behind, width) if room > 0 else fitted(text, width)


def _heads(campaign: Campaign, over: Scale, language: Language) -> Iterator[str]:
    """The lines over the days: dates, distances from T, and weekdays where there is room for them."""
    event = campaign.schedule.event
    yield labels(over, [(day, f"{date.fromordinal(day):%m-%d}") for day in weeks(over)])
    yield labels(over, [(event, "T"), *((day, campaign.offset(day)) for day in weeks(over))])
    if over.columns == 2:
        names = [WEEKDAY_NAMES[language][(day + 6) % 7] for day in range(over.first, over.last + 1)]
        yield "".join(name[-1] if language == "zh" else f"{name[0]} " for name in names)


def _legend(used: set[str], language: Language, width: int) -> Iterator[str]:
    """What the signs mean that are used; a sign stays with its meaning."""
    line = ""
    for sign, words in MEANING.items():
        if sign in used:
            entry = f"{sign} {words.say(language)}"
            if line and columns(line) + GAP + columns(entry) > width:
                yield line
                line = ""
            line += f"{' ' * GAP if line else ''}{entry}"
    yield line
