"""Sheets as plain text for a group chat: aligned, and short enough to be one message there.

What does not fit is left out by whole lines, from the end, and counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from promoplan.finding import Language, Words
from promoplan.formats.words import words_of
from promoplan.text import columns_of, one_line

if TYPE_CHECKING:
    from promoplan.formats.template import ReadTemplate
    from promoplan.sheet import Cell, Column, Row, Sheet

EXTENSION = "txt"
MOST_BYTES = 4096  # of one message, in UTF-8
WIDEST = 48  # columns of a cell; a longer one is cut
LONGEST = 160  # columns of a line without cells: a title, a fact, a note
TICKS = {"": "☐", "x": "☑", "-": "–"}
GROUP = Words("【{name}】", "== {name} ==")
MORE = Words("……还有 {count} 条，见表", "… and {count} more, see the sheets")
CUT = Words("……", "…")
HEADINGS = ("group", "subgroup")


class Line(NamedTuple):
    """A line, and whether it is a row of a table; all others are headings, notes or empty."""

    text: str
    is_row: bool = False


class Writer:
    """Writes sheets as plain text."""

    def __init__(self, read: ReadTemplate, site: Sequence[Sheet]) -> None:
        del read, site  # text needs no template, and knows no neighbours

    def write(self, sheet: Sheet) -> bytes:
        rows = sum(row.kind not in HEADINGS for table in sheet.tables for row in table.rows)
        return cut_to(MOST_BYTES, list(_lines(sheet)), rows, sheet.head.language).encode(errors="replace")


def cut_to(most: int, lines: Sequence[Line], rows: int, language: Language) -> str:
    """Whole lines from the beginning, in at most `most` bytes; the last says how many of all rows are left out."""
    sizes = [len(line.text.encode(errors="replace")) + 1 for line in lines]
    if sum(sizes) <= most and sum(line.is_row for line in lines) == rows:
        return "".join([f"{line.text}\n" for line in lines])
    room = most - len(MORE.say(language).format(count=rows).encode()) - 1
    kept: list[Line] = []
    for line, size in zip(lines, sizes, strict=True):
        room -= size
        if room < 0:
            break
        kept.append(line)
    if any(line.is_row for line in kept):
        while not kept[-1].is_row:
            kept.pop()  # a heading with nothing under it
    left = rows - sum(line.is_row for line in kept)
    said = MORE.say(language).format(count=left) if left else CUT.say(language)
    return "".join([f"{line}\n" for line in (*(line.text for line in kept), said)])


def _lines(sheet: Sheet) -> Iterator[Line]:
    """The lines of a sheet, as far as they can fit: nobody lines up a thousand rows to show thirty."""
    head, language = sheet.head, sheet.head.language
    colon = "：" if language == "zh" else ": "
    yield Line(_cut(f"{sheet.title} · {head.campaign}", LONGEST))
    yield Line(_cut(f"{head.printed} · {head.countdown}", LONGEST))
    for label, text in sheet.facts:
        yield Line(_cut(f"{label}{colon}{text}" if label else text, LONGEST))
    room = MOST_BYTES
    for table in sheet.tables:
        if room < 0:
            return
        yield Line("")
        if table.title:
            yield Line(_cut(table.title, LONGEST))
        made: list[tuple[Row, tuple[str, ...]]] = []
        for row in table.rows:
            cells = () if row.kind in HEADINGS else _cells(row, table.columns)
            made.append((row, cells))
            room -= 1 + len("".join(cells).encode(errors="replace"))
            if room < 0:
                break
        yield from _table(table.columns, made, language)
        for note in table.notes:
            yield Line(_cut(note, LONGEST))
    if not sheet.tables and not sheet.facts:
        yield Line("")
        yield Line(words_of(sheet)["empty"])


def _table(
    columns: Sequence[Column], made: Sequence[tuple[Row, tuple[str, ...]]], language: Language
) -> Iterator[Line]:
    """Rows in aligned columns, with the headings of groups between them; empty columns take no room, days always do."""
    rows = [cells for _, cells in made if cells]
    used = [n for n, column in enumerate(columns) if column.kind == "mark" or any(row[n] for row in rows)]
    heads = [_cut(columns[n].title, WIDEST) for n in used]
    widths = [max(map(columns_of, (head, *[row[n] for row in rows]))) for head, n in zip(heads, used, strict=True)]
    to_right = [columns[n].kind == "number" for n in used]
    if any(heads):
        yield Line(_aligned(heads, widths, to_right))
    for row, cells in made:
        if cells:
            yield Line(_aligned([cells[n] for n in used], widths, to_right), True)
        else:
            heading = _text(row.cells[0])
            yield Line(_cut(GROUP.say(language).format(name=heading) if row.kind == "group" else heading, LONGEST))


def _cells(row: Row, columns: Sequence[Column]) -> tuple[str, ...]:
    return tuple([_cell(cell, column) for column, cell in zip(columns, row.cells, strict=True)])


def _cell(cell: Cell, column: Column) -> str:
    if column.kind == "tick":
        return TICKS[str(cell)]
    return _cut(_text(cell), WIDEST) if cell else ""


def _text(cell: Cell) -> str:
    return cell if isinstance(cell, str) else cell.text


def _aligned(cells: Iterable[str], widths: Sequence[int], to_right: Sequence[bool]) -> str:
    made = []
    for cell, width, right in zip(cells, widths, to_right, strict=True):
        blanks = " " * (width - columns_of(cell))
        made.append(blanks + cell if right else cell + blanks)
    return "  ".join(made).rstrip()


def _cut(text: str, most: int) -> str:
    """Text on one line in at most so many columns."""
    text = one_line(text[: 40 * most])
    if columns_of(text) <= most:
        return text
    kept, used = "", 1
    for char in text:
        used += columns_of(char)
        if used > most:
            break
        kept += char
    return kept.rstrip() + "…"
