"""Random data as a plan's text holds it, and the reading of one text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from hypothesis import strategies as st

from promoplan.finding import Fact
from promoplan.reading.document import Document, read_plan
from promoplan.reading.limits import Limits
from promoplan.reading.source import FORBIDDEN, INVISIBLE, Location, Sources
from tests.plans import Folder

TRICKY = [
    "22:00", "24:00", "10.10", "NO", "on", "012", "~", "null", "", "- a", "a: b", "a：b", "# x", "x # y", "*a",
    "&a", "!x", "2026-02-30", "双十一", "two\nlines", "'", '"', "\\", "${", "{a", "[", ",", "? a", "@a", "%a", "`a",
    "😀", " a ", "a:", "---", "first\n\nthird\n", "\ttab", "T-30 .. T-25", "468万", "1e3", "0x1", "=", "<<", ".5",
    "|", ">",
]  # fmt: skip
LETTERS = st.characters(exclude_categories=("Cs", "Cc", "Cf"), exclude_characters="\u2028\u2029\ufffe\uffff")
SCALARS = st.one_of(st.sampled_from(TRICKY), st.text(LETTERS, max_size=12))
KEYS = SCALARS.filter(lambda key: not key.startswith("x-"))
DATA = st.dictionaries(
    KEYS,
    st.recursive(
        st.one_of(SCALARS, st.none()),
        lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=4)),
        max_leaves=12,
    ),
    max_size=5,
)
Path = tuple[str | int, ...]


def leaves(data: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every scalar of nested data with the way to it."""
    if isinstance(data, dict | list):
        for step, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from leaves(value, (*path, step))
    else:
        yield path, data


def read(
    raw: str | bytes, files: Mapping[str, bytes] | None = None, limits: Limits | None = None
) -> tuple[Document | None, Sources, list[Fact]]:
    """A text as a document, with the facts that were told on the way."""
    return read_plan("plan.yaml", raw.encode() if isinstance(raw, str) else raw, Folder(files), limits or Limits())


def data_of(raw: str | bytes) -> Any:
    """The data of a text that nothing is told about."""
    document, _, facts = read(raw)
    assert facts == []
    assert document is not None
    return document.root


def told(sources: Sources, facts: list[Fact]) -> list[tuple[str, str, int, int]]:
    """What was told: (rule, variant, line, column)."""
    found = []
    for fact in facts:
        place: Location = sources.location(fact.told.position)
        found.append((fact.rule, fact.told.variant, place.line, place.column))
    return found


__all__ = ["DATA", "FORBIDDEN", "INVISIBLE", "Path", "data_of", "leaves", "read", "told"]
