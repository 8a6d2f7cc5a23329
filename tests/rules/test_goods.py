"""Products and prices against each other and against the dates: both sides are named, and what is typed in helps."""

from __future__ import annotations

import re

import pytest

from promoplan.finding import Finding
from tests.plans import part, told


def found(text: str, rule: str) -> Finding:
    (finding,) = [finding for finding in part(text).findings if finding.rule == rule]
    return finding


def rows(*written: str) -> str:
    return "products:\n  rows:\n" + "".join(f"    - {{{row}}}\n" for row in written)


TARGETS = "targets: {gmv: {floor: 468万, stretch: 520万}}\n"


def test_a_stock_plan_of_ten_million_beside_a_target_of_468() -> None:
    text = TARGETS + "products:\n  target: 1000万\n  rows: [{sku: A, price: 100, plan_units: 100000}]\n"
    finding = found(text, "products-differ-from-target")
    assert finding.message("zh") == "货品目标 10,000,000 和冲刺 GMV 5,200,000（plan.yaml:3）对不上，差 4,800,000"
    assert part(text).sources.location(finding.position).line == 5
    assert finding.hint("zh") == "target: 520万，或删掉 target"


@pytest.mark.parametrize(
    ("units", "says"),
    [
        (46800, None),
        (46799, "货品合计 4,679,900，够不到保底 GMV 4,680,000（plan.yaml:3），差 100"),
        (49000, None),
        (52000, None),
        (100000, "货品合计 10,000,000，超出冲刺 GMV 5,200,000（plan.yaml:3），多 4,800,000"),
    ],
)
def test_products_lie_between_floor_and_stretch(units: int, says: str | None) -> None:
    text = TARGETS + rows(f"sku: A, price: 100, plan_units: {units}")
    if says is None:
        assert told(text) == []
    else:
        assert found(text, "products-differ-from-target").message("zh") == says


def test_less_than_a_piece_of_the_dearest_is_no_difference() -> None:
    assert told(TARGETS + rows("sku: A, price: 300, plan_units: 15599")) == ["products-differ-from-target"]
    assert told(TARGETS + rows("sku: A, price: 301, plan_units: 15548")) == []  # 4,679,948


@pytest.mark.parametrize("units", [10, 90000])
def test_the_hint_about_the_target_closes_the_gap(units: int) -> None:
    text = TARGETS + rows(f"sku: A, price: 130, plan_units: {units}", "sku: B, price: 20, plan_units: 7")
    hint = found(text, "products-differ-from-target").hint("en")
    name, wanted = re.match(r"for example '(\w)' with plan_units: (\d+)", hint or "").groups()  # type: ignore[union-attr]
    assert "products-differ-from-target" not in told(
        text.replace(f"plan_units: {units if name == 'A' else 7}", f"plan_units: {wanted}")
    )


def tiers(*shares: str) -> str:
    return "products:\n  tiers:\n" + "".join(
        f"    - {{id: tier{n}, rule: so, share: {s}}}\n" for n, s in enumerate(shares)
    )


@pytest.mark.parametrize(
    ("shares", "says", "hint"),
    [
        (("33.3%", "66.6%"), "各档占比合计 99.9%，不是 100%：33.3% + 66.6%", "例如「tier1」写 share: 66.7%"),
        (
            ("33.33%", "33.33%", "33.33%"),
            "各档占比合计 99.99%，不是 100%：33.33% + 33.33% + 33.33%",
            "例如「tier2」写 share: 33.34%",
        ),
        (("70%", "60%", "20%"), "各档占比合计 150%，不是 100%：70% + 60% + 20%", "改到正好 100%"),
    ],
)
def test_shares_come_to_the_whole_exactly(shares: tuple[str, ...], says: str, hint: str) -> None:
    finding = found(tiers(*shares), "shares-not-whole")
    assert (finding.message("zh"), finding.hint("zh")) == (says, hint)


