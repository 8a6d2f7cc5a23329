"""What is asked of a printed PDF: where its sheets begin, which characters can be read in it; and its dates.

Chromium writes plain objects and a table of where they lie; what cannot be read there is not known, and no error.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from datetime import date
from unicodedata import normalize

TABLE = re.compile(rb"xref\s+0 (\d+)\s+((?:\d{10} \d{5} [nf]\s{0,2}\s?)+)")
ENTRY = re.compile(rb"(\d{10}) \d{5} ([nf])")
REFERENCE = rb"(\d+) 0 R"
DEST = re.compile(rb"/(s\d+) ?\[" + REFERENCE)
STREAM = re.compile(rb"/Length (\d+)[^>]*>>\s*stream\r?\n")
WRITTEN = re.compile(rb"(/(?:CreationDate|ModDate) ?\(D:)\d{14}(?:Z|[+-]\d\d'\d\d'?)?\)")
MAPPED = re.compile(rb"beginbf(char|range)(.*?)endbf", re.S)
CODES = re.compile(rb"<([0-9A-Fa-f]+)>")
MOST_CODES = 0x10000  # of a range; a longer one is none


def starts(pdf: bytes) -> dict[str, int]:
    """On which page each anchor lies that a link leads to, counted from 1."""
    read = _objects(pdf)
    root = _referred(pdf[pdf.rfind(b"trailer") :], b"Root")
    catalog = read(root)
    places = {page: number for number, page in enumerate(_pages(read, _referred(catalog, b"Pages")), 1)}
    found = DEST.findall(read(_referred(catalog, b"Dests")))
    return {name.decode(): places[int(page)] for name, page in found if int(page) in places}


def _objects(pdf: bytes) -> Callable[[int], bytes]:
    """What gives the text of an object by its number; nothing for one that is not there."""
    end = pdf.rfind(b"startxref")
    given = re.match(rb"startxref\s+(\d+)", pdf[end:]) if end >= 0 else None
    table = TABLE.match(pdf, int(given[1])) if given else None
    places = [int(at) if kind == b"n" else -1 for at, kind in ENTRY.findall(table[2])] if table else []

    def read(number: int) -> bytes:
        at = places[number] if 0 <= number < len(places) else -1
        return pdf[at : pdf.find(b"endobj", at)] if at >= 0 else b""

    return read


def _referred(text: bytes, key: bytes) -> int:
    match = re.search(rb"/" + key + rb" " + REFERENCE, text)
    return int(match[1]) if match else -1


def _pages(read: Callable[[int], bytes], root: int) -> Iterator[int]:
    """The pages under a node of the tree of pages, in order."""
    waiting, seen = [root], set()
    while waiting:
        node = waiting.pop()
        if node in seen:
            return  # not a tree
        seen.add(node)
        kids = re.search(rb"/Kids ?\[([^\]]*)\]", read(node))
        if kids is None:
            yield node
        else:
            waiting += [int(number) for number in reversed(re.findall(REFERENCE, kids[1]))]


def readable(pdf: bytes) -> set[str]:
    """The characters that the fonts of a PDF have a glyph for.

    A glyph that serves for two characters is named after one of them (一, the radical ⼀): NFKC makes them one.
    """
    found: set[str] = set()
    for match in STREAM.finditer(pdf):
        raw = pdf[match.end() : match.end() + int(match[1])]
        try:
            text = zlib.decompress(raw) if b"FlateDecode" in match[0] or raw[:1] == b"\x78" else raw
        except zlib.error:
            continue
        for kind, body in MAPPED.findall(text):
            codes = [bytes.fromhex(code.decode()) for code in CODES.findall(body) if len(code) % 2 == 0]
            if kind == b"char":
                found.update("".join(code.decode("utf-16-be", "replace") for code in codes[1::2]))
            else:
                for first, last, to in zip(codes[::3], codes[1::3], codes[2::3], strict=False):
                    count = int.from_bytes(last) - int.from_bytes(first) + 1
                    begin = int.from_bytes(to)
                    found.update(chr(begin + step) for step in range(count) if count <= MOST_CODES and begin < 0xFFFF)
    return found | set(normalize("NFKC", "".join(found)))


def dated(pdf: bytes, day: int) -> bytes:
    """A PDF made on a day (date.toordinal), at no hour: the same bytes whenever it is printed."""
    stamp = date.fromordinal(max(day, 1)).strftime("%Y%m%d").rjust(8, "0").encode() + b"000000"

    def on_that_day(match: re.Match[bytes]) -> bytes:
        zone = match[0][len(match[1]) + 14 : -1]  # as long as it was, so that everything stays in its place
        return match[1] + stamp + re.sub(rb"\d", b"0", zone).replace(b"-", b"+") + b")"

    return WRITTEN.sub(on_that_day, pdf)
