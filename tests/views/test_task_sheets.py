"""Task sheets and checklists of everyone, each department and each person: numbers, steps, how often, who waits."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promoplan import views
from promoplan.sheet import Sheet
from promoplan.views.rows import step_number
from tests.views.random_plans import FEW, Plan, end_of, kept, plans
from tests.views.sheets import (
    HEADINGS,
    campaign,
    campaign_of,
    everything_said,
    headings,
    in_language,
    line,
    lines,
    said,
    sheets_of,
)

VIEWS = ("tasks", "checklist")
TEAM = """
departments: {ops: {name: 运营部, lead: li}, design: {name: 美编部}}
people: {li: {name: 李雷}, mei: {name: 小美}, zhou: {name: 周舟}}
tasks:
  - {id: a, title: 方案, department: ops, owner: li, due: T-30}
  - id: b
    title: 页面
    department: design
    owner: mei
    due: T-20
    helpers: [zhou]
    steps: [{title: 草图}, {title: 文案, owner: li, due: T-25}, {title: 上线, owner: mei}, {title: 检查, owner: li}]
  - {id: c, title: 报名, department: ops, owner: li, due: T-10}
"""


def titles(sheet: Sheet) -> list[str]:
    """The numbers and titles of a sheet, headings left out."""
    return [
        f"{row.get('序号', '')} {row['事项'].splitlines()[0]}".strip() for table in sheet.tables for row in lines(table)
    ]


def by_title(sheet: Sheet) -> dict[str, dict[str, str]]:
    return {row["事项"].rstrip("\u00a0■"): row for table in sheet.tables for row in lines(table)}


def task_rows(sheet: Sheet) -> list[tuple[str, str]]:
    """The first cell and the task's number (at the end of its title) of each task of a sheet of random tasks."""
    return [
        (said(row.cells[0]), re.findall(r"#(\d+)", line(table, row)["事项"])[0])
        for table in sheet.tables
        for row in table.rows
        if row.kind not in (*HEADINGS, "step")
    ]


# Numbers


def test_a_department_is_numbered_in_its_reading_order_whatever_the_days() -> None:
    text = """
departments: {ops: {name: 运营部}, design: {name: 美编部}}
tasks:
  - {id: late, title: 晚的, department: ops, due: T-1}
  - {id: other, title: 别家的, department: design, due: T-9}
  - {id: dropped, title: 取消的, department: ops, due: T-8, status: dropped}
  - {id: early, title: 早的, department: ops, due: T-30, steps: [{title: 一}, {title: 二}]}
  - {id: open, title: 没日子, department: ops}
"""
    made = sheets_of("tasks", campaign(text))
    own = ["1 晚的", "2 取消的", "3 早的", "3A 一", "3B 二", "4 没日子"]
    assert titles(made["tasks-department-ops"]) == own
    assert titles(made["tasks-department-design"]) == ["1 别家的"]
    assert titles(made["tasks"]) == [*own, "1 别家的"]


def test_steps_are_lettered_and_behind_z_numbered() -> None:
    assert [step_number("8", place) for place in (0, 1, 2, 25, 26, 27)] == ["8A", "8B", "8C", "8Z", "8-27", "8-28"]


def test_no_two_steps_of_a_checklist_have_one_letter() -> None:
    steps = ", ".join(f"{{title: 步{number}}}" for number in range(28))
    made = sheets_of("checklist", campaign(f"tasks: [{{id: a, title: A, due: T, steps: [{steps}]}}]"))
    letters = [title.split(".")[0] for title in titles(made["checklist"])[1:]]
    assert len(set(letters)) == 28


