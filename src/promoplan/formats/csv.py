"""CSV that spreadsheets open as it is: UTF-8 with a mark, and no cell that they would take for a formula.

A sheet's tables stand one below the other, each under its title, with an empty line between them.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from promoplan.formats.words import words_of
from promoplan.text import safe_text

if TYPE_CHECKING:
    from promoplan.formats.template import ReadTemplate
    from promoplan.sheet import Cell, Column, Row, Sheet, Table

EXTENSION = "csv"
MARK = "\ufeff"  # without it a spreadsheet reads Chinese as the system's own code page
TICKS = {"": "☐", "x": "☑", "-": "–"}
MOST = 32_767  # UTF-16 units of a cell: what is longer, spreadsheets break up or spill into cells of its own
_FORMULA = re.compile(r"\s*[=+\-@\t\r＝＋－＠]")
_NUMBER = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?%?")  # -54,545 and -9.09% as well


class Writer:
    """Writes sheets as CSV."""

    def __init__(self, read: ReadTemplate, site: Sequence[Sheet]) -> None:
        del read, site  # CSV needs no template, and knows no neighbours

    def write(self, sheet: Sheet) -> bytes:
        return document(_rows(sheet)).encode(errors="replace")


def _rows(sheet: Sheet) -> Iterator[Sequence[str]]:
    head, words = sheet.head, words_of(sheet)
    yield (sheet.title,)
    yield head.campaign, f"{words['event']} {head.event}", head.countdown
    yield f"{words['version']} {head.version}", f"{words['printed']} {head.printed}"
    for label, text in sheet.facts:
        yield (label, text) if label else (text,)
    for table in sheet.tables:
        yield ()
        yield from _table(table)
    if not sheet.tables:
        yield ()
        yield (words["empty"],)


def _table(table: Table) -> Iterator[Sequence[str]]:
    if table.title:
        yield (table.title,)
    for bands in table.bands:
        yield [text for band in bands for text in (band.text, *[""] * (band.span - 1))]
    if any(column.title for column in table.columns):
        yield [column.title.replace("\n", " ").rstrip() for column in table.columns]
    for row in table.rows:
        yield _row(row, table.columns)
    for note in table.notes:
        yield (note,)


def _row(row: Row, columns: Sequence[Column]) -> Sequence[str]:
    """A row's cells; of a group its heading, which spreadsheets let run over the empty cells beside it."""
    if row.kind in ("group", "subgroup"):
        return (_text(row.cells[0]),)
    return [
        TICKS[str(cell)] if column.kind == "tick" else _text(cell)
        for column, cell in zip(columns, row.cells, strict=True)
    ]


def _text(cell: Cell) -> str:
    return cell if isinstance(cell, str) else cell.text


def document(rows: Iterable[Sequence[str]]) -> str:
    """Rows of cells as CSV (RFC 4180)."""
    lines = _Lines()
    csv.writer(lines).writerows([defused(safe_text(cell)) for cell in row] for row in rows)
    return MARK + "".join(lines)


class _Lines(list[str]):
    """What a csv.writer writes to."""

    def write(self, line: str) -> None:
        self.append(line)


def defused(cell: str) -> str:
    """A cell that is text to any spreadsheet, unless it is a number, and that fits into one."""
    if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell):
        cell = f"'{cell}"
    return cell if len(cell) <= MOST // 2 else _fitting(cell)


def _fitting(cell: str) -> str:
    raw = cell.encode("utf-16-le", errors="replace")
    return cell if len(raw) <= 2 * MOST else raw[: 2 * (MOST - 1)].decode("utf-16-le", errors="ignore") + "…"
