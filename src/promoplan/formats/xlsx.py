"""One workbook for a campaign: the overview, the sheets of everyone, one of each department, charts to edit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from itertools import compress
from typing import TypeGuard

from xlsxwriter import Workbook

from promoplan.amount import NumberText
from promoplan.finding import Words
from promoplan.formats.book import styles
from promoplan.formats.book.chart import ChartPage
from promoplan.formats.book.ledger import Ledger
from promoplan.formats.book.numbers import Numbers
from promoplan.formats.book.page import Page
from promoplan.formats.book.styles import Styles
from promoplan.formats.book.tables import SERIAL, Tables, id_width
from promoplan.formats.book.texts import Names, plain
from promoplan.formats.template import ReadTemplate
from promoplan.formats.words import WORDS
from promoplan.sheet import Cell, Link, Row, Sheet, Table

EVENT, TODAY = WORDS["event"], Words("今天", "Today")
ONE_OF_EACH = ("department",)
FACT = {"font_size": 9, "align": "left"}
LEFT_OUT = ("person",)  # a person's rows stand on their department's sheet, with their name
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


class Writer:
    """Binds the sheets of a campaign into one file."""

    def __init__(self, read: ReadTemplate, site: Sequence[Sheet]) -> None:
        del read, site  # a book has no template, and is given its sheets

    def books(self, sheets: Sequence[Sheet]) -> Iterator[tuple[str, bytes]]:
        """One book: what is put behind the campaign's name to name its file (nothing), and its bytes."""
        yield "", _book(bound(sheets))


def bound(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The sheets of a book in their order: the index, those it leads to as it names them, one of each department."""
    # a Gantt chart is a picture; the day grids of a book draw the same, and move with what is typed in
    sheets = [sheet for sheet in sheets if sheet.gantt is None]
    first = [sheet for sheet in sheets if sheet.group == "index"]
    kept = [sheet for sheet in sheets if sheet.group not in (*ONE_OF_EACH, *LEFT_OUT, "index")]
    order: dict[str, int] = {}
    for sheet in first:
        for link in _links(sheet):
            order.setdefault(link.sheet, len(order))
    kept.sort(key=lambda sheet: order.get(sheet.name, len(order)))
    theirs: dict[str, Sheet] = {}
    for sheet in sheets:
        if sheet.group in ONE_OF_EACH and sheet.whose is not None:
            known = theirs.get(sheet.whose.id)
            if known is None or (_can_be_filled_in(sheet) and not _can_be_filled_in(known)):
                theirs[sheet.whose.id] = sheet
    return [*first, *kept, *theirs.values()]


def _can_be_filled_in(sheet: Sheet) -> bool:
    return any(column.choices for table in sheet.tables for column in table.columns)


def _links(sheet: Sheet) -> Iterator[Link]:
    for table in sheet.tables:
        for row in table.rows:
            yield from (cell for cell in row.cells if isinstance(cell, Link))


def _book(sheets: Sequence[Sheet]) -> bytes:
    head = sheets[0].head
    memory = BytesIO()
    workbook = Workbook(memory, {**OPTIONS, "default_format_properties": styles.defaults(head.language)})
    # the only time in the file; without it the clock's would be
    workbook.set_properties(
        {
            "title": plain(head.campaign, head.language)[:250],
            "created": datetime.combine(date.fromordinal(max(head.today, 1)), datetime.min.time()),
        }
    )
    names = Names()
    named = {sheet.name: names.take(_name(sheet)) for sheet in sheets}
    made = Styles(workbook)
    indexes = [number for number, sheet in enumerate(sheets) if sheet.group == "index"]
    ledger = Ledger(list(named.values()), indexes)
    for number, sheet in enumerate(sheets):
        worksheet = workbook.add_worksheet(named[sheet.name])
        has_ids = sheet.chart is not None or any(row.id for table in sheet.tables for row in table.rows)
        page = Page(worksheet, sheet, made, left=1 if has_ids else 0)
        if has_ids:
            lines = [row for row, _ in sheet.chart.lines] if sheet.chart else []
            page.widen(0, id_width([*lines, *(row for table in sheet.tables for row in table.rows)]))
        page.head()
        if number == 0:
            _days(workbook, page, named[sheet.name])
        _content(page, sheet, named, has_ids, Numbers(page, ledger, number))
    ledger.write()
    workbook.close()
    return memory.getvalue()


def _name(sheet: Sheet) -> str:
    if sheet.whose is not None:
        return sheet.whose.name
    return sheet.title


def _days(workbook: Workbook, page: Page, name: str) -> None:
    """The event day and today, which all sheets count from; whoever changes them sees every distance change."""
    for words, known, day in ((EVENT, "event_day", page.sheet.head.event_day), (TODAY, "as_of", page.sheet.head.today)):
        page.text(page.row, page.left, words.say(page.language), bold=True)
        style = page.styles.get(num_format=styles.LONG_DATE, align="left", **styles.BOXED)
        page.worksheet.write_number(page.row, page.left + 1, day - SERIAL, style)
        target = name.replace("'", "''")
        workbook.define_name(known, f"='{target}'!${'ABC'[page.left + 1]}${page.row + 1}")
        page.row += 1
    page.widen(page.left + 1, 14)


def _content(page: Page, sheet: Sheet, named: dict[str, str], has_ids: bool, numbers: Numbers) -> None:
    for label, text in sheet.facts:
        if label or sheet.chart is None:  # a chart has a legend of its own
            said = f"{label}  {text}".strip()
            # a number under its label is one cell, which the label is the number format of
            shown = isinstance(text, NumberText) and numbers.put(page.row, page.left, text.within(said), FACT)
            page.note("" if shown else said)
    page.row += 1
    if sheet.chart is not None:
        chart = ChartPage(page, sheet.chart)
        chart.write()
        page.finish(chart.right, "A3 landscape", chart.across)
        return
    tables = Tables(page, named.get, has_ids, numbers)
    tables.write([table for table in (_leading(table, named) for table in sheet.tables) if table is not None])
    for signature in sheet.signed:
        page.row += 1
        page.text(page.row, page.left, f"{signature} ____________  {WORDS['sign_here'].say(page.language)} ______")
        page.row += 1
    numbers.finish()
    page.finish(tables.right, sheet.paper)


def _leading(table: Table, named: dict[str, str]) -> Table | None:
    """A table without the ways to sheets that are not in the book; none where nothing is left of it."""
    if not any(_is_way(cell) for row in table.rows for cell in row.cells):
        return table
    lead = [[_is_way(cell) and cell.sheet in named for cell in row.cells] for row in table.rows]
    ways = [any(map(_is_way, cells)) for cells in zip(*(row.cells for row in table.rows), strict=True)]
    used = [not way or any(column) for way, column in zip(ways, zip(*lead, strict=True), strict=True)]
    rows = [
        Row(
            tuple(
                "" if _is_way(cell) and not leads else cell
                for cell, leads, use in zip(row.cells, own, used, strict=True)
                if use
            )
        )
        for row, own in zip(table.rows, lead, strict=True)
        if any(own)
    ]
    columns = tuple(compress(table.columns, used))
    if len(set(columns)) == 1:  # ways side by side close up where some are left out
        ways_left = [cell for row in rows for cell in row.cells if cell]
        lines = [ways_left[first : first + len(columns)] for first in range(0, len(ways_left), len(columns))]
        rows = [Row((*line, *[""] * (len(columns) - len(line)))) for line in lines]
    return replace(table, rows=rows, columns=columns) if rows else None


def _is_way(cell: Cell) -> TypeGuard[Link]:
    return isinstance(cell, Link) and bool(cell.sheet)
