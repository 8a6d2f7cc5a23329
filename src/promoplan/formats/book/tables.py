"""Tables in a worksheet: dates as dates beside their distance from T, numbers as numbers, words to choose from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import groupby

from promoplan.amount import NumberText
from promoplan.finding import Words
from promoplan.formats.book import styles
from promoplan.formats.book.fields import (
    HEADINGS,
    WIDE,
    WIDEST,
    WIDEST_ID,
    Field,
    evened,
    fields_of,
    text_of,
    width_of,
)  # fmt: skip
from promoplan.formats.book.numbers import Numbers
from promoplan.formats.book.page import Page, cell_name
from promoplan.formats.book.texts import like_formula, lines, plain, width
from promoplan.sheet import Cell, Column, DayText, Link, Mark, Row, RowKind, Table

ID = Words("编号", "ID")
MORE = Words("（一张工作表放不下，下面还有 {count} 行）", "({count} more rows do not fit into a worksheet)")
TICKS = {"": "☐", "x": "☑", "-": "–"}
SERIAL = date(1899, 12, 30).toordinal()  # a spreadsheet's day 0
DAY_MINUTES = 1440
MOST_ROWS = 1_000_000  # of a worksheet, which ends at 1,048,576
NUMBER = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d{1,15})(\.\d{1,9})?(%)?")
MOST_FROZEN = 80
LEFT: styles.Properties = {"align": "left"}
RIGHT: styles.Properties = {"align": "right", "indent": 1}
TITLES = ("title", "content", "name", "item")  # columns that say what a row is about

FindSheet = Callable[[str], str | None]  # a sheet's worksheet in the book, by its name, if it has one


class Tables:
    """Writes the tables of one page, those of the same columns under one heading."""

    def __init__(self, page: Page, find: FindSheet, has_ids: bool, numbers: Numbers) -> None:
        self._page = page
        self._numbers = numbers
        self._find = find
        self._has_ids = has_ids
        self._event_year = date.fromordinal(max(page.sheet.head.event_day, 1)).year
        self._usual: dict[RowKind, object] = {}  # the format of most cells, by their row's kind
        self.right = page.left

    def write(self, tables: Sequence[Table]) -> None:
        """All tables, one below the other; the first heading stays in sight where it is the only one."""
        groups = [list(same) for _, same in groupby(tables, key=lambda table: (table.columns, table.bands))]
        found = [list(fields_of(same)) for same in groups]
        if not self._has_ids:
            evened(found)
        for same, fields in zip(groups, found, strict=True):
            self._measure(same, fields)
        for same, fields in zip(groups, found, strict=True):
            self._measure_last(same, fields)
        for number, (same, fields) in enumerate(zip(groups, found, strict=True)):
            days = [place for place, field in enumerate(fields, self._page.left) if field.column.kind == "mark"]
            self._numbers.begin(number, days)
            if number:
                self._page.row += 1
            if len(same) == 1 and same[0].title:
                self._title(same[0].title)
            top = self._page.row
            self._heading(same[0], fields)
            if number == 0:
                self._freeze(top, fields, len(groups) == 1)
            self._rows(same, fields)
            self.right = max(self.right, self._page.left + len(fields) + fields[-1].across - 2)

    def _title(self, title: str) -> None:
        self._page.text(self._page.row, self._page.left, title, bold=True, font_size=12)
        self._page.height(self._page.row, 20)
        self._page.row += 1

    def _heading(self, table: Table, fields: Sequence[Field]) -> None:
        page = self._page
        for bands in table.bands:
            before = 0
            for band in bands:
                own = [place for place, field in enumerate(fields) if before <= field.source < before + band.span]
                before += band.span
                if band.text and own:
                    merged(page, page.row, page.left + own[0], page.left + own[-1], band.text)
            page.row += 1
        if not any(column.title for column in table.columns):
            return
        if self._has_ids:
            page.text(page.row, 0, ID.say(page.language), font_size=8, font_color=styles.PALE)
        for place, field in enumerate(fields, start=page.left):
            off = {"bg_color": styles.BAR} if field.column.key == "date-off" else {}
            narrow = {"align": "center", "font_size": 8, **off} if field.column.kind == "mark" else {}
            title = "T" if field.is_offset else field.column.title
            if field.column.kind == "number" and field.column.key != "number":
                narrow = RIGHT
            self._merge(page.row, place, field, styles.HEAD)
            if not self._numbers.put(page.row, place, title, {**styles.HEAD, **RIGHT}):
                page.text(page.row, place, title, **{**styles.HEAD, **narrow})
        places = enumerate(fields, start=page.left)
        counts = (lines(field.column.title, self._room(place, field)) for place, field in places if not field.is_offset)
        page.heighten(page.row, max(counts))
        page.row += 1

    def _freeze(self, top: int, fields: Sequence[Field], is_only: bool) -> None:
        """Keep the head in sight, and the columns up to the one that says what a row is about."""
        page = self._page
        if is_only and page.row > top:
            page.worksheet.repeat_rows(top, page.row - 1)
            place = next((place for place, field in enumerate(fields) if field.column.key in TITLES), -1)
            widths = [WIDEST.get(field.column.key, WIDE) for field in fields[: place + 1]]
            page.worksheet.freeze_panes(page.row, page.left + place + 1 if sum(widths) <= MOST_FROZEN else 0)

    def _rows(self, tables: Sequence[Table], fields: Sequence[Field]) -> None:
        page = self._page
        top = page.row
        rooms = [self._room(place, field) for place, field in enumerate(fields, start=page.left)]
        for table in tables:
            if len(tables) > 1 and table.title:
                self._row(Row((table.title,), "group"), fields, rooms)
            for number, row in enumerate(table.rows):
                if page.row > MOST_ROWS:
                    page.note(MORE.say(page.language).format(count=len(table.rows) - number))
                    break
                self._row(row, fields, rooms)
            for note in table.notes:
                page.note(note)
        if self._has_ids and page.row > top:
            for place, field in enumerate(fields, start=page.left):
                words = [TICKS[""], TICKS["x"]] if field.column.kind == "tick" else choices(field.column)
                if words:
                    choose(page, top, page.row - 1, place, words)

    def _row(self, row: Row, fields: Sequence[Field], rooms: Sequence[float]) -> None:
        page, line = self._page, self._page.row
        if self._has_ids and row.id:
            page.text(line, 0, row.id, font_size=8, font_color=styles.PALE)
        if row.kind in HEADINGS:
            last = page.left + len(fields) + fields[-1].across - 2
            for place in range(page.left + 1, last + 1):
                page.worksheet.write_blank(line, place, None, page.styles.get(**styles.ROWS[row.kind]))
            heading, look = text_of(row.cells[0]), styles.ROWS[row.kind]
            if self._numbers.put(line, page.left, heading, {**look, "align": "left"}):
                if last > page.left:  # a number runs over into no other cell
                    page.worksheet.merge_range(line, page.left, line, last, "", page.styles.get(**look))
            else:
                page.text(line, page.left, heading, **look)
        else:
            for place, field in enumerate(fields, start=page.left):
                if field.across > 1:
                    self._merge(line, place, field, _row_look(row.kind))
                self._cell(line, place, row, field)
            count = 1
            for field, room in zip(fields, rooms, strict=True):
                cell = row.cells[field.source]
                if not (field.is_offset or isinstance(cell, (DayText, NumberText))):
                    count = max(count, lines(text_of(cell), room))
            page.heighten(line, count)
        page.row += 1

    def _merge(self, line: int, place: int, field: Field, look: styles.Properties) -> None:
        if field.across > 1:
            last = place + field.across - 1
            self._page.worksheet.merge_range(line, place, line, last, "", self._page.styles.get(**look))

    def _room(self, place: int, field: Field) -> float:
        """How many characters a line of a column's cell has."""
        return sum(self._page.widths.get(one, WIDE) for one in range(place, place + field.across))

    def _cell(self, line: int, place: int, row: Row, field: Field) -> None:
        page, cell = self._page, row.cells[field.source]
        kind = field.column.kind
        if field.is_offset:
            self._offset(line, place, cell, row.kind)
        elif field.is_date and isinstance(cell, DayText):
            when = cell.day - SERIAL + min(cell.minute or 0, DAY_MINUTES - 1) / DAY_MINUTES  # 24:00 is still that day
            year = date.fromordinal(cell.day).year
            shown = styles.date_format(year, self._event_year, cell.minute, page.language)
            page.worksheet.write_number(line, place, when, self._look(row.kind, num_format=shown, align="left"))
        elif isinstance(cell, Link):
            self._link(line, place, cell)
        elif isinstance(cell, Mark):
            look = {**styles.MARKS.get(cell.kind.partition(" ")[0], {}), "align": "center", "font_size": 8}
            if not self._numbers.put(line, place, cell.text, {**_row_look(row.kind), **look}):
                self._text(line, place, cell.text, row.kind, **look)
        elif isinstance(cell, NumberText) and self._numbers.put(
            line, place, cell, {**_row_look(row.kind), **(RIGHT if kind == "number" else LEFT)}
        ):
            return
        elif kind == "mark":
            off = {"bg_color": styles.SOFT} if field.column.key == "date-off" else {}
            self._text(line, place, cell, row.kind, **off)
        elif kind == "tick":
            self._text(line, place, TICKS[cell], row.kind, align="center", font_size=12)
        elif kind == "number" and (match := NUMBER.fullmatch(cell)) and (field.column.key != "number" or not match[1]):
            self._number(line, place, field.column.key, match, row.kind)
        else:
            indent = row.kind == "step" and field.column.key in TITLES
            self._text(line, place, cell, row.kind, **({"indent": 1} if indent else {}))

    def _look(self, kind: RowKind, **more: object) -> object:
        return self._page.styles.get(**{**_row_look(kind), **more})

    def _text(self, line: int, place: int, text: str, kind: RowKind, **more: object) -> None:
        if not more and not like_formula(text):
            usual = self._usual.get(kind)
            if usual is None:
                usual = self._usual[kind] = self._look(kind)
            if text:
                self._page.worksheet.write_string(line, place, plain(text, self._page.language), usual)
            else:
                self._page.worksheet.write_blank(line, place, None, usual)
        elif text:
            self._page.text(line, place, text, **{**_row_look(kind), **more})
        else:
            self._page.worksheet.write_blank(line, place, None, self._look(kind, **more))

    def _number(self, line: int, place: int, key: str, match: re.Match[str], kind: RowKind) -> None:
        text, decimals, percent = match[0], match[1] or "", match[2] or ""
        value = float(text.rstrip("%").replace(",", "")) / (100 if percent else 1)
        shown = ("#,##0" if "," in text else "0") + decimals.translate(ZEROS) + percent
        side = {"align": "center"} if key == "number" else RIGHT
        if key != "number":
            self._numbers.fixed(line, place)
        self._page.worksheet.write_number(line, place, value, self._look(kind, num_format=shown, **side))

    def _offset(self, line: int, place: int, cell: Cell, kind: RowKind) -> None:
        """How far the date beside it is from the event, worked out again when either is changed."""
        look = self._look(kind, num_format=styles.OFFSET, align="left")
        if not isinstance(cell, DayText):
            self._page.worksheet.write_blank(line, place, None, look)
            return
        at = cell_name(line, place + 1)
        formula = f'=IF(ISNUMBER({at}),INT({at})-event_day,"")'
        self._page.worksheet.write_formula(line, place, formula, look, cell.day - self._page.sheet.head.event_day)

    def _link(self, line: int, place: int, link: Link) -> None:
        """A way to another worksheet; files beside the book are only named."""
        name = self._find(link.sheet) if link.sheet else None
        if name is None:
            self._text(line, place, link.text, "")
            return
        look = self._look("", underline=1, **({"quote_prefix": True} if like_formula(link.text) else {}))
        target = name.replace("'", "''")
        said = plain(link.text, self._page.language)
        self._page.worksheet.write_url(line, place, f"internal:'{target}'!A1", look, said)

    def _measure(self, tables: Sequence[Table], fields: Sequence[Field]) -> None:
        """The widths of the columns; what runs over several has what those have, and the last what is missing."""
        page = self._page
        for place, field in enumerate(fields, start=page.left):
            if field.across == 1:
                page.widen(place, width_of(tables, field))

    def _measure_last(self, tables: Sequence[Table], fields: Sequence[Field]) -> None:
        page, across = self._page, fields[-1].across
        if across > 1:
            last = page.left + len(fields) + across - 2
            others = sum(page.widths.get(place, 0) for place in range(last - across + 1, last))
            page.widen(last, width_of(tables, fields[-1]) - others)


ZEROS = str.maketrans("123456789", "000000000")


def _row_look(kind: RowKind) -> styles.Properties:
    return {**styles.BOXED, "text_wrap": True, **styles.ROWS.get(kind, {})}


def id_width(rows: Iterable[Row]) -> float:
    """The width of the column of ids: they must not run over into the next."""
    return min(max((width(row.id) for row in rows), default=0), WIDEST_ID) + 1


def choices(column: Column) -> list[str]:
    return [text for _, text in column.choices]


def choose(page: Page, first: int, last: int, place: int, words: list[str]) -> None:
    """Let some rows of a column be filled in from a list."""
    page.worksheet.data_validation(first, place, last, place, {"validate": "list", "source": words})


def merged(page: Page, row: int, first: int, last: int, text: str) -> None:
    """A heading over some columns."""
    look = {**styles.HEAD, "text_wrap": False, "align": "center", "font_size": 9, "shrink": True}
    if last > first:
        page.worksheet.merge_range(row, first, row, last, "", page.styles.get(**look))
    page.text(row, first, text, **look)
