"""Tables with a column a day (day grid, process table, leave and load): each day's cell, against a plain count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import Any, NamedTuple

import pytest
from chinese_calendar import get_holiday_detail, is_workday
from chinese_calendar.constants import Holiday
from hypothesis import given
from hypothesis import strategies as st

from promoplan.sheet import Mark, Row, Sheet, Table
from tests.views.random_plans import FEW, day, window, windows
from tests.views.sheets import (
    EVENT,
    campaign,
    campaign_of,
    column,
    day_cells,
    days_of,
    headings,
    in_language,
    line,
    lines,
    said,
    sheets_of,
    tables,
)

WEEKDAYS = {"zh": "一二三四五六日", "en": ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")}
GRIDS = ("day-grid", "process-table")


class Work(NamedTuple):
    """A task by its days, counted from the event."""

    start: int | None
    end: int | None
    steps: tuple[int, ...]
    log: tuple[tuple[int, str], ...]
    status: str

    def written(self, number: int) -> dict[str, Any]:
        made: dict[str, Any] = {"id": f"task{number}", "title": f"第{number}件", "status": self.status}
        if self.end is not None:
            made |= {"due": day(self.end)} if self.start is None else {"window": window(self.start, self.end)}
        made["steps"] = [{"title": f"第{place}步", "due": day(due)} for place, due in enumerate(self.steps)]
        made["log"] = {day(on): text for on, text in self.log}
        return made

    def mark(self, on: int) -> str:
        """What its bar says on a day."""
        if self.end is None:
            return ""
        if on == self.end:
            return "✓" if self.status == "done" else "◆"
        begin = self.end if self.start is None else self.start
        return "◇" if on in self.steps else "━" if begin <= on < self.end else ""

    def cell(self, on: int) -> str:
        """The same with what was noted that day; a long note has a number there, shown as ①."""
        notes = dict(self.log)
        if on not in notes:
            return self.mark(on)
        note = notes[on] if len(notes[on]) <= 8 else "①"
        return self.mark(on).replace("━", "") + note


SPAN = st.one_of(
    windows(-50, 40),
    st.tuples(st.none(), st.integers(-50, 40)),
    st.just((None, None)),
)
NOTE = st.tuples(st.integers(-50, 40), st.text("到货齐了", min_size=1, max_size=14))
WORK = st.builds(
    lambda span, steps, log, status: Work(span[0], span[1], tuple(steps), tuple(log), status),
    SPAN,
    st.lists(st.integers(-50, 40), max_size=3),
    st.lists(NOTE, max_size=3, unique_by=lambda note: note[0]),
    st.sampled_from(("todo", "done", "dropped", "blocked")),
)
WORKS = st.lists(WORK, min_size=1, max_size=5)


def plan_of(works: Iterable[Work]) -> dict[str, Any]:
    return {"tasks": [one.written(number) for number, one in enumerate(works)]}


def month_tables(sheet: Sheet) -> list[Table]:
    return [table for table in sheet.tables if table.columns[-1].kind == "mark"]


def grid(view: str, text: str, name: str = "") -> list[Table]:
    return month_tables(sheets_of(view, campaign(text))[name or view])


def months_of(view: str, plan: dict[str, Any]) -> list[Table]:
    """The months of a plan given as data; none where it has no days."""
    made = sheets_of(view, campaign_of(plan))
    return month_tables(made[view]) if view in made else []


def printed_days(months: Iterable[Table]) -> list[int]:
    """The days of some tables, counted from the event."""
    return [on - EVENT for table in months for on in days_of(table)]


def cells_by_day(months: Iterable[Table], title: str, heading: str) -> dict[int, str]:
    """What the rows of a task say, day by day; nothing is left out but empty cells."""
    found = {}
    for table in months:
        for row in table.rows:
            if row.kind != "group" and line(table, row)[heading] == title:
                cells = dict(zip(days_of(table), day_cells(table, row), strict=True))
                found.update({on - EVENT: cell for on, cell in cells.items() if cell})
    return found


def rows_of(table: Table, title: str, heading: str) -> int:
    return column(table, heading).count(title)


def heading_over(table: Table, band: int) -> list[str]:
    """What one line above the columns says over each day."""
    spread = [one.text for one in table.bands[band] for _ in range(one.span)]
    assert len(spread) == len(table.columns)
    return spread[-len(days_of(table)) :]


# Marks


@FEW
@given(WORKS)
def test_process_table_has_each_tasks_mark_on_each_day(works: list[Work]) -> None:
    months = months_of("process-table", plan_of(works))
    for number, one in enumerate(works):
        expected = {on: one.mark(on) for on in range(-50, 41) if one.mark(on)} if one.status != "dropped" else {}
        assert cells_by_day(months, f"第{number}件", "主要内容") == expected
        for table in months:
            shown = any(on - EVENT in expected for on in days_of(table))
            assert rows_of(table, f"第{number}件", "主要内容") == shown


@FEW
@given(WORKS)
def test_day_grid_has_each_tasks_mark_and_what_was_noted_on_each_day(works: list[Work]) -> None:
    months = months_of("day-grid", plan_of(works))
    signs = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
    for table in months:
        noted = [said(cell)[-1] for row in table.rows for cell in row.cells if said(cell)[-1:] in list(signs)]
        assert noted == list(signs[: len(table.notes)]), "numbers run through the rows, and each has its note"
    for number, one in enumerate(works):
        found = cells_by_day(months, f"第{number}件", "事项")
        if one.status == "dropped":
            assert found == {}
            continue
        expected = {on: one.cell(on) for on in range(-50, 41) if one.cell(on)}
        assert {on: re.sub(f"[{signs}]", "①", cell) for on, cell in found.items()} == expected
        for on, text in one.log:
            if len(text) > 8:
                (table,) = (table for table in months if EVENT + on in days_of(table))
                shown = f"{day(on)} · {date.fromordinal(EVENT + on):%m-%d}"
                assert f"{found[on][-1]} {shown} 第{number}件：{text}" in table.notes


@FEW
@given(WORKS)
def test_what_has_no_day_stands_below_the_process_table(works: list[Work]) -> None:
    found = tables("process-table", campaign_of(plan_of(works)))
    undated = [f"第{number}件" for number, one in enumerate(works) if one.end is None and one.status != "dropped"]
    below = [table for table in found if table.title.startswith("没有日期")]
    assert [title for table in below for title in column(table, "主要内容")] == undated


@pytest.mark.parametrize(
    ("task", "kinds"),
    [
        ("window: T-3 .. T-1", {-3: "bar", -2: "bar", -1: "due"}),
        ("window: T-3 .. T-1, status: done", {-3: "done", -2: "done", -1: "done"}),
        ("due: T-1, steps: [{title: s, due: T-2}]", {-2: "due", -1: "due"}),
        ("window: T-2 .. T-1, log: {T-2: 好, T-1: 完, T: 谢}", {-2: "bar note", -1: "due note", 0: "note"}),
    ],
)
def test_marks_tell_style_sheets_what_they_are(task: str, kinds: dict[int, str]) -> None:
    (table,) = grid("day-grid", f"tasks: [{{id: z, title: Z, due: T+1}}, {{id: a, title: A, {task}}}]")
    (row,) = (row for row in table.rows if row.kind != "group" and line(table, row)["事项"] == "A")
    cells = dict(zip(days_of(table), row.cells[-len(days_of(table)) :], strict=True))
    assert {on - EVENT: cell.kind for on, cell in cells.items() if isinstance(cell, Mark)} == kinds


# Notes


@pytest.mark.parametrize(
    ("log", "cell", "notes"),
    [
        ("T-2: 一二三四五六七八", "◆一二三四五六七八", []),
        ("T-2: 一二三四五六七八九", "◆①", ["① T-2 · 11-09 A：一二三四五六七八九"]),
        ("T-2: ERP 齐了", "◆ERP 齐了", []),
        ("T-2: arrived", "◆①", ["① T-2 · 11-09 A：arrived"]),  # a word too long for the column
        ("T-2 10:00: 到, T-2 9:00: 先", "◆先；到", []),  # two on one day, by the clock
        ("T-2 18:00: 一二三四五, T-2: 六七八九", "◆①", ["① T-2 · 11-09 A：六七八九；一二三四五"]),
    ],
)
def test_a_short_note_stands_in_its_cell_and_a_long_one_below(log: str, cell: str, notes: list[str]) -> None:
    (table,) = grid("day-grid", f"tasks: [{{id: a, title: A, due: T-2, log: {{{log}}}}}]")
    assert cells_by_day([table], "A", "事项") == {-2: cell}
    assert list(table.notes) == notes


def test_long_notes_are_numbered_row_by_row_and_key_dates_are_named_before_them() -> None:
    text = """
