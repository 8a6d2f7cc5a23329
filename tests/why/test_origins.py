"""What the plan gives is told as the plan has it, with what its words rest on and the days that do not count."""

from __future__ import annotations

import pytest

from promoplan.finding import Words
from promoplan.why.days_off import OFF
from promoplan.why.sentences import Runs
from tests.why.asked import EVENT_DAY, reason, said, way

SATURDAY = "跳过 11-07（休）"


@pytest.mark.parametrize(
    ("task", "expected"),
    [
        ("due: T-17", ("due", (), "计划写 due: T-17")),
        ("due: T-17 20:00", ("due", (), "计划写 due: T-17 20:00")),
        ("due: W-2", ("due", (), "计划写 due: W-2")),
        ("due: T-4wd", ("due", (), "计划写 due: T-4wd；也就是 T 往前 4 个工作日；跳过 11-07、11-08（休）")),
        (
            "due: signup_close - 1d",
            ("due", ("signup_close",), "计划写 due: signup_close - 1d；也就是「报名结束」（T-13）往前 1 天"),
        ),
        (
            "due: stock_in - 2wd + 1d",
            (
                "due",
                ("stock_in",),
                "计划写 due: stock_in - 2wd + 1d；也就是「备货入库」（T-3）往前 2 个工作日，再往后 1 天；" + SATURDAY,
            ),
        ),
        ("due: preheat", ("due", ("preheat",), "计划写 due: preheat；也就是「预热」的第一天（T-11）")),
        (
            "due: 'task:page - 2d'",
            ("due", ("page",), "计划写 due: task:page - 2d；也就是「页面」完成的那天（T-12）往前 2 天"),
        ),
        ("due: 10月30日前", ("due", (), "计划写 due: 10月30日前；也就是日历上的日子，T 挪了它也不动")),
        (
            "window: 10-15 .. 2026-10-17",
            ("window", (), "计划写 window: 10-15 .. 2026-10-17；两头都是日历上的日子，T 挪了它也不动"),
        ),
        (
            "window: 10-15 .. stock_in",
            (
                "window",
                ("stock_in",),
                "计划写 window: 10-15 .. stock_in；开始是日历上的日子，T 挪了它也不动；到「备货入库」（T-3）结束",
            ),
        ),
        ("window: T-9 .. T-4", ("window", (), "计划写 window: T-9 .. T-4")),
        ("window: preheat", ("window", ("preheat",), "计划写 window: preheat；也就是「预热」整段")),
        (
            "window: preheat + 1d .. stock_in",
            (
                "window",
                ("preheat", "stock_in"),
                (
                    "计划写 window: preheat + 1d .. stock_in；从「预热」的第一天（T-11）往后 1 天开始；"
                    "到「备货入库」（T-3）结束"
                ),
            ),
        ),
        (
            "due: T-31, duration: 3wd",
            (
                "due-and-duration",
                (),
                "计划写 due: T-31；工期 3 个工作日，所以 T-34 · 10-08 周四 开始；跳过 10-11（休）；10-10 补班，照常算",
            ),
        ),
        (
            "due: T-33, duration: 4wd",
            (
                "due-and-duration",
                (),
                "计划写 due: T-33；工期 4 个工作日，所以 T-43 · 09-29 周二 开始；跳过 10-01..10-07（国庆节）",
            ),
        ),
        ("due: T-33, duration: 1wd", ("due", (), "计划写 due: T-33")),
    ],
)
def test_a_fixed_task_is_where_the_plan_says(task: str, expected: tuple[str, tuple[str, ...], str]) -> None:
    assert said(f"id: a, title: 甲, owner: li, {task}", "a") == expected


def test_leave_moves_no_fixed_task() -> None:
    text = reason("id: a, title: 甲, owner: zhou, due: T-7, duration: 4wd", "a").say("zh")
    assert text.endswith("所以 T-12 · 10-30 周五 开始；跳过 10-31、11-01（休）")


@pytest.mark.parametrize(
    ("id_", "steps"),
    [
        ("a", ["T event 11-11", "stock_in at 11-08", "drill_by at 11-05", "a due 11-04"]),
        ("b", ["T event 11-11", "preheat window 10-31", "prep window 10-30", "b window 10-30"]),
        ("c", ["T event 11-11", "page due 10-30", "opening at 10-31", "c due 11-01"]),
        ("d", ["signup_close at 10-29 22:00", "d due 10-28 22:00"]),
        ("e", ["signup_close at 10-29 22:00", "e window 10-29 22:00"]),
        ("preheat", ["T event 11-11", "preheat window 11-10"]),
        ("loose", ["loose undated None"]),
        ("T", ["T event 11-11"]),
    ],
)
def test_the_way_leads_over_key_dates_phases_and_tasks_to_t(id_: str, steps: list[str]) -> None:
    tasks = """
        id: a, title: 甲, due: drill_by - 1d
        id: b, title: 乙, window: prep
        id: c, title: 丙, due: opening + 1d
        id: d, title: 丁, due: signup_close - 1d
        id: e, title: 戊, window: stock_in - 20d .. signup_close
    """
    assert way(tasks, id_) == steps


# Days that do not count


@pytest.mark.parametrize(
    ("days", "zh", "en"),
    [
        ([(0, OFF)], "11-11（休）", "11-11 (off)"),
        ([(0, OFF), (1, OFF)], "11-11、11-12（休）", "11-11, 11-12 (off)"),
        ([(0, OFF), (1, OFF), (2, OFF), (7, OFF)], "11-11..11-13、11-18（休）", "11-11..11-13, 11-18 (off)"),
        ([(0, Words("节", "Feast")), (1, OFF)], "11-11（节）、11-12（休）", "11-11 (Feast), 11-12 (off)"),
        ([(0, None), (1, None), (2, None)], "11-11..11-13", "11-11..11-13"),
        ([(60, None)], "2027-01-10", "2027-01-10"),
    ],
)
def test_days_on_end_are_one_run(days: list[tuple[int, Words | None]], zh: str, en: str) -> None:
    runs = Runs(tuple((EVENT_DAY + day, label) for day, label in days), EVENT_DAY)
    assert (runs.say("zh"), runs.say("en")) == (zh, en)


@pytest.mark.parametrize(
    ("duration", "end"),
    [
        ("40wd", "跳过 22 个休息日，其中 09-25..09-27（中秋）、10-01..10-07（国庆节）；09-20、10-10 补班，照常算"),
        ("300wd", "个休息日"),
    ],
)
def test_many_days_off_are_counted(duration: str, end: str) -> None:
    text = reason(f"id: a, title: 甲, owner: li, duration: {duration}", "a").say("zh")
    assert end in text
    assert len(text) < 120