def test_a_tier_without_a_share_beside_others_gets_what_is_left() -> None:
    text = "products: {tiers: [{id: a, rule: so}, {id: b, rule: so, share: 60%}]}\n"
    finding = found(text, "shares-not-whole")
    assert finding.hint("zh") == "例如「a」写 share: 40%"
    assert told("products: {tiers: [{id: a, rule: so}, {id: b, rule: so}]}\n") == []


@pytest.mark.parametrize(
    ("share", "rules"),
    [("50", ["value-unreadable"]), ("tbd, decide_by: T-9", []), ("130%", ["value-unreadable"])],
)
def test_shares_are_not_summed_while_one_is_unknown(share: str, rules: list[str]) -> None:
    assert told(tiers("60%", share)) == rules


@pytest.mark.parametrize(
    ("share", "holds"),
    [
        ("12.8205%", True),
        ("12.82%", True),
        ("12.83%", True),
        ("13%", True),
        ("12.84%", False),
        ("20%", False),
        ("12.830%", False),
    ],
)
def test_a_share_holds_to_its_last_digit(share: str, holds: bool) -> None:
    text = (
        f"products:\n  tiers: [{{id: a, rule: so, share: {share}}}, {{id: b, rule: so}}]\n  rows:\n"
        "    - {sku: A, tier: a, price: 100, plan_units: 6000}\n"
        "    - {sku: B, tier: b, price: 100, plan_units: 40800}\n"
    )
    assert ("share-differs" not in told(text)) is holds


def test_a_share_that_differs_names_both_and_what_to_write() -> None:
    text = (
        "products:\n  rows:\n"
        "    - {sku: A, category: 甲, price: 100, plan_units: 1, on_hand: 3}\n"
        "    - {sku: B, category: 乙, price: 300, plan_units: 1, on_hand: 1}\n"
        "prices:\n  rows:\n    - {category: 甲, category_share: 75%, goods_share: 50%, stock_share: 50.0%}\n"
        "    - {category: 乙, category_share: 25%, goods_share: 50%, stock_share: 50.0%}\n"
    )
    said = [finding for finding in part(text).findings if finding.rule == "share-differs"]
    assert [finding.message("zh") for finding in said] == [
        "「甲」写品类占比 75%，计划成交额是 100 / 400，占 25.00%",
        "「甲」写库存比例 50.0%，可用件数是 3 / 4，占 75.00%",
        "「乙」写品类占比 25%，计划成交额是 300 / 400，占 75.00%",
        "「乙」写库存比例 50.0%，可用件数是 1 / 4，占 25.00%",
    ]
    assert said[1].hint("zh") == "stock_share: 75.0%，或改件数、售价"


TIERED = (
    "products:\n  tiers:\n    - {{id: a, rule: so, share: {}}}\n    - {{id: b, rule: so, share: {}}}\n"
    "    - {{id: c, rule: so, share: {}}}\n  rows:\n    - {{sku: A, tier: a, price: 100, plan_units: {}}}\n"
    "    - {{sku: B, tier: b, price: 100, plan_units: {}}}\n    - {{sku: C, tier: c, price: 100, plan_units: {}}}\n"
)


