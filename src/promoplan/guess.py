"""What a misspelt name was probably meant to be."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

LONGEST = 60  # characters of a name that is worth guessing at
MOST_COMPARED = 300


class Guesser:
    """Near names, for the first few that are asked for: comparing thousands with thousands would take minutes."""

    def __init__(self, most: int = 50) -> None:
        self._left = most

    def near(self, name: str, known: Iterable[str], cutoff: float = 0.6) -> str:
        """The known name nearest to a misspelt one; "" when none is near, or when too many have been asked for."""
        if self._left <= 0 or len(name) > LONGEST or not name:
            return ""
        self._left -= 1
        candidates = [other for other in known if other and abs(len(other) - len(name)) <= max(3, len(name) // 2)]
        folded = name.casefold()
        for other in candidates:
            if other.casefold() == folded:
                return other
        if len(candidates) > MOST_COMPARED:
            candidates = [other for other in candidates if other[0] == name[0] or other[-1] == name[-1]][:MOST_COMPARED]
        return (get_close_matches(name, candidates, 1, cutoff) or [""])[0]
