"""Counts that are made whole together."""

from __future__ import annotations

from decimal import Decimal
from math import ceil, floor

from hypothesis import given, settings
from hypothesis import strategies as st

from promoplan.finding import Words
from promoplan.numbers.figure import Figure
from promoplan.numbers.sums import whole

COUNTS = st.lists(st.decimals(0, 10**6, places=3), max_size=30)


def count(value: Decimal | None) -> Figure:
    return Figure("orders", Words("订单数", "orders"), "count", value)


@settings(max_examples=300, deadline=None)
@given(COUNTS)
def test_each_is_rounded_up_or_down_and_they_add_up_to_the_sum_rounded_up(values: list[Decimal]) -> None:
    made = [figure.value for figure in whole([count(value) for value in values])]
    assert sum(value or 0 for value in made) == ceil(sum(values))
    for value, exact in zip(made, values, strict=True):
        assert value in (floor(exact), ceil(exact))


def test_a_large_count_is_not_rounded_up_twice() -> None:
    exact = [Decimal(value) for value in ("50242.752", "148.512", "3.484", "605.264", "0.232")]
    assert [figure.value for figure in whole([count(value) for value in exact])] == [50243, 149, 4, 605, 0]


def test_what_has_no_value_stays_without_one() -> None:
    assert [figure.value for figure in whole([count(None), count(Decimal("0.4"))])] == [None, 1]
