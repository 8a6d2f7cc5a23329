"""Each date that was worked out says what holds it, and the way to it leads over that."""

from __future__ import annotations

import pytest

from promoplan.why.places import EVENT
from tests.schedule.test_resolve import stamp
from tests.why.asked import LATE, MILESTONE, place, reason, reasons, said, way

# As late as can be


@pytest.mark.parametrize(
    ("id_", "days", "expected"),
    [
        (
            "layout",
            ("10-27", "11-04"),
            (
                "followers",
                ("drill",),
                (
                    "排到最晚：「演练」T-6 · 11-05 周四 开始，在那之前要完；"
                    "跳过 10-31、11-01（休）；老周 11-02、11-03 不在"
                ),
            ),
        ),
        (
            "drill",
            ("11-05", "11-05"),
            ("limit", ("drill_by",), "排到最晚：T-6 · 11-05 周四 是期限（must_end_by: drill_by）"),
        ),
        (
            "count",
            ("10-24", "10-25"),
            ("followers", ("layout",), "排到最晚：「货架」T-15 · 10-27 周二 开始，在那之前要完；中间隔 1 个工作日"),
        ),
        (
            "noon",
            ("10-27", "10-28"),
            ("limit", ("signup_close",), "排到最晚：T-14 · 10-28 周三 22:00 是期限（must_end_by: signup_close - 1d）"),
        ),
        (
            "early",
            ("10-28", "10-29"),
            (
                "limit",
                (),
                "排到最晚：T-12 · 10-30 周五 12:00 是期限（must_end_by: T-12 12:00）；12:00 早于下班，前一天要完",
            ),
        ),
        ("texts", ("10-29", "10-30"), ("phase", ("prep",), "排到最晚：阶段「筹备」T-12 · 10-30 周五 结束")),
        ("last", ("11-10", "11-10"), ("event", (), "排到最晚：后面没有别的，活动前一天要完")),
        (
            "prices",
            ("10-21", "10-21"),
            ("followers", ("check",), "排到最晚：「复核」T-20 · 10-22 周四 截止，前一天要完"),
        ),
        (
            "pick",
            ("10-10", "10-10"),
            (
                "followers",
                ("fixed",),
                "排到最晚：「上架」T-30 · 10-12 周一 开始，在那之前要完；跳过 10-11（休）；10-10 补班，照常算",
            ),
        ),
    ],
)
def test_an_alap_task_is_held_by_what_follows(
    id_: str, days: tuple[str, str], expected: tuple[str, tuple[str, ...], str]
) -> None:
    dated = reasons(LATE).places.tasks[id_]
    assert (stamp(dated.start), stamp(dated.finish)) == days
    assert said(LATE, id_) == expected


def test_the_way_of_an_alap_task_goes_over_its_followers() -> None:
    assert way(LATE, "count") == [
        "T event 11-11",
        "stock_in at 11-08",
        "drill_by at 11-05",
        "drill limit 11-05",
        "layout followers 11-04",
        "count followers 10-25",
    ]


def test_a_limit_before_a_follower_is_what_holds() -> None:
    tasks = """
        id: a, title: 甲, owner: li, duration: 2wd, must_end_by: T-20
        id: b, title: 乙, owner: li, duration: 2wd, needs: [a]
    """
    assert way(tasks, "a") == ["T event 11-11", "a limit 10-22"]


def test_working_days_between_are_those_of_the_follower() -> None:
    tasks = """
        id: a, title: 甲, owner: li, duration: 1wd
        id: b, title: 乙, owner: zhou, due: T-7, duration: 1wd, needs: [a + 2wd]
    """
    assert reason(tasks, "a").say("zh") == (
        "排到最晚：「乙」T-7 · 11-04 周三 开始，在那之前要完；中间隔 2 个工作日；"
        "跳过 10-31、11-01（休）；老周 11-02、11-03 不在"
    )


