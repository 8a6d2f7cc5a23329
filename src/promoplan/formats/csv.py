"""CSV that spreadsheets open as it is: UTF-8 with a mark, and no cell that they would take for a formula."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence

from promoplan.text import safe_text

MARK = "\ufeff"  # without it a spreadsheet reads Chinese as the system's own code page
_FORMULA = re.compile(r"\s*[=+\-@\t\r]")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def document(rows: Iterable[Sequence[str]]) -> str:
    """Rows of cells as CSV (RFC 4180)."""
    lines = _Lines()
    csv.writer(lines).writerows([defused(safe_text(cell)) for cell in row] for row in rows)
    return MARK + "".join(lines)


class _Lines(list[str]):
    """What a csv.writer writes to."""

    def write(self, line: str) -> None:
        self.append(line)


def defused(cell: str) -> str:
    """A cell that is text to any spreadsheet, unless it is a number."""
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell
