"""Text from a plan made safe to show: one line, nothing a terminal or a page would act on."""

from __future__ import annotations

import re
from unicodedata import category, east_asian_width

# C0 and C1 controls but tab and line end, and the bidirectional overrides that turn a line's order round.
_UNSAFE = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"

INVISIBLE = ("Mn", "Me", "Cf")  # marks that stand on the character before them, and signs without a shape


def safe_text(text: str) -> str:
    """Text without control characters; what was one becomes U+FFFD."""
    return text if text.isprintable() else re.sub(_UNSAFE, "\ufffd", text)


def one_line(text: str) -> str:
    """Safe text on one line, blanks folded."""
    return text if text.isprintable() and "  " not in text else " ".join(safe_text(text).split())


def columns_of(text: str) -> int:
    """How many columns of a fixed-width font one line takes: a Chinese character takes two, a combining mark none."""
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(char) in "WF" else 1 - (category(char) in INVISIBLE) for char in text)
