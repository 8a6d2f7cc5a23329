"""The lists of what is needed and offered: materials, media and prizes, each entry once, and what is open in them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.views.random_plans import FEW, day, window
from tests.views.sheets import campaign, campaign_of, column, headings, lines, sheets_of, table, under_headings

VIEWS = {"materials": "materials", "media": "media-plan", "rewards": "rewards"}
MATERIALS = """
departments: {goods: {name: 物流部}, ops: {name: 运营部}}
people: {li: {name: 李雷}}
materials:
  - {item: 水, spec: 550 毫升, quantity: 120, unit: 箱, department: ops, owner: li, due: T-2, notes: 各半}
  - {item: 打印机, quantity: 8, unit: 台, department: goods, due: T-3, tested: no}
  - {item: 横幅}
  - {item: 扫描枪, quantity: 4680, unit: 把, department: goods, tested: yes, ready: yes}
  - {item: 面单, quantity: 2万, department: goods}
"""


def facts(text: str, name: str) -> dict[str, str]:
    return dict(sheets_of("materials", campaign(text))[name].facts)


# Materials


def test_materials_stand_under_their_department_in_the_plans_order() -> None:
    found = table("materials", campaign(MATERIALS))
    assert [(name, [row["物资"] for row in own]) for name, own in under_headings(found)] == [
        ("物流部", ["打印机", "扫描枪", "面单"]),
        ("运营部", ["水"]),
        ("其他", ["横幅"]),
    ]


def test_a_material_says_how_much_by_when_and_whether_it_is_there_and_tried() -> None:
    rows = {row["物资"]: row for row in lines(table("materials", campaign(MATERIALS)))}
    assert rows["水"] == {
        "到位": "", "物资": "水", "规格": "550 毫升", "数量": "120", "单位": "箱", "到位日": "T-2 · 11-09 周一",
        "测试": "-", "责任人": "李雷", "备注": "各半", "签字": "",
    }  # fmt: skip
    assert {name: (row["到位"], row["测试"], row["数量"]) for name, row in rows.items()} == {
        "水": ("", "-", "120"), "打印机": ("", "", "8"), "横幅": ("", "-", ""), "扫描枪": ("x", "x", "4,680"),
        "面单": ("", "-", "20,000"),
    }  # fmt: skip


def test_each_department_has_a_sheet_of_its_own_materials() -> None:
    made = sheets_of("materials", campaign(MATERIALS))
    assert list(made) == ["materials", "materials-department-goods", "materials-department-ops"]
    goods = made["materials-department-goods"]
    assert (goods.title, goods.group, goods.whose and goods.whose.id) == ("物流部 · 物资清单", "department", "goods")
    assert column(goods.tables[0], "物资") == ["打印机", "扫描枪", "面单"]
    assert headings(goods.tables[0]) == []


@pytest.mark.parametrize(
    ("name", "said"),
    [("materials", "1 / 5 项"), ("materials-department-goods", "1 / 3 项"), ("materials-department-ops", "0 / 1 项")],
)
def test_the_head_counts_what_is_there(name: str, said: str) -> None:
    assert facts(MATERIALS, name) == {"到位": said}


# Media and prizes


def test_media_stand_under_their_kind_in_the_order_the_kinds_come_up() -> None:
    text = """
people: {li: {name: 李雷}}
media:
  - {channel: 微博, kind: 互联网, content: 预告, window: T-5 .. T-1, owner: li, notes: 两条}
  - {channel: 日报, kind: 报纸, window: T}
  - {channel: 社区, kind: 互联网}
  - {channel: 传单}
"""
    found = table("media-plan", campaign(text))
    assert [(name, [row["媒体"] for row in own]) for name, own in under_headings(found)] == [
        ("互联网", ["微博", "社区"]), ("报纸", ["日报"]), ("其他", ["传单"]),
    ]  # fmt: skip
    assert list(lines(found)[0].values()) == ["微博", "预告", "T-5 · 11-06 周五 至 T-1 · 11-10 周二", "李雷", "两条"]
    assert column(found, "投放期")[2] == "T · 11-11 周三"


def test_media_without_kinds_need_no_headings() -> None:
    assert headings(table("media-plan", campaign("media: [{channel: 微博}, {channel: 日报}]"))) == []


def test_a_prize_says_what_for_how_many_how_and_where() -> None:
    text = """
people: {li: {name: 李雷}}
sites: {west: {name: 西街店}, east: {}}
rewards:
  - title: 抽奖
    threshold: 满 1500 元
    reward: 手机
    quantity: 3
    claim: 凭身份证
    window: T-2 .. T
    sites: [west, east]
    owner: li
    notes: 当场兑
  - {title: 答题, window: T 10:00 .. T 12:00}
