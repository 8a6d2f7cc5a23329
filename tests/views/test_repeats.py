"""A task that repeats, and what is frozen, where people look: screen, checklist, grids, JSON."""

from __future__ import annotations

import json

import pytest

from promoplan.campaign import Campaign
from promoplan.progress import Chosen, progress
from promoplan.screen import dates_data, status, status_data
from promoplan.sheet import Mark
from tests.views.sheets import campaign, in_language, lines, sheets_of

# 2026-11-02 is a Monday, T-9
DAILY = "{id: watch, title: 看数据, window: T-9 .. T-2, repeat: daily 09:30 18:00}"
WEEKLY = "{id: stock, title: 报库存, window: T-20 .. T-7, repeat: weekly mon fri}"


def on(today: str, *tasks: str, more: str = "") -> Campaign:
    return campaign(f"# today: {today}\n{more}tasks: [{', '.join(tasks)}]\n")


def screen(shown: Campaign, ahead: int = 3) -> str:
    made = status.screen(progress(shown, ahead=ahead), shown.language, 80)
    return "".join("".join(piece.text for piece in line).rstrip() + "\n" for line in made)


def due(shown: Campaign, key: str, ahead: int = 3) -> list[tuple[str, bool]]:
    data = status_data.as_data(progress(shown, ahead=ahead))
    return [(item["due"], item["occurrence"]) for item in data[key]]  # type: ignore[attr-defined]


def test_it_is_due_on_each_of_its_days_with_its_times() -> None:
    shown = on("2026-11-03", DAILY)
    assert due(shown, "due_today") == [("2026-11-03T09:30", True), ("2026-11-03T18:00", True)]
    assert due(shown, "due_soon", ahead=1) == [("2026-11-04T09:30", True), ("2026-11-04T18:00", True)]
    assert due(shown, "late") == []


def test_days_that_are_past_are_never_late_but_the_task_is() -> None:
    assert due(on("2026-11-09", DAILY), "late") == []
    assert due(on("2026-11-10", DAILY), "late") == [("2026-11-09", False)]
    done = DAILY.replace("}", ", status: done}")
    assert due(on("2026-11-10", done), "late") == []
    assert due(on("2026-11-03", done), "due_today") == []


def test_its_last_day_is_due_where_it_does_not_come() -> None:
    assert due(on("2026-11-02", WEEKLY), "due_today") == [("2026-11-02", True)]
    assert due(on("2026-11-02", WEEKLY), "due_soon") == [("2026-11-04", False)]
    assert due(on("2026-11-03", WEEKLY), "due_today") == []


def test_the_screen_has_a_line_for_it_however_often_it_comes() -> None:
    shown = on("2026-11-03", DAILY, WEEKLY.replace("T-7", "T-1"))
    text = screen(shown)
    assert text.count("看数据") == 1
    assert "T-8 · 11-03 周二 09:30  2 次 · 看数据" in text
    assert "今天到期 1" in text
    assert "3 天内到期 1" in text
    assert "T-5 · 11-06 周五  报库存" in text
    assert "T-9 · 11-02 周一 09:30  8 次 · 看数据" in screen(on("2026-11-01", DAILY), ahead=4)


def test_a_person_sees_their_own_only() -> None:
    people = "people: {li: Li, wu: Wu}\n"
    shown = on("2026-11-03", DAILY.replace("}", ", owner: li}"), more=people)
    assert len(progress(shown, Chosen(owners=frozenset({"li"}))).due_today) == 2
    assert not progress(shown, Chosen(owners=frozenset({"wu"}))).due_today


def test_without_a_first_day_it_is_due_as_other_tasks_are() -> None:
    assert due(on("2026-11-03", "{id: a, title: A, due: T-8, repeat: daily}"), "due_today") == [("2026-11-03", False)]


def test_dates_list_them_up_to_a_limit() -> None:
    shown = on(
        "2026-11-03", WEEKLY, "{id: b, title: B, window: T-600 .. T, repeat: daily}", "{id: c, title: C, due: T}"
    )
    first, second, third = json.loads(dates_data.as_json(shown, shown.tasks))["tasks"]
    assert first["occurrences"] == ["2026-10-23", "2026-10-26", "2026-10-30", "2026-11-02"]
    assert first["occurrence_count"] == 4
    assert (len(second["occurrences"]), second["occurrence_count"]) == (100, 601)
    assert "occurrences" not in third


# on paper


def content(task: str, language: str = "zh") -> str:
    shown = on("2026-11-03", task)
    shown = in_language(shown, "en") if language == "en" else shown
    (row,) = lines(sheets_of("checklist", shown)["checklist"].tables[0])
    return str(row["事项" if language == "zh" else "Task"])


