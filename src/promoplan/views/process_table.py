"""The process table 进程表: every task against every date, a table a month, so that each prints on one width of A4."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from promoplan.campaign import Campaign
from promoplan.finding import Language, Words
from promoplan.schedule.schedule import DatedTask
from promoplan.sheet import Chart, Row, Sheet, Table
from promoplan.views import chart, facets, frozen, grid, rows
from promoplan.views.scope import head, scoped

TITLE = Words("项目进程表", "Process table")
COLUMNS: tuple[rows.ColumnWords, ...] = (
    ("number", Words("序号", "No."), "number"),
    ("department", Words("部门", "Department"), "text"),
    ("content", Words("主要内容", "Content"), "text"),
    ("owner", Words("责任人", "Owner"), "text"),
    ("remark", Words("备注", "Remark"), "text"),
)
STATUS: rows.ColumnWords = ("status", Words("状态", "Status"), "text")
WHEN: rows.ColumnWords = ("when", Words("工期", "Length"), "text")
LONGEST: dict[Language, int] = {"zh": 30, "en": 60}  # characters of a remark
NO_DATE = Words("没有日期，或离活动太远", "No date yet, or far from the event")


def build(campaign: Campaign) -> Iterator[Sheet]:
    language = campaign.language
    for scope, tasks in scoped(campaign, campaign.tasks, "process-table"):
        ordered = rows.by_department(campaign, tasks)
        days = scope.days or grid.stretch(campaign, ordered)
        tables = [_month(campaign, ordered, days) for _, days in grid.months(*days)] if days else []
        tables.append(_undated(campaign, ordered))
        yield Sheet(
            name=f"process-table{scope.file}",
            title=scope.title(TITLE.say(language)),
            head=head(campaign),
            tables=[table for table in tables if table.rows],
            facts=[("", grid.legend(campaign, tables, ordered)), *frozen.facts(campaign, ordered)],
            paper="A4 landscape",
            group=scope.kind,
            facets=facets.facets(campaign),
            chart=_chart(campaign, ordered, days, whole=scope.days is None) if days else None,
        )


def _chart(campaign: Campaign, tasks: Sequence[DatedTask], days: tuple[int, int], whole: bool) -> Chart:
    lines = [
        (
            Row(
                (*_content(campaign, dated), rows.STATUS[dated.task.status or "todo"].say(campaign.language)),
                rows.row_kind(dated).kind,
                dated.id,
            ),
            chart.task_bar(campaign, dated),
        )
        for dated in tasks
        if dated.task.status != "dropped"
    ]
    return chart.chart(campaign, (*COLUMNS, STATUS), lines, days, chart.AROUND if whole else 0)


def _month(campaign: Campaign, tasks: Sequence[DatedTask], days: Sequence[int]) -> Table:
    made = [
        Row((*_content(campaign, dated), *marks), rows.row_kind(dated).kind, dated.id)
        for dated in tasks
        if dated.task.status != "dropped" and (marks := grid.marks(campaign, dated, days)) is not None
    ]
    columns = (*rows.columns(campaign, COLUMNS), *grid.day_columns(campaign, days))
    return Table(columns, made, title=grid.title(campaign, days))


def _undated(campaign: Campaign, tasks: Sequence[DatedTask]) -> Table:
    """What has no day yet, or one years from the event, so that no task is missing from the table."""
    columns = rows.columns(campaign, (*COLUMNS, WHEN))
    open_ = [dated for dated in tasks if dated.task.status != "dropped" and not _in_grid(campaign, dated)]
    made = [Row((*_content(campaign, dated), rows.when(campaign, dated)), id=dated.id) for dated in open_]
    return Table(columns, made, title=NO_DATE.say(campaign.language))


def _in_grid(campaign: Campaign, dated: DatedTask) -> bool:
    return any(grid.near(campaign, moment.day) for moment in (dated.start, dated.finish) if moment is not None)


def _content(campaign: Campaign, dated: DatedTask) -> tuple[str, ...]:
    return (
        rows.numbers(campaign)[dated.index],
        campaign.department_name(dated.task.department),
        rows.title(campaign, dated),
        rows.owner(campaign, dated.task.owner),
        _short(rows.remarks(campaign, dated).partition("\n")[0], campaign.language),
    )


def _short(text: str, language: Language) -> str:
    """A remark's beginning: the whole of it stands on the task sheet."""
    most = LONGEST[language]
    return text if len(text) <= most else text[: most - 1] + "…"