@pytest.mark.parametrize(
    ("shares", "units", "rules"),
    [
        (("10.0%", "20.0%", "69.9%"), (1, 2, 7), ["share-differs"]),  # one mistake, told of the share that has it
        (("33.3%", "33.3%", "33.2%"), (1, 1, 1), ["share-differs"]),  # what is left for it is 33.4%
        (("10.0%", "19.0%", "69.0%"), (1, 2, 7), ["share-differs", "share-differs"]),
        (("33.3%", "33.3%", "33.3%"), (1, 1, 1), ["shares-not-whole"]),  # all hold, and still a tenth is missing
        (("34.0%", "33.3%", "33.3%"), (1, 1, 1), ["share-differs"]),
        (("66.6%", "33.3%", "0.0%"), (2, 1, 0), ["shares-not-whole"]),
    ],
)
def test_one_wrong_share_is_told_once_and_its_hint_mends_all(
    shares: tuple[str, ...], units: tuple[int, ...], rules: list[str]
) -> None:
    text = TIERED.format(*shares, *units)
    ours = [f for f in part(text).findings if f.rule in ("share-differs", "shares-not-whole")]
    assert [finding.rule for finding in ours] == rules
    mended = list(shares)
    for finding in ours:
        hint = finding.hint("en") or ""
        which = finding.values["last"] if finding.rule == "shares-not-whole" else finding.values["name"]
        (value,) = re.findall(r"share: ([\d.]+%)", hint)
        mended["abc".index(str(which))] = value
    assert not {"share-differs", "shares-not-whole"} & set(told(TIERED.format(*mended, *units)))


def test_oversell_names_the_parts_and_the_hint_ends_it() -> None:
    text = rows("sku: A, price: 1, plan_units: 100, on_hand: 150, allocation: {tmall: 100, vip: 100, reserve: 5}")
    finding = found(text, "stock-oversold")
    assert (
        finding.message("zh") == "「A」分给渠道和预留 tmall 100 + vip 100 + reserve 5 = 205 件，可用 150 件，超卖 55 件"
    )
    assert finding.hint("zh") == "例如 tmall: 45"
    assert told(text.replace("tmall: 100", "tmall: 45")) == []


def test_where_one_channel_is_not_enough_the_hint_takes_from_the_next() -> None:
    text = rows("sku: A, price: 1, plan_units: 1, on_hand: 100, allocation: {web: 3000, shop: 4000, reserve: 50}")
    finding = found(text, "stock-oversold")
    assert finding.hint("en") == "for example shop: 0, web: 50"
    assert "stock-oversold" not in told(text.replace("3000", "50").replace("4000", "0"))


def test_without_safety_nothing_is_added_to_the_plan() -> None:
    finding = found(rows("sku: A, price: 1, plan_units: 910, on_hand: 500"), "stock-short")
    assert finding.message("zh").startswith("「A」要 910 件，")
    assert finding.message("en").startswith("'A' needs 910 pieces, 500 are there")


def test_a_range_of_prices_the_wrong_way_round() -> None:
    finding = found(
        "prices:\n  rows: [{category: 沙发, range: 5,999 - 1999}]\n".replace("5,999", "5999"), "value-unreadable"
    )
    assert finding.hint("en") == "1999..5999"


STOCK_IN = "key_dates: {stock_in: T-3 18:00}\n"
NEED = "「A」要 8,050 件（7,000 件加安全 15%），T-3 · 11-08 周日 18:00 前有 "


@pytest.mark.parametrize(
    ("stock", "says", "hint", "better"),
    [
        ("on_hand: 6000", NEED + "6,000 件，缺 2,050 件", "incoming: 2050，T-3 18:00 前到；或 plan_units: 5217",
         "on_hand: 6000, incoming: 2050, arrives: T-3"),
        ("on_hand: 6000, incoming: 100, arrives: T-9", NEED + "6,100 件，缺 1,950 件",
         "incoming: 2050，T-3 18:00 前到；或 plan_units: 5304", "on_hand: 6000, incoming: 2050, arrives: T-9"),
        ("on_hand: 6000, incoming: 2500, arrives: T-1", NEED
         + "6,000 件，缺 2,050 件；在途 2,500 件 T-1 · 11-10 周二 才到，晚 2 天",
         "arrives: T-3 18:00，不然补 2,050 件", "on_hand: 6000, incoming: 2500, arrives: T-3 18:00"),
        ("on_hand: 6000, incoming: 2500, arrives: T-3 20:00",
         NEED + "6,000 件，缺 2,050 件；在途 2,500 件 T-3 · 11-08 周日 20:00 才到",
         "arrives: T-3 18:00，不然补 2,050 件",
         "on_hand: 6000, incoming: 2500, arrives: T-3 18:00"),
    ],
)  # fmt: skip
def test_short_stock_says_how_many_and_how_late(stock: str, says: str, hint: str, better: str) -> None:
    row = "sku: A, price: 260, plan_units: 7000, safety: 15%, "
    finding = found(STOCK_IN + rows(row + stock), "stock-short")
    assert (finding.message("zh"), finding.hint("zh")) == (says, hint)
    assert told(STOCK_IN + rows(row + better)) == []


