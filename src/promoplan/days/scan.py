"""Reading written dates from left to right: the patterns of the language of days, and the scanner that takes them."""

from __future__ import annotations

import re
from datetime import date
from typing import cast
from unicodedata import normalize

from promoplan.days.expression import (
    MINUTES_A_DAY,
    Absolute,
    Base,
    Day,
    DayOfMonth,
    Event,
    MonthDay,
    Name,
    Shift,
    TaskEnd,
    Unit,
    Window,
)

FURTHEST = 4000  # days from a base; beyond it a plan is mistyped (and the calendar ends)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEKDAYS_ZH = "一二三四五六日"
MINUS = str.maketrans({"\u2212": "-", "\u2010": "-", "\u2011": "-", "～": "~", "〜": "~", "∼": "~"})
ID = r"\w+(?:(?:\.|-+)\w+)*"
NOT_IN_A_WORD = r"(?!\w|[.\-]\w)"


class Unreadable(ValueError):
    """A text that is no day (window, duration, …). `variant` says why, `instead` what could be typed."""

    def __init__(self, rule: str, variant: str, written: str, instead: str = "") -> None:
        super().__init__(written)
        self.rule = rule
        self.variant = variant
        self.values: dict[str, object] = {"written": written, "name": written, "instead": instead}


EVENT_SHIFT = (
    r"(?:[Tt]\s*|[DdEe](?=[+-]))([+-])\s*(\d{1,9})(?:\s*(wd|个?工作日|d|天|日|w|周|h|小时))?(?![^\W至到前周星]|\.\w)"
)
EVENT = r"(?:[Tt]0?|活动当天|当天|双十一当天|双11当天|大促当天)" + NOT_IN_A_WORD
WEEKS = r"[Ww]([+-])\s*(\d{1,9})(?!\w|\.\w)"
COUNTDOWN = r"倒计时\s*(\d{1,9})\s*天|(?:活动|大促|双十一|双11)前\s*(\d{1,9})\s*天"
AFTERWARDS = r"(?:活动|大促|双十一|双11)后\s*(\d{1,9})\s*天"
DAYS_BEFORE = r"(?:活动|大促|双十一|双11)前\s*(\d{1,4})\s*[-~至到]\s*(\d{1,4})\s*天"
FULL_DATE = r"(\d{4})(?:\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?|([-/.])(\d{1,2})\4(\d{1,2})(?![\d]))"
DAY_FIRST = r"\d{1,2}([-/.])\d{1,2}\1\d{4}"
MONTH_DAY = r"(\d{1,2})(?:\s*月\s*(\d{1,2})\s*[日号]?|([-/.])(\d{1,2})(?!\d)[日号]?)"
DAY_ONLY = r"(\d{1,2})\s*[日号]"
TASK_END = rf"task:\s*({ID}(?:@{ID})?)"
NAME = ID
SHIFT = r"\s+([+-])\s+(\d{1,9})\s*(wd|个?工作日|d|天|w|周|h|小时)(?!\w|\.\w)"
TIGHT_SHIFT = r"\s+([+-])(\d{1,4}(?:wd|d|w|h))(?!\w)"
HALF_OF_DAY = r"(凌晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚)?\s*"
TIME = HALF_OF_DAY + r"(\d{1,2})(?::(\d{2})(?::00)?\s*分?|\s*点\s*(半|(\d{1,2})\s*分?)?)(?!\d)"
HOUR_RANGE = r"(\d{1,2})\s*[-~至到]\s*(\d{1,2})\s*点"
WEEKDAY = (
    r"[(\[]?\s*(?:(?:周|星期|礼拜)([一二三四五六日天])"
    r"|((?i:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?))"
    r"(?![A-Za-z])(?:\.(?!\.))?)\s*[)\]]?"
    r"|\(\s*([一二三四五六日])\s*\)"
)
WORD_BEHIND = r"\s*[,(\[]?\s*([^\W\d_]+)"
BY = r"(?:之前|以前|前)(?![\w])"
SEPARATOR = r"\s*(?:\.\.+|…|~|至|到|[—–―]+)\s*|\s*-\s*"
CHINESE = frozenset((COUNTDOWN, AFTERWARDS, DAYS_BEFORE, DAY_ONLY, HOUR_RANGE, BY))  # found in no ASCII text
UNITS: dict[str, Unit] = {
    "d": "d",
    "天": "d",
    "日": "d",
    "wd": "wd",
    "工作日": "wd",
    "个工作日": "wd",
    "w": "w",
    "周": "w",
}
LENGTHS = {**UNITS, "h": "h", "小时": "h", "min": "min", "分钟": "min", "s": "s", "秒": "s"}

MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
# Words that stand where a date should; each is refused in its own sentence (rules/date_unreadable.py).
# Compiled when there is one to refuse.
REFUSED = (
    ("ongoing", r"持续|实时|时时|随时|一直|[Oo]ngoing"),
    ("relative-to-today", r"今天|明天|后天|昨天|下下?周|上周|本周|这周|下个?月|本月|today|tomorrow|next"),
    ("vague", r"月底|月初|月中|[上中下]旬|整个|前后|左右|一个星期|一周内|半个月"),
    ("length", r"以内|之?内$|保留|后半|半小时"),
    ("repeats", r"每天|每日|每周|每个?工作日|^工作日|daily|weekly|workdays"),
    ("follow-up", r"第.{1,2}次"),
    ("working-days-in-words", r"前\s*\d+.*工作日"),
    ("month-in-words", rf"(?i:\b{MONTH}\.?,?\s+\d|\d(?:st|nd|rd|th)?[\s,-]+(?:of\s+)?{MONTH}\b)"),
    ("month-in-words", r"[一二三四五六七八九十]月[一二三四五六七八九十]+"),
)


def normal_text(written: str) -> str:
    if written.isascii():
        return written.strip()
    return normalize("NFKC", written.translate(MINUS)).strip()


def weekday_number(english: str | None, chinese: str | None) -> int:
    if english:
        return WEEKDAYS.index(english[:3].lower())
    return WEEKDAYS_ZH.index((chinese or "").replace("天", "日"))


def shift(sign: str, amount: str, unit: str | None, written: str) -> Shift:
    known = LENGTHS[(unit or "d").lower()]
    number = int(amount)
    if number * {"w": 7, "h": 1 / 24}.get(known, 1) > FURTHEST:
        raise Unreadable("date-unreadable", "too-far", written)
    return Shift(-number if sign == "-" else number, cast(Unit, known))


