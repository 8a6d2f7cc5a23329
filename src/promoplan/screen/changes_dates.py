"""What moved, what came and went, and what falls on days off now, as text for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from promoplan.compare import Changes
from promoplan.compare.dated import Dated
from promoplan.days.write import KIND_MARKS, Moment, Shown, clock, short
from promoplan.finding import Language, Words
from promoplan.schedule.schedule import DatedTask
from promoplan.screen.blocks import MOST, block
from promoplan.screen.plain import Line

WORK = ("task", "step")
WEIGHTS = (0, 0, 0, 3, 2)  # shift, from, to, what, owner
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


def with_event_alone(dated: Dated, shift: int) -> bool:
    """Whether all of something moved as far as the event did; the event itself is always told."""
    return dated.kind != "event" and dated.days == shift and dated.start_days in (shift, None)


def moved(
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
        yield from block(title, rows, WEIGHTS, language, width, most, notes)


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


def on_days_off(changes: Changes, language: Language, width: int) -> Iterator[Line]:
    """What falls on days off, what no longer does, and what stayed although the event moved."""
    for title, listed in ((ONTO, changes.onto_days_off), (OFF, changes.off_days_off), (STILL, changes.still)):
        rows = [
            (
                Shown(dated.after.finish, changes.after.schedule.event).say(language)
                + _mark(changes, dated, dated.after.finish, language),
                _name(dated, language),
                changes.after.person_name(dated.owner),
            )
            for dated in only_open(listed)
            if dated.after.finish is not None
        ]
        yield from block(title, rows, (0, 3, 2), language, width)


def only_open(listed: Iterable[Dated]) -> list[Dated]:
    return [dated for dated in listed if dated.open]


def added_or_removed(
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
    yield from block(title, rows, (0, 2, 3, 2), language, width)
