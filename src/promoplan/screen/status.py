"""The morning screen: what is late, due and blocked, how far each department is, how many days are left."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from promoplan.campaign import Campaign
from promoplan.days.write import KIND_MARKS, Moment, iso, offset, short
from promoplan.finding import Language, Words
from promoplan.formats import json
from promoplan.progress import Item, Progress, countdown, open_needs
from promoplan.schedule.schedule import DatedTask
from promoplan.screen.plain import WIDTH, Line, Piece, cut, fitted, table, wrapped

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
DUE_SOON = Words("{days} 天内到期", "Due in {days} days")
BLOCKED = Words("卡住", "Blocked")
MISSED = Words("跟进会没有开", "Follow-ups missed")
DEPARTMENTS = Words("部门", "Departments")
NOTHING = Words("没有迟到、到期或卡住的事。", "Nothing is late, due or blocked.")
MORE = Words("……还有 {count} 件", "… and {count} more")
DAYS_LATE = Words("晚 {days} 天", "{days}d late")
WAITS = Words("等「{name}」（{owner}）", "waits for '{name}' ({owner})")
BESIDE = Words("{first}（{second}）", "{first} ({second})")
NO_OWNER = Words("无人", "no owner")
DEPARTMENT_LATE = Words("迟 {count}", "{count} late")
UNDATED = Words("没有日期的任务：{count} 件", "{count} tasks have no date")


def screen(progress: Progress, language: Language) -> Iterator[Line]:
    """The lines of one campaign's status, each at most 80 columns."""
    yield from _head(progress, language)
    blocks = [
        (LATE.say(language), "red", progress.late, True),
        (DUE_TODAY.say(language), "yellow", progress.due_today, False),
        (DUE_SOON.say(language).format(days=progress.ahead), "", progress.due_soon, False),
    ]
    quiet = True
    for title, style, tasks, is_late in blocks:
        if tasks:
            quiet = False
            yield ()
            yield (Piece(f"{title} {len(tasks)}", f"bold {style}".strip()),)
            yield from _tasks(progress, tasks, style if is_late else "", is_late, language)
    if progress.blocked:
        quiet = False
        yield ()
        yield (Piece(f"{BLOCKED.say(language)} {len(progress.blocked)}", "bold"),)
        yield from _blocked(progress, language)
    if progress.follow_ups_missed:
        quiet = False
        yield ()
        yield (Piece(f"{MISSED.say(language)} {len(progress.follow_ups_missed)}", "bold"),)
        yield from _missed(progress, language)
    if quiet:
        yield ()
        yield (Piece(NOTHING.say(language)),)
    if progress.departments:
        yield ()
        yield (Piece(DEPARTMENTS.say(language), "bold"),)
        yield from _departments(progress, language)
    if progress.undated:
        yield ()
        yield (Piece(UNDATED.say(language).format(count=progress.undated), "dim"),)


def _head(progress: Progress, language: Language) -> Iterator[Line]:
    campaign = progress.campaign
    event, today = campaign.schedule.event, campaign.today
    mark = KIND_MARKS[language][campaign.schedule.calendar.kind(today)]
    day = f"{date.fromordinal(today).year}-{short(today, today, language)}{f'({mark})' if mark else ''}"
    said = (campaign.plan.campaign.name, day, offset(today, event), countdown(campaign))
    for line in wrapped(" · ".join(said), WIDTH, 2):
        yield (Piece(line, "bold"),)
    if progress.next_key_date:
        id_, moment = progress.next_key_date
        name = EVENT.say(language) if id_ == "T" else campaign.plan.key_dates[id_].name or id_
        ahead = moment.day - today
        when = (IN_DAYS if ahead > 1 else TOMORROW if ahead else TODAY).say(language).format(days=ahead)
        text = NEXT.say(language).format(name=name, at=campaign.shown(moment).say(language), days=when)
        for line in wrapped(text, WIDTH, 2):
            yield (Piece(line),)


