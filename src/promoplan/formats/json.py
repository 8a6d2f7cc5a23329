"""Stable JSON: keys in the order given, every list item on a line of its own, so that two runs can be compared."""

from __future__ import annotations

from collections.abc import Mapping
from json import JSONEncoder

_encode = JSONEncoder(ensure_ascii=False, separators=(", ", ": ")).encode


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
