"""What is asked of a printed PDF: where its sheets begin, which characters can be read in it; and what is mended in it.

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
NAMED = re.compile(rb"(<[0-9A-Fa-f]{2,4}> )<([0-9A-Fa-f]{4})>(?=\s*\n)")
END = re.compile(rb"trailer\s*<<(.*?)>>\s*startxref\s+(\d+)", re.S)
# Unicode's EquivalentUnifiedIdeograph, of those that NFKC leaves alone and that are characters by themselves
RADICALS = dict(
    zip(
        "⺁⺄⺒⺓⺛⺟⺠⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
        "厂乙巳幺旡母民虎西见角贝车長长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
        strict=True,
    )
)
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
    """The characters that the fonts of a PDF have a glyph for."""
    found: set[str] = set()
    for match in STREAM.finditer(pdf):
        for kind, body in MAPPED.findall(_unpacked(pdf[match.end() : match.end() + int(match[1])])):
            codes = [bytes.fromhex(code.decode()) for code in CODES.findall(body) if len(code) % 2 == 0]
            if kind == b"char":
                found.update("".join(code.decode("utf-16-be", "replace") for code in codes[1::2]))
            else:
                for first, last, to in zip(codes[::3], codes[1::3], codes[2::3], strict=False):
                    count = int.from_bytes(last) - int.from_bytes(first) + 1
                    begin = int.from_bytes(to)
                    found.update(chr(begin + step) for step in range(count) if count <= MOST_CODES and begin < 0xFFFF)
    return found


def _unpacked(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return stream


def with_whole_characters(pdf: bytes) -> bytes:
    """A PDF of Chromium in which 一 is found and copied as 一.

    Where one glyph serves for a character and a radical (⼀), Chromium names it after the radical. The tables that name
    glyphs are written again, behind everything else, as PDF has it for files that are edited.
    """
    read, more, places = _objects(pdf), bytearray(), []
    for number in sorted({int(found) for found in re.findall(rb"/ToUnicode " + REFERENCE, pdf)}):
        match = STREAM.search(text := read(number))
        table = _unpacked(text[match.end() : match.end() + int(match[1])]) if match else b""
        mended = NAMED.sub(lambda found: found[1] + f"<{ord(_whole(chr(int(found[2], 16)))):04X}>".encode(), table)
        if mended != table:
            packed = zlib.compress(mended)
            places.append(f"{number} 1\n{len(pdf) + len(more) + 1:010d} 00000 n \n".encode())
            more += b"\n%d 0 obj\n<</Filter /FlateDecode\n/Length %d>> stream\n" % (number, len(packed))
            more += packed + b"\nendstream\nendobj"
    end = END.search(pdf, pdf.rfind(b"trailer"))
    if not places or end is None:
        return pdf
    start = len(pdf) + len(more) + 1
    trailer = b"trailer\n<<%s\n/Prev %s>>\nstartxref\n%d\n%%%%EOF\n" % (end[1].strip(), end[2], start)
    return pdf + more + b"\nxref\n" + b"".join(places) + trailer


def _whole(char: str) -> str:
    """The character that a radical is the picture of; any other char itself."""
    if char in RADICALS:
        return RADICALS[char]
    return normalize("NFKC", char) if "\u2f00" <= char <= "\u2fd5" or "\uf900" <= char <= "\ufaff" else char


def dated(pdf: bytes, day: int) -> bytes:
    """A PDF made on a day (date.toordinal), at no hour: the same bytes whenever it is printed."""
    stamp = date.fromordinal(max(day, 1)).strftime("%Y%m%d").rjust(8, "0").encode() + b"000000"

    def on_that_day(match: re.Match[bytes]) -> bytes:
        zone = match[0][len(match[1]) + 14 : -1]  # as long as it was, so that everything stays in its place
        return match[1] + stamp + re.sub(rb"\d", b"0", zone).replace(b"-", b"+") + b")"

    return WRITTEN.sub(on_that_day, pdf)