"""
    first, second = lines(table("rewards", campaign(text)))
    assert list(first.values()) == [
        "抽奖", "满 1500 元", "手机", "3", "凭身份证", "T-2 · 11-09 周一 至 T · 11-11 周三", "西街店、east", "李雷",
        "当场兑",
    ]  # fmt: skip
    assert second["期限"] == "T · 11-11 周三 10:00 至 12:00"


# All three

ENTRIES: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "materials": st.fixed_dictionaries(
        {},
        optional={
            "department": st.sampled_from(("a", "b")),
            "ready": st.sampled_from(("yes", "no")),
            "quantity": st.integers(0, 9),
        },
    ),
    "media": st.fixed_dictionaries(
        {},
        optional={"kind": st.sampled_from(("报纸", "DM 单")), "window": st.just(window(-3, 0)), "notes": st.just("好")},
    ),
    "rewards": st.fixed_dictionaries({}, optional={"quantity": st.integers(0, 9), "sites": st.just(["w"])}),
}
QUANTITY = {"materials": "数量", "rewards": "份数"}
NAMES = {"materials": ("item", "物资"), "media": ("channel", "媒体"), "rewards": ("title", "活动")}


@pytest.mark.parametrize("section", VIEWS)
@FEW
@given(data=st.data())
def test_everything_of_the_section_is_there_once(section: str, data: st.DataObject) -> None:
    key, title = NAMES[section]
    drawn = data.draw(st.lists(ENTRIES[section], max_size=6))
    entries = [{key: f"第{number}样", **entry} for number, entry in enumerate(drawn)]
    found = campaign_of({"departments": {"a": "甲", "b": "乙"}, "sites": {"w": "西店"}, section: entries})
    made = sheets_of(VIEWS[section], found)
    if not entries:
        assert made == {}
        return
    (whole,) = made[VIEWS[section]].tables
    assert sorted(column(whole, title)) == [entry[key] for entry in entries]
    for row in lines(whole):
        quantity = entries[int(row[title][1])].get("quantity")
        assert quantity is None or row[QUANTITY[section]] == str(quantity)
    if section == "materials":
        for id_ in ("a", "b"):
            own = [entry[key] for entry in entries if entry.get("department") == id_]
            sheet = made.get(f"materials-department-{id_}")
            assert (column(sheet.tables[0], title) if sheet else []) == own


# What is open


def open_value(section: str, key: str) -> str:
    """An entry whose value for a key is open, to be settled by T-20."""
    name, _ = NAMES[section]
    named = "" if key == name else f"{name}: 一样, "
    return f"{section}: [{{{named}{key}: tbd, decide_by: T-20}}]"


SAID_OPEN = [
    ("materials", "quantity", "数量"),
    ("materials", "spec", "规格"),
    ("materials", "due", "到位日"),
    ("media", "content", "内容"),
    ("media", "window", "投放期"),
    ("rewards", "threshold", "门槛"),
    ("rewards", "reward", "奖品"),
    ("rewards", "quantity", "份数"),
    ("rewards", "claim", "领取方式"),
    ("rewards", "window", "期限"),
]
PRINTED_RAW = [
    ("materials", "item", "物资"),
    ("materials", "unit", "单位"),
    ("materials", "notes", "备注"),
    ("media", "channel", "媒体"),
    ("media", "notes", "备注"),
    ("rewards", "title", "活动"),
    ("rewards", "notes", "备注"),
]
LEFT_EMPTY = [
    ("materials", "owner", "责任人"),
    ("media", "owner", "责任人"),
    ("rewards", "owner", "责任人"),
    ("rewards", "sites", "地点"),
]


@pytest.mark.parametrize(
    ("section", "key", "title"),
    [
        *SAID_OPEN,
        *PRINTED_RAW,
        *LEFT_EMPTY,
    ],
)
def test_what_is_open_is_said_to_be(section: str, key: str, title: str) -> None:
    (row,) = lines(table(VIEWS[section], campaign(open_value(section, key))))
    assert row[title] == "未定"


@pytest.mark.parametrize(("section", "key", "title"), [*SAID_OPEN, *PRINTED_RAW, *LEFT_EMPTY])
def test_what_is_open_stands_among_the_open_points_with_its_day(section: str, key: str, title: str) -> None:
    del title
    (row,) = lines(table("open-points", campaign(open_value(section, key))))
    assert (row["最晚决定日"], row["情况"]) == (f"{day(-20)} · 10-22 周四", "没定")


@pytest.mark.parametrize(("section", "key", "title"), [*SAID_OPEN, *LEFT_EMPTY])
def test_what_is_left_out_is_not_said_to_be_open(section: str, key: str, title: str) -> None:
    del key
    name, _ = NAMES[section]
    (row,) = lines(table(VIEWS[section], campaign(f"{section}: [{{{name}: 一样}}]")))
    assert row[title] == ""
