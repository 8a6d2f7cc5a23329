"""What tests of views ask of sheets: a view's sheets of a small plan, rows by their columns' titles, what cells say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain

from promoplan import views
from promoplan.campaign import Campaign
from promoplan.finding import Language
from promoplan.sheet import Cell, Row, Sheet, Table
from promoplan.views import index
from tests.plans import TODAY, loaded, part

EVENT = date(2026, 11, 11).toordinal()
HEADINGS = ("group", "subgroup")
TITLE_KEYS = ("title", "content")  # of the columns in which tables of tasks have the tasks' titles
CJK = re.compile("[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u3000-\u303f]")


def campaign(text: str, **options: object) -> Campaign:
    """A part of a plan as a campaign."""
    found = part(text, **options).campaign
    assert found is not None
    return found


def whole_plan(plan: Mapping[str, object], **head: object) -> dict[str, object]:
    """A plan given as data with the usual head."""
    return {"promoplan": 1, "campaign": {"id": "test", "name": "测试", "event_day": "2026-11-11", **head}, **plan}


def campaign_of(
    plan: Mapping[str, object], today: str = TODAY, files: Mapping[str, bytes] | None = None, **head: object
) -> Campaign:
    """A plan given as data (JSON is YAML) with the usual head."""
    found = loaded(json.dumps(whole_plan(plan, **head)), today=today, files=files).campaign
    assert found is not None
    return found


def in_language(found: Campaign, language: Language) -> Campaign:
    return replace(found, asked=language)


def sheets_of(view: str, found: Campaign) -> dict[str, Sheet]:
    """A view's sheets by the names of their files."""
    made = list(views.view(view).build(found))
    named = {sheet.name: sheet for sheet in made}
    assert len(named) == len(made), "two sheets of one name"
    return named


def every_sheet(found: Campaign) -> list[Sheet]:
    """All sheets of a campaign and their index, as `render` writes them."""
    made = [sheet for view in views.names() for sheet in views.view(view).build(found)]
    return [*made, index.build(found, made)]


def tables(view: str, found: Campaign, name: str = "") -> Sequence[Table]:
    """The tables of one sheet: of that name, else the view's sheet of the whole campaign."""
    return sheets_of(view, found)[name or view].tables


def table(view: str, found: Campaign, name: str = "") -> Table:
    """The only table of a sheet."""
    (only,) = tables(view, found, name)
    return only


def said(cell: Cell) -> str:
    return cell if isinstance(cell, str) else cell.text


def lines(table: Table) -> list[dict[str, str]]:
    """The rows that are no headings, each by the titles of its columns."""
    return [line(table, row) for row in table.rows if row.kind not in HEADINGS]


def line(table: Table, row: Row) -> dict[str, str]:
    return {column.title: said(cell) for column, cell in zip(table.columns, row.cells, strict=True)}


def column(table: Table, title: str) -> list[str]:
    """What one column says, row by row."""
    return [row[title] for row in lines(table)]


def task_titles(table: Table) -> list[str]:
    """The titles of the tasks in a table of tasks, row by row; none where it has no such column."""
    place = next((place for place, column in enumerate(table.columns) if column.key in TITLE_KEYS), None)
    if place is None:
        return []
    rows = (row for row in table.rows if row.kind not in (*HEADINGS, "step", "stage") and "key_dates/" not in row.id)
    return [said(row.cells[place]).split("\n")[0] for row in rows]


def headings(table: Table, kind: str = "group") -> list[str]:
    return [said(row.cells[0]) for row in table.rows if row.kind == kind]


def under_headings(table: Table) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """Each heading with the rows below it; subheadings among them are passed over."""
    heading, below = "", []  # type: ignore[var-annotated]
    for row in table.rows:
        if row.kind == "group":
            if heading or below:
                yield heading, below
            heading, below = said(row.cells[0]), []
        elif row.kind != "subgroup":
            below.append(line(table, row))
    if heading or below:
        yield heading, below


def day_cells(table: Table, row: Row) -> list[str]:
    """What a row says on each day."""
    return [said(cell) for column, cell in zip(table.columns, row.cells, strict=True) if column.key.startswith("date-")]


def days_of(table: Table) -> list[int]:
    """The days of a table's columns, by the month in its title (2026 年 10 月, 2026-10) and the number on each."""
    year, month = map(int, re.findall(r"\d+", table.title))
    numbers = [int(column.title.split("\n")[0]) for column in table.columns if column.key.startswith("date-")]
    return [date(year, month, number).toordinal() for number in numbers]


def everything_said(sheet: Sheet) -> Iterator[str]:
    """Every text of a sheet but its head."""
    yield sheet.title
    yield from chain.from_iterable(sheet.facts)
    yield from sheet.signed
    if sheet.whose is not None:
        yield sheet.whose.name
        yield sheet.whose.what
    for table in sheet.tables:
        yield table.title
        yield from table.notes
        yield from (band.text for bands in table.bands for band in bands)
        yield from (column.title for column in table.columns)
        yield from (said(cell) for row in table.rows for cell in row.cells)