key_dates: {b: {at: T-2, name: 开抢}, a: {at: T-5, name: 报名}, c: T-2}
tasks:
  - {id: x, title: X, window: T-5 .. T-1, log: {T-1: 第一件事的第二条记录, T-5: 第一件事的第一条记录}}
  - {id: y, title: Y, due: T-3, log: {T-3: 第二件事的这一条记录}}
"""
    (table,) = grid("day-grid", text)
    assert list(table.notes) == [
        "▲ T-5 · 11-06 报名；T-2 · 11-09 开抢、c",
        "① T-5 · 11-06 X：第一件事的第一条记录",
        "② T-1 · 11-10 X：第一件事的第二条记录",
        "③ T-3 · 11-08 Y：第二件事的这一条记录",
    ]
    assert [key for key, cell in cells_by_day([table], "关键节点", "事项").items() if cell == "▲"] == [-5, -2]
    assert cells_by_day([table], "X", "事项") == {-5: "①", -4: "━", -3: "━", -2: "━", -1: "◆②"}


def test_behind_twenty_notes_go_on_in_brackets() -> None:
    tasks = ", ".join(f"{{id: task{n}, title: 事{n}, due: T-2, log: {{T-2: 一二三四五六七八九十}}}}" for n in range(22))
    (table,) = grid("day-grid", f"tasks: [{tasks}]")
    assert [note.split()[0] for note in table.notes][18:] == ["⑲", "⑳", "(21)", "(22)"]
    assert cells_by_day([table], "事20", "事项") == {-2: "◆(21)"}


@pytest.mark.parametrize("on", ["T-7", "T+2"])
def test_a_note_outside_of_all_tasks_days_is_shown(on: str) -> None:
    months = grid("day-grid", f"tasks: [{{id: a, title: A, due: T-5, log: {{{on}: 到货}}}}]")
    assert "到货" in cells_by_day(months, "A", "事项").values()


# Columns


@pytest.mark.parametrize("view", GRIDS)
@pytest.mark.parametrize(("first", "last"), [("2026-09-20", "2026-10-20"), ("2026-12-30", "2027-01-03"), ("T-2", "T")])
def test_months_are_cut_where_they_end(view: str, first: str, last: str) -> None:
    found = campaign(f"tasks: [{{id: a, title: A, window: '{first} .. {last}'}}]")
    months = month_tables(sheets_of(view, found)[view])
    (dated,) = found.tasks
    assert dated.start is not None
    assert dated.finish is not None
    assert [on for table in months for on in days_of(table)] == list(range(dated.start.day, dated.finish.day + 1))
    assert len({table.title for table in months}) == len(months)


@pytest.mark.parametrize("view", GRIDS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_column_names_its_weekday_and_whether_it_is_off(view: str, language: Any) -> None:
    text = "calendar: {holidays: cn}\ntasks: [{id: a, title: A, window: 2026-09-20 .. 2026-11-15}]"
    off, make_up = ("休", "班") if language == "zh" else ("off", "work")
    for table in month_tables(sheets_of(view, in_language(campaign(text), language))[view]):
        columns = table.columns[-len(days_of(table)) :]
        for on, shown in zip(map(date.fromordinal, days_of(table)), columns, strict=True):
            number, weekday, kind = shown.title.split("\n")
            assert (int(number), weekday) == (on.day, WEEKDAYS[language][on.weekday()])
            mark = off if not is_workday(on) else make_up if on.weekday() >= 5 else ""
            assert kind == ("T" if on.toordinal() == EVENT else mark), on
            key = {off: "date-off", make_up: "date-make-up", "": "date-work", "T": "date-event"}
            assert shown.key == key[kind]


def test_october_2026_has_the_days_off_and_the_make_up_day_of_the_state_councils_notice() -> None:
    (table,) = grid("process-table", "tasks: [{id: a, title: A, window: 2026-10-01 .. 2026-10-31}]")
    kinds = {int(one.title.split("\n")[0]): one.key for one in table.columns if one.key.startswith("date-")}
    assert [number for number, key in kinds.items() if key == "date-off"] == [
        1, 2, 3, 4, 5, 6, 7, 11, 17, 18, 24, 25, 31,
    ]  # fmt: skip
    assert [number for number, key in kinds.items() if key == "date-make-up"] == [10]


@pytest.mark.parametrize("view", GRIDS)
def test_make_up_days_are_explained_where_there_is_one(view: str) -> None:
    def legend(window: str) -> str:
        text = f"tasks: [{{id: a, title: A, window: {window}}}]"
        ((_, said),) = sheets_of(view, campaign(text))[view].facts
        return said

    assert "班 = 调休上班" in legend("2026-10-09 .. 2026-10-12")
    assert "班 = 调休上班" not in legend("2026-10-12 .. 2026-10-16")


@FEW
@given(st.lists(windows(-50, 30), max_size=4))
def test_bands_cover_the_days_of_phases_and_holidays_and_no_others(spans: list[tuple[int, int]]) -> None:
    phases = [{"id": f"p{number}", "window": window(*span)} for number, span in enumerate(spans)]
    stage = [{"id": "s", "name": "段", "part_of": "p0", "window": window(*spans[0])}] if spans else []
    task = {"id": "a", "title": "A", "window": window(-50, 30)}
    for table in month_tables(
        sheets_of("day-grid", campaign_of({"phases": phases + stage, "tasks": [task]}))["day-grid"]
    ):
        expected = []
        over_phases, over_holidays = [], []
        for on in days_of(table):
            own = [f"p{place}" for place, (first, last) in enumerate(spans) if first <= on - EVENT <= last]
            over_phases.append(own[-1] if own else "")
            off, holiday = get_holiday_detail(date.fromordinal(on))
            over_holidays.append(Holiday(holiday).chinese if off and holiday else "")
        expected = [over for over in (over_phases, over_holidays) if any(over)]
        assert [heading_over(table, band) for band in range(len(table.bands))] == expected


def test_a_holiday_that_is_worked_all_the_same_has_no_band() -> None:
    text = "calendar: {extra_workdays: [2026-10-02]}\ntasks: [{id: a, title: A, window: 2026-10-01 .. 2026-10-03}]"
    (table,) = grid("process-table", text)
    assert not table.bands
    (table,) = grid("day-grid", text)
    assert heading_over(table, 0) == ["国庆节", "", "国庆节"]


# Headings


def test_a_stage_stands_under_its_phase_as_a_bar_over_its_days_in_each_month_that_has_its_tasks() -> None:
    text = """
