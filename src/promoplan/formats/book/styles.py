"""How a workbook looks: a few cell formats, each made once; grey enough that all of it reads in black and white."""

from __future__ import annotations

from typing import Any, TypeAlias

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from promoplan.finding import Language

Properties: TypeAlias = dict[str, Any]

FONTS: dict[Language, str] = {"zh": "Microsoft YaHei", "en": "Calibri"}  # readers without it get one of their own
INK, PALE, SOFT, LINE = "#1A1A1A", "#767676", "#EFEFEC", "#BFBFBB"
BAR, END, LATE, STAGE, EVENT, TODAY = "#9DB7CC", "#34556E", "#E39A6B", "#D9CDA8", "#F6E3A1", "#C00000"
DONE = "#595959"  # pale beside the others, and still read when printed
SHORT_DATE, LONG_DATE = "mm-dd", "yyyy-mm-dd"
OFFSET = '"T"+0;"T"-0;"T"'
DARK_UP, LIGHT_UP = 8, 14  # patterns of XlsxWriter: thick and thin stripes


def defaults(language: Language) -> Properties:
    """What every cell has."""
    return {"font_name": FONTS[language], "font_size": 10, "font_color": INK, "font_scheme": "none"}


class Styles:
    """The formats of one workbook, by what they set."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def get(self, **properties: Any) -> Format:
        """A cell's format: at the top of its cell unless it says otherwise."""
        key = tuple(properties.items())
        known = self._made.get(key)
        if known is None:
            known = self._made[key] = self._workbook.add_format({"valign": "top", **properties})
        return known

    def number(self, code: str) -> Format:
        """A number format that a conditional format gives, made once."""
        key = (("conditional", code),)
        known = self._made.get(key)
        if known is None:
            known = self._made[key] = self.difference(num_format=code)
        return known

    def difference(self, **properties: Any) -> Format:
        """What a conditional format changes of a cell."""
        return self._workbook.add_format(properties)


BOXED: Properties = {"border": 1, "border_color": LINE}
HEAD: Properties = {**BOXED, "bold": True, "bg_color": SOFT, "text_wrap": True, "valign": "vcenter"}
ROWS: dict[str, Properties] = {
    "group": {"bold": True, "bg_color": SOFT, "top": 1, "top_color": PALE},
    "subgroup": {"bold": True},
    "stage": {"bold": True, "font_size": 9},
    "done": {"font_color": DONE},
    "dropped": {"font_color": DONE, "font_strikeout": True},
}
MARKS: dict[str, Properties] = {
    "bar": {"bg_color": BAR},
    "due": {"bg_color": BAR, "bold": True},
    "stage": {"bg_color": STAGE},
    "away": {"pattern": LIGHT_UP, "bg_color": "#FFFFFF", "fg_color": PALE},
    "over": {"bg_color": STAGE, "bold": True, "font_color": TODAY},
}


def date_format(day_year: int, event_year: int, minute: int | None, language: Language) -> str:
    """10-25 星期日, with the year when it is not the event's, with the time when there is one."""
    shown = SHORT_DATE if day_year == event_year else LONG_DATE
    named = f"[$-804]{shown} dddd" if language == "zh" else f"{shown} ddd"
    return named if minute is None else f"{named} hh:mm"
