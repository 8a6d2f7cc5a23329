"""What rows can be chosen by: whose a task is, in which phase, how it stands."""

from __future__ import annotations

from promoplan import views
from promoplan.campaign import Campaign
from promoplan.views.facets import facets
from tests.views.sheets import campaign, in_language, said

PLAN = """
# today: 2026-10-25
departments: {ops: {name: 运营部}, shop: {name: 门店}}
people: {li: {name: 李}, wu: {name: 吴}, li2: {name: 李}}
phases:
  - {id: warm, name: 预热, window: T-20 .. T-1}
  - {id: pages, name: 页面, window: T-20 .. T-10, part_of: warm}
  - {id: live, name: 当天, window: T}
tasks:
  - {id: a, title: A, department: ops, owner: li, due: T-18, steps: [{title: x, owner: wu}, {title: y, owner: wu}]}
  - {id: b, title: B, department: shop, owner: wu, helpers: [ops, li2], due: T, status: doing}
  - {id: c, title: C, owner: nobody, due: T+9, status: done}
  - {id: d, title: D, phase: pages, due: T-12, status: blocked}
  - {id: e, title: E, duration: 2d, status: dropped}
"""
STATUSES = {"未完成", "迟到", "没开始", "进行中", "卡住", "完成", "取消"}


def chosen_by(found: Campaign) -> dict[str, dict[str, list[str]]]:
    """Each task's values by their facets, as ids."""
    made = facets(found)
    return {
        id_: {
            facet.key: [facet.values[place][0] for place in places]
            for facet, places in zip(made.facets, values, strict=True)
        }
        for id_, values in made.of.items()
    }


def test_a_task_is_its_owners_its_helpers_and_whoever_has_a_step() -> None:
    values = chosen_by(campaign(PLAN))
    assert values["a"] == {
        "department": ["ops"],
        "person": ["li", "wu"],
        "phase": ["warm"],
        "status": ["open", "late", "todo"],
    }
    assert values["b"] == {
        "department": ["shop"],
        "person": ["wu", "li2"],
        "phase": ["live"],
        "status": ["open", "doing"],
    }
    assert values["c"] == {"department": [], "person": [], "phase": ["-"], "status": ["done"]}
    assert values["d"]["phase"] == ["warm"]
    assert values["d"]["status"] == ["open", "blocked"]
    assert values["e"]["status"] == ["dropped"]


def test_two_of_one_name_say_their_ids() -> None:
    found = campaign(PLAN)
    names = {facet.key: [text for _, text in facet.values] for facet in facets(found).facets}
    assert names["person"] == ["李 (li)", "吴", "李 (li2)"]
    assert names["department"] == ["运营部", "门店"]
    assert names["phase"] == ["预热", "当天", "不在任何阶段"]
    assert set(names["status"]) == STATUSES
    english = facets(in_language(found, "en")).facets
    assert [facet.title for facet in english] == ["Department", "Person", "Phase", "Status"]


def test_every_row_of_a_task_has_its_values_on_every_sheet() -> None:
    found = campaign(PLAN)
    seen = set()
    for view in views.names():
        for sheet in views.view(view).build(found):
            for table in sheet.tables:
                keys = {column.key for column in table.columns}
                for row in table.rows:
                    titles = {said(cell).split("\n")[0].split("\u00a0")[0] for cell in row.cells}
                    if row.kind in ("", "done", "dropped") and titles & set("ABCDE") and keys & {"title", "content"}:
                        if view in ("gantt", "open-points"):  # a picture of all of them; what is open there is no task
                            continue
                        assert sheet.facets is not None, view
                        assert row.id in sheet.facets.of, view
                        seen.add(view)
    assert seen == {
        "action-table", "checklist", "day-grid", "division-table", "phases", "process-table", "tasks", "today",
    }  # fmt: skip
