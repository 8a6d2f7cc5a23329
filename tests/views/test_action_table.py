"""The action table: phase by phase and side by side, with what is still open."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given

from promoplan.sheet import Table
from tests.views.random_plans import FEW, Plan, end_of, is_open, kept, phase_of, plans
from tests.views.sheets import campaign, campaign_of, headings, line, lines, said, sheets_of, table, under_headings

PHASES = """
phases:
  - {id: before, name: 促前, window: T-30 .. T-1}
  - {id: stage, name: 备货, part_of: before, window: T-20 .. T-10}
  - {id: live, name: 促中, window: T}
"""
DEPARTMENTS = """
departments:
  goods: {name: 商品部, side: 商品端}
  ops: {name: 运营部, side: 运营端}
  it: {name: 技术部}
  design: {name: 美编部, side: 运营端}
"""


def sides(found: Table) -> list[tuple[str, list[str]]]:
    """Each side with the titles below it, as they come."""
    made: list[tuple[str, list[str]]] = []
    for row in found.rows:
        if row.kind == "subgroup":
            made.append((said(row.cells[0]).partition("　")[0], []))
        elif row.kind != "group":
            made[-1][1].append(line(found, row)["描述"])
    return made


def facts(text: str) -> dict[str, str]:
    return dict(sheets_of("action-table", campaign(text))["action-table"].facts)


def test_phases_stand_in_the_plans_order_and_what_has_none_or_no_day_comes_last() -> None:
    found = table(
        "action-table",
        campaign(
            PHASES
            + """
tasks:
  - {id: a, title: 没日子}
  - {id: b, title: 在外面, due: T+5}
  - {id: c, title: 当天, due: T}
  - {id: d, title: 分段里, due: T-12, phase: stage}
  - {id: e, title: 点名的, phase: live}
  - {id: f, title: 按日子, due: T-15}
"""
        ),
    )
    assert [(name, [row["描述"] for row in own]) for name, own in under_headings(found)] == [
        ("促前 · T-30 .. T-1　未完 2 / 共 2", ["分段里", "按日子"]),
        ("促中 · T　未完 2 / 共 2", ["当天", "点名的"]),
        ("不在任何阶段　未完 1 / 共 1", ["在外面"]),
        ("日期未定　未完 1 / 共 1", ["没日子"]),
    ]


def test_sides_stand_in_the_order_of_their_first_department_and_a_department_without_side_is_one() -> None:
    tasks = "tasks: [{id: n, title: 没部门, due: T-3}, " + ", ".join(
        f"{{id: {id_}{number}, title: {id_}{number}, due: T-3, department: {id_}}}"
        for number in (1, 2)
        for id_ in ("design", "it", "ops", "goods")
    )
    assert sides(table("action-table", campaign(DEPARTMENTS + tasks + "]\n"))) == [
        ("商品端", ["goods1", "goods2"]),
        ("运营端", ["design1", "ops1", "design2", "ops2"]),
        ("技术部", ["it1", "it2"]),
        ("其他", ["没部门"]),
    ]


@pytest.mark.parametrize(
    ("statuses", "said_open"),
    [
        (("todo",), "未完 1 / 共 1"),
        (("doing", "blocked", "todo"), "未完 3 / 共 3"),
        (("done", "todo"), "未完 1 / 共 2"),
        (("done", "done"), "未完 0 / 共 2"),
        (("dropped", "todo", "done"), "未完 1 / 共 2"),
    ],
    ids=" ".join,
)
def test_open_is_what_is_neither_done_nor_dropped(statuses: tuple[str, ...], said_open: str) -> None:
    tasks = ", ".join(f"{{id: task{n}, title: 事{n}, due: T, status: {one}}}" for n, one in enumerate(statuses))
    text = f"{PHASES}tasks: [{tasks}]\n"
    found = table("action-table", campaign(text))
    assert headings(found) == [f"促中 · T　{said_open}"]
    assert headings(found, "subgroup") == [f"其他　{said_open}"]
    assert facts(text) == {"未完": f"促中 {said_open.split()[1]}"}
    assert [row["完成"] for row in lines(found)] == [
        "x" if one == "done" else "" for one in statuses if one != "dropped"
    ]


def test_the_head_counts_what_is_open_in_each_phase_and_explains_the_star() -> None:
    tasks = (
        "tasks: [{id: a, title: A, due: T}, {id: b, title: B, due: T-3}, {id: c, title: C, due: T-4, priority: must}]"
    )
    assert facts(PHASES + tasks) == {"未完": "促前 2，促中 1", "★": "必须完成"}


def test_a_row_says_where_it_belongs_what_is_done_by_when_and_by_whom() -> None:
    text = """
people: {li: {name: 李雷}}
tasks: [{id: a, title: 订货, section: [备货, 别处], notes: 分两批, due: T-3, owner: li, priority: must, status: done}]
"""
    assert lines(table("action-table", campaign(text))) == [
        {
            "项目": "备货",
            "描述": "订货\u00a0★",
            "备注": "分两批",
            "时间": "T-3 · 11-08 周日(休)",
            "完成": "x",
            "负责人": "李雷",
        }
    ]


def test_each_department_that_the_plan_does_not_have_has_a_heading_of_its_own() -> None:
    text = "tasks: [{id: a, title: A, due: T, department: x}, {id: b, title: B, due: T}, {id: c, title: C, due: T}]\n"
    assert sides(table("action-table", campaign(text))) == [("x", ["A"]), ("其他", ["B", "C"])]


@FEW
@given(plans())
def test_no_task_is_lost_and_none_stands_there_twice(plan: Plan) -> None:
    if not kept(plan):
        return
    found = table("action-table", campaign_of(plan))
    titles = [row["描述"].split("#")[1].rstrip("（持续）\u00a0★■(可选)") for row in lines(found)]
    assert sorted(titles) == sorted(task["id"].removeprefix("task") for task in kept(plan))


@FEW
@given(plans())
def test_a_task_stands_under_its_phase_and_each_phase_counts_its_own(plan: Plan) -> None:
    if not kept(plan):
        return
    names = {phase["id"]: phase["name"] for phase in plan["phases"] if "part_of" not in phase}
    names[""] = "不在任何阶段"
    expected: dict[str, Counter[bool]] = {}
    for task in kept(plan):
        id_, _ = phase_of(plan, task)
        name = "日期未定" if not id_ and end_of(task) is None else names[id_]
        expected.setdefault(name, Counter())[is_open(task)] += 1
    made = dict(under_headings(table("action-table", campaign_of(plan))))
    printed = {name.partition("　")[0].rsplit(" · T", 1)[0]: name.partition("　")[2] for name in made}
    assert printed == {name: f"未完 {counts[True]} / 共 {counts.total()}" for name, counts in expected.items()}
    order = [*(names[phase["id"]] for phase in plan["phases"] if "part_of" not in phase), names[""], "日期未定"]
    assert list(printed) == [name for name in order if name in expected]
