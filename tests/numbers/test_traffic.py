"""Traffic: the trade's own examples, sums, gaps, and what is told of sources."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promoplan.finding import Finding
from promoplan.numbers.figure import rounded
from tests.numbers.books import findings, rules, traffic, value

FLOOR = "targets: {gmv: {floor: 468万, stretch: 520万}, conversion_rate: 3%, avg_order_value: 260}\n"
NINE = (250000, 100000, 50000, 50000, 50000, 0, 0, 50000, 50000)


def plan(*uv: int, head: str = FLOOR) -> str:
    rows = "".join(f"  - {{channel: c{number}, uv: {each}, owner: li}}\n" for number, each in enumerate(uv))
    return f"{head}traffic:\n{rows}"


def one(row: str, head: str = FLOOR.replace("468万", "1").replace("520万", "2")) -> str:
    return f"{head}traffic:\n  - {{channel: A, owner: li, {row}}}\n"


@pytest.mark.parametrize(
    ("row", "key", "expected"),
    [
        ("uv: 50000, conversion_rate: 2.5%", "rows.A.gmv", "325000"),
        ("uv: 50000, cpc: 1.20", "rows.A.cost", "60000"),
        ("uv: 50000, pricing: cpm, cpm: 40, ctr: 5%", "rows.A.cost", "40000"),
        ("uv: 50000, pricing: cpm, cpm: 40, ctr: 5%", "rows.A.impressions", "1000000"),
        ("uv: 50000, pricing: cpm, cpm: 40, ctr: 5%", "rows.A.cost_each", "0.8"),
        ("uv: 50000, commission: 8%", "rows.A.cost", "31200"),
        ("uv: 50000, commission: 8%, service_fee: 2%", "rows.A.cost", "39000"),
        ("uv: 50000, pricing: fixed, cost: 4500", "rows.A.cost", "4500"),
        ("uv: 50000, conversion_rate: 2.5%, cpc: 1.20", "roi", "5.4166666667"),
        ("uv: 600000, cost: 131200", "cost_share", "0.028034188"),
        ("uv: 50000, actual: 53500", "achieved", "1.07"),
        ("uv: 50000, last_year: {uv: 40000, because: more}", "rows.A.growth", "0.25"),
        ("sessions: 50000", "planned_uv", "50000"),
        ("uv: 7", "forecast_orders", "1"),  # 0.21 of an order is rounded up, once
    ],
)
def test_the_trade_s_examples(row: str, key: str, expected: str) -> None:
    found = value(one(row), f"traffic.{key}")
    assert found is not None
    assert rounded(found, 10) == Decimal(expected)


def test_the_nine_sources_of_the_old_table_have_no_gap() -> None:
    found = traffic(plan(*NINE))
    assert [found.required_uv.value, found.planned_uv.value, found.gap_uv.value] == [600000, 600000, 0]
    assert [found.forecast_gmv.value, found.forecast_orders.value, found.gap_gmv.value] == [4680000, 18000, 0]
    assert rules(plan(*NINE)) == []


def test_a_floor_beyond_the_traffic_is_told_with_both_lines_and_what_would_close_it() -> None:
    text = plan(*NINE, head=FLOOR.replace("468万, stretch: 520万", "1500万"))
    (finding,) = findings(text)
    assert finding.rule == "traffic-below-target"
    for said in ("1,323,077", "10,320,000", "plan.yaml:4", "plan.yaml:6"):
        assert said in finding.message("zh")
        assert said in finding.message("en")
    hint = finding.hint("zh") or ""
    for change in ("conversion_rate: 9.6154%", "avg_order_value: 833.34"):
        assert change in hint
        key = change.partition(":")[0]
        old = {"conversion_rate": "conversion_rate: 3%", "avg_order_value": "avg_order_value: 260"}[key]
        assert rules(text.replace(old, change)) == []
    assert "floor: 4680000" in hint
    assert rules(plan(1923077, head=FLOOR.replace("468万, stretch: 520万", "1500万"))) == []


def test_sources_that_convert_worse_miss_the_floor_though_there_are_enough_of_them() -> None:
    text = plan(600000).replace("uv: 600000", "uv: 600000, conversion_rate: 2%")
    (finding,) = findings(text)
    assert finding.rule == "traffic-below-target"
    assert "1,560,000" in finding.message("en")
    assert rules(text.replace("2%", "3%")) == []
    better = plan(300000).replace("uv: 300000", "uv: 300000, conversion_rate: 6%")
    assert rules(better) == []


def test_a_gap_is_not_told_where_a_source_is_still_open() -> None:
    text = plan(1000) + "  - {channel: later, uv: tbd, decide_by: T-20, owner: li}\n"
    assert rules(text) == []
    assert traffic(text).gap_uv.value is None
    assert traffic(text).planned_uv.value == 1000


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=8), st.integers(0, 10**6), st.data())
def test_a_source_that_brings_n_more_leaves_a_gap_of_n_less(uv: list[int], n: int, data: Any) -> None:
    place = data.draw(st.integers(0, len(uv) - 1))
    more = [each + n if number == place else each for number, each in enumerate(uv)]
    before, after = traffic(plan(*uv)), traffic(plan(*more))
    assert before.gap_uv.value is not None
    assert after.gap_uv.value == before.gap_uv.value - n
    assert before.gap_gmv.value is not None
    assert after.gap_gmv.value == before.gap_gmv.value - n * Decimal("7.8")
    for found in (before, after):
        assert found.required_uv.value == found.planned_uv.value + found.gap_uv.value  # type: ignore[operator]
        assert sum(row.orders.value or 0 for row in found.rows) == found.forecast_orders.value
        assert all(row.orders.value == int(row.orders.value or 0) for row in found.rows)


@given(st.integers(1, 10**9), st.integers(1, 10000), st.integers(1, 10**6))
def test_what_would_close_the_gap_closes_it(uv: int, rate: int, cents: int) -> None:
    head = (
        f"targets: {{gmv: 468万, conversion_rate: {Decimal(rate) / 100}%, avg_order_value: {Decimal(cents) / 100}}}\n"
    )
    found = traffic(plan(uv, head=head))
    closing = found.floor
    assert closing.conversion_rate.value is not None
    assert closing.avg_order_value.value is not None
    for each in (
        uv * closing.conversion_rate.value * Decimal(cents) / 100,
        uv * Decimal(rate) / 10000 * closing.avg_order_value.value,
    ):
        assert abs(each - 4680000) < Decimal("1e-15")
    assert found.sensitivity.gaps[2][2].value == found.gap_uv.value


def test_parts_inherit_and_sum() -> None:
    text = (
        f"{FLOOR}traffic:\n  - channel: A\n    owner: li\n    conversion_rate: 2%\n    parts:\n"
        "      - {channel: B, uv: 100, last_year: {uv: 90}}\n"
        "      - {channel: C, uv: 50, conversion_rate: 4%, cpc: 2}\n"
    )
    found = traffic(text)
    (row,) = found.rows
    assert [row.uv.value, row.gmv.value, row.cost.value] == [150, 4 * 260, 100]
    assert [part.conversion_rate.value for part in row.parts] == [Decimal("0.02"), Decimal("0.04")]
    assert {part.owner for part in row.parts} == {"li"}
    assert [leaf.channel for leaf in found.leaves()] == ["B", "C"]


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        ("uv: 5, sessions: 5", "source-without-visitors"),
        ("conversion_rate: 3%", "source-without-visitors"),
        ("uv: 5, pricing: cpc", "pricing-without-price"),
        ("uv: 5, pricing: cpm, cpm: 40", "pricing-without-price"),
        ("uv: 5, pricing: cps, commission: 8%, cpc: 1", "pricing-without-price"),
        ("uv: 5, cpc: 1, cost: 5", "pricing-without-price"),
        ("uv: 5, last_year: {uv: 10}", "difference-without-reason"),
        ("uv: 5, last_year: {uv: 0}", "difference-without-reason"),
        ("uv: 5, parts: [{channel: B, uv: 4}]", "parts-do-not-add-up"),
        ("uv: 5, parts: [{channel: a, uv: 5}]", "channel-given-twice"),
        ("uv: 5, task: nothing", "reference-unknown"),
        ("uv: 5, parts: [{channel: B, uv: 5, task: nothing}]", "reference-unknown"),
        ("uv: 5, parts: [{channel: B, uv: 5, owner: nobody}]", "reference-unknown"),
        ("uv: 5, pricing: cpx", "word-unknown"),
    ],
)
def test_a_source_that_cannot_be_is_told_once(row: str, rule: str) -> None:
    assert rules(one(row, head="")) == [rule]


@pytest.mark.parametrize(
    "row",
    [
        "uv: 5, last_year: {uv: 6, because: less}",
        "uv: 10, last_year: {uv: 12}",
        "uv: 5, last_year: {uv: 10, because: tbd, decide_by: T-20}",
        "uv: 5, pricing: cpc, cpc: tbd, decide_by: T-20",
        "uv: 5, pricing: tbd, cpc: 1, decide_by: T-20",
        "parts: [{channel: B, uv: 5}]",
    ],
)
def test_a_source_that_is_fine_or_open_is_not_told(row: str) -> None:
    assert rules(one(row, head="")) == []


def test_a_source_that_is_open_as_a_whole_is_told_by_nothing_but_its_day() -> None:
    assert rules("traffic: [tbd, tbd]\n") == ["tbd-without-day"] * 2


def test_a_source_without_owner_is_told_once_and_one_of_nobody_is_not() -> None:
    head = "traffic:\n  - {channel: A, uv: 5}\n  - {channel: B, uv: 0}\n"
    assert rules(head) == ["source-without-owner"]


@pytest.mark.parametrize("bad", ["130%", "-5", "NaN", "1e999", "3.5", "1" * 40, "五万", "[5]"])
@pytest.mark.parametrize("key", ["uv", "sessions", "actual"])
def test_bad_visitors_have_one_finding_with_their_place(key: str, bad: str) -> None:
    finding = only_one(one(f"uv: 7, {key}: {bad}" if key == "actual" else f"{key}: {bad}"))
    assert finding.path.startswith(f"traffic/0/{key}")


@pytest.mark.parametrize(
    ("key", "bad"),
    [
        (key, bad)
        for key, more in (
            ("cpc", "130%"),
            ("ctr", "5"),
            ("commission", "0.08"),
            ("cost", "-3"),
            ("conversion_rate", "3"),
        )
        for bad in (more, "1e999", "NaN", "1" * 40)
    ],
)
def test_a_bad_price_has_one_finding_with_its_place(key: str, bad: str) -> None:
    beside = {"ctr": ", pricing: cpm, cpm: 40", "cpc": ", pricing: cpc", "cost": ", pricing: fixed"}.get(key, "")
    beside = ", pricing: cps" if key == "commission" else beside
    assert only_one(one(f"uv: 5{beside}, {key}: {bad}")).path == f"traffic/0/{key}"


def only_one(text: str) -> Finding:
    (finding,) = findings(text)
    assert finding.severity.value == "error"
    return finding


def test_a_plan_that_counts_sessions_is_told_of_sessions() -> None:
    text = plan(1000).replace("uv:", "sessions:")
    (finding,) = findings(text)
    assert "599,000 sessions" in finding.message("en")
    assert traffic(text).planned_uv.name.en == "sessions planned"


@pytest.mark.parametrize("most", ["999999999999999", "0.00000001", "0"])
@pytest.mark.parametrize("rate", ["0.00000001%", "100%", "0%"])
@pytest.mark.parametrize("value", ["999999999999999", "0.00000001", "0"])
def test_the_largest_and_smallest_figures_are_told_like_any_other(most: str, rate: str, value: str) -> None:
    text = (
        f"targets: {{gmv: {most}, conversion_rate: {rate}, avg_order_value: {value}, orders: 7}}\n"
        f"traffic: [{{channel: A, uv: 999999999999999, commission: {rate}, owner: li}},"
        " {channel: B, uv: 1, conversion_rate: 0.00000001%, avg_order_value: 0.00000001, pricing: cpm, cpm: 0,"
        " ctr: 0%, owner: li}]\n"
    )
    for finding in [*findings(text), *findings(text.replace(", orders: 7", ""))]:
        assert finding.message("zh")
        assert finding.hint("en")
    for figure in traffic(text).figures():
        assert figure.say("zh")
        figure.as_json()


def test_thousands_of_sources_are_summed_in_no_time() -> None:
    found = traffic(plan(*([1] * 4000)))
    assert found.planned_uv.value == 4000
    assert found.forecast_orders.value == 120
