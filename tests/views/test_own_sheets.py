"""Tables of the plan's own: each shows the tasks that fit all it asks for, in any view of tasks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promoplan import views
from promoplan.plan.sheets import TASK_VIEWS, OwnSheet
from promoplan.sheet import Sheet
from tests.views.random_plans import FEW, FIRST, LAST, Data, Plan, end_of, offsets, plans, start_of, window, windows
from tests.views.sheets import campaign, campaign_of, sheets_of, task_titles

PLAN = """
phases:
  - {id: before, window: T-30 .. T-1}
  - {id: goods, part_of: before, window: T-30 .. T-15}
  - {id: live, window: T}
departments: {ops: {name: 运营部}, design: {name: 美编部}}
tasks:
  - {id: a, title: 'A #1', window: T-30 .. T-20, phase: goods, department: ops, section: [备货, 总览]}
  - {id: b, title: 'B #2', due: T-10, phase: before, department: design, section: 总览}
  - {id: c, title: 'C #3', due: T, phase: live, department: ops}
  - {id: d, title: 'D #4', due: T-5, department: ops, section: 备货}
  - {id: e, title: 'E #5', due: T+3, section: 收尾}
"""


def shown(sheets: Iterable[Sheet]) -> list[int]:
    """The numbers at the ends of the titles on some sheets of tasks."""
    titles = (title for sheet in sheets for table in sheet.tables for title in task_titles(table))
    return sorted(int(re.findall(r"#(\d+)", title)[0]) for title in titles)


@pytest.mark.parametrize("view", TASK_VIEWS)
@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        ("", {1, 2, 3, 4, 5}),
        ("sections: [备货]", {1, 4}),
        ("sections: [总览, 收尾]", {1, 2, 5}),
        ("phases: [before]", {1, 2}),  # with those of its stages; a task that names no phase is in none
        ("phases: [goods, live]", {1, 3}),
        ("departments: [ops]", {1, 3, 4}),
        ("window: T-20 .. T-10", {1, 2}),  # the first ends on its first day, the second is due on its last
        ("window: T-29 .. T-21", {1}),  # it runs all the while
        ("window: T-9 .. T-6", set()),
        ("sections: [备货], departments: [ops], window: T-9 .. T", {4}),
        ("sections: [备货], departments: [design]", set()),
    ],
    ids=lambda value: str(value) if isinstance(value, str) else "",
)
def test_a_table_shows_what_fits_all_that_it_asks_for(view: str, asked: str, numbers: set[int]) -> None:
    made = sheets_of(view, campaign(f"sheets: [{{id: own, view: {view}, {asked}}}]\n{PLAN}"))
    assert set(shown([made[view]])) == {1, 2, 3, 4, 5}
    own = [sheet for sheet in made.values() if sheet.group == "own"]
    assert [sheet.name for sheet in own] == ([f"{view}-sheet-own"] if numbers else [])
    assert set(shown(own)) == numbers


@pytest.mark.parametrize("view", TASK_VIEWS)
def test_a_table_has_the_name_and_the_place_that_the_plan_gives_it(view: str) -> None:
    own = f"sheets: [{{id: B, view: {view}, name: 备战表}}, {{id: a, view: {view}}}, {{id: c, view: other}}]\n"
    made = [sheet for sheet in sheets_of(view, campaign(own + PLAN)).values() if sheet.group == "own"]
    assert [sheet.title for sheet in made] == ["备战表", "a"]
    assert [sheet.whose for sheet in made] == [None, None]
    assert re.fullmatch(rf"{view}-sheet-b~[0-9a-f]{{6}}", made[0].name)


def test_the_views_that_a_table_may_name_are_those_that_make_one() -> None:
    found = campaign(PLAN)
    makes = []
    for name in views.names():
        sheet = OwnSheet.model_construct(id="own", view=name)
        schedule = found.schedule._replace(sheets=[None])
        asked = replace(found, plan=found.plan._replace(sheets=(sheet,)), schedule=schedule)
        if any(made.group == "own" for made in sheets_of(name, asked).values()):
            makes.append(name)
    assert tuple(makes) == TASK_VIEWS


@st.composite
def selections(draw: st.DrawFn, plan: Data) -> Plan:
    """What a table may ask for, of the things a plan has."""
    asked: Plan = {}
    known_of = {
        "sections": plan["x-sections"],
        "phases": [phase["id"] for phase in plan["phases"]],
        "departments": list(plan["departments"]),
    }
    for key, known in known_of.items():
        if known and draw(st.booleans()):
            asked[key] = draw(st.lists(st.sampled_from(known), min_size=1, unique=True))
    if draw(st.booleans()):
        asked["window"] = window(*draw(windows()))
    return asked


def fits(plan: Data, asked: Data, task: Data) -> bool:
    sections = task.get("section", [])
    sections = [sections] if isinstance(sections, str) else sections
    phases = {"": None, **{phase["id"]: phase.get("part_of") for phase in plan["phases"]}}
    named = {task.get("phase", ""), phases[task.get("phase", "")]} - {"", None}
    first, last = offsets(asked.get("window", window(FIRST - 100, LAST + 100)))
    end = end_of(task)
    start = end if start_of(task) is None else start_of(task)
    return (
        ("sections" not in asked or bool(set(sections) & set(asked["sections"])))
        and ("phases" not in asked or bool(named & set(asked["phases"])))
        and ("departments" not in asked or task.get("department") in asked["departments"])
        and ("window" not in asked or (end is not None and start is not None and start <= last and end >= first))
    )


@pytest.mark.parametrize("view", TASK_VIEWS)
@FEW
@given(data=st.data())
def test_selection_against_a_plain_count(view: str, data: st.DataObject) -> None:
    plan = data.draw(plans(most_tasks=5))
    asked = data.draw(selections(plan))
    made = sheets_of(view, campaign_of(plan | {"sheets": [{"id": "own", "view": view, **asked}]}))
    expected = set()
    for number, task in enumerate(plan["tasks"]):
        days = end_of(task) is not None if view == "day-grid" else True
        dropped = task.get("status") == "dropped" and view != "tasks"
        if fits(plan, asked, task) and days and not dropped:
            expected.add(number)
    own = [sheet for sheet in made.values() if sheet.group == "own"]
    numbers = set(shown(own))
    if view == "day-grid":  # a task without a day may have notes, and then has a row
        numbers = {number for number in numbers if end_of(plan["tasks"][number]) is not None}
    assert numbers == (expected if view != "phases" or plan["phases"] else set())
