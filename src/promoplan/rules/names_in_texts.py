"""Names (of tools, of practices) that occur in the texts of a plan, however they are spaced, cased or widened."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from promoplan.plan.references import folded

if TYPE_CHECKING:
    from promoplan.plan.tasks import Task

__all__ = ["Names", "folded", "task_texts"]
LONGEST = 30  # characters of a name that is looked for in texts
WORD = re.compile(r"[a-z0-9_]")


def task_texts(task: Task) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """(key path in the task, text) for all that a task's people are told."""
    yield ("title",), task.title
    if task.notes:
        yield ("notes",), task.notes
    if task.done_when:
        yield ("done_when",), task.done_when
    for number, step in enumerate(task.steps):
        yield ("steps", number, "title"), step.title


class Names:
    """Finds names in texts: the longest at a place wins, and a Latin one must stand as a word of its own.

    Names are looked up by their lengths, not tried one by one, so that thousands of them cost no more than a few.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._known = {name for name in map(folded, names) if 0 < len(name) <= LONGEST}
        lengths: dict[str, set[int]] = defaultdict(set)
        for name in self._known:
            lengths[name[0]].add(len(name))
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}
        self._first = re.compile("[" + "".join(map(re.escape, sorted(lengths))) + "]") if lengths else None

    def __bool__(self) -> bool:
        return bool(self._known)

    def found_in(self, text: str) -> Iterator[tuple[int, int]]:
        """(start, end) of each name in a folded text."""
        if self._first is None:
            return
        end = 0
        for match in self._first.finditer(text):
            start = match.start()
            if start < end:
                continue
            for length in self._lengths[match.group()]:
                name = text[start : start + length]
                if name in self._known and _stands_alone(text, start, start + len(name)):
                    end = start + len(name)
                    yield start, end
                    break


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no Latin letter or digit goes on where the name begins or ends with one."""
    return not (
        (start > 0 and WORD.match(text[start]) and WORD.match(text[start - 1]))
        or (end < len(text) and WORD.match(text[end - 1]) and WORD.match(text[end]))
    )
