"""The rows of task sheets, made once for a campaign and shared by everyone's sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TypeAlias

from promoplan.campaign import Campaign
from promoplan.days.expression import MINUTES_A_DAY
from promoplan.days.write import Moment, clock, length
from promoplan.finding import Language, Words
from promoplan.open_points import is_open
from promoplan.plan.fields import TBD
from promoplan.progress import open_needs
from promoplan.schedule.schedule import DatedTask
from promoplan.schedule.timeline import Span
from promoplan.sheet import Column, DayText, Kind, Row
from promoplan.slack import is_tight, times_of
from promoplan.views import series

STATUS: dict[str, Words] = {
    "todo": Words("", ""),
    "doing": Words("进行中", "doing"),
    "blocked": Words("卡住", "blocked"),
    "done": Words("完成", "done"),
    "dropped": Words("取消", "dropped"),
}
PRIORITY: dict[str, Words] = {"must": Words("★", "★"), "could": Words("(可选)", "(optional)")}
MUST = Words("必须完成", "must be done")
TIGHT = Words("■", "■")
DRIVING = Words("关键线路：它晚，后面都晚", "on the critical chain: when it is late, so is what follows")
CAN_BE_LATER = Words("可晚 {days} 天", "{days}d of slack")
CAN_BE_EARLIER = Words("可早 {days} 天", "can be {days}d earlier")
NO_SLACK = Words("没有余量", "no slack")
TOO_LATE = Words("赶不上，差 {days} 天", "{days}d short")
BEGIN_BY = Words("最晚 {day} 动手", "begin by {day}")
LATE = Words("晚 {days} 天", "{days}d late")
UNDATED = Words("未定", "open")
FLEXIBLE = Words("工期 {duration}", "takes {duration}")
UNTIL = Words(" 至 ", " to ")
HELPERS = Words("配合：", "with: ")
LIMIT = Words("最晚：", "limit: ")
AIM = Words("力争：", "aim: ")
REASON = Words("原因：", "because: ")
DONE = Words("完成：", "done: ")
OTHER = Words("其他", "Other")
CONTINUING = Words("（持续）", " (continuing)")
ATTACHED = Words("附件：", "attached: ")
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


ColumnWords: TypeAlias = tuple[str, Words, Kind]  # a column's key, its heading, what its cells hold


def columns(campaign: Campaign, worded: Iterable[ColumnWords]) -> tuple[Column, ...]:
    """Columns with their headings in the campaign's language."""
    language = campaign.language
    choices = {"status": tuple((status, words.say(language)) for status, words in STATUS.items() if words.zh)}
    return tuple(Column(key, words.say(language), kind, choices.get(key, ())) for key, words, kind in worded)


@lru_cache(maxsize=1)
def numbers(campaign: Campaign) -> dict[int, str]:
    """Each task's number on its department's sheet, by its index: 1, 2, 3 in the plan's order."""
    counts: dict[str | None, int] = {}
    result = {}
    for dated in campaign.tasks:
        department = dated.task.department
        counts[department] = counts.get(department, 0) + 1
        result[dated.index] = str(counts[department])
    return result


def by_department(campaign: Campaign, tasks: Iterable[DatedTask]) -> list[DatedTask]:
    """Tasks in the order of the plan's departments, then of the plan; includes are read in the order of file names."""
    order = {id_: number for number, id_ in enumerate(campaign.plan.departments)}
    return sorted(tasks, key=lambda dated: order.get(dated.task.department or "", len(order)))


def step_letter(place: int) -> str:
    """A, B, …, Z, -27, …"""
    return LETTERS[place] if place < len(LETTERS) else f"-{place + 1}"


def step_number(number: str, place: int) -> str:
    """8A, 8B, …, 8Z, 8-27, …"""
    return number + step_letter(place)


def when(campaign: Campaign, dated: DatedTask) -> str:
    """From when to when, in one cell, and how often where it goes on all the while."""
    once = _when(campaign, dated)
    return f"{once}\n{series.how_often(campaign, dated)}" if dated.task.repeat else once


def _when(campaign: Campaign, dated: DatedTask) -> str:
    language = campaign.language
    if dated.finish is None:
        duration = dated.task.duration
        return FLEXIBLE.say(language).format(duration=length(duration, language)) if duration else UNDATED.say(language)
    end = day(campaign, dated.finish, dated.task.department)
    if dated.start is None or dated.start == dated.finish:
        return end
    if dated.start.day == dated.finish.day:
        if dated.start.minute is None:
            return end
        end = clock(dated.finish.minute or 0)
    return f"{begin(campaign, dated)}{UNTIL.say(language)}{end}"


