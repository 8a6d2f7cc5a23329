"""The budget: the trade's own examples, row by row; what is stated against what is worked out; what it is made of."""

from __future__ import annotations

from decimal import Decimal
from typing import cast

import pytest

from promoplan.numbers.book import Book, book_of
from promoplan.numbers.cost_items import segments_of
from promoplan.numbers.sections.budget import Budget
from tests.plans import part

TARGETS = """
people: {li: {name: Li}}
targets: {gmv: 468万, conversion_rate: 3%, avg_order_value: 260, refund_rate: 20%, gross_margin: 40%}
traffic:
  - {channel: 自然, uv: 450000, owner: li}
  - {channel: 直通车, uv: 50000, cpc: 1.20, conversion_rate: 2.5%, owner: li}
  - {channel: 钻石展位, uv: 50000, cpm: 40, ctr: 5%, owner: li}
  - {channel: 淘宝客, uv: 50000, commission: 8%, owner: li}
"""
PLAN = (
    TARGETS
    + """
budget:
  items:
    - {item: 直通车, cap: 60000}
    - {item: 钻石展位, cap: 40000}
    - {item: 佣金, channels: 淘宝客, cap: 31200}
    - {item: 短信, kind: systems, cap: 4500, quantity: 50000, characters: 128, price: 0.045}
    - {item: 快递, kind: logistics, cap: 108000, per_order: 6}
    - {item: 退货运费, kind: logistics, cap: 21600, per_return: 6}
    - {item: 平台扣点, kind: transactions, cap: 187200, share: 4%}
    - {item: 人工, kind: staff, cap: 60000, quantity: 300, price: 200}
"""
)


def book(text: str) -> Book:
    campaign = part(text).campaign
    assert campaign is not None
    return book_of(campaign)


def budget(text: str) -> Budget:
    return cast("Budget", book(text).section("budget"))


@pytest.mark.parametrize(
    ("row", "key", "shown"),
    [
        (8, "budget.items.直通车.implied", "60,000"),
        (9, "budget.items.钻石展位.implied", "40,000"),
        (10, "budget.items.佣金.implied", "31,200"),
        (11, "budget.items.直通车.gmv_roi", "5.42"),
        (12, "budget.break_even_roi", "2.5"),
        (13, "budget.cost_ratio", "2.8%"),
        (15, "budget.net_sales", "3,744,000"),
        (16, "budget.net_gross_profit", "1,497,600"),
        (16, "budget.items.快递.cost", "108,000"),
        (16, "budget.items.退货运费.cost", "21,600"),
        (16, "budget.items.平台扣点.cost", "187,200"),
        (16, "budget.items.人工.cost", "60,000"),
        (16, "budget.profit", "985,100"),
        (16, "budget.profit_rate", "26.31%"),
        (17, "budget.items.短信.cost", "4,500"),
        (0, "budget.uv_value", "7.8"),
        (0, "budget.orders", "18,000"),
        (0, "budget.uv", "600,000"),
        (0, "budget.gross_profit", "1,872,000"),
        (0, "budget.costs.total.cost", "512,500"),
        (0, "budget.costs.traffic.cost", "131,200"),
    ],
)
def test_the_examples_of_the_trade(row: int, key: str, shown: str) -> None:
    assert book(PLAN).figures()[key].say("zh") == shown


def test_return_on_gmv_and_on_net_sales_are_two_numbers() -> None:
    text = """
people: {li: {name: Li}}
targets: {gmv: 3000, conversion_rate: 10%, avg_order_value: 100, refund_rate: 33.33333333%, gross_margin: 40%}
traffic: [{channel: Ads, uv: 300, pricing: fixed, cost: 300, owner: li}]
budget: {items: [{item: Ads, cap: 300}]}
"""
    found = budget(text)
    assert (found.gmv_roi.say("en"), found.gsv_roi.say("en")) == ("10", "6.67")
    assert (found.items[0].gmv_roi.say("en"), found.items[0].gsv_roi.say("en")) == ("10", "6.67")
    assert found.gmv_roi.name != found.gsv_roi.name


