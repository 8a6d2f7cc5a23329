"""The promotion grid and the budget against traffic, caps, days and each other: what is told, where, and once."""

from __future__ import annotations

import re

import pytest

from tests.plans import part, with_head

BASE = """
people: {li: {name: Li}}
phases: [{id: preheat, window: T-11 .. T-1}, {id: live, window: T}, {id: after, window: T+1 .. T+9}]
targets: {gmv: 780000, conversion_rate: 3%, avg_order_value: 260, refund_rate: 20%, gross_margin: 40%}
traffic:
  - {channel: 直通车, uv: 50000, cpc: 1.20, owner: li}
  - {channel: 钻石展位, uv: 50000, cpm: 40, ctr: 5%, owner: li}
"""
GRID = (
    BASE
    + """
promotion:
  - {channel: 直通车, position: A, owner: li, spend: {T-1: 20000, T: 30000}, uv: {T-1: 20000, T: 20000}}
  - {channel: 直通车, position: B, owner: li, spend: {T: 10000}, uv: {T: 10000}}
"""
)
BUDGET = (
    BASE
    + """
budget:
  items:
    - {item: 直通车, cap: 60000}
    - {item: 钻石展位, cap: 40000}
    - {item: 快递, kind: logistics, cap: 18000, per_order: 6}
"""
)


def told(text: str, **options: object) -> list[str]:
    """What is told, as `rule: sentence` in English, information left out."""
    findings = part(text, **options).findings
    return [f"{one.rule}: {one.message('en')}" for one in findings if one.severity != "info"]