def step_when(campaign: Campaign, dated: DatedTask, place: int) -> str:
    """A step's time, in one cell: by when, or from when to when."""
    ends = dated.steps[place] if place < len(dated.steps) else None
    if ends is None:
        return ""
    start = dated.step_starts[place]
    if start is None or start == ends:
        return day(campaign, ends, dated.task.department)
    return span(campaign, Span(start, ends))


def begin(campaign: Campaign, dated: DatedTask) -> str:
    """The first day, in one cell; nothing for a task that only has a last day."""
    return day(campaign, dated.start, dated.task.department) if dated.start else ""


def span(campaign: Campaign, span: Span | None) -> str:
    """A window in one cell."""
    if span is None:
        return ""
    if span.start.minute == 0 and span.end.minute == MINUTES_A_DAY:
        span = Span(Moment(span.start.day), Moment(span.end.day))  # whole days, written as hours
    ends = [day(campaign, moment) for moment in dict.fromkeys(span)]
    if len(ends) == 2 and span.start.day == span.end.day:
        ends[1] = clock(span.end.minute or 0)
    return UNTIL.say(campaign.language).join(ends)


def said(campaign: Campaign, text: str, *path: str | int) -> str:
    """What a cell says of a value that stands at a path: the value, or that it is still to be settled."""
    return UNDATED.say(campaign.language) if text in TBD or (not text and is_open(campaign, *path)) else text


def count(number: int | None) -> str:
    return "" if number is None else f"{number:,}"


def end(campaign: Campaign, dated: DatedTask) -> str:
    """The last day, in one cell; else why there is none."""
    return day(campaign, dated.finish, dated.task.department) if dated.finish else when(campaign, dated)


def by(campaign: Campaign, dated: DatedTask) -> str:
    """By when, in one cell; from when to when for what repeats, or is done in some hours of one day."""
    start, finish = dated.start, dated.finish
    hours = start is not None and finish is not None and start.day == finish.day and start.minute is not None
    return when(campaign, dated) if hours or dated.task.repeat is not None else end(campaign, dated)


def day(campaign: Campaign, moment: Moment, department: str | None = None) -> str:
    """A day in a cell: offset, date, weekday, and a mark when the department does not work then."""
    return _day_texts(campaign).text(moment, department if department in campaign.schedule.calendars else None)


def day_of(campaign: Campaign, number: int) -> str:
    """A day by its number, in a cell."""
    return day(campaign, Moment(number))


class _DayTexts:
    """Days as cells; thousands of tasks share a few dozen days."""

    def __init__(self, campaign: Campaign) -> None:
        self._campaign = campaign
        self._texts: dict[tuple[Moment, str | None], DayText] = {}

    def text(self, moment: Moment, department: str | None) -> DayText:
        known = self._texts.get((moment, department))
        if known is None:
            mark = self._campaign.day_mark(moment.day, department)
            known = DayText(self._campaign.shown(moment).say(self._campaign.language) + mark, *moment)
            self._texts[moment, department] = known
        return known


@lru_cache(maxsize=1)
def _day_texts(campaign: Campaign) -> _DayTexts:
    return _DayTexts(campaign)


def count_open(tasks: Iterable[DatedTask]) -> int:
    return sum(dated.task.is_open for dated in tasks)


def section(campaign: Campaign, dated: DatedTask) -> str:
    """The heading a task is printed under first."""
    return dated.task.section[0] if dated.task.section else OTHER.say(campaign.language)


def owner(campaign: Campaign, id_: str | None) -> str:
    return campaign.person_name(id_) if id_ else ""


def slack(campaign: Campaign, dated: DatedTask) -> str:
    """How far a task's days can move, where something says so."""
    times = times_of(campaign, dated)
    if times is None or times.later is None:
        return ""
    earlier = 0 if dated.fixed else times.earlier or 0
    words, days = (
        (TOO_LATE, -times.later)
        if times.later < 0
        else (CAN_BE_LATER, times.later)
        if times.later
        else (CAN_BE_EARLIER if earlier else NO_SLACK, earlier)
    )
    return words.say(campaign.language).format(days=days)


