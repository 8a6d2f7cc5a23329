"""The phases 阶段总览: how long each is and how far, then phase by phase what is done from when to when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from promoplan.campaign import Campaign
from promoplan.days.calendar import OutOfCalendar
from promoplan.finding import Words
from promoplan.schedule.schedule import DatedTask
from promoplan.sheet import Row, Sheet, Table
from promoplan.views import facets, phasing, rows
from promoplan.views.scope import head, scoped

if TYPE_CHECKING:
    from promoplan.plan.phases import Phase

TITLE = Words("阶段总览", "Phases")
OVERVIEW: tuple[rows.ColumnWords, ...] = (
    ("name", Words("阶段", "Phase"), "text"),
    ("when", Words("起止", "When"), "day"),
    ("length", Words("天数 / 工作日", "Days / working"), "text"),
    ("count", Words("任务", "Tasks"), "number"),
    ("count", Words("完成", "Done"), "number"),
    ("count", Words("迟到", "Late"), "number"),
    ("key-dates", Words("节点", "Key dates"), "text"),
    ("remark", Words("备注", "Remark"), "text"),
)
COLUMNS: tuple[rows.ColumnWords, ...] = (
    ("number", Words("序号", "No."), "number"),
    ("item", Words("项目", "Item"), "text"),
    ("title", Words("执行事项", "Task"), "text"),
    ("start", Words("开始时间", "From"), "day"),
    ("due", Words("结束时间", "To"), "day"),
    ("owner", Words("负责人", "Person"), "text"),
    ("status", Words("状态", "Status"), "text"),
)
ALL = Words("全部阶段", "All phases")


def build(campaign: Campaign) -> Iterator[Sheet]:
    if not campaign.plan.phases:
        return
    language = campaign.language
    for scope, tasks in scoped(campaign, campaign.tasks, "phases"):
        kept = [dated for dated in tasks if dated.task.status != "dropped"]
        yield Sheet(
            name=f"phases{scope.file}",
            title=scope.title(TITLE.say(language)),
            head=head(campaign),
            tables=[_overview(campaign, kept), *_phases(campaign, kept)],
            group=scope.kind,
            facets=facets.facets(campaign),
        )


def _overview(campaign: Campaign, tasks: Sequence[DatedTask]) -> Table:
    own: dict[tuple[str, str], list[DatedTask]] = {}
    for dated in tasks:
        place = phasing.phase_of(campaign, dated)
        for key in dict.fromkeys((place, (place[0], ""))):
            own.setdefault(key, []).append(dated)
    made = []
    for phase in campaign.plan.phases:
        if phase.part_of is None:
            made.append(_phase_row(campaign, phase, own.get((phase.id, ""), [])))
            made += [
                _phase_row(campaign, stage, own.get((phase.id, stage.id), []), is_stage=True)
                for stage in campaign.plan.phases
                if stage.part_of == phase.id
            ]
    return Table(rows.columns(campaign, OVERVIEW), made, title=ALL.say(campaign.language))


def _phase_row(campaign: Campaign, phase: Phase, tasks: Sequence[DatedTask], is_stage: bool = False) -> Row:
    span = campaign.schedule.phases.get(phase.id)
    length = key_dates = when = ""
    if span is not None:
        first, last = span.start.day, span.end.day
        length = str(last - first + 1)
        with suppress(OutOfCalendar):  # nobody knows what is worked in the year 3000
            length += f" / {campaign.schedule.calendar.working_days(first, last)}"
        when = rows.span(campaign, span)
        if not is_stage:
            inside = [
                (campaign.schedule.end_minute(moment), moment.day, campaign.plan.key_dates[id_].name or id_)
                for id_, moment in campaign.schedule.key_dates.items()
                if moment is not None and first <= moment.day <= last
            ]
            key_dates = "\n".join(f"{campaign.offset(day)} {name}" for _, day, name in sorted(inside))
    late = sum(rows.is_late(campaign, dated) for dated in tasks)
    done = sum(dated.task.status == "done" for dated in tasks)
    cells = (
        phase.name or phase.id, when, length, str(len(tasks)), str(done), str(late or ""), key_dates, phase.notes or "",
    )  # fmt: skip
    return Row(cells, "step" if is_stage else "")


def _phases(campaign: Campaign, tasks: Sequence[DatedTask]) -> Iterator[Table]:
    columns = rows.columns(campaign, COLUMNS)
    tables: dict[str, tuple[phasing.Heading, list[Row]]] = {}
    for heading, own in phasing.by_phase(campaign, tasks, stages=True):
        key = heading.id or heading.name
        made = tables.setdefault(key, (phasing.heading(campaign, heading.id) if heading.id else heading, []))[1]
        if heading.stage:
            made.append(Row((f"{heading.name} · {heading.days}" if heading.days else heading.name,), "group"))
        numbered = sum(row.kind != "group" for row in made)
        made += [_row(campaign, dated, number) for number, dated in enumerate(own, start=numbered + 1)]
    for heading, made in tables.values():
        yield Table(columns, made, title=f"{heading.name} · {heading.days}" if heading.days else heading.name)


def _row(campaign: Campaign, dated: DatedTask, number: int) -> Row:
    cells = (
        str(number),
        rows.section(campaign, dated),
        rows.title(campaign, dated),
        rows.begin(campaign, dated),
        rows.end(campaign, dated),
        rows.owner(campaign, dated.task.owner),
        rows.status(campaign, dated),
    )
    return Row(cells, rows.row_kind(dated).kind, dated.id)
