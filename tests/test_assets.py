"""The logo on every sheet: a real picture of bounded size, and an SVG that draws and does nothing else."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from base64 import b64decode, b64encode
from collections.abc import Iterator
from html.parser import HTMLParser
from struct import pack
from time import process_time
from xml.dom import minidom
from zlib import compress, crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promoplan.assets import MEASURED, MOST, SIDE, Logo, read_logo
from promoplan.rules.checked import logo_missing
from tests.command import ROOT
from tests.plans import Folder, part

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'
MARK = '<path d="M1 2h3v4z"/>'
GRADIENT = '<linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient>'


def chunk(kind: bytes, data: bytes) -> bytes:
    return pack(">I", len(data)) + kind + data + pack(">I", crc32(kind + data))


def header(width: int, height: int) -> bytes:
    return chunk(b"IHDR", pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))


def png(width: int = 2, height: int = 2, more: bytes = b"") -> bytes:
    pixels = chunk(b"IDAT", compress((b"\0" + bytes((width + 7) // 8)) * height))
    return b"\x89PNG\r\n\x1a\n" + header(width, height) + more + pixels + chunk(b"IEND", b"")


def segment(marker: int, data: bytes) -> bytes:
    return pack(">BBH", 0xFF, marker, len(data) + 2) + data


def frame(width: int, height: int, marker: int = 0xC0) -> bytes:
    return segment(marker, pack(">BHHBBBB", 8, height, width, 1, 1, 0x11, 0))


def jpeg(width: int = 2, height: int = 2, frames: bytes = b"") -> bytes:
    scan = segment(0xDA, b"\1\1\0\0\x3f\0") + b"\x12\x34" + b"\xff\xd9"
    return b"\xff\xd8" + segment(0xE0, b"JFIF\0") + b"\xff" + (frames or frame(width, height)) + scan


def svg(body: str, head: str = HEAD) -> bytes:
    return f"{head}{body}</svg>".encode()


def repeated(numbers: range, template: str) -> str:
    """A template for each number n, with {n} and {m}, the number before it."""
    return "".join(template.format(n=n, m=n - 1) for n in numbers)


def logo(raw: bytes) -> Logo:
    return read_logo("logo", Folder({"logo": raw}))


def picture(raw: bytes) -> bytes:
    """What a sheet shows for a file."""
    found = logo(raw)
    assert not found.problem
    return b64decode(found.uri.partition(",")[2])


class Dangers(HTMLParser):
    """What in a drawing could run, load, move or lead elsewhere, found with another parser than the one under test."""

    TAGS = re.compile(r"script|foreignobject|iframe|embed|object|html|a|animate\w*|set|handler|listener|link|feimage")
    LOADS = re.compile(
        r"url\((?!\s*['\"]?#)|(image|set|src|var|attr|expression)\(|@|\\|javascript:|https?:|file:|data:(?!image/(png|jpeg);)",
        re.I,
    )

    def __init__(self, raw: bytes) -> None:
        super().__init__()
        self.found: list[str] = []
        self._tag = ""
        self.feed(raw.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._tag = tag.rpartition(":")[2]
        if self.TAGS.fullmatch(self._tag):
            self.found.append(tag)
        for name, value in attrs:
            local = name.rpartition(":")[2]
            leads = local in ("href", "src") and not re.match(r"#|data:image/(png|jpeg);base64,", value or "")
            loads = self.LOADS.search(value or "") and not name.startswith("xmlns") and local != "href"
            if leads or loads or local.startswith("on"):
                self.found.append(f"{name}={value}")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self._tag = ""

    def handle_endtag(self, tag: str) -> None:
        self._tag = ""

    def handle_data(self, data: str) -> None:
        if self._tag == "style" and (self.LOADS.search(data) or "<" in data):
            self.found.append(data)

    def handle_pi(self, data: str) -> None:
        self.found.append(data)

    def handle_decl(self, decl: str) -> None:
        self.found.append(decl)


def elements(raw: bytes) -> Iterator[tuple[str, dict[str, str], str]]:
    """Every element with its attributes and its own words."""
    for element in minidom.parseString(raw).getElementsByTagName("*"):
        attributes = {name: value for name, value in element.attributes.items() if not name.startswith("xmlns")}
        words = "".join(child.data for child in element.childNodes if child.nodeType == child.TEXT_NODE)
        yield element.tagName, attributes, words.strip()


@pytest.mark.parametrize(
    ("raw", "kind"), [(png(), "png"), (jpeg(), "jpeg"), (png(SIDE, 1), "png"), (jpeg(1, SIDE), "jpeg")]
)
def test_a_png_and_a_jpeg_go_in_as_they_are(raw: bytes, kind: str) -> None:
    assert logo(raw).uri.startswith(f"data:image/{kind};base64,")
    assert picture(raw) == raw


@pytest.mark.parametrize("marker", [0xC0, 0xC1, 0xC2])
def test_every_kind_of_jpeg_that_browsers_show_is_measured(marker: int) -> None:
    assert logo(jpeg(frames=segment(0xC4, bytes(20)) + frame(SIDE, 7, marker))).problem == ""
    assert logo(jpeg(frames=frame(7, SIDE + 1, marker))) == Logo(problem="pixels", found="7 × 4001")


def test_a_side_of_too_many_pixels_is_told_with_its_size() -> None:
    assert logo(png(SIDE + 1, 3)) == Logo(problem="pixels", found="4001 × 3")
    lying = png().replace(header(2, 2), header(3, 2**32 - 1))
    assert logo(lying) == Logo(problem="pixels", found="3 × 4294967295")


@pytest.mark.parametrize("whole", [png(), jpeg(), svg(MARK)])
def test_a_file_cut_off_anywhere_is_told(whole: bytes) -> None:
    assert {logo(whole[:length]).problem for length in range(len(whole))} == {"kind"}


@pytest.mark.parametrize(
    "raw",
    [
        png(0, 2),
        png().replace(header(2, 2), header(2, 2)[:-1] + b"?"),
        png().replace(header(2, 2), chunk(b"IHDR", pack(">II", 2, 2))),
        png().replace(header(2, 2), b""),
        png(more=header(3, 3)),
        png().replace(b"IDAT", b"IDOT"),
        png()[:8] + header(2, 2) + chunk(b"IDAT", b"") + chunk(b"IEND", b""),
        jpeg(2, 0),
        jpeg(frames=segment(0xC4, bytes(20))),
        jpeg(frames=frame(2, 2) + frame(9999, 2)),
        jpeg(frames=frame(2, 2, 0xC3)),
        jpeg(frames=segment(0xC0, b"\x08\0\2\0\2\3")),
        jpeg(frames=segment(0xC0, b"\x08\0\2")),
        jpeg(frames=b"\xff\xc0\xff\xff"),
        jpeg(frames=b"\xff\xe1\0\1"),
        b"\xff\xd8\xff\xc0\0\2",
        b"GIF89a\1\0\1\0",
        b"",
        b"logo",
    ],
)
def test_a_header_that_lies_is_told(raw: bytes) -> None:
    assert logo(raw) == Logo(problem="kind")


def test_a_file_as_large_as_the_limit_is_fine_and_one_byte_more_is_told() -> None:
    filled = png(more=chunk(b"tEXt", bytes(MOST - len(png()) - 12)))
    assert len(picture(filled)) == MOST
    assert logo(filled + b"\0") == Logo(problem="size", found="257 KiB")
    assert logo(bytes(MEASURED)).found == "16384 KiB"
    assert logo(bytes(MEASURED + 1)).found == "> 16384 KiB"


def test_an_svg_that_grows_when_it_is_written_again_is_told() -> None:
    raw = svg("<text font-family='" + '"' * 60_000 + "'>a</text>")
    assert logo(raw) == Logo(problem="size", found="352 KiB")


def test_a_logo_is_a_file_of_the_plans_folder() -> None:
    class Unreadable(Folder):
        def read(self, name: str, most: int) -> bytes:
            raise PermissionError(13, "Permission denied")

    assert read_logo(None, Folder()) == Logo()
    assert read_logo("logo.png", Folder()).problem == "missing"
    assert read_logo("*.png", Folder({"a.png": png(), "b.png": png()})).problem == "missing"
    assert read_logo("../logo.png", Folder()).problem == "outside"
    assert read_logo("logo.png", Unreadable({"logo.png": png()})).problem == "missing"


HOSTILE = {
    "script": "<script>alert(1)</script>",
    "script in the drawing's own prefix": '<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>',
    "script that loads": '<script xlink:href="https://evil.example/a.js"/>',
    "script in a group": "<g><defs><script>alert(1)</script></defs></g>",
    "html": '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><iframe src="file:///x"/></body></foreignObject>',
    "html as a drawing": '<g xmlns="http://www.w3.org/1999/xhtml"><a href="javascript:alert(1)">x</a></g>',
    "handler": '<rect width="1" height="1" onload="alert(1)" ONCLICK="alert(1)"/>',
    "link": '<a xlink:href="javascript:alert(1)"><rect width="9" height="9"/></a>',
    "image from the web": '<image href="https://evil.example/a.png" width="9" height="9"/>',
    "image from the disk": '<image xlink:href="file:///etc/passwd"/>',
    "image from beside": '<image href="other.png"/><image src="other.png" href="#a"/>',
    "image that is an svg": '<image href="data:image/svg+xml;base64,PHN2Zy8+"/>',
    "image that is html": '<image href="data:text/html,&lt;script>alert(1)&lt;/script>"/>',
    "image that only says it is one": f'<image href="data:image/svg+xml;base64,{b64encode(png()).decode()}"/>',
    "use of another file": '<use href="other.svg#a"/><use xlink:href="https://evil.example/a.svg#a"/>',
    "use of data": '<use href="data:image/svg+xml;base64,PHN2Zy8+#a"/>',
    "two addresses": '<use xlink:href="#a" href="//evil.example/#a"/>',
    "address in an attribute": '<rect fill="url(https://evil.example/a.svg#g)" width="1" height="1"/>',
    "address after a fallback": '<rect fill="url(#g) url(//evil.example/a)" width="1" height="1"/>',
    "address in capitals": '<rect mask="URL( \'\n//evil.example/a\' )" width="1" height="1"/>',
    "address in an escape": r'<rect style="fill:u\72l(//evil.example/a)" width="1" height="1"/>',
    "address by character reference": '<rect style="fill:&#117;rl&#40;//evil.example/a)" width="1" height="1"/>',
    "address in a style": '<rect style="fill:red;cursor:url(//evil.example/a);background:url(b)" height="1"/>',
    "address in a set of images": '<rect style="mask:image-set(\'//evil.example/a\' 1x)" width="1" height="1"/>',
    "import": "<style>@import url(https://evil.example/a.css); .a{fill:red}</style>",
    "import as text": "<style><![CDATA[@import '//evil.example/a.css';]]></style>",
    "import behind a comment": "<style>/**/@im/**/port '//a';/*</style><style>*/@import '//evil.example/a';</style>",
    "import behind a shape": "<style>.a{fill:red}<g/>@import url(//evil.example/a.css);</style>",
    "font": "<style>@font-face{font-family:a;src:url(//evil.example/a.woff)} .a{fill:blue}</style>",
    "address in a sheet": "<style>.a{fill:url(//evil.example/a)} .b{fill:url('#g')}</style>",
    "address in a media rule": "<style>@media print{.a{fill:url(//evil.example/a)}}</style>",
    "behaviour": "<style>.a{behavior:url(a.htc);-moz-binding:url(//evil.example/a.xml#a)}</style>",
    "markup in a sheet": "<style>.a{fill:red}<script>alert(1)</script></style>",
    "markup as text in a sheet": "<style>&lt;/style>&lt;script>location='https://a/'&lt;/script></style>",
    "expression": "<style>.a{fill:expression(alert(1))}</style>",
    "animation": '<use href="#a"><set attributeName="href" to="javascript:alert(1)"/></use>',
    "animation of a link": '<animate xlink:href="#a" attributeName="href" values="javascript:alert(1)"/>',
    "filter": '<filter id="f"><feImage href="https://evil.example/a.png"/></filter>',
    "base": '<g xml:base="https://evil.example/"><use href="#a"/></g>',
    "style sheet by instruction": '<?xml-stylesheet href="https://evil.example/a.css"?>',
    "another language": '<handler type="text/javascript" ev:event="load">alert(1)</handler>',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_drawing_is_shown_and_does_nothing(name: str) -> None:
    raw = svg(HOSTILE[name] + MARK)
    assert Dangers(raw).found, "the table holds what is dangerous"
    safe = picture(raw)
    assert Dangers(safe).found == []
    assert ("path", {"d": "M1 2h3v4z"}, "") in list(elements(safe))
    assert picture(safe) == safe


def test_only_plain_rules_of_a_style_sheet_are_kept() -> None:
    rules = '@charset "a"; .a{fill:red} @media print{.b{fill:red} .c{fill:red}} .d{x:y} g .e{fill:red} #f , g{fill:red}'
    assert ("style", {}, ".a{fill:red}#f,g{fill:red}") in list(elements(picture(svg(f"<style>{rules}</style>{MARK}"))))


def test_words_outside_of_texts_and_what_has_another_namespace_are_left_out() -> None:
    safe = picture(svg(f'loose<g> ends </g>{MARK}<g xmlns="http://other.example"><path d="M9 9"/></g>'))
    assert [(tag, words) for tag, _, words in elements(safe)] == [("svg", ""), ("g", ""), ("path", "")]


def test_of_two_references_the_newer_kind_counts() -> None:
    safe = picture(svg('<use xlink:href="#a" href="#b"/>'))
    assert [attributes.get("xlink:href") for _, attributes, _ in elements(safe)] == [None, "#b"]


@pytest.mark.parametrize(
    "before",
    [
        b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">',
        b"\xef\xbb\xbf<?xml version='1.0'?><!-- Creator: CorelDRAW --><!DOCTYPE svg>",
    ],
)
def test_a_doctype_that_only_names_the_standard_does_no_harm(before: bytes) -> None:
    assert picture(before + svg(MARK)) == picture(svg(MARK))


def test_words_stay_words() -> None:
    raw = svg("<title>a&lt;script>b</title><text>&lt;script>alert(1)&lt;/script> &amp;lt; <![CDATA[<a>]]></text>")
    safe = picture(raw)
    assert Dangers(safe).found == []
    assert [words for _, _, words in elements(safe)][1:] == ["a<script>b", "<script>alert(1)</script> &lt; <a>"]


REFUSED = {
    "doctype": {
        "the usual one with a body": b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x" [<!ENTITY a "b">]>'
        + svg(MARK),
        "two of them": b"<!DOCTYPE svg><!DOCTYPE svg>" + svg(MARK),
        "laughs": b'<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>' + svg("<text>&b;</text>"),
        "a file": b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + svg("<text>&a;</text>"),
    },
    "kind": {
        "not closed": b'<svg xmlns="http://www.w3.org/2000/svg">' + MARK.encode(),
        "no namespace": svg(MARK, "<svg>"),
        "another namespace": svg(MARK, '<svg xmlns="http://www.w3.org/1999/xhtml">'),
        "a prefix of nothing": b"<s:svg>" + MARK.encode() + b"</s:svg>",
        "html": b"<html><body><svg/></body></html>",
        "another root": b'<g xmlns="http://www.w3.org/2000/svg"/>',
        "an unknown entity": svg("<text>&nbsp;</text>"),
        "two roots": svg(MARK) + svg(MARK),
        "utf-16": svg(MARK).decode().encode("utf-16"),
        "utf-16 without a mark": f"<!DOCTYPE svg>{svg(MARK).decode()}".encode("utf-16-le"),
        "another encoding": b"<?xml version='1.0' encoding='gb18030'?>"
        + svg("<text>标志</text>").decode().encode("gb18030"),
    },
    "empty": {
        "nothing": svg(""),
        "a group": svg("<g><title>a</title></g>"),
        "only what is left out": svg("<script>alert(1)</script><image href='http://a/b.png'/><use href='b.svg#a'/>"),
    },
    "complex": {
        "too deep": svg("<g>" * 49 + MARK + "</g>" * 49),
        "too deep in what is left out": svg(MARK + "<a>" * 50 + "</a>" * 50),
        "too many": svg(MARK * 5_000),
        "too many left out": svg(MARK + "<a/>" * 4_999),
        "use of itself": svg(f'<g id="a">{MARK}<use href="#a"/></g>'),
        "use in a circle": svg(f'{MARK}<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'),
        "use of use": svg(
            f'<g id="a0">{MARK}</g>' + repeated(range(1, 7), '<g id="a{n}">' + '<use href="#a{m}"/>' * 10 + "</g>")
        ),
        "use of the first of two": svg(
            f'<g id="a">{MARK * 100}</g><g id="b">' + '<use href="#a"/>' * 100 + "</g>"
            '<g id="b"/>' + '<use href="#b"/>' * 30
        ),
        "patterns in patterns": svg(
            MARK + repeated(range(9), '<pattern id="a{n}">' + '<path fill="url(#a{m})"/>' * 10 + "</pattern>")
        ),
        "a paint for a whole group": svg(
            repeated(range(4), '<pattern id="a{n}"><g style="stroke:url(#a{m})">' + MARK * 100 + "</g></pattern>")
        ),
        "by class": svg(
            "<style>.p1{fill:url(#a0)} #q2{fill:url(#a1)} circle{mask:url(#a2)}</style>"
            f'<pattern id="a0">{MARK * 40}</pattern>'
            f'<pattern id="a1"><g class="x p1">{MARK * 40}</g></pattern>'
            f'<mask id="a2"><g id="q2">{MARK * 40}</g></mask>' + "<circle r='1'/>" * 4
        ),
        "by one of many rules": svg("<style>" + repeated(range(9), ".a{{fill:url(#p{n})}}") + "</style>" + MARK),
    },
}


@pytest.mark.parametrize(("problem", "name"), [(problem, name) for problem in REFUSED for name in REFUSED[problem]])
def test_what_cannot_be_made_safe_is_refused(problem: str, name: str) -> None:
    assert logo(REFUSED[problem][name]) == Logo(problem=problem)


def test_what_is_just_within_the_limits_is_shown() -> None:
    assert picture(svg("<g>" * 48 + MARK + "</g>" * 48))
    assert picture(svg(MARK * 4_999))
    assert picture(svg(f'<g id="a">{MARK * 40}</g>' + '<use href="#a"/>' * 4_000))
    assert picture(svg(GRADIENT + '<path fill="url(#g)"/>' * 4_000))


def test_the_logo_of_the_example_plan_looks_the_same() -> None:
    raw = (ROOT / "plans" / "double11-2026" / "logo.svg").read_bytes()
    assert list(elements(picture(raw))) == list(elements(raw))


def test_what_drawing_programs_write_is_kept() -> None:
    uri = f"data:image/png;base64,{b64encode(png()).decode()}"
    kept = (
        '<style type="text/css"> /* a */ .st0{fill:#E60012;} .st1, path {mask:url( "#m" );stroke:rgb(0, 9, 9)}</style>'
        f'<defs>{GRADIENT}<clipPath id="c"><use xlink:href="#r" style="overflow:visible;"/></clipPath></defs>'
        '<g transform="matrix(1 0 0 1 10 -2.5e1) rotate(5)" style="enable-background:new; fill : url(#g) none">'
        '<rect id="r" width="50%" height=".5" class="st0 st1"/></g>'
        f'<image width="2" height="2" xlink:href="{uri[:40]}\n{uri[40:]}"/>'
        "<text font-family=\"'Noto Sans', 黑体\" xml:space=\"preserve\"> 双11<tspan dx='1 2'>全</tspan>场</text>"
    )
    assert list(elements(picture(svg(kept))))[1:] == [
        ("style", {}, '.st0{fill:#E60012}.st1,path{mask:url( "#m" );stroke:rgb(0, 9, 9)}'),
        ("defs", {}, ""),
        ("linearGradient", {"id": "g"}, ""),
        ("stop", {"offset": "0", "stop-color": "red"}, ""),
        ("clipPath", {"id": "c"}, ""),
        ("use", {"style": "overflow:visible", "xlink:href": "#r"}, ""),
        ("g", {"transform": "matrix(1 0 0 1 10 -2.5e1) rotate(5)", "style": "fill:url(#g) none"}, ""),
        ("rect", {"id": "r", "width": "50%", "height": ".5", "class": "st0 st1"}, ""),
        ("image", {"width": "2", "height": "2", "xlink:href": uri}, ""),
        ("text", {"font-family": "'Noto Sans', 黑体", "xml:space": "preserve"}, "双11场"),
        ("tspan", {"dx": "1 2"}, "全"),
    ]


def test_a_byte_order_mark_is_no_matter() -> None:
    assert picture(b"\xef\xbb\xbf" + svg(MARK)) == picture(svg(MARK))


def test_a_drawing_with_prefixes_is_read_by_its_namespace() -> None:
    raw = b'<s:svg xmlns:s="http://www.w3.org/2000/svg" xmlns="http://a/"><s:path d="M0 0"/><path d="M9 9"/></s:svg>'
    assert [(tag, attributes.get("d")) for tag, attributes, _ in elements(picture(raw))] == [
        ("svg", None),
        ("path", "M0 0"),
    ]


def test_pictures_inside_hold_no_more_pixels_together_than_one_logo() -> None:
    uris = [f"data:image/png;base64,{b64encode(png(*size)).decode()}" for size in [(SIDE, SIDE - 1), (9, 9), (SIDE, 1)]]
    safe = picture(svg("".join(f'<image href="{uri}"/>' for uri in uris)))
    assert [attributes.get("xlink:href") for _, attributes, _ in elements(safe)][1:] == uris[:2]
    broken = [png(SIDE + 1, 1), png()[:-1], b"GIF89a"]
    uris = [f"data:image/png;base64,{b64encode(raw).decode()}" for raw in broken] + ["data:image/png;base64,A"]
    assert logo(svg("".join(f'<image href="{uri}"/>' for uri in uris))).problem == "empty"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("", ("300", "150", "0 0 300 150")),
        ('width="40" height="30"', ("40", "30", "0 0 40 30")),
        ('width="1in" height="25.4mm"', ("1in", "25.4mm", "0 0 96 96")),
        ('width="100%" height="100%" viewBox="-5,-5 20 10"', ("20", "10", "-5 -5 20 10")),
        ('width="7" viewBox="0 0 20.123456 10"', ("20.123456", "10", "0 0 20.123456 10")),
        ('width="-4" height="0" viewBox="0 0 0 -1"', ("300", "150", "0 0 300 150")),
        ('width="1e99" height="nan" viewBox="a b c d"', ("300", "150", "0 0 300 150")),
        (f'width="{"9" * 999}"', ("300", "150", "0 0 300 150")),
    ],
)
def test_a_drawing_can_always_be_scaled(written: str, shown: tuple[str, str, str]) -> None:
    _, attributes, _ = next(elements(picture(svg(MARK, f'<svg xmlns="http://www.w3.org/2000/svg" {written}>'))))
    assert (attributes["width"], attributes["height"], attributes["viewBox"]) == shown


def test_the_same_file_gives_the_same_bytes_on_every_run() -> None:
    raw = svg("".join(body for name, body in HOSTILE.items()) + MARK)
    code = (
        "import sys; from promoplan.assets import read_logo; from tests.plans import Folder;"
        "print(read_logo('logo', Folder({'logo': sys.stdin.buffer.read()})).uri)"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            input=raw,
            capture_output=True,
            check=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "src")},
        ).stdout
        for seed in ("1", "2")
    }
    assert runs == {f"{logo(raw).uri}\n".encode()}


def heap(unit: str, before: str, after: str) -> bytes:
    """An SVG as large as may be, made of one thing again and again."""
    room = MOST - len(svg(MARK + before + after))
    return svg(MARK + before + unit * (room // len(unit)) + after)


LETTERS = "abcdefghijklmnopqrstuvwxyz"
SHEET = "".join(f".{letter}{{fill:url(#x);stroke:url(#y);mask:url(#z)}}" for letter in LETTERS)
HEAPS = {
    "blanks in a value": heap(" ", '<path d="', '\\"/>'),
    "blanks in an address": heap(" ", '<path fill="url(', '\\"/>'),
    "addresses": heap("url(", '<path fill="', '"/>'),
    "functions": heap("rgb  ", '<path fill="', '"/>'),
    "one function": heap("1", '<path fill="rgb(', '"/>'),
    "quotes": heap("'", '<path font-family="', '\\"/>'),
    "path": heap("M1 2 ", '<path d="', '"/>'),
    "classes": heap("a ", '<path class="', '"/>'),
    "declarations": heap("fill:url(#a);", '<path style="', '"/>'),
    "comments": heap("/* ", "<style>", "</style>"),
    "opened": heap("{", "<style>", "</style>"),
    "closed": heap("}", "<style>", "</style>"),
    "rules": heap(".a{fill:url(#a)}", "<style>", "</style>"),
    "selectors": heap("a,", "<style>", "a{fill:red}</style>"),
    "classes of a sheet": heap(f"<g class='{' '.join(LETTERS)}'/>", f"<style>{SHEET}</style>", ""),
    "groups": heap("<g/>", "", ""),
    "open groups": heap("<g>", "", ""),
    "references": heap("&#62;", "<text>", "</text>"),
    "lines": heap("\n", "<text>", "</text>"),
    "instructions": heap("<?a b?>", "", ""),
    "chain of uses": svg(MARK + repeated(range(4_900), '<use id="a{m}" href="#a{n}"/>')),
    "picture": heap("A", '<image href="data:image/png;base64,', '"/>'),
    "attributes": svg(MARK + "<g " + repeated(range(25_000), 'a{n}="" ') + "/>"),
    "one long namespace": svg(
        MARK + '<g xmlns:a="' + "u" * 120_000 + '" ' + repeated(range(10_000), 'a:x{n}="" ') + "/>"
    ),
    "chunks": png(more=chunk(b"tEXt", b"") * 21_000),
    "filling": jpeg(frames=b"\xff" * (MOST - 100)),
}


@pytest.mark.parametrize("name", HEAPS)
def test_a_heap_of_junk_takes_no_time(name: str) -> None:
    assert len(HEAPS[name]) <= MOST
    taken = []
    for _ in range(3):
        before = process_time()
        logo(HEAPS[name])
        taken.append(process_time() - before)
    assert min(taken) < 0.3


PIECES = st.sampled_from(
    [
        *HOSTILE.values(),
        MARK,
        GRADIENT,
        "<g>",
        "</g>",
        "<style>",
        "</style>",
        "<text>",
        "</text>",
        "{",
        "}",
        "a",
        "<!--",
    ]
)
ANYTHING = st.one_of(
    st.binary(max_size=200),
    st.binary(max_size=100).map(lambda tail: png()[:33] + tail),
    st.binary(max_size=100).map(lambda tail: jpeg()[:4] + tail),
    st.text(max_size=100).map(lambda body: svg(MARK + body)),
    st.lists(PIECES, max_size=8).map(lambda bodies: svg(MARK + "".join(bodies))),
    st.tuples(st.sampled_from([png(), jpeg(), svg(MARK + GRADIENT)]), st.integers(0, 300), st.binary(max_size=3)).map(
        lambda cut: cut[0][: cut[1]] + cut[2] + cut[0][cut[1] + 1 :]
    ),
)


@given(ANYTHING)
def test_any_bytes_are_a_logo_or_a_problem(raw: bytes) -> None:
    found = logo(raw)
    assert bool(found.uri) != bool(found.problem)
    assert found.problem in ("", *logo_missing.SAYS)
    if found.uri.startswith("data:image/svg+xml;"):
        assert Dangers(picture(raw)).found == []
        assert picture(picture(raw)) == picture(raw)


@given(
    st.lists(st.sampled_from(["url(", "#a", "//b", "fill", "@import", "rgb(", "/*", "*/", *"'\"){};:\\, a"])).map(
        "".join
    )
)
def test_a_style_of_any_text_loads_nothing(text: str) -> None:
    written = text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    raw = svg(f'{MARK}<style>.a{{fill:{written}}}{written}</style><path style="{written}" fill="{written}"/>')
    found = logo(raw)
    if not found.problem:
        assert Dangers(picture(raw)).found == []


@pytest.mark.parametrize(
    ("raw", "problem", "said"),
    [
        (None, "missing", "logo.svg"),
        (b"GIF89a", "kind", "PNG"),
        (REFUSED["doctype"]["laughs"], "doctype", "<!DOCTYPE"),
        (REFUSED["complex"]["use of use"], "complex", "50"),
        (svg(""), "empty", "logo.svg"),
        (png(SIDE + 1, 5), "pixels", "4001 × 5"),
        (bytes(MOST + 1), "size", "257 KiB"),
    ],
)
def test_each_problem_is_told_with_what_to_do(raw: bytes | None, problem: str, said: str) -> None:
    files = {} if raw is None else {"logo.svg": raw}
    (finding,) = part("# campaign: logo: logo.svg\ntasks: []", files=files).findings
    assert finding.rule == "logo-missing"
    assert finding.sentence == logo_missing.SAYS[problem]
    assert finding.remedy == logo_missing.HINTS[problem]
    assert said in finding.message("zh")
    assert said in finding.message("en")


def test_every_problem_has_words_and_a_hint() -> None:
    assert set(logo_missing.SAYS) == set(logo_missing.HINTS) == {"missing", "outside", *REFUSED, "pixels", "size"}