def begin_by(campaign: Campaign, dated: DatedTask) -> str:
    """By when a task that takes some days has to be begun, where something says so."""
    times = times_of(campaign, dated)
    if times is None or times.latest_start is None or dated.start is None or dated.start == dated.finish:
        return ""
    return BEGIN_BY.say(campaign.language).format(day=campaign.offset(times.latest_start))


def is_late(campaign: Campaign, dated: DatedTask) -> bool:
    return dated.task.is_open and dated.finish is not None and dated.finish.day < campaign.today


def status(campaign: Campaign, dated: DatedTask) -> str:
    """The status as printed; late is said where nothing else is."""
    language = campaign.language
    text = STATUS[dated.task.status or "todo"].say(language)
    if dated.finish is not None and is_late(campaign, dated):
        late = LATE.say(language).format(days=campaign.today - dated.finish.day)
        return f"{text}\n{late}".strip()
    return text


def title(campaign: Campaign, dated: DatedTask) -> str:
    marks = [PRIORITY.get(dated.task.priority or ""), TIGHT if is_tight(campaign, dated) else None]
    text = dated.task.title
    if dated.task.repeat is not None:
        text += CONTINUING.say(campaign.language)
    # the marks stay with the last word of the title
    return "\u00a0".join([text, *(mark.say(campaign.language) for mark in marks if mark)])


def remarks(campaign: Campaign, dated: DatedTask) -> str:
    """Notes, helpers, limits and reasons, each on a line."""
    task, language = dated.task, campaign.language
    lines = [task.notes] if task.notes else []
    if task.helpers:
        names = [_helper(campaign, helper) for helper in task.helpers if helper]
        lines.append(HELPERS.say(language) + joined(names, language))
    if task.attachments:
        named = {item.id: item.name or item.id for item in campaign.plan.attachments}
        attached = [named[id_] for id_ in task.attachments if id_ in named]
        lines.append(ATTACHED.say(language) + joined(attached, language))
    if dated.aim is not None:
        lines.append(AIM.say(language) + day(campaign, dated.aim))
    if dated.limit is not None:
        lines.append(LIMIT.say(language) + day(campaign, dated.limit))
    if task.because:
        lines.append(REASON.say(language) + task.because)
    if task.status == "done" and (task.done_on is not None or task.done_by):
        on = campaign.as_offset(task.done_on) if task.done_on is not None else None
        lines.append(DONE.say(language) + " ".join(filter(None, (on, owner(campaign, task.done_by)))))
    return "\n".join(lines)


def _helper(campaign: Campaign, id_: str) -> str:
    return campaign.person_name(id_) if id_ in campaign.plan.people else campaign.department_name(id_)


def joined(names: Iterable[str], language: Language) -> str:
    return ("、" if language == "zh" else ", ").join(names)


def waits_for(campaign: Campaign, dated: DatedTask) -> str:
    """What this task needs that is not done, with whose it is and when it comes."""
    return "\n".join(_other(campaign, first, first.finish) for first in open_needs(campaign, dated))


def waited_for_by(campaign: Campaign, dated: DatedTask) -> str:
    """Who waits for this task, and from when."""
    followers = [follower for follower in campaign.followers.get(dated.id, ()) if follower.task.is_open]
    return "\n".join(_other(campaign, follower, follower.start or follower.finish) for follower in followers)


def _other(campaign: Campaign, dated: DatedTask, moment: Moment | None) -> str:
    who = owner(campaign, dated.task.owner) or campaign.department_name(dated.task.department)
    when = f" {campaign.offset(moment.day)}" if moment else ""
    return f"{who}：{dated.task.title}{when}" if campaign.language == "zh" else f"{who}: {dated.task.title}{when}"


def legend(campaign: Campaign, tasks: Iterable[DatedTask]) -> Iterator[tuple[str, str]]:
    """What the star and the dot mean, on sheets that have them."""
    listed = list(tasks)
    if any(dated.task.priority == "must" for dated in listed):
        yield "★", MUST.say(campaign.language)
    if any(is_tight(campaign, dated) for dated in listed):
        yield TIGHT.say(campaign.language), DRIVING.say(campaign.language)


def row_kind(dated: DatedTask) -> Row:
    """An empty row with a task's kind."""
    return Row((), "done" if dated.task.status == "done" else "dropped" if dated.task.status == "dropped" else "")


def step_id(dated: DatedTask, place: int) -> str:
    """How a row says which step it shows."""
    return f"{dated.id}/steps/{place}"