phases:
  - {id: p, name: 促前, window: T-20 .. T-1}
  - {id: s, name: 备货, part_of: p, window: T-14 .. T-9}
  - {id: q, name: 页面, part_of: p, window: T-12 .. T-2}
tasks:
  - {id: a, title: 订货, window: T-14 .. T-12, phase: s}
  - {id: b, title: 设计, due: T-3, phase: q}
  - {id: c, title: 收尾, due: T+3}
"""
    october, november = grid("day-grid", text)
    assert [said(row.cells[0]) or said(row.cells[1]) for row in october.rows] == [
        "促前 · T-20 .. T-1", "备货 · T-14 .. T-9", "1",
    ]  # fmt: skip
    assert [said(row.cells[0]) or said(row.cells[1]) for row in november.rows] == [
        "促前 · T-20 .. T-1", "页面 · T-12 .. T-2", "2", "不在任何阶段", "3",
    ]  # fmt: skip
    shown = cells_by_day([october, november], "备货 · T-14 .. T-9", "事项")
    assert shown == dict.fromkeys(range(-14, -10), "▭")  # November has none of its tasks
    shown = cells_by_day([october, november], "页面 · T-12 .. T-2", "事项")
    assert shown == dict.fromkeys(range(-10, -1), "▭")


@FEW
@given(WORKS)
def test_no_heading_stands_alone(works: list[Work]) -> None:
    phases = [
        {"id": "p", "window": window(-30, -1)},
        {"id": "s", "part_of": "p", "window": window(-20, -10)},
        {"id": "q", "window": window(0, 10)},
    ]
    plan = plan_of(works)
    for number, task in enumerate(plan["tasks"]):
        if number % 2:
            task["phase"] = "s"
    for table in months_of("day-grid", plan | {"phases": phases}):
        kinds = ["task" if row.kind in ("", "done") else row.kind for row in table.rows]
        assert kinds[0] == "group"
        assert kinds[-1] == "task"
        for kind, below in pairwise(kinds):
            assert not (kind == "stage" and below != "task")
            assert not (kind == "group" and below == "group")


# A table of the plan's own


@pytest.mark.parametrize("view", GRIDS)
def test_a_table_of_ones_own_shows_all_the_days_of_its_window_and_no_others(view: str) -> None:
    text = f"""
