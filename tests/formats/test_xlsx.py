"""The workbook, read back by another library: dates are dates, texts are texts, and what is edited moves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from promoplan.campaign import Campaign
from promoplan.formats.book.texts import LONGEST, Names, lines, plain, units
from promoplan.formats.xlsx import Writer
from promoplan.views import rows
from tests.command import ROOT, promoplan
from tests.formats.reckon import Reckoner
from tests.test_assets import png
from tests.views.sheets import campaign_of, every_sheet
from tests.views.test_shipped_plans import opened

PLANS = sorted((ROOT / "plans").glob("*.yaml"))
PLAN = {
    "departments": {"ops": {"name": "运营部"}, "sku": {"name": "商品部"}},
    "people": {"li": {"name": "李", "department": "ops"}},
    "phases": [{"id": "preheat", "name": "预热", "window": "T-9 .. T-1"}],
    "key_dates": {"signup": {"at": "T-8 22:00", "name": "报名截止"}},
    "follow_ups": [{"id": "one", "name": "第一次跟进", "at": "T-7"}],
    "tasks": [
        {"id": "page", "title": "页面", "department": "ops", "owner": "li", "section": "准备", "window": "T-6 .. T-4"},
        {"id": "price", "title": "定价", "department": "sku", "section": "准备", "due": "T-3 18:00", "status": "done"},
        {"id": "go", "title": "评审", "department": "ops", "needs": ["page"], "duration": "0d", "must_end_by": "T-2"},
    ],
}


def bytes_of(found: Campaign) -> bytes:
    sheets = every_sheet(found)
    ((name, content),) = Writer(lambda _: "", sheets).books(sheets)
    assert name == ""
    return content


def book_of(found: Campaign) -> Any:
    return load_workbook(BytesIO(bytes_of(found)))


@pytest.fixture(scope="module")
def book() -> Any:
    return book_of(campaign_of(PLAN, today="2026-10-25"))


def cells(book: Any) -> Iterator[Any]:
    yield from (cell for sheet in book for line in sheet.iter_rows() for cell in line if cell.value is not None)


def row_of(sheet: Any, id_: str) -> dict[str, Any]:
    """The cells of the row with an id, by the heading above them: as one who reads an edited book back finds them."""
    headings: dict[int, str] = {}
    for line in sheet.iter_rows():
        if line[0].value == "编号":
            headings = {}
            for cell in line:
                # the headings of a chart are merged over several lines, and stand in the first of them
                merged = next((area for area in sheet.merged_cells.ranges if cell.coordinate in area), None)
                first = sheet.cell(merged.min_row, cell.column) if merged else cell
                if first.value is not None:
                    headings[cell.column] = str(first.value)
        elif line[0].value == id_:
            return {headings[cell.column]: cell for cell in line if cell.column in headings}
    raise KeyError(id_)


def test_the_sheets_of_everyone_and_one_of_each_department(book: Any) -> None:
    assert book.sheetnames[:3] == ["目录", "今日清单", "项目进程表"]
    assert {"日程格", "行动项目表", "项目分工执行表", "任务单", "检查表", "运营部", "商品部"} < set(book.sheetnames)
    assert book["运营部"]["B1"].value == "运营部 · 任务单"
    assert not any("李" in name for name in book.sheetnames)


@pytest.fixture(scope="module", params=PLANS, ids=lambda path: path.stem)
def shipped(request: pytest.FixtureRequest) -> tuple[Campaign, Any]:
    """A plan that comes with promoplan, and its book."""
    found = opened(request.param)
    return found, book_of(found)


def test_every_plan_becomes_a_book_whose_only_formulas_and_links_are_ours(shipped: tuple[Campaign, Any]) -> None:
    _, book = shipped
    assert len({name.casefold() for name in book.sheetnames}) == len(book.sheetnames)
    for name in book.sheetnames:
        assert 0 < units(name) <= 31
        assert not set(name) & set("[]:*?/\\")
    reckoner = Reckoner(book)
    for cell in cells(book):
        if cell.data_type == "f":
            counts_days = "event_day" in cell.value or '"◆"' in cell.value or '"▲"' in cell.value
            assert counts_days or isinstance(reckoner.value(cell.parent.title, cell.coordinate), (int, float))
        if cell.hyperlink is not None:
            assert cell.hyperlink.target is None
            assert cell.hyperlink.location.split("!")[0].strip("'").replace("''", "'") in book.sheetnames


def test_every_task_stands_in_both_charts_with_its_own_days(shipped: tuple[Campaign, Any]) -> None:
    found, book = shipped
    charts = [sheet for sheet in book if sheet.title in ("项目进程表", "Process table", "日程格", "Day grid")]
    assert len(charts) == 2
    for sheet in charts:
        at = {line[0].value: line for line in sheet.iter_rows() if line[0].value}
        for dated in found.tasks:
            if dated.task.status == "dropped":
                continue
            line = at[dated.id]
            days = {cell.value.date() for cell in line if isinstance(cell.value, datetime)}
            expected = {moment.day for moment in (dated.start, dated.finish) if moment is not None}
            assert days == {date.fromordinal(day) for day in expected}
            assert any(cell.value == rows.title(found, dated) for cell in line)


def test_dates_are_dates_beside_their_distance_from_t(book: Any) -> None:
    row = row_of(book["项目分工执行表"], "price")
    assert row["完成时间"].value == datetime(2026, 11, 8, 18)
    assert row["完成时间"].number_format == "[$-804]mm-dd dddd hh:mm"
    at = row["完成时间"].coordinate
    assert row["T"].value == f'=IF(ISNUMBER({at}),INT({at})-event_day,"")'
    cached = load_workbook(BytesIO(bytes_of(campaign_of(PLAN, today="2026-10-25"))), data_only=True)
    assert row_of(cached["项目分工执行表"], "price")["T"].value == -3
    assert row_of(cached["时间节点"], "key_dates/signup")["T"].value == -8
    assert cached.defined_names["event_day"].attr_text == "'目录'!$B$4"
    assert cached["目录"]["B4"].value == datetime(2026, 11, 11)
    assert cached["目录"]["B5"].value == datetime(2026, 10, 25)


def test_the_chart_has_a_row_for_each_phase_key_date_and_task(book: Any) -> None:
    sheet = book["日程格"]
    row = row_of(sheet, "page")
    assert (row["开始"].value, row["完成"].value) == (datetime(2026, 11, 5), datetime(2026, 11, 7))
    assert row_of(sheet, "phases/preheat")["完成"].value == datetime(2026, 11, 10)
    assert row_of(sheet, "key_dates/signup")["开始"].value == datetime(2026, 11, 3)
    assert row_of(sheet, "price")["状态"].value == "完成"


def test_bars_look_at_dates_and_status_of_their_row(book: Any) -> None:
    sheet = book["日程格"]
    row = row_of(sheet, "page")
    start, finish, status = (row[name].column_letter for name in ("开始", "完成", "状态"))
    formulas = [
        rule.formula[0] for area in sheet.conditional_formatting for rule in area.rules if rule.type == "expression"
    ]
    assert any(f"INT(${finish}" in one and f"${start}" in one for one in formulas)
    assert any(f"${status}" in one and '="完成"' in one for one in formulas)
    assert any("as_of" in one for one in formulas)
    assert any('="休"' in one for one in formulas)
    (area,) = {str(area.sqref) for area in sheet.conditional_formatting if len(area.rules) > 2}
    first = int("".join(filter(str.isdigit, area.split(":")[0])))
    assert sheet.freeze_panes.endswith(str(first))
    assert all(f"${finish}{first}" in one for one in formulas if "INT(" in one)  # of the first row, and so of each


def test_words_can_be_chosen_and_panes_and_heads_stay(book: Any) -> None:
    for name in ("日程格", "项目进程表", "项目分工执行表", "运营部"):
        sheet = book[name]
        column = next(
            cell.column_letter for title, cell in row_of(sheet, "page").items() if title in ("状态", "完成情况")
        )
        lists = [one for one in sheet.data_validations.dataValidation if one.type == "list"]
        assert any(column in str(one.sqref) and one.formula1 == '"进行中,卡住,完成,取消"' for one in lists), name
        assert sheet.freeze_panes is not None
        assert sheet.print_title_rows
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert "&P" in sheet.oddFooter.right.text
        assert sheet.print_area.startswith(f"'{name}'!$B$1:")  # the ids are not printed
    assert (book["日程格"].page_setup.paperSize, book["日程格"].page_setup.orientation) == (8, "landscape")
    assert book["项目分工执行表"].page_setup.paperSize == 9
    ticks = [one for one in book["检查表"].data_validations.dataValidation if one.type == "list"]
    assert [one.formula1 for one in ticks] == ['"☐,☑"']


EVIL = (
    '=HYPERLINK("http://x","y")', "@SUM(1)", "+1", "-1+2", "{=1}", "http://x/y", "mailto:a@b", "internal:A1",
    "<r><t>x</t></r>", "_x0041_", "&A&P", "'quoted", "A" * 40_000,
)  # fmt: skip


@pytest.mark.parametrize("text", EVIL, ids=lambda text: text[:12])
def test_texts_of_a_plan_stay_texts(text: str) -> None:
    plan = {
        "departments": {"d": {"name": text, "lead": "p", "alias": text}},
        "people": {"p": {"name": text, "phone": text}},
        "phases": [{"id": "f", "name": text, "window": "T-9 .. T", "notes": text}],
        "key_dates": {"k": {"at": "T-8", "name": text, "notes": text}},
        "follow_ups": [{"id": "u", "name": text, "at": "T-7"}],
        "sheets": [{"id": "s", "view": "day-grid", "name": text}],
        "tasks": [
            {
                "id": "t", "title": text, "department": "d", "owner": "p", "section": text, "due": "T-5", "notes": text,
                "done_when": text, "because": text, "status": "blocked", "minutes": {"u": text}, "log": {"T-6": text},
                "steps": [{"title": text, "notes": text}],
            }
        ],
    }  # fmt: skip
    book = book_of(campaign_of(plan, name=text, brand=text, version=text))
    begins = text[:20]
    said = [cell for cell in cells(book) if isinstance(cell.value, str) and begins in cell.value]
    assert len(said) > 20
    assert all(units(cell.value) <= LONGEST for cell in said)
    if units(text) > LONGEST:
        assert any(cell.value.endswith("见计划）") for cell in said)
    for cell in cells(book):
        assert cell.data_type != "f" or "event_day" in cell.value or '"▲"' in cell.value
        assert cell.hyperlink is None or cell.hyperlink.target is None
        if isinstance(cell.value, str) and cell.value.startswith(("+", "@")) and cell.data_type == "s":
            assert cell.quotePrefix, cell.coordinate  # stays a text when it is edited


def test_control_characters_are_shown_as_none() -> None:
    assert plain("a\x1b[31m\u202e\ufffe", "zh") == "a\ufffd[31m\ufffd\ufffd"


def test_a_cut_text_says_how_much_is_missing() -> None:
    made = plain("好" * 40_000, "en")
    kept = made.index("…")
    assert made.endswith(f"({40_000 - kept:d} more characters, see the plan)")
    assert plain("好" * LONGEST, "zh") == "好" * LONGEST
    assert units(plain("😀" * 20_000, "zh")) <= LONGEST


def test_names_of_worksheets_are_legal_and_differ() -> None:
    names = Names()
    taken = [
        names.take(text)
        for text in ("A/B", "a-b", "Ａ-Ｂ", "'x'", "", "[]", "History", "长" * 40, "长" * 41, "😀" * 20)
    ]
    assert taken[:7] == ["A-B", "a-b~2", "Ａ-Ｂ~3", "x", "-", "--", "History~2"]
    assert all(0 < units(name) <= 31 for name in taken)
    assert len({name.casefold() for name in taken}) == len(taken)


def test_lines_of_a_cell() -> None:
    assert lines("好" * 10, 20) == 1
    assert lines("好" * 11, 20) == 2
    assert lines("a\n\nb", 20) == 3


def test_a_tick_and_a_number_are_what_they_are(book: Any) -> None:
    row = row_of(book["行动项目表"], "price")
    assert row["完成"].value == "☑"
    assert row_of(book["任务单"], "go")["序号"].value == 2
    assert row_of(book["项目分工执行表"], "page")["序号"].value == "1.1"


def test_the_logo_is_on_every_sheet() -> None:
    found = campaign_of(PLAN, files={"logo.png": png(300, 100)}, logo="logo.png")
    with ZipFile(BytesIO(bytes_of(found))) as archive:
        pictures = [name for name in archive.namelist() if name.startswith("xl/media/")]
        drawings = [name for name in archive.namelist() if name.startswith("xl/drawings/drawing")]
    assert len(pictures) == 1
    assert len(drawings) == len(book_of(found).sheetnames)


def test_the_same_plan_on_the_same_day_gives_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for zone in ("Asia/Shanghai", "America/New_York"):
        folder = tmp_path / zone.replace("/", "-")
        command = ("render", str(PLANS[0]), "-o", str(folder), "--format", "xlsx", "--today", "2026-10-25")
        run = promoplan(*command, env={"TZ": zone, "PYTHONHASHSEED": str(len(zone))})
        assert run.returncode == 0, run.stderr.decode()
        (path,) = folder.glob("*.xlsx")
        assert path.name.encode() in run.stderr
        made.append(path.read_bytes())
    assert made[0] == made[1]


def test_with_html_the_page_is_what_to_begin_with(tmp_path: Path) -> None:
    run = promoplan(
        "render", str(PLANS[0]), "-o", str(tmp_path), "--only", "milestones", "--format", "xlsx,md,html", "--lang", "en"
    )
    assert b"index.html" in run.stderr
    assert len(list(tmp_path.glob("*.xlsx"))) == 1


def test_ways_on_the_index_close_up_where_sheets_are_left_out(book: Any) -> None:
    lines = [[cell.hyperlink is not None for cell in line] for line in book.worksheets[0].iter_rows(max_col=4)]
    ways = [line for line in lines if any(line)]
    assert any(map(all, ways))
    assert all(line == sorted(line, reverse=True) for line in ways if line[0])
