"""`promoplan numbers`: the figures of a plan on a screen and as data, how each came about, what if one were another."""

from __future__ import annotations

import csv
import io
import itertools
import json
import os
import re
import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from promoplan.cli.errors import Refused
from promoplan.cli.numbers import Asked, show
from promoplan.finding import Language
from promoplan.numbers import ORDER
from promoplan.numbers.book import Book
from promoplan.numbers.flaws import flaws
from promoplan.numbers.keys import reachable
from promoplan.numbers.origin import with_values
from promoplan.rules.of_sections.traffic import channel_unknown
from promoplan.screen import numbers, numbers_data
from promoplan.views import index
from tests.command import ROOT, promoplan
from tests.plans import part
from tests.test_readme import acted_out

PAGE = ROOT / "docs/numbers.md"
PLANS = ("double11-2026", "black-friday-2026", "double11-2015")
TODAY = "2026-09-01"
PLAN = """promoplan: 1
campaign: {id: d11, name: 双十一, event_day: 2026-11-11}
people: {guo: {name: 郭总}}
targets:
  gmv: {floor: 468万}
  conversion_rate: 3%
  avg_order_value: 260
  shops: {b: {name: B店, floor: 400万}, c: {name: C店, floor: 68万}}
traffic:
  - {channel: 自然 v2.0, uv: 550000, owner: guo}
  - {channel: 直通车, uv: 50000, owner: guo, pricing: cpc, cpc: 1.20}
"""


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = Path("plan.yaml")
    path.write_text(PLAN, encoding="utf-8")
    return path


def out(capsys: pytest.CaptureFixture[str], plan: Path, language: Language | None = None, **asked: object) -> str:
    """What the command prints."""
    options = {"format": "text", "explain": None, "sections": (), "rows": False, "what_if": (), **asked}
    code = show(str(plan), Asked(**options), TODAY, None, language)  # type: ignore[arg-type]
    assert code == 0
    return capsys.readouterr().out


def refused(plan: Path, language: Language = "zh", **asked: object) -> str:
    options = {"format": "text", "explain": None, "sections": (), "rows": False, "what_if": (), **asked}
    with pytest.raises(Refused) as told:
        show(str(plan), Asked(**options), TODAY, None, language)  # type: ignore[arg-type]
    said = told.value.message(language)
    assert "\n" not in said
    return said


# the screen


