"""What a plan says stays text in every format, as parsers that are not ours read it."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promoplan import formats
from promoplan.cli.output import NO_FORMATS
from promoplan.cli.resources import template_text
from promoplan.finding import Language
from promoplan.formats import csv as csv_format
from promoplan.formats import html, md, txt
from promoplan.formats import json as json_format
from promoplan.modules import modules_of
from promoplan.sheet import Sheet
from promoplan.text import safe_text
from tests.formats.inert import (
    CONTROLS,
    Loaded,
    check_ics,
    check_mermaid,
    check_pdf,
    check_svg,
    check_xlsx,
    loaded_with,
)
from tests.formats.payloads import PAYLOADS, everywhere
from tests.views.random_plans import FEW, Plan, plans
from tests.views.sheets import HEADINGS, campaign_of, every_sheet, said
from tests.views.test_html import checked

ACTIVE = re.compile(r"\s*[=+\-@\t\r＝＋－＠]")
NUMBER = re.compile(r"-?\d+(\.\d+)?")
CELL = 32_767  # UTF-16 units that a spreadsheet's cell holds


@pytest.fixture(scope="module", params=PAYLOADS, ids=str)
def payload(request: pytest.FixtureRequest) -> Loaded:
    return loaded_with(PAYLOADS[request.param])


def rows_of(made: bytes) -> list[list[str]]:
    assert made.startswith(b"\xef\xbb\xbf")
    text = made.decode("utf-8-sig")
    csv.field_size_limit(1_000_000)
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def expected_rows(sheet: Sheet) -> Iterator[list[str]]:
    """What the tables' rows say, as far as a cell can hold it."""
    for table in sheet.tables:
        for row in table.rows:
            if row.kind in HEADINGS:
                yield [safe_text(said(row.cells[0]))]
                continue
            yield [
                csv_format.TICKS[said(cell)] if column.kind == "tick" else safe_text(said(cell))
                for column, cell in zip(table.columns, row.cells, strict=True)
            ]


def as_text(cell: str) -> str:
    """A text as it is written in a CSV file: with the sign that makes it text, if it would be more.

    Texts that begin with that sign are written as they are, so that a cell shows what the plan says; who reads a cell
    cannot know which of the two it was, and need not.
    """
    return f"'{cell}" if ACTIVE.match(cell) and not NUMBER.fullmatch(cell) else cell


def check_csv(sheet: Sheet) -> None:
    made = csv_format.Writer(template_text, []).write(sheet)
    rows = rows_of(made)
    for row in rows:
        for cell in row:
            assert not ACTIVE.match(cell) or NUMBER.fullmatch(cell)
            assert len(cell.encode("utf-16-le", errors="replace")) <= 2 * (CELL + 1)
            assert not CONTROLS.search(cell)
    places = iter(rows)
    for expected in expected_rows(sheet):
        # each row stands below the one before it
        cells = [as_text(cell)[: CELL - 2] for cell in expected]
        assert any([cell[: CELL - 2] for cell in row] == cells for row in places), expected
    outside_quotes = re.sub(rb'"(?:[^"]|"")*"', b"", made)
    assert outside_quotes.count(b"\n") == outside_quotes.count(b"\r\n") == len(rows)


def check_json(sheet: Sheet) -> None:
    made = json_format.Writer(template_text, []).write(sheet).decode()
    assert not CONTROLS.search(made)
    data = json.loads(made)
    assert (data["format"], data["name"], data["title"]) == (1, sheet.name, safe_text(sheet.title))
    assert len(data["tables"]) == len(sheet.tables)
    for table, read in zip(sheet.tables, data["tables"], strict=True):
        assert [column["key"] for column in read["columns"]] == [column.key for column in table.columns]
        assert len(read["rows"]) == len(table.rows)
        for row, found in zip(table.rows, read["rows"], strict=True):
            assert found["kind"] == (row.kind or "row")
            cells = row.cells[:1] if row.kind in HEADINGS else row.cells
            assert len(found["cells"]) == len(cells)
            for column, cell, value in zip(table.columns, cells, found["cells"], strict=False):
                if column.kind == "tick" and row.kind not in HEADINGS:
                    assert value == {"": False, "x": True, "-": None}[said(cell)]
                else:
                    assert (value["text"] if isinstance(value, dict) else value) == safe_text(said(cell))


