"""Gantt charts before they are drawn: each task's bar, how it stands, how late it can be, and what leads to what."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given

from promoplan.sheet import Arrow, Bar, Chart, Sheet
from tests.views.random_plans import FEW, Plan, end_of, kept, phase_of, plans, start_of
from tests.views.sheets import EVENT, campaign, campaign_of, headings, sheets_of, task_titles

CHAIN = """
# today: 2026-11-03
phases: [{id: before, name: 促前, window: T-30 .. T-1}, {id: live, name: 促中, window: T}]
departments: {ops: {name: 运营部}, design: {name: 美编部}}
people: {li: {name: 小李}}
key_dates: {signup: {at: T-13, name: 报名截止}}
tasks:
  - {id: shoot, title: 拍摄, duration: 3d, department: design, owner: li, needs: [goods]}
  - {id: goods, title: 选款, window: T-20 .. T-10, department: ops, status: done}
  - {id: page, title: 页面, window: T-4 .. T-1, department: design, needs: [shoot + 2d], must_end_by: T-1}
  - {id: late, title: 样品, due: T-9, department: ops}
  - {id: open, title: 还没定, department: ops, due: tbd, decide_by: T-5}
  - {id: off, title: 不做了, due: T-3, status: dropped}
  - {id: watch, title: 晨会, window: T-3 .. T-1, repeat: daily, department: ops}
  - {id: go, title: 评审, due: T-2, duration: 0d}
"""


def gantt(sheet: Sheet) -> Chart:
    assert sheet.gantt is not None
    return sheet.gantt


def bars(chart: Chart) -> dict[str, Bar]:
    """The bars by what they show."""
    return {row.id: bar for row, bar in chart.lines if bar is not None}


def arrows(chart: Chart) -> set[tuple[str, str]]:
    return {(chart.lines[arrow.source][0].id, chart.lines[arrow.target][0].id) for arrow in chart.arrows}


def test_bars_have_their_days_their_state_and_how_late_they_can_be() -> None:
    sheets = sheets_of("gantt", campaign(CHAIN))
    assert list(sheets) == ["gantt", "gantt-departments", "gantt-department-ops", "gantt-department-design"]
    found = bars(gantt(sheets["gantt"]))
    days = {
        id_: (bar.kind, bar.first and bar.first - EVENT, bar.last and bar.last - EVENT) for id_, bar in found.items()
    }
    assert days == {
        "key_dates/signup": ("key", -13, -13),
        "phases/before": ("phase", -30, -1),
        "goods": ("task", -20, -10),
        "shoot": ("task", -9, -7),
        "page": ("task", -4, -1),
        "late": ("task", None, -9),
        "watch": ("task", -3, -1),
        "open": ("task", None, None),
        "go": ("milestone", -2, -2),
    }, "a phase without tasks has no line"
    assert {id_: bar.state for id_, bar in found.items() if bar.state} == {"goods": "done", "late": "late"}
    assert [day - EVENT for day in found["watch"].days] == [-3, -2, -1]
    assert found["shoot"].latest == EVENT - 7
    assert {id_ for id_, bar in found.items() if bar.critical} == {"shoot", "page"}


def test_arrows_lead_from_what_is_needed_to_what_needs_it() -> None:
    sheets = sheets_of("gantt", campaign(CHAIN))
    for name in ("gantt", "gantt-departments"):
        chart = gantt(sheets[name])
        assert arrows(chart) == {("goods", "shoot"), ("shoot", "page")}
        assert [arrow.critical for arrow in chart.arrows if chart.lines[arrow.source][0].id == "shoot"] == [True]
    assert arrows(gantt(sheets["gantt-department-ops"])) == set(), "the other end is on another sheet"


def test_tasks_stand_by_phase_or_by_department_in_the_order_of_days() -> None:
    sheets = sheets_of("gantt", campaign(CHAIN))
    (by_phase,), (by_department,) = sheets["gantt"].tables, sheets["gantt-departments"].tables
    assert headings(by_phase) == ["关键节点", "促前", "日期未定"]
    assert task_titles(by_phase)[:3] == ["选款", "样品", "拍摄\u00a0■"]
    assert headings(by_department) == ["关键节点", "运营部", "美编部", "其他"]
    assert "不做了" not in str(sheets["gantt"].tables)


@FEW
@given(plans(most_tasks=6))
def test_every_task_has_one_row_and_one_line_with_its_days(plan: Plan) -> None:
    made = sheets_of("gantt", campaign_of(plan))
    tasks = kept(plan)
    ids = {task["id"] for task in tasks}
    assert ("gantt" in made) == bool(tasks)
    for name in made.keys() & {"gantt", "gantt-departments"}:
        sheet = made[name]
        (table,) = sheet.tables
        listed = [row.id for row in table.rows if row.kind != "group" and not row.id.startswith("key_dates/")]
        assert sorted(listed) == sorted(ids)
        if sheet.gantt is None:
            assert all(end_of(task) is None for task in tasks)
            continue
        found = {row.id: bar for row, bar in sheet.gantt.lines if bar is not None and row.id in ids}
        for task in tasks:
            bar = found[task["id"]]
            assert _from_event(bar.last) == end_of(task)
            assert _from_event(bar.first) == start_of(task)
        assert _ordered(sheet.gantt.arrows)
        covered = {day.number for day in sheet.gantt.days}
        assert {bar.last for bar in found.values() if bar.last is not None} <= covered
    groups = {phase_of(plan, task)[0] for task in tasks}
    if "gantt" in made and plan["phases"]:
        named = {row.id.removeprefix("phases/") for row in made["gantt"].tables[0].rows if row.id.startswith("phases/")}
        assert named == groups - {""}


def _from_event(day: int | None) -> int | None:
    return None if day is None else day - EVENT


def _ordered(found: Sequence[Arrow]) -> bool:
    return all(arrow.source != arrow.target for arrow in found)
