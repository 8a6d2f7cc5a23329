"""The Gantt chart 甘特图: tasks as bars over the days, by phase and by department, with what has to end before what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from promoplan.campaign import Campaign
from promoplan.finding import Words
from promoplan.schedule.schedule import DatedTask
from promoplan.sheet import Arrow, Bar, Chart, Row, Sheet, Table
from promoplan.slack import is_tight
from promoplan.views import chart, grid, phasing, rows
from promoplan.views.scope import Scope, department_scope, head, scoped, whole

TITLE = Words("甘特图", "Gantt chart")
BY_DEPARTMENT = Words("甘特图（按部门）", "Gantt chart by department")
LABELS: tuple[rows.ColumnWords, ...] = (
    ("content", Words("事项", "Task"), "text"),
    ("owner", Words("责任人", "Owner"), "text"),
)
COLUMNS: tuple[rows.ColumnWords, ...] = (
    *LABELS,
    ("start", Words("开始", "Start"), "day"),
    ("due", Words("完成", "Finish"), "day"),
    ("slack", Words("余量", "Slack"), "text"),
    ("waits-for", Words("要等谁", "Waits for"), "text"),
    ("status", Words("状态", "Status"), "text"),
)

# Each task's row and line, which all sheets it stands on share, by its index.
Shared: TypeAlias = dict[int, tuple[Row, tuple[Row, Bar]]]


def build(campaign: Campaign) -> Iterator[Sheet]:
    language = campaign.language
    shared: Shared = {}
    for scope, tasks in scoped(campaign, _shown(campaign.tasks), "gantt"):
        under = phasing.by_section(tasks, scope.sections) if scope.sections else phasing.by_phase(campaign, tasks)
        groups = [(heading.name, heading.id, own) for heading, own in under]
        yield from _sheet(campaign, scope, scope.title(TITLE.say(language)), groups, shared)
        if scope.kind == "all" and campaign.plan.departments:
            groups = _departments(campaign, tasks)
            yield from _sheet(campaign, scope, BY_DEPARTMENT.say(language), groups, shared, "-departments")
    for id_, tasks in campaign.tasks_by_department.items():
        if id_ in campaign.plan.departments and (own := _shown(tasks)):
            groups = [(heading.name, heading.id, own) for heading, own in phasing.by_phase(campaign, own)]
            scope = department_scope(campaign, id_)
            yield from _sheet(campaign, scope, scope.title(TITLE.say(language)), groups, shared)


def of_tasks(campaign: Campaign, tasks: Iterable[DatedTask]) -> Chart | None:
    """One chart of some tasks, under the phases, or the departments of a plan without phases; None without a day."""
    shown = _shown(tasks)
    under = phasing.by_phase(campaign, shown)
    groups = [(heading.name, heading.id, own) for heading, own in under]
    groups = groups if campaign.plan.phases else _departments(campaign, shown)
    return next(_sheet(campaign, whole(campaign), "", groups, {})).gantt


def _shown(tasks: Iterable[DatedTask]) -> list[DatedTask]:
    return [dated for dated in tasks if dated.task.status != "dropped"]


def _departments(campaign: Campaign, tasks: Sequence[DatedTask]) -> list[tuple[str, str, list[DatedTask]]]:
    found: dict[str, list[DatedTask]] = {}
    for dated in rows.by_department(campaign, tasks):
        name = campaign.department_name(dated.task.department) or rows.OTHER.say(campaign.language)
        found.setdefault(name, []).append(dated)
    return [(name, "", own) for name, own in found.items()]


def _sheet(
    campaign: Campaign, scope: Scope, title: str, groups: Sequence[tuple[str, str, list[DatedTask]]], shared: Shared,
    more: str = "",
) -> Iterator[Sheet]:  # fmt: skip
    """One chart with its tasks under headings (name, phase's id if it is one), each in the order of days."""
    tasks = [dated for _, _, own in groups for dated in own]
    days = scope.days or grid.stretch(campaign, tasks)
    lines: list[tuple[Row, Bar | None]] = list(chart.key_dates(campaign, len(LABELS), before=0))
    listed = [_key_row(campaign, row, bar) for row, bar in lines]
    places: dict[int, int] = {}  # of each task's line, by its index
    for name, phase, own in groups:
        bar = chart.phase_bar(campaign.schedule.phases.get(phase), stage=False) if phase else None
        heading = Row((name,), "group", f"phases/{phase}" if phase else "")
        lines.append((Row((name, ""), "group", heading.id), bar))
        listed.append(heading)
        for dated in sorted(own, key=_first_day):
            places[dated.index] = len(lines)
            row, line = shared.get(dated.index) or shared.setdefault(dated.index, _made(campaign, dated))
            lines.append(line)
            listed.append(row)
    arrows = list(_arrows(campaign, tasks, places))
    yield Sheet(
        name=f"gantt{more}{scope.file}",
        title=title,
        head=head(campaign),
        tables=[Table(rows.columns(campaign, COLUMNS), listed)],
        paper="A3 landscape",
        group=scope.kind,
        whose=scope.whose(TITLE.say(campaign.language)),
        gantt=chart.chart(campaign, LABELS, lines, days, 0 if scope.days else 1, arrows) if days else None,
    )


def _key_row(campaign: Campaign, row: Row, bar: Bar | None) -> Row:
    """A key date, or the heading above them, as a row of the table."""
    if bar is None:
        return Row(row.cells[:1], row.kind)
    moment = campaign.schedule.key_dates[row.id.removeprefix("key_dates/")]
    day = rows.day(campaign, moment) if moment is not None else ""
    return Row((*row.cells, "", day, *[""] * (len(COLUMNS) - len(row.cells) - 2)), row.kind, row.id)


def _first_day(dated: DatedTask) -> tuple[bool, int, int]:
    begins = dated.start or dated.finish
    return dated.finish is None, begins.day if begins else 0, dated.finish.day if dated.finish else 0


def _made(campaign: Campaign, dated: DatedTask) -> tuple[Row, tuple[Row, Bar]]:
    """A task's row in the table, and its line in the chart."""
    row = _row(campaign, dated)
    return row, (Row(row.cells[: len(LABELS)], row.kind, row.id), chart.task_bar(campaign, dated))


def _row(campaign: Campaign, dated: DatedTask) -> Row:
    cells = (
        rows.title(campaign, dated),
        rows.owner(campaign, dated.task.owner),
        rows.begin(campaign, dated),
        rows.end(campaign, dated),
        rows.slack(campaign, dated),
        rows.waits_for(campaign, dated),
        rows.status(campaign, dated),
    )
    return Row(cells, rows.row_kind(dated).kind, dated.id)


def _arrows(campaign: Campaign, tasks: Iterable[DatedTask], places: dict[int, int]) -> Iterator[Arrow]:
    for dated in tasks:
        for need in dated.task.needs:
            other = campaign.task_by_id.get(need.id) if need is not None else None
            if other is not None and other.index in places:
                both = is_tight(campaign, other) and is_tight(campaign, dated)
                yield Arrow(places[other.index], places[dated.index], both)