@pytest.mark.parametrize(("on_hand", "dead"), [(230, False), (231, True)])
def test_twice_the_need_is_too_much(on_hand: int, dead: bool) -> None:
    text = rows(f"sku: A, price: 1, plan_units: 100, safety: 15%, on_hand: {on_hand}")
    assert told(text) == ["stock-far-above-plan"] * dead


@pytest.mark.parametrize(
    ("links", "lost"),
    [
        (("leads_to: B", "leads_to: C", "main: yes"), []),
        (("leads_to: B", "leads_to: A", "main: yes"), ["A", "B"]),
        (("leads_to: [B, C]", "notes: x", "main: yes"), ["B"]),
        (("leads_to: A", "leads_to: nowhere", "main: yes"), ["A"]),
        (("notes: x", "notes: x", "notes: x"), []),  # no main product: nothing is known of it
    ],
)
def test_which_products_lead_nowhere(links: tuple[str, ...], lost: list[str]) -> None:
    text = rows(*(f"sku: {sku}, price: 1, plan_units: 1, {link}" for sku, link in zip("ABC", links, strict=True)))
    names = [f.values["name"] for f in part(text).findings if f.rule == "product-leads-nowhere"]
    assert names == lost


def test_long_chains_of_products_are_followed() -> None:
    chain = [f"sku: S{n}, price: 1, plan_units: 1, leads_to: S{n + 1}" for n in range(4000)]
    assert told(rows(*chain, "sku: S4000, price: 1, plan_units: 1, main: yes")) == []


PRICES = "prices:\n  discounts:\n"


@pytest.mark.parametrize(
    ("row", "says", "weight"),
    [
        ("price: 80, cost: 90", "「A」售价 80，低于成本 90（plan.yaml:5）", "error"),
        ("price: 400, cost: 330", "「A」400 依次用 member、cut 后付 340，低于成本 350（plan.yaml:5）", "error"),
        (
            "price: 400, cost: 100, floor_price: 350",
            "「A」400 依次用 member、cut 后付 340，低于底价 350（plan.yaml:5）",
            "error",
        ),
        (
            "price: 260, cost: 220",
            "「A」260 凑单用 member、cut，摊下来付 214.07，低于成本 220（plan.yaml:5）",
            "warning",
        ),
    ],
)
def test_the_lowest_stack_is_held_against_cost_and_floor(row: str, says: str, weight: str) -> None:
    row = row.replace("cost: 330", "cost: 350")
    text = rows(f"sku: A, plan_units: 1, {row}") + PRICES
    text += "    - {id: cut, kind: 满减, every: 300, off: 40}\n    - {id: member, kind: 会员, pay: 9.5折}\n"
    finding = found(text, "price-below-cost")
    assert (finding.message("zh"), str(finding.severity)) == (says, weight)


def test_a_price_within_its_range_with_both_ends() -> None:
    text = "prices:\n  rows: [{category: 沙发, range: 1999-5999}]\n"
    for price, rule in ((1999, []), (5999, []), (1998, ["price-outside-range"]), (6000, ["price-outside-range"])):
        assert told(text + rows(f"sku: A, category: 沙发, price: {price}, plan_units: 1")) == rule
    said = found(text + rows("sku: A, category: 沙发, price: 9, plan_units: 1"), "price-outside-range")
    assert said.message("zh") == "「A」售价 9，「沙发」的定价范围是 1999-5999（plan.yaml:4）"


