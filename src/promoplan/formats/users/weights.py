"""What it costs to look through values."""

from __future__ import annotations

from typing import Any

ITEM = 20  # of a list, where a character is 1


def size_of(value: Any) -> int:
    """What it costs to make a text or a list, or to look through it."""
    if isinstance(value, list | tuple):
        return ITEM * len(value) + sum(len(item) for item in value if isinstance(item, str))
    return len(value) * (1 if isinstance(value, str) else ITEM) if isinstance(value, str | dict | range) else 0


def weight_of(value: Any, most: int) -> int:
    """What it costs to look through all that is in a value; whoever has not that much need not know how much more."""
    waiting, weight = [value], 0
    while waiting and weight <= most:
        item = waiting.pop()
        weight += 2 * ITEM + size_of(item)
        if isinstance(item, dict):
            waiting += [*item, *item.values()]
        elif isinstance(item, list | tuple):
            waiting += item
    return weight
