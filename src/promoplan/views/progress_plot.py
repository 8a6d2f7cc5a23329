"""How far a campaign is against its plan, as tables with their pictures: department by department, and week by week."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from promoplan.campaign import Campaign
from promoplan.days.write import month_day
from promoplan.finding import Words
from promoplan.plot import BarPart, Bars, Lines, PartKind, PlotBar, PlotDay, PlotLine, Point
from promoplan.progress import DepartmentProgress, departments
from promoplan.schedule.schedule import DatedTask
from promoplan.schedule.timeline import Unresolved
from promoplan.sheet import Column, Row, Table
from promoplan.views import rows

PROGRESS = Words("各部门进度", "How far the departments are")
DEPARTMENT = Words("部门", "Department")
TASKS, DONE, LATE, OPEN = Words("任务", "Tasks"), Words("完成", "Done"), Words("迟到", "Late"), Words("未完成", "Open")
LEGEND: tuple[tuple[PartKind, Words], ...] = (("done", DONE), ("late", LATE), ("open", OPEN))
DONE_OF = Words("完成 {done} / {total}", "{done} of {total} done")
AND_LATE = Words("，迟到 {late}", ", {late} late")
BARS_SAY = Words("{name}：{text}", "{name}: {text}")
AGAINST = Words("进度与计划", "Progress against plan")
BY_PLAN = Words("计划", "planned")
DAY = Words("到这天为止", "By the end of")
SHOULD, SHOULD_SHARE = Words("应完成", "Planned"), Words("应完成占比", "Planned share")
DONE_SHARE = Words("完成占比", "Done share")
TODAY, EVENT = Words("今天", "today"), Words("T", "T")
LINES_SAY = Words(
    "到今天（{day}）按计划应完成 {should}（{planned}），已完成 {done}（{share}），共 {total} 件。",
    "By today ({day}) {should} should be done ({planned}); {done} are ({share}), of {total} tasks.",
)
NOTE = Words(
    "没写完成日的，算在计划那天完成，最晚算今天。",
    "What does not say when it was done counts on its planned day, or today.",
)
UNDATED = Words("没有日期的 {count} 件不在内。", "{count} without a day are left out.")
STEPS, MOST_TICKS = (1, 2, 7, 14, 28, 56, 112, 224), 8  # days between the ticks of the axis
WEEK, LONGEST = 7, 500  # days; more than LONGEST before or after the event are left out of the picture


class _Course(NamedTuple):
    """The days on which dated tasks should be done, and were done up to today; each sorted."""

    planned: list[int]
    done: list[int]
    assumed: bool  # whether a day on which something was done is not written

    def planned_by(self, day: int) -> int:
        return bisect_right(self.planned, day)

    def done_by(self, day: int) -> int:
        return bisect_right(self.done, day)


def by_department(campaign: Campaign) -> Iterator[Table]:
    """Each department's tasks: all, done, late."""
    language = campaign.language
    parts = departments(campaign, campaign.tasks)
    if parts:
        columns = (
            Column("sheet", DEPARTMENT.say(language)),
            *(Column("count", words.say(language), "number") for words in (TASKS, DONE, LATE)),
        )
        made = [
            Row((campaign.department_name(part.id), str(part.total), str(part.done), str(part.late))) for part in parts
        ]
        yield Table(columns, made, title=PROGRESS.say(language), plot=_bars(campaign, parts), folded=True)


def _bars(campaign: Campaign, parts: Sequence[DepartmentProgress]) -> Bars:
    language = campaign.language
    made = []
    for part in parts:
        text = DONE_OF.say(language).format(done=part.done, total=part.total)
        if part.late:
            text += AND_LATE.say(language).format(late=part.late)
        pieces: tuple[BarPart, ...] = (
            ("done", part.done),
            ("late", part.late),
            ("open", part.total - part.done - part.late),
        )
        made.append(PlotBar(campaign.department_name(part.id), pieces, text))
    drawn = {kind for bar in made for kind, value in bar.parts if value}
    said = [BARS_SAY.say(language).format(name=bar.label, text=bar.text) for bar in made]
    return Bars(
        title=PROGRESS.say(language),
        said=("；" if language == "zh" else "; ").join(said),
        blocks=[made],
        legend=tuple([(kind, words.say(language)) for kind, words in LEGEND if kind in drawn]),
    )