def test_the_figures_stand_in_blocks_with_their_units(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = out(capsys, plan)
    assert said.startswith("双十一 · T = 11-11 周三 · 数字\n\n目标\n  保底 GMV ")
    assert re.search(r"保底 GMV +4,680,000 元 ", said)
    assert re.search(r"UV 缺口 +0 ", said)
    assert re.search(r"转化率 +3% ", said)
    assert "  还有 店铺 2（--section targets 展开）\n" in said
    assert "直通车" not in said


def test_rows_are_shown_where_they_are_asked_for(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    traffic = out(capsys, plan, sections=("traffic",))
    assert re.search(r"\n  直通车 +50,000 +3% ", traffic)
    assert "\n目标\n" not in traffic
    everything = out(capsys, plan, rows=True)
    assert "\n  店铺    保底 GMV\n  b B店  4,000,000\n  c C店    680,000\n" in everything
    assert re.search(r"\n  直通车 +50,000 +3% ", everything)


def test_what_is_wrong_is_named_with_its_place(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan.write_text(PLAN.replace("rate: 3%", "rate: 3").replace("owner: guo}", "owner: gou}"), encoding="utf-8")
    said = out(capsys, plan)
    assert "要处理（2 个错误，0 个提醒）\n" in said
    assert re.search(r"\n  \[1\] 错误 \S*plan\.yaml:6:20\n    「3」没有 %，分不清是几成\n    建议: 是不是 3%？\n", said)
    assert re.search(r"\n  \[2\] 错误 \S*plan\.yaml:10:", said)
    english = out(capsys, plan, "en")
    assert "To be done (errors: 2, warnings: 0)\n" in english
    assert "    hint: did you mean 3%?\n" in english


def test_a_plan_without_numbers_says_so(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan.write_text(PLAN[: PLAN.index("targets:")], encoding="utf-8")
    assert "计划里还没有数字" in out(capsys, plan)
    assert "The plan has no numbers" in out(capsys, plan, "en")
    assert json.loads(out(capsys, plan, format="json"))["targets"] is None
    assert "计划里还没有数字" in refused(plan, explain="gap_uv")


def test_a_plan_without_dates_is_exit_code_one() -> None:
    run = promoplan("numbers", "-", stdin=b"promoplan: 1\ncampaign: {id: a, name: A}\n")
    assert (run.returncode, run.stdout) == (1, b"")
    assert "value-missing" in run.stderr.decode()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", PLANS)
def test_no_line_is_wider_than_the_terminal(name: str, language: Language, capsys: pytest.CaptureFixture[str]) -> None:
    path = ROOT / "plans" / f"{name}.yaml"
    for asked in ({}, {"rows": True}, {"what_if": ("event_day=2026-11-12",)}):
        said = out(capsys, path, language, **asked)
        assert max(map(cell_len, said.splitlines())) <= 80


def test_a_wide_terminal_shows_long_names_whole() -> None:
    name = "Washed cotton pillowcase, pair"
    found = part(f"products:\n  rows: [{{sku: PC-02, name: '{name}', price: 9, plan_units: 1}}]\n")
    assert found.campaign is not None
    book = Book(found.campaign)
    for width, whole in ((80, False), (200, True)):
        lines = numbers.Screen(found, found.campaign, book, width).lines((), True)
        assert any(name in "".join(piece.text for piece in line) for line in lines) is whole


def test_colour_is_for_terminals(plan: Path) -> None:
    plan.write_text(PLAN.replace("rate: 3%", "rate: 3"), encoding="utf-8")
    plain = promoplan("numbers", str(plan), cwd=Path.cwd()).stdout
    assert b"\x1b[" not in plain
    assert b"\x1b[31m" in promoplan("numbers", str(plan), cwd=Path.cwd(), env={"FORCE_COLOR": "1"}).stdout


# data


def test_json_has_every_figure(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = json.loads(out(capsys, plan, format="json"))
    traffic = data["traffic"]
    assert list(data) == [
        "format", "currency", "targets", "traffic", "promotion", "products", "prices", "budget", "findings",
    ]  # fmt: skip
    assert (traffic["planned_uv"], traffic["required_uv"], traffic["gap_uv"]) == ("600000", "600000", "0")
    assert [row["id"] for row in traffic["rows"]] == ["自然 v2.0", "直通车"]
    assert (traffic["rows"][1]["uv"], traffic["rows"][1]["cost"], traffic["rows"][1]["actual"]) == (
        "50000", "60000", None,
    )  # fmt: skip
    assert data["targets"]["conversion_rate"] == "0.03"
    assert data["promotion"] is None
    only = json.loads(out(capsys, plan, format="json", sections=("targets",)))
    assert only["traffic"] is None


def test_csv_has_a_line_a_figure(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = out(capsys, plan, format="csv")
    lines = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    by_key = {line["key"]: line for line in lines}
    assert by_key["targets.gmv_floor"]["line"] == "5"
    assert by_key["traffic.gap_uv"] | {"name": ""} == {
        "key": "traffic.gap_uv", "name": "", "value": "0", "unit": "count", "formula": "需求 UV − UV 合计", "file": "",
        "line": "",
    }  # fmt: skip
    assert by_key["traffic.rows.直通车.cost"]["value"] == "60000"


# how a figure came about


def test_a_figure_is_taken_apart_down_to_the_lines_of_the_plan(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [line.strip() for line in out(capsys, plan, explain="targets.uv").splitlines()]
    assert lines[:3] == [
        "需求 UV（targets.uv）= 600,000", "= 保底 GMV ÷ UV 价值，向上取整", "= 4,680,000 ÷ 7.8，向上取整",
    ]  # fmt: skip
    said = "\n".join(lines)
    assert "= 转化率 × 客单价\n= 3% × 260\n" in said
    assert re.search(r"保底 GMV（targets.gmv_floor）= 4,680,000 元 ← plan.yaml:5「468万」", said)


def test_a_sum_has_its_terms(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = out(capsys, plan, "en", explain="traffic.planned_uv")
    assert "  = 550,000 + 50,000\n" in said
    assert re.search(r"直通车 · visitors \(UV\) \(traffic.rows.直通车.uv\) = 50,000\s+← plan.yaml:11 '50000'", said)


def test_each_figure_is_taken_apart_once(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = out(capsys, plan, explain="traffic.gap_gmv")
    assert said.count("= 保底 GMV ÷ UV 价值") <= 1
    data = json.loads(out(capsys, plan, explain="traffic.gap_gmv", format="json"))
    keys = [figure["key"] for figure in data["figures"]]
    assert data["key"] == keys[0] == "traffic.gap_gmv"
    assert len(set(keys)) == len(keys)
    assert {key for figure in data["figures"] for key in figure["of"]} <= set(keys)
    floor = next(figure for figure in data["figures"] if figure["key"] == "targets.gmv_floor")
    assert (floor["written"], floor["line"], floor["value"]) == ("468万", 5, "4680000")


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("gap_uv", "traffic.gap_uv"),
        ("TRAFFIC.GAP_UV", "traffic.gap_uv"),
        ("UV 缺口", "traffic.gap_uv"),
        ("uv缺口", "traffic.gap_uv"),
        ("targets.gmv.floor", "targets.gmv_floor"),
        ("traffic.直通车.cost", "traffic.rows.直通车.cost"),
        ("自然 v2.0.uv", "traffic.rows.自然 v2.0.uv"),
    ],
)
def test_a_figure_may_be_called_by_its_end_its_name_and_its_place(
    plan: Path, written: str, key: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert json.loads(out(capsys, plan, explain=written, format="json"))["key"] == key


def test_what_is_not_a_figure_is_refused_with_a_guess(plan: Path) -> None:
    assert refused(plan, explain="trafic.gap_uv") == "没有「trafic.gap_uv」这个数字；是不是 traffic.gap_uv？"
    assert "did you mean traffic.gap_uv?" in refused(plan, "en", explain="gap_vu")
    assert "不止一个：traffic.rows.自然 v2.0.cost、traffic.rows.直通车.cost" not in refused(plan, explain="销售额")
    assert "；有：targets.gmv_floor" in refused(plan, explain="\x1b[31m天气")
    assert "；有：traffic.gap_uv、traffic.gap_gmv" in refused(plan, explain="缺口")
    assert "\x1b" not in refused(plan, explain="\x1b[31m天气")
    assert refused(plan, explain="x" * 5000)
    assert "targets, traffic" in refused(plan, sections=("sales",))


# what if


def test_another_target_opens_the_gap(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = out(capsys, plan, what_if=("targets.gmv.floor=1500万",))
    assert said.startswith("如果 targets.gmv.floor=1500万（计划文件没有改动）\n\n目标\n")
    assert re.search(r"\n  UV 缺口 +0 → +1,323,077  \+1,323,077\n", said)
    assert plan.read_text(encoding="utf-8") == PLAN
    data = json.loads(out(capsys, plan, what_if=("targets.gmv.floor=1500万",), format="json"))
    assert {"key": "traffic.gap_uv", "before": "0", "after": "1323077"} in data["changed"]
    assert data["what_if"] == ["targets.gmv.floor=1500万"]


def test_findings_that_come_and_go_are_told(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = out(capsys, plan, "en", what_if=("traffic.直通车.owner=",))
    assert "No figure changes." in said
    plan.write_text(PLAN.replace("owner: guo, pricing", "owner: gou, pricing"), encoding="utf-8")
    said = out(capsys, plan, "en", what_if=("traffic.直通车.owner=guo",))
    assert "Findings that are gone 1\n" in said


@pytest.mark.parametrize(
    ("asked", "old", "new"),
    [
        ("targets.gmv.floor=1500万", "floor: 468万", "floor: 1500万"),
        ("targets.conversion_rate=2.5%", "rate: 3%", "rate: 2.5%"),
        ("traffic.直通车.uv=60000", "uv: 50000", "uv: 60000"),
        ("traffic.rows.直通车.uv=60000", "uv: 50000", "uv: 60000"),
        ("traffic/直通车/cpc=1.5", "cpc: 1.20", "cpc: 1.5"),
        ("traffic.自然 v2.0.uv=1", "uv: 550000", "uv: 1"),
        ("targets.shops.b.floor=300万", "floor: 400万", "floor: 300万"),
    ],
)
def test_what_if_is_the_plan_edited_by_hand(
    plan: Path, asked: str, old: str, new: str, capsys: pytest.CaptureFixture[str]
) -> None:
    as_by_hand(plan, PLAN, asked, old, new, capsys)


def as_by_hand(plan: Path, text: str, asked: str, old: str, new: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What --what-if changes is what changes when the plan's text is."""
    assert text.count(old) == 1
    data = json.loads(out(capsys, plan, what_if=(asked,), format="json"))
    before = json.loads(out(capsys, plan, format="json"))
    plan.write_text(text.replace(old, new), encoding="utf-8")
    after = json.loads(out(capsys, plan, format="json"))
    flat, edited = _flat(before), _flat(after)
    by_hand = {key: (flat[key], edited[key]) for key in flat if flat[key] != edited[key]}
    assert by_hand
    assert {one["key"]: (one["before"], one["after"]) for one in data["changed"]} == by_hand


GOODS = """
products:
  tiers: [{id: hero, name: 热销款, share: 100%, skus: 2, rule: 全力主推}]
  rows:
    - {sku: R01, name: 热销款, tier: hero, price: 260, plan_units: 10000, on_hand: 12000}
    - {sku: R.2, name: 搭配款, tier: hero, price: 260, plan_units: 8000, on_hand: 9000, leads_to: R01}
budget:
  items: [{item: 直通车, cap: 60000}]
"""


@pytest.mark.parametrize(
    ("asked", "old", "new"),
    [
        ("products.R01.plan_units=9000", "plan_units: 10000", "plan_units: 9000"),
        ("products.rows.R.2.on_hand=100", "on_hand: 9000", "on_hand: 100"),
        ("products.hero.share=90%", "share: 100%", "share: 90%"),
        ("budget.直通车.cap=5万", "cap: 60000", "cap: 5万"),
    ],
)
def test_rows_inside_a_section_need_not_be_named(
    plan: Path, asked: str, old: str, new: str, capsys: pytest.CaptureFixture[str]
) -> None:
    plan.write_text(PLAN + GOODS, encoding="utf-8")
    as_by_hand(plan, PLAN + GOODS, asked, old, new, capsys)


def test_a_row_that_is_not_there_is_answered_with_the_nearest(plan: Path) -> None:
    plan.write_text(PLAN + GOODS, encoding="utf-8")
    assert "products.R01.plan_units" in refused(plan, what_if=("products.RO1.plan_units=9",))


def _flat(data: dict[str, dict[str, object] | None]) -> dict[str, object]:
    """The JSON as figures by key."""
    found: dict[str, object] = {}
    for section, figures in data.items():
        if isinstance(figures, dict):
            for what, value in figures.items():
                if isinstance(value, list):
                    for row in value:
                        found |= {f"{section}.{what}.{row['id']}.{key}": row[key] for key in row if key != "id"}
                else:
                    found[f"{section}.{what}"] = value
    return found


def test_a_value_that_no_plan_can_have_is_refused(plan: Path) -> None:
    assert "没有 %" in refused(plan, what_if=("targets.conversion_rate=3",))
    assert "traffic.直通车" in refused(plan, what_if=("traffic.直通牛.uv=1",))


# the index


def test_the_index_names_the_headlines_and_the_three_worst() -> None:
    text = PLAN.replace("rate: 3%", "rate: 3").replace("owner: guo}", "owner: gou}").replace("cpc: 1.20", "cpc: x")
    found = part(text.replace("floor: 68万", "floor: 六十八"))
    assert found.campaign is not None
    (table,) = [one for one in index.build(found.campaign, [], found.findings).tables if one.title == "数字"]
    assert ("保底 GMV", "4,680,000") in [row.cells for row in table.rows]
    assert len(table.notes) == 3
    assert table.notes[0] == "错误：「3」没有 %，分不清是几成"


def test_what_a_plan_lacks_is_not_imported(tmp_path: Path) -> None:
    text = PLAN[: PLAN.index("targets:")] + "targets: {gmv: 468万}\n"
    for source, wanted in ((text, {"targets"}), (PLAN[: PLAN.index("targets:")], set())):
        path = tmp_path / "plan.yaml"
        path.write_text(source, encoding="utf-8")
        code = (
            "import sys; from promoplan.cli import run; run(['numbers', sys.argv[1]]);"
            "print('imported', *(name for name in sys.modules if '.numbers.sections.' in name))"
        )
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
        done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, env=environment, check=True)
        names = done.stdout.decode().splitlines()[-1].split()[1:]
        assert {name.rpartition(".")[2] for name in names} == wanted


def test_a_plan_without_numbers_imports_nothing_of_them(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN[: PLAN.index("targets:")], encoding="utf-8")
    code = (
        "import sys; from promoplan.cli import run; run(sys.argv[1:]);"
        "print('imported', *(name for name in sys.modules if name.startswith('promoplan.numbers')))"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    for command in ("validate", "status"):
        asked = [sys.executable, "-c", code, command, str(path)]
        done = subprocess.run(asked, capture_output=True, env=environment, check=False)
        assert done.stdout.decode().splitlines()[-1] == "imported"


def test_many_flaws_in_one_map_take_time_by_their_number_only() -> None:
    days = ", ".join(f"x{number}: 5" for number in range(30_000))
    found = part(f"promotion:\n  - channel: Search\n    spend: {{{days}}}\n")
    assert found.document is not None
    before = process_time()
    assert len(flaws(found.document, found.findings)) >= 30_000
    assert process_time() - before < 1  # once more through the map for each would take longer


def test_many_channels_of_many_items_take_time_by_their_number_only() -> None:
    sources = "".join(f"  - {{channel: c{number}, uv: 5}}\n" for number in range(4900))
    channels = ", ".join(f"c{number}" for number in range(60))
    items = "".join(f"    - {{item: i{number}, channels: [{channels}], cap: 5}}\n" for number in range(1600))
    campaign = part(f"traffic:\n{sources}budget:\n  items:\n{items}").campaign
    assert campaign is not None
    before = process_time()
    assert list(channel_unknown.check(campaign)) == []
    assert process_time() - before < 1


# whatever is in a plan

JUNK = st.sampled_from(
    ["130%", "3", "0.03", "1e999", "NaN", "-5", "9" * 40, "", "tbd", "[]", "{a: b}", "0", "0%", "100%", "1/3", "万",
     "468万", "0.01", "999999999999999", "'='", "[1, 2]", "~", "T-3", "直通车", "\u200b", "R01", "yes"],
)  # fmt: skip
# Sections with every figure in «»: each stays as it is, or becomes anything.
FULL = """
targets:
  gmv: {floor: «468万», stretch: «520万»}
  shops: {b: {floor: «400万», stretch: «1»}, «c»: {floor: «68万»}}
  conversion_rate: «3%»
  avg_order_value: «260»
  orders_per_buyer: «1.2»
  orders: «21600»
  uv: «600000»
  refund_rate: «20%»
  gross_margin: «40%»
  actual: «100»
  service: {dsr: «4.8», first_response: «45s»}
traffic:
  - {channel: «自然», uv: «300000», last_year: {uv: «2»}, actual: «1»}
  - {channel: «直通车», uv: «50000», pricing: «cpc», cpc: «1.20», conversion_rate: «2.5%», owner: «guo»}
  - {channel: 钻展, uv: «50000», pricing: cpm, cpm: «40», ctr: «5%», group: «推广»}
  - {channel: 淘客, pricing: cps, commission: «8%», parts: [{channel: «甲», uv: «5»}, {channel: 乙, uv: «6»}]}
promotion:
  - {channel: «直通车», position: «A», spend: {T-3: «8000», «T-2»: «9»}, uv: {T-3: «6500»}, actual: {T-3: {uv: «1»}}}
  - {channel: «直通车», position: B, placements: [{name: «词», spend: {T: «5»}}], conversion_rate: «3%»}
products:
  target: «468万»
  stock_in: «T-3»
  tiers: [{id: «hero», share: «60%», skus: «1»}, {id: land, share: «40%»}]
  rows:
    - {sku: «R01», tier: «hero», price: «260», cost: «100», plan_units: «10000», on_hand: «9000», safety: «15%»}
    - {sku: R02, tier: land, price: «260», plan_units: «8000», incoming: «500», arrives: «T-5», allocation: {a: «1»}}
  replenish: [{sku: «R01», views: «5», daily_sales: «2.5», deviation: «1», service_factor: «1.65», lead_time: «2w»}]
prices:
  rows: [{category: 沙发, category_share: «60%», goods_share: «100%», stock_share: «0%», range: «1..2»}]
  discounts: [{id: «a», kind: 满减, every: «300», off: «40»}, {id: b, kind: 折扣, pay: «95%», only: [«R01»]}]
budget:
  operation: {turnover: «468万», orders: «18000», net_margin: «5%», uv_value: «7.8»}
  refund_rate: «20%»
  costs: {traffic: {cap: «5»}, total: {cap: «10»}}
  items:
    - {item: «直通车», cap: «60000», kind: «traffic», actual: «3»}
    - {item: 短信, quantity: «178000», segments: «2», price: «0.045», characters: «128»}
    - {item: 快递, per_order: «6», per_return: «4», share: «2%», share_of: «net», kind: logistics}
"""
FIGURE = re.compile("«(.*?)»")


@st.composite
def junk(draw: st.DrawFn) -> str:
    """A plan with numbers of which some are anything."""
    bad = draw(st.sets(st.integers(0, len(FIGURE.findall(FULL)) - 1), max_size=25))
    count = itertools.count()
    text = FIGURE.sub(lambda match: draw(JUNK) if next(count) in bad else match[1], FULL)
    return PLAN[: PLAN.index("targets:")] + text


def test_the_sections_that_junk_is_put_in_are_read_whole() -> None:
    found = part(PLAN[: PLAN.index("targets:")] + FIGURE.sub(r"\1", FULL))
    assert not [one for one in found.findings if one.rule in ("key-unknown", "value-unreadable", "value-wrong-kind")]
    assert found.campaign is not None
    assert [name for name, _ in Book(found.campaign).sections()] == list(ORDER)


@settings(max_examples=100)
@given(junk())
def test_no_figure_is_a_failure_of_ours(text: str) -> None:
    found = part(text)
    for finding in found.findings:
        assert len(finding.message("zh") + (finding.hint("en") or "")) < 3000
    if found.campaign is None:
        return
    book = Book(found.campaign)
    for line in numbers.Screen(found, found.campaign, book, 80).lines(rows=True):
        assert cell_len("".join(piece.text for piece in line)) <= 80
    for figure in reachable(book.figures().values()).values():
        for language in ("zh", "en"):
            assert len(with_values(figure, language)) < 1000
    data = json.loads(numbers_data.as_json(found, found.campaign, book))
    for value in _flat(data).values():
        assert value is None or Decimal(str(value)).is_finite()


# the page


def test_the_page_on_numbers_shows_what_comes_out(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "plans", tmp_path / "plans")
    text = PAGE.read_text(encoding="utf-8")
    made = acted_out(text, tmp_path)
    if os.environ.get("PROMOPLAN_README") == "write":
        PAGE.write_text(made, encoding="utf-8")
        return
    assert made == text
