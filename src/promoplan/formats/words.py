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
    "figures": Words("图里的数", "The figures of the chart"),
}
# What the bar over the tables of a page says; {shown} and {all} are counts of rows.
FILTER: dict[str, Words] = {
    "filter": Words("筛选", "Filter"),
    "text": Words("文字", "Text"),
    "every": Words("全部", "all"),
    "reset": Words("清除", "Clear"),
    "count": Words("{shown} / {all} 行", "{shown} / {all} rows"),
    "only": Words("只显示", "Only"),
    "colon": Words("：", ": "),
    "none": Words("没有符合的行", "No rows match"),
}


def words_of(sheet: Sheet) -> dict[str, str]:
    """The fixed words of a sheet, in its language."""
    return {name: text.say(sheet.head.language) for name, text in WORDS.items()}
