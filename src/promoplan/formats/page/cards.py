"""Tables as cards on a phone: a card for each row, every cell with its column's heading before it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from markupsafe import Markup

from promoplan.sheet import Column, Sheet, Table

MOST_COLUMNS = 12  # of a sheet's first table; grids stay grids
PLAIN = frozenset(("number", "title", "name"))  # columns that are read without their heading
Columns: TypeAlias = Sequence[Column]


def kinds_of(sheet: Sheet) -> list[Columns]:
    """The columns of a sheet's tables, each once, in order; none where its tables stay tables."""
    if not sheet.tables or sheet.group == "index" or len(sheet.tables[0].columns) > MOST_COLUMNS:
        return []
    return list(dict.fromkeys(tuple(table.columns) for table in sheet.tables))


def class_of(table: Table, kinds: Sequence[Columns]) -> str:
    """What the style sheet knows a table's cards by."""
    if not kinds or table.bands:
        return ""
    place = kinds.index(tuple(table.columns))
    return f" cards k{place}" if place else " cards"


def style_of(kinds: Sequence[Columns], css_text: Callable[[str], str]) -> Markup:
    """The headings as style: those of the first table for all, those of others for theirs."""
    rules = [
        f".cards{f'.k{place}' if place else ''} .c-{column.key}::before {{ content: {css_text(f'{column.title} ')}; }}"
        for place, columns in enumerate(kinds)
        for column in columns
        if column.kind != "tick" and column.key not in PLAIN
    ]
    return Markup("@media screen and (max-width: 40rem) {{\n{}\n}}".format("\n".join(rules))) if rules else Markup()
