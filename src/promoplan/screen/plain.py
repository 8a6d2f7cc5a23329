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
GAP = 2  # blanks between columns


OPENING, CLOSING = (
    "（「『【《〈“‘([",
    "，。、；：！？）」』】》〉”’…%),.;:!?]",
)  # marks that end no line, and begin none


class Piece(NamedTuple):
    """A stretch of one line in one style: "", bold, red, yellow, green, dim."""

    text: str
    style: str = ""


Line = Sequence[Piece]


def columns(text: str) -> int:
    """How many columns one line of text takes."""
    return len(text) if text.isascii() else cell_len(text)


def fitted(text: str, width: int) -> str:
    """Text on one line in exactly `width` columns, cut with … where it is longer."""
    text = cut(text, width)
    return text + " " * (width - columns(text))


def cut(text: str, width: int) -> str:
    """Text on one line in at most `width` columns."""
    text = one_line(text)
    return text if columns(text) <= width else set_cell_size(text, width - 1).rstrip() + "…"


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
    """What stays on one line: Latin words, Chinese characters one by one, with the marks that open and close them."""
    word = ""
    for char, following in zip(text, text[1:] + " ", strict=False):
        word += char
        breaks = char == " " or ord(char) > 0x2E7F or ord(following) > 0x2E7F
        if breaks and char not in OPENING and following not in CLOSING:
            yield word
            word = ""
    if word:
        yield word


def table(rows: Sequence[Sequence[str]], widths: Sequence[int]) -> list[str]:
    """Rows in aligned columns of these widths, the last not padded; cells for which there is no column are left out."""
    lines = []
    for row in rows:
        *cells, last = row[: len(widths)]
        padded = [fitted(cell, width) for cell, width in zip(cells, widths[:-1], strict=True)]
        lines.append("  ".join([*padded, cut(last, widths[-1])]).rstrip())
    return lines


def fitting(rows: Sequence[Sequence[str]], weights: Sequence[int], width: int, least: int) -> list[int]:
    """Widths for `table`, so that a line fits into `width`.

    Each column gets what it needs. Where that is too much, those with a weight share what the others (0) leave, by
    their weights. Columns behind the heaviest are left out, the last first, where it would get less than `least`.
    """
    cells = [{row[n] for row in rows} for n in range(len(weights))]
    needs = [max((columns(one_line(cell)) for cell in column), default=0) for column in cells]
    main = max(range(len(weights)), key=lambda n: weights[n])
    while len(needs) > main + 1 and not needs[-1]:
        needs.pop()
    while True:
        widths = _shared(needs, weights[: len(needs)], width - GAP * (len(needs) - 1))
        least = min(needs[main], least)
        if len(needs) == main + 1 or widths[main] >= least:
            widths[main] = max(widths[main], least)
            return widths
        needs.pop()


def _shared(needs: Sequence[int], weights: Sequence[int], room: int) -> list[int]:
    """Who needs no more than their share gets it all, which leaves more for the others."""
    widths = [0 if weight else need for need, weight in zip(needs, weights, strict=True)]
    left = room - sum(widths)
    wanting = [n for n, weight in enumerate(weights) if weight]
    while wanting:
        total = sum(weights[n] for n in wanting)
        content = [n for n in wanting if needs[n] * total <= weights[n] * left]
        for n in content or wanting:
            widths[n] = needs[n] if content else max(weights[n] * left // total, 1)
        if not content:
            break
        left -= sum(needs[n] for n in content)
        wanting = [n for n in wanting if n not in content]
    return widths


def width(elsewhere: int) -> int:
    """How wide lines may be: the terminal's columns, or as wide as is said where nobody looks."""
    return get_terminal_size((WIDTH, 24)).columns if sys.stdout.isatty() else elsewhere


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
