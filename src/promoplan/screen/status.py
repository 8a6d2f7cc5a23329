"""The morning screen: what is late, due and blocked, how far each department is, how many days are left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from rich.cells import cell_len

from promoplan.campaign import Campaign
from promoplan.days.write import KIND_MARKS, Moment, offset, short
from promoplan.finding import Language, Words
from promoplan.progress import Item, Progress, countdown
from promoplan.schedule.schedule import DatedTask
from promoplan.screen.plain import WIDTH, Line, Piece, cut, fitted, fitting, table, wrapped

MOST = 12  # tasks shown in a block; the rest is counted, JSON has all
MOST_BLOCKED = 5
BAR = 20

EVENT = Words("活动日", "the event day")
NEXT = Words("下一个节点：{name} {at}（{days}）", "next: {name} {at} ({days})")
IN_DAYS = Words("{days} 天后", "in {days} days")
TOMORROW = Words("明天", "tomorrow")
TODAY = Words("今天", "today")
LATE = Words("迟到", "Late")
DUE_TODAY = Words("今天到期", "Due today")
DUE_SOON = Words("{days} 天内到期", "Due within {days} days")
DUE_TOMORROW = Words("明天到期", "Due tomorrow")
NO_SLACK = Words("没有余量，今天就要动", "No slack left: to be taken up today")
BLOCKED = Words("卡住", "Blocked")
FOLLOW_UPS = Words("跟进会", "Follow-ups")
MISSED = Words("跟进会没有开", "Follow-ups missed")
DEPARTMENTS = Words("部门", "Departments")
NOTHING = Words("没有迟到、到期或卡住的事。", "Nothing is late, due or blocked.")
MORE = Words("……还有 {count} 件", "… and {count} more")
DAYS_LATE = Words("晚 {days} 天", "{days}d late")
WAITS = Words("等「{name}」（{owner}）", "waits for '{name}' ({owner})")
BESIDE = Words("{first}（{second}）", "{first} ({second})")
TIMES = Words("{count} 次 · {title}", "{count}× {title}")
NO_OWNER = Words("无人", "no owner")
DEPARTMENT_LATE = Words("迟 {count}", "{count} late")
UNDATED = Words("没有日期的任务：{count} 件", "{count} tasks have no date")
ONE_UNDATED = Words("没有日期的任务：{count} 件", "{count} task has no date")
# How a table's columns share a line: the day is always whole, the title has more than the names.
TASK_WEIGHTS = (0, 3, 2, 2)
FOLLOW_UP_WEIGHTS = (0, 2, 1)
LEAST = 20  # columns of a title, before names are left out


def screen(progress: Progress, language: Language, width: int = WIDTH) -> Iterator[Line]:
    """The lines of one campaign's status, in at most `width` columns (where it is no narrower than 60)."""
    yield from head(progress, language, width)
    soon = DUE_TOMORROW if progress.ahead == 1 else DUE_SOON
    blocks = [
        (LATE.say(language), "red", progress.late, True),
        (DUE_TODAY.say(language), "yellow", progress.due_today, False),
        (NO_SLACK.say(language), "yellow", _as_items(progress.no_slack), False),
        (soon.say(language).format(days=progress.ahead), "", _not_today(progress), False),
    ]
    quiet = True
    for title, style, tasks, is_late in blocks:
        if tasks:
            quiet = False
            counted = _counted(tasks)
            yield from _title(title, len(counted), style)
            yield from _tasks(progress, counted, style if is_late else "", is_late, language, width)
    if progress.follow_ups_due:
        quiet = False
        yield from _title(FOLLOW_UPS.say(language), len(progress.follow_ups_due))
        yield from _follow_ups(progress.campaign, progress.follow_ups_due, True, language, width)
    if progress.blocked:
        quiet = False
        yield from _title(BLOCKED.say(language), len(progress.blocked))
        yield from _blocked(progress, language, width)
    if progress.follow_ups_missed:
        quiet = False
        yield from _title(MISSED.say(language), len(progress.follow_ups_missed))
        yield from _follow_ups(progress.campaign, progress.follow_ups_missed, False, language, width)
    if quiet:
        yield ()
        yield (Piece(NOTHING.say(language)),)
    if progress.departments:
        yield ()
        yield (Piece(DEPARTMENTS.say(language), "bold"),)
        yield from _departments(progress, language, width)
    if progress.undated:
        yield ()
        words = ONE_UNDATED if progress.undated == 1 else UNDATED
        yield (Piece(words.say(language).format(count=progress.undated), "dim"),)


def _as_items(tasks: Sequence[DatedTask]) -> list[Item]:
    return [Item(dated, None, dated.task.title, dated.task.owner, dated.finish) for dated in tasks if dated.finish]


def _title(title: str, count: int, style: str = "") -> Iterator[Line]:
    yield ()
    yield (Piece(f"{title} {count}", f"bold {style}".strip()),)


