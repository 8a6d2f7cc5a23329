"""A sheet as the data that templates of users get: dicts, lists, texts and numbers, nothing that can be called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from promoplan.sheet import Column, Row
from promoplan.text import safe_text


def plain(value: Any) -> Any:
    """Values of ours as dicts, lists and texts; the rows of tables are made elsewhere."""
    if isinstance(value, str):
        return safe_text(str(value))  # a text and nothing else, whatever it knows besides
    if value is None or isinstance(value, int):
        return value
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if hasattr(value, "_asdict"):
        return {name: plain(item) for name, item in value._asdict().items()}
    if isinstance(value, Mapping):
        return {plain(key): plain(item) for key, item in value.items()}
    if isinstance(value, frozenset):
        return sorted(plain(item) for item in value)
    if isinstance(value, Sequence):
        return [plain(item) for item in value]
    raise TypeError(type(value).__name__)


def column_names(columns: Sequence[Column]) -> list[str]:
    """What each column's cells are called in a row: waits_for; count, count_2; nothing for days, which are a list."""
    names: list[str] = []
    for column in columns:
        name = key = "" if column.kind == "mark" else column.key.replace("-", "_")
        number = 1
        while name and name in names:
            number += 1
            name = f"{key}_{number}"
        names.append(name)
    return names


def plain_row(row: Row, names: Sequence[str]) -> dict[str, Any]:
    """A row for templates. In a heading every column is empty, so that a loop over rows need not know of headings."""
    texts = [safe_text(str(cell if isinstance(cell, str) else cell.text)) for cell in row.cells]
    heading = texts[0] if row.kind in ("group", "subgroup") else ""
    if heading:
        texts = []
    texts += [""] * (len(names) - len(texts))
    return {
        **{name: text for name, text in zip(names, texts, strict=True) if name},
        "heading": heading,
        "type": row.kind,
        "texts": texts,
        "days": [text for name, text in zip(names, texts, strict=True) if not name],
    }