class Scanner:
    """Reads one text from left to right; every method takes what it knows and leaves the rest."""

    def __init__(self, written: str) -> None:
        self.written = written
        self.text = normal_text(written)
        self.at = 0
        self.remark = ""
        self.has_day = False  # a day was read that is no mere name, so that what follows it is what cannot be read
        if len(self.text) > 200:
            raise Unreadable("date-unreadable", "", written[:60] + "…")

    def look(self, pattern: str) -> re.Match[str] | None:
        if pattern in CHINESE and self.text.isascii():
            return None
        return re.compile(pattern).match(self.text, self.at)

    def take(self, pattern: str) -> re.Match[str] | None:
        match = self.look(pattern)
        if match:
            self.at = match.end()
        return match

    def blanks(self) -> None:
        while self.text[self.at : self.at + 1].isspace():
            self.at += 1

    @property
    def done(self) -> bool:
        return self.at == len(self.text) or not self.text[self.at :].strip()

    def day(self) -> Day:
        base, shifts = self.base()
        self.has_day = not isinstance(base, Name)
        while not self.done and (match := self.take(SHIFT)):
            shifts = (*shifts, shift(match[1], match[2], match[3], self.written))
        time: int | None = None
        weekday: int | None = None
        by = False
        while True:
            self.blanks()
            if self.done or self.text.startswith("..", self.at):
                break
            if weekday is None and (match := self.weekday()):
                weekday = weekday_number(match[2], match[1] or match[3])
            elif time is None and not self.ahead(HOUR_RANGE) and self.ahead(TIME):
                time = self.time()
            elif not by and self.take(BY):
                by = True
            else:
                break
        return Day(base, shifts, time, weekday, by, self.remark, self.written)

    def weekday(self) -> re.Match[str] | None:
        """A weekday beside a day, maybe behind a comma."""
        before = self.at
        if self.text[self.at : self.at + 1] == ",":
            self.at += 1
            self.blanks()
        match = self.take(WEEKDAY)
        if match is None:
            self.at = before
        return match

    def base(self) -> tuple[Base, tuple[Shift, ...]]:
        if self.ahead(DAY_FIRST):
            raise Unreadable("date-unreadable", "", self.written)
        if match := self.take(HOUR_RANGE):
            hours = "-".join(f"{self.minutes(hour, '0') // 60:02d}:00" for hour in match.groups())
            raise Unreadable("date-unreadable", "hours-only", self.written, f"T {hours}")
        shifts = self.from_event()
        if shifts is not None:
            return Event(), shifts
        if match := self.take(FULL_DATE):
            year, month, day = int(match[1]), int(match[2] or match[5]), int(match[3] or match[6])
            self.skip_iso_t()
            return Absolute(self.existing(year, month, day)), ()
        if match := self.take(MONTH_DAY):
            month, day = int(match[1]), int(match[2] or match[4])
            self.existing(2000, month, day)
            return MonthDay(month, day), ()
        if match := self.take(DAY_ONLY):
            day = int(match[1])
            self.existing(2000, 1, day)
            self.remark = "day-without-month"
            return DayOfMonth(day), ()
        if match := self.take(TASK_END):
            return TaskEnd(match[1]), ()
        if self.ahead(TIME):
            raise Unreadable("date-unreadable", "time-only", self.written)
        if (match := self.take(NAME)) and not _is_number_like(match[0]):
            if tight := self.take(TIGHT_SHIFT):
                instead = f"{match[0]} {tight[1]} {tight[2]}"
                raise Unreadable("reference-unknown", "arithmetic", self.text, instead)
            return Name(match[0]), ()
        raise self.fail()

    def from_event(self) -> tuple[Shift, ...] | None:
        """How far from the event a day lies, where it is counted from it."""
        if match := self.take(EVENT_SHIFT):
            return (shift(match[1], match[2], match[3], self.written),)
        if self.take(EVENT):
            return ()
        if match := self.take(WEEKS):
            return (shift(match[1], match[2], "w", self.written),)
        if match := self.take(COUNTDOWN):
            return (shift("-", match[1] or match[2], "d", self.written),)
        if match := self.take(AFTERWARDS):
            return (shift("+", match[1], "d", self.written),)
        return None

    def window(self) -> Window:
        if match := self.take(DAYS_BEFORE):
            days = sorted((int(match[1]), int(match[2])), reverse=True)
            start, end = (Day(Event(), (Shift(-n, "d"),), written=self.written) for n in days)
            return self.all_read(Window(start, end, written=self.written))
        start = self.day()
        if start.time is None and (match := self.take(HOUR_RANGE)):
            return self.all_read(self.hours(start, self.minutes(match[1], "0"), self.minutes(match[2], "0")))
        if not self.take(SEPARATOR):
            if self.done and start.time is not None:
                raise Unreadable("date-unreadable", "moment-for-window", self.written)
            return self.all_read(Window(start, start, whole=True, written=self.written))
        if start.time is not None and not self.ahead(MONTH_DAY) and (last := self.time()) is not None:
            return self.all_read(self.hours(start, start.time, last))
        end = self.day()
        if isinstance(end.base, DayOfMonth) and isinstance(start.base, MonthDay | Absolute):
            end = self.in_month_of(start.base, end)
        if isinstance(end.base, MonthDay) and isinstance(start.base, Absolute):
            end = self.in_year_of(start.base, end, end.base)
        return self.all_read(Window(start, end, written=self.written))

    def in_year_of(self, base: Absolute, end: Day, month_day: MonthDay) -> Day:
        """A right end without a year takes that of the left end, or the next one."""
        year = base.on.year + ((month_day.month, month_day.day) < (base.on.month, base.on.day))
        return _with(end, base=Absolute(self.existing(year, month_day.month, month_day.day)))

    def hours(self, day: Day, first: int, last: int) -> Window:
        """Hours of one day; an end that is not after the beginning lies in the next day."""
        start = _with(day, time=first)
        end = _with(day, time=last)
        if last <= first:
            end = _with(end, shifts=(*end.shifts, Shift(1, "d")))
        return Window(start, end, written=self.written)

    def in_month_of(self, base: MonthDay | Absolute, end: Day) -> Day:
        number = end.base.day if isinstance(end.base, DayOfMonth) else 0
        if isinstance(base, MonthDay):
            self.existing(2000, base.month, number)
            return _with(end, base=MonthDay(base.month, number), remark="")
        return _with(end, base=Absolute(self.existing(base.on.year, base.on.month, number)), remark="")

    def time(self) -> int | None:
        match = self.take(TIME)
        if match is None:
            return None
        half, hour, minute, words, in_words = match.groups()
        minutes = self.minutes(hour, minute or in_words or ("30" if words == "半" else "0"))
        if half in ("下午", "傍晚", "晚上", "晚", "中午") and 60 <= minutes < 12 * 60:
            return minutes if half == "中午" and minutes > 10 * 60 else minutes + 12 * 60
        if half in ("晚上", "晚", "凌晨") and 12 * 60 <= minutes < 13 * 60:
            # 晚上12点 is the end of the day, 凌晨12点 its beginning
            return self.minutes("24", str(minutes - 12 * 60)) if half != "凌晨" else minutes - 12 * 60
        if half and minutes >= 13 * 60:
            self.remark = self.remark or "half-of-day"
        return minutes

    def minutes(self, hour: str, minute: str) -> int:
        minutes = int(hour) * 60 + int(minute)
        if int(minute) > 59 or minutes > MINUTES_A_DAY:
            raise Unreadable("time-nonexistent", "", self.written)
        return minutes

    def existing(self, year: int, month: int, day: int) -> date:
        try:
            return date(year, month, day)
        except ValueError:
            if not 1 <= month <= 12:
                raise Unreadable("date-nonexistent", "", self.written) from None
            from calendar import monthrange  # noqa: PLC0415 - most plans have no such day

            last = 28 if month == 2 else monthrange(year, month)[1]
            instead = f"{year}-{month:02}-{last}" if str(year) in self.written else f"{month}-{last}"
            raise Unreadable("date-nonexistent", "near", self.written, instead=instead) from None

    def ahead(self, pattern: str) -> bool:
        return self.look(pattern) is not None

    def skip_iso_t(self) -> None:
        if re.match(r"T\d", self.text[self.at :]):
            self.at += 1

    def all_read(self, window: Window) -> Window:
        if not self.done:
            raise self.fail()
        return window

    def fail(self) -> Unreadable:
        refused = refusal(self.written)
        if refused is None and self.has_day and (word := re.compile(WORD_BEHIND).match(self.text, self.at)):
            return Unreadable("date-unreadable", "word-behind", self.written, word[1])
        return refused or Unreadable("date-unreadable", "", self.written)


