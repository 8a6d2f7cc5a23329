"""How one figure came about: the figures it was worked out of, and theirs, down to what the plan states."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from promoplan.finding import Language
from promoplan.numbers.figure import Figure, total

MOST_TERMS = 12  # of a sum that are written out


class Step(NamedTuple):
    """One figure on the way down. `again` is one that stands further up already, with what it came of."""

    figure: Figure
    depth: int
    again: bool


def steps(figure: Figure) -> Iterator[Step]:
    """A figure, below it those put in, each with its own below it; each is taken apart once."""
    seen: set[int] = set()
    waiting = [(figure, 0)]
    while waiting:
        one, depth = waiting.pop()
        again = id(one) in seen
        yield Step(one, depth, again)
        if not again:
            seen.add(id(one))
            waiting += [(part, depth + 1) for part in reversed(one.of)]


def with_values(figure: Figure, language: Language) -> str:
    """The formula with values in the place of names; "" where it does not name all that is put in, and is no sum."""
    said = {part.name.say(language): part.say(language) for part in figure.of}
    if figure.formula is None or not said:
        return ""
    text = figure.formula.say(language)
    names = sorted(filter(None, said), key=len, reverse=True)
    found: set[str] = set()

    def value(match: re.Match[str]) -> str:
        found.add(match[0])
        return said[match[0]]

    filled = re.sub("|".join(map(re.escape, names)), value, text) if names else text
    if len(found) == len(figure.of):
        return filled
    values = [part.value for part in figure.of if part.value is not None]
    if len(values) > 1 and figure.value is not None and total(*values) == figure.value:
        terms = [part.say(language) for part in figure.of if part.value is not None]
        return " + ".join(terms[:MOST_TERMS] + ["…"] * (len(terms) > MOST_TERMS))
    return ""