@FEW
@given(plans())
def test_a_task_has_one_number_on_every_sheet_and_each_department_counts_from_one(plan: Plan) -> None:
    made = sheets_of("tasks", campaign_of(plan))
    if not plan["tasks"]:
        assert made == {}
        return
    numbers: dict[str, str] = {}
    counts: dict[str, int] = {}
    for task in plan["tasks"]:
        department = task.get("department", "")
        counts[department] = counts.get(department, 0) + 1
        numbers[task["id"]] = str(counts[department])
    for sheet in made.values():
        assert task_rows(sheet) == [(numbers[f"task{number}"], number) for _, number in task_rows(sheet)]
    for id_ in plan["departments"]:
        own = made.get(f"tasks-department-{id_}")
        found = [shown for shown, _ in task_rows(own)] if own else []
        assert found == [str(number) for number in range(1, counts.get(id_, 0) + 1)]


# Whose


ALL_STEPS = ["页面", "草图", "文案", "上线", "检查"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (
            "tasks-person-li",
            ["方案", "报名", "页面", "文案", "检查"],
        ),  # of somebody else's task the steps that are theirs
        ("checklist-person-li", ["方案", "页面", "文案", "检查", "报名"]),
        ("tasks-person-mei", ALL_STEPS),  # all steps of one's own task
        ("checklist-person-mei", ALL_STEPS),
        ("tasks-person-zhou", ALL_STEPS),  # a helper without steps sees them all
        ("checklist-person-zhou", ALL_STEPS),
    ],
)
def test_a_persons_sheet_shows_the_steps_that_are_theirs(name: str, shown: list[str]) -> None:
    made = sheets_of(name.split("-", maxsplit=1)[0], campaign(TEAM))[name]
    assert [re.sub(r"^(\d[A-Z]? |[A-Z]\. )", "", title) for title in titles(made)] == shown


@pytest.mark.parametrize(
    ("view", "shown"), [("tasks", ["1 页面", "1B 文案", "1D 检查"]), ("checklist", ["页面", "B. 文案", "D. 检查"])]
)
def test_a_step_keeps_its_letter_on_the_sheet_of_one_who_has_only_some(view: str, shown: list[str]) -> None:
    assert [title for title in titles(sheets_of(view, campaign(TEAM))[f"{view}-person-li"]) if title in shown] == shown


@pytest.mark.parametrize("view", VIEWS)
@FEW
@given(data=st.data())
def test_each_sheet_has_the_tasks_that_are_theirs_and_no_others(view: str, data: st.DataObject) -> None:
    plan = data.draw(plans())
    made = sheets_of(view, campaign_of(plan))
    tasks = plan["tasks"] if view == "tasks" else kept(plan)
    expected: dict[str, set[str]] = {view: {task["id"] for task in tasks}} if tasks else {}
    for task in tasks:
        people = {task.get("owner"), *task.get("helpers", []), *(step.get("owner") for step in task.get("steps", []))}
        theirs = [f"{view}-person-{id_}" for id_ in people if id_ in plan["people"]]
        if "department" in task:
            theirs.append(f"{view}-department-{task['department']}")
        for name in theirs:
            expected.setdefault(name, set()).add(task["id"])
    found: dict[str, set[str]] = {}
    for name, sheet in made.items():
        printed = [f"task{number}" for _, number in task_rows(sheet)]
        assert len(printed) == len(set(printed)), "twice on one sheet"
        found[name] = set(printed)
    assert found == expected


@FEW
@given(plans())
def test_a_checklist_goes_by_days_and_ends_with_what_has_none(plan: Plan) -> None:
    by_id = {task["id"]: task for task in plan["tasks"]}
    for sheet in sheets_of("checklist", campaign_of(plan)).values():
        tasks = [by_id[f"task{number}"] for _, number in task_rows(sheet)]
        ends = [end_of(task) for task in tasks if "repeat" not in task]  # what repeats stands where it begins
        days = [1000 if end is None else end for end in ends]
        assert days == sorted(days)


def test_a_checklists_headings_are_the_phases_in_whatever_order_their_stages_are_written() -> None:
    text = """
phases: [{id: s, name: 备货, part_of: p, window: T-5 .. T-4}, {id: p, name: 促前, window: T-9 .. T-1}]
tasks: [{id: a, title: A, due: T-9}, {id: b, title: B, due: T-5}, {id: c, title: C, due: T-2}]
"""
    (table,) = sheets_of("checklist", campaign(text))["checklist"].tables
    assert headings(table) == ["促前 · T-9 .. T-1"]


