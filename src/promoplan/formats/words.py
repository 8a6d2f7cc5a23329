"""The fixed words of a sheet: what stands at its head and foot in every format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from promoplan.finding import Words

if TYPE_CHECKING:
    from promoplan.sheet import Sheet

WORDS: dict[str, Words] = {
    "event": Words("活动日", "Event day"),
    "version": Words("版本", "Version"),
    "printed": Words("打印日期", "Printed"),
    "index": Words("目录", "Index"),
    "print": Words("打印", "Print"),
    "page": Words("第", "Page "),
    "of": Words("页 / 共", " of "),
    "pages": Words("页", ""),
    "empty": Words("这里没有任务。", "There are no tasks here."),
    "whole": Words("整个活动", "The whole campaign"),
    "sign_here": Words("日期", "Date"),
}


def words_of(sheet: Sheet) -> dict[str, str]:
    """The fixed words of a sheet, in its language."""
    return {name: text.say(sheet.head.language) for name, text in WORDS.items()}