def test_overlap_is_said() -> None:
    tasks = """
        id: a, title: 甲, owner: li, duration: 3d
        id: b, title: 乙, owner: li, due: T-7, duration: 3d, needs: [a - 1d]
    """
    assert reason(tasks, "a").say("en") == (
        "as late as can be: it has to end before '乙' begins on T-9 · 11-02 Mon; 1 day of overlap"
    )


# As early as can be


@pytest.mark.parametrize(
    ("tasks", "start", "expected"),
    [
        (
            "id: a, title: 甲, owner: li, duration: 3wd, schedule: asap, not_before: 2026-09-29",
            "09-29",
            (
                "not-before",
                (),
                "尽早：T-43 · 09-29 周二 起才能做（not_before: 2026-09-29）；跳过 10-01..10-07（国庆节）",
            ),
        ),
        (
            "id: a, title: 甲, owner: li, duration: 1d, schedule: asap, not_before: signup_close + 1d",
            "10-30",
            ("not-before", ("signup_close",), "尽早：T-12 · 10-30 周五 起才能做（not_before: signup_close + 1d）"),
        ),
        (
            "id: a, title: 甲, owner: li, duration: 2wd, schedule: asap, phase: preheat",
            "11-02",
            ("phase", ("preheat",), "尽早：阶段「预热」T-11 · 10-31 周六 开始；跳过 10-31、11-01（休）"),
        ),
        (
            "id: a, title: 甲, owner: li, duration: 2wd, schedule: asap",
            "09-28",
            (
                "start",
                (),
                "尽早：整个活动 T-47 · 09-25 周五 起才做事（campaign.start: T-47）；跳过 09-25..09-27（中秋）",
            ),
        ),
        (
            (
                "id: n, title: 乙, owner: li, due: T-33\n"
                "id: a, title: 甲, owner: li, duration: 2wd, schedule: asap, needs: [n + 1wd]"
            ),
            "10-12",
            (
                "needs",
                ("n",),
                "尽早：「乙」T-33 · 10-09 周五 才完，接着开始；中间隔 1 个工作日；10-10 补班，照常算；跳过 10-11（休）",
            ),
        ),
    ],
)
def test_an_asap_task_is_held_by_what_it_needs(
    tasks: str, start: str, expected: tuple[str, tuple[str, ...], str]
) -> None:
    assert stamp(reasons(tasks, "start: T-47").places.tasks["a"].start) == start
    assert said(tasks, "a", "start: T-47") == expected


def test_the_way_of_an_asap_task_goes_over_needs_to_the_start() -> None:
    tasks = """
        id: a, title: 甲, owner: li, duration: 2wd
        id: b, title: 乙, owner: li, duration: 2wd, schedule: asap, needs: [a]
        id: c, title: 丙, owner: li, duration: 2wd, schedule: asap, needs: [b]
    """
    assert way(tasks, "c", "start: signup_close - 20d") == [
        "signup_close at 10-29 22:00",
        "a start 10-10",
        "b needs 10-13",
        "c needs 10-15",
    ]


def test_a_task_that_an_asap_one_waits_for_is_early_too() -> None:
    tasks = """
        id: a, title: 甲, owner: li, duration: 2d
        id: b, title: 乙, owner: li, duration: 2wd, schedule: asap, needs: [a]
    """
    rule, rests_on, text = said(tasks, "a", "start: T-45")
    assert (rule, rests_on) == ("start", ())
    assert text == "排到最早，因为「乙」等着它：整个活动 T-45 · 09-27 周日 起才做事（campaign.start: T-45）"


def test_an_asap_task_without_a_first_day_goes_right_behind_its_need() -> None:
    tasks = """
        id: a, title: 甲, owner: li, duration: 2d, must_end_by: T-20
        id: b, title: 乙, owner: li, duration: 2wd, schedule: asap, needs: [a]
    """
    assert said(tasks, "b") == (
        "needs",
        ("a",),
        "尽早：「甲」T-20 · 10-22 周四 才完，接着开始；跳过 10-24、10-25（休）",
    )


