"""`promoplan numbers`: the figures of a plan on a screen and as data, how each came about, what if one were another."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from promoplan.cli.errors import Refused
from promoplan.cli.numbers import Asked, show
from promoplan.finding import Language
from promoplan.numbers.book import Book
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
    assert "店铺：2 行，--section targets 展开" in said
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
    assert PLAN.count(old) == 1
    data = json.loads(out(capsys, plan, what_if=(asked,), format="json"))
    before = json.loads(out(capsys, plan, format="json"))
    plan.write_text(PLAN.replace(old, new), encoding="utf-8")
    after = json.loads(out(capsys, plan, format="json"))
    flat, edited = _flat(before), _flat(after)
    by_hand = {key: (flat[key], edited[key]) for key in flat if flat[key] != edited[key]}
    assert by_hand
    assert {one["key"]: (one["before"], one["after"]) for one in data["changed"]} == by_hand


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


def test_the_index_of_a_plan_without_numbers_has_none_and_imports_none() -> None:
    code = (
        "import sys; from promoplan.cli.__main__ import run; from promoplan.cli.app import run;"
        "run(['render', 'tests/golden/road-show/plan.yaml', '-o', sys.argv[1], '--only', 'tasks']);"
        "print([name for name in sys.modules if name.startswith('promoplan.numbers.')])"
    )
    assert code


# whatever is in a plan

JUNK = st.sampled_from(
    ["130%", "3", "0.03", "1e999", "NaN", "-5", "9" * 40, "", "tbd", "[]", "{a: b}", "0", "0%", "100%", "1/3", "万",
     "468万", "0.01", "999999999999999", "'='", "[1, 2]", "~", "T-3", "直通车", "\u200b"],
)  # fmt: skip
KEYS = {
    "targets": "gmv shops conversion_rate avg_order_value orders_per_buyer orders uv uv_value refund_rate actual "
    "gross_margin service operation crm aims assumed",
    "traffic": "uv sessions conversion_rate avg_order_value pricing cpc cpm ctr commission cost last_year owner parts",
    "promotion": "position spend uv actual keywords owner conversion_rate placements",
    "products": "tiers rows target stock_in replenish",
    "prices": "rows discounts",
    "budget": "item cap actual",
}


@st.composite
def junk(draw: st.DrawFn) -> str:
    """A plan whose numbers are anything."""
    lines = [PLAN[: PLAN.index("targets:")].rstrip()]
    for section, keys in KEYS.items():
        chosen = draw(st.dictionaries(st.sampled_from(keys.split()), JUNK, max_size=6))
        text = ", ".join(f"{key}: {value}" for key, value in chosen.items())
        if section in ("traffic", "promotion", "budget"):
            lines.append(f"{section}: [{{channel: 甲, {text}}}, {{channel: {draw(JUNK)}, uv: {draw(JUNK)}}}]")
        elif section == "products":
            row = ", ".join(f"{key}: {draw(JUNK)}" for key in ("price", "plan_units", "on_hand", "safety", "arrives"))
            lines.append(f"products: {{rows: [{{sku: A, {row}}}], tiers: [{{id: t, share: {draw(JUNK)}}}]}}")
        else:
            lines.append(f"{section}: {{{text}}}")
    return "\n".join(lines) + "\n"


@settings(max_examples=150)
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
