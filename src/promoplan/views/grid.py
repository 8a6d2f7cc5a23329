"""Days as columns: a table a month, with weekdays, days off and make-up days, and what a task does on each day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from promoplan.campaign import Campaign
from promoplan.days.write import KIND_MARKS, WEEKDAY_NAMES
from promoplan.finding import Words
from promoplan.schedule.schedule import DatedTask
from promoplan.sheet import Band, Cell, Column, Mark, Table
from promoplan.slack import is_tight

MONTH = Words("{year} 年 {month} 月", "{year}-{month:02d}")
RUNNING, CRITICAL, DUE, STEP_DUE, DONE, KEY = "━", "═", "◆", "◇", "✓", "▲"
LEGEND = Words(
    "━ 进行中  ◆ 截止  ◇ 步骤截止  ✓ 已完成  休 = 休息日", "━ running  ◆ due  ◇ step due  ✓ done  off = day off"
)
CRITICAL_CHAIN = Words("═ 关键线路", "═ critical chain")
MAKE_UP = Words("班 = 调休上班", "work = make-up day")
MOST_DAYS = 1400  # of one grid


def months(first: int, last: int) -> Iterator[tuple[str, list[int]]]:
    """Each month from a first to a last day: its key (2026-10) and its days, at most MOST_DAYS in all."""
    span = range(first, min(last, first + MOST_DAYS) + 1)
    for key, days in groupby(span, key=lambda day: date.fromordinal(day).isoformat()[:7]):
        yield key, list(days)


def legend(campaign: Campaign, tables: Iterable[Table]) -> str:
    """What the signs mean; of make-up days only where there is one."""
    legend = LEGEND.say(campaign.language)
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
    """Lines over day columns that come after `before` others: the phases, and public holidays where there are any."""
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
    return [_band(texts, before) for texts in (phases, holidays) if any(texts)]


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
    return [
        end if day == finish else step if day in steps else running if begin <= day < finish else "" for day in days
    ]