def test_a_grid_and_a_budget_that_agree_with_traffic_tell_nothing() -> None:
    assert told(GRID) == []
    assert told(BUDGET) == []
    assert told(GRID + BUDGET.removeprefix(BASE)) == []


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (
            "spend: {T: 10000}",
            "spend: {T: 12000}",
            (
                "promotion-differs-from-traffic: the grid spends 62,000 on '直通车', traffic comes to 60,000"
                " (plan.yaml:8): 2,000 apart"
            ),
        ),
        (
            "uv: {T: 10000}",
            "uv: {T: 9000}",
            (
                "promotion-differs-from-traffic: the grid plans 49,000 visitors for '直通车', traffic has 50,000"
                " (plan.yaml:8): 1,000 apart"
            ),
        ),
        (
            "spend: {T: 10000}",
            "spend: {T: 10000, 11-11: 5}",
            "promotion-day-twice: '11-11' of '直通车 · B' is the same day as 'T' (plan.yaml:13): T",
        ),
        (
            "uv: {T: 10000}",
            "uv: {T+31: 10000}",
            (
                "promotion-day-outside: '直通车 · B' has a figure on T+31 · 12-12 Sat, outside of the plan's phases"
                " (T-11 · 10-31 Sat to T+9 · 11-20 Fri)"
            ),
        ),
        (
            "uv: {T: 10000}",
            "uv: {T: 10000}, actual: {T: 9000}",
            "actual-before-its-day: '直通车 · B' has an actual figure for T · 11-11 Wed, and today is T-71 · 09-01 Tue",
        ),
        ("uv: {T: 10000}", "uv: {T: -10000}", "value-unreadable: '-10000' is no count of things"),
        ("spend: {T: 10000}", "spend: {T: 1e999}", "value-unreadable: '1e999' is no amount of money"),
        ("spend: {T: 10000}", "spend: {T: NaN}", "value-unreadable: 'NaN' is no amount of money"),
        ("uv: {T: 10000}", "conversion_rate: 130%, uv: {T: 10000}", "value-unreadable: '130%' is more than 100%"),
        (
            "spend: {T: 10000}",
            "spend: {Nov: 10000}",
            "reference-unknown: 'Nov' is neither a date nor a key date or phase of the plan",
        ),
        ("spend: {T: 10000}", "spend: 10000", "value-wrong-kind: expected a map, found text"),
        (
            "spend: {T: 10000}",
            "spend: {11-11 Mon: 10000}",
            "weekday-differs: the plan says Mon, but the day is T · 11-11 Wed",
        ),
        (
            "position: B, owner: li",
            "position: B",
            "position-without-owner: nobody answers for '直通车 · B' in the promotion grid",
        ),
        (
            "position: B",
            "position: a",
            "position-twice: '直通车 · a' stands twice in the promotion grid, first at plan.yaml:12",
        ),
        ("position: B, owner: li", "position: B, owner: wu", "reference-unknown: there is no 'wu' among the people"),
        ("position: B,", "position: B, task: x,", "reference-unknown: there is no task 'x'"),
        ("position: B,", "position: B, source: 钻展,", "channel-unknown: traffic has no channel '钻展'"),
    ],
)
def test_one_mistake_in_the_grid_is_told_once(old: str, new: str, found: str) -> None:
    assert old in GRID
    said = told(GRID.replace(old, new))
    assert found in said or any(one.startswith(found.split(":", maxsplit=1)[0]) for one in said), said
    if "source:" not in new:
        assert said == [found]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (
            "cap: 60000",
            "cap: 50000",
            (
                "cost-over-cap: '直通车' has a cap of 50,000 and will cost 60,000 (cost of"
                " 直通车 in traffic, plan.yaml:8): 10,000 over"
            ),
        ),
        (
            "cap: 18000",
            "cap: 17000",
            (
                "cost-over-cap: '快递' has a cap of 17,000 and will cost 18,000 (orders × 快递: cost of an order,"
                " plan.yaml:6): 1,000 over"
            ),
        ),
        (
            "cap: 60000",
            "cap: 60000, actual: 61000",
            ("cost-over-cap: '直通车' has a cap of 60,000, and 61,000 is spent already (plan.yaml:13): 1,000 over"),
        ),
        (
            "    - {item: 钻石展位, cap: 40000}\n",
            "",
            ("cost-without-cap: '钻石展位' will cost 40,000, and the budget (plan.yaml:11) has no cap for it"),
        ),
        (", cap: 18000", "", "cost-without-cap: '快递' will cost 18,000 and has no cap"),
        ("item: 钻石展位,", "item: 钻展, channels: 钻石站位,", "channel-unknown: traffic has no channel '钻石站位'"),
        (
            "items:",
            "operation: {turnover: 1000万}\n  items:",
            (
                "budget-figure-differs: the budget has 10,000,000 for"
                " 'turnover', but by GMV floor of the targets it is 780,000 (plan.yaml:6)"
            ),
        ),
        (
            "items:",
            "costs: {total: 100000}\n  items:",
            (
                "budget-figure-differs: the budget has 100,000 for 'total: cap',"
                " but by sum of the rows it is 118,000 (plan.yaml:14, plan.yaml:15, plan.yaml:16)"
            ),
        ),
        (
            "items:",
            "operation: {net_margin: 30%}\n  items:",
            (
                "profit-short: 'net profit' is 234,000, but a gross profit"
                " of 249,600 less costs of 118,000 leaves 131,600: 102,400 short"
            ),
        ),
        (
            "items:",
            "costs: {premises: 300000}\n  items:",
            ("profit-short: a gross profit of 249,600 less costs of 418,000 loses 168,400"),
        ),
        (
            "cap: 60000",
            "cap: 60000, kind: adverts",
            ("word-unknown: 'adverts' is not one of the words that can stand here"),
        ),
        ("cap: 60000", "cap: -60000", "value-unreadable: '-60000' is no amount of money"),
        (
            "cap: 60000",
            "cap: 12345678901234567890123456789012345678",
            ("value-unreadable: '12345678901234567890123456789012345678' is no amount of money"),
        ),
        ("per_order: 6", "share: 3", "value-unreadable: '3' has no %, so it may be a share or a percentage"),
    ],
)
def test_one_mistake_in_the_budget_is_told_once(old: str, new: str, found: str) -> None:
    assert old in BUDGET
    said = told(BUDGET.replace(old, new))
    rule = found.split(":", maxsplit=1)[0]
    assert [one for one in said if one.startswith(rule)] == [found], said
    if rule not in ("channel-unknown", "budget-figure-differs"):
        assert len(said) == 1, said


def test_the_grid_over_a_cap_is_told_with_its_line_where_traffic_is_not() -> None:
    text = GRID + BUDGET.removeprefix(BASE).replace("cap: 60000", "cap: 60000, quantity: 1, price: 100")
    text = text.replace("spend: {T: 10000}", "spend: {T: 10002}")
    assert (
        "cost-over-cap: '直通车' has a cap of 60,000, and the grid spends 60,002 on it (plan.yaml:12): 2 over"
        in told(text)
    )


