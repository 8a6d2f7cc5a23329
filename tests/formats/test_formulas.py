"""The numbers of a workbook: worked out again by others they are promoplan's, and what is typed in moves the rest."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from promoplan.amount import NumberText
from promoplan.campaign import Campaign
from promoplan.formats.book.cells import spans
from promoplan.formats.book.looks import Block, blocks, look_of
from promoplan.numbers.book import book_of
from promoplan.numbers.figure import Figure
from promoplan.views.amounts import about, number
from tests.command import ROOT, promoplan
from tests.formats.payloads import PAYLOADS
from tests.formats.reckon import Reckoner, live
from tests.formats.test_xlsx import bytes_of
from tests.views.random_plans import FEW
from tests.views.sheets import campaign_of, in_language
from tests.views.test_shipped_plans import opened

PLANS = sorted((ROOT / "plans").glob("*.yaml"))
WITH_NUMBERS = [path for path in PLANS if path.stem.startswith(("black-friday", "double11"))]
PLAN = ROOT / "plans" / "double11-2026.yaml"
SOFFICE = shutil.which("soffice")
CACHED = re.compile(rb"(</f>)<v>[^<]*</v>")


@lru_cache(maxsize=16)
def made(path: Path, language: str = "") -> bytes:
    found = opened(path)
    return bytes_of(in_language(found, "en" if language == "en" else "zh") if language else found)


def formulas(content: bytes) -> Any:
    return load_workbook(BytesIO(content))


def values(content: bytes) -> Any:
    return load_workbook(BytesIO(content), data_only=True)


def agree(first: Any, second: Any, near: float = 1e-6) -> bool:
    numbers = isinstance(first, (int, float)) and isinstance(second, (int, float))
    return numbers and abs(first - second) <= near * max(1.0, abs(first))


def misreckoned(content: bytes) -> dict[str, tuple[str, object, object]]:
    """The live cells of a book that come to something else than what is written beside their formula."""
    book, cached = formulas(content), values(content)
    reckoner = Reckoner(book)
    found = {}
    for sheet, at in live(book):
        worked_out, written = reckoner.value(sheet, at), cached[sheet][at].value
        if not agree(worked_out, written):
            found[f"{sheet}!{at}"] = (book[sheet][at].value, worked_out, written)
    return found


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("path", WITH_NUMBERS, ids=lambda path: path.stem)
def test_every_formula_comes_to_the_figure_beside_it(path: Path, language: str) -> None:
    content = made(path, language)
    assert len(list(live(formulas(content)))) > 200
    assert not misreckoned(content)


FORMULAS = {
    "目标": ("=SUM(B7:B8)", "=ROUNDUP(ROUND(B9/B16,6),0)", "=B14*B15", "=B9*(1-B20)"),
    "流量计划": (
        "='目标'!B14", "=B11*C11*'目标'!B19", "=B11*C11*E11", "=SUM(B11:B13)", "=SUM(F11:F13,F15:F18)", "=H15/B15",
        "=C23-B19", "=B23-F19", "=B23/(B19*E19)", "=SUMPRODUCT(B11:B18,C11:C18)/B19", "=H19/F19",
        "=ROUNDUP(ROUND(F9/(A29*B28),6),0)-B19",
    ),
    "营销推广细化": ("='流量计划'!B11", "=C7-B7", "=D7/B7", "=SUM(D7:D9,D11:D14)"),
    "每日投放表": ("=SUM(F10:I10)", "=D10/D11", '=D13/SUMPRODUCT((F13:I13<>"")*F10:I10)', "=F10"),
    "备货分解": (
        "=D23*E23", "=ROUNDUP(ROUND(E23*(1+G23),6),0)", "=SUM(I23:J23)", "=L23-H23", "=F13/F18", "=SUM(F23:F31)",
        "=G36-F36",
    ),
    "价格体系": ("=SUM(B8:B9)", "='备货分解'!D23"),
    "补货表": ("=MAX(J6-I6,0)",),
    "预算表": (
        "='目标'!B9", "=ROUND(C6/10000,1)", "=C6*C13", "=SUM(C16:C19)", "=C22-SUM(C23:C26)", "=C6/C23", "=1/C13",
        "=SUM(D37:D39)", "=C7*6",
    ),
    "目录": ("='目标'!B9", "='流量计划'!D23"),
}  # fmt: skip


def test_formulas_are_those_people_write() -> None:
    book = formulas(made(PLAN))
    for sheet, expected in FORMULAS.items():
        found = {cell.value for line in book[sheet].iter_rows() for cell in line if cell.data_type == "f"}
        assert set(expected) <= found, (sheet, set(expected) - found)


def edited(folder: Path, old: str, new: str) -> Campaign:
    """The plan with one place of its text changed."""
    text = PLAN.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    path = folder / PLAN.name
    path.write_text(text.replace(old, new), encoding="utf-8")
    shutil.copytree(PLAN.with_suffix(""), folder / PLAN.stem)
    return opened(path)


def constants(content: bytes) -> dict[tuple[str, str], float]:
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in formulas(content)
        for line in sheet.iter_rows()
        for cell in line
        if isinstance(cell.value, (int, float)) and not isinstance(cell.value, bool)
    }


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("conversion_rate: 3%               #", "conversion_rate: 2.5%             #"),
        ("avg_order_value: 260              #", "avg_order_value: 247              #"),
        ("price: 260, cost: 150, plan_units: 7000", "price: 260, cost: 150, plan_units: 7800"),
    ],
)
def test_what_is_typed_in_moves_the_book_as_the_plan_would(old: str, new: str, tmp_path: Path) -> None:
    before, after = made(PLAN), bytes_of(edited(tmp_path, old, new))
    was, now = constants(before), constants(after)
    typed = {key: now[key] for key in now if was[key] != now[key]}
    reckoner, told = Reckoner(formulas(before), changed=typed), values(after)
    prices = {key for key in typed if key[0] == "价格体系"}  # the lowest ones are searched for, not worked out
    assert len(typed.keys() - prices) == 1
    moved = 0
    for sheet, at in live(formulas(before)):
        assert agree(reckoner.value(sheet, at), told[sheet][at].value), (sheet, at)
        moved += not agree(Reckoner(formulas_of_plan()).value(sheet, at), told[sheet][at].value)
    assert moved > 5


@lru_cache(maxsize=1)
def formulas_of_plan() -> Any:
    return values(made(PLAN))


def recalculated(contents: dict[str, bytes], folder: Path) -> Iterator[tuple[str, Any]]:
    """Books as LibreOffice works them out, without the figures that we write beside the formulas."""
    assert SOFFICE is not None
    for name, content in contents.items():
        with ZipFile(BytesIO(content)) as source, ZipFile(folder / f"{name}.xlsx", "w") as target:
            for part in source.namelist():
                target.writestr(part, CACHED.sub(rb"\1", source.read(part)))
    out = folder / "out"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    books = [str(folder / f"{name}.xlsx") for name in contents]
    command = [SOFFICE, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(out), *books]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    for name in contents:
        yield name, load_workbook(out / f"{name}.xlsx", data_only=True)


@pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice")
def test_libreoffice_works_out_the_same(tmp_path: Path) -> None:
    contents = {f"{path.stem}-{of}": made(path, of) for path in WITH_NUMBERS for of in ("zh", "en")}
    for name, book in recalculated(contents, tmp_path):
        told = values(contents[name])
        for sheet, at in live(formulas(contents[name])):
            assert agree(told[sheet][at].value, book[sheet][at].value), (name, sheet, at, book[sheet][at].value)


@pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice")
def test_a_changed_input_moves_the_gap_as_what_if_says(tmp_path: Path) -> None:
    book = formulas(made(PLAN))
    targets = book["目标"]
    rate = next(line for line in targets.iter_rows() if line[0].value == "转化率")[1]
    rate.value = 0.025
    typed = BytesIO()
    book.save(typed)
    ((_, moved),) = recalculated({"typed": typed.getvalue()}, tmp_path)
    asked = promoplan("numbers", str(PLAN), "--what-if", "targets.conversion_rate=2.5%", "--format", "json")
    after = {one["key"]: float(one["after"]) for one in json.loads(asked.stdout)["changed"]}
    shown = {line[0].value: line[1].value for line in moved["目录"].iter_rows()}
    assert shown["UV 缺口"] == after["traffic.gap_uv"] == 120_000
    assert shown["GMV 缺口"] == pytest.approx(after["traffic.gap_gmv"])
    assert shown["预计 GMV"] == pytest.approx(after["traffic.forecast_gmv"])
    assert shown["推广费用"] == pytest.approx(after["traffic.cost"])


@st.composite
def numbers(draw: st.DrawFn) -> dict[str, Any]:
    """A plan of figures that do not come out even."""
    counts, prices = st.integers(1, 99_999), st.integers(1, 999)
    rates = st.integers(1, 999).map(lambda tenth: f"{tenth / 10}%")
    traffic = []
    for place in range(draw(st.integers(1, 5))):
        row: dict[str, Any] = {"channel": f"c{place}", "uv": draw(counts)}
        if draw(st.booleans()):
            row["group"] = draw(st.sampled_from(["站内", "推广"]))
        if draw(st.booleans()):
            row["conversion_rate"] = draw(rates)
        if draw(st.booleans()):
            row["avg_order_value"] = draw(prices)
        row |= draw(
            st.sampled_from([{}, {"cpc": "1.3"}, {"cpm": 35, "ctr": "2.1%"}, {"commission": "7%", "service_fee": "1%"}])
        )
        if draw(st.booleans()):
            row["last_year"] = {"uv": draw(counts)}
        if draw(st.booleans()):
            del row["uv"]
            row["parts"] = [
                {"channel": f"c{place}-{part}", "uv": draw(counts)} for part in range(draw(st.integers(1, 3)))
            ]
        traffic.append(row)
    products = [
        {
            "sku": f"S{place}", "tier": draw(st.sampled_from(["hero", "landing"])), "price": draw(prices),
            "plan_units": draw(counts), "safety": draw(rates), "on_hand": draw(counts), "cost": draw(prices),
            "allocation": {"a": draw(counts), "reserve": draw(counts)},
        }
        for place in range(draw(st.integers(1, 4)))
    ]  # fmt: skip
    grid = [
        {
            "channel": draw(st.sampled_from(["c0", "c1"])), "position": f"p{place}",
            "spend": {f"T-{day}": draw(prices) for day in draw(st.sets(st.integers(0, 20), min_size=1))},
            "uv": {"T-1": draw(counts)}, "actual": {"T-2": {"spend": draw(prices), "uv": draw(counts)}},
        }
        for place in range(draw(st.integers(1, 4)))
    ]  # fmt: skip
    targets = {
        "gmv": {"floor": draw(counts), "stretch": draw(counts)}, "conversion_rate": draw(rates),
        "avg_order_value": draw(prices), "orders_per_buyer": draw(st.sampled_from([1, "1.3"])), "refund_rate": "12.5%",
        "gross_margin": draw(rates),
    }  # fmt: skip
    items = [
        {"item": "c0", "cap": draw(counts)}, {"item": "快递", "kind": "logistics", "per_order": 6},
        {"item": "扣点", "kind": "other", "share": "3%", "share_of": "net"},
    ]  # fmt: skip
    return {
        "targets": targets, "traffic": traffic, "promotion": grid, "budget": {"items": items},
        "products": {"tiers": [{"id": "hero", "share": "60%"}, {"id": "landing", "share": "40%"}], "rows": products},
    }  # fmt: skip


@given(numbers())
@FEW
def test_formulas_come_to_the_figures_of_any_plan(plan: dict[str, Any]) -> None:
    assert not misreckoned(bytes_of(campaign_of(plan)))


@pytest.mark.parametrize("text", [text for text in PAYLOADS.values() if len(text) < 100])
def test_texts_beside_numbers_stay_texts(text: str) -> None:
    plan = {
        "targets": {"gmv": {"floor": 1000}, "conversion_rate": "3%", "avg_order_value": 10, "notes": text},
        "traffic": [{"channel": text, "group": text, "uv": 100, "cpc": 1, "notes": text}],
        "products": {
            "tiers": [{"id": "hero", "name": text, "share": "100%", "rule": text}],
            "rows": [{"sku": "S", "name": text, "tier": "hero", "price": 10, "plan_units": 100, "on_hand": 90}],
        },
        "promotion": [{"channel": text, "position": text, "spend": {"T": 5}, "uv": {"T": 5}}],
        "budget": {"items": [{"item": text, "cap": 5}]},
    }
    content = bytes_of(campaign_of(plan))
    book = formulas(content)
    assert len(list(live(book))) > 20
    assert not misreckoned(content)  # reads each formula: nothing in it but cells, numbers and our functions
    for sheet in book:
        for line in sheet.iter_rows():
            for cell in line:
                assert cell.hyperlink is None or cell.hyperlink.target is None


def test_numbers_are_written_as_everywhere_else() -> None:
    found = book_of(opened(PLAN))
    figures = found.figures()
    assert code(number(figures["targets.gmv_floor"], "zh")) == "#,##0"
    assert code(number(figures["targets.conversion_rate"], "zh")) == "0%"
    assert code(number(figures["traffic.cost_share"], "zh")) == "0.0%"
    assert code(number(figures["traffic.roi"], "zh")) == "#,##0.00"
    assert code(about(figures["targets.gmv_floor"], "zh")) == '#,##0"万"'
    short = figures["traffic.gap_uv"]
    assert code(number(short, "zh", "缺 {}")) == '#,##0;"缺 "#,##0'
    assert look_of(NumberText("4680001", figures["targets.gmv_floor"])) is None
    assert look_of(NumberText('A" · 4,680,000', figures["targets.gmv_floor"])) is None


def code(text: str) -> str:
    assert isinstance(text, NumberText)
    look = look_of(text)
    assert look is not None
    return look.code(look.decimals)


def test_what_looks_at_its_values_has_no_relation() -> None:
    figures = book_of(opened(PLAN)).figures()
    lowest = next(figure for key, figure in figures.items() if key.startswith("prices.lowest."))
    assert lowest.relation() is None
    given_one: Figure = figures["targets.conversion_rate"]
    assert given_one.relation() == given_one.value


def test_cells_in_a_line_are_one_range_over_cells_without_numbers() -> None:
    taken = {(3, 1)}.__contains__
    assert list(spans([(1, 1), (2, 1), (5, 1)], lambda row, column: taken((row, column)))) == [
        ((1, 1), (2, 1)), ((5, 1), (5, 1)),
    ]  # fmt: skip
    assert list(spans([(1, 1), (1, 4)], lambda row, column: taken((row, column)))) == [((1, 1), (1, 4))]
    assert sorted(blocks([(1, 1), (1, 2), (2, 1), (2, 2), (4, 1)])) == [Block(1, 1, 2, 2), Block(4, 1, 4, 1)]