def test_amounts_are_exact() -> None:
    found = budget("budget: {items: [{item: tape, quantity: 7000, price: 0.15}]}\n")
    assert found.items[0].cost.value == 1050
    assert found.total_cost.as_json() == "1050"


@pytest.mark.parametrize(
    ("characters", "parts"), [(0, 1), (1, 1), (70, 1), (71, 2), (128, 2), (134, 2), (135, 3), (201, 3), (202, 4)]
)
def test_the_parts_of_a_text(characters: int, parts: int) -> None:
    assert segments_of(Decimal(characters)) == parts


def test_freight_that_the_margin_has_paid_for_is_not_deducted_again() -> None:
    before, after = budget(PLAN), budget(PLAN.replace("budget:\n", "budget:\n  margin_includes: [logistics]\n"))
    assert before.profit.value is not None
    assert after.profit.value == before.profit.value + 108000 + 21600
    assert after.total_cost.value == before.total_cost.value, "it is paid all the same"


def test_a_profit_is_not_said_where_a_cost_is_not_known() -> None:
    found = budget(PLAN + "    - {item: 仓库, kind: premises, cap: tbd, decide_by: T-30}\n")
    assert found.lines["premises"].cost.value is None
    assert found.profit.value is None
    assert found.total_cap.value == 512500


def test_a_row_without_items_costs_its_cap_and_counts_in_profit() -> None:
    text = PLAN.replace("budget:\n", "budget:\n  costs: {premises: 30000}\n")
    assert budget(text).profit.value == 985100 - 30000


def test_a_budget_alone_works_out_what_follows_from_its_own_figures() -> None:
    found = budget(
        "budget: {operation: {turnover: 468万, conversion_rate: 3%, avg_order_value: 260, gross_margin: 40%,"
        " net_margin: 20%}, refund_rate: 20%}\n"
    )
    shown = {what: figure.say("en") for what, figure in found.operation.items()}
    assert shown == {
        "turnover": "4,680,000", "orders": "18,000", "conversion_rate": "3%", "avg_order_value": "260",
        "uv_value": "7.8", "uv": "600,000", "net_margin": "20%", "gross_margin": "40%", "net_profit": "936,000",
        "gross_profit": "1,872,000",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("operation", "differing"),
    [
        ("turnover: 468万, orders: 18000, uv: 60万, uv_value: 7.8, gross_profit: 187.2万", []),
        ("turnover: 1000万", ["turnover"]),
        ("orders: 20000, uv_value: 7.9", ["orders", "uv_value"]),
        ("net_margin: 20%, net_profit: 936000", []),
        ("net_margin: 20%, net_profit: 900000", ["net_profit"]),
        ("gross_margin: 30%", ["gross_margin"]),
    ],
)
def test_what_is_stated_is_compared_with_what_follows(operation: str, differing: list[str]) -> None:
    found = budget(PLAN.replace("budget:\n", f"budget:\n  operation: {{{operation}}}\n"))
    assert sorted(one.stated.key for one in found.differing) == sorted(f"budget.{what}" for what in differing)


@pytest.mark.parametrize(
    ("costs", "differing"),
    [
        ("traffic: 131200, total: 512500", []),
        ("traffic: 130000", ["budget.costs.traffic.cap"]),
        ("total: 500000", ["budget.costs.total.cap"]),
    ],
)
def test_a_cost_row_is_the_sum_of_its_items(costs: str, differing: list[str]) -> None:
    found = budget(PLAN.replace("budget:\n", f"budget:\n  costs: {{{costs}}}\n"))
    assert [one.stated.key for one in found.differing] == differing


def test_every_figure_of_a_budget_has_a_key_of_its_own_and_its_formula() -> None:
    for figure in budget(PLAN).figures():
        if figure.value is not None:
            assert figure.given or figure.formula, figure.key
            assert figure.key.startswith("budget.")
