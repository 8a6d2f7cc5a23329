"""Stacks of discounts: the least price is that of trying everything, in the stated order; what may be stacked."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from promoplan.numbers.book import book_of
from promoplan.numbers.discounts import ORDER, Discount, TooManyStacks, in_order, lowest, may_stack, paid, stacks_of
from promoplan.numbers.sections.prices import Prices
from tests.numbers.books import book, rules, value
from tests.plans import part, told


def discount(id_: str, kind: str, **what: object) -> Discount:
    numbers = {key: Decimal(value) if isinstance(value, str) else value for key, value in what.items()}
    return Discount(id_, kind, **numbers)  # type: ignore[arg-type]


MEMBER = discount("member", "member", pay="0.95")
CUT = discount("cut", "spend_save", every="300", off="40")
COUPON = discount("coupon", "coupon", threshold="200", off="20")


def test_shares_of_the_price_come_off_before_amounts() -> None:
    assert [one.id for one in in_order([COUPON, CUT, MEMBER])] == ["member", "cut", "coupon"]
    price, used = lowest(Decimal(400), stacks_of([COUPON, CUT, MEMBER]), filled=False)
    assert (price, [one.id for one in used]) == (Decimal("320.00"), ["member", "cut", "coupon"])  # 380 - 40 - 20


def test_a_share_that_takes_the_price_below_a_threshold_is_not_the_cheapest() -> None:
    price, used = lowest(Decimal(300), stacks_of([MEMBER, CUT]), filled=False)
    assert (price, [one.id for one in used]) == (Decimal(260), ["cut"])  # 285 with both: no 300 any more


def test_in_a_filled_cart_each_piece_bears_its_share() -> None:
    price, _ = lowest(Decimal(260), stacks_of([CUT]), filled=True)
    assert price == 260 - 260 * Decimal(40) / 300 or abs(price - Decimal("225.3333")) < Decimal("0.0001")
    assert lowest(Decimal(260), stacks_of([CUT]), filled=False)[0] == 260


@pytest.mark.parametrize(
    ("one", "other", "may"),
    [
        (MEMBER, CUT, True),
        (discount("a", "coupon", off="5"), discount("b", "coupon", off="5"), False),
        (discount("a", "coupon", off="5", beside=frozenset("b")), discount("b", "coupon", off="5"), True),
        (discount("a", "item", off="5", beside=frozenset("x")), discount("b", "coupon", off="5"), False),
        (discount("a", "item", off="5", exclusive=True), discount("b", "coupon", off="5"), False),
    ],
)
def test_what_may_be_stacked(one: Discount, other: Discount, may: bool) -> None:
    assert may_stack(one, other) is may_stack(other, one) is may


AMOUNTS = st.integers(1, 500).map(Decimal)
DISCOUNTS = st.lists(
    st.builds(
        Discount,
        id=st.sampled_from("abcdefgh"),
        kind=st.sampled_from(ORDER),
        pay=st.one_of(st.none(), st.decimals("0.05", "1", places=2)),
        off=AMOUNTS,
        every=st.one_of(st.none(), AMOUNTS),
        threshold=st.one_of(st.none(), AMOUNTS),
        beside=st.one_of(st.none(), st.frozensets(st.sampled_from("abcdefgh"))),
        exclusive=st.booleans(),
    ),
    max_size=6,
    unique_by=lambda one: one.id,
)


@settings(max_examples=200)
@given(AMOUNTS, DISCOUNTS, st.booleans())
def test_the_lowest_price_is_that_of_trying_everything(price: Decimal, discounts: list[Discount], filled: bool) -> None:
    ordered = in_order(discounts)
    tried = []
    for size in range(len(ordered) + 1):
        for stack in combinations(ordered, size):
            if all(may_stack(one, other) for one, other in combinations(stack, 2)):
                left = price
                for one in stack:
                    left = paid(left, price, one, filled)
                tried.append(left)
    found, used = lowest(price, stacks_of(discounts), filled)
    assert found == min(tried)
    assert 0 <= found <= price
    assert all(may_stack(one, other) for one, other in combinations(used, 2))


@given(AMOUNTS, DISCOUNTS)
def test_a_filled_cart_is_never_dearer(price: Decimal, discounts: list[Discount]) -> None:
    stacks = stacks_of([one for one in discounts if one.pay is None or one.every is None])
    assert lowest(price, stacks, filled=True)[0] <= lowest(price, stacks, filled=False)[0]


def test_too_many_stacks_are_not_tried() -> None:
    names = frozenset(f"c{n}" for n in range(12))
    with pytest.raises(TooManyStacks):
        stacks_of([discount(name, "coupon", off="1", beside=names) for name in sorted(names)])


def prices(discounts: str, rows: str = "{sku: A, price: 100, plan_units: 1}") -> dict[str, str]:
    campaign = part(f"products:\n  rows: [{rows}]\nprices:\n  discounts:\n{discounts}").campaign
    assert campaign is not None
    found = book_of(campaign).prices
    assert found is not None
    return {sku: lowest.alone.say("en") for sku, lowest in found.lowest.items()}


def test_six_tenths_pays_sixty_percent() -> None:
    assert prices("    - {id: a, kind: 单品折扣, pay: 6折}\n") == {"A": "60"}


def test_a_discount_only_comes_off_its_products_and_tiers() -> None:
    rows = "{sku: A, price: 100, plan_units: 1}, {sku: B, tier: hero, price: 100, plan_units: 1}"
    text = (
        "    - {id: a, kind: item, pay: 90%, only: A}\n    - {id: b, kind: coupon, threshold: 50, off: 5, only: hero}\n"
    )
    assert prices(text, rows) == {"A": "90", "B": "95"}


def test_what_comes_off_a_bundle_is_shared_by_price() -> None:
    rows = (
        "{sku: A, price: 300, plan_units: 1}, {sku: B, price: 100, plan_units: 1}, {sku: C, price: 50, plan_units: 1}"
    )
    assert prices("    - {id: a, kind: bundle, off: 40, only: [A, B]}\n", rows) == {"A": "270", "B": "90", "C": "50"}


@pytest.mark.parametrize(
    "unclear",
    [
        "kind: coupon",
        "kind: coupon, off: 5, pay: 90%, threshold: 50",
        "kind: item, pay: 90%, every: 100",
        "kind: spend_save, every: 30, threshold: 60, off: 10",
        "off: 5",
        "kind: spend_save, every: 30, off: 40",
        "kind: bundle, off: 40",
        "kind: coupon, off: 5",
    ],
)
def test_a_discount_that_is_not_clear_is_told(unclear: str) -> None:
    assert told(f"prices:\n  discounts: [{{id: a, {unclear}}}]\n") == ["discount-unclear"]


def test_what_cannot_be_read_is_told_once_and_left_out() -> None:
    text = (
        "products:\n  rows: [{sku: A, price: 100, cost: 90, plan_units: 1}]\n"
        "prices:\n  discounts: [{id: a, kind: item, pay: 50}]\n"
    )
    assert told(text) == ["value-unreadable"]


def test_many_discounts_for_many_products_each_are_told_and_not_tried() -> None:
    rows = "".join(f"    - {{sku: A{number}, tier: hero, price: 100, plan_units: 1}}\n" for number in range(1000))
    discounts = "".join(f"    - {{id: d{number}, kind: item, off: 1, only: [hero]}}\n" for number in range(1000))
    text = f"products:\n  tiers: [{{id: hero}}]\n  rows:\n{rows}prices:\n  discounts:\n{discounts}"
    assert "discounts-not-tried" in rules(text)
    assert value(text, "products.rows.A1.price") == 100
    section = book(text).section("prices")
    assert isinstance(section, Prices)
    assert section.untried
    assert not section.lowest
