"""The checklist: what is due, in the order of days, with a box to tick, who waits for whom, and a line to sign."""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.days.write import Moment
from promoplan.finding import Words
from promoplan.schedule.schedule import DatedTask, start_minute
from promoplan.sheet import Row, Sheet, Table
from promoplan.views import facets, rows, series
from promoplan.views.scope import Scope, head, rows_for, scoped_for_each

TITLE = Words("检查表", "Checklist")
COLUMNS: tuple[rows.ColumnWords, ...] = (
    ("tick", Words("✓", "✓"), "tick"),
    ("due", Words("时间", "When"), "day"),
    ("title", Words("事项", "Task"), "text"),
    ("owner", Words("责任人", "Owner"), "text"),
    ("waits-for", Words("我在等", "Waits for"), "day"),
    ("waited-for-by", Words("谁在等我", "Waited for by"), "day"),
    ("sign", Words("签字", "Signature"), "sign"),
)
NO_DAY = Words("日期未定", "No date yet")
NO_PHASE = Words("不在任何阶段", "Outside the phases")
CHECKED_BY = Words("复核人", "Checked by")
LEAD = Words("负责人签字", "Lead's signature")
LAST = 1 << 40


def build(campaign: Campaign) -> Iterator[Sheet]:
    language = campaign.language
    columns = rows.columns(campaign, COLUMNS)
    made = {dated.index: list(_rows(campaign, dated)) for dated in campaign.tasks if dated.task.status != "dropped"}
    ordered = sorted(
        (dated for dated in campaign.tasks if dated.index in made),
        key=lambda dated: (_minute(campaign, dated), dated.index),
    )
    groups = {dated.index: _group(campaign, dated) for dated in ordered}
    headings: dict[str, Row] = {}
    top = head(campaign)
    for scope, tasks in scoped_for_each(campaign, ordered, "checklist"):
        yield Sheet(
            name=f"checklist{scope.file}",
            title=scope.title(TITLE.say(language)),
            whose=scope.whose(TITLE.say(language)),
            head=top,
            tables=[Table(columns, list(_grouped(scope, tasks, groups, made, headings)))],
            facts=list(rows.legend(campaign, tasks)),
            signed=(LEAD.say(language), CHECKED_BY.say(language)),
            group=scope.kind,
            facets=facets.facets(campaign),
        )


def _minute(campaign: Campaign, dated: DatedTask) -> int:
    """What a task is sorted by: its end; its beginning where it repeats or takes some hours of a day; undated last."""
    if dated.finish is None:
        return LAST
    if (first := _first(campaign, dated)) is not None:
        return campaign.schedule.end_minute(first)
    start = dated.start
    if start is not None and start.minute is not None and start.day == dated.finish.day:
        return start_minute(start)
    return campaign.schedule.end_minute(dated.finish)


def _first(campaign: Campaign, dated: DatedTask) -> Moment | None:
    """When a task that repeats is done for the first time."""
    return series.begins(campaign, dated) if dated.task.repeat is not None else None


def _grouped(
    scope: Scope, tasks: list[DatedTask], groups: dict[int, str], made: dict[int, list[Row]], headings: dict[str, Row]
) -> Iterator[Row]:
    current = None
    for dated in tasks:
        name = groups[dated.index]
        if name != current:
            current = name
            yield headings.setdefault(name, Row((name,), "group"))
        yield from rows_for(scope, dated, made[dated.index])


def _group(campaign: Campaign, dated: DatedTask) -> str:
    """The phase a task's end (its first time, where it repeats) falls into, with its days; else why it is in none."""
    if dated.finish is None:
        return NO_DAY.say(campaign.language)
    day = (_first(campaign, dated) or dated.finish).day
    for phase in campaign.plan.phases:
        span = campaign.schedule.phases.get(phase.id) if phase.part_of is None else None
        if span is not None and span.start.day <= day <= span.end.day:
            first, last = campaign.offset(span.start.day), campaign.offset(span.end.day)
            return f"{phase.name or phase.id} · {first}" + (f" .. {last}" if last != first else "")
    return NO_PHASE.say(campaign.language) if campaign.plan.phases else TITLE.say(campaign.language)


def _content(campaign: Campaign, dated: DatedTask) -> str:
    """What is done, how one sees that it is, and what stands in its way."""
    task = dated.task
    lines = [rows.title(campaign, dated)]
    if task.done_when:
        lines.append(f"→ {task.done_when}")
    if task.because and task.is_open:
        lines.append(rows.REASON.say(campaign.language) + task.because)
    if task.repeat is not None and task.is_open:
        lines.append(series.boxes(campaign, dated))
    return "\n".join(filter(None, lines))


def _when(campaign: Campaign, dated: DatedTask) -> tuple[str, ...]:
    """By when it is done, by when it has to be begun, and how it stands."""
    if dated.task.status == "done":
        return (rows.by(campaign, dated),)
    return rows.by(campaign, dated), rows.begin_by(campaign, dated), rows.status(campaign, dated)


def _step(dated: DatedTask, place: int) -> str:
    step = dated.task.steps[place]
    title = f"{rows.step_letter(place)}. {step.title}"
    return f"{title}\n{step.notes}" if step.notes else title


def _rows(campaign: Campaign, dated: DatedTask) -> Iterator[Row]:
    task = dated.task
    done = task.status == "done"
    yield Row(
        (
            "x" if done else "",
            "\n".join(filter(None, _when(campaign, dated))),
            _content(campaign, dated),
            rows.owner(campaign, task.owner),
            rows.waits_for(campaign, dated) if task.needs else "",
            rows.waited_for_by(campaign, dated) if dated.id in campaign.followers else "",
            "",
        ),
        rows.row_kind(dated).kind,
        dated.id,
    )
    for place, step in enumerate(task.steps):
        yield Row(
            (
                "x" if done or step.status == "done" else "-" if step.status == "dropped" else "",
                rows.step_when(campaign, dated, place),
                _step(dated, place),
                rows.owner(campaign, step.owner),
                "",
                "",
                "",
            ),
            "step",
            rows.step_id(dated, place),
        )
