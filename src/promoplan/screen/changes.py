"""What differs between two plans, or would with another value, as text for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from promoplan.compare import Changed, Changes
from promoplan.compare.dated import Dated
from promoplan.days.write import KIND_MARKS, Moment, Shown, clock, short
from promoplan.finding import Finding, Language, Words
from promoplan.pipeline import Loaded
from promoplan.schedule.schedule import DatedTask
from promoplan.screen.findings import as_lines
from promoplan.screen.plain import Line, Piece, fitting, table, wrapped
from promoplan.text import one_line

MOST = 50  # lines of a block; the rest is counted, JSON has all
WEIGHTS = (0, 0, 0, 3, 2)  # shift, from, to, what, owner
LEAST = 12
WORK = ("task", "step")

IF = Words("如果 {changes}（计划文件没有改动）", "what if {changes} (the plan's file is as it was)")
EVENT = Words("活动日", "event day")
NAMES = {
    "event": EVENT,
    "phase": Words("阶段：{name}", "phase: {name}"),
    "follow-up": Words("跟进：{name}", "follow-up: {name}"),
    "step": Words("步骤：{name}", "step: {name}"),
    "material": Words("物资：{name}", "material: {name}"),
    "medium": Words("媒体：{name}", "media: {name}"),
    "reward": Words("奖品：{name}", "prizes: {name}"),
}
STARTS = Words("开始：{name}", "start: {name}")
ENDS = Words("结束：{name}", "end: {name}")
NO_DATE = Words("没有日期", "no date")
NOBODY = Words("无", "none")
MORE = Words("……还有 {count} 项，--format json 看全部", "… and {count} more; --format json has all of them")
NEW_ERRORS = Words("新的错误", "New errors")
NEW_OTHERS = Words("新的提醒和说明", "New warnings and infos")
GONE = Words("不再有的问题", "Findings that are gone")
NAMED = Words("节点、阶段和其他日子", "Key dates, phases and others")
MOVED = Words("移动", "Moved")
TASKS = Words("任务的日子", "Dates of tasks")
WITH_EVENT = Words("随活动日一起移 {days} 天的有 {count} 项", "{count} move with the event, by {days} days")
FINISHED = Words("已完成或取消的 {count} 项没有列出", "{count} done or dropped are not listed")
ONTO = Words("落到休息日", "Now on days off")
OFF = Words("不再落在休息日", "No longer on days off")
STILL = Words("没有移动", "Did not move")
ADDED = Words("新增的任务", "Tasks added")
REMOVED = Words("去掉的任务", "Tasks removed")
OTHER = Words("换人、换部门、改状态", "Owners, departments, states")
KEYS = {
    "owner": Words("责任人", "owner"),
    "department": Words("部门", "department"),
    "status": Words("状态", "status"),
    "priority": Words("优先级", "priority"),
}
LOST = Words("余地变少（天）", "Slack lost (days)")
GAINED = Words("余地变多（天）", "Slack gained (days)")
NOTHING = Words("日子、任务、责任人和问题都没有差别", "no difference in dates, tasks, owners or findings")
COUNTS = {
    "moved": Words("移动 {count}", "moved: {count}"),
    "still": Words("没有移动 {count}", "not moved: {count}"),
    "off": Words("落到休息日 {count}", "now on days off: {count}"),
    "added": Words("新增任务 {count}", "tasks added: {count}"),
    "removed": Words("去掉任务 {count}", "tasks removed: {count}"),
    "changed": Words("换人或改状态 {count}", "owners or states: {count}"),
    "lost": Words("余地变少 {count}", "slack lost: {count}"),
    "errors": Words("新的错误 {count}", "new errors: {count}"),
    "others": Words("新的提醒和说明 {count}", "new warnings and infos: {count}"),
    "gone": Words("不再有的问题 {count}", "findings gone: {count}"),
}


def head(written: Sequence[str], language: Language) -> str:
    """The line that says that something is only asked, not so."""
    return IF.say(language).format(changes="、".join(written) if language == "zh" else ", ".join(written))


def what_if(changes: Changes, written: Sequence[str], after: Loaded, language: Language, width: int) -> Iterator[Line]:
    """What another value moves, breaks and leaves where it is."""
    yield from _line(head(written, language), width, "bold")
    listed = [dated for dated in changes.moved if dated.open]
    yield from _moved(changes, MOVED, listed, language, width, len(changes.moved) - len(listed), most=1 << 40)
    yield from _days(changes, language, width)
    yield from _other(changes, language, width)
    yield from _slack(changes, language, width)
    yield from findings(changes.new, changes.gone, after, language, width)
    yield from _summary(changes, language, width)


def difference(changes: Changes, after: Loaded, language: Language, width: int) -> Iterator[Line]:
    """What one plan has different from another, the worst first."""
    shift = changes.event_days
    own = [dated for dated in changes.moved if not shift or not _with_event(dated, shift)]
    named = [dated for dated in own if dated.kind not in WORK]
    tasks = [dated for dated in own if dated.kind in WORK]
    listed = [dated for dated in tasks if dated.open]
    yield from findings(changes.new, changes.gone, after, language, width)
    yield from _moved(changes, NAMED, named, language, width)
    yield from _moved(changes, TASKS, listed, language, width, len(tasks) - len(listed), len(changes.moved) - len(own))
    for title, tasks_of in ((ADDED, changes.added), (REMOVED, changes.removed)):
        yield from _tasks(changes, title, tasks_of, language, width)
    yield from _other(changes, language, width)
    yield from _slack(changes, language, width)
    yield from _days(changes, language, width)
    yield from _summary(changes, language, width)


def _with_event(dated: Dated, shift: int) -> bool:
    """Whether all of something moved as far as the event did; the event itself is always told."""
    return dated.kind != "event" and dated.days == shift and dated.start_days in (shift, None)


def _summary(changes: Changes, language: Language, width: int) -> Iterator[Line]:
    if changes.nothing:
        yield from _line(NOTHING.say(language), width)
        return
    counts = {
        "moved": len(_open(changes.moved)),
        "still": len(_open(changes.still)),
        "off": len(_open(changes.onto_days_off)),
        "added": len(changes.added),
        "removed": len(changes.removed),
        "changed": len(changes.changed),
        "lost": sum(one.lost for one in changes.slack),
        "errors": changes.new_errors,
        "others": len(changes.new) - changes.new_errors,
        "gone": len(changes.gone),
    }
    text = ("，" if language == "zh" else ", ").join(
        COUNTS[what].say(language).format(count=count) for what, count in counts.items() if count
    )
    yield ()
    yield from _line(text, width)


def _moved(
    changes: Changes, title: Words, listed: Sequence[Dated], language: Language, width: int,
    finished: int = 0, with_event: int = 0, most: int = MOST,
) -> Iterator[Line]:  # fmt: skip
    notes = []
    if with_event:
        notes.append(WITH_EVENT.say(language).format(count=with_event, days=f"{changes.event_days:+d}"))
    if finished:
        notes.append(FINISHED.say(language).format(count=finished))
    rows = [row for dated in listed for row in _ends(changes, dated, language)]
    if rows or with_event or finished:
        yield from _block(title, rows, WEIGHTS, language, width, most, notes)


def _ends(changes: Changes, dated: Dated, language: Language) -> Iterator[tuple[str, ...]]:
    """A row for the end of something that moved, and one for its start where that moved by other days."""
    name, owner = _name(dated, language), changes.after.person_name(dated.owner)
    together = dated.start_days in (dated.days, None) and dated.after.start is not None
    if dated.kind == "phase" and together:
        yield (*_way(changes, dated, dated.before.start, dated.after.start, language), name, owner)
        return
    if dated.before.start != dated.after.start and not together and dated.days != dated.start_days:
        start = STARTS.say(language).format(name=name)
        yield (*_way(changes, dated, dated.before.start, dated.after.start, language), start, owner)
        name = ENDS.say(language).format(name=name)
    if dated.before.finish != dated.after.finish:
        yield (*_way(changes, dated, dated.before.finish, dated.after.finish, language), name, owner)


def _way(
    changes: Changes, dated: Dated, old: Moment | None, new: Moment | None, language: Language
) -> tuple[str, str, str]:
    """By how many days, from which day, to which: the offset once where it is the same."""
    first, last = changes.before.schedule.event, changes.after.schedule.event
    to = "→ " + (
        NO_DATE.say(language) if new is None else Shown(new, last).say(language) + _mark(changes, dated, new, language)
    )
    if old is None or new is None:
        return "", NO_DATE.say(language) if old is None else Shown(old, first).say(language), to
    shift = f"{new.day - old.day:+d}" if new.day != old.day else ""
    same = old.day - first == new.day - last and dated.kind != "event"
    time = f" {clock(old.minute)}" if old.minute is not None else ""
    return shift, short(old.day, first, language) + time if same else Shown(old, first).say(language), to


def _mark(changes: Changes, dated: Dated, moment: Moment, language: Language) -> str:
    mark = KIND_MARKS[language][changes.after.schedule.calendar_of(dated.department).kind(moment.day)]
    return f"({mark})" if mark else ""


def _name(dated: Dated, language: Language) -> str:
    words = NAMES.get(dated.kind)
    return words.say(language).format(name=dated.name) if words else dated.name


def _days(changes: Changes, language: Language, width: int) -> Iterator[Line]:
    """What falls on days off, what no longer does, and what stayed although the event moved."""
    for title, listed in ((ONTO, changes.onto_days_off), (OFF, changes.off_days_off), (STILL, changes.still)):
        rows = [
            (
                Shown(dated.after.finish, changes.after.schedule.event).say(language)
                + _mark(changes, dated, dated.after.finish, language),
                _name(dated, language),
                changes.after.person_name(dated.owner),
            )
            for dated in _open(listed)
            if dated.after.finish is not None
        ]
        yield from _block(title, rows, (0, 3, 2), language, width)


def _open(listed: Iterable[Dated]) -> list[Dated]:
    return [dated for dated in listed if dated.open]


def _tasks(
    changes: Changes, title: Words, tasks: Iterable[DatedTask], language: Language, width: int
) -> Iterator[Line]:
    campaign = changes.before if title is REMOVED else changes.after
    rows = [
        (
            campaign.shown(dated.finish).say(language) if dated.finish else NO_DATE.say(language),
            dated.id,
            dated.task.title,
            campaign.person_name(dated.task.owner),
        )
        for dated in tasks
    ]
    yield from _block(title, rows, (0, 2, 3, 2), language, width)


def _other(changes: Changes, language: Language, width: int) -> Iterator[Line]:
    rows = [
        (
            KEYS[one.key].say(language),
            f"{_value(changes, one, one.before, language)} → {_value(changes, one, one.after, language)}",
            one.dated.task.title,
        )
        for one in changes.changed
    ]
    yield from _block(OTHER, rows, (0, 2, 3), language, width)


def _value(changes: Changes, one: Changed, value: str | None, language: Language) -> str:
    if value is None:
        return NOBODY.say(language)
    plan = changes.before if value == one.before else changes.after
    if one.key == "owner":
        return plan.person_name(value)
    return plan.department_name(value) if one.key == "department" else value


def _slack(changes: Changes, language: Language, width: int) -> Iterator[Line]:
    for title, lost in ((LOST, True), (GAINED, False)):
        rows = [
            (
                f"{one.before} → {one.after}",
                one.dated.task.priority or "",
                one.dated.task.title,
                changes.after.person_name(one.dated.task.owner),
            )
            for one in sorted(changes.slack, key=lambda one: (one.dated.task.priority != "must", one.after))
            if one.lost is lost
        ]
        yield from _block(title, rows, (0, 0, 3, 2), language, width)


def findings(
    new: Sequence[Finding], gone: Sequence[Finding], after: Loaded, language: Language, width: int
) -> Iterator[Line]:
    """The findings that came, the errors first, and those that went."""
    errors = [finding for finding in new if finding.severity == "error"]
    others = [finding for finding in new if finding.severity != "error"]
    for title, listed, style in ((NEW_ERRORS, errors, "red"), (NEW_OTHERS, others, "")):
        if listed:
            yield from _title(title, len(listed), language, style)
            for finding in listed[:MOST]:
                for line in as_lines(after, finding, language):
                    yield from _line("  " + line, width)
            yield from _more(len(listed), MOST, language)
    if gone:
        yield from _title(GONE, len(gone), language)
        for finding in gone[:MOST]:
            text = f"  {finding.severity}[{finding.rule}] {one_line(finding.message(language))}"
            yield from _line(text, width, "dim")
        yield from _more(len(gone), MOST, language)


def _block(
    title: Words, rows: Sequence[Sequence[str]], weights: Sequence[int], language: Language, width: int,
    most: int = MOST, notes: Iterable[str] = (),
) -> Iterator[Line]:  # fmt: skip
    if not rows and not notes:
        return
    if rows:
        yield from _title(title, len(rows), language)
        for line in table(rows[:most], fitting(rows[:most], weights, width - 2, LEAST)):
            yield (Piece("  " + line),)
        yield from _more(len(rows), most, language)
    else:
        yield ()
    for note in notes:
        yield (Piece("  " + note, "dim"),)


def _title(title: Words, count: int, language: Language, style: str = "") -> Iterator[Line]:
    yield ()
    yield (Piece(f"{title.say(language)} {count}", f"bold {style}".strip()),)


def _more(count: int, most: int, language: Language) -> Iterator[Line]:
    if count > most:
        yield (Piece("  " + MORE.say(language).format(count=count - most), "dim"),)


def _line(text: str, width: int, style: str = "") -> Iterator[Line]:
    """A sentence, over several lines where it is long; what it begins with stays in front."""
    margin = text[: len(text) - len(text.lstrip())]
    for line in wrapped(text.strip(), width - len(margin), 2):
        yield (Piece(margin + line, style),)
