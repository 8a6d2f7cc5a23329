"""Sheets as Markdown, for chats, wikis and diffs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote

from promoplan.formats.template import Open, ReadTemplate, opened
from promoplan.formats.words import words_of
from promoplan.sheet import Cell, Link, Row, Sheet, Table
from promoplan.text import safe_text

EXTENSION = "md"
TICKS = {"": "☐", "x": "☑", "-": "–"}
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~$#!])")
_LIST_LIKE = re.compile(r"^(\s*)([-+]|\d+[.)])(\s)")


class Writer:
    """Writes sheets as Markdown."""

    def __init__(
        self, read: ReadTemplate, site: Sequence[Sheet], template: Open = opened, name: str = f"sheet.{EXTENSION}.j2"
    ) -> None:
        del site  # Markdown is read one file at a time
        functions = {"rows": self.rows, "rule": rule}
        self._template = template(read, name, autoescape=False, filters={"md": inert}, functions=functions)

    def write(self, sheet: Sheet) -> bytes:
        return self._template.render(sheet=sheet, head=sheet.head, words=words_of(sheet)).encode(errors="replace")

    def rows(self, table: Table) -> str:
        """A table's rows, one a line."""
        return "\n".join([self._row(row, table) for row in table.rows])

    def _row(self, row: Row, table: Table) -> str:
        """One row of a table; a group's heading stands in the first wide column."""
        if row.kind in ("group", "subgroup"):
            heading = f"**{in_cell(row.cells[0])}**"
            cells = [heading if place == 1 else "" for place in range(len(table.columns))]
        else:
            cells = [
                TICKS[str(cell)] if column.kind == "tick" else in_cell(cell)
                for column, cell in zip(table.columns, row.cells, strict=True)
            ]
        return f"| {' | '.join(cells)} |"


def rule(table: Table) -> str:
    """The line under a table's head."""
    ends = {"number": "---:", "tick": ":---:", "mark": ":---:"}
    return "| " + " | ".join(ends.get(column.kind, "---") for column in table.columns) + " |"


def inert(text: str) -> str:
    """Text that Markdown shows as it is, on one line and at the beginning of one."""
    return _LIST_LIKE.sub(r"\1\\\2\3", in_cell(text))


def in_cell(cell: Cell) -> str:
    """A table's cell as it is; a list cannot begin in one."""
    if isinstance(cell, Link):
        return f"[{in_cell(cell.text)}]({quote(cell.file) if cell.file else quote(cell.sheet) + '.' + EXTENSION})"
    text = safe_text(cell if isinstance(cell, str) else cell.text)
    return _SPECIAL.sub(r"\\\1", text).replace("&", "&amp;").replace("\n", "<br>")
