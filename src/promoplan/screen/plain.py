"""Aligned text for terminals and pipes: widths in columns, not characters, so that Chinese lines up."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from shutil import get_terminal_size
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size

from promoplan.text import one_line

WIDTH = 80


class Piece(NamedTuple):
    """A stretch of one line in one style: "", bold, red, yellow, green, dim."""

    text: str
    style: str = ""


Line = Sequence[Piece]


def fitted(text: str, width: int) -> str:
    """Text on one line in exactly `width` columns, cut with … where it is longer."""
    text = one_line(text)
    if cell_len(text) <= width:
        return text + " " * (width - cell_len(text))
    return (
        set_cell_size(text, width - 1).rstrip()
        + "…"
        + " " * (width - 1 - cell_len(set_cell_size(text, width - 1).rstrip()))
    )


def cut(text: str, width: int) -> str:
    """Text on one line in at most `width` columns."""
    return fitted(text, width).rstrip() if cell_len(one_line(text)) > width else one_line(text)


def wrapped(text: str, width: int, indent: int) -> list[str]:
    """Text over several lines, broken between words or after any Chinese character; later lines are indented."""
    lines: list[str] = []
    line = ""
    for word in _words(one_line(text)):
        room = width - (indent if lines else 0)
        if cell_len(line + word.rstrip()) > room and line:
            lines.append(line.rstrip())
            line = word.lstrip()
        else:
            line += word
    lines.append(line.rstrip())
    return [lines[0], *(" " * indent + line for line in lines[1:])]


def _words(text: str) -> Iterable[str]:
    word = ""
    for char in text:
        word += char
        if char == " " or ord(char) > 0x2E7F:
            yield word
            word = ""
    if word:
        yield word


def table(rows: Sequence[Sequence[str]], widest: Sequence[int]) -> list[str]:
    """Rows in aligned columns, each as wide as its widest cell but no wider than allowed; the last is not padded."""
    if not rows:
        return []
    widths = [min(max(cell_len(one_line(row[n])) for row in rows), most) for n, most in enumerate(widest)]
    lines = []
    for row in rows:
        cells = [fitted(cell, width) for cell, width in zip(row[:-1], widths[:-1], strict=False)]
        lines.append("  ".join([*cells, cut(row[-1], widths[-1])]).rstrip())
    return lines


def fitting(rows: Sequence[Sequence[str]], widest: Sequence[int], column: int, width: int) -> list[int]:
    """Widths for `table` with one column narrowed (to 12 at the least) so that a line fits into `width`."""
    widths = [min(max(cell_len(one_line(row[n])) for row in rows), most) for n, most in enumerate(widest)]
    others = sum(widths) - widths[column] + 2 * (len(widths) - 1)
    widths[column] = max(min(widths[column], width - others), 12)
    return widths


def width() -> int:
    """How wide lines may be: the terminal's columns, or 120 where nobody looks."""
    return get_terminal_size((WIDTH, 24)).columns if sys.stdout.isatty() else 120


def show(lines: Iterable[Line], colour: bool) -> None:
    """Print lines on stdout, with styles where a person is looking."""
    if not colour:
        sys.stdout.write("".join("".join(piece.text for piece in line).rstrip() + "\n" for line in lines))
        return
    from rich.console import Console  # noqa: PLC0415 - colour is dear, and mostly nobody looks
    from rich.text import Text  # noqa: PLC0415

    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=True)
    for line in lines:
        console.print(Text.assemble(*((piece.text, piece.style) for piece in line)))


def wants_colour() -> bool:
    """Whether stdout shows colour: a terminal, unless NO_COLOR; FORCE_COLOR for pipes that do."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout.isatty() and os.environ.get("TERM") != "dumb")