def against_plan(campaign: Campaign) -> Iterator[Table]:
    """What should be done by each week's end, and what was, up to today; with today and the event day."""
    counted = [dated for dated in campaign.tasks if dated.task.status != "dropped"]
    course = _course(campaign, counted)
    if len(course.planned) < 2 or course.planned[0] == course.planned[-1]:
        return
    language, event, today = campaign.language, campaign.schedule.event, campaign.today
    first, last = _ends(campaign, course)
    total = len(course.planned)
    columns = (
        Column("day", DAY.say(language), "day"),
        Column("figure-planned", SHOULD.say(language), "number"),
        Column("figure-planned-share", SHOULD_SHARE.say(language), "number"),
        Column("figure-done", DONE.say(language), "number"),
        Column("figure-done-share", DONE_SHARE.say(language), "number"),
    )
    made = []
    weeks = {*range(first + (6 - (first - 1) % WEEK), last, WEEK), last}  # Sundays: day 1 was a Monday
    for day in sorted(weeks | {found for found in (event, today) if first <= found <= last}):
        should, done = course.planned_by(day), course.done_by(day)
        cells = [str(should), _percent(should, total)]
        cells += [str(done), _percent(done, total)] if day <= today else ["", ""]
        made.append(Row((rows.day_of(campaign, day), *cells)))
    left = len(counted) - total
    notes = [NOTE.say(language)] if course.assumed else []
    notes += [UNDATED.say(language).format(count=left)] if left else []
    plot = _lines(campaign, course, first, last)
    yield Table(columns, made, title=AGAINST.say(language), notes=notes, plot=plot, folded=True)


def _course(campaign: Campaign, tasks: Iterable[DatedTask]) -> _Course:
    planned, done, assumed = [], [], False
    for dated in tasks:
        if dated.finish is not None:
            planned.append(dated.finish.day)
            if dated.task.status == "done":
                on = _done_on(campaign, dated)
                assumed = assumed or on is None
                done.append(min(dated.finish.day if on is None else on, campaign.today))
    return _Course(sorted(planned), sorted(done), assumed)


def _done_on(campaign: Campaign, dated: DatedTask) -> int | None:
    """The day a task was done, where the plan says it and it can be read, which has been told otherwise."""
    try:
        return campaign.schedule.timeline.moment(dated.task.done_on).day if dated.task.done_on is not None else None
    except Unresolved:
        return None


def _ends(campaign: Campaign, course: _Course) -> tuple[int, int]:
    """The days shown: from the first thing planned or done to the last, with the event; not years before or after."""
    event = campaign.schedule.event
    first = min(course.planned[0], *course.done[:1], event)
    return max(first, event - LONGEST), min(max(course.planned[-1], event), event + LONGEST)


def _lines(campaign: Campaign, course: _Course, first: int, last: int) -> Lines:
    language, event, today, total = campaign.language, campaign.schedule.event, campaign.today, len(course.planned)
    until = min(max(today, first), last)
    should, done = course.planned_by(today), course.done_by(today)
    shares = _percent(should, total), _percent(done, total)
    said = LINES_SAY.say(language).format(
        day=campaign.offset(today), should=should, planned=shares[0], done=done, share=shares[1], total=total
    )
    text = _percent(course.planned_by(last), total)
    lines = [PlotLine("planned", BY_PLAN.say(language), _points(course.planned, first, last, total), text)]
    if today >= first:
        text = f"{DONE.say(language)} {shares[1]}"
        lines.append(PlotLine("done", DONE.say(language), _points(course.done, first, until, total), text))
    days: list[PlotDay] = [("event", event, EVENT.say(language))]
    if first <= today <= last:
        days.append(("today", today, TODAY.say(language)))
    step = next((days for days in STEPS if (last - first) / days <= MOST_TICKS), STEPS[-1])
    ticks = [(day, f"{campaign.offset(day)}\n{month_day(day, event)}") for day in _around(event, first, last, step)]
    return Lines(AGAINST.say(language), said, first, last, lines, days, ticks)


def _points(days: Sequence[int], first: int, last: int, total: int) -> list[Point]:
    """A share for the first day, and for each later one on which it has grown, and for the last."""
    shown = sorted({first, last, *(day for day in days if first <= day <= last)})
    return [(day, bisect_right(days, day) / total) for day in shown]


def _around(event: int, first: int, last: int, step: int) -> list[int]:
    """Days that lie whole steps from the event."""
    return list(range(event - (event - first) // step * step, last + 1, step))


def _percent(part: int, total: int) -> str:
    return f"{(200 * part + total) // (2 * total)}%"
