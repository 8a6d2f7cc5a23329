"""The task sheet 任务单: a department's (or person's, or everyone's) work in the plan's reading order, numbered."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from promoplan.campaign import Campaign
from promoplan.finding import Words
from promoplan.schedule.schedule import DatedTask
from promoplan.sheet import Row, Sheet, Table
from promoplan.views import facets, frozen, rows
from promoplan.views.scope import Scope, head, rows_for, scoped_for_each

TITLE = Words("任务单", "Task sheet")
COLUMNS: tuple[rows.ColumnWords, ...] = (
    ("number", Words("序号", "No."), "number"),
    ("title", Words("事项", "Task"), "text"),
    ("owner", Words("责任人", "Owner"), "text"),
    ("when", Words("起止 / 截止", "When"), "day"),
    ("done-when", Words("内容要求", "Done when"), "text"),
    ("waits-for", Words("我在等", "Waits for"), "day"),
    ("waited-for-by", Words("谁在等我", "Waited for by"), "day"),
    ("remark", Words("备注", "Remark"), "text"),
    ("status", Words("状态", "Status"), "text"),
)
LEAD = Words("负责人", "Lead")
COUNT = Words("任务", "Tasks")
COUNTED = Words("{total} 件，完成 {done}，迟到 {late}", "{total}, {done} done, {late} late")


def build(campaign: Campaign) -> Iterator[Sheet]:
    language = campaign.language
    columns = rows.columns(campaign, COLUMNS)
    made = {dated.index: list(_rows(campaign, dated)) for dated in campaign.tasks}
    headings: dict[str, Row] = {}
    top = head(campaign)
    for scope, tasks in scoped_for_each(campaign, rows.by_department(campaign, campaign.tasks), "tasks"):
        tables = [
            Table(
                columns,
                list(_sectioned(scope, group, made, headings, rows.OTHER.say(language))),
                title="" if scope.kind == "department" else name,
            )
            for name, group in _by_department(campaign, tasks)
        ]
        yield Sheet(
            name=f"tasks{scope.file}",
            title=scope.title(TITLE.say(language)),
            whose=scope.whose(TITLE.say(language)),
            head=top,
            tables=tables,
            facts=list(_facts(campaign, scope, tasks)),
            paper="A4 landscape",
            group=scope.kind,
            facets=facets.facets(campaign),
        )


def _by_department(campaign: Campaign, tasks: list[DatedTask]) -> Iterator[tuple[str, list[DatedTask]]]:
    """Tasks under their department's name; they come in the order of the departments."""
    for id_, group in groupby(tasks, key=lambda dated: dated.task.department):
        yield campaign.department_name(id_), list(group)


def _sectioned(
    scope: Scope, tasks: list[DatedTask], made: dict[int, list[Row]], headings: dict[str, Row], other: str
) -> Iterator[Row]:
    """The rows of some tasks, with a heading wherever the section changes."""
    heading = None
    for dated in tasks:
        name = dated.task.section[0] if dated.task.section else other if heading else None
        if name and name != heading:
            heading = name
            yield headings.setdefault(name, Row((name,), "group"))
        yield from rows_for(scope, dated, made[dated.index])


def _rows(campaign: Campaign, dated: DatedTask) -> Iterator[Row]:
    number = rows.numbers(campaign)[dated.index]
    task = dated.task
    yield Row(
        (
            number,
            rows.title(campaign, dated),
            rows.owner(campaign, task.owner),
            "\n".join(filter(None, (rows.when(campaign, dated), rows.slack(campaign, dated)))),
            task.done_when or "",
            rows.waits_for(campaign, dated) if task.needs else "",
            rows.waited_for_by(campaign, dated) if dated.id in campaign.followers else "",
            rows.remarks(campaign, dated),
            rows.status(campaign, dated),
        ),
        rows.row_kind(dated).kind,
        dated.id,
    )
    for place, step in enumerate(task.steps):
        yield Row(
            (
                rows.step_number(number, place),
                step.title,
                rows.owner(campaign, step.owner),
                rows.step_when(campaign, dated, place),
                "",
                "",
                "",
                step.notes or "",
                rows.STATUS[step.status or "todo"].say(campaign.language),
            ),
            "step",
            rows.step_id(dated, place),
        )


def _facts(campaign: Campaign, scope: Scope, tasks: list[DatedTask]) -> Iterator[tuple[str, str]]:
    language = campaign.language
    if scope.kind == "department":
        department = campaign.plan.departments[scope.id]
        if department.lead:
            yield LEAD.say(language), campaign.person_name(department.lead)
    counted = [dated for dated in tasks if dated.task.status != "dropped"]
    done = sum(dated.task.status == "done" for dated in counted)
    late = sum(
        dated.task.is_open and dated.finish is not None and dated.finish.day < campaign.today for dated in counted
    )
    yield COUNT.say(language), COUNTED.say(language).format(total=len(counted), done=done, late=late)
    yield from rows.legend(campaign, tasks)
    yield from frozen.facts(campaign, tasks)
