"""A date is written inside a text.

Text does not move with the event: 「11月12日短信播报」 stays 11月12日 when T moves, and in next year's copy nobody
notices. Say it by T (T+1), by its name, or give the task a due day. `minutes` and `log` may have dates.

wrong:
    # event_day: 2026-11-11
    tasks:
      - {id: sms, title: 11月12日短信播报战况, due: T+1}

right:
    # event_day: 2026-11-11
    tasks:
      - {id: sms, title: 次日短信播报战况, due: T+1}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.days.read import Unreadable, read_day, read_window
from promoplan.finding import Severity, Told, Words
from promoplan.reading.texts import place, texts

SEVERITY = Severity.WARNING
ZH = """日期写进了文字里。

文字不会跟着活动改期：「11月12日短信播报」在改期后还是 11月12日，明年照抄也没人发现。
写 T+1、写它的名字，或给任务写截止日。
`minutes` 和 `log` 里记的事可以带日期。
"""
FIXED = Words(
    "文字里写着日期「{date}」，活动改期时它不会跟着动", "the date '{date}' in this text will not move with the event"
)
SAYS = {"": FIXED, "unread": FIXED}
HINTS = {
    "": Words("写成 {instead} 或它的名字", "write {instead}, or what the day is called"),
    "unread": Words("写成 T+1 这样的说法，或它的名字", "say it by T, such as T+1, or by what the day is called"),
}
SECTIONS = (
    "campaign", "key_dates", "phases", "departments", "follow_ups", "materials", "media", "rewards", "sheets",
)  # fmt: skip
KEYS = frozenset(("title", "notes", "name", "theme", "slogan", "purpose", "background", "content", "item", "threshold"))
TASK_KEYS = ("title", "notes", "done_when", "because")
# It begins with a digit, so that texts without one are passed over at once.
DATE = re.compile(
    r"\d(?:\d{3}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d?月\d{1,2}[日号]?"
    r"|\d?[./-]\d{1,2}(?=日|号|前|之前|上线|开始|完成)[日号]?|\d?[日号]?\s*[-~至到—]\s*\d{1,2}[日号](?!均|内|线))(?!\d)"
)
MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
ENGLISH_DATE = re.compile(rf"\b(?:(?:{MONTHS})[a-z]*\.?\s+\d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{MONTHS})[a-z]*)\b")


def check(campaign: Campaign) -> Iterator[Told]:
    for holder, key, text in texts(campaign.document, *SECTIONS):
        if key in KEYS and (match := _date_in(text)):
            yield _told(campaign, match.group(), place(holder, key))
    for dated in campaign.tasks:
        task = dated.task
        for key in TASK_KEYS:
            said = getattr(task, key)
            if said is not None and (match := _date_in(said)):
                yield _told(campaign, match.group(), campaign.at(dated, key))
        for number, heading in enumerate(task.section):
            if match := _date_in(heading):
                yield _told(campaign, match.group(), campaign.at(dated, "section", number))
        for number, step in enumerate(task.steps):
            if match := _date_in(step.title):
                yield _told(campaign, match.group(), campaign.at(dated, "steps", number, "title"))


def _date_in(text: str) -> re.Match[str] | None:
    return DATE.search(text) or (ENGLISH_DATE.search(text) if text.isascii() else None)


def _told(campaign: Campaign, written: str, position: int) -> Told:
    instead = _instead(campaign, written)
    return Told(position, {"date": written, "instead": instead}, "" if instead else "unread")


def _instead(campaign: Campaign, written: str) -> str:
    for read in (read_day, read_window):
        try:
            instead = campaign.as_offset(read(written))
        except Unreadable:
            continue
        if instead:
            return instead
    return ""
