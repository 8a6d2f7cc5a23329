"""Gantt charts read back from their SVG, by a parser that is not ours: days, lines, bars, and where texts stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple, TypeAlias
from xml.etree import ElementTree

from promoplan.cli.resources import template_text
from promoplan.formats.svg import Writer
from promoplan.sheet import Sheet

SVG = "{http://www.w3.org/2000/svg}"
STATES = ("todo", "doing", "done", "blocked", "late")
STEP = re.compile(r"([MHVhvlLz])|(-?\d*\.?\d+)")
DAYS = re.compile(r"(\d{4}-\d\d-\d\d)")
LINE = 16
Point: TypeAlias = tuple[float, float]


class Words(NamedTuple):
    """A text where it stands: from its left to its right edge if every character is as wide as can be, and its foot."""

    text: str
    whole: str
    left: float
    right: float
    y: float
    size: float


class Drawing:
    """One page of a chart."""

    def __init__(self, content: bytes) -> None:
        self.root = ElementTree.fromstring(content.decode())
        self.width, self.height = (float(number) for number in self.root.attrib["viewBox"].split()[2:])
        self.words = list(_words(self.root, 0, 0, 12, "start"))
        described = self.root.findtext(f"{SVG}desc") or ""
        self.first, self.last = (date.fromisoformat(day).toordinal() for day in DAYS.findall(described)[:2])
        self.paths: dict[str, list[list[Point]]] = {}
        for path in self.root.iter(f"{SVG}path"):
            self.paths.setdefault(path.attrib.get("class", ""), []).extend(points(path.attrib["d"]))

    @property
    def middles(self) -> list[float]:
        """The middle of each day, as its number stands over it."""
        letters = next(text for text in self.root.iter(f"{SVG}text") if " " in text.attrib.get("x", ""))
        xs, said = [float(x) for x in letters.attrib["x"].split()], letters.text or ""
        found, place = [], 0
        for day in range(self.first, self.last + 1):
            long = len(str(date.fromordinal(day).day))
            assert said[place : place + long] == str(date.fromordinal(day).day)
            found.append((xs[place] + xs[place + long - 1] + 7) / 2)
            place += long
        return found

    @property
    def bottom(self) -> float:
        """Where the lines end and the legend begins: the foot of the line that the days come down to."""
        return max(y for line in self.paths["g-week"] for _, y in line)

    def titles(self) -> dict[float, str]:
        """The titles of tasks by the top of their lines."""
        return {text.y - 12: text.whole for text in self.words if text.left == 16 and text.y <= self.bottom}

    def bars(self) -> dict[float, list[tuple[str, float, float]]]:
        """The bars of each line, by its top: the state, the left and the right edge of each."""
        found: dict[float, list[tuple[str, float, float]]] = {}
        top = min(self.titles(), default=0.0)
        for state in STATES:
            for shape in self.paths.get(f"g-{state}", ()):
                xs, ys = [x for x, _ in shape], [y for _, y in shape]
                middle = (min(ys) + max(ys)) / 2
                if middle < self.bottom and max(xs) > 5:  # else it explains a sign, or is a pattern's
                    found.setdefault(top + (middle - top) // LINE * LINE, []).append((state, min(xs), max(xs)))
        return found


def drawings(sheet: Sheet) -> list[Drawing]:
    return [Drawing(content) for _, content in Writer(template_text, []).files(sheet)]


def points(path: str) -> list[list[Point]]:
    """The corners of each shape of a path."""
    found: list[list[Point]] = []
    x = y = 0.0
    numbers: list[float] = []
    command = ""
    tokens: Sequence[tuple[str, str]] = STEP.findall(path)
    for letter, number in tokens:
        if letter:
            assert not numbers, path
            command = letter
            continue
        numbers.append(float(number))
        if command in "MLl" and len(numbers) < 2:
            continue
        if command in "ML":
            x, y = numbers
        elif command == "l":
            x, y = x + numbers[0], y + numbers[1]
        elif command in "Hh":
            x = numbers[0] + (x if command == "h" else 0)
        else:
            y = numbers[0] + (y if command == "v" else 0)
        if command == "M":
            found.append([])
        found[-1].append((x, y))
        numbers = []
    return found


def _words(element: ElementTree.Element, x: float, y: float, size: float, anchor: str) -> Iterator[Words]:
    moved = [float(part) for part in re.findall(r"-?\d+", element.attrib.get("transform", ""))]
    x, y = x + (moved[0] if moved else 0), y + (moved[1] if len(moved) > 1 else 0)
    size = float(element.attrib.get("font-size", size))
    anchor = element.attrib.get("text-anchor", anchor)
    if element.tag == f"{SVG}text":
        at = element.attrib.get("x", "0")
        if " " in at:
            return  # letters, each at its own place
        text = element.text or ""
        long = sum(map(_em, text)) * size
        left = x + float(at) - {"start": 0.0, "middle": long / 2, "end": long}[anchor]
        foot = y + float(element.attrib.get("y", "0"))
        yield Words(text, element.findtext(f"{SVG}title") or text, left, left + long, foot, size)
    for child in element:
        yield from _words(child, x, y, size, anchor)


def _em(char: str) -> float:
    """About how wide a character is: full width, half of it, a third for signs."""
    return 1.0 if ord(char) > 0x2E7F else 0.5 if char.isalnum() else 0.33
