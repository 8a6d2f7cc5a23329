"""The phases: how long each is and how far, with its key dates; then each phase's tasks, once each."""

from __future__ import annotations

from collections import Counter
from datetime import date

from chinese_calendar import is_workday
from hypothesis import given
from hypothesis import strategies as st

from promoplan.sheet import Table
from tests.views.random_plans import FEW, Plan, day, end_of, is_open, kept, phase_of, plans, window, windows
from tests.views.sheets import EVENT, campaign, campaign_of, column, lines, sheets_of, tables, under_headings

STAGES = """
# today: 2026-10-25
phases:
  - {id: before, name: 促前, window: T-30 .. T-1, notes: 备足货}
  - {id: live, name: 促中, window: T}
  - {id: pages, name: 页面, part_of: before, window: T-25 .. T-10}
  - {id: goods, name: 备货, part_of: before, window: T-30 .. T-15}
tasks:
  - {id: a, title: 订货, due: T-20, phase: goods}
  - {id: b, title: 设计, due: T-20, phase: pages, status: done}
  - {id: c, title: 报名, due: T-18}
  - {id: d, title: 上线, due: T, phase: live}
  - {id: e, title: 不做, due: T, phase: live, status: dropped}
  - {id: f, title: 收尾, due: T+3}
  - {id: g, title: 以后}
  - {id: h, title: 装箱, due: T-16, phase: goods}
"""


def overview(text: str) -> dict[str, dict[str, str]]:
    """The rows of the overview by their phase."""
    first, *_ = tables("phases", campaign(text))
    return {row["阶段"]: row for row in lines(first)}


def numbered(table: Table) -> list[tuple[str, list[tuple[str, str]]]]:
    """The headings of a phase's table, each with its tasks and their numbers."""
    return [(name, [(row["序号"], row["执行事项"]) for row in own]) for name, own in under_headings(table)]


def test_stages_stand_under_their_phase_in_the_plans_order() -> None:
    first, *_ = tables("phases", campaign(STAGES))
    assert [(row.cells[0], row.kind) for row in first.rows] == [
        ("促前", ""), ("页面", "step"), ("备货", "step"), ("促中", ""),
    ]  # fmt: skip


def test_each_phase_and_each_stage_counts_its_own() -> None:
    counts = {name: (row["任务"], row["完成"], row["迟到"]) for name, row in overview(STAGES).items()}
    assert counts == {
        "促前": ("4", "1", "2"),  # those of its stages are its own: 订货 and 报名 are late
        "页面": ("1", "1", ""),
        "备货": ("2", "0", "1"),
        "促中": ("1", "0", ""),  # what is dropped does not count
    }


def test_tasks_stand_under_their_stage_numbered_through_the_phase() -> None:
    _, *found = tables("phases", campaign(STAGES))
    assert {table.title: numbered(table) for table in found} == {
        "促前 · T-30 .. T-1": [
            ("", [("1", "报名")]),
            ("页面 · T-25 .. T-10", [("2", "设计")]),
            ("备货 · T-30 .. T-15", [("3", "订货"), ("4", "装箱")]),
        ],
        "促中 · T": [("", [("1", "上线")])],
        "不在任何阶段": [("", [("1", "收尾")])],
        "日期未定": [("", [("1", "以后")])],
    }


def test_key_dates_stand_with_the_phase_they_fall_into_by_day() -> None:
    rows = overview(
        STAGES
        + """
key_dates:
  late: {at: T-1, name: 亮剑}
  early: {at: T-30, name: 开始}
  middle: {at: T-22 10:00, name: 上线}
  day: {at: T, name: 当天}
  outside: {at: T+1, name: 收官}
  open: {at: tbd, decide_by: T-40}
"""
    )
    assert {name: row["节点"] for name, row in rows.items()} == {
        "促前": "T-30 开始\nT-22 上线\nT-1 亮剑",
        "页面": "",
        "备货": "",
        "促中": "T 当天",
    }
    assert rows["促前"]["备注"] == "备足货"


def test_a_phase_without_days_has_no_length() -> None:
    text = "phases: [{id: p, name: 期, window: tbd, decide_by: T-40}]\ntasks: [{id: a, title: A, due: T, phase: p}]"
    assert overview(text)["期"] | {"任务": "1"} == {
        "阶段": "期", "起止": "", "天数 / 工作日": "", "任务": "1", "完成": "0", "迟到": "", "节点": "", "备注": "",
    }  # fmt: skip


def test_a_plan_without_phases_has_no_such_sheet() -> None:
    assert sheets_of("phases", campaign("tasks: [{id: a, title: A, due: T}]")) == {}


@FEW
@given(st.lists(windows(-70, 40), min_size=1, max_size=4))
def test_days_and_working_days_are_those_of_the_official_calendar(spans: list[tuple[int, int]]) -> None:
    phases = [{"id": f"p{number}", "window": window(*span)} for number, span in enumerate(spans)]
    found = campaign_of({"phases": phases, "tasks": [{"id": "a", "title": "A", "due": "T"}]})
    expected = []
    for first, last in spans:
        days = [date.fromordinal(EVENT + offset) for offset in range(first, last + 1)]
        expected.append(f"{len(days)} / {sum(is_workday(on) for on in days)}")
    overall, *_ = tables("phases", found)
    assert column(overall, "天数 / 工作日") == expected
    for said, (begin, end) in zip(column(overall, "起止"), spans, strict=True):
        assert said.startswith(f"{day(begin)} · ")
        assert (f" 至 {day(end)} · " in said) == (begin != end)


@FEW
@given(plans())
def test_every_task_stands_there_once_in_its_phase_and_stage_and_is_counted_there(plan: Plan) -> None:
    found = campaign_of(plan, today="2026-10-12")
    if not plan["phases"] or not plan["tasks"]:
        assert sheets_of("phases", found) == {}
        return
    names = {phase["id"]: phase.get("name", phase["id"]) for phase in plan["phases"]}
    first, *others = tables("phases", found)
    expected: dict[tuple[str, str], list[str]] = {}
    counts = {name: Counter[str]() for name in names.values()}
    for task in kept(plan):
        id_, stage = phase_of(plan, task)
        end = end_of(task)
        phase = names[id_] if id_ else "日期未定" if end is None else "不在任何阶段"
        expected.setdefault((phase, names.get(stage, "")), []).append(task["id"])
        for name in {names[one] for one in (id_, stage) if one}:
            late = end is not None and end < -30 and is_open(task)
            counts[name] += Counter(tasks=1, done=task.get("status") == "done", late=late)
    made: dict[tuple[str, str], list[str]] = {}
    for table in others:
        for stage, own in under_headings(table):
            key = (table.title.rsplit(" · T", 1)[0], stage.rsplit(" · T", 1)[0])
            made[key] = ["task" + row["执行事项"].split("#")[1].rstrip("（持续）\u00a0★■(可选)") for row in own]
    assert made == expected
    printed = {row["阶段"]: (int(row["任务"]), int(row["完成"]), int(row["迟到"] or 0)) for row in lines(first)}
    assert printed == {name: (own["tasks"], own["done"], own["late"]) for name, own in counts.items()}
