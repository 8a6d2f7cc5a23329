"""The process table 进程表: every task against every date, a table a month, so that each prints on one width of A4."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby

from promoplan.campaign import Campaign
from promoplan.days.write import KIND_MARKS, WEEKDAY_NAMES
from promoplan.finding import Words
from promoplan.schedule.schedule import DatedTask
from promoplan.sheet import Column, Row, Sheet, Table
from promoplan.views import rows
from promoplan.views.scope import head

TITLE = Words("项目进程表", "Process table")
COLUMNS: tuple[rows.ColumnWords, ...] = (
    ("number", Words("序号", "No."), "number"),
    ("department", Words("部门", "Department"), "text"),
    ("content", Words("主要内容", "Content"), "text"),
    ("owner", Words("责任人", "Owner"), "text"),
    ("remark", Words("备注", "Remark"), "text"),
)
WHEN: rows.ColumnWords = ("when", Words("工期", "Length"), "text")
NO_DATE = Words("没有日期", "No date yet")
NOTE = Words(
    "━ 进行中  ◆ 截止  ◇ 步骤截止  ✓ 已完成；休 = 休息日，班 = 调休上班",
    "━ running  ◆ due  ◇ step due  ✓ done; off = day off, work = make-up day",
)
MONTH = Words("{year} 年 {month} 月", "{year}-{month:02d}")
RUNNING, DUE, STEP_DUE, DONE = "━", "◆", "◇", "✓"


def build(campaign: Campaign) -> Iterator[Sheet]:
    language = campaign.language
    tables = [*(_month(campaign, first, days) for first, days in _months(campaign)), _undated(campaign)]
    yield Sheet(
        name="process-table",
        title=TITLE.say(language),
        head=head(campaign),
        tables=[table for table in tables if table.rows],
        facts=[("", NOTE.say(language))],
        landscape=True,
        group="all",
    )


def _months(campaign: Campaign) -> Iterator[tuple[date, list[int]]]:
    """Each month of the plan with its days: whole from the first to the last day on which something happens."""
    ends = [moment.day for dated in campaign.tasks for moment in (dated.start, dated.finish) if moment is not None]
    if not ends:
        return
    first, last = date.fromordinal(min(ends)), date.fromordinal(max(ends))
    span = ((first + timedelta(number)) for number in range((last - first).days + 1))
    for (year, month), days in groupby(span, key=lambda on: (on.year, on.month)):
        yield date(year, month, 1), [on.toordinal() for on in days]


def _month(campaign: Campaign, first: date, days: list[int]) -> Table:
    language = campaign.language
    columns = list(rows.columns(campaign, COLUMNS))
    for day in days:
        kind = campaign.schedule.calendar.kind(day)
        name = WEEKDAY_NAMES[language][(day + 6) % 7]
        mark = KIND_MARKS[language][kind]
        short = name[-1] if language == "zh" else name[:2]
        lines = [str(date.fromordinal(day).day), short, mark]
        if day == campaign.schedule.event:
            lines[2] = "T"
        key = "event" if day == campaign.schedule.event else kind
        columns.append(Column(f"date-{key}", "\n".join(lines), "mark"))
    return Table(
        tuple(columns),
        [
            row
            for dated in rows.by_department(campaign, campaign.tasks)
            if (row := _row(campaign, dated, days)) is not None
        ],
        title=MONTH.say(language).format(year=first.year, month=first.month),
    )


def _undated(campaign: Campaign) -> Table:
    """What has no day yet, so that no task is missing from the table."""
    language = campaign.language
    columns = rows.columns(campaign, (*COLUMNS, WHEN))
    tasks = [
        dated for dated in rows.by_department(campaign, campaign.tasks) if dated.finish is None and dated.task.is_open
    ]
    return Table(
        columns,
        [Row((*_content(campaign, dated), rows.when(campaign, dated))) for dated in tasks],
        title=NO_DATE.say(language),
    )


def _row(campaign: Campaign, dated: DatedTask, days: list[int]) -> Row | None:
    """A task's row of one month; None when nothing of it happens then."""
    if dated.finish is None or dated.task.status == "dropped":
        return None
    begin = (dated.start or dated.finish).day
    steps = {moment.day for moment in dated.steps if moment is not None}
    if begin > days[-1] or dated.finish.day < days[0]:
        steps &= set(days)
        if not steps:
            return None
    end = DONE if dated.task.status == "done" else DUE
    marks = [
        end
        if day == dated.finish.day
        else STEP_DUE
        if day in steps
        else RUNNING
        if begin <= day < dated.finish.day
        else ""
        for day in days
    ]
    return Row((*_content(campaign, dated), *marks), rows.row_kind(dated).kind)


def _content(campaign: Campaign, dated: DatedTask) -> tuple[str, ...]:
    return (
        rows.numbers(campaign)[dated.index],
        campaign.department_name(dated.task.department),
        rows.title(campaign, dated),
        rows.owner(campaign, dated.task.owner),
        rows.remarks(campaign, dated).partition("\n")[0],
    )