def _tasks(progress: Progress, items: list[Item], style: str, is_late: bool, language: Language) -> Iterator[Line]:
    campaign = progress.campaign
    rows = [
        (
            DAYS_LATE.say(language).format(days=campaign.today - item.due.day) if is_late else "",
            campaign.shown(item.due).say(language),
            item.title
            if item.step is None
            else BESIDE.say(language).format(first=item.title, second=item.dated.task.title),
            campaign.person_name(item.owner) or NO_OWNER.say(language),
            campaign.department_name(item.dated.task.department),
        )
        for item in items[:MOST]
    ]
    for line in table(rows, (9, 25, 26, 8, 8)) if is_late else table([row[1:] for row in rows], (25, 34, 8, 8)):
        yield (Piece("  " + line, style),)
    if len(items) > MOST:
        yield (Piece("  " + MORE.say(language).format(count=len(items) - MOST), "dim"),)


def _blocked(progress: Progress, language: Language) -> Iterator[Line]:
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
        yield (Piece("  " + cut(BESIDE.say(language).format(first=blocked.dated.task.title, second=owner), WIDTH - 2)),)
        for reason in reasons:
            for line in wrapped(reason, WIDTH - 6, 2):
                yield (Piece(f"    {line}", "dim"),)
    if len(progress.blocked) > MOST_BLOCKED:
        yield (Piece("  " + MORE.say(language).format(count=len(progress.blocked) - MOST_BLOCKED), "dim"),)


def _missed(progress: Progress, language: Language) -> Iterator[Line]:
    campaign = progress.campaign
    rows = []
    for number in progress.follow_ups_missed:
        item, at = campaign.plan.follow_ups[number], campaign.schedule.follow_ups[number].at
        assert at is not None
        rows.append((campaign.shown(at).say(language), item.name or item.id, campaign.person_name(item.owner)))
    for line in table(rows, (25, 36, 12)):
        yield (Piece("  " + line),)


def _departments(progress: Progress, language: Language) -> Iterator[Line]:
    campaign = progress.campaign
    for part in progress.departments:
        filled = part.done * BAR // part.total
        bar = "#" * filled + "-" * (BAR - filled)
        late = DEPARTMENT_LATE.say(language).format(count=part.late) if part.late else ""
        name = fitted(campaign.department_name(part.id), 16)
        counts = f"{part.done:>3}/{part.total:<4}"
        yield Piece(f"  {name} [{bar}] {counts}"), Piece(late, "red")


def as_data(progress: Progress) -> dict[str, object]:
    """One campaign's status as others read it: see docs/json.md."""
    campaign = progress.campaign

    def entry(item: Item) -> dict[str, object]:
        return _entry(campaign, item.dated, item.due) | {
            "title": item.title,
            "owner": item.owner,
            "step": None if item.step is None else item.step + 1,
        }

    next_key_date = progress.next_key_date
    return {
        "today": iso(Moment(campaign.today)),
        "campaign": campaign.plan.campaign.id,
        "days_to_event": progress.days_to_event,
        "next_key_date": {"id": next_key_date[0], "at": iso(next_key_date[1])} if next_key_date else None,
        "late": [entry(item) for item in progress.late],
        "due_today": [entry(item) for item in progress.due_today],
        "due_soon": [entry(item) for item in progress.due_soon],
        "blocked": [
            _entry(campaign, blocked.dated, blocked.dated.finish) | {"because": blocked.because}
            for blocked in progress.blocked
        ],
        "departments": [
            {"id": part.id, "total": part.total, "done": part.done, "late": part.late} for part in progress.departments
        ],
        "follow_ups": [
            {
                "id": item.id,
                "name": item.name,
                "at": iso(dated.at) if dated.at else None,
                "held": iso(dated.held) if dated.held else None,
                "missed": number in progress.follow_ups_missed,
            }
            for number, (item, dated) in enumerate(
                zip(campaign.plan.follow_ups, campaign.schedule.follow_ups, strict=True)
            )
        ],
    }


def _entry(campaign: Campaign, dated: DatedTask, due: Moment | None) -> dict[str, object]:
    return {
        "id": dated.id,
        "title": dated.task.title,
        "department": dated.task.department,
        "owner": dated.task.owner,
        "due": iso(due) if due else None,
        "days_late": max(campaign.today - due.day, 0) if due else 0,
        "waits_for": [first.id for first in open_needs(campaign, dated)],
    }


def as_json(all_progress: list[Progress]) -> str:
    """`status --format json`: one plan's status, or {format, plans: […]} for several."""
    if len(all_progress) == 1:
        return json.document({"format": 1, **as_data(all_progress[0])})
    return json.document({"format": 1, "plans": [as_data(one) for one in all_progress]})
