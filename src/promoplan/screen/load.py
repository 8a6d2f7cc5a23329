"""`status --load`: what each person has in hand in the days ahead, where it is too much, who has slack to give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from rich.cells import cell_len

from promoplan.campaign import Campaign
from promoplan.days.write import WEEKDAY_NAMES, Moment, short
from promoplan.finding import Language, Words
from promoplan.progress import Progress
from promoplan.screen.plain import WIDTH, Line, Piece, cut, fitted, fitting, table, wrapped
from promoplan.screen.status import LEAST, MORE, head
from promoplan.workload.ahead import Ahead
from promoplan.workload.load import Overload, Workload
from promoplan.workload.room import Room, room
from promoplan.workload.things import Thing

AHEAD = 14  # days ahead, where nothing else is asked for
MOST = 8  # things of one person; the rest is counted, JSON has all
MOST_NAMED = 6
MOST_GIVING = 4
MOST_FREE = 20
WIDEST_NAME = 20
NARROWEST = 7  # days in one line of the grid, however narrow the terminal

TITLE = Words(
    "负荷 {first} 至 {last}（每格：同时在手几件，! = 超过上限 {most} 件）",
    "Load, {first} to {last} (things in hand at once; ! over the limit of {most}, / day off, – away)",
)
OFF = Words("休", "/")
AWAY = Words("假", "–")
NONE = "·"
OVERLOADS = Words("超负荷", "Overloads")
SPAN = Words("{first} 至 {last}", "{first} to {last}")
AT_ONCE = Words("{who}：{days}，同时 {count} 件（上限 {most}）", "{who}: {days}, {count} at once (at most {most})")
MUSTS_AT_ONCE = Words("{who}：{days}，同时 {count} 件必须完成", "{who}: {days}, {count} must tasks at once")
OTHERS = Words("{names} 等 {count} 件", "{names} and {more} more")
GIVING = Words("有余量：{giving}", "slack to give: {giving}")
FULL = Words("没有一件能挪", "none of them can move")
EARLIER = Words("可提前 {days} 天", "{days}d earlier")
LATER = Words("可推后 {days} 天", "{days}d later")
BY_HAND = Words("可推后 {days} 天（写定）", "{days}d later (fixed)")
SLACK = Words("余 {days} 天", "{days}d slack")
GIVER = Words("{title} {days}", "{title} {days}")
MUST = Words("必须", "must")
FROM = Words("{day} 起", "{day} ..")
LATE = Words("迟到 {count}", "{count} late")
COUNT = Words("{count} 件", "{count}")
FREE = Words("这几天手上没有事：{names}", "Nothing in hand in these days: {names}")
FREE_OTHERS = Words("{names} 等 {count} 人", "{names} and {more} more")
BEHIND = Words(
    "往后还有 {count} 处超负荷，用 --days 看得更远", "{count} more overloads after that; --days shows more days"
)
NOBODY = Words("没有人可看：计划里没有这样的人。", "There is nobody to show.")


def screen(progress: Progress, ahead: Ahead, language: Language, width: int = WIDTH) -> Iterator[Line]:
    """The lines of one campaign's load, in at most `width` columns (where it is no narrower than 60)."""
    campaign = progress.campaign
    yield from head(progress, language, width)
    yield ()
    if not ahead.loads and not ahead.free:
        yield (Piece(NOBODY.say(language)),)
        return
    if ahead.loads:
        ends = {
            name: short(day, campaign.today, language) for name, day in (("first", ahead.first), ("last", ahead.last))
        }
        for line in wrapped(TITLE.say(language).format(most=ahead.most, **ends), width, 2):
            yield (Piece(line, "bold"),)
        yield from _grid(ahead, language, width)
    if ahead.overloads:
        yield ()
        yield (Piece(f"{OVERLOADS.say(language)} {len(ahead.overloads)}", "bold red"),)
        for over in ahead.overloads:
            yield from _overload(campaign, over, language, width)
    if ahead.behind:
        yield ()
        yield (Piece(cut(BEHIND.say(language).format(count=ahead.behind), width), "dim"),)
    for load in ahead.loads:
        yield from _person(ahead, load, language, width)
    if ahead.free:
        yield ()
        names = _listed([campaign.person_name(who) for who in ahead.free], FREE_OTHERS, MOST_FREE, language)
        for line in wrapped(FREE.say(language).format(names=names), width, 2):
            yield (Piece(line, "dim"),)


