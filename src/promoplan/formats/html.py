"""Sheets as HTML files that need nothing else: style inside, printed on A4 with repeated heads and page numbers."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape

from markupsafe import Markup

from promoplan.formats.template import WORDS, ReadTemplate, environment, template
from promoplan.sheet import Cell, Column, Link, Row, Sheet, Table
from promoplan.text import safe_text

EXTENSION = "html"
TICKS = {"": '<i class="box"></i>', "x": '<i class="box">✓</i>', "-": "–"}
# A day is never broken over two lines: T-17, or T-17 · 10-25 周日(休) 18:00.
_OFF = r"(?: ?\((?:休|班|off|work)\))?"
DAY = re.compile(rf"\bT[+-]\d+(?: · [\d-]+ [^\s<(]+(?: \d\d:\d\d)?{_OFF})?|\bT · [\d-]+ [^\s<(]+{_OFF}")


class Writer:
    """Writes the sheets of one campaign. A row that stands on several sheets is made once."""

    def __init__(self, read: ReadTemplate) -> None:
        made = environment(read, autoescape=True, filters={"css_text": css_text})
        made.globals["rows"] = self.rows
        self._template = template(made, EXTENSION)
        self._style = Markup(read("sheet.css"))
        self._rows: dict[int, tuple[Row, str]] = {}

    def write(self, sheet: Sheet) -> bytes:
        words = {name: text.say(sheet.head.language) for name, text in WORDS.items()}
        text = self._template.render(sheet=sheet, head=sheet.head, words=words, style=self._style)
        return text.encode(errors="replace")

    def rows(self, table: Table) -> Markup:
        """A table's rows as <tr>, one a line."""
        return Markup("\n".join([self._row(row, table.columns) for row in table.rows]))

    def _row(self, row: Row, columns: tuple[Column, ...]) -> str:
        known = self._rows.get(id(row))
        if known is None:
            # the row is kept too, so that its id stays its own
            known = self._rows[id(row)] = (row, _row(row, columns))
        return known[1]


def _row(row: Row, columns: tuple[Column, ...]) -> str:
    if row.kind == "group":
        return f'<tr class="group"><th colspan="{len(columns)}" scope="rowgroup">{_text(row.cells[0])}</th></tr>'
    cells = "".join(_cell(cell, column) for column, cell in zip(columns, row.cells, strict=True))
    return f'<tr class="{row.kind}">{cells}</tr>' if row.kind else f"<tr>{cells}</tr>"


def _cell(cell: Cell, column: Column) -> str:
    if column.kind == "tick":
        return f'<td class="c-{column.key}">{TICKS[str(cell)]}</td>'
    if not cell:
        # an empty cell needs its class only where the column is shaded
        return (
            f'<td class="c-{column.key}"></td>' if column.kind == "mark" and column.key != "date-work" else "<td></td>"
        )
    text = _days(str(cell)) if column.kind == "day" else _text(cell)
    return f'<td class="c-{column.key}">{text}</td>'


@lru_cache(maxsize=8192)
def _days(text: str) -> str:
    """A text with days in it, each kept on one line."""
    return DAY.sub(r'<span class="day">\g<0></span>', _text(text))


def _text(cell: Cell) -> str:
    if isinstance(cell, Link):
        return f'<a href="{escape(link_target(cell.sheet))}">{escape(safe_text(cell.text))}</a>'
    text = escape(safe_text(cell))
    return text.replace("\n", "<br>") if "\n" in text else text


def link_target(name: str) -> str:
    """A sheet's file as a link: a name of ours, so that only characters outside of ASCII need quoting."""
    from urllib.parse import quote  # noqa: PLC0415

    return f"{quote(name)}.{EXTENSION}"


def css_text(text: str) -> Markup:
    """Text as a CSS string that can end neither the string nor the style it stands in."""
    inside = "".join(
        char if char.isalnum() or char in " .,:;·-_()" else f"\\{ord(char):06x}"
        for char in safe_text(text).replace("\n", " ")
    )
    return Markup(f'"{inside}"')