# When, and how often


@pytest.mark.parametrize(
    ("repeat", "zh", "en"),
    [
        ("daily 09:30", "每天 09:30，共 5 次", "daily 09:30, 5 times"),
        ("daily", "每天，共 5 次", "daily, 5 times"),
        ("daily 09:30 18:00", "每天 09:30、18:00，共 10 次", "daily 09:30, 18:00, 10 times"),
        ("weekly mon", "每周一，只有 1 次", "every Mon, once"),
        ("weekly thu", "每周四", "every Thu"),
        ("weekly mon tue", "每周一、周二，共 2 次", "every Mon, Tue, 2 times"),
        ("workdays 18:00", "每个工作日 18:00，共 3 次", "every working day 18:00, 3 times"),
    ],
)
def test_a_continuing_task_says_how_often(repeat: str, zh: str, en: str) -> None:
    task = f"{{id: a, title: 盯数据, owner: li, window: T-5 .. T-1, repeat: {repeat}}}"
    found = campaign(f"people: {{li: 李雷}}\ntasks: [{task}]")
    for name in ("tasks", "tasks-person-li"):
        (row,) = lines(sheets_of("tasks", found)[name].tables[0])
        assert row["事项"] == "盯数据（持续）"
        assert row["起止 / 截止"] == f"T-5 · 11-06 周五 至 T-1 · 11-10 周二\n{zh}"
    (row,) = lines(sheets_of("tasks", in_language(found, "en"))["tasks"].tables[0])
    assert row["Task"] == "盯数据 (continuing)"
    assert row["When"].endswith(f"\n{en}")


def test_a_checklist_says_how_often() -> None:
    made = sheets_of("checklist", campaign("tasks: [{id: a, title: 盯数据, window: T-5 .. T-1, repeat: daily 09:30}]"))
    assert "每天 09:30" in str(lines(made["checklist"].tables[0]))


@pytest.mark.parametrize(
    ("dates", "when"),
    [
        ("due: T-5", "T-5 · 11-06 周五"),
        ("due: T-5 17:00", "T-5 · 11-06 周五 17:00"),
        ("due: T-4", "T-4 · 11-07 周六(休)"),
        ("window: T-5 .. T-1", "T-5 · 11-06 周五 至 T-1 · 11-10 周二"),
        ("window: T-1 09:00 .. T-1 11:00", "T-1 · 11-10 周二 09:00 至 11:00"),
        ("window: T-1 22:00 .. T 02:00", "T-1 · 11-10 周二 22:00 至 T · 11-11 周三 02:00"),
        ("due: T-1, duration: 3wd", "T-5 · 11-06 周五 至 T-1 · 11-10 周二"),
        ("due: T-1, duration: 0d", "T-1 · 11-10 周二"),
        ("duration: 3wd, schedule: asap", "工期 3 个工作日"),
        ("duration: 3wd, schedule: asap, not_before: T-5", "T-5 · 11-06 周五 至 T-1 · 11-10 周二"),
        ("notes: 以后", "未定"),
        ("due: 2026-10-10", "T-32 · 10-10 周六(班)"),
        ("due: 2027-01-04", "T+54 · 2027-01-04 周一"),
    ],
)
def test_when_a_task_is_done(dates: str, when: str) -> None:
    (row,) = lines(sheets_of("tasks", campaign(f"tasks: [{{id: a, title: A, {dates}}}]"))["tasks"].tables[0])
    assert row["起止 / 截止"].partition("\n没有余量")[0] == when


