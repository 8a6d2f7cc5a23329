"""The columns of a worksheet's tables: which there are, and how wide they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from promoplan.amount import NumberText
from promoplan.formats.book.texts import width
from promoplan.sheet import Cell, Column, DayText, Row, Table

HEADINGS = ("group", "subgroup")
MOSTLY = 0.75
# widths in characters
WIDEST = {"title": 40, "content": 40, "done-when": 34, "remark": 36, "number": 7, "owner": 12, "status": 12, "when": 36}
WIDE, NARROWEST, WIDEST_ID, OFFSET_WIDTH, MARK_WIDTH, HEADING_WIDTH, DATE_WIDTH = 28, 5, 36, 6, 3.6, 12, 18
MEASURED = 500  # rows of a table whose width is looked at


class Field(NamedTuple):
    """A column of a worksheet: one of a table's, or the distance from T that stands before its dates."""

    column: Column
    source: int
    is_offset: bool = False
    is_date: bool = False
    across: int = 1  # columns of the worksheet that it takes


def fields_of(tables: Sequence[Table]) -> Iterator[Field]:
    """The columns of some tables of the same columns; one of dates has their distance from T before it."""
    for source, column in enumerate(tables[0].columns):
        dates = column.kind == "day" and _holds_dates(row.cells[source] for row in _plain_rows(tables))
        if dates:
            yield Field(column, source, is_offset=True)
        yield Field(column, source, is_date=dates)


def evened(found: Sequence[list[Field]]) -> None:
    """Let the last text of each table run up to the right edge of the widest, instead of widening a column of it."""
    most = max(map(len, found), default=0)
    for fields in found:
        last = fields[-1]
        if len(fields) < most and last.column.kind == "text" and last.column.title:
            fields[-1] = last._replace(across=most - len(fields) + 1)


def _holds_dates(cells: Iterable[Cell]) -> bool:
    """Whether a column is of dates rather than of texts with some dates among them."""
    said = [cell for cell in cells if cell]
    return sum(isinstance(cell, DayText) for cell in said) > MOSTLY * len(said)


def _plain_rows(tables: Iterable[Table]) -> Iterator[Row]:
    return (row for table in tables for row in table.rows if row.kind not in HEADINGS)


def _number_width(cell: Cell) -> float:
    """What a day's cell needs: a number in small print is shown as #### where it has no room."""
    text = text_of(cell)
    return max(MARK_WIDTH, 0.9 * width(text) + 1.5) if isinstance(text, NumberText) else MARK_WIDTH


def width_of(tables: Sequence[Table], field: Field) -> float:
    """The width that a column needs, in characters."""
    column = field.column
    if field.is_offset:
        return OFFSET_WIDTH
    if column.kind == "mark":
        return max((_number_width(row.cells[field.source]) for row in _plain_rows(tables)), default=MARK_WIDTH)
    cells = (row.cells[field.source] for row in islice(_plain_rows(tables), MEASURED))
    if field.is_date:
        widest = max((DATE_WIDTH if isinstance(cell, DayText) else width(text_of(cell)) for cell in cells), default=0)
    else:
        widest = max((width(text_of(cell)) for cell in cells), default=0)
    if column.kind == "number":
        widest += 2  # they are set in from the line, and some are bold
    most = WIDEST.get(column.key, WIDE)
    return min(max(widest + 2, min(width(column.title) + 2, HEADING_WIDTH), NARROWEST), most)


def text_of(cell: Cell) -> str:
    return cell if isinstance(cell, str) else cell.text
