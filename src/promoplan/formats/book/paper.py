"""How a worksheet comes onto paper: turned or not, and on one page where it would leave a few rows for a second."""

from __future__ import annotations

from typing import NamedTuple

SIZES = {"A4": 9, "A3": 8}
TURN = 95  # characters over which A4 is turned
NARROWEST = 64  # characters that print at least, so that no title is cut
SIDES, ENDS = 0.8, 1.2  # inches of margins together
POINTS_A_CHARACTER = 5.5
MOST = 3  # pages of which we know well enough how high the rows are
NEARLY, SHRINK = 0.9, 1.3  # pages that are made one: rows may be higher than we think
_LONG = {"A4": 842, "A3": 1191}  # points
_SHORT = {"A4": 595, "A3": 842}


class Paper(NamedTuple):
    """A size of paper, and whether it lies on its side."""

    size: str
    turned: bool

    def pages(self, columns: float, height: float) -> int:
        """How many pages a worksheet of some characters across and points down is made to end on; 0 for all it takes.

        What is a little more than a few pages hold prints a little smaller.
        """
        across, down = (_LONG, _SHORT) if self.turned else (_SHORT, _LONG)
        scale = min(1.0, (across[self.size] - 72 * SIDES) / (columns * POINTS_A_CHARACTER))
        pages = height * scale / (down[self.size] - 72 * ENDS)
        whole = int(pages + 1 - NEARLY)
        return whole if whole <= MOST and pages - whole <= SHRINK - 1 else 0


def paper_of(written: str, columns: float) -> Paper:
    """The paper of a sheet ("A3 landscape") that is some characters wide."""
    size, _, turned = written.partition(" ")
    return Paper(size, bool(turned) or columns > TURN)
