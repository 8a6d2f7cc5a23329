"""Days as columns: a table a month, with weekdays, days off and make-up days, and what a task does on each day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from promoplan.campaign import Campaign
from promoplan.days.write import KIND_MARKS, WEEKDAY_NAMES
from promoplan.finding import Words
from promoplan.schedule.occurrences import occurrences
from promoplan.schedule.schedule import DatedTask
from promoplan.sheet import Band, Cell, Column, Mark, Table
from promoplan.slack import is_tight

MONTH = Words("{year} 年 {month} 月", "{year}-{month:02d}")
RUNNING, CRITICAL, DUE, STEP_DUE, DONE, KEY, OCCURS = "━", "═", "◆", "◇", "✓", "▲", "●"
LEGEND = Words(
    "━ 进行中  ◆ 截止  ◇ 步骤截止  ✓ 已完成  休 = 休息日", "━ running  ◆ due  ◇ step due  ✓ done  off = day off"
)
CRITICAL_CHAIN = Words("═ 关键线路", "═ critical chain")
REPEATS = Words("● 当天做一次", "● done on that day")
FROZEN = Words("冻结：{scope}", "frozen: {scope}")
ALL = Words("全部", "all")
MAKE_UP = Words("班 = 调休上班", "work = make-up day")
MOST_DAYS = 1400  # of one grid


def months(first: int, last: int) -> Iterator[tuple[str, list[int]]]:
    """Each month from a first to a last day: its key (2026-10) and its days, at most MOST_DAYS in all."""
    span = range(first, min(last, first + MOST_DAYS) + 1)
    for key, days in groupby(span, key=lambda day: date.fromordinal(day).isoformat()[:7]):
        yield key, list(days)


def legend(campaign: Campaign, tables: Iterable[Table], tasks: Iterable[DatedTask]) -> str:
    """What the signs mean; of make-up days and of tasks that repeat only where there are any."""
    legend = LEGEND.say(campaign.language)
    if any(dated.task.repeat is not None and dated.task.status != "dropped" for dated in tasks):
        legend += f"  {REPEATS.say(campaign.language)}"
    if any(column.key == "date-make-up" for table in tables for column in table.columns):
        legend += f"  {MAKE_UP.say(campaign.language)}"
    if any(is_tight(campaign, dated) for dated in campaign.tasks):
        legend += f"  {CRITICAL_CHAIN.say(campaign.language)}"
    return legend


def title(campaign: Campaign, days: Sequence[int]) -> str:
    on = date.fromordinal(days[0])
    return MONTH.say(campaign.language).format(year=on.year, month=on.month)


def stretch(campaign: Campaign, tasks: Iterable[DatedTask]) -> tuple[int, int] | None:
    """The first and the last day near the event on which some tasks do anything; None when they have no days there."""
    first, last = campaign.schedule.event - MOST_DAYS // 2, campaign.schedule.event + MOST_DAYS // 2
    days = [day for dated in tasks for day in days_of(dated) if near(campaign, day)]
    for dated in tasks:
        if (
            dated.start is not None
            and dated.finish is not None
            and dated.finish.day >= first
            and dated.start.day <= last
        ):
            # one that begins or ends far away still runs here
            days += [max(dated.start.day, first), min(dated.finish.day, last)]
    return (min(days), max(days)) if days else None


def near(campaign: Campaign, day: int) -> bool:
    """Whether a day can be in a grid: a task with a wrong year in its date must not push out all others."""
    return abs(day - campaign.schedule.event) <= MOST_DAYS // 2


def days_of(dated: DatedTask) -> Iterator[int]:
    """The days on which a task begins, ends, has a step due or something noted."""
    yield from (moment.day for moment in (dated.start, dated.finish, *dated.steps) if moment is not None)
    yield from (moment.day for moment, _ in dated.log)


def day_columns(campaign: Campaign, days: Iterable[int]) -> Iterator[Column]:
    """A column a day: its number, its weekday, and whether it is off, a make-up day, or the event."""
    language, event = campaign.language, campaign.schedule.event
    for day in days:
        kind = campaign.schedule.calendar.kind(day)
        name = WEEKDAY_NAMES[language][(day + 6) % 7]
        lines = [str(date.fromordinal(day).day), name[-1] if language == "zh" else name[:2], KIND_MARKS[language][kind]]
        if day == event:
            lines[2] = "T"
        yield Column(f"date-{'event' if day == event else kind}", "\n".join(lines), "mark")


def bands(campaign: Campaign, days: Sequence[int], before: int) -> list[list[Band]]:
    """Lines over day columns that come after `before` others: phases, public holidays, freezes, where there are any."""
    calendar, language = campaign.schedule.calendar, campaign.language
    phases = [""] * len(days)
    for phase in campaign.plan.phases:
        span = campaign.schedule.phases.get(phase.id)
        if span is not None and phase.part_of is None:
            for place, day in enumerate(days):
                if span.start.day <= day <= span.end.day:
                    phases[place] = phase.name or phase.id
    named = [calendar.holiday(day) if calendar.kind(day) == "off" else None for day in days]
    holidays = [holiday.say(language) if holiday else "" for holiday in named]
    return [_band(texts, before) for texts in (phases, holidays, _frozen(campaign, days)) if any(texts)]


def _frozen(campaign: Campaign, days: Sequence[int]) -> list[str]:
    """What is frozen on each day."""
    language = campaign.language
    scopes: list[list[str]] = [[] for _ in days]
    for freeze, span in zip(campaign.plan.calendar.freeze, campaign.schedule.freeze, strict=True):
        if span is not None:
            for day in range(max(span.start.day, days[0]), min(span.end.day, days[-1]) + 1):
                scopes[day - days[0]] += freeze.scope or (ALL.say(language),)
    joint = "、" if language == "zh" else ", "
    return [FROZEN.say(language).format(scope=joint.join(dict.fromkeys(scope))) if scope else "" for scope in scopes]


def _band(texts: Iterable[str], before: int) -> list[Band]:
    return [Band("", before), *(Band(text, len(list(same))) for text, same in groupby(texts))]


def marks(campaign: Campaign, dated: DatedTask, days: Sequence[int]) -> list[Cell] | None:
    """A task's cells on some days; None when nothing of it happens then."""
    if dated.finish is None:
        return None
    begin, finish = (dated.start or dated.finish).day, dated.finish.day
    steps = {
        moment.day
        for step, moment in zip(dated.task.steps, dated.steps, strict=False)
        if moment is not None and step.status not in ("done", "dropped")
    } & set(days)
    if (begin > days[-1] or finish < days[0]) and not steps:
        return None
    done = dated.task.status == "done"
    end = Mark(DONE, "done") if done else Mark(DUE, "due")
    bar = CRITICAL if is_tight(campaign, dated) else RUNNING
    step, running = Mark(STEP_DUE, "due"), Mark(bar, "done" if done else "bar")
    cells: list[Cell] = [
        end if day == finish else step if day in steps else running if begin <= day < finish else "" for day in days
    ]
    if dated.task.repeat is not None and (found := occurrences(campaign.schedule, dated)) is not None:
        for moment in found.between(days[0], days[-1]):
            if moment.day not in steps and not (done and moment.day == finish):
                cells[moment.day - days[0]] = Mark(OCCURS, "done" if done else "due")
    return cells
