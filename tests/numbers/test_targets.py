"""Targets: the trade's own examples, what follows from what, and what is told of figures that disagree."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from promoplan.finding import Finding
from tests.numbers.books import findings, rules, targets, value

FUNNEL = {  # one campaign, whole numbers throughout: 600,000 × 3% × 260 = 4,680,000
    "gmv": "4680000", "uv": "600000", "conversion_rate": "3%", "avg_order_value": "260", "orders": "18000",
    "uv_value": "7.8",
}  # fmt: skip
KEYS = {"gmv": "gmv_floor"}
# Of two of these at most one follows from the other, so that three are needed, and these three are not enough.
NOT_ENOUGH = [
    {"gmv", "uv", "uv_value"}, {"uv_value", "conversion_rate", "avg_order_value"},
    {"uv", "conversion_rate", "orders"}, {"gmv", "avg_order_value", "orders"},
]  # fmt: skip


def written(keys: tuple[str, ...]) -> str:
    return ", ".join(f"{key}: {FUNNEL[key]}" for key in keys)


@pytest.mark.parametrize(
    ("text", "key", "expected"),
    [
        ("gmv: 1000万, conversion_rate: 3%, avg_order_value: 260", "uv", "1282052"),  # rounded up once, at the end
        ("uv: 600000, orders: 18000", "conversion_rate", "0.03"),
        ("gmv: 468万, orders: 18000", "avg_order_value", "260"),
        ("uv: 600000, conversion_rate: 3%, avg_order_value: 260", "gmv_floor", "4680000"),
        ("conversion_rate: 3%, avg_order_value: 260", "uv_value", "7.8"),
        ("gmv: 468万, uv: 600000", "uv_value", "7.8"),
        ("gmv: 468万, refund_rate: 20%", "net_gmv", "3744000"),
        ("gmv: 1500万, conversion_rate: 3%, avg_order_value: 260", "uv", "1923077"),
        ("gmv: {floor: 2800}, actual: 3000", "achieved", "1.0714285714"),
        ("uv: 1000, conversion_rate: 3%, orders_per_buyer: 1.5", "orders", "45"),  # a buyer is not an order
        ("uv: 1000, conversion_rate: 3%, avg_order_value: 260, orders_per_buyer: 1.5", "gmv_floor", "7800"),
        ("shops: {b: {floor: 400万}, c: {floor: 68万}}", "gmv_floor", "4680000"),
        ("shops: {b: {floor: 1, stretch: 2}, c: {floor: 2, stretch: 3}}", "gmv_stretch", "5"),
        ("gmv: 468万, conversion_rate: 0%, avg_order_value: 260", "uv", None),
        ("uv: 0, orders: 0", "conversion_rate", None),
        ("gmv: 468万", "uv", None),
    ],
)
def test_the_trade_s_examples(text: str, key: str, expected: str | None) -> None:
    found = value(f"targets: {{{text}}}\n", f"targets.{key}")
    assert (found if found is None else str(round(found, 10).normalize())) == (
        None if expected is None else str(Decimal(expected).normalize())
    )


@pytest.mark.parametrize("keys", list(combinations(FUNNEL, 3)), ids="+".join)
def test_any_three_that_suffice_give_the_same_rest(keys: tuple[str, ...]) -> None:
    found = targets(written(keys))
    rest = {key: getattr(found, KEYS.get(key, key)).value for key in FUNNEL}
    if set(keys) in NOT_ENOUGH:
        assert None in rest.values()
    else:
        assert rest == {key: Decimal(text.rstrip("%")) / (100 if "%" in text else 1) for key, text in FUNNEL.items()}
    assert rules(f"targets: {{{written(keys)}}}\n") == []


@given(
    uv=st.integers(1, 10**9),
    buyers=st.integers(1, 10**9),
    cents=st.integers(1, 10**7),
    chosen=st.sampled_from(list(combinations(("gmv", "uv", "avg_order_value", "orders"), 3))),
)
def test_identities_hold_to_the_last_digit(uv: int, buyers: int, cents: int, chosen: tuple[str, ...]) -> None:
    assume(buyers <= uv)
    each = Decimal(cents) / 100
    whole = {"gmv": each * buyers, "uv": Decimal(uv), "avg_order_value": each, "orders": Decimal(buyers)}
    assume(whole["gmv"] <= 10**14)
    given_ones = {key: f"{whole[key]:f}" for key in chosen}
    found = targets(", ".join(f"{key}: {text}" for key, text in given_ones.items()))
    figures = {"gmv": found.gmv_floor, "avg_order_value": found.avg_order_value, "orders": found.orders}
    if set(chosen) != {"gmv", "avg_order_value", "orders"}:
        figures["uv"] = found.uv
        rate = found.conversion_rate.value
        assert rate is not None
        assert abs(Fraction(rate) * uv - buyers) < Fraction(1, 10**30)
    assert {key: figure.value for key, figure in figures.items()} == {key: whole[key] for key in figures}
    assert found.clashes == ()


@pytest.mark.parametrize(
    ("more", "line", "others"),
    [("orders: 20000", "orders", (5, 6, 7)), ("uv: 500000", "uv", (5, 6, 7)), ("uv_value: 9", "uv_value", (6, 7))],
)
def test_too_much_that_disagrees_is_told_with_every_line(more: str, line: str, others: tuple[int, ...]) -> None:
    text = f"targets:\n  gmv: 468万\n  conversion_rate: 3%\n  avg_order_value: 260\n  {more}\n"
    (finding,) = findings(text)
    assert finding.rule == "targets-disagree"
    said = finding.message("en")
    written = FUNNEL[line]
    for number in others:
        assert f"plan.yaml:{number}" in said
    assert more.partition(": ")[2] in said.replace(",", "")
    assert f"{line}: {written}" in (finding.hint("en") or "")
    assert rules(text.replace(more, f"{line}: {written}")) == []


def test_figures_written_to_a_thousandth_agree() -> None:
    text = "gmv: 468万, uv: 600000, conversion_rate: 3%, avg_order_value: 260, orders: {}"
    assert targets(text.format(18018)).clashes == ()
    assert [clash.given.key for clash in targets(text.format(18019)).clashes] == ["targets.orders"]


def test_orders_of_buyers_with_several_are_no_contradiction_once_that_is_said() -> None:
    text = "targets: {uv: 600000, conversion_rate: 3%, orders: 27000EACH}\n"
    (finding,) = findings(text.replace("EACH", ""))
    assert "orders_per_buyer: 1.5" in (finding.hint("zh") or "")
    assert rules(text.replace("EACH", ", orders_per_buyer: 1.5")) == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("gmv: {floor: 200万, stretch: 150万}", "stretch-below-floor"),
        ("shops: {b: {floor: 2, stretch: 1}}", "stretch-below-floor"),
        ("gmv: 5, shops: {b: {floor: 2}, c: {floor: 2}}", "shops-do-not-add-up"),
        ("gmv: {floor: 4, stretch: 9}, shops: {b: {floor: 2, stretch: 4}, c: {floor: 2, stretch: 4}}",
         "shops-do-not-add-up"),
        ("gmv: 468万, uv: 100, avg_order_value: 260", "targets-disagree"),  # more buyers than visitors
        ("gross_margin: 30%, net_margin: 40%", "targets-disagree"),
        ("service: {reply_rate: 99}", "goal-rate-unclear"),
        ("service: {纠纷率: 130%}", "goal-rate-unclear"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_once(text: str, rule: str) -> None:
    assert rules(f"targets: {{{text}}}\n") == [rule]


@pytest.mark.parametrize(
    "text",
    [
        "gmv: {floor: 150万, stretch: 150万}",
        "gmv: 5, shops: {b: {floor: 2}, c: {}}",
        "service: {dsr: 4.8, reply_rate: 99%, first_response: 45s, 增长率: 130%}",
        "gmv: tbd, conversion_rate: tbd, decide_by: T-30",
        "crm: {新会员: {value: 3000, name: 新会员数}}, aims: [{aim: be seen}]",
    ],
)
def test_what_is_fine_is_not_told(text: str) -> None:
    assert rules(f"targets: {{{text}}}\n") == []


@pytest.mark.parametrize(
    "bad", ["130%", "3", "0.03", "1e999", "NaN", "-3%", "3,0%", "3%%", "1" * 40, "inf", "三成", "[3%]", "{a: 3%}"]
)
@pytest.mark.parametrize("key", ["conversion_rate", "refund_rate"])
def test_a_bad_rate_has_one_finding_with_its_place(key: str, bad: str) -> None:
    finding = only_error(f"targets:\n  gmv: 468万\n  avg_order_value: 260\n  {key}: {bad}\n")
    assert finding.path.startswith(f"targets/{key}")


@pytest.mark.parametrize("bad", ["130%", "1e999", "NaN", "-5", "1" * 40, "inf", "0x10", "4680000.123456789", "4 680"])
@pytest.mark.parametrize("key", ["gmv", "avg_order_value", "actual", "uv"])
def test_a_bad_figure_has_one_finding_with_its_place(key: str, bad: str) -> None:
    finding = only_error(f"targets:\n  {key}: {bad}\n  conversion_rate: 3%\n")
    assert finding.path == f"targets/{key}"


def only_error(text: str) -> Finding:
    (finding,) = findings(text)
    assert finding.severity.value == "error"
    assert finding.message("zh")
    assert finding.hint("en") or finding.rule == "value-wrong-kind"
    return finding


def test_a_goal_is_what_it_is_typed_as() -> None:
    goals = targets("service: {dsr: 4.8, first_response: 90s, reply_rate: 99%}, operation: {daily_uv: 2万}").goals
    kinds = {key: (figure.unit, figure.value) for group in goals.values() for key, figure in group.items()}
    assert kinds == {
        "dsr": ("number", Decimal("4.8")),
        "first_response": ("seconds", Decimal(90)),
        "reply_rate": ("rate", Decimal("0.99")),
        "daily_uv": ("count", Decimal(20000)),
    }
