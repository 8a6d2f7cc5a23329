"""How figures are found by what people call them, and taken apart into what they came of."""

from __future__ import annotations

from decimal import Decimal

import pytest

from promoplan.finding import Words
from promoplan.numbers.figure import Figure, total, worked
from promoplan.numbers.keys import Place, place_of, reachable
from promoplan.numbers.origin import MOST_TERMS, steps, with_values

ONE = Words("一个数", "one figure")
SUM = Words("相加", "the sum")


def given(key: str, value: int, name: Words = ONE) -> Figure:
    return Figure(key, name, "count", Decimal(value), position=1)


def test_a_long_chain_is_walked_without_recursion() -> None:
    figure = given("a.k0", 1)
    for number in range(1, 20_000):
        figure = worked(f"a.k{number}", ONE, "count", SUM, total, figure)
    walked = list(steps(figure))
    assert [walked[0].figure.key, walked[-1].figure.key, walked[-1].depth] == ["a.k19999", "a.k0", 19_999]
    assert len(reachable([figure])) == 20_000


def test_what_is_put_in_twice_is_taken_apart_once() -> None:
    deep = worked("a.deep", ONE, "count", SUM, total, given("a.x", 1))
    whole = worked("a.whole", ONE, "count", SUM, total, deep, deep)
    assert [(step.figure.key, step.depth, step.again) for step in steps(whole)] == [
        ("a.whole", 0, False), ("a.deep", 1, False), ("a.x", 2, False), ("a.deep", 1, True),
    ]  # fmt: skip


def test_doubling_all_the_way_down_stays_linear() -> None:
    figure = given("a.k0", 1)
    for number in range(1, 200):
        figure = worked(f"a.k{number}", ONE, "count", SUM, total, figure, figure)
    assert len(list(steps(figure))) == 2 * 199 + 1


def test_values_stand_in_the_place_of_names() -> None:
    uv, planned = given("a.uv", 5000, Words("UV", "UV")), given("a.planned", 4000, Words("计划 UV", "planned UV"))
    gap = worked("a.gap", ONE, "count", Words("UV − 计划 UV", "UV − planned UV"), lambda a, b: a - b, uv, planned)
    assert (with_values(gap, "zh"), with_values(gap, "en")) == ("5,000 − 4,000", "5,000 − 4,000")


def test_a_sum_that_names_no_terms_lists_them_and_nothing_else_is_made_up() -> None:
    parts = [given(f"a.{number}", number) for number in range(1, 4)]
    assert with_values(worked("a.sum", ONE, "count", SUM, total, *parts), "zh") == "1 + 2 + 3"
    product = worked("a.product", ONE, "count", Words("相乘", "the product"), lambda *_: Decimal(7), *parts)
    assert with_values(product, "zh") == ""
    many = [given(f"a.{number}", 1) for number in range(100)]
    assert with_values(worked("a.sum", ONE, "count", SUM, total, *many), "zh") == "1 + " * MOST_TERMS + "…"


@pytest.mark.parametrize(
    ("key", "place"),
    [
        ("traffic.gap_uv", Place("traffic", "", "", "gap_uv")),
        ("traffic.rows.直通车.uv", Place("traffic", "rows", "直通车", "uv")),
        ("traffic.rows.v2.0 渠道.uv", Place("traffic", "rows", "v2.0 渠道", "uv")),
        ("promotion.planned_uv.T-3", Place("promotion", "days", "T-3", "planned_uv")),
        ("promotion.rows.甲.乙.spend.T+1", Place("promotion", "rows.days", "甲.乙.T+1", "spend")),
        ("promotion.rows.甲.乙.placements.词", Place("promotion", "placements", "甲.乙.词", "value")),
    ],
)
def test_keys_say_what_they_are_of(key: str, place: Place) -> None:
    assert place_of(key) == place
