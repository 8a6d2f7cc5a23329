"""A bar on a terminal for work that takes over a second; elsewhere, and before that, nothing is said."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from time import monotonic
from typing import TypeVar

PATIENCE = 1.0  # seconds before there is a bar
EVERY = 0.1  # seconds between two of them
WIDTH = 30

Item = TypeVar("Item")


class ProgressBar:
    """Counts steps of which there are `total`; the line is gone when the work is done or has failed."""

    def __init__(self, total: int) -> None:
        self._total = max(total, 1)
        self._done = 0
        self._drawn = 0
        self._next = monotonic() + PATIENCE
        self._seen = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"

    def more(self, steps: int) -> None:
        """There is more to do than was known."""
        self._total += steps

    def over(self, items: Iterable[Item]) -> Iterator[Item]:
        """Items, each a step once the next one is asked for."""
        for item in items:
            yield item
            self.step()

    def step(self) -> None:
        self._done = min(self._done + 1, self._total)
        if self._seen and (now := monotonic()) >= self._next:
            self._next = now + EVERY
            filled = WIDTH * self._done // self._total
            line = f"[{'#' * filled}{'-' * (WIDTH - filled)}] {self._done}/{self._total}"
            self._write(line)

    def close(self) -> None:
        if self._drawn:
            self._write("")
            sys.stderr.write("\r")
            sys.stderr.flush()

    def _write(self, line: str) -> None:
        sys.stderr.write(f"\r{line:<{self._drawn}}")
        sys.stderr.flush()
        self._drawn = len(line)
