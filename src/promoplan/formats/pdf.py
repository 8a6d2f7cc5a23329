"""Sheets bound to be printed, as one HTML document for each bundle. What turns HTML into pages is no part of this."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import NamedTuple

from markupsafe import Markup

from promoplan.finding import Words
from promoplan.formats import html
from promoplan.formats.template import Open, ReadTemplate, opened
from promoplan.formats.words import words_of
from promoplan.sheet import Cell, Column, Link, Row, Sheet, Table, Whose

EXTENSION = "pdf"
MADE_AS = "bundles"
MOST_IN_A_COLUMN = 12  # lines of contents
SHEET, PAGE = Words("表", "Sheet"), Words("页", "Page")


class Bundle(NamedTuple):
    """What goes into one file: whose it is (None: the campaign's), its title, its sheets; contents before several."""

    whose: Whose | None
    title: str
    sheets: Sequence[Sheet]

    @property
    def contents(self) -> bool:
        """Whether the first sheet is the page of contents."""
        return self.sheets[0].group == "index"


class Leaf(NamedTuple):
    """A sheet in a document: by which name links reach it, its paper for CSS, what stands at the foot of its pages."""

    anchor: str
    paper: str
    foot: str


def bundles(sheets: Sequence[Sheet]) -> list[Bundle]:
    """One bundle for the campaign, then one for each department; what a person has to do stands in their department's.

    In each, sheets keep their order, after a page of contents if there are several.
    """
    index = next((sheet for sheet in sheets if sheet.group == "index"), None)
    whole = [sheet for group in ("all", "own") for sheet in sheets if sheet.group == group]
    theirs: dict[str, tuple[Whose, list[Sheet]]] = {}
    for sheet in sheets:
        if sheet.group == "department" and sheet.whose is not None:
            theirs.setdefault(sheet.whose.id, (sheet.whose, []))[1].append(sheet)
    made = []
    if whole:
        tables = [table for table in index.tables if not _leads_on(table)] if index else []
        cover = replace(index, tables=tables) if index else None
        made.append(_bound(None, whole[0].head.campaign, whole, cover))
    for whose, own in theirs.values():
        head = own[0].head
        title = f"{whose.name} · {words_of(own[0])['index']}"
        cover = Sheet(f"index-{whose.id}", title, head, [], group="index", whose=whose)
        made.append(_bound(whose, f"{head.campaign} · {whose.name}", own, cover))
    return made


def _bound(whose: Whose | None, title: str, sheets: Sequence[Sheet], cover: Sheet | None) -> Bundle:
    return Bundle(whose, title, [cover, *sheets] if cover is not None and len(sheets) > 1 else sheets)


def _leads_on(table: Table) -> bool:
    return any(isinstance(cell, Link) for row in table.rows for cell in row.cells)


class Writer:
    """Makes documents of bundles. A sheet's page is made once, in however many documents it stands."""

    def __init__(self, read: ReadTemplate, bound: Sequence[Bundle], template: Open = opened) -> None:
        self._anchors = {
            sheet.name: f"s{number}" for number, sheet in enumerate(sheet for one in bound for sheet in one.sheets)
        }
        self._html = html.Writer(read, [], template, target=self._target)
        self._style = html.whole(read("sheet.css"))
        self._sections: list[str] = []
        functions = {"sections": lambda: Markup("\n".join(self._sections))}
        self._template = template(
            read, "bundle.html.j2", autoescape=True, filters={"css_text": html.css_text}, functions=functions
        )
        self._pages: dict[str, str] = {}

    def anchor(self, sheet: Sheet) -> str:
        """By which name links reach a sheet."""
        return self._anchors[sheet.name]

    def document(self, bound: Sequence[Bundle], starts: Mapping[str, int] | None = None) -> str:
        """Bundles as one HTML document.

        `starts` are the pages on which sheets begin, by their anchors; without them the contents count with CSS
        (target-counter), which not every printer knows.
        """
        leaves = []
        self._sections.clear()
        for one in bound:
            for place, sheet in enumerate(one.sheets):
                leaves.append(self._leaf(sheet))
                self._sections.append(
                    self._section(self._cover(one, starts or {}) if one.contents and place == 0 else sheet)
                )
        first = bound[0].sheets[0]
        return self._template.render(
            sheet=first,
            head=first.head,
            words=words_of(first),
            title=bound[0].title,
            style=self._style,
            leaves=leaves,
            numbered=starts is not None,
        )

    def _leaf(self, sheet: Sheet) -> Leaf:
        head = sheet.head
        foot = f"{head.campaign} · {sheet.title} · {head.version} · {words_of(sheet)['printed']} {head.printed}"
        size, _, turned = sheet.paper.partition(" ")
        return Leaf(self.anchor(sheet), f"{size} {turned or 'portrait'}", foot)

    def _cover(self, one: Bundle, starts: Mapping[str, int]) -> Sheet:
        """The contents of a bundle: which sheet begins on which page; before what else stands there."""
        cover, *sheets = one.sheets
        language = cover.head.language
        lines: list[tuple[Cell, ...]] = [
            (Link(sheet.title, sheet.name), Link(str(starts.get(self.anchor(sheet), "")), sheet.name))
            for sheet in sheets
        ]
        columns: tuple[Column, ...] = (Column("leaf", SHEET.say(language)), Column("page", PAGE.say(language)))
        if len(lines) > MOST_IN_A_COLUMN:  # read down, then to the right
            half = (len(lines) + 1) // 2
            lines = [left + right for left, right in zip_longest(lines[:half], lines[half:], fillvalue=("", ""))]
            columns *= 2
        made = [Row(line) for line in lines]
        return replace(cover, tables=[Table(columns, made), *cover.tables])

    def _section(self, sheet: Sheet) -> str:
        if sheet.group == "index":
            page = self._html.page(sheet, part=True)  # its page numbers are known later
        elif (known := self._pages.get(sheet.name)) is not None:
            page = known
        else:
            page = self._pages[sheet.name] = self._html.page(sheet, part=True)
        kind = f"{sheet.group}{' wide' if 'landscape' in sheet.paper else ''}{' a3' if 'A3' in sheet.paper else ''}"
        return f'<section id="{self.anchor(sheet)}" class="{kind}">\n{page}</section>'

    def _target(self, link: Link) -> str:
        """Paper leads only to sheets of the same file."""
        anchor = self._anchors.get(link.sheet, "")
        return f"#{anchor}" if anchor else ""


def said(bound: Sequence[Bundle]) -> set[str]:
    """The characters that are printed of some bundles."""
    return {char for text in _texts(bound) for char in text}


def _texts(bound: Sequence[Bundle]) -> Iterator[str]:
    for one in bound:
        for sheet in one.sheets:
            yield from (one.title, sheet.title, sheet.head.campaign, *sheet.signed)
            yield from (text for fact in sheet.facts for text in fact)
            for table in sheet.tables:
                yield from (table.title, *table.notes, *(column.title for column in table.columns))
                yield from (_said(cell) for row in table.rows for cell in row.cells)


def _said(cell: Cell) -> str:
    return cell if isinstance(cell, str) else cell.text
