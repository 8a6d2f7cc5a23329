"""Blocks of a screen: a title with a count, aligned rows, the first so many of them, notes below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from promoplan.finding import Language, Words
from promoplan.screen.plain import Line, Piece, fitting, table, wrapped

MOST = 50  # lines of a block; the rest is counted, JSON has all
LEAST = 12
MORE = Words("……还有 {count} 项，--format json 看全部", "… and {count} more; --format json has all of them")


def block(
    title: Words, rows: Sequence[Sequence[str]], weights: Sequence[int], language: Language, width: int,
    most: int = MOST, notes: Iterable[str] = (),
) -> Iterator[Line]:  # fmt: skip
    if not rows and not notes:
        return
    if rows:
        yield from heading(title, len(rows), language)
        for line in table(rows[:most], fitting(rows[:most], weights, width - 2, LEAST)):
            yield (Piece("  " + line),)
        yield from the_rest(len(rows), most, language)
    else:
        yield ()
    for note in notes:
        yield (Piece("  " + note, "dim"),)


def heading(title: Words, count: int, language: Language, style: str = "") -> Iterator[Line]:
    yield ()
    yield (Piece(f"{title.say(language)} {count}", f"bold {style}".strip()),)


def the_rest(count: int, most: int, language: Language) -> Iterator[Line]:
    if count > most:
        yield (Piece("  " + MORE.say(language).format(count=count - most), "dim"),)


def sentence(text: str, width: int, style: str = "") -> Iterator[Line]:
    """A sentence, over several lines where it is long; what it begins with stays in front."""
    margin = text[: len(text) - len(text.lstrip())]
    for line in wrapped(text.strip(), width - len(margin), 2):
        yield (Piece(margin + line, style),)
