"""How large a plan may be. Counted on parser events, before anything is built (measured: DESIGN of hostile input)."""

from __future__ import annotations

from typing import NamedTuple


class Limits(NamedTuple):
    """Upper bounds for one plan; `--limit NAME=N` raises one. Sizes in bytes or characters."""

    file: int = 32 * 1024 * 1024
    plan: int = 64 * 1024 * 1024
    depth: int = 64
    nodes: int = 2_000_000
    aliased: int = 100_000
    scalar: int = 256 * 1024
    anchors: int = 1_000
    includes: int = 64
    items: int = 5_000  # of a list inside a section; the sections' own lists may be as long as nodes allow
    at_sites: int = 20_000  # tasks that are made of those that are done at each site
    filled: int = 8 * 1024 * 1024

    def with_one(self, name: str, value: int) -> Limits:
        """The same limits with one changed; KeyError for a name that is none of them."""
        if name not in self.names():
            raise KeyError(name)
        return self._replace(**{name: value})

    @classmethod
    def names(cls) -> tuple[str, ...]:
        return cls._fields
