"""How many of something, as a value of a sentence: English has one word for one, another for several."""

from __future__ import annotations

from promoplan.finding import Words


def several(number: int, zh: str, one: str, many: str) -> Words:
    """A number with what is counted: 3 天, 3 days, 1 day."""
    return Words(f"{number} {zh}", f"{number} {one if number == 1 else many}")


def days(number: int) -> Words:
    return several(number, "天", "day", "days")
