"""The sheets of targets and traffic: what stands in them, and that the old tables are all there."""

from __future__ import annotations

from collections import Counter

import pytest

from promoplan.campaign import Campaign
from promoplan.cli.files import open_plan, today_from
from promoplan.numbers.book import Book
from promoplan.numbers.sections.traffic import Traffic
from promoplan.reading.limits import Limits
from promoplan.sheet import Table
from tests.command import ROOT
from tests.test_plans import refs
from tests.views.sheets import campaign as campaign_of_text
from tests.views.sheets import everything_said, in_language, lines, said, sheets_of, table, tables

GROUPS = {"站内": 11, "站外": 3, "推广": 9}  # channels of each group in the old table


@pytest.fixture(scope="module")
def old() -> Campaign:
    return shipped("double11-2015")


def shipped(name: str) -> Campaign:
    found = open_plan(str(ROOT / "plans" / f"{name}.yaml"), today_from("2015-10-25"), Limits()).campaign
    assert found is not None
    return found


def traffic_of(campaign: Campaign) -> Traffic:
    section = Book(campaign).section("traffic")
    assert isinstance(section, Traffic)
    return section


def test_the_rows_of_traffic_and_marketing_are_each_carried_once(old: Campaign) -> None:
    counted = Counter(ref for section in ("targets", "traffic") for ref in refs(old.document.root[section]))
    for kind, numbers in (("traffic", range(10)), ("marketing", range(1, 24)), ("goal", range(1, 8))):
        assert [counted[f"{kind}/{number}"] for number in numbers] == [1] * len(numbers), kind


def test_the_nine_sources_sum_to_the_target_of_the_old_table(old: Campaign) -> None:
    traffic = traffic_of(old)
    assert [row.uv.say("zh") for row in traffic.rows] == [
        "250,000", "100,000", "50,000", "50,000", "50,000", "0", "0", "50,000", "50,000",
    ]  # fmt: skip
    assert [figure.say("zh") for figure in (traffic.planned_uv, traffic.gap_uv, traffic.gap_gmv)] == [
        "600,000",
        "0",
        "0",
    ]
    first, *_ = tables("traffic", old)
    target, *_, total = first.rows
    assert [said(cell) for cell in target.cells[:6]] == ["目标（保底）", "600,000", "3%", "18,000", "260", "4,680,000"]
    assert [said(cell) for cell in total.cells[:6]] == ["合计", "600,000", "3%", "18,000", "260", "4,680,000"]


def test_the_channels_stand_under_the_groups_of_the_old_table(old: Campaign) -> None:
    channels = {leaf.channel: leaf.group for leaf in traffic_of(old).leaves()}
    of_the_table = [
        row.channel
        for source in old.plan.traffic
        for row in (source, *source.parts)
        if any(ref.startswith("marketing/") for ref in row.ref)
    ]
    assert Counter(channels[channel] for channel in of_the_table) == GROUPS
    found = table("marketing", old)
    assert {row["渠道"] for row in lines(found)} >= set(of_the_table)
    assert all(row["责任人"] for row, line in zip(lines(found), stages(found), strict=True) if not line)


def stages(found: Table) -> list[bool]:
    """Which rows, but headings, are sums."""
    return [row.kind == "stage" for row in found.rows if row.kind not in ("group", "subgroup")]


@pytest.mark.parametrize("name", ["double11-2015", "double11-2026", "black-friday-2026"])
@pytest.mark.parametrize("view", ["traffic", "marketing"])
def test_what_is_shown_adds_up(name: str, view: str) -> None:
    first = tables(view, shipped(name))[0]
    rows = [row for row in first.rows if row.kind != "subgroup"]
    places = [place for place, column in enumerate(first.columns) if column.key in SUMMED]
    assert places
    for place in places:
        plain = [amount(said(row.cells[place])) for row in rows if row.kind in ("", "done")]
        assert sum(plain) == amount(said(rows[-1].cells[place])), first.columns[place].title


SUMMED = ("figure-uv", "figure-orders", "figure-gmv", "figure-cost", "figure-last-year")


def amount(text: str) -> float:
    return float(text.replace(",", "") or 0)


def test_targets_show_shops_the_funnel_goals_and_aims() -> None:
    found = campaign_of_text(
        "targets:\n"
        "  gmv: {floor: 468万, stretch: 520万}\n"
        "  shops: {b: {name: B店, floor: 468万, stretch: tbd}}\n"
        "  conversion_rate: 3%\n  avg_order_value: 260\n"
        "  service: {first_response: 45s, 晚间接待: {value: 300, notes: 二十点后}}\n"
        "  aims: [{aim: 多些人知道, measured_by: 搜店名的人数}]\n  decide_by: T-20\n"
    )
    sales, behind, goals, aims = tables("targets", found)
    assert lines(sales) == [
        {"店铺": "B店", "保底": "4,680,000", "冲刺": "未定", "备注": ""},
        {"店铺": "合计", "保底": "4,680,000", "冲刺": "5,200,000", "备注": ""},
    ]
    assert {row["指标"]: row["数"] for row in lines(behind)}["需求 UV"] == "600,000"
    assert [(row["指标"], row["目标"], row["备注"]) for row in lines(goals)] == [
        ("首次响应", "45s", ""), ("晚间接待", "300", "二十点后"),
    ]  # fmt: skip
    assert lines(aims) == [{"目的": "多些人知道", "怎么看做没做到": "搜店名的人数"}]


def test_gaps_and_other_rates_stand_below_the_plan() -> None:
    found = campaign_of_text(
        "targets: {gmv: 1500万, conversion_rate: 3%, avg_order_value: 260}\ntraffic: [{channel: A, uv: 600000}]\n"
    )
    _, gaps, rates = tables("traffic", found)
    assert lines(gaps) == [
        {"目标": "保底", "目标销售额": "15,000,000", "要的 UV": "1,923,077", "UV 缺口": "1,323,077",
         "销售额缺口": "10,320,000", "只提转化率，要到": "9.62%", "只提客单价，要到": "833.33"},
    ]  # fmt: skip
    middle = lines(rates)[2]
    assert (middle["转化率 ＼ 客单价"], middle["260"]) == ("3%", "1,323,077")


def test_a_plan_without_numbers_has_none_of_these_sheets() -> None:
    found = campaign_of_text("tasks: []\n")
    assert [sheets_of(view, found) for view in ("targets", "traffic", "marketing")] == [{}, {}, {}]


def test_the_english_plan_speaks_of_sessions_and_only_english() -> None:
    found = shipped("black-friday-2026")
    for view in ("targets", "traffic", "marketing"):
        (sheet,) = sheets_of(view, found).values()
        assert not any("\u4e00" <= sign <= "\u9fff" for text in everything_said(sheet) for sign in text)
    assert tables("traffic", found)[0].columns[1].title == "Sessions"
    assert tables("traffic", in_language(found, "zh"))[0].columns[1].title == "预计访问数"
