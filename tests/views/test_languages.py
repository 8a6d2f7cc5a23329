"""Every view speaks the language of the plan and no other, and says as much in the one as in the other."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from promoplan import views
from promoplan.campaign import Campaign
from tests.views.random_plans import FEW, Plan, plans
from tests.views.sheets import CJK, campaign, campaign_of, every_sheet, everything_said, in_language, sheets_of

IDS = re.compile(r"(stage|round)\d+|(plan\.yaml:)?\d+(\.md)?")
LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
EVERYTHING = """promoplan: 1
# today: 2026-10-25
campaign: {id: test, name: Test, event_day: 2026-11-11, language: en, timezone: Asia/Shanghai}
calendar: {holidays: cn}
key_dates: {open: {at: T-9, name: Doors}, late: {at: tbd, name: Late, decide_by: T-40}}
phases:
  - {id: before, name: Before, window: T-45 .. T-1}
  - {id: stage, name: Stage, part_of: before, window: T-45 .. T-9}
departments:
  ops: {name: Operations, side: Shop, external: yes, lead: li, teams: {team: {name: Team}}}
  it: {name: IT}
people: {li: {name: Li, away: [T-9 .. T-5]}, wang: {name: Wang, role: Host}}
sites: {west: {name: West}}
follow_ups: [{id: first, name: First, at: T-50}, {id: second, name: Second, at: T-5}]
tasks:
  - {id: a, title: Buy, department: ops, owner: li, due: T-9, priority: must, repeat: daily}
  - {id: b, title: Sell, window: T-45 .. T-2, needs: [a], helpers: [ops], status: blocked}
  - {id: c, title: Pack, duration: 2d, priority: could, for_each: sites, phase: stage}
  - {id: d, title: Send, due: T-8, aim: T-9, must_end_by: T-7, status: done, done_on: T-9}
  - {id: e, title: Gone, due: T+9, status: dropped, because: no use}
  - {id: f, title: Ask, due: T-8, owner: tbd, decide_by: T-60, notes: TBC, log: {T-8: a longer note}}
  - {id: h, title: Later, owner: li}
  - {id: g, title: Wait, owner: li, due: T-8, attachments: [plan]}
materials: [{item: Water, quantity: tbd, department: ops}, {item: Food}]
promotion: [{channel: Ads, owner: li, spend: {T: 90}, uv: {T: 100}, actual: {T-20: 80}, keywords: [x], assumed: yes}]
budget: {assumed: yes, margin_includes: [logistics], items: [{item: Freight, kind: logistics, cap: 9, assumed: yes}]}
media: [{channel: Paper, kind: Print, window: T-9 .. T}, {channel: Web}]
rewards: [{title: Draw, claim: tbd, sites: [west]}]
attachments: [{id: plan, path: plan.md}]
products:
  assumed: yes
  tiers: [{id: hero, share: 99%, skus: 3, assumed: yes}, {id: rest, rule: TBC}]
  rows:
    - {sku: A, name: Chair, tier: hero, price: 9, cost: 8, plan_units: 9, on_hand: 5, incoming: 9, arrives: T+1,
       assumed: yes, sold_units: 1, sold_amount: 9, allocation: {web: 9, reserve: 1}}
    - {sku: B, tier: rest, price: 9, cost: 7, floor_price: 8, plan_units: 9, on_hand: 90, incoming: 5, owner: li}
    - {sku: C, category: Rugs, price: tbd, plan_units: tbd}
  replenish: [{sku: A, views: 9, daily_sales: 1, deviation: 1, service_factor: 1.65, lead_time: 9d}]
prices:
  assumed: yes
  agreed_by: T-9
  rows: [{category: Chairs, category_share: 50%, goods_share: tbd, assumed: yes, bundle: A, gift: tbd}]
  discounts:
    - {id: cut, kind: spend_save, every: 9, off: 1}
    - {id: vip, kind: member, pay: 90%, threshold: 9, exclusive: yes}
    - {id: off, kind: item, off: 1, stacks_with: cut, only: rest}
    - {id: set, kind: bundle, off: 1, only: [A, B]}
    - {id: coupon, kind: coupon, threshold: 9, off: 1}
targets:
  gmv: {floor: 468k, stretch: 520k, notes: said so}
  shops: {web: {name: Web, floor: tbd}}
  conversion_rate: 3%
  avg_order_value: 26
  service: {dsr: 4.8, own: {value: tbd, name: Calls}}
  aims: [{aim: Be seen, measured_by: asked}]
  assumed: yes
traffic:
  - {channel: Search, group: Free, uv: tbd, owner: li, last_year: {uv: 200000, because: tbd}}
  - {channel: Cards, uv: 5, cpm: 40, ctr: 5%, done: yes, actual: 6, assumed: yes, parts: [{channel: Card, uv: 5}]}
  - {channel: Mail, uv: 0, cost: 5, notes: by hand}
sheets: [{id: one, view: tasks}, {id: two, view: day-grid}, {id: three, view: division-table}]
"""


def all_said(found: Campaign) -> list[str]:
    return [text for sheet in every_sheet(found) for text in everything_said(sheet)]


def shape(found: Campaign, view: str) -> dict[str, object]:
    """How many rows of which kind each table of a view has, and which of their cells say something."""
    return {
        name: [
            (
                [(column.key, column.kind) for column in table.columns],
                [(row.kind, [bool(cell) for cell in row.cells]) for row in table.rows],
                [[(bool(band.text), band.span) for band in line] for line in table.bands],
                len(table.notes),
            )
            for table in sheet.tables
        ]
        for name, sheet in sheets_of(view, found).items()
    }


def test_an_english_plan_with_everything_in_it_says_nothing_in_chinese() -> None:
    found = campaign(EVERYTHING)
    assert [text for text in all_said(found) if CJK.search(text)] == []
    assert {view for view in views.names() if sheets_of(view, found)} == set(views.names())


@FEW
@given(plans("en"))
def test_no_english_plan_gives_a_chinese_character(plan: Plan) -> None:
    found = campaign_of(plan, today="2026-10-25", name="Test", language="en", timezone="Asia/Shanghai")
    assert [text for text in all_said(found) if CJK.search(text)] == []


@FEW
@given(plans("zh"))
def test_no_chinese_plan_gives_an_english_word(plan: Plan) -> None:
    said = all_said(campaign_of(plan, today="2026-10-25"))
    assert [text for text in said if LATIN_WORD.search(IDS.sub("", text))] == []


@pytest.mark.parametrize("view", views.names())
def test_a_view_says_as_much_in_the_one_language_as_in_the_other(view: str) -> None:
    found = campaign(EVERYTHING)
    assert shape(in_language(found, "zh"), view) == shape(found, view)


@pytest.mark.parametrize("view", views.names())
def test_a_view_has_its_title_in_both_languages(view: str) -> None:
    titles = views.view(view).TITLE
    assert CJK.search(titles.zh)
    assert titles.en
    assert not CJK.search(titles.en)
    found = campaign(EVERYTHING)
    assert sheets_of(view, found)[view].title == titles.en
    assert sheets_of(view, in_language(found, "zh"))[view].title == titles.zh
