"""Products: plan, stock and allocation as the trade works them out, and what is unknown stays unsaid."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promoplan.numbers.book import book_of
from promoplan.numbers.figure import distributed, rounded, total
from promoplan.numbers.sections.products import Products
from tests.plans import part, with_head


def products(text: str) -> Products:
    campaign = part(text).campaign
    assert campaign is not None
    found = book_of(campaign).products
    assert found is not None
    return found


def one(row: str, more: str = "") -> Products:
    return products(f"{more}products:\n  rows: [{{sku: A, {row}}}]\n")


SOFAS = """
targets: {gmv: {floor: 468万}, conversion_rate: 3%, avg_order_value: 260}
products:
  tiers: [{id: traffic}, {id: hero}, {id: landing}, {id: cross_sell}, {id: clearance}]
  rows:
    - {sku: Y01, tier: traffic, price: 100, plan_units: 6000}
    - {sku: R01, tier: hero, price: 260, plan_units: 7000}
    - {sku: C01, tier: landing, price: 400, plan_units: 3600}
    - {sku: D01, tier: cross_sell, price: 130, plan_units: 4700}
    - {sku: Q01, tier: clearance, price: 95, plan_units: 2200}
"""


def test_price_times_units_adds_up_and_makes_units_an_order() -> None:
    found = products(SOFAS)
    assert found.plan_gmv.value == 4_680_000
    assert found.plan_units.value == 23_500
    assert found.units_per_order.value is not None
    assert rounded(found.units_per_order.value, 3) == Decimal("1.306")
    shares = [tier.actual_share.value for tier in found.tiers]
    assert [rounded(share * 100, 4) for share in shares if share is not None] == [
        Decimal(text) for text in ("12.8205", "38.8889", "30.7692", "13.0556", "4.4658")
    ]


def test_stock_depth() -> None:
    (row,) = one("price: 260, plan_units: 7000, safety: 15%, on_hand: 6000, incoming: 2500, arrives: T-5").rows
    assert [figure.say("zh") for figure in (row.needed, row.available, row.spare, row.to_order)] == [
        "8,050",
        "8,500",
        "450",
        "0",
    ]


@pytest.mark.parametrize(
    ("dates", "counted"),
    [
        ("arrives: T-3", 2500),
        ("arrives: T-3 12:00", 2500),
        ("arrives: T-3 20:00", 0),
        ("arrives: T-2", 0),
    ],
)
def test_what_arrives_after_the_stock_in_day_does_not_count(dates: str, counted: int) -> None:
    row = f"price: 1, plan_units: 1, on_hand: 6000, incoming: 2500, {dates}"
    (found,) = one(row, "key_dates: {stock_in: T-3 18:00}\n").rows
    assert found.available.value == 6000 + counted


@pytest.mark.parametrize(
    ("section", "counted"),
    [
        ("products:\n  stock_in: T-6\n", 0),
        ("key_dates: {stock_in: T-6}\nproducts:\n", 0),
        ("key_dates: {stock_in: T-6}\nproducts:\n  stock_in: T-5\n", 50),
        ("products:\n", 50),
    ],
)
def test_where_the_stock_in_day_is_found(section: str, counted: int) -> None:
    (row,) = products(f"{section}  rows: [{{sku: A, price: 1, plan_units: 1, incoming: 50, arrives: T-5}}]\n").rows
    assert row.available.value == counted


def test_the_last_day_is_the_one_before_the_event_where_the_plan_has_none() -> None:
    assert [
        one(f"price: 1, plan_units: 1, incoming: 50, arrives: {day}").rows[0].available.value for day in ("T-1", "T")
    ] == [50, 0]


def test_more_is_allocated_than_there_is() -> None:
    (row,) = one("price: 1, plan_units: 1, on_hand: 150, allocation: {tmall: 100, vip: 100}").rows
    assert [figure.say("zh") for figure in (row.allocated, row.unallocated)] == ["200", "-50"]


def test_margin() -> None:
    (row,) = one("price: 150, cost: 75, plan_units: 1").rows
    assert row.margin_rate.value == Decimal("0.5")


def test_safety_stock_and_reorder_point_of_steady_sales() -> None:
    (listed,) = products(
        "products:\n  rows: [{sku: A, price: 1, plan_units: 1}]\n"
        "  replenish: [{sku: A, daily_sales: 50, deviation: 12, service_factor: 1.65, lead_time: 2w}]\n"
    ).replenish
    assert listed.safety_stock.value is not None
    assert rounded(listed.safety_stock.value, 2) == Decimal("74.08")
    assert listed.reorder_point.say("zh") == "774.08"


def test_sell_through_is_by_pieces_or_by_money_and_says_which() -> None:
    found = one("price: 100, plan_units: 3000, on_hand: 3000, incoming: 370, sold_units: 2700, sold_amount: 202200")
    assert found.sell_through_units.say("en") == "80.12%"
    assert found.sell_through_amount.say("en") == "60%"
    assert "件" in found.sell_through_units.name.zh
    assert "金额" in found.sell_through_amount.name.zh


def test_the_share_of_products_that_sold() -> None:
    rows = "".join(f"    - {{sku: S{n}, price: 1, plan_units: 1, sold_units: {int(n < 184)}}}\n" for n in range(240))
    assert products(f"products:\n  rows:\n{rows}").selling_rate.say("en") == "76.67%"


@pytest.mark.parametrize(
    "bad",
    [
        "price: 1e999, plan_units: 10",
        "price: NaN, plan_units: 10",
        "price: 100, plan_units: -10",
        f"price: {'9' * 40}, plan_units: 10",
        "price: 100, plan_units: tbd",
    ],
)
def test_a_sum_with_something_unknown_is_not_said(bad: str) -> None:
    text = f"products:\n  target: 500\n  rows:\n    - {{sku: A, {bad}}}\n    - {{sku: B, price: 50, plan_units: 10}}\n"
    loaded = part(text)
    assert loaded.campaign is not None
    found = book_of(loaded.campaign).products
    assert found is not None
    assert found.plan_gmv.value is None
    assert {finding.rule for finding in loaded.findings} <= {"value-unreadable", "tbd-without-day"}


@pytest.mark.parametrize(
    "bad",
    [
        "on_hand: -5",
        "safety: 15",
        "incoming: many, arrives: T-5",
        "incoming: 5, arrives: Tt",
        "incoming: 5, arrives: tbd",
    ],
)
def test_nothing_is_told_of_stock_that_is_unknown(bad: str) -> None:
    text = f"products:\n  rows: [{{sku: A, price: 1, plan_units: 1000, {bad}}}]\n"
    rules = [finding.rule for finding in part(text).findings]
    assert len(rules) == 1
    assert rules[0] in ("value-unreadable", "reference-unknown", "date-unreadable", "tbd-without-day")


def test_a_bad_stock_in_day_is_told_once() -> None:
    rows = "  rows: [{sku: A, price: 1, plan_units: 1000, incoming: 5, arrives: T-5}]\n"
    for head in ("products:\n  stock_in: soon\n", "key_dates: {stock_in: 2026-02-30}\nproducts:\n"):
        assert len(part(head + rows).findings) == 1


@given(
    st.integers(1, 10**9),
    st.lists(st.integers(0, 10**6), min_size=2, max_size=8).filter(any),
)
def test_a_total_split_into_rounded_rows_still_sums(whole: int, weights: list[int]) -> None:
    parts = distributed(Decimal(whole), [Decimal(weight) for weight in weights])
    rows = "".join(f"    - {{sku: S{n}, price: 1, plan_units: {units}}}\n" for n, units in enumerate(parts))
    found = products(with_head(f"products:\n  target: {whole}\n  rows:\n{rows}"))
    assert found.plan_gmv.value == whole == total(*(row.plan_gmv.value or Decimal(0) for row in found.rows))
