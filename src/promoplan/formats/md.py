"""Sheets as Markdown, for chats, wikis and diffs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote

from promoplan.formats.template import Open, ReadTemplate, opened, words_of
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
            return (
                "| "
                + " | ".join(f"**{inert(_plain(row.cells[0]))}**" if n == 1 else "" for n in range(len(table.columns)))
                + " |"
            )
        cells = []
        for column, cell in zip(table.columns, row.cells, strict=True):
            cells.append(
                TICKS[str(cell)]
                if column.kind == "tick"
                else _link(cell)
                if isinstance(cell, Link)
                else inert(_plain(cell))
            )
        return f"| {' | '.join(cells)} |"


def rule(table: Table) -> str:
    """The line under a table's head."""
    ends = {"number": "---:", "tick": ":---:", "mark": ":---:"}
    return "| " + " | ".join(ends.get(column.kind, "---") for column in table.columns) + " |"


def inert(text: str) -> str:
    """Text that Markdown shows as it is, on one line of a table."""
    escaped = _SPECIAL.sub(r"\\\1", safe_text(str(text))).replace("&", "&amp;")
    return _LIST_LIKE.sub(r"\1\\\2\3", escaped).replace("\n", "<br>")


def _plain(cell: Cell) -> str:
    return cell if isinstance(cell, str) else cell.text


def _link(link: Link) -> str:
    return f"[{inert(link.text)}]({quote(link.file) if link.file else quote(link.sheet) + '.' + EXTENSION})"
