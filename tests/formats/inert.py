"""That a text stays text in formats whose files are held against those of a plan that says nothing."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser
from io import BytesIO
from typing import Any, NamedTuple
from xml.etree import ElementTree
from zipfile import ZipFile

from openpyxl import load_workbook

from promoplan.campaign import Campaign
from promoplan.cli.resources import template_text
from promoplan.formats import mermaid, pdf, svg, xlsx
from promoplan.sheet import Sheet
from promoplan.text import one_line
from tests.entries.read_back import events, written
from tests.formats import mermaid_grammar
from tests.formats.payloads import everywhere
from tests.views.sheets import every_sheet

CONTROLS = re.compile("[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


class Loaded(NamedTuple):
    """A campaign that says a text wherever it can, and its sheets."""

    text: str
    campaign: Campaign
    sheets: list[Sheet]


def loaded_with(text: str) -> Loaded:
    found = everywhere(text)
    return Loaded(text, found, every_sheet(found))


@cache
def harmless() -> Loaded:
    """What others are held against: what a text adds to a file beyond this, it must not be more than text."""
    return loaded_with("x")


class Skeleton(HTMLParser):
    """The tags of a page with their attributes, what it would fetch, lead to or run, and its style sheet's rules."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[tuple[str, ...]] = set()
        self.leads: set[str] = set()
        style = "".join(re.findall("<style>(.*?)</style>", page, re.S))
        self.rules = re.sub(r'"[^"\\\n]*(?:\\[^\n][^"\\\n]*)*"', "", style)  # without what stands in strings
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add((tag, *sorted(name for name, _ in attrs)))
        self.leads |= {value or "" for name, value in attrs if name in ("href", "src", "data", "action", "style")}


def check_pdf(made: Loaded) -> None:
    """The document that is printed; what comes of it, tests/printing reads."""
    document = bound_document(made)
    assert not CONTROLS.search(document)
    found = Skeleton(document)
    assert found.rules == harmless_document().rules
    assert found.tags - harmless_document().tags <= {("br",), ("title",)}
    assert all(re.fullmatch(r"#s\d+", target) for target in found.leads - harmless_document().leads)


def bound_document(made: Loaded) -> str:
    bound = pdf.bundles(made.sheets)
    return pdf.Writer(template_text, bound).document(bound)


@cache
def harmless_document() -> Skeleton:
    return Skeleton(bound_document(harmless()))


def drawn(made: Loaded) -> list[ElementTree.Element]:
    writer = svg.Writer(template_text, made.sheets)
    return [ElementTree.fromstring(content) for sheet in made.sheets for _, content in writer.files(sheet)]


def shape_of(element: ElementTree.Element) -> tuple[str, tuple[str, ...]]:
    return element.tag, tuple(sorted(element.attrib))


@cache
def harmless_shapes() -> set[tuple[str, tuple[str, ...]]]:
    """The elements of drawings with their attributes; whole names stand in a title where they are cut."""
    return {shape_of(element) for root in drawn(loaded_with("长" * 300)) + drawn(harmless()) for element in root.iter()}


def check_svg(made: Loaded) -> None:
    """Nothing of a plan is an element or an attribute, or in an attribute."""
    roots = drawn(made)
    assert len(roots) == len(drawn(harmless()))
    for root in roots:
        assert {shape_of(element) for element in root.iter()} <= harmless_shapes()
        values = " ".join(value for element in root.iter() for value in element.attrib.values())
        assert not re.search(r"(?i)script:|://|url\((?!#)", values)
        assert not CONTROLS.search("".join(root.itertext()))
        if len(one_line(made.text)) > 3:
            assert one_line(made.text)[:20] not in values
        titles = "\n".join(root.itertext())
        assert one_line(made.text)[:1000] in titles


def check_mermaid(made: Loaded) -> None:
    """As Mermaid's grammar reads it; tests/formats/test_mermaid.py knows more signs."""
    writer = mermaid.Writer(template_text, made.sheets)
    charts = [mermaid_grammar.read(text.decode()) for sheet in made.sheets for _, text in writer.files(sheet)]
    assert len(charts) == sum(sheet.gantt is not None for sheet in made.sheets) > 0
    assert all(chart.tasks for chart in charts)


class Book:
    """What a workbook would do: its formulas and rules by their places, its links, and the parts it is made of."""

    def __init__(self, made: Loaded) -> None:
        ((_, content),) = xlsx.Writer(lambda _: "", made.sheets).books(made.sheets)
        self.parts = set(ZipFile(BytesIO(content)).namelist())
        self.texts: list[str] = []
        self.formulas: dict[tuple[int, str], str] = {}
        book: Any = load_workbook(BytesIO(content))
        titles = {sheet.title: number for number, sheet in enumerate(book)}
        for number, sheet in enumerate(book):
            for line in sheet.iter_rows():
                for cell in line:
                    assert cell.hyperlink is None or cell.hyperlink.target is None
                    if cell.data_type == "f":
                        self.formulas[number, cell.coordinate] = by_number(str(cell.value), titles)
                    elif isinstance(cell.value, str):
                        self.texts.append(cell.value)
            for area in sheet.conditional_formatting:
                for place, rule in enumerate(area.rules):
                    self.formulas[number, f"{area.sqref} {place}"] = by_number(" ".join(rule.formula), titles)
        self.names = {name: by_number(found.attr_text, titles) for name, found in book.defined_names.items()}


def by_number(formula: str, titles: dict[str, int]) -> str:
    """A formula in which worksheets are called by their numbers."""
    for title in sorted(titles, key=len, reverse=True):
        quoted = title.replace("'", "''")
        formula = formula.replace(f"'{quoted}'!", f"{titles[title]}!")
    return formula


@cache
def harmless_book() -> Book:
    return Book(harmless())


def check_xlsx(made: Loaded) -> None:
    """The formulas are those of a plan that says nothing, each at its place; some texts need a cell without one."""
    book = Book(made)
    assert book.parts == harmless_book().parts
    assert book.formulas.items() <= harmless_book().formulas.items()
    assert len(book.formulas) >= len(harmless_book().formulas) - 4
    assert book.names == harmless_book().names
    assert not any(CONTROLS.search(text.replace("\t", "")) for text in book.texts)


def properties(content: bytes) -> list[str]:
    """The names of a calendar's lines, in their order; a description may take any number of lines."""
    return re.findall(r"\r\n([A-Z-]+)(?=[:;])", content.decode())


def check_ics(made: Loaded) -> None:
    """The same lines as those of a plan that says nothing, as long as they may be."""
    expected = written(harmless().campaign)
    calendars = written(made.campaign)
    assert calendars.keys() == expected.keys()
    for name, content in calendars.items():
        assert properties(content) == properties(expected[name])
        assert max(map(len, content.split(b"\r\n"))) <= 75
        assert not re.search(rb"(?<!\r)\n|\r(?!\n)", content)
        assert not CONTROLS.search(content.decode().replace("\r\n", ""))
        assert [event.uid.value for event in events(content)] == [event.uid.value for event in events(expected[name])]
