"""The `sheets` section: tables of one's own, each a view of some tasks."""

from __future__ import annotations

from typing import Annotated

from promoplan.plan.fields import AsList, Id, OptionalText, Part, References, Texts, WindowField, choice, field

# The views that show tasks; a test compares them with the views there are.
TASK_VIEWS = ("action-table", "checklist", "day-grid", "division-table", "gantt", "phases", "process-table", "tasks")


class OwnSheet(Part):
    id: Id = field("编号", "id, part of the file's name")
    view: Annotated[str | None, choice(*TASK_VIEWS)] = field("表", "the view: " + ", ".join(TASK_VIEWS))
    name: OptionalText = field("名称", "its title", None)
    sections: Texts = field("分类", "only tasks under these headings, printed in this order", ())
    phases: References = field("阶段", "only tasks of these phases, and of their stages", ())
    departments: References = field("部门", "only tasks of these departments", ())
    window: WindowField = field("起止", "only tasks that run in these days; a grid shows all of these days", None)


SHAPE = Annotated[tuple[OwnSheet, ...], AsList]
