"""The sheets of products: what is short or too much is said in words, empty columns are left out, sums stand below."""

from __future__ import annotations

import pytest

from promoplan.campaign import Campaign
from tests.views.sheets import campaign, column, headings, lines, sheets_of

GOODS = """
key_dates: {stock_in: T-3}
people: {li: {name: 李雷}}
targets: {gmv: {floor: 1900}}
products:
  assumed: yes
  tiers:
    - {id: traffic, name: 引流款, share: 10.53%, rule: 带人}
    - {id: hero, name: 热销款, share: 89.47%, rule: 备足}
  rows:
    - {sku: Y, name: 抱枕, tier: traffic, price: 20, cost: 15, plan_units: 10, on_hand: 12, leads_to: R}
    - {sku: R, name: 沙发, tier: hero, price: 170, cost: 150, plan_units: 10, safety: 20%, on_hand: 6,
       incoming: 5, arrives: T-5, owner: li, allocation: {天猫: 9, 唯品会: 4, reserve: 1}}
    - {sku: X, price: 1, plan_units: 0, assumed: yes}
  replenish:
    - {sku: Y, period: 上月, views: 900, favourites: 30, sold: 20, conversion_rate: 2%}
prices:
  agreed_by: T-30
  rows:
    - {category: 布艺, category_share: 40%, range: 19..99, gift: 袋子, bundle: R, notes: 走量}
    - {category: 家具, category_share: tbd, decide_by: T-9}
  discounts:
    - {id: cut, name: 店铺满减, kind: 满减, every: 150, off: 30}
    - {id: member, kind: 会员, pay: 95%, exclusive: yes}
    - {id: coupon, kind: 优惠券, threshold: 100, off: 5, stacks_with: cut, only: hero}
"""


@pytest.fixture(scope="module")
def goods() -> Campaign:
    return campaign(GOODS)


def test_tiers_with_stated_and_actual_shares_and_their_sum(goods: Campaign) -> None:
    (tiers, _, _) = sheets_of("stock", goods)["stock"].tables
    assert [list(row.values()) for row in lines(tiers)] == [
        ["引流款", "10.53%", "10.53%", "1", "10", "200", "带人"],
        ["热销款", "89.47%", "89.47%", "1", "10", "1,700", "备足"],
        ["合计", "100%", "", "3", "20", "1,900", ""],
    ]


def test_products_stand_under_their_tiers_and_say_what_is_short(goods: Campaign) -> None:
    (_, products, channels) = sheets_of("stock", goods)["stock"].tables
    assert headings(products) == ["引流款 · 200", "热销款 · 1,700", "没有归档"]
    assert column(products, "富余") == ["2", "缺 1", "", ""]
    assert column(products, "到货日") == ["", "T-5", "", ""]
    assert column(products, "品名") == ["抱枕", "沙发", "（假设）", ""]
    assert "品牌" not in [one.title for one in products.columns]
    assert list(lines(channels)[0].values()) == ["R", "沙发", "9", "4", "1", "14", "11", "超 3"]


def test_the_head_says_target_sum_and_stock_in_day(goods: Campaign) -> None:
    said = dict(sheets_of("stock", goods)["stock"].facts)
    assert said["保底 GMV"] == said["计划成交额"] == "1,900"
    assert said["入库日"] == "T-3 · 11-08 周日(休)"
    assert said[""] == "数字是假设的"


def test_the_price_system_its_discounts_and_the_lowest_prices(goods: Campaign) -> None:
    rows, discounts, lowest = sheets_of("prices", goods)["prices"].tables
    assert [list(row.values()) for row in lines(rows)] == [
        ["布艺", "40%", "", "", "19..99", "袋子", "沙发", "走量"],
        ["家具", "未定", "", "", "", "", "", ""],
        ["合计", "—", "", "", "", "", "", ""],
    ]
    assert [list(row.values())[:5] for row in lines(discounts)] == [
        ["member", "会员", "付 95%", "", "独享"],
        ["店铺满减", "满减", "每满 150 减 30", "", "其他种类"],
        ["coupon", "优惠券", "满 100 减 5", "hero", "cut"],
    ]
    cells = [list(row.cells) for row in lowest.rows]
    assert cells[0][5:] == ["19", "member", "16", "店铺满减"]
    assert cells[1][5:] == ["135 低于成本", "店铺满减、coupon", "131 低于成本", "店铺满减、coupon"]


def test_the_replenishment_list_has_what_is_listed_and_what_is_short(goods: Campaign) -> None:
    (table,) = sheets_of("replenishment", goods)["replenishment"].tables
    assert [list(row.values()) for row in lines(table)] == [
        ["", "Y", "抱枕", "上月", "900", "30", "20", "2%", "12", "10", "够", ""],
        ["", "R", "沙发", "", "", "", "", "", "11", "12", "1", "李雷"],
    ]


@pytest.mark.parametrize("view", ["stock", "prices", "replenishment"])
def test_a_plan_without_goods_has_no_such_sheet(view: str) -> None:
    for text in ("", "products: {}\nprices: {}\n", "products: {rows: []}\nprices: {rows: tbd, decide_by: T-9}\n"):
        assert sheets_of(view, campaign(text)) == {}