def refusal(written: str) -> Unreadable | None:
    """Why a text that names no date cannot be one, if it has one of the well-known forms that cannot."""
    text = normal_text(written)
    for variant, pattern in REFUSED:
        if re.search(pattern, text):
            return Unreadable("date-unreadable", variant, written)
    if match := re.match(WEEKDAY, text):
        weekday = match.group().strip()
        day = _leading_day(text[match.end() :].lstrip(" ,"))
        if day:
            return Unreadable("date-unreadable", "weekday-first", written, f"{day} {weekday}")
        return Unreadable("date-unreadable", "weekday-only", weekday)
    if re.search(r"(?:Z|[+-]\d{2}:?\d{2})$", text) and re.match(r"\d{4}-\d{2}-\d{2}[T ]", text):
        return Unreadable(
            "date-unreadable", "zone", written, re.sub(r"\s*(?:Z|[+-]\d{2}:?\d{2})$", "", text).replace("T", " ")
        )
    return None


def _leading_day(text: str) -> str:
    """What a text begins with, if that is a day and not just a name."""
    scanner = Scanner(text)
    try:
        scanner.day()
    except Unreadable:
        return ""
    return text[: scanner.at].strip() if scanner.has_day else ""


def _is_number_like(name: str) -> bool:
    """What begins with a digit and holds date words or digits only was meant as a date, not as a name."""
    return name[0].isdigit() and (not re.search(r"[^\W\d_]", name) or re.search("[年月日号点]", name) is not None)


def _with(day: Day, **changes: object) -> Day:
    return day._replace(**changes)  # type: ignore[arg-type]