def head(progress: Progress, language: Language, width: int) -> Iterator[Line]:
    """Which campaign, on which day, and what comes next."""
    campaign = progress.campaign
    event, today = campaign.schedule.event, campaign.today
    mark = KIND_MARKS[language][campaign.schedule.calendar.kind(today)]
    day = f"{date.fromordinal(today).year}-{short(today, today, language)}{f'({mark})' if mark else ''}"
    said = (campaign.plan.campaign.name, day, offset(today, event), countdown(campaign))
    for line in wrapped(" · ".join(said), width, 2):
        yield (Piece(line, "bold"),)
    if progress.next_key_date:
        id_, moment = progress.next_key_date
        name = EVENT.say(language) if id_ == "T" else campaign.plan.key_dates[id_].name or id_
        when = _from_today(campaign, moment, language)
        text = NEXT.say(language).format(name=name, at=campaign.shown(moment).say(language), days=when)
        for line in wrapped(text, width, 2):
            yield (Piece(line),)


def _from_today(campaign: Campaign, moment: Moment, language: Language) -> str:
    ahead = moment.day - campaign.today
    return (IN_DAYS if ahead > 1 else TOMORROW if ahead else TODAY).say(language).format(days=ahead)


def _not_today(progress: Progress) -> list[Item]:
    """What is due soon, without what repeats and stands under today already."""
    today = {item.dated.index for item in progress.due_today if item.occurrence}
    return [item for item in progress.due_soon if not (item.occurrence and item.dated.index in today)]


def _counted(items: Sequence[Item]) -> list[tuple[Item, int]]:
    """What is due, once each, with how many times: a daily task must not push the others off the screen."""
    times: dict[tuple[int, int | None, bool], int] = {}
    first: dict[tuple[int, int | None, bool], Item] = {}
    for item in items:
        which = item.dated.index, item.step, item.occurrence
        first.setdefault(which, item)
        times[which] = times.get(which, 0) + 1
    return [(item, times[which]) for which, item in first.items()]


def _what(item: Item, count: int, language: Language) -> str:
    """A task's title; a step's with its task's; one that comes several times with how many."""
    if count > 1:
        return TIMES.say(language).format(count=count, title=item.title)
    if item.step is not None:
        return BESIDE.say(language).format(first=item.title, second=item.dated.task.title)
    return item.title


def _tasks(
    progress: Progress,
    items: Sequence[tuple[Item, int]],
    style: str,
    is_late: bool,
    language: Language,
    width: int,
) -> Iterator[Line]:
    campaign = progress.campaign
    rows = [
        (
            DAYS_LATE.say(language).format(days=campaign.today - item.due.day),
            campaign.shown(item.due).say(language),
            _what(item, count, language),
            campaign.person_name(item.owner) or NO_OWNER.say(language),
            campaign.department_name(item.dated.task.department),
        )[0 if is_late else 1 :]
        for item, count in items[:MOST]
    ]
    weights = (0, *TASK_WEIGHTS) if is_late else TASK_WEIGHTS
    yield from _table(rows, weights, width, style)
    if len(items) > MOST:
        yield (Piece("  " + MORE.say(language).format(count=len(items) - MOST), "dim"),)


def _table(rows: Sequence[Sequence[str]], weights: Sequence[int], width: int, style: str = "") -> Iterator[Line]:
    for line in table(rows, fitting(rows, weights, width - 2, LEAST)):
        yield (Piece("  " + line, style),)


def _blocked(progress: Progress, language: Language, width: int) -> Iterator[Line]:
    campaign = progress.campaign
    for blocked in progress.blocked[:MOST_BLOCKED]:
        owner = campaign.person_name(blocked.dated.task.owner) or NO_OWNER.say(language)
        reasons = [
            WAITS.say(language).format(
                name=first.task.title, owner=campaign.person_name(first.task.owner) or NO_OWNER.say(language)
            )
            for first in blocked.waits_for[:2]
        ]
        if blocked.because:
            reasons.append(blocked.because)
        yield (Piece("  " + cut(BESIDE.say(language).format(first=blocked.dated.task.title, second=owner), width - 2)),)
        for reason in reasons:
            for line in wrapped(reason, width - 6, 2):
                yield (Piece(f"    {line}", "dim"),)
    if len(progress.blocked) > MOST_BLOCKED:
        yield (Piece("  " + MORE.say(language).format(count=len(progress.blocked) - MOST_BLOCKED), "dim"),)


def _follow_ups(
    campaign: Campaign, numbers: Sequence[int], is_ahead: bool, language: Language, width: int
) -> Iterator[Line]:
    rows = []
    for number in numbers:
        item, at = campaign.plan.follow_ups[number], campaign.schedule.follow_ups[number].at
        assert at is not None
        when = (_from_today(campaign, at, language),) if is_ahead else ()
        rows.append((*when, campaign.shown(at).say(language), item.name or item.id, campaign.person_name(item.owner)))
    yield from _table(rows, (0, *FOLLOW_UP_WEIGHTS) if is_ahead else FOLLOW_UP_WEIGHTS, width)


def _departments(progress: Progress, language: Language, width: int) -> Iterator[Line]:
    campaign = progress.campaign
    rows = []
    for part in progress.departments:
        filled = part.done * BAR // part.total
        bar = f" [{'#' * filled}{'-' * (BAR - filled)}] {part.done:>3}/{part.total:<4}"
        late = DEPARTMENT_LATE.say(language).format(count=part.late) if part.late else ""
        rows.append((campaign.department_name(part.id), bar, late))
    behind = max(cell_len(bar) + cell_len(late) for _, bar, late in rows)
    (widest,) = fitting([row[:1] for row in rows], (1,), width - 2 - behind, LEAST)
    for name, bar, late in rows:
        yield Piece(f"  {fitted(name, widest)}{bar}"), Piece(late, "red")