sheets: [{{id: own, view: {view}, window: T-12 .. T+2}}]
tasks:
  - {{id: a, title: A, window: T-20 .. T-11}}
  - {{id: b, title: B, due: T-5}}
  - {{id: c, title: C, due: T-13}}
  - {{id: d, title: D, due: T+3}}
"""
    months = grid(view, text, f"{view}-sheet-own")
    heading = "事项" if view == "day-grid" else "主要内容"
    assert printed_days(months) == list(range(-12, 3))
    assert {title: cells_by_day(months, title, heading) for title in "ABCD"} == {
        "A": {-12: "━", -11: "◆"}, "B": {-5: "◆"}, "C": {}, "D": {},
    }  # fmt: skip


def test_a_day_grid_by_sections_shows_a_task_in_each_of_its_sections() -> None:
    text = """
sheets: [{id: own, view: day-grid, sections: [销售, 备货]}]
tasks:
  - {id: a, title: A, due: T-5, section: [备货, 销售]}
  - {id: b, title: B, due: T-5, section: 备货}
  - {id: c, title: C, due: T-5, section: 别处}
"""
    (table,) = grid("day-grid", text, "day-grid-sheet-own")
    assert headings(table) == ["销售", "备货"]
    assert column(table, "事项") == ["A", "A", "B"]
    assert column(table, "序号") == ["1", "2", "3"]


# Years


@pytest.mark.parametrize("view", GRIDS)
def test_tasks_of_ten_years_do_not_fill_a_library(view: str) -> None:
    text = "tasks: [{id: a, title: A, window: 2016-11-11 .. 2026-11-11}, {id: b, title: B, due: 2936-11-11}]"
    assert 0 < len(sheets_of(view, campaign(text))[view].tables) <= 36


@pytest.mark.parametrize("view", GRIDS)
def test_one_task_in_a_wrong_year_hides_no_other(view: str) -> None:
    months = grid(view, "tasks: [{id: a, title: A, due: 2016-11-01}, {id: b, title: B, due: T-3}]")
    heading = "事项" if view == "day-grid" else "主要内容"
    assert cells_by_day(months, "B", heading) == {-3: "◆"}


def test_what_is_years_off_stands_below_the_process_table() -> None:
    text = "tasks: [{id: a, title: A, due: 2016-11-01}, {id: b, title: B, due: T-3}]"
    month, below = tables("process-table", campaign(text))
    assert column(month, "主要内容") == ["B"]
    assert column(below, "主要内容") == ["A"]


@pytest.mark.parametrize(
    ("away", "other"),
    [("[]", ", {id: a, title: A, due: 2016-11-01, owner: li}"), ("[2016-11-01]", "")],
    ids=["task", "leave"],
)
def test_one_day_in_a_wrong_year_hides_no_other_day_of_the_load(away: str, other: str) -> None:
    people = f"people: {{li: {{name: 李, away: {away}}}}}"
    months = grid("load", f"{people}\ntasks: [{{id: b, title: B, due: T-3, owner: li}}{other}]")
    assert cells_by_day(months, "李", "姓名").get(-3) == "1"


# The process table's other columns


def test_process_table_goes_by_departments_and_carries_their_numbers() -> None:
    text = """
