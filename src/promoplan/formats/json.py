"""Stable JSON: keys in the order given, every list item on a line of its own, so that two runs can be compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from json import JSONEncoder
from typing import TYPE_CHECKING

from promoplan.text import safe_text

if TYPE_CHECKING:
    from promoplan.formats.template import ReadTemplate
    from promoplan.sheet import Cell, Column, Row, Sheet, Table

FORMAT = 1
EXTENSION = "json"
TICKS = {"": False, "x": True}  # and null where there is nothing to tick
_encode = JSONEncoder(ensure_ascii=False, separators=(", ", ": ")).encode


class Writer:
    """Writes sheets as JSON: what stands in their tables, row by row. docs/json.md describes it."""

    def __init__(self, read: ReadTemplate, site: Sequence[Sheet]) -> None:
        del read, site  # JSON needs no template, and knows no neighbours

    def write(self, sheet: Sheet) -> bytes:
        return "".join(_pieces(sheet)).encode(errors="replace")


def _pieces(sheet: Sheet) -> Iterator[str]:
    head, whose = sheet.head, sheet.whose
    data: dict[str, object] = {
        "format": FORMAT,
        "name": sheet.name,
        "title": safe_text(sheet.title),
        "group": sheet.group,
        "of": {"id": safe_text(whose.id), "name": safe_text(whose.name)} if whose else None,
        "campaign": safe_text(head.campaign),
        "event": safe_text(head.event),
        "version": safe_text(head.version),
        "printed": head.printed,
        "language": head.language,
        "facts": [{"name": safe_text(name), "text": safe_text(text)} for name, text in sheet.facts],
    }
    yield document(data).removesuffix("\n}\n")
    yield ',\n  "tables": ['
    yield ",".join(_table(table) for table in sheet.tables)
    yield "]\n}\n"


def _table(table: Table) -> str:
    columns = [
        {"key": column.key, "title": safe_text(column.title).replace("\n", " ").rstrip(), "kind": column.kind}
        for column in table.columns
    ]
    bands = [[{"text": safe_text(band.text), "span": band.span} for band in line] for line in table.bands]
    parts = {
        "title": _encode(safe_text(table.title)),
        "columns": _listed(columns),
        "bands": _listed(bands),
        "rows": _listed(_row(row, table.columns) for row in table.rows),
        "notes": _listed(safe_text(note) for note in table.notes),
    }
    return "\n    {\n" + ",\n".join([f'      "{key}": {text}' for key, text in parts.items()]) + "\n    }"


def _listed(items: Iterable[object]) -> str:
    made = ",\n        ".join([_encode(item) for item in items])
    return f"[\n        {made}\n      ]" if made else "[]"


def _row(row: Row, columns: Sequence[Column]) -> dict[str, object]:
    """A row's kind and cells; of a group its heading only."""
    if row.kind in ("group", "subgroup"):
        return {"kind": row.kind, "cells": [_said(row.cells[0])]}
    cells = [
        TICKS.get(str(cell)) if column.kind == "tick" else _said(cell)
        for column, cell in zip(columns, row.cells, strict=True)
    ]
    return {"kind": row.kind or "row", "cells": cells}


def _said(cell: Cell) -> object:
    if isinstance(cell, str):
        return safe_text(cell)
    from promoplan.sheet import Mark  # noqa: PLC0415 - most JSON is of no sheet

    text = safe_text(cell.text)
    if isinstance(cell, Mark):
        return {"text": text, "mark": cell.kind}
    return {"text": text, "file": cell.file} if cell.file else {"text": text, "sheet": cell.sheet}


def document(data: Mapping[str, object]) -> str:
    """A JSON document whose top-level lists have one item a line."""
    parts = []
    for key, value in data.items():
        if isinstance(value, list) and value:
            items = ",\n    ".join(_encode(item) for item in value)
            parts.append(f"  {_encode(key)}: [\n    {items}\n  ]")
        else:
            parts.append(f"  {_encode(key)}: {_encode(value)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"
