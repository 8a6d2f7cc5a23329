"""The pictures of progress and traffic, undrawn: they hold the figures that are told elsewhere."""

from __future__ import annotations

from datetime import date

from promoplan.campaign import Campaign
from promoplan.plot import Bars, Lines
from promoplan.progress import departments
from promoplan.sheet import Table
from promoplan.views import index
from tests.views.sheets import campaign, column, in_language, tables

PLAN = """
# today: 2026-10-25
departments: {ops: {name: 运营部}, shop: {name: 门店}, idle: {name: 空}}
tasks:
  - {id: a, title: A, department: ops, due: T-30, status: done, done_on: T-32}
  - {id: b, title: B, department: ops, due: T-20}
  - {id: c, title: C, department: shop, due: T-18, status: done}
  - {id: d, title: D, department: shop, due: T+3}
  - {id: e, title: E, department: shop, due: T-2, status: dropped}
  - {id: f, title: F, department: ops, due: tbd, decide_by: T-9}
  - {id: g, title: G, department: shop, due: T-1, status: done}
"""
TRAFFIC = """
targets: {gmv: {floor: 100万}, conversion_rate: 4%, avg_order_value: 100}
traffic:
  - {channel: 搜索, uv: 15万, last_year: {uv: 12万}}
  - {channel: 短信, uv: 5万}
"""
EVENT = date(2026, 11, 11).toordinal()


def of_index(found: Campaign) -> tuple[Table, Table]:
    by_department, against_plan, *_ = index.build(found, []).tables
    return by_department, against_plan


def test_departments_have_what_is_done_late_and_open() -> None:
    found = campaign(PLAN)
    plot = of_index(found)[0].plot
    assert isinstance(plot, Bars)
    (bars,) = plot.blocks
    assert [(bar.label, dict(bar.parts), bar.text) for bar in bars] == [
        ("运营部", {"done": 1, "late": 1, "open": 1}, "完成 1 / 3，迟到 1"),
        ("门店", {"done": 2, "late": 0, "open": 1}, "完成 2 / 3"),
    ]
    for bar, part in zip(bars, departments(found, found.tasks), strict=True):
        assert sum(value for _, value in bar.parts) == part.total
    assert plot.said == "运营部：完成 1 / 3，迟到 1；门店：完成 2 / 3"
    assert [kind for kind, _ in plot.legend] == ["done", "late", "open"]


def test_progress_goes_by_the_days_on_which_things_should_be_and_were_done() -> None:
    table = of_index(campaign(PLAN))[1]
    plot = table.plot
    assert isinstance(plot, Lines)
    planned, done = plot.lines
    assert [(day - EVENT, share) for day, share in planned.points] == [
        (-32, 0.0), (-30, 0.2), (-20, 0.4), (-18, 0.6), (-1, 0.8), (3, 1.0),
    ]  # fmt: skip
    # C says no day and counts on its own, G is done before its day and counts today
    assert [(day - EVENT, share) for day, share in done.points] == [(-32, 0.2), (-18, 0.4), (-17, 0.6)]
    assert [(kind, day - EVENT) for kind, day, _ in plot.days] == [("event", 0), ("today", -17)]
    assert plot.said == "到今天（T-17）按计划应完成 3（60%），已完成 3（60%），共 5 件。"
    assert table.notes == ["没写完成日的，算在计划那天完成，最晚算今天。", "没有日期的 1 件不在内。"]
    assert table.folded


def test_the_table_of_progress_says_each_week_today_and_the_event() -> None:
    table = of_index(campaign(PLAN))[1]
    rows = {
        day.split(" ")[0]: share
        for day, share in zip(column(table, "到这天为止"), column(table, "完成占比"), strict=True)
    }
    assert rows["T-31"] == "20%"  # a Sunday
    assert rows["T-17"] == "60%"
    assert rows["T"] == rows["T+3"] == ""  # nobody knows yet
    assert column(table, "应完成占比")[-1] == "100%"
    assert len(rows) == len(table.rows)


def test_there_is_no_picture_of_one_day_or_of_no_task() -> None:
    for tasks in ("", "tasks: [{id: a, title: A, due: T-3}, {id: b, title: B, due: T-3}]"):
        made = index.build(campaign(f"# today: 2026-10-25\n{tasks}"), [])
        assert [table.plot for table in made.tables if table.plot] == []


def test_today_before_the_first_day_or_after_the_last() -> None:
    early = of_index(campaign(PLAN.replace("2026-10-25", "2026-09-01").replace("done_on: T-32", "done_on: T-30")))[
        1
    ].plot
    assert isinstance(early, Lines)
    assert all(kind != "today" or early.first <= day <= early.last for kind, day, _ in early.days)
    late = of_index(campaign(PLAN.replace("2026-10-25", "2027-01-05")))[1].plot
    assert isinstance(late, Lines)
    assert [kind for kind, _, _ in late.days] == ["event"]
    assert late.lines[1].points[-1][0] == late.last


def test_traffic_has_shares_last_year_and_what_is_missing() -> None:
    found = campaign(TRAFFIC)
    *_, table = tables("traffic", found)
    plot = table.plot
    assert isinstance(plot, Bars)
    sources, sums = plot.blocks
    assert [(bar.label, bar.parts, bar.text, bar.before) for bar in sources] == [
        ("搜索", (("planned", 150000.0),), "150,000 · 75%，去年 120,000", 120000.0),
        ("短信", (("planned", 50000.0),), "50,000 · 25%", None),
    ]
    total, needed = sums
    assert total.parts == (("planned", 200000.0),)
    assert needed.parts == (("needed", 200000.0), ("missing", 50000.0))
    assert needed.text == "250,000 · 还缺 50,000"
    assert column(table, "渠道") == ["搜索", "短信", "合计", "要的（保底）", "还缺"]
    assert column(table, "计划") == ["150,000", "50,000", "200,000", "250,000", "50,000"]
    english = tables("traffic", in_language(found, "en"))[-1].plot
    assert isinstance(english, Bars)
    assert english.blocks[1][1].text == "250,000 · Missing 50,000"


def test_one_source_needs_no_picture() -> None:
    found = campaign(TRAFFIC.partition("  - {channel: 短信")[0])
    assert all(table.plot is None for table in tables("traffic", found))