@pytest.mark.parametrize(
    ("step", "when"),
    [
        ("due: T-5", "T-5 · 11-06 周五"),
        ("due: T 10:00", "T · 11-11 周三 10:00"),
        ("window: T-5 .. T-3", "T-5 · 11-06 周五 至 T-3 · 11-08 周日(休)"),
        ("window: T 09:30-09:40", "T · 11-11 周三 09:30 至 09:40"),
        ("notes: 带话筒", ""),
    ],
)
@pytest.mark.parametrize(("view", "title"), [("tasks", "起止 / 截止"), ("checklist", "时间")])
def test_when_a_step_is_done(view: str, title: str, step: str, when: str) -> None:
    made = sheets_of(view, campaign(f"tasks: [{{id: a, title: A, due: T, steps: [{{title: 开场, {step}}}]}}]"))
    _, row = lines(made[view].tables[0])
    assert row[title] == when
    assert ("带话筒" in "".join(row.values())) == ("带话筒" in step)


def test_a_programme_of_one_day_goes_by_when_its_parts_begin() -> None:
    text = """
tasks:
  - {id: long, title: 整天, due: T-1}
  - {id: late, title: 抽奖, window: T-1 16:00-16:30}
  - {id: show, title: 演出, window: T-1 09:40-17:00}
  - {id: open, title: 开场, window: T-1 09:30-09:40}
"""
    assert titles(sheets_of("checklist", campaign(text))["checklist"]) == ["开场", "演出", "抽奖", "整天"]


# Who waits


def test_who_waits_for_whom_is_said_until_it_is_done() -> None:
    text = """
departments: {ops: {name: 运营部}}
people: {li: {name: 李雷}}
tasks:
  - {id: a, title: 选品, due: T-9, department: ops, status: STATUS}
  - {id: b, title: 定价, due: T-5, owner: li, needs: [a]}
  - {id: c, title: 取消的, due: T-5, needs: [a], status: dropped}
"""
    for view in VIEWS:
        rows = by_title(sheets_of(view, campaign(text.replace("STATUS", "doing")))[view])
        assert (rows["选品"]["谁在等我"], rows["定价"]["我在等"]) == ("李雷：定价 T-5", "运营部：选品 T-9")
        rows = by_title(sheets_of(view, campaign(text.replace("STATUS", "done")))[view])
        assert (rows["选品"]["谁在等我"], rows["定价"]["我在等"]) == ("李雷：定价 T-5", "")


# Sites

SITES = """
# today: 2026-11-01
sites: {west: {name: 西街店}, east: {name: 东街店}}
people: {li: {name: 李雷, away: [T-9]}}
attachments: [{id: plan, path: plan.md}]
phases: [{id: p, window: T-9 .. T}]
key_dates: {open: T-9}
follow_ups: [{id: fu, at: T-3}]
tasks:
  - id: a
    title: 布置${site}
    owner: li
    due: open
    for_each: sites
    attachments: plan
    notes: 去${site}
    done_when: ${site}拍照
    because: ${site}没开门
    log: {T-9: 一句写不进格子的话}
    minutes: {fu: 说好}
    steps: [{title: "到${site}", due: T-10, notes: "${site}有人接"}]
  - {id: b, title: "验收${site}", due: T-1, for_each: sites, duration: 0d, needs: [a]}
"""


def test_a_task_of_each_site_is_a_line_for_each() -> None:
    table, *_ = sheets_of("tasks", campaign(SITES))["tasks"].tables
    rows = lines(table)
    assert [row["事项"] for row in rows] == [
        "布置西街店",
        "到西街店",
        "布置东街店",
        "到东街店",
        "验收西街店",
        "验收东街店",
    ]
    assert [row["内容要求"] for row in rows if row["内容要求"]] == ["西街店拍照", "东街店拍照"]
    assert [row["备注"].partition("\n")[0] for row in rows if row["备注"].startswith("去")] == ["去西街店", "去东街店"]
    assert [row["我在等"] for row in rows if row["事项"].startswith("验收")] == [
        "李雷：布置西街店 T-9",
        "李雷：布置东街店 T-9",
    ]


@pytest.mark.parametrize("view", views.names())
def test_the_word_for_the_site_is_on_no_sheet(view: str) -> None:
    for sheet in sheets_of(view, campaign(SITES, files={"plan.md": b""})).values():
        assert not [text for text in everything_said(sheet) if "${site}" in text]
