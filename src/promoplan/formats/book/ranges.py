"""Cells of a worksheet in ranges: those in a line, as somebody would mark them with a mouse."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

Cell = tuple[int, int]  # row and column, from 0


def spans(cells: Iterable[Cell], is_number: Callable[[int, int], bool]) -> Iterator[tuple[Cell, Cell]]:
    """First and last cell of each range, in order: down a column, else along a row, over cells that hold no number."""
    left = sorted(set(cells))
    columns: dict[int, list[int]] = {}
    rows: dict[int, list[int]] = {}
    for row, column in left:
        columns.setdefault(column, []).append(row)
        rows.setdefault(row, []).append(column)
    if len(rows) < len(columns):
        lines = [[(row, column) for column in own] for row, own in rows.items()]
    else:
        lines = [[(row, column) for row in own] for column, own in columns.items()]
    for line in lines:
        yield from _runs(line, is_number)


def _runs(line: list[Cell], is_number: Callable[[int, int], bool]) -> Iterator[tuple[Cell, Cell]]:
    """Stretches of a line's cells, over gaps that no number is in."""
    first = last = line[0]
    for cell in line[1:]:
        between = [(row, column) for row in range(last[0], cell[0] + 1) for column in range(last[1], cell[1] + 1)][1:-1]
        if any(is_number(*one) for one in between):
            yield first, last
            first = cell
        last = cell
    yield first, last
