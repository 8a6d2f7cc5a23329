"""What would gain a day is what holds a date, and does gain it."""

from __future__ import annotations

import pytest

from promoplan.finding import Language
from promoplan.why.gains import Gains
from tests.why.asked import LATE, place, reasons


def gains(tasks: str, id_: str, campaign: str = "", language: Language = "zh") -> list[tuple[str, str | None, str]]:
    found = reasons(tasks, campaign)
    return [(gain.rule, gain.id, gain.sentence.say(language)) for gain in Gains(found).of(place(found, id_))]


def test_the_follower_that_binds_is_named_with_its_room() -> None:
    assert gains(LATE, "layout") == [
        ("followers", "drill", "「演练」可以晚到 T-5 · 11-06 周五 开始（它自己一天也不能晚）"),
        ("shorter", "layout", "工期少 1 个工作日（现在 5 个工作日）"),
        ("away", "zhou", "老周 不在的日子有人顶上"),
    ]


def test_a_fixed_follower_can_be_later_by_its_slack() -> None:
    tasks = """
        id: a, title: 甲, owner: li, duration: 2wd
        id: b, title: 乙, owner: li, window: T-12 .. T-9, needs: [a], must_end_by: T-6
    """
    assert gains(tasks, "a")[0] == ("followers", "b", "「乙」可以晚到 T-11 · 10-31 周六 开始（它自己还能晚 3 天）")
    assert gains(tasks, "b") == [("limit", None, "期限延到 T-5 · 11-06 周五（现在 must_end_by: T-6）")]


def test_what_cannot_be_met_needs_a_need_earlier_or_a_limit_later() -> None:
    tasks = """
        id: a, title: 定价, owner: li, due: T-15
        id: b, title: 申报, owner: li, duration: 3wd, needs: [a], must_end_by: signup_close
    """
    assert gains(tasks, "b") == [
        ("needs", "a", "「定价」T-16 · 10-26 周一 就完"),
        ("shorter", "b", "工期少 1 个工作日（现在 3 个工作日）"),
        ("limit", "signup_close", "期限延到 T-12 · 10-30 周五（现在 must_end_by: signup_close）"),
    ]


def test_a_fixed_task_that_is_late_for_its_follower_has_to_end_sooner() -> None:
    tasks = """
        id: a, title: 甲, owner: li, due: T-10
        id: b, title: 乙, owner: li, window: T-12 .. T-9, needs: [a]
    """
    assert gains(tasks, "a") == [
        ("due", "a", "提前到 T-13 · 10-29 周四 完（现在 due: T-10）"),
        ("followers", "b", "「乙」可以晚到 T-9 · 11-02 周一 开始"),
    ]


@pytest.mark.parametrize("id_", ["T", "stock_in", "preheat"])
def test_only_tasks_can_gain_a_day(id_: str) -> None:
    assert gains(LATE, id_) == []


CHAIN = """
    id: a, title: 甲, owner: li, duration: {a}wd, schedule: asap, not_before: {bound}
    id: b, title: 乙, owner: li, duration: {b}wd, schedule: asap, needs: [a + {lag}wd]
    id: y, title: 丙, owner: li, duration: {y}wd
    id: z, title: 丁, owner: li, duration: {z}wd, needs: [y], must_end_by: {limit}
"""
NOW: dict[str, object] = {"a": 3, "bound": "T-40", "b": 2, "lag": 2, "y": 4, "z": 3, "limit": "T-8"}


@pytest.mark.parametrize(
    ("id_", "gain", "change"),
    [
        ("a", ("not-before", None), {"bound": "T-42"}),
        ("a", ("shorter", "a"), {"a": 2}),
        ("b", ("shorter", "a"), {"a": 2}),
        ("b", ("shorter", "b"), {"b": 1}),
        ("b", ("lag", "a"), {"lag": 1}),
        ("y", ("shorter", "z"), {"z": 2}),
        ("y", ("shorter", "y"), {"y": 3}),
        ("z", ("limit", None), {"limit": "T-7"}),
    ],
)
def test_a_gain_gives_the_day_it_promises(id_: str, gain: tuple[str, str | None], change: dict[str, object]) -> None:
    assert gain in [found[:2] for found in gains(CHAIN.format(**NOW), id_)]
    now, then = (reasons(CHAIN.format(**values)).places.tasks[id_] for values in (NOW, {**NOW, **change}))
    assert now.start is not None
    assert then.start is not None
    assert now.finish is not None
    assert then.finish is not None
    if id_ in "ab":
        assert then.finish.day < now.finish.day
    else:
        assert then.start.day > now.start.day
