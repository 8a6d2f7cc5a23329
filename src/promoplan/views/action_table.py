"""The action table 行动项目表: phase by phase and side by side, what is done, by when, and how much is still open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from promoplan.campaign import Campaign
from promoplan.finding import Words
from promoplan.schedule.schedule import DatedTask
from promoplan.sheet import Row, Sheet, Table
from promoplan.views import facets, phasing, rows
from promoplan.views.scope import head, scoped

TITLE = Words("行动项目表", "Action table")
COLUMNS: tuple[rows.ColumnWords, ...] = (
    ("item", Words("项目", "Item"), "text"),
    ("title", Words("描述", "Description"), "text"),
    ("remark", Words("备注", "Remark"), "day"),
    ("due", Words("时间", "Time"), "day"),
    ("tick", Words("完成", "Done"), "tick"),
    ("owner", Words("负责人", "Person"), "text"),
)
HEADING = Words("{name}　未完 {open} / 共 {total}", "{name} — {open} open of {total}")
OPEN = Words("未完", "Open")
OPEN_IN = Words("{name} {open}", "{name} {open}")
JOINT = Words("，", ", ")


def build(campaign: Campaign) -> Iterator[Sheet]:
    language = campaign.language
    columns = rows.columns(campaign, COLUMNS)
    for scope, tasks in scoped(campaign, campaign.tasks, "action-table"):
        by_phase = list(phasing.by_phase(campaign, [dated for dated in tasks if dated.task.status != "dropped"]))
        if not by_phase:
            continue
        counted = [OPEN_IN.say(language).format(name=phase.name, open=rows.count_open(own)) for phase, own in by_phase]
        yield Sheet(
            name=f"action-table{scope.file}",
            title=scope.title(TITLE.say(language)),
            head=head(campaign),
            tables=[Table(columns, [row for phase, own in by_phase for row in _rows(campaign, phase, own)])],
            facts=[(OPEN.say(language), JOINT.say(language).join(counted)), *rows.legend(campaign, tasks)],
            group=scope.kind,
            facets=facets.facets(campaign),
        )


def _rows(campaign: Campaign, phase: phasing.Heading, tasks: Sequence[DatedTask]) -> Iterator[Row]:
    yield Row((_counted(campaign, f"{phase.name} · {phase.days}" if phase.days else phase.name, tasks),), "group")
    sides = list(dict.fromkeys(_side(campaign, id_) for id_ in campaign.plan.departments))
    order = {side: number for number, side in enumerate(sides)}

    def place(dated: DatedTask) -> tuple[int, str]:
        side = _side(campaign, dated.task.department)
        return order.get(side, len(order)), side

    for (_, side), group in groupby(sorted(tasks, key=place), key=place):
        own = list(group)
        yield Row((_counted(campaign, side, own),), "subgroup")
        yield from (_row(campaign, dated) for dated in own)


def _side(campaign: Campaign, department: str | None) -> str:
    """The side a department is on (商品端); the department itself where the plan names none."""
    found = campaign.plan.departments.get(department or "")
    return (found.side if found else None) or campaign.department_name(department) or rows.OTHER.say(campaign.language)


def _counted(campaign: Campaign, name: str, tasks: Sequence[DatedTask]) -> str:
    return HEADING.say(campaign.language).format(name=name, open=rows.count_open(tasks), total=len(tasks))


def _row(campaign: Campaign, dated: DatedTask) -> Row:
    task = dated.task
    cells = (
        rows.section(campaign, dated),
        rows.title(campaign, dated),
        rows.remarks(campaign, dated),
        rows.when(campaign, dated),
        "x" if task.status == "done" else "",
        rows.owner(campaign, task.owner),
    )
    return Row(cells, rows.row_kind(dated).kind, dated.id)
