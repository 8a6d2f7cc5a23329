"""A spreadsheet's arithmetic for tests: the few functions that our formulas have, over the cells of a book."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from openpyxl.utils import range_boundaries

TOKEN = re.compile(
    r"""\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<text>"[^"]*")|(?P<word>[A-Z]+)(?=\()"""
    r"""|(?P<cell>(?:'(?:[^']|'')*'!)?[A-Z]{1,3}\d+(?::[A-Z]{1,3}\d+)?)|(?P<sign><>|[-+*/(),]))"""
)
Range = list[Any]  # the values of its cells


class NotOurs(Exception):
    """A formula has something in it that we never write."""


@dataclass
class Reckoner:
    """The values of a book's cells; formulas are worked out when they are asked for. `changed` are typed in."""

    book: Any
    changed: dict[tuple[str, str], float] = field(default_factory=dict)
    known: dict[tuple[str, str], Any] = field(default_factory=dict)

    def value(self, sheet: str, at: str) -> Any:
        key = (sheet, at)
        if key in self.changed:
            return self.changed[key]
        if key not in self.known:
            cell = self.book[sheet][at]
            self.known[key] = _Reader(self, sheet, cell.value[1:]).whole() if cell.data_type == "f" else cell.value
        return self.known[key]

    def range(self, sheet: str, name: str) -> Range:
        left, top, right, bottom = range_boundaries(name)
        cells = self.book[sheet].iter_rows(min_row=top, max_row=bottom, min_col=left, max_col=right)
        return [self.value(sheet, cell.coordinate) for line in cells for cell in line]


class _Reader:
    """One formula: sums of products of values, by recursive descent."""

    def __init__(self, reckoner: Reckoner, sheet: str, text: str) -> None:
        self.reckoner, self.sheet = reckoner, sheet
        self.tokens = list(self.split(text))
        self.place = 0

    def split(self, text: str) -> Iterator[tuple[str, str]]:
        place = 0
        while place < len(text):
            match = TOKEN.match(text, place)
            if match is None or match.lastgroup is None:
                raise NotOurs(text)
            yield match.lastgroup, match[match.lastgroup]
            place = match.end()

    def whole(self) -> float:
        result = self.number(self.sum())
        if self.place < len(self.tokens):
            raise NotOurs(self.tokens)
        return result

    def sign(self, *wanted: str) -> str:
        """The next sign, if it is one of those wanted."""
        kind, text = self.tokens[self.place] if self.place < len(self.tokens) else ("", "")
        if kind == "sign" and text in wanted:
            self.place += 1
            return text
        return ""

    def sum(self) -> Any:
        result = self.product()
        while sign := self.sign("+", "-", "<>"):
            other = self.product()
            if sign == "<>":
                result = [float(value not in (None, other)) for value in result]
            else:
                result = self.number(result) + (1 if sign == "+" else -1) * self.number(other)
        return result

    def product(self) -> Any:
        result = self.one()
        while sign := self.sign("*", "/"):
            other = self.one()
            if isinstance(result, list) and isinstance(other, list):
                result = [a * (b or 0) for a, b in zip(result, other, strict=True)]
            else:
                a, b = self.number(result), self.number(other)
                result = a * b if sign == "*" else a / b
        return result

    def one(self) -> Any:
        if self.sign("("):
            result = self.sum()
            assert self.sign(")")
            return result
        if self.sign("-"):
            return -self.number(self.one())
        kind, text = self.tokens[self.place]
        self.place += 1
        if kind == "number":
            return float(text)
        if kind == "text":
            return text[1:-1]
        if kind == "cell":
            sheet, _, name = text.rpartition("!")
            title = sheet[1:-1].replace("''", "'") if sheet else self.sheet
            return self.reckoner.range(title, name) if ":" in name else self.reckoner.value(title, name)
        if kind != "word":
            raise NotOurs(text)
        return self.function(text)

    def function(self, name: str) -> float:
        assert self.sign("(")
        given = [self.sum()]
        while self.sign(","):
            given.append(self.sum())
        assert self.sign(")")
        if name in ("SUM", "MAX"):
            flat = [one for some in given for one in (some if isinstance(some, list) else [some])]
            numbers = [float(one) for one in flat if isinstance(one, (int, float))]
            return math.fsum(numbers) if name == "SUM" else max(numbers)
        if name == "SUMPRODUCT":
            columns = [[float(one) if isinstance(one, (int, float)) else 0.0 for one in some] for some in given]
            return math.fsum(math.prod(line) for line in zip(*columns, strict=True))
        if name not in ("ROUND", "ROUNDUP", "ROUNDDOWN"):
            raise NotOurs(name)
        value, step = self.number(given[0]), 10.0 ** self.number(given[1])
        scaled = abs(value) * step
        whole = {"ROUND": math.floor(scaled + 0.5), "ROUNDUP": math.ceil(scaled), "ROUNDDOWN": math.floor(scaled)}[name]
        return math.copysign(whole / step, value)

    def number(self, value: Any) -> float:
        if value is None:
            return 0.0
        if not isinstance(value, (int, float)):
            raise NotOurs(value)
        return float(value)


def live(book: Any) -> Iterator[tuple[str, str]]:
    """The cells of a book that work out numbers: not those that count days, nor those of a chart."""
    for sheet in book:
        for line in sheet.iter_rows():
            for cell in line:
                if cell.data_type == "f" and not any(mark in cell.value for mark in ("event_day", '"◆"', '"▲"')):
                    yield sheet.title, cell.coordinate
