"""The texts a plan is read from, and the positions in them.

A position is one whole number: a file's base plus the character offset in that file, so that a million of them cost
little and line and column are worked out only for what is told (the same idea as Go's token.FileSet).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from hashlib import sha256
from itertools import islice
from typing import NamedTuple

from promoplan.finding import Fact, Told

# What ends a comment or shifts line numbers in YAML 1.1, or cannot be printed: refused before parsing.
FORBIDDEN = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ufeff\ud800-\udfff]"
# Bidirectional controls and invisible characters: text that does not read as it looks.
INVISIBLE = "[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\U000e0000-\U000e007f]"
# Both are compiled only where they are used (re keeps them). The same two, as a look at the bytes that is thirty times
# faster: it may say yes too often, never no wrongly.
MOST_TOLD = 20  # characters told of one file
CONTROL_BYTES = bytes(code for code in (*range(0x20), 0x7F) if code not in b"\t\n\r")
SUSPECT_BYTES = (
    b"\r", b"\xc2", b"\xe2\x80", b"\xe2\x81", b"\xef\xbf", b"\xef\xbb\xbf", b"\xd8\x9c", b"\xf3\xa0",
)  # fmt: skip


class Location(NamedTuple):
    """A place as an editor shows it: line and column count from 1, in characters."""

    file: str
    line: int
    column: int


class Source:
    """One file's text as it is parsed: no byte order mark, line ends as LF. `base` is the position of its beginning."""

    def __init__(self, name: str, text: str, base: int, raw: bytes) -> None:
        self.name = name
        self.text = text
        self.base = base
        self.raw = raw

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def location(self, offset: int) -> Location:
        line = bisect_right(self._line_starts, offset)
        return Location(self.name, line, offset - self._line_starts[line - 1] + 1)

    def line(self, number: int) -> str:
        start = self._line_starts[number - 1]
        end = self.text.find("\n", start)
        return self.text[start:] if end < 0 else self.text[start:end]


class Sources:
    """All files of one plan, in the order they were read; the first is the plan itself."""

    def __init__(self) -> None:
        self.files: list[Source] = []
        self._bases: list[int] = []
        self._mentioned: dict[str, bool] = {}

    def add(self, name: str, text: str, raw: bytes) -> Source:
        base = self.files[-1].base + len(self.files[-1].text) + 1 if self.files else 0
        source = Source(name, text, base, raw)
        self.files.append(source)
        self._bases.append(base)
        return source

    def of(self, position: int) -> Source:
        return self.files[max(bisect_right(self._bases, position) - 1, 0)]

    def location(self, position: int) -> Location:
        source = self.of(position)
        return source.location(position - source.base)

    def line_at(self, position: int) -> str:
        source = self.of(position)
        return source.line(source.location(position - source.base).line)

    def mention(self, *words: str) -> bool:
        """Whether any file has one of these words anywhere: a quick look before a slow search."""
        return any(self._mentions(word) for word in words)

    def _mentions(self, word: str) -> bool:
        known = self._mentioned.get(word)
        if known is None:
            known = self._mentioned[word] = any(word.encode() in source.raw for source in self.files)
        return known

    @property
    def fingerprint(self) -> str:
        """Eight hex digits that change with any byte of the plan: SHA-256 of its file, or of all its files' digests."""
        digests = [sha256(source.raw).digest() for source in self.files]
        return (digests[0] if len(digests) == 1 else sha256(b"".join(digests)).digest()).hex()[:8]


def decode(name: str, raw: bytes, sources: Sources) -> tuple[Source | None, list[Fact]]:
    """Bytes to a Source; what is not UTF-8 text, or holds characters that move line numbers, is told and refused."""
    body = raw.removeprefix(b"\xef\xbb\xbf")
    if body.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in body[:2]:
        source = sources.add(name, "", raw)
        return None, [Fact("text-not-utf8", Told(source.base, {}, "utf-16"))]
    try:
        text = body.decode()
    except UnicodeDecodeError as error:
        before = body[: error.start].decode(errors="replace")
        source = sources.add(name, before.replace("\r\n", "\n") + "\ufffd", raw)
        return None, [
            Fact("text-not-utf8", Told(source.base + len(source.text) - 1, {"byte": f"0x{body[error.start]:02x}"}))
        ]
    if b"\r" in body:
        text = text.replace("\r\n", "\n")
    source = sources.add(name, text, raw)
    if not any(suspect in body for suspect in SUSPECT_BYTES) and len(body.translate(None, CONTROL_BYTES)) == len(body):
        return source, []
    refused = [
        _about("character-forbidden", source, match) for match in islice(re.finditer(FORBIDDEN, text), MOST_TOLD)
    ]
    if refused:
        return None, refused
    return source, [
        _about("character-invisible", source, match) for match in islice(re.finditer(INVISIBLE, text), MOST_TOLD)
    ]


def _about(rule: str, source: Source, match: re.Match[str]) -> Fact:
    return Fact(rule, Told(source.base + match.start(), {"character": character(match.group())}))


def character(char: str) -> str:
    """A character that cannot be shown, by its number and name: U+2028 LINE SEPARATOR."""
    from unicodedata import name  # noqa: PLC0415  (only needed when something is told)

    return f"U+{ord(char):04X} {name(char, '')}".rstrip()