@pytest.mark.parametrize("written", ["5999..1999", "1999", "1999~5999", "1999 至 5999", "cheap", "1..2..3", "-5"])
def test_ranges_of_prices(written: str) -> None:
    rules = told(f"prices:\n  rows: [{{category: 沙发, range: {written}}}]\n")
    assert rules == ([] if written in ("1999", "1999~5999", "1999 至 5999") else ["value-unreadable"])


DATES = "key_dates: {signup_open: T-26 10:00, signup_close: T-13 22:00}\n"


@pytest.mark.parametrize(
    ("prices", "task", "expected"),
    [
        ("agreed_by: T-27", "due: T-20", None),
        ("agreed_by: T-26 09:00", "due: T-20", None),
        ("agreed_by: T-26", "due: T-27", "warning"),
        ("task: price", "due: T-27", None),
        ("task: price", "duration: 2d, must_end_by: T-26", "warning"),
        ("task: price", "due: T-26, status: done, done_on: T-30", None),
        ("task: price", "due: T-13", "warning"),
        ("task: price", "due: T-12", "error"),
        ("task: price", "notes: x", None),
    ],
)
def test_prices_are_agreed_before_declarations_begin(prices: str, task: str, expected: str | None) -> None:
    text = f"{DATES}prices: {{{prices}}}\ntasks: [{{id: price, title: 定价, {task}}}]\n"
    found = [finding for finding in part(text).findings if finding.rule == "price-agreed-late"]
    assert [str(finding.severity) for finding in found] == ([expected] if expected else [])
    assert all("（plan.yaml:3）" in finding.message("zh") for finding in found), "where the key date stands"


@pytest.mark.parametrize(
    ("today", "prices", "task", "hint"),
    [
        ("2026-09-01", "agreed_by: T-12", "due: T-27", "agreed_by: T-27"),
        ("2026-09-01", "agreed_by: T-26", "due: T-27", "agreed_by: T-27"),
        ("2026-09-01", "task: price", "due: T-12", "in 'price', due: T-27"),
        ("2026-09-01", "task: price", "window: T-40 .. T-12", "in 'price', window: T-40 .. T-27"),
        ("2026-09-01", "task: price", "duration: 2d", "in 'price', must_end_by: T-27"),
        ("2026-09-01", "task: price", "duration: 2d, must_end_by: T-26", "in 'price', must_end_by: T-27"),
        ("2026-09-01", "task: price", "window: T-26 .. T-12", None),
        ("2026-11-01", "task: price", "due: T-12, status: done, done_on: T-12", None),
        ("2026-11-01", "agreed_by: T-9", "due: T-27", None),
    ],
)
def test_the_hint_for_prices_agreed_late_ends_it(today: str, prices: str, task: str, hint: str | None) -> None:
    def text(prices: str, task: str) -> str:
        return f"# today: {today}\n{DATES}prices: {{{prices}}}\ntasks: [{{id: price, title: 定价, {task}}}]\n"

    assert found(text(prices, task), "price-agreed-late").hint("en") == hint
    if hint is not None:
        dates = hint.removeprefix("in 'price', ")
        key = dates.partition(":")[0]
        rest = "".join(f", {part}" for part in task.split(", ") if not part.startswith(key))
        changed = (dates, task) if prices.startswith("agreed_by") else (prices, dates + rest)
        assert "price-agreed-late" not in told(text(*changed))


def test_days_that_are_past_are_no_hint_and_the_worse_of_two_can_still_be_met() -> None:
    text = f"# today: 2026-10-20\n{DATES}prices: {{agreed_by: T-12}}\n"
    assert found(text, "price-agreed-late").hint("en") == "agreed_by: T-14"
    assert str(found(text.replace("T-12", "T-14"), "price-agreed-late").severity) == "warning"


