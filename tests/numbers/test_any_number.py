"""Whatever stands at one place of the grid or the budget, all is told in sentences and both sheets are still made."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from promoplan import views
from promoplan.numbers.book import book_of
from tests.plan.test_any_value import places
from tests.plans import loaded

WHOLE = """
promoplan: 1
campaign: {id: d11, name: 双十一, event_day: 2026-11-11}
people: {li: {name: 李}}
phases: [{id: live, window: T-11 .. T+3}]
targets: {gmv: 780000, conversion_rate: 3%, avg_order_value: 260, refund_rate: 20%, gross_margin: 40%}
traffic: [{channel: A, uv: 50000, cpc: 1.20, owner: li}, {channel: B, uv: 50000, cpm: 40, ctr: 5%, owner: li}]
promotion:
  - channel: A
    position: p
    source: A
    owner: li
    keywords: [x]
    placements: [{name: one, keywords: y, spend: {T-1: 20000, 11-11: 30000}}, {name: two, spend: {T: 10000}}]
    spend: {T-1: 20000, T: 40000}
    uv: {T-1: 20000, T: 30000}
    conversion_rate: 3%
    actual: {T-1: {spend: 1, uv: 2, orders: 1}, T: 5}
    assumed: yes
budget:
  operation: {turnover: {value: 78万, ref: a}, orders: 3000, net_margin: 10%, gross_profit: 312000}
  refund_rate: 20%
  margin_includes: [logistics]
  costs: {traffic: {cap: 60000}, premises: 3000, total: 200000}
  items:
    - {item: A, cap: 60000, channels: [A], actual: 5}
    - {item: 短信, kind: systems, quantity: 50000, characters: 128, segments: 2, price: 0.045}
    - {item: 费, kind: transactions, share: 4%, share_of: net, per_order: 1, per_return: 2, cap: 90000}
"""
DATA: dict[str, Any] = yaml.load(WHOLE, Loader=yaml.BaseLoader)
WAYS = [way for way in places(DATA) if way[0] in ("promotion", "budget")]
JUNK: list[Any] = [
    "", [], {}, ["x"], {"x": "y"}, {"allow": "x"}, "tbd", "0", "-1", "1e999", "NaN", "130%", "0%", "3", "9" * 40,
    "999999999999999", "0.00000001", "万", "${nope}", "T-1", "{0}", {"T-1": "5", "11-10": "6"}, {"T-9999": "1"},
]  # fmt: skip


@given(st.sampled_from(WAYS), st.sampled_from(JUNK))
@settings(max_examples=150, deadline=None, derandomize=True, database=None)
def test_anything_at_any_place_is_told_and_the_sheets_are_made(way: tuple[Any, ...], value: Any) -> None:
    data = deepcopy(DATA)
    holder = data
    for step in way[:-1]:
        holder = holder[step]
    holder[way[-1]] = deepcopy(value)
    plan = loaded(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), today="2026-11-12")
    for finding in plan.findings:
        assert finding.message("zh")
        assert finding.message("en")
        assert finding.hint("en") != ""
    assert plan.campaign is not None
    for figure in book_of(plan.campaign).figures().values():
        assert figure.say("en")
    for view in ("promotion", "budget"):
        for sheet in views.view(view).build(plan.campaign):
            assert all(len(row.cells) in (1, len(table.columns)) for table in sheet.tables for row in table.rows)
