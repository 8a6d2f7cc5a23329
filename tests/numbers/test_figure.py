"""Figures: exact values, rounding points, how they read."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promoplan.finding import Words
from promoplan.numbers.figure import Figure, Unit, distributed, plain, product, quotient, shown, total, up, worked

NAME = Words("数", "number")


def figure(value: str | None) -> Figure:
    return Figure("x", NAME, "number", None if value is None else Decimal(value))


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        ("4680000", "money", "4,680,000"),
        ("19.905", "money", "19.91"),
        ("-1323077.4", "money", "-1,323,077.4"),
        ("0.03", "rate", "3%"),
        ("0.128205", "rate", "12.82%"),
        ("5.41666", "ratio", "5.42"),
        ("1282051.28", "count", "1,282,051"),
        ("-0.001", "money", "0"),
    ],
)
def test_a_value_reads_as_people_write_it(value: str, unit: Unit, text: str) -> None:
    assert shown(Decimal(value), unit) == text


def test_a_worked_figure_has_no_value_where_something_is_missing_or_nothing_divides() -> None:
    words = Words("a ÷ b", "a ÷ b")
    assert worked("q", NAME, "ratio", words, quotient, figure("10"), figure("4")).value == Decimal("2.5")
    assert worked("q", NAME, "ratio", words, quotient, figure("10"), figure("0")).value is None
    assert worked("q", NAME, "ratio", words, quotient, figure("10"), figure(None)).value is None
    assert worked("q", NAME, "ratio", words, quotient, figure("10"), None).value is None
    assert worked("s", NAME, "money", words, total, figure("10"), None, figure(None), needs_all=False).value == 10
    assert worked("s", NAME, "money", words, total, None, needs_all=False).value is None


def test_values_are_exact_and_strings_on_any_machine_alike() -> None:
    assert product(Decimal("0.15"), Decimal(7000)) == 1050
    third = worked("q", NAME, "ratio", NAME, quotient, figure("1"), figure("3"))
    assert third.as_json() == "0.3333333333"
    assert (plain(Decimal("1E+3")), plain(Decimal("2.50")), plain(Decimal("-0.0"))) == ("1000", "2.5", "0")
    assert up(Decimal("1282051.2")) == 1282052


@given(
    st.decimals("0", "99999999", places=2),
    st.lists(st.decimals("0", "1", places=4), min_size=1, max_size=12),
    st.integers(0, 2),
)
def test_rounded_parts_still_sum_to_the_whole(whole: Decimal, shares: list[Decimal], places: int) -> None:
    parts = distributed(whole, shares, places)
    step = Decimal(1).scaleb(-places)
    if sum(shares):
        assert total(*parts) == whole.quantize(step, "ROUND_HALF_UP")
        exact = [whole * share / sum(shares) for share in shares]
        assert all(abs(part - one) <= step for part, one in zip(parts, exact, strict=True))
    else:
        assert not any(parts)