def test_a_checklist_has_a_box_for_each_time_and_a_line_a_month() -> None:
    assert content(WEEKLY) == "报库存（持续）\n10 月：□23 □26 □30\n11 月：□2"
    assert content(WEEKLY, "en").endswith("\nOct: □23 □26 □30\nNov: □2")
    assert content(DAILY).endswith("\n11 月：□□2 □□3 □□4 □□5 □□6 □□7 □□8 □□9")
    assert "□" not in content(DAILY.replace("}", ", status: done}"))


def test_a_long_series_does_not_bury_the_page() -> None:
    text = content("{id: a, title: A, window: T-3000 .. T, repeat: daily}")
    assert text.count("□") == 62
    assert text.endswith("\n……还有 2939 次")


def test_a_checklist_has_it_where_it_begins() -> None:
    phases = "phases: [{id: a, name: 前, window: T-20 .. T-8}, {id: b, name: 后, window: T-7 .. T}]\n"
    shown = on("2026-11-03", "{id: x, title: X, due: T-8}", DAILY.replace("T-2", "T"), more=phases)
    rows = sheets_of("checklist", shown)["checklist"].tables[0].rows
    assert [row.cells[0] for row in rows if row.kind == "group"] == ["前 · T-20 .. T-8"]
    assert [str(row.cells[2]).split("（")[0] for row in rows if row.kind != "group"] == ["看数据", "X"]


@pytest.mark.parametrize(
    ("task", "marks"),
    [
        (WEEKLY, "●──●─◆"),
        (WEEKLY.replace("}", ", status: done}"), "●──●─✓"),
        (WEEKLY.replace("T-7", "T-9"), "●──●"),
        ("{id: a, title: A, window: T-12 .. T-9}", "───◆"),
    ],
)
@pytest.mark.parametrize("view", ["process-table", "day-grid"])
def test_a_grid_marks_the_days_on_which_it_comes(view: str, task: str, marks: str) -> None:
    shown = on("2026-11-03", task)
    cells = [
        cell.text
        for table in sheets_of(view, shown)[view].tables
        for row in table.rows
        for cell in row.cells
        if isinstance(cell, Mark)
    ]
    assert "".join(cells).replace("━", "─").endswith(marks)
    legend = " ".join(text for _, text in sheets_of(view, shown)[view].facts)
    assert ("●" in legend) == ("●" in marks)


def test_what_was_noted_on_one_of_its_days_takes_the_marks_place() -> None:
    shown = on("2026-11-03", WEEKLY.replace("}", ", log: {T-9: '7,600'}}"))
    cells = [row.cells for row in sheets_of("day-grid", shown)["day-grid"].tables[-1].rows if row.kind == ""]
    assert [cell.text for cell in cells[0] if isinstance(cell, Mark)] == ["━", "7,600", "━", "◆"]


FREEZE = "calendar: {freeze: [{window: T-3 09:00 .. T-1, scope: [price, 页面]}, {window: T-1 .. T}]}\n"


def test_what_is_frozen_stands_over_the_days() -> None:
    shown = on("2026-11-03", "{id: a, title: A, window: T-5 .. T}", more=FREEZE)
    (table,) = sheets_of("day-grid", shown)["day-grid"].tables
    assert [(band.text, band.span) for band in table.bands[-1]] == [
        ("", 4),
        ("", 2),
        ("冻结：price、页面", 2),
        ("冻结：price、页面、全部", 1),
        ("冻结：全部", 1),
    ]


def test_sheets_of_those_who_touch_it_say_what_is_frozen() -> None:
    shown = on(
        "2026-11-03", "{id: a, title: A, due: T-5, touches: [Price]}", more=FREEZE.replace("{window: T-1 .. T}", "")
    )
    for view in ("tasks", "process-table"):
        assert (
            dict(sheets_of(view, shown)[view].facts)["冻结"]
            == "T-3 · 11-08 周日 09:00(休) 至 T-1 · 11-10 周二：price、页面"
        )
    other = on(
        "2026-11-03", "{id: a, title: A, due: T-5, touches: stock}", more=FREEZE.replace("{window: T-1 .. T}", "")
    )
    assert "冻结" not in dict(sheets_of("tasks", other)["tasks"].facts)
    all_of_it = on("2026-11-03", "{id: a, title: A, due: T-5, touches: stock}", more=FREEZE)
    assert "全部" in dict(sheets_of("tasks", all_of_it)["tasks"].facts)["冻结"]