def _grid(ahead: Ahead, language: Language, width: int) -> Iterator[Line]:
    """People against days: how much is in hand at once, days off and leave; as many days in a line as fit."""
    campaign = ahead.campaign
    names = [campaign.person_name(load.who) for load in ahead.loads]
    widest = min(max(map(cell_len, names)), WIDEST_NAME)
    cells = [[_cell(load, day, language) for day in ahead.days] for load in ahead.loads]
    heads = [
        [str(date.fromordinal(day).day) for day in ahead.days],
        [_weekday(day, language) for day in ahead.days],
        [campaign.offset(day).lstrip("T") or "T" for day in ahead.days],
    ]
    cell = 1 + max(cell_len(text) for row in heads for text in row)
    cell = max(cell, *(1 + cell_len(text.rstrip("!")) for row in cells for text, _ in row))
    fit = max((width - 3 - widest) // cell, NARROWEST)
    for start in range(0, len(ahead.days), fit):
        if start:
            yield ()
        for label, row in zip(("", "", "T"), heads, strict=True):
            texts = "".join(_right(text, cell) for text in row[start : start + fit])
            yield (Piece(f"  {fitted(label, widest)}{texts}", "dim"),)
        for name, said in zip(names, cells, strict=True):
            yield Piece(f"  {fitted(name, widest)}"), *_aligned(said[start : start + fit], cell)


def _weekday(day: int, language: Language) -> str:
    name = WEEKDAY_NAMES[language][(day + 6) % 7]
    return name[-1] if language == "zh" else name[:2]


def _cell(load: Workload, day: int, language: Language) -> tuple[str, str]:
    """What a person's cell says, and its style."""
    count = load.count(day)
    if count:
        return (f"{count}!", "red") if load.is_over(day) else (str(count), "")
    if load.is_off(day, day):
        return (AWAY if load.is_away(day) else OFF).say(language), "dim"
    return NONE, "dim"


def _aligned(row: Sequence[tuple[str, str]], cell: int) -> Iterator[Piece]:
    """Cells with their last digits under one another; a sign behind a number stands in the next cell's gap."""
    gap = cell
    for text, style in row:
        body = text.rstrip("!")
        yield Piece(" " * (gap - cell_len(body)))
        yield Piece(text, style)
        gap = cell - (cell_len(text) - cell_len(body))


def _right(text: str, width: int) -> str:
    return " " * (width - cell_len(text)) + text


def _overload(campaign: Campaign, over: Overload, language: Language, width: int) -> Iterator[Line]:
    words = MUSTS_AT_ONCE if over.of_musts else AT_ONCE
    who, days = campaign.person_name(over.who), _days(campaign, over, language)
    said = words.say(language).format(who=who, days=days, count=over.at_once, most=over.most)
    for line in wrapped(said, width - 2, 2):
        yield (Piece(f"  {line}"),)
    titles = _listed([thing.title for thing in over.things], OTHERS, MOST_NAMED, language)
    rooms = [found for thing in over.things if (found := room(campaign, thing)) is not None]
    rooms.sort(key=lambda found: -max(found.earlier, found.later))
    giving = [
        GIVER.say(language).format(title=found.thing.title, days=_room(found, language))
        for found in rooms[:MOST_GIVING]
    ]
    joined = _joined(giving, language)
    for text in (titles, GIVING.say(language).format(giving=joined) if giving else FULL.say(language)):
        for line in wrapped(text, width - 4, 2):
            yield (Piece(f"    {line}", "dim"),)


def _days(campaign: Campaign, over: Overload, language: Language) -> str:
    first, last = (campaign.shown(Moment(day)).say(language) for day in (over.first, over.last))
    return first if over.first == over.last else SPAN.say(language).format(first=first, last=last)


def _room(found: Room, language: Language) -> str:
    if found.thing.dated.fixed:
        return BY_HAND.say(language).format(days=found.later)
    words, days = (EARLIER, found.earlier) if found.earlier >= found.later else (LATER, found.later)
    return words.say(language).format(days=days)


def _slack(found: Room, language: Language) -> str:
    return SLACK.say(language).format(days=found.later) if found.thing.dated.fixed else _room(found, language)


def _person(ahead: Ahead, load: Workload, language: Language, width: int) -> Iterator[Line]:
    """One person's things in these days: from when, by when, what, and how far it could move."""
    campaign = ahead.campaign
    things = ahead.things(load)
    late = ahead.late(load)
    parts = [
        campaign.person_name(load.who),
        campaign.department_name(campaign.department_of.get(load.who)),
        COUNT.say(language).format(count=len(things)),
        LATE.say(language).format(count=late) if late else "",
    ]
    yield ()
    yield (Piece(cut(" · ".join(filter(None, parts)), width), "bold"),)
    rows: list[Sequence[str]] = []
    for thing in things[:MOST]:
        found = room(campaign, thing)
        notes = (MUST.say(language) if thing.must else "", _slack(found, language) if found else "")
        rows.append((*_when(campaign, thing, language), thing.title, " · ".join(filter(None, notes))))
    known = 0 if any(begins for begins, *_ in rows) else 1  # without a beginning there is no column for it
    rows = [row[known:] for row in rows]
    for line in table(rows, fitting(rows, (0, 0, 1, 0)[known:], width - 2, LEAST)):
        yield (Piece(f"  {line}"),)
    if len(things) > MOST:
        yield (Piece("  " + MORE.say(language).format(count=len(things) - MOST), "dim"),)


def _when(campaign: Campaign, thing: Thing, language: Language) -> tuple[str, str]:
    begins = FROM.say(language).format(day=campaign.offset(thing.first)) if thing.first < thing.last else ""
    dated = thing.dated
    due = dated.finish if thing.step is None else dated.steps[thing.step]
    return begins, campaign.shown(due or Moment(thing.last)).say(language)


def _listed(names: Sequence[str], others: Words, most: int, language: Language) -> str:
    joined = _joined(names[:most], language)
    if len(names) <= most:
        return joined
    return others.say(language).format(names=joined, count=len(names), more=len(names) - most)


def _joined(texts: Sequence[str], language: Language) -> str:
    return ("、" if language == "zh" else "; ").join(texts)
