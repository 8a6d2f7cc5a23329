"""An SVG made safe to carry on every sheet: what draws is kept, by name; what runs, loads or moves is left out.

Prefixes are told apart here and not by expat, whose own way takes gigabytes for a small file with one long namespace.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from xml.etree.ElementTree import Element, TreeBuilder, tostring
from xml.parsers.expat import ExpatError, ParserCreate


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


DEPTH, ELEMENTS = 50, 5_000
DRAWN = 200_000  # elements, each time that one is repeated
REFERENCES = 8  # that a style sheet gives to one selector
SVG, XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
DRAWING = _names("path rect circle ellipse line polyline polygon text image use")
PLAIN = _names("title desc style")  # these hold text and no elements
WORDS = PLAIN | _names("text tspan")
KEPT = DRAWING | WORDS | _names("svg g defs symbol clipPath mask pattern linearGradient radialGradient stop")
STYLES = _names("""
    alignment-baseline baseline-shift clip-path clip-rule color color-interpolation direction display dominant-baseline
    fill fill-opacity fill-rule font font-family font-size font-stretch font-style font-variant font-weight isolation
    letter-spacing mask mask-type mix-blend-mode opacity overflow paint-order shape-rendering stop-color stop-opacity
    stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity
    stroke-width text-anchor text-decoration text-rendering transform transform-box transform-origin unicode-bidi
    vector-effect visibility word-spacing writing-mode""")
ATTRIBUTES = STYLES | _names("""
    aria-label class clipPathUnits cx cy d dx dy fr fx fy gradientTransform gradientUnits height id lengthAdjust
    maskContentUnits maskUnits offset pathLength patternContentUnits patternTransform patternUnits points
    preserveAspectRatio r role rotate rx ry spreadMethod textLength viewBox width x x1 x2 xml:space y y1 y2""")
REFERRING = ("fill", "stroke", "clip-path", "mask")
INHERITED = REFERRING[:2]  # a paint on a group is painted again for each of its shapes
# A value: maybe a reference into this file, then colours, numbers, words. No colon, no backslash, no other function.
HARMLESS = re.compile(
    r"""\s*+(?:url\(\s*['"]?\#([\w.-]+)['"]?\s*\))?
    (?:(?:matrix|translate[xy]?|scale[xy]?|rotate|skew[xy]|rgba?|hsla?)\s*\([\w\s.,%+/-]*\)|[\w\s\#%.,+'"/-])*+""",
    re.X | re.I,
)
LOCAL = re.compile(r"#[\w.-]+")
COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.S)
SELECTOR = re.compile(r"[.#]?[\w-]+")
LENGTH = re.compile(r"([+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:e[+-]?[0-9]{1,2})?)(px|pt|pc|mm|cm|in)?", re.I)
PIXELS = {"": 1, "px": 1, "pt": 96 / 72, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96}


# What drawing programs write: it only names the standard.
PLAIN_DOCTYPE = re.compile(r"""<!DOCTYPE\s+svg(?:\s+(?:PUBLIC|SYSTEM)(?:\s+(?:"[^"<>]*"|'[^'<>]*'))+)?\s*>""")


class Unusable(Exception):
    """Why there is no picture: kind, doctype, complex or empty."""


def made_safe(raw: bytes, embedded: Callable[[str], str]) -> tuple[bytes, str]:
    """The same drawing without the rest, or the problem with it. `embedded` gives a picture's data URI back, or ""."""
    try:
        text = raw.decode("utf-8")
        if "\0" in text:  # UTF-16, which expat would take in spite of the UTF-8 it is promised
            raise Unusable("kind")
        text = PLAIN_DOCTYPE.sub("", text, count=1)
        if "<!DOCTYPE" in text:  # one with a body, which may define entities that expand without end
            raise Unusable("doctype")
        drawing = _Drawing(embedded)
        root = drawing.read(text)
        if not any(element.tag in DRAWING for element in root.iter()):
            raise Unusable("empty")
        drawing.weigh(root)
    except (UnicodeDecodeError, ExpatError):
        return b"", "kind"
    except Unusable as problem:
        return b"", str(problem)
    _size(root)
    return tostring(root, encoding="utf-8"), ""


class _Drawing:
    """Takes expat's events, builds what is kept of them and notes what refers to what."""

    def __init__(self, embedded: Callable[[str], str]) -> None:
        self._embedded = embedded
        self._tree = TreeBuilder()
        self._open: list[str] = []
        self._dropped = self._elements = 0  # how many stand open in one that is dropped; how many there were
        self._prefix, self._namespace = "", "xmlns"
        self._refers: dict[Element, list[tuple[str, str]]] = {}  # what an element draws besides itself: why, and an id
        self._styles: dict[str, dict[tuple[str, str], None]] = {}  # the same for each selector

    def read(self, text: str) -> Element:
        parser = ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._words
        parser.Parse(text, True)
        root: Element = self._tree.close()
        for sheet in root.iter("style"):
            sheet.text = "".join(self._rules(sheet.text or ""))
        return root

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        prefix, _, local = name.rpartition(":")
        self._elements += 1
        if self._elements == 1:
            self._prefix, self._namespace = prefix, f"xmlns:{prefix}" if prefix else "xmlns"
            if local != "svg" or attributes.get(self._namespace) != SVG:
                raise Unusable("kind")
        if self._elements > ELEMENTS or len(self._open) + self._dropped >= DEPTH:
            raise Unusable("complex")
        ours = prefix == self._prefix and local in KEPT and attributes.get(self._namespace, SVG) == SVG
        if self._dropped or not ours or (self._open and self._open[-1] in PLAIN):
            self._dropped += 1
            return
        href = attributes.get("href", attributes.get("xlink:href", "")).strip()
        href = self._embedded(href) if local == "image" else href if LOCAL.fullmatch(href) else ""
        if not href and local in ("image", "use"):
            self._dropped += 1
            return
        harmless = list(_harmless(attributes.items(), ATTRIBUTES))
        styles = list(_declarations(attributes.get("style", "")))
        kept = {name: value for name, value, _ in harmless}
        kept |= {"style": _written(styles)} if styles else {}
        kept |= {"xlink:href": href} if href else {}
        element = self._tree.start(local, kept if self._open else {"xmlns": SVG, "xmlns:xlink": XLINK, **kept})
        self._refers[element] = [("href", href[1:]), *((name, id_) for name, _, id_ in harmless + styles if id_)]
        self._open.append(local)

    def _end(self, name: str) -> None:
        if self._dropped:
            self._dropped -= 1
        else:
            self._tree.end(self._open.pop())

    def _words(self, text: str) -> None:
        if not self._dropped and self._open[-1] in WORDS:
            self._tree.data(text)

    def _rules(self, css: str) -> Iterator[str]:
        """The rules of a style sheet with plain selectors (path, .name, #id); @media, @import and the like are none."""
        depth, head, before = 0, "", ""
        for piece in re.split(r"([{}])", COMMENT.sub(" ", css)):
            if piece == "{":
                depth += 1
                head = before.rpartition(";")[2] if depth == 1 else ""
            elif piece == "}" and depth:
                depth -= 1
                selectors = [selector.strip() for selector in head.split(",")]
                styles = list(_declarations(before)) if all(map(SELECTOR.fullmatch, selectors)) else []
                if styles:
                    refers = {(name, id_): None for name, _, id_ in styles if id_ and name in REFERRING}
                    for selector in selectors:
                        self._styles.setdefault(selector, {}).update(refers)
                        if len(self._styles[selector]) > REFERENCES:
                            raise Unusable("complex")
                    yield f"{','.join(selectors)}{{{_written(styles)}}}"
                head = ""
            before = piece

    def weigh(self, root: Element) -> None:
        """Refuse what a few lines of `use`, or of patterns in patterns, make a browser draw millions of times."""
        named: dict[str | None, Element] = {}
        for element in root.iter():
            named.setdefault(element.get("id", ""), element)
        known: dict[Element, int] = {}

        def weight(element: Element, depth: int) -> int:
            if depth > 2 * DEPTH:
                raise Unusable("complex")  # a circle, most likely
            if element not in known:
                refers = self._refers[element]
                classes = (f".{name}" for name in dict.fromkeys(element.get("class", "").split()))
                for selector in (element.tag, f"#{element.get('id')}", *classes):
                    refers += self._styles.get(selector, ())
                times = 1
                drawn = 1 + sum(weight(child, depth + 1) for child in element)
                for name, id_ in refers:
                    more = weight(named[id_], depth + 1) if id_ and id_ in named else 0
                    times, drawn = (times + more, drawn) if name in INHERITED else (times, drawn + more)
                known[element] = drawn * times
                if known[element] > DRAWN:
                    raise Unusable("complex")
            return known[element]

        weight(root, 0)


def _harmless(pairs: Iterable[tuple[str, str]], names: frozenset[str]) -> Iterator[tuple[str, str, str]]:
    """Name, value and the id that it refers to, of all that can do nothing but draw."""
    for name, value in pairs:
        if name in names and (found := HARMLESS.fullmatch(value)):
            yield name, value, found[1] or ""


def _declarations(text: str) -> Iterator[tuple[str, str, str]]:
    parts = (declaration.partition(":") for declaration in text.split(";"))
    return _harmless(((name.strip(), value.strip()) for name, _, value in parts), STYLES)


def _written(styles: Iterable[tuple[str, str, str]]) -> str:
    return ";".join(f"{name}:{value}" for name, value, _ in styles)


def _size(root: Element) -> None:
    """Give the drawing the sides and the view box that it needs to be scaled."""
    width, height = (max(0, _pixels(root.get(name, ""))) for name in ("width", "height"))
    box = [_pixels(number) for number in root.get("viewBox", "").replace(",", " ").split()]
    if len(box) != 4 or min(box[2:]) <= 0:
        box = [0, 0, width or 300, height or 150]  # what browsers take where nothing is said
    root.set("viewBox", " ".join(f"{number:.10g}" for number in box))
    if not (width and height):
        root.set("width", f"{box[2]:.10g}")
        root.set("height", f"{box[3]:.10g}")


def _pixels(written: str) -> float:
    length = LENGTH.fullmatch(written.strip())
    pixels = float(length[1]) * PIXELS[(length[2] or "").lower()] if length else 0
    return pixels if abs(pixels) < 1e6 else 0
