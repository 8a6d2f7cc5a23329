"""Plans with a » before each place at which something must be told."""

from __future__ import annotations

from promoplan.pipeline import Loaded
from tests.plans import loaded, today_in, with_head

MARK = "»"


def without_marks(text: str) -> tuple[str, list[tuple[int, int]]]:
    """A plan without its marks, and the lines and columns that they stood before."""
    lines, places = [], []
    for number, line in enumerate(text.split("\n"), 1):
        pieces = line.split(MARK)
        column = 1
        for piece in pieces[:-1]:
            column += len(piece)
            places.append((number, column))
        lines.append("".join(pieces))
    return "\n".join(lines), places


def looked_at(text: str) -> tuple[Loaded, list[tuple[int, int]]]:
    """A part of a plan with marks, given the usual head and loaded; and where its marks stood."""
    plan, places = without_marks(with_head(text))
    return loaded(plan, today=today_in(plan)), places


def told_at(plan: Loaded) -> list[tuple[str, int, int]]:
    """What was told: (rule, line, column), in order."""
    return [(finding.rule, *plan.sources.location(finding.position)[1:]) for finding in plan.findings]


def expected(rules: str, places: list[tuple[int, int]]) -> list[tuple[str, int, int]]:
    """Rules, separated by blanks, at the marks in their order."""
    return [(rule, *place) for rule, place in zip(rules.split(), places, strict=True)]