# Milestones


def test_a_milestone_stands_where_the_last_of_its_needs_ends() -> None:
    assert said(MILESTONE, "go") == ("needs", ("drill",), "里程碑：「演练」T-5 · 11-06 周五 完，就在那天")


def test_what_a_milestone_needs_is_held_by_its_limit() -> None:
    assert said(MILESTONE, "drill")[2] == "排到最晚：「评审」最晚 T-4 · 11-07 周六，到那天要完；跳过 11-07（休）"
    assert way(MILESTONE, "go") == ["T event 11-11", "go limit 11-07", "drill followers 11-06", "go needs 11-06"]


def test_a_milestone_may_be_held_by_a_bound_of_its_own() -> None:
    tasks = MILESTONE.replace("must_end_by: T-4", "must_end_by: T-2, not_before: T-3").replace(
        "2wd", "2d, must_end_by: T-6"
    )
    assert said(tasks, "go") == ("not-before", (), "里程碑：T-3 · 11-08 周日 起才能做（not_before: T-3）")


def test_what_follows_a_milestone_may_pull_what_it_needs() -> None:
    tasks = """
        id: x, title: 前, owner: li, duration: 2d
        id: m, title: 定, owner: li, duration: 0d, needs: [x]
        id: f, title: 后, owner: li, duration: 2d, schedule: asap, needs: [m], not_before: T-40
    """
    found = reasons(tasks, "start: T-60")
    steps = found.chain(place(found, "x"))
    assert stamp(found.places.tasks["x"].finish) <= stamp(found.places.tasks["f"].start)  # type: ignore[operator]
    assert steps[0].place == EVENT
    assert [step.place.id for step in steps][-3:] == ["f", "m", "x"]


# What cannot be met


def test_what_cannot_be_met_says_both_sides_and_the_days_missing() -> None:
    tasks = """
        id: a, title: 定价, owner: li, due: T-15
        id: b, title: 申报, owner: li, duration: 3wd, needs: [a], must_end_by: signup_close
    """
    assert said(tasks, "b") == (
        "cannot-be-met",
        ("a", "signup_close"),
        (
            "赶不上，差 1 天：T-13 · 10-29 周四 22:00 是期限（must_end_by: signup_close）；"
            "可「定价」T-15 · 10-27 周二 才完，接着开始"
        ),
    )
    assert way(tasks, "b") == ["T event 11-11", "a due 10-27", "b cannot-be-met 10-30"]


def test_the_way_of_what_cannot_be_met_goes_over_what_comes_before() -> None:
    tasks = """
        id: a, title: 甲, owner: li, duration: 20d, not_before: T-40
        id: b, title: 乙, owner: li, duration: 10d, needs: [a]
        id: c, title: 丙, owner: li, due: T-13, needs: [b]
    """
    assert way(tasks, "b") == ["T event 11-11", "a not-before 10-21", "b cannot-be-met 10-31"]
    assert (
        reason(tasks, "b").say("zh").startswith("赶不上，差 3 天：「丙」T-13 · 10-29 周四 截止，前一天要完；可「甲」")
    )


# Without a date


@pytest.mark.parametrize(
    ("task", "start"),
    [
        ("duration: 3d, schedule: asap", "要尽早，却没有起点"),
        ("due: tbd", "计划里没写日期，还没定，或者写的读不出来"),
        ("due: nowhere - 1d", "写的日期算不出来"),
        ("duration: 3h", "写的日期算不出来"),
        ("duration: 3d, status: dropped", "已取消"),
        ("duration: 3d, needs: [b]", "排不出：在前置的圈里"),
    ],
)
def test_what_has_no_date_says_why(task: str, start: str) -> None:
    tasks = f"id: a, title: 甲, owner: li, {task}\nid: b, title: 乙, owner: li, duration: 1d, needs: [a]"
    found = reason(tasks, "a")
    assert (found.rule, found.hangs_on) == ("undated", None)
    assert found.say("zh").startswith(start)
