"""Sheets as HTML files that need nothing else: style inside, printed on A4 or A3, heads repeated, pages numbered."""

from __future__ import annotations

import re
from binascii import b2a_base64
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from html import escape
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import quote

from markupsafe import Markup

from promoplan.formats.page.cards import class_of, kinds_of, style_of
from promoplan.formats.page.facets import about, told
from promoplan.formats.template import Helpers, Open, ReadTemplate, opened
from promoplan.formats.words import words_of
from promoplan.sheet import Band, Cell, Column, Facets, Link, Mark, Row, Sheet, Table
from promoplan.text import safe_text

if TYPE_CHECKING:
    from promoplan.formats.drawing.gantt import Gantt

EXTENSION = "html"
Target: TypeAlias = Callable[[Link], str]  # where a link leads, as an address; "" for one that is only its text
TICKS = {"": '<i class="box"></i>', "x": '<i class="box">✓</i>', "-": "–"}
# A day is never broken over two lines: T-17, or T-17 · 10-25 周日(休) 18:00.
_OFF = r"(?: ?\((?:休|班|off|work)\))?"
DAY = re.compile(rf"\bT[+-]\d+(?: · [\d-]+ [^\s<(]+(?: \d\d:\d\d)?{_OFF})?|\bT · [\d-]+ [^\s<(]+{_OFF}")


class Writer:
    """Writes the sheets of one campaign, which know their neighbours. A row that stands on several is made once."""

    def __init__(
        self,
        read: ReadTemplate,
        site: Sequence[Sheet],
        template: Open = opened,
        name: str = f"sheet.{EXTENSION}.j2",
        target: Target | None = None,
    ) -> None:
        functions: Helpers = {
            "rows": self.rows, "bands": bands, "plot": self.plot, "drawings": self.drawings, "link": link_target,
            "card_class": self.card_class,
        }  # fmt: skip
        self._read, self._open = read, template
        self._gantt: Gantt | None = None
        self._template = template(read, name, autoescape=True, filters={"css_text": css_text}, functions=functions)
        self._style = whole(read("sheet.css"))
        # a browser sees line ends as \n, and the script runs only if its hash is the one the page names
        self._script = whole(read("sheet.js").replace("\r\n", "\n").replace("\r", "\n"))
        self._hash = b2a_base64(sha256(self._script.encode()).digest(), newline=False).decode()
        self._plots = self._drawings = 0
        self._of: Mapping[str, tuple[tuple[int, ...], ...]] = {}
        self._told: tuple[Facets | None, Markup] = (None, Markup())
        self._target = target or link_target
        self._rows: dict[int, tuple[Row, str]] = {}
        self._whole = [sheet for sheet in site if sheet.group in ("all", "own")]
        self._theirs: dict[tuple[str, str], list[Sheet]] = {}
        for sheet in site:
            if sheet.whose is not None:
                self._theirs.setdefault((sheet.group, sheet.whose.id), []).append(sheet)

    def write(self, sheet: Sheet) -> bytes:
        return self.page(sheet).encode(errors="replace")

    def page(self, sheet: Sheet, part: bool = False) -> str:
        """A sheet as a page; as a part of a larger one, without head and ways to other pages."""
        if not part:
            self._plots = self._drawings = 0  # parts of one page count through
        self._kinds = [] if part else kinds_of(sheet)
        theirs = self._theirs.get((sheet.group, sheet.whose.id), []) if sheet.whose else []
        return self._template.render(
            sheet=sheet,
            head=sheet.head,
            words=words_of(sheet),
            paper=paper(sheet),
            style=self._style,
            script=self._script,
            script_hash=self._hash,
            cards=style_of(self._kinds, css_text),
            facets=self._facets(sheet),
            whole=self._whole,
            theirs=theirs,
            part=part,
        )

    def card_class(self, table: Table) -> str:
        """What the style sheet knows a table's cards by; nothing where it stays a table."""
        return class_of(table, self._kinds)

    def _facets(self, sheet: Sheet) -> Markup:
        """What the script filters by; nothing on a sheet without facets. They are the same on a campaign's sheets."""
        self._of = sheet.facets.of if sheet.facets else {}
        if sheet.facets is not None and self._told[0] is not sheet.facets:
            self._told = (sheet.facets, told(sheet.facets, sheet.head.language))
        return self._told[1] if sheet.facets else Markup()

    def plot(self, table: Table) -> Markup:
        """The picture of a table that has one."""
        if table.plot is None:
            return Markup()
        from promoplan.formats.page.plot import drawn  # noqa: PLC0415 - most sheets have none

        self._plots += 1
        return drawn(table.plot, self._plots)

    def drawings(self, sheet: Sheet) -> list[Markup]:
        """The pages of a sheet's Gantt chart as SVG; of most sheets none."""
        if sheet.gantt is None:
            return []
        if self._gantt is None:
            from promoplan.formats.drawing.gantt import Gantt  # noqa: PLC0415 - most views have no chart

            self._gantt = Gantt(self._read, self._open)
        made = [Markup(text) for _, text in self._gantt.pages(sheet, alone=False, before=self._drawings)]
        self._drawings += len(made)
        return made

    def rows(self, table: Table) -> Markup:
        """A table's rows as <tr>, one a line."""
        return Markup("\n".join([self._row(row, table.columns) for row in table.rows]))

    def _row(self, row: Row, columns: tuple[Column, ...]) -> str:
        known = self._rows.get(id(row))
        if known is None:
            # the row is kept too, so that its id stays its own
            of = self._of.get(row.id.partition("/steps/")[0]) if row.id and row.kind != "step" else None
            known = self._rows[id(row)] = (row, _row(row, columns, about(of) if of else "", self._target))
        return known[1]


