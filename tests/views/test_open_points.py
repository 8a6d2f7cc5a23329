"""Open points: everything that is not settled yet, by its day, with who would settle it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.views.random_plans import FEW, day, iso
from tests.views.sheets import campaign, campaign_of, column, lines, sheets_of, table

PEOPLE = "people: {boss: {name: 郭总}, li: {name: 李雷}, wang: {name: 王芳}}\n"
DEPARTMENTS = "departments: {ops: {name: 运营部, lead: wang}, it: {name: 技术部}}\n"


def points(text: str) -> list[tuple[str, ...]]:
    """What is open, why, and who settles it."""
    made = sheets_of("open-points", campaign(text))
    return [
        (row["待定的是"], row["情况"], row["谁来定"])
        for sheet in made.values()
        for table in sheet.tables
        for row in lines(table)
    ]


def test_nothing_open_makes_no_sheet() -> None:
    text = f"{PEOPLE}tasks: [{{id: a, title: A, due: T, owner: li}}, {{id: b, title: B, owner: li, duration: 2d}}]"
    assert points(text) == []


def test_open_points_stand_by_the_day_they_must_be_settled_and_those_without_one_last() -> None:
    text = """
# today: 2026-10-25
key_dates: {later: {at: tbd, decide_by: T-10}, none: {at: tbd}, past: {at: tbd, decide_by: T-20}}
tasks: [{id: a, title: 选址, due: tbd, owner: tbd, decide_by: T-15}]
"""
    found = table("open-points", campaign(text))
    assert [(row["最晚决定日"], row["待定的是"], row["情况"]) for row in lines(found)] == [
        ("T-20 · 10-22 周四", "past · 日期", "没定，过了 3 天"),
        ("T-15 · 10-27 周二", "选址 · 截止", "没定"),
        ("T-15 · 10-27 周二", "选址 · 责任人", "没定"),
        ("T-10 · 11-01 周日(休)", "later · 日期", "没定"),
        ("没写", "none · 日期", "没定"),
    ]
    assert column(found, "在计划里") == [f"plan.yaml:{line}" for line in (5, 6, 6, 5, 5)]


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("tasks: [{id: a, title: 选址, due: tbd, owner: li}]", ("选址 · 截止", "没定", "李雷")),
        ("tasks: [{id: a, title: 选址, due: T, owner: tbd, department: ops}]", ("选址 · 责任人", "没定", "王芳")),
        ("tasks: [{id: a, title: 选址, due: T, owner: tbd, department: it}]", ("选址 · 责任人", "没定", "")),
        ("tasks: [{id: a, title: 选址, due: T, department: ops}]", ("选址", "没有责任人", "王芳")),
        ("tasks: [{id: a, title: 选址, owner: li}]", ("选址", "没有日期", "李雷")),
        (
            "tasks: [{id: a, title: 选址, due: T, owner: li, notes: 店待定}]",
            ("选址 · 备注\n店待定", "留着占位符「待定」", "李雷"),
        ),
        ("materials: [{item: 水, quantity: tbd, owner: li}]", ("水 · 数量", "没定", "李雷")),
        ("materials: [{item: 水, owner: tbd}]", ("水 · 责任人", "没定", "郭总")),
        ("media: [{channel: 日报, window: tbd, owner: wang}]", ("日报 · 投放期", "没定", "王芳")),
        ("rewards: [{title: 抽奖, claim: tbd}]", ("抽奖 · 领取方式", "没定", "郭总")),
        ("follow_ups: [{id: fu, name: 一跟, at: tbd, owner: li}]", ("一跟 · 日期", "没定", "李雷")),
        ("phases: [{id: p, name: 预热, window: tbd}]", ("预热 · 起止", "没定", "郭总")),
    ],
)  # fmt: skip
def test_an_open_point_names_the_thing_and_who_settles_it(text: str, point: tuple[str, ...]) -> None:
    assert points(f"# campaign: owner: boss\n{PEOPLE}{DEPARTMENTS}{text}\n") == [point]


def test_the_lead_settles_what_is_open_of_a_department() -> None:
    text = "# campaign: owner: boss\npeople: {boss: 郭总, wang: 王芳}\ndepartments: {ops: {name: tbd, lead: wang}}\n"
    assert [who for _, _, who in points(text)] == ["王芳"]


@pytest.mark.parametrize("status", ["done", "dropped"])
def test_a_task_that_is_over_needs_no_owner_and_no_day(status: str) -> None:
    assert points(f"tasks: [{{id: a, title: A, status: {status}}}]") == []


@FEW
@given(
    st.lists(
        st.tuples(st.sampled_from(("owner", "due", "none")), st.none() | st.integers(-3, 3), st.booleans()),
        max_size=6,
    ),
    st.integers(-4, 4),
)
def test_each_open_value_and_each_task_that_lacks_something_stands_there_once(
    drawn: list[tuple[str, int | None, bool]], today: int
) -> None:
    tasks, expected = [], []
    for number, (key, by, has_owner) in enumerate(drawn):
        task = {"id": f"task{number}", "title": f"事{number}", "due": "T"} | ({"owner": "li"} if has_owner else {})
        if key != "none":
            task[key] = "tbd"
            task |= {} if by is None else {"decide_by": day(by)}
            late = by is not None and by < today
            kind = f"没定，过了 {today - by} 天" if late and by is not None else "没定"
            expected.append((f"事{number} · {'责任人' if key == 'owner' else '截止'}", kind))
        if key != "owner" and not has_owner:
            expected.append((f"事{number}", "没有责任人"))
        tasks.append(task)
    found = campaign_of({"people": {"li": "李"}, "tasks": tasks}, today=iso(today))
    made = [row for sheet in sheets_of("open-points", found).values() for row in lines(sheet.tables[0])]
    assert sorted((row["待定的是"], row["情况"]) for row in made) == sorted(expected)
    written = [row["最晚决定日"] for row in made]
    days = [int(text.split()[0][1:] or 0) if text != "没写" else 1000 for text in written]
    assert days == sorted(days)
