"""A worksheet as a page: what stands at its head, how it prints, and the notes that run over its whole width."""

from __future__ import annotations

import struct
from base64 import b64decode
from io import BytesIO

from xlsxwriter.exceptions import XlsxWriterException
from xlsxwriter.image import Image
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from promoplan.finding import Words
from promoplan.formats.book.paper import NARROWEST, SIZES, paper_of
from promoplan.formats.book.styles import Styles
from promoplan.formats.book.texts import clipped, like_formula, lines, plain, units
from promoplan.formats.words import words_of
from promoplan.sheet import Sheet

PAGE = Words("第 &P 页，共 &N 页", "Page &P of &N")
LOGO_HEIGHT, LOGO_WIDTH = 40, 200  # pixels, at most
SCREEN_DPI = 96
LINE_HEIGHT = 15.0  # points
USUAL_WIDTH = 8.43  # characters of a column that nobody set
MOST_LINES = 27  # of a row: no row is higher than 409 points
LONGEST_FOOTER = 200  # of the 255 that header and footer may have


class Page:
    """One worksheet on its way. Rows and columns count from 0; `left` is the first column that is printed."""

    def __init__(self, worksheet: Worksheet, sheet: Sheet, styles: Styles, left: int) -> None:
        self.worksheet = worksheet
        self.sheet = sheet
        self.styles = styles
        self.language = sheet.head.language
        self.left = left
        self.row = 0
        self.widths: dict[int, float] = {}
        self._higher = 0.0  # points that rows are higher than one line
        self._notes: list[tuple[int, str, int | None]] = []
        worksheet.hide_gridlines(2)

    def text(self, row: int, column: int, text: str, **style: object) -> None:
        """A text in a cell: text whatever it looks like, even when somebody edits it."""
        if like_formula(text):
            style["quote_prefix"] = True
        self.worksheet.write_string(row, column, plain(text, self.language), self.styles.get(**style))

    def head(self) -> None:
        """The campaign's picture, the sheet's title, and what stands below it."""
        head, words = self.sheet.head, words_of(self.sheet)
        self._logo()
        title = self.sheet.title if not head.brand or head.logo else f"{head.brand} · {self.sheet.title}"
        self.height(self.row, 26)
        self.text(self.row, self.left, title, bold=True, font_size=16, valign="vcenter")
        said = f"{head.campaign} · {words['event']} {head.event} · {head.countdown}"
        self.text(self.row + 1, self.left, said)
        printed = f"{words['version']} {head.version} · {words['printed']} {head.printed}"
        self.text(self.row + 2, self.left, printed, font_size=9)
        self.row += 3

    def _logo(self) -> None:
        kind, _, encoded = self.sheet.head.logo.partition(";base64,")
        if kind not in ("data:image/png", "data:image/jpeg"):  # spreadsheets show no SVG
            return
        picture = BytesIO(b64decode(encoded))
        try:
            image = Image(picture)
        except (XlsxWriterException, struct.error):
            return  # browsers read more kinds of JPEG
        height = min(LOGO_HEIGHT, LOGO_WIDTH * image.height / image.width)
        options = {
            "image_data": picture,
            "description": plain(self.sheet.head.brand or self.sheet.head.campaign, self.language),
            "x_scale": height * image.x_dpi / (SCREEN_DPI * image.height),
            "y_scale": height * image.y_dpi / (SCREEN_DPI * image.height),
            "x_offset": 2,
            "y_offset": 2,
        }
        self.worksheet.insert_image(self.row, self.left, "logo", options)
        self.height(self.row, 36)
        self.row += 1

    def note(self, text: str, right: int | None = None) -> None:
        """A text over the whole width, or up to a column; its place is set when the widths are known."""
        self._notes.append((self.row, text, right))
        self.row += 1

    def heighten(self, row: int, count: int) -> None:
        """Room for some lines; a row of one is left to grow when somebody edits it."""
        if count > 1:
            self.height(row, LINE_HEIGHT * min(count, MOST_LINES))

    def height(self, row: int, points: float) -> None:
        self.worksheet.set_row(row, points)
        self._higher += points - LINE_HEIGHT

    def widen(self, column: int, to: float) -> None:
        self.widths[column] = max(self.widths.get(column, 0), to)

    def finish(self, right: int, paper: str, across: int = 1) -> None:
        """Widths, notes and printing, once all rows are written; `right` is the last column, `across` pages wide."""
        worksheet = self.worksheet
        for column, columns in self.widths.items():
            worksheet.set_column(column, column, columns)
        right = max(right, self.left)
        total = self._across(right)
        while total < NARROWEST:
            right += 1
            total = self._across(right)
        for row, text, until in self._notes:
            self._note(row, text, right if until is None else until)
        last = max(self.row - 1, 0)
        worksheet.ignore_errors({"number_stored_as_text": f"A1:{cell_name(last, right)}"})
        worksheet.print_area(0, self.left, last, right)
        on = paper_of(paper, total)
        if on.size != "A4" or self.language == "zh":  # English sheets leave A4 to the printer, which may have Letter
            worksheet.set_paper(SIZES[on.size])
        if on.turned:
            worksheet.set_landscape()
        worksheet.fit_to_pages(across, on.pages(total, self.row * LINE_HEIGHT + self._higher) if across == 1 else 0)
        worksheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.7)
        worksheet.set_footer(self._footer())

    def _across(self, right: int) -> float:
        return sum(self.widths.get(column, USUAL_WIDTH) for column in range(self.left, right + 1))

    def _footer(self) -> str:
        head = self.sheet.head
        said = (
            f"{head.campaign} · {self.sheet.title} · {head.version} · {words_of(self.sheet)['printed']} {head.printed}"
        )
        text = plain(said, self.language).replace("\n", " ")
        while units(text.replace("&", "&&")) > LONGEST_FOOTER:
            text = clipped(text, units(text) - 10) + "…"
        return f"&L{text.replace('&', '&&')}&R{PAGE.say(self.language)}"

    def _note(self, row: int, text: str, right: int) -> None:
        style = {"text_wrap": True, "font_size": 9}
        if right > self.left:
            self.worksheet.merge_range(row, self.left, row, right, "", self.styles.get(**style))
        self.text(row, self.left, text, **style)
        self.heighten(row, lines(text, self._across(right)))


def cell_name(row: int, column: int) -> str:
    """A cell's name: row 0, column 0 is A1."""
    return str(xl_rowcol_to_cell(row, column))