@pytest.mark.parametrize("cost", [81, 100, 195, 214, 228, 260, 300, 999])
@pytest.mark.parametrize(
    "discounts",
    [
        "",
        "{id: cut, kind: 满减, every: 300, off: 40}",
        "{id: cut, kind: 满减, every: 300, off: 40}, {id: member, kind: 会员, pay: 9.5折}",
        "{id: half, kind: item, pay: 50%}",
        "{id: tenth, kind: item, pay: 10%}",
        "{id: c, kind: coupon, threshold: 200, off: 50}, {id: cut, kind: 满减, every: 200, off: 30}",
    ],
)
def test_what_the_hint_says_takes_a_price_above_its_cost(cost: int, discounts: str) -> None:
    def text(price: str, discounts: str) -> str:
        return rows(f"sku: A, plan_units: 1, price: {price}, cost: {cost}") + f"prices: {{discounts: [{discounts}]}}\n"

    for finding in part(text("260", discounts)).findings:
        if finding.rule == "price-below-cost":
            hint = finding.hint("en") or ""
            (price,) = re.findall(r"price: (\d+)", hint)
            assert "price-below-cost" not in told(text(price, discounts))
            for id_ in re.findall(r"exclusive: yes on '(\w+)'", hint):
                alone = discounts.replace(f"id: {id_},", f"id: {id_}, exclusive: yes,")
                assert "price-below-cost" not in told(text("260", alone))


@pytest.mark.parametrize(
    "text",
    [
        rows("sku: A, price: 1, plan_units: 1, tier: hero"),
        rows("sku: A, price: 1, plan_units: 1, owner: li"),
        rows("sku: A, price: 1, plan_units: 1, task: restock"),
        rows("sku: A, price: 1, plan_units: 1, leads_to: B"),
        "products: {replenish: [{sku: A}]}\n",
        "prices: {task: restock}\n",
        "prices: {rows: [{category: X, bundle: A}]}\n",
        "prices: {discounts: [{id: a, kind: item, pay: 90%, only: hero}]}\n",
        "prices: {discounts: [{id: a, kind: item, pay: 90%, stacks_with: b}]}\n",
    ],
)
def test_names_lead_somewhere(text: str) -> None:
    assert told(text) == ["reference-unknown"]


def test_a_name_that_was_told_is_not_missed_again() -> None:
    assert told(
        "products:\n  tiers: [{id: T-5, rule: so}]\n  rows: [{sku: A, price: 1, plan_units: 1, tier: T-5}]\n"
    ) == ["id-reserved"]
    assert told("products: {tiers: tbd, decide_by: T-9, rows: [{sku: A, price: 1, plan_units: 1, tier: hero}]}\n") == []


@pytest.mark.parametrize(
    "text",
    [
        rows("sku: A, price: 1, plan_units: 1", "sku: a, price: 1, plan_units: 1"),
        "products: {tiers: [{id: x, rule: so}, {id: X, rule: so}]}\n",
        "prices: {discounts: [{id: a, kind: item, pay: 90%}, {id: A, kind: item, pay: 80%}]}\n",
    ],
)
def test_a_name_given_twice_is_told(text: str) -> None:
    assert told(text) == ["id-given-twice"]


def test_a_channel_given_twice_is_told() -> None:
    text = rows("sku: A, price: 1, plan_units: 1, on_hand: 1, allocation: {tmall: 1, tmall: 1}")
    assert told(text) == ["key-given-twice"]


@pytest.mark.parametrize(
    ("target", "holds"), [("30%", True), ("30.9%", False), ("30.0%", True), ("31%", False), ("25%", True)]
)
def test_the_margin_of_the_products_carries_that_of_the_targets(target: str, holds: bool) -> None:
    text = f"targets: {{gmv: {{floor: 1000}}, gross_margin: {target}}}\n"
    text += rows("sku: A, price: 100, cost: 70, plan_units: 10")
    assert told(text) == ([] if holds else ["margin-differs"])
