"""Files that lie beside a plan and go onto its sheets: the logo, embedded so that every sheet stays one file."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from binascii import crc32
from struct import unpack_from
from typing import NamedTuple

from promoplan.reading.document import PlanFiles

MOST = 256 * 1024  # bytes; every sheet carries them
SIDE = 4_000  # pixels
MEASURED = 16 * 1024 * 1024  # up to here a file that is too large is read, to say how large it is
PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8\xff"
FRAMES = (0xC0, 0xC1, 0xC2)  # the kinds of JPEG that browsers show
SCAN = 0xDA
END = b"\xff\xd9"
EMBEDDED = r"(?a:data:image/(?:png|jpe?g);base64,([\w+/=\s]*))"


class Logo(NamedTuple):
    """A picture as a data URI, or why there is none ("" when none is asked for), and what was found instead."""

    uri: str = ""
    problem: str = ""  # missing, outside, kind, doctype, complex, empty, pixels, size
    found: str = ""


class Raster(NamedTuple):
    kind: str
    width: int
    height: int


def read_logo(name: str | None, files: PlanFiles) -> Logo:
    """A logo by its name in the plan's folder. An SVG is made safe first, whatever shows it."""
    if not name:
        return Logo()
    found = files.matching(name)
    if found is None:
        return Logo(problem="outside")
    if len(found) != 1:
        return Logo(problem="missing")
    try:
        raw = files.read(found[0], MEASURED)
    except OSError:
        return Logo(problem="missing")
    if len(raw) > MOST:
        return _too_large(raw)
    if raw.startswith((PNG, JPEG)):
        raster = raster_of(raw)
        if raster is None:
            return Logo(problem="kind")
        if max(raster.width, raster.height) > SIDE:
            return Logo(problem="pixels", found=f"{raster.width} × {raster.height}")
        return Logo(uri=_uri(raster.kind, raw))
    from promoplan.svg import made_safe  # noqa: PLC0415  (only for a logo that may be one)

    safe, problem = made_safe(raw, Pictures().embedded)
    if len(safe) > MOST:
        return _too_large(safe)
    return Logo(problem=problem) if problem else Logo(uri=_uri("svg+xml", safe))


class Pictures:
    """The pictures inside one SVG, which together hold no more pixels than one logo may."""

    def __init__(self) -> None:
        self._left = SIDE * SIDE

    def embedded(self, href: str) -> str:
        """A picture's data URI, written as what it is; "" for everything else."""
        match = re.fullmatch(EMBEDDED, href)
        try:
            raw = b64decode(match[1]) if match else b""
        except ValueError:
            return ""
        raster = raster_of(raw)
        if raster is None or max(raster.width, raster.height) > SIDE or raster.width * raster.height > self._left:
            return ""
        self._left -= raster.width * raster.height
        return _uri(raster.kind, raw)


def raster_of(raw: bytes) -> Raster | None:
    """A PNG's or JPEG's kind and size; None for anything else, for one cut short or one that contradicts itself."""
    raster = _png(raw) if raw.startswith(PNG) else _jpeg(raw) if raw.startswith(JPEG) else None
    return raster if raster and raster.width and raster.height else None


def _png(raw: bytes) -> Raster | None:
    at, raster, has_pixels = len(PNG), None, False
    while at + 12 <= len(raw):
        length, chunk = unpack_from(">I4s", raw, at)
        end = at + 12 + length
        if end > len(raw) or unpack_from(">I", raw, end - 4)[0] != crc32(raw[at + 4 : end - 4]):
            return None
        if (chunk == b"IHDR") != (raster is None) or (chunk == b"IHDR" and length != 13):
            return None  # the header is the first chunk, and there is one
        if raster is None:
            raster = Raster("png", *unpack_from(">II", raw, at + 8))
        has_pixels = has_pixels or (chunk == b"IDAT" and length > 0)
        if chunk == b"IEND":
            return raster if has_pixels else None
        at = end
    return None


def _jpeg(raw: bytes) -> Raster | None:
    at, raster = 2, None
    while at + 4 <= len(raw) and raw[at] == 0xFF:
        marker = raw[at + 1]
        if marker == 0xFF:  # filling
            at += 1
            continue
        (length,) = unpack_from(">H", raw, at + 2)
        if marker == SCAN:
            return raster if raw.find(END, at) > 0 else None
        if at + 2 + length > len(raw):
            return None
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            if raster or marker not in FRAMES or length < 8 or length != 8 + 3 * raw[at + 9]:
                return None
            height, width = unpack_from(">HH", raw, at + 5)
            raster = Raster("jpeg", width, height)
        at += 2 + length
    return None


def _uri(kind: str, raw: bytes) -> str:
    return f"data:image/{kind};base64,{b64encode(raw).decode('ascii')}"


def _too_large(raw: bytes) -> Logo:
    kib = -(-len(raw) // 1024)
    return Logo(problem="size", found=f"> {MEASURED // 1024} KiB" if len(raw) > MEASURED else f"{kib} KiB")