def test_what_the_grid_leaves_to_others_on_purpose_is_said_with_allow() -> None:
    text = GRID.replace("uv: {T: 10000}", "uv: {T: 9000}").replace(
        "{channel: 直通车, position: A,",
        "{channel: 直通车, position: A, allow: {promotion-differs-from-traffic: 其余自然来},",
    )
    assert told(text) == []


def test_return_below_break_even_says_both_returns() -> None:
    text = BUDGET.replace("uv: 50000, cpc: 1.20", "uv: 50000, cpc: 4").replace("cap: 60000", "cap: 200000")
    (said,) = [one for one in told(text) if one.startswith("roi-below-break-even")]
    assert "returns 1.56 on net sales (1.95 on GMV), less than break-even, 2.5 (margin 40%, plan.yaml:6)" in said


def test_hostile_names_stay_inert_in_findings_and_figures() -> None:
    text = BUDGET.replace("item: 快递", 'item: "{0} {x} [red]"').replace("per_order: 6", "per_order: 7")
    (said,) = told(text)
    assert "'{0} {x} [red]' has a cap" in said


def lines_to_type(text: str, rule: str) -> list[tuple[str, int, str]]:
    """What a hint offers to type, each with the map of the grid that it is in ("" in traffic) and its line."""
    (finding,) = [one for one in part(text).findings if one.rule == rule]
    found = re.findall(r"(?:grid's (\w+)|traffic) \(plan\.yaml:(\d+)\) (.+?)(?:; or |$)", finding.hint("en") or "")
    return [(series, int(line), typed) for series, line, typed in found]


def with_typed(text: str, series: str, line: int, typed: str) -> str:
    """A plan with one value of one line typed anew."""
    key, _, value = typed.partition(": ")
    before = rf"{series}: .*?" if series else ""
    lines = with_head(text).splitlines(keepends=True)
    pattern = rf"({before}[ {{]){re.escape(key)}: [\d.]+"
    lines[line - 1], times = re.subn(pattern, rf"\g<1>{key}: {value}", lines[line - 1], count=1)
    assert times == 1, (lines[line - 1], typed)
    return "".join(lines)


@pytest.mark.parametrize(
    ("old", "new", "offered"),
    [
        ("spend: {T: 10000}", "spend: {T: 12000}", 2),
        ("spend: {T: 10000}", "spend: {T: 12000.1}", 2),
        ("spend: {T: 10000}", "spend: {T: 100000}", 2),
        ("uv: {T: 10000}", "uv: {T: 9000}", 2),
        ("uv: {T: 10000}", "uv: {11-11: 9000000}", 2),
        ("cpc: 1.20", "pricing: fixed, cost: 70000", 2),
        ("cpc: 1.20", "cpm: 40, ctr: 3%", 2),
        ("cpc: 1.20", "commission: 12%", 1),
        ("uv: {T: 10000}}", "uv: {T: 10000}}\n  - {channel: 钻石展位, owner: li, spend: {T: 1}}", 2),
        (
            "position: B, owner: li, spend: {T: 10000}",
            "position: B, owner: li, placements: [{name: a, spend: {T: 1}}]",
            1,  # a click would cost 1.00002
        ),
    ],
)
def test_what_the_hint_says_makes_grid_and_traffic_agree(old: str, new: str, offered: int) -> None:
    text = GRID.replace(old, new, 1)
    rule = "promotion-differs-from-traffic"
    (finding,) = [one for one in part(text).findings if one.rule == rule]
    typed = lines_to_type(text, rule)
    assert len(typed) == offered
    for series, line, what in typed:
        # other visitors in traffic may cost another sum, which is another difference
        mended = part(with_typed(text, series, line, what)).findings
        assert finding.sentence not in [one.sentence for one in mended], what


def test_where_no_one_figure_mends_it_the_hint_says_which_sides_differ() -> None:
    grid = "spend: {T: 5}, placements: [{name: a, spend: {T: 5}}]}\n"
    text = BASE.replace("cpc: 1.20", "commission: 3%") + f"promotion:\n  - {{channel: 直通车, owner: li, {grid}"
    (finding,) = [one for one in part(text).findings if one.rule == "promotion-differs-from-traffic"]
    assert finding.hint("en") == "change the grid's spend, or the price in traffic, so that both come to the same"