def bands(table: Table) -> Markup:
    """The lines above the columns' headings."""
    return Markup("").join(
        Markup('<tr class="band">{}</tr>').format(Markup("").join(_band(band) for band in line)) for line in table.bands
    )


def _band(band: Band) -> Markup:
    cell = Markup('<th colspan="{}" scope="colgroup">{}</th>') if band.text else Markup('<td colspan="{}">{}</td>')
    return cell.format(band.span, safe_text(band.text))


def _row(row: Row, columns: tuple[Column, ...], about: str, target: Target) -> str:
    if row.kind in ("group", "subgroup"):
        heading = _text(row.cells[0], target)
        return f'<tr class="{row.kind}"><th colspan="{len(columns)}" scope="rowgroup">{heading}</th></tr>'
    cells = "".join([_cell(cell, column, target) for column, cell in zip(columns, row.cells, strict=True)])
    return f'<tr class="{row.kind}"{about}>{cells}</tr>' if row.kind else f"<tr{about}>{cells}</tr>"


def _cell(cell: Cell, column: Column, target: Target) -> str:
    # HTML needs no </td>, and a page has more of them than of anything else
    if column.kind == "mark":
        off = " off" if column.key == "date-off" else ""
        if isinstance(cell, Mark):
            return f'<td class="{cell.kind}{off}">{_text(cell.text, target)}'
        return '<td class="off">' if off else "<td>"
    if column.kind == "tick":
        return f'<td class="c-{column.key}">{TICKS[str(cell)]}'
    if not cell:
        return "<td>"
    if column.kind != "day":
        return f'<td class="c-{column.key}">{_text(cell, target)}'
    if DAY.fullmatch(str(cell)):
        return f'<td class="c-{column.key} day">{_text(cell, target)}'
    return f'<td class="c-{column.key}">{_days(str(cell))}'


@lru_cache(maxsize=8192)
def _days(text: str) -> str:
    """A text with days in it, each kept on one line."""
    return DAY.sub(r'<span class="day">\g<0></span>', _text(text, link_target))


def _text(cell: Cell, target: Target) -> str:
    if isinstance(cell, Link):
        text, way = escape(safe_text(cell.text)), target(cell)
        return f'<a href="{escape(way)}">{text}</a>' if way else text
    text = escape(safe_text(str(cell)))
    return text.replace("\n", "<br>") if "\n" in text else text


def link_target(link: Link | Sheet) -> str:
    """Where a link leads: another sheet's file, or a file beside the sheets; names of ours, quoted where not ASCII."""
    if isinstance(link, Sheet):
        return f"{quote(link.name)}.{EXTENSION}"
    return quote(link.file) if link.file else f"{quote(link.sheet)}.{EXTENSION}"


def paper(sheet: Sheet) -> str:
    """A sheet's size on paper for CSS. English sheets leave A4 to the printer, which may have Letter."""
    size, _, turned = sheet.paper.partition(" ")
    return turned or "portrait" if size == "A4" and sheet.head.language == "en" else f"{size} {turned or 'portrait'}"


@lru_cache(maxsize=1024)
def whole(code: str) -> Markup:
    """A style sheet or a script as it may stand in a page: no text in it ends it, or begins another one."""
    return Markup(re.sub(r"<(?=/(?:style|script)|!--)", r"<\\", code, flags=re.IGNORECASE))


def css_text(text: str) -> Markup:
    """Text as a CSS string that can end neither the string nor the style it stands in."""
    inside = "".join(
        char if char.isalnum() or char in " .,:;·-_()" else f"\\{ord(char):06x}"
        for char in safe_text(text).replace("\n", " ")
    )
    return Markup(f'"{inside}"')