departments: {ops: {name: 运营部}, goods: {name: 商品部}}
people: {li: 李雷}
tasks:
  - {id: a, title: 选品, due: T-5, department: goods, owner: li, notes: "两批\\n第二行"}
  - {id: b, title: 方案, due: T-4, department: ops}
  - {id: c, title: 补货, due: T-3, department: goods}
  - {id: d, title: 杂事, due: T-2}
"""
    (table,) = grid("process-table", text)
    assert [tuple(list(row.values())[:5]) for row in lines(table)] == [
        ("1", "运营部", "方案", "", ""),
        ("1", "商品部", "选品", "李雷", "两批"),
        ("2", "商品部", "补货", "", ""),
        ("1", "", "杂事", "", ""),
    ]


@pytest.mark.parametrize(("length", "shown"), [(30, "字" * 30), (31, "字" * 29 + "…"), (300, "字" * 29 + "…")])
def test_a_long_remark_is_cut_in_the_process_table(length: int, shown: str) -> None:
    (table,) = grid("process-table", f"tasks: [{{id: a, title: A, due: T, notes: {'字' * length}}}]")
    assert column(table, "备注") == [shown]


# Leave and load


class Person(NamedTuple):
    away: tuple[tuple[int, int], ...]
    due: tuple[tuple[int, str], ...]

    def count(self, on: int) -> int:
        return sum(day == on and status in ("todo", "blocked") for day, status in self.due)

    def is_away(self, on: int) -> bool:
        return any(first <= on <= last for first, last in self.away)

    def cell(self, on: int) -> str:
        count = str(self.count(on) or "")
        return f"假{count}" if self.is_away(on) else count


PERSON = st.builds(
    lambda away, due: Person(tuple(away), tuple(due)),
    st.lists(windows(-40, 10), max_size=2),
    st.lists(st.tuples(st.integers(-3, 3), st.sampled_from(("todo", "blocked", "done", "dropped"))), max_size=6),
)


@FEW
@given(st.lists(PERSON, min_size=1, max_size=3), st.integers(-5, 5))
def test_load_says_how_much_is_due_on_each_day_and_who_is_away(people: list[Person], today: int) -> None:
    plan = {
        "people": {
            f"m{n}": {"name": f"第{n}人", "away": [window(*span) for span in one.away]} for n, one in enumerate(people)
        },
        "tasks": [
            {"id": f"task{n}.{k}", "title": f"事{n}.{k}", "owner": f"m{n}", "due": day(on), "status": status}
            for n, one in enumerate(people)
            for k, (on, status) in enumerate(one.due)
        ],
    }
    found = campaign_of(plan, today=date.fromordinal(EVENT + today).isoformat())
    shown = {f"第{n}人": one for n, one in enumerate(people) if one.away or any(s != "dropped" for _, s in one.due)}
    if not shown:
        assert sheets_of("load", found) == {}
        return
    first, *months = tables("load", found)
    assert column(first, "姓名") == list(shown)
    for row in lines(first):
        one = shown[row["姓名"]]
        still = [on for on, status in one.due if status in ("todo", "blocked")]
        late = sum(on < today for on in still)
        assert (row["任务"], row["未完"], row["迟到"]) == (
            str(sum(status != "dropped" for _, status in one.due)), str(len(still)), str(late or ""),
        )  # fmt: skip
        busiest = min(still, key=lambda on: (-one.count(on), on), default=None)
        crowded = busiest is not None and one.count(busiest) > 1
        assert bool(row["最忙的一天"]) == crowded
        if crowded:
            assert busiest is not None
            assert row["最忙的一天"].startswith(f"{day(busiest)} · ")
            assert row["最忙的一天"].endswith(f"：{one.count(busiest)} 件")
        clashes = [
            f"事{row['姓名'][1]}.{k}"
            for k, (on, s) in enumerate(one.due)
            if s in ("todo", "blocked") and one.is_away(on)
        ]
        assert row["不在时到期"].splitlines() == clashes
    for name, one in shown.items():
        expected = {on: one.cell(on) for on in range(-40, 11) if one.cell(on)}
        assert cells_by_day(months, name, "姓名") == expected
        for table in months:
            assert rows_of(table, name, "姓名") == any(on - EVENT in expected for on in days_of(table))


@pytest.mark.parametrize(
    ("due", "said"),
    [
        ((-3, -3, -5, -5), "T-5 · 11-06 周五：2 件"),  # of two alike the first
        ((-3, -3, -3, -5, -5), "T-3 · 11-08 周日(休)：3 件"),
        ((-3, -5), ""),
    ],
)
def test_the_busiest_day_is_the_first_with_the_most(due: tuple[int, ...], said: str) -> None:
    tasks = ", ".join(f"{{id: task{n}, title: 事{n}, owner: li, due: {day(on)}}}" for n, on in enumerate(due))
    first, *_ = tables("load", campaign(f"people: {{li: 李雷}}\ntasks: [{tasks}]"))
    assert column(first, "最忙的一天") == [said]


def test_every_row_of_a_grid_fits_its_columns() -> None:
    text = "people: {li: {name: 李, away: [T-40 .. T+3]}}\ntasks: [{id: a, title: A, window: T-40 .. T, owner: li}]"
    for view in (*GRIDS, "load"):
        for table in month_tables(sheets_of(view, campaign(text))[view]):
            assert {len(row.cells) for row in flat(table.rows)} == {len(table.columns)}
            assert {sum(one.span for one in band) for band in table.bands} <= {len(table.columns)}


def flat(rows: Iterable[Row]) -> Iterator[Row]:
    return (row for row in rows if row.kind != "group")


def test_the_load_sheet_marks_overloaded_days_and_names_them() -> None:
    text = """
calendar: {max_parallel: 1}
people: {li: {name: 李雷}, wu: {name: 吴敏, away: [T-9]}}
tasks:
  - {id: a, title: A, window: T-9 .. T-7, owner: li, priority: must}
  - {id: b, title: B, window: T-8 .. T-6, owner: li, priority: must}
  - {id: c, title: C, due: T-8, owner: wu}
"""
    found = campaign(text)
    first, *months = tables("load", found)
    assert column(first, "超负荷") == ["T-8 .. T-7：2 件", ""]
    assert cells_by_day(months, "李雷", "姓名") == {-8: "!", -7: "1!", -6: "1"}
    assert cells_by_day(months, "吴敏", "姓名") == {-9: "假", -8: "1"}
    assert ("", "! = 同时在手的事超过上限 1 件") in sheets_of("load", found)["load"].facts
    first, *_ = tables("load", campaign(text.replace("max_parallel: 1", "max_parallel: 2")))
    assert column(first, "超负荷") == ["T-8 .. T-7：2 件必须", ""]
