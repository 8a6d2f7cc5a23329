"""A date is written inside a text.

Text does not move with the event: "Launch email on 11/24" says 11/24 when T has moved, and in next year's copy nobody
notices. Say it by T (T-3), by its name, or give the task a due day. `minutes` and `log` may have dates. In an English
plan 11/24, Nov 24 and "on the 24th" are dates; 24/7, 1/2, sizes and "the 2nd email" are not.

wrong:
    # event_day: 2026-11-27
    # campaign: language: en, timezone: America/New_York
    tasks:
      - {id: launch, title: Launch email on 11/24, due: T-3}
      - {id: sms, title: 11月28日短信播报战况, due: T+1}

right:
    # event_day: 2026-11-27
    # campaign: language: en, timezone: America/New_York
    tasks:
      - {id: launch, title: Launch email, due: T-3, notes: Care is online 24/7}
      - {id: sms, title: 次日短信播报战况, due: T+1}
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from promoplan.campaign import Campaign
from promoplan.days.read import Unreadable, read_day, read_window
from promoplan.finding import Severity, Told, Words
from promoplan.reading.texts import place, texts
from promoplan.rules.english_dates import Written, named_date, numeric_date

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
    "products", "prices",
)  # fmt: skip
KEYS = frozenset(("title", "notes", "name", "theme", "slogan", "purpose", "background", "content", "item", "threshold"))
TASK_KEYS = ("title", "notes", "done_when", "because")
# It begins with a digit, so that texts without one are passed over at once.
DATE = re.compile(
    r"\d(?:\d{3}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d?月\d{1,2}[日号]?"
    r"|\d?[./-]\d{1,2}(?=日|号|前|之前|上线|开始|完成)[日号]?|\d?[日号]?\s*[-~至到—]\s*\d{1,2}[日号](?!均|内|线))(?!\d)"
)
DIGIT = re.compile(r"\d")


def check(campaign: Campaign) -> Iterator[Told]:
    in_english = campaign.plan.campaign.language == "en"
    for text, stands in _texts(campaign):
        found = _date_in(text, in_english)
        if found is not None:
            instead = _instead(campaign, found.day) if found.day else ""
            if instead or found.sure:
                yield Told(stands(), {"date": found.text, "instead": instead}, "" if instead else "unread")


def _texts(campaign: Campaign) -> Iterator[tuple[str, Callable[[], int]]]:
    """Every text that people read; and where it stands, to be asked for the few that matter."""
    for holder, key, text in texts(campaign.document, *SECTIONS):
        if key in KEYS:
            yield text, partial(place, holder, key)
    for dated in campaign.tasks:
        task = dated.task
        for key in TASK_KEYS:
            said = getattr(task, key)
            if said is not None:
                yield said, partial(campaign.at, dated, key)
        for number, heading in enumerate(task.section):
            yield heading, partial(campaign.at, dated, "section", number)
        for number, step in enumerate(task.steps):
            yield step.title, partial(campaign.at, dated, "steps", number, "title")


def _date_in(text: str, in_english: bool) -> Written | None:
    match = DATE.search(text)
    if match:
        return Written(match.group(), match.group())
    if not DIGIT.search(text) or _is_chinese(text):
        return None
    return named_date(text) or (numeric_date(text) if in_english else None)


def _is_chinese(text: str) -> bool:
    return not text.isascii() and any("\u3000" <= letter <= "\u9fff" for letter in text)


def _instead(campaign: Campaign, written: str) -> str:
    for read in (read_day, read_window):
        try:
            instead = campaign.as_offset(read(written))
        except Unreadable:
            continue
        if instead:
            return instead
    return ""