def check_txt(sheet: Sheet) -> None:
    made = txt.Writer(template_text, []).write(sheet)
    assert len(made) <= 4096
    text = made.decode()
    assert text.endswith("\n")
    assert not CONTROLS.search(text)
    assert "\t" not in text


class Cells(HTMLParser):
    """The texts of a page's table cells."""

    def __init__(self) -> None:
        super().__init__()
        self.cells: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("td", "th"):
            self.cells.append("")
        elif tag == "br" and self.cells:
            self.cells[-1] += "\n"

    def handle_endtag(self, tag: str) -> None:
        if tag == "tr":
            self.cells.append("")  # what comes behind a row belongs to none of its cells

    def handle_data(self, data: str) -> None:
        if self.cells:
            self.cells[-1] += data


def check_html(sheet: Sheet) -> None:
    """As text; `checked` sees that no script is on the page but our own."""
    made = html.Writer(template_text, [sheet]).write(sheet)
    assert checked(sheet, made).tags.isdisjoint(("img", "bold", "b1"))
    assert not CONTROLS.search(made.decode())
    read = Cells()
    read.feed(made.decode())
    read.close()
    found = {cell.strip() for cell in read.cells}
    for table in sheet.tables:
        for row in table.rows:
            for column, cell in zip(table.columns, row.cells, strict=False):
                if column.kind != "tick" and said(cell) and row.kind not in HEADINGS:
                    assert safe_text(said(cell)).strip() in found


def check_md(sheet: Sheet) -> None:
    made = md.Writer(template_text, []).write(sheet).decode()
    assert not CONTROLS.search(made)
    tables = [line for line in made.split("\n") if line.startswith("|")]
    assert len(tables) == sum(len(table.rows) + 2 for table in sheet.tables)
    assert not re.search(r"(?<!\\)<(?!br>)", made)
    assert not re.search(r"(?<!\\)\]\((?![\w%.~-]+\.md\)|files/)", made)


def of_each(check: Callable[[Sheet], None]) -> Callable[[Loaded], None]:
    def checks(made: Loaded) -> None:
        for sheet in made.sheets:
            check(sheet)

    return checks


CHECKS: dict[str, Callable[[Loaded], None]] = {
    "csv": of_each(check_csv),
    "json": of_each(check_json),
    "txt": of_each(check_txt),
    "html": of_each(check_html),
    "md": of_each(check_md),
    "svg": check_svg,
    "mermaid": check_mermaid,
    "xlsx": check_xlsx,
    "ics": check_ics,
    "pdf": check_pdf,
}


@pytest.mark.parametrize("name", CHECKS)
def test_a_payload_stays_text(name: str, payload: Loaded) -> None:
    CHECKS[name](payload)


@FEW
@given(st.sampled_from(("zh", "en")), st.data())
def test_any_plan_is_read_back(language: Language, data: st.DataObject) -> None:
    plan: Plan = data.draw(plans(language, most_tasks=5))
    for sheet in every_sheet(campaign_of(plan, language=language, timezone="Asia/Shanghai")):
        check_csv(sheet)
        check_json(sheet)
        check_txt(sheet)


@pytest.mark.parametrize("text", ["'-", "'=1", "''", "'", "-1", "-1.5", "-", "' -", "'\t-"])
def test_a_text_that_begins_as_the_sign_of_texts_does_is_written_as_it_is(text: str) -> None:
    for sheet in every_sheet(everywhere(text)):
        check_csv(sheet)


def test_every_format_is_looked_at() -> None:
    assert set(CHECKS) == set(modules_of(formats)) - NO_FORMATS


@pytest.mark.parametrize("cell", ["-54,545", "-9.09%", "-1.5", "-1,234,567.89"])
def test_a_number_below_zero_stays_a_number_in_csv(cell: str) -> None:
    assert csv_format.defused(cell) == cell


@pytest.mark.parametrize("cell", ["-1+1", "-1,2", "-12,34%", "=1", "-1%%", "--1"])
def test_what_begins_like_a_number_and_is_none_is_a_text_in_csv(cell: str) -> None:
    assert csv_format.defused(cell) == f"'{cell}"
