"""The day grid in a worksheet: bars by conditional formats on the dates and the status, so that an edit moves them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from promoplan.finding import Words
from promoplan.formats.book import styles
from promoplan.formats.book.fields import NARROWEST, OFFSET_WIDTH, WIDE, WIDEST, text_of
from promoplan.formats.book.page import Page, cell_name
from promoplan.formats.book.tables import ID, MOST_ROWS, SERIAL, TITLES, choices, choose, merged
from promoplan.formats.book.texts import lines, plain, width
from promoplan.sheet import Bar, Chart, Row

START, FINISH = Words("开始", "Start"), Words("完成", "Finish")
MONTH = Words("{year} 年 {month} 月", "{year}-{month:02d}")
LEGEND = Words(
    "改「开始」「完成」「状态」，格子跟着变。深色格 = 截止日；斜纹 = 完成；粗斜纹 = 卡住；橙色 = 过期没完成；"
    "◆ 里程碑  ▲ 关键节点  ✎ 有记录；黄列 = 活动日，红框列 = 今天，这两天在第一张表里改",
    "Change start, finish or status, and the bar follows. Dark cell = last day; stripes = done; thick stripes = "
    "blocked; orange = late; ◆ milestone  ▲ key date  ✎ noted; yellow column = event day, red frame = today: both are "
    "set on the first sheet",
)
NO_DATE = Words("写成日期，如 2026-10-25", "a date, as 2026-10-25")
LINES = {"border": 1, "border_color": styles.LINE}
TODAY_LINES = {**LINES, "left_color": styles.TODAY, "right_color": styles.TODAY}
GLYPHS = {"milestone": "◆", "key": "▲"}
NOTED = "✎"
DAY_WIDTH, MOST_TEXT = 3.3, 32
DAYS_A_PAGE = 66  # on A3
MOST_FROZEN = 90


class ChartPage:
    """Writes one chart onto its page; the ids stand in the first column."""

    def __init__(self, page: Page, chart: Chart) -> None:
        self._page = page
        self._chart = chart
        self._start = page.left + len(chart.columns)
        self._finish = self._start + 1
        self._offset = self._start + 2
        self._days = self._start + 3
        self.right = self._days + len(chart.days) - 1
        self._head_row = 0

    def write(self) -> None:
        page, chart = self._page, self._chart
        self._widths()
        page.note(LEGEND.say(page.language), self._offset)
        top = page.row
        self._heads(top)
        self._head_row = page.row - 1
        first = page.row
        for number, (row, bar) in enumerate(chart.lines):
            if page.row > MOST_ROWS:
                break
            self._line(row, bar, str(number))
        last = max(page.row - 1, first)
        self._bars(first, last)
        self._inputs(first, last)
        page.worksheet.repeat_rows(top, self._head_row)
        page.worksheet.repeat_columns(page.left, self._offset)
        page.worksheet.autofilter(self._head_row, 0, last, self._offset)
        page.worksheet.freeze_panes(self._head_row + 1, self._frozen())

    @property
    def across(self) -> int:
        """How many pages wide it prints."""
        return max(-(-len(self._chart.days) // DAYS_A_PAGE), 1)

    def _frozen(self) -> int:
        """The columns that stay in sight: all before the days, or those up to the one that says what a row is about."""
        total = sum(self._page.widths.get(column, 0) for column in range(self._days))
        if total <= MOST_FROZEN:
            return self._days
        keys = [column.key for column in self._chart.columns]
        return self._page.left + next((place + 1 for place, key in enumerate(keys) if key in TITLES), 0)

    def _heads(self, top: int) -> None:
        """Months, bands, weekdays, days off, distance from T, and the date of each day, which the bars look at."""
        page, chart, language = self._page, self._chart, self._page.language
        on = [date.fromordinal(day.number) for day in chart.days]
        months = [MONTH.say(language).format(year=day.year, month=day.month) for day in on]
        for texts in (months, *(_spread(line) for line in chart.bands)):
            place = self._days
            for text, same in groupby(texts):
                span = len(list(same))
                if text:
                    merged(page, page.row, place, place + span - 1, text)
                place += span
            page.row += 1
        small = {**styles.HEAD, "align": "center", "font_size": 8, "text_wrap": False}
        for texts in ([day.weekday for day in chart.days], [day.mark for day in chart.days]):
            for place, text in enumerate(texts, start=self._days):
                page.text(page.row, place, text, **{**small, "bold": False})
            page.row += 1
        offset = page.styles.get(**{**small, "font_size": 7, "bold": False, "num_format": '+0;-0;"T"'})
        number = page.styles.get(**{**small, "num_format": "d"})
        for place, day in enumerate(chart.days, start=self._days):
            formula = f"={cell_name(page.row + 1, place)}-event_day"
            page.worksheet.write_formula(page.row, place, formula, offset, day.number - page.sheet.head.event_day)
            page.worksheet.write_number(page.row + 1, place, day.number - SERIAL, number)
        page.row += 2
        titles = [column.title for column in chart.columns]
        for place, title in enumerate((*titles, START.say(language), FINISH.say(language), "T"), start=page.left):
            page.worksheet.merge_range(top, place, page.row - 1, place, "", page.styles.get(**styles.HEAD))
            page.text(top, place, title, **styles.HEAD)
        page.text(page.row - 1, 0, ID.say(language), font_size=8, font_color=styles.PALE)

    def _line(self, row: Row, bar: Bar | None, name: str) -> None:
        page, line = self._page, self._page.row
        look = {**styles.BOXED, **styles.ROWS.get(row.kind if row.kind != "done" else "", {})}
        if row.id:
            page.text(line, 0, row.id, font_size=8, font_color=styles.PALE)
        for place, (column, cell) in enumerate(zip(self._chart.columns, row.cells, strict=True), start=page.left):
            text = text_of(cell)
            if text.isdecimal() and text.isascii() and column.kind == "number":
                page.worksheet.write_number(line, place, int(text), page.styles.get(**look, align="center"))
            elif text:
                page.text(line, place, text, **look, text_wrap=True)
            else:
                page.worksheet.write_blank(line, place, None, page.styles.get(**look))
        if bar is not None:
            texts = enumerate(map(text_of, row.cells), start=page.left)
            page.heighten(line, max(lines(text, page.widths[place]) for place, text in texts))
        self._dates(line, bar, look)
        if bar is not None:
            self._glyphs(line, bar)
            for day, text in bar.notes:
                self._note(line, day, text)
        page.row += 1

    def _dates(self, line: int, bar: Bar | None, look: styles.Properties) -> None:
        page = self._page
        for place, day in ((self._start, bar and bar.first), (self._finish, bar and bar.last)):
            style = page.styles.get(**look, num_format=self._format(day), align="left")
            if day is None:
                page.worksheet.write_blank(line, place, None, style)
            else:
                page.worksheet.write_number(line, place, day - SERIAL, style)
        style = page.styles.get(**look, num_format=styles.OFFSET, align="left")
        if bar is None:
            page.worksheet.write_blank(line, self._offset, None, style)
            return
        at = cell_name(line, self._finish)
        value = "" if bar.last is None else bar.last - page.sheet.head.event_day
        formula = f'=IF(ISNUMBER({at}),INT({at})-event_day,"")'
        page.worksheet.write_formula(line, self._offset, formula, style, value)

    def _format(self, day: int | None) -> str:
        event = date.fromordinal(max(self._page.sheet.head.event_day, 1)).year
        same = day is None or date.fromordinal(day).year == event
        return styles.SHORT_DATE if same else styles.LONG_DATE

    def _glyphs(self, line: int, bar: Bar) -> None:
        """A sign on its day, wherever that is moved."""
        glyph = GLYPHS.get(bar.kind)
        if glyph is None:
            return
        look = self._page.styles.get(align="center", font_size=9)
        at = f"${cell_name(line, self._finish)}"
        for place, day in enumerate(self._chart.days, start=self._days):
            head = self._absolute_row(self._head_row, place)
            formula = f'=IF({head}=INT({at}),"{glyph}","")'
            self._page.worksheet.write_formula(line, place, formula, look, glyph if day.number == bar.last else "")

    def _note(self, line: int, day: int, text: str) -> None:
        place = day - self._chart.days[0].number + self._days
        if self._days <= place <= self.right:
            page = self._page
            page.text(line, place, NOTED, align="center", font_size=8)
            page.worksheet.write_comment(line, place, plain(text, page.language), {"x_scale": 2})

    def _bars(self, first: int, last: int) -> None:
        """What a cell of the grid looks like: the first rule that holds."""
        difference = self._page.styles.difference
        day = self._absolute_row(self._head_row, self._days)
        row = first + 1
        start, finish = (f"${column_name(column)}{row}" for column in (self._start, self._finish))
        runs = f'{day}<=INT({finish}),{day}>=INT(IF({start}="",{finish},{start}))'
        is_phase = f'LEFT($A{row},7)="phases/"'
        is_key = f'LEFT($A{row},10)="key_dates/"'
        status, words = self._status(row)
        done = f'{status}="{words["done"]}"' if "done" in words else "FALSE"
        blocked = f'{status}="{words["blocked"]}"' if "blocked" in words else "FALSE"
        off = self._absolute_row(self._head_row - 2, self._days)
        bars: list[tuple[str, styles.Properties]] = [
            (f"{is_phase},{runs}", {"bg_color": styles.STAGE}),
            (f"{done},{runs}", {"pattern": styles.LIGHT_UP, "bg_color": "#FFFFFF", "fg_color": styles.PALE}),
            (f"{blocked},{runs}", {"pattern": styles.DARK_UP, "bg_color": "#FFFFFF", "fg_color": styles.END}),
            (f"NOT({is_key}),{finish}<as_of,{runs}", {"bg_color": styles.LATE}),
            (f"NOT({is_key}),{day}=INT({finish}),{runs}", {"bg_color": styles.END, "font_color": "#FFFFFF"}),
            (f"NOT({is_key}),{runs}", {"bg_color": styles.BAR}),
            (f"{day}=event_day", {"bg_color": styles.EVENT}),
            *((f'{off}="{mark}"', {"bg_color": styles.SOFT}) for mark in self._off()),
            ("TRUE", {}),
        ]
        # LibreOffice takes the first rule that holds and no other, so each has its lines and a form for today
        for formula, look in bars:
            self._rule(first, last, f"AND({day}=as_of,{formula})", difference(**{**look, **TODAY_LINES}))
            self._rule(first, last, f"AND({formula})", difference(**{**look, **LINES}))
        self._rule(self._head_row, self._head_row, f"{day}=as_of", difference(**TODAY_LINES))

    def _rule(self, first: int, last: int, formula: str, look: object) -> None:
        rule = {"type": "formula", "criteria": f"={formula}", "format": look, "stop_if_true": True}
        self._page.worksheet.conditional_format(first, self._days, last, self.right, rule)

    def _status(self, row: int) -> tuple[str, dict[str, str]]:
        """The cell with a row's status, and its words by what they mean."""
        for place, column in enumerate(self._chart.columns, start=self._page.left):
            if column.key == "status":
                return f"${column_name(place)}{row}", dict(column.choices)
        return "", {}

    def _off(self) -> list[str]:
        return sorted({day.mark for day in self._chart.days if day.kind == "off"})

    def _inputs(self, first: int, last: int) -> None:
        page = self._page
        for place, column in enumerate(self._chart.columns, start=page.left):
            if column.choices:
                choose(page, first, last, place, choices(column))
        rule = {
            "validate": "date",
            "criteria": ">=",
            "value": date(1955, 1, 1),
            "error_message": NO_DATE.say(page.language),
        }
        page.worksheet.data_validation(first, self._start, last, self._finish, rule)

    def _widths(self) -> None:
        page, chart = self._page, self._chart
        for place, column in enumerate(chart.columns, start=page.left):
            texts = (text_of(row.cells[place - page.left]) for row, bar in chart.lines if bar is not None)
            widest = max(map(width, texts), default=0)
            page.widen(place, min(max(widest + 2, NARROWEST), WIDEST.get(column.key, WIDE), MOST_TEXT))
        for place, days in (
            (self._start, [bar.first for _, bar in chart.lines if bar is not None]),
            (self._finish, [bar.last for _, bar in chart.lines if bar is not None]),
        ):
            page.widen(place, max((len(self._format(day)) for day in days), default=0) + 2)
        page.widen(self._offset, OFFSET_WIDTH)
        for place in range(self._days, self.right + 1):
            page.widen(place, DAY_WIDTH)

    @staticmethod
    def _absolute_row(row: int, column: int) -> str:
        return f"{column_name(column)}${row + 1}"


def column_name(column: int) -> str:
    return cell_name(0, column)[:-1]


def _spread(bands: Sequence[object] | Iterable[object]) -> Iterator[str]:
    """A line of bands, day by day."""
    for band in bands:
        yield from [band.text] * band.span  # type: ignore[attr-defined]
