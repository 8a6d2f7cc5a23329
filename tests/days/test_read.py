"""The forms of dates that people write, each read or refused with advice; and that nothing else ever happens."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from promoplan.days.expression import (
    Absolute,
    Day,
    DayOfMonth,
    Duration,
    Event,
    MonthDay,
    Name,
    Need,
    Repeat,
    Shift,
    TaskEnd,
    Unit,
)
from promoplan.days.read import (
    Unreadable,
    means_a_date,
    read_day,
    read_duration,
    read_need,
    read_repeat,
    read_time,
    read_weekday,
    read_window,
)
from promoplan.days.write import Moment, clock
from promoplan.finding import Finding
from promoplan.pipeline import Loaded
from promoplan.rules import rule
from tests.days.forms import DATE_LIKE
from tests.plans import loaded, part

FEW = settings(max_examples=100, deadline=None, derandomize=True, database=None)
YEARS = (2026, 2015)
NEAR_YEARS = (2026, 2017)  # within 4000 days of one another
NAMED = """# event_day: {year}-11-11
key_dates: {{signup_close: T-13 22:00, stock_in: T-3, 备货: T-5}}
phases: [{{id: preheat, window: T-11 .. T-1}}]
people: {{li: Li}}
tasks:
  - {{id: design.landing, title: Landing page, owner: li, due: T-14}}
  - id: it
    title: It
    owner: li
"""
LINE = 2 + NAMED.count("\n") + 1  # the line that is written below `it`, after the two lines of the usual head


def plan_with(key: str, written: str, year: int = 2026) -> Loaded:
    """A plan in which a task is due (has its window, …) as written, without quotes."""
    return part(f"{NAMED.format(year=year)}    {key}: {written}\n")


def stamp(moment: Moment | None) -> str | None:
    """2026-10-30 or 2026-10-30 18:00."""
    if moment is None:
        return None
    day = date.fromordinal(moment.day).isoformat()
    return day if moment.minute is None else f"{day} {clock(moment.minute)}"


def due(written: str, year: int = 2026) -> str | None:
    loaded = plan_with("due", written, year)
    assert loaded.campaign is not None
    return stamp(loaded.campaign.task_by_id["it"].finish)


def window(written: str, year: int = 2026) -> tuple[str | None, str | None]:
    loaded = plan_with("window", written, year)
    assert loaded.campaign is not None
    task = loaded.campaign.task_by_id["it"]
    return stamp(task.start), stamp(task.finish)


def told_of(loaded: Loaded) -> list[Finding]:
    """What is told about the line that was written, but for what any date on it may bring."""
    return [
        finding
        for finding in loaded.findings
        if loaded.sources.location(finding.position).line == LINE
        and finding.rule not in ("due-on-day-off", "task-date-absolute")
    ]


DAYS = [
    ("T-30", "10-12"),
    ("T+1", "11-12"),
    ("T", "11-11"),
    ("T0", "11-11"),
    ("T-0", "11-11"),
    ("D-7", "11-04"),
    ("E-7", "11-04"),
    ("t-7", "11-04"),
    ("Ｔ－３０", "10-12"),
    ("T−30", "10-12"),
    ("W-6", "09-30"),
    ("T-3w", "10-21"),
    ("T-3天", "11-08"),
    ("T-5wd", "11-04"),
    ("T-5工作日", "11-04"),
    ("T-5个工作日", "11-04"),
    ("T-30 18:00", "10-12 18:00"),
    ("倒计时30天", "10-12"),
    ("活动前30天", "10-12"),
    ("活动后3天", "11-14"),
    ("活动当天", "11-11"),
    ("双十一当天", "11-11"),
    ("preheat", "10-31"),
    ("preheat - 3wd", "10-28"),
    ("signup_close", "10-29 22:00"),
    ("signup_close - 1d", "10-28 22:00"),
    ("signup_close - 1wd", "10-28 22:00"),
    ("signup_close - 2h", "10-29 20:00"),
    ("signup_close + 3h", "10-30 01:00"),
    ("signup_close 18:00", "10-29 18:00"),
    ("stock_in - 2wd", "11-05"),
    ("stock_in - 2wd - 1d", "11-04"),
    ("stock_in + 1w", "11-15"),
    ("备货 - 1d", "11-05"),
    ("task:design.landing", "10-28"),
    ("task:design.landing + 2d", "10-30"),
    ("10月30日", "10-30"),
    ("10月18号", "10-18"),
    ("10-30", "10-30"),
    ("10/30", "10-30"),
    ("11/8", "11-08"),
    ("10.15", "10-15"),
    ("10.10", "10-10"),
    ("10.1", "10-01"),
    ("１０月３０日", "10-30"),
    ("10月30日前", "10-30"),
    ("10.30前", "10-30"),
    ("11/8前", "11-08"),
    ("10月28日之前", "10-28"),
    ("10日", "11-10"),
    ("T 15:00", "11-11 15:00"),
    ("T 15:00前", "11-11 15:00"),
    ("T 下午15:00前", "11-11 15:00"),
    ("T 下午3点", "11-11 15:00"),
    ("T 9:30分", "11-11 09:30"),
    ("T 15点", "11-11 15:00"),
    ("T 9点半", "11-11 09:30"),
    ("T 9点05分", "11-11 09:05"),
    ("T 18：00", "11-11 18:00"),
    ("T 0点", "11-11 00:00"),
    ("T 0:00", "11-11 00:00"),
    ("T 00:00", "11-11 00:00"),
    ("T 24:00", "11-11 24:00"),
    ("T 24点", "11-11 24:00"),
    ("T-1 24:00", "11-10 24:00"),
    ("11月11日(周三)", "11-11"),
    ("11月11日（星期三）", "11-11"),
    ("11.11(三)", "11-11"),
    ("T-15 周二", "10-27"),
    ("T-15 Tue", "10-27"),
    ("T-15 tuesday 18:00", "10-27 18:00"),
    ("T-15 TUE", "10-27"),
    ("T-15 Tues.", "10-27"),
    ("T-15, Tue", "10-27"),
    ("T-15 (Tue)", "10-27"),
    ("10-27 Tue", "10-27"),
    ("10-27(Tue.) 18:00", "10-27 18:00"),
    ("10.27 Tuesday 18:00", "10-27 18:00"),
    ("stock_in Sun", "11-08"),
]


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize(("written", "means"), DAYS)
def test_a_day_counts_from_the_event_or_lies_near_it(written: str, means: str, year: int) -> None:
    assert due(written, year) == f"{year}-{means}"


@pytest.mark.parametrize("year", NEAR_YEARS)
@pytest.mark.parametrize(
    ("written", "means"),
    [
        ("2026-10-30", "2026-10-30"),
        ("2026-10-30 (Fri)", "2026-10-30"),
        ("2026-10-30 Fri 18:00", "2026-10-30 18:00"),
        ("2026/10/30", "2026-10-30"),
        ("2026.10.30", "2026-10-30"),
        ("2026年10月30日", "2026-10-30"),
        ("2026-10-30 18:00", "2026-10-30 18:00"),
        ("2026-10-30T18:00", "2026-10-30 18:00"),
        ("2017-10-10", "2017-10-10"),
    ],
)
def test_a_full_date_stays_and_is_told_inside_a_task(written: str, means: str, year: int) -> None:
    loaded = plan_with("due", written, year)
    assert loaded.campaign is not None
    assert stamp(loaded.campaign.task_by_id["it"].finish) == means
    assert "task-date-absolute" in [finding.rule for finding in loaded.findings]


WINDOWS = [
    ("T-27 .. T-25", "10-15", "10-17"),
    ("T-27..T-25", "10-15", "10-17"),
    ("T-1 22:00 .. T 02:00", "11-10 22:00", "11-11 02:00"),
    ("T 00:00-24:00", "11-11 00:00", "11-11 24:00"),
    ("T+1 .. T+7", "11-12", "11-18"),
    ("活动前3-7天", "11-04", "11-08"),
    ("preheat", "10-31", "11-10"),
    ("preheat .. T", "10-31", "11-11"),
    ("preheat - 2d .. preheat - 1d", "10-29", "10-30"),
    ("signup_close", "10-29", "10-29"),
    ("T", "11-11", "11-11"),
    ("T-3", "11-08", "11-08"),
    ("10.15-10.17", "10-15", "10-17"),
    ("10.17-10.28", "10-17", "10-28"),
    ("11月9日-11月10日", "11-09", "11-10"),
    ("9月8日—9月10日", "09-08", "09-10"),
    ("9月8日–9月10日", "09-08", "09-10"),
    ("9月8日~9月10日", "09-08", "09-10"),
    ("9月8日～9月10日", "09-08", "09-10"),
    ("9月8日至9月10日", "09-08", "09-10"),
    ("9月8日到9月10日", "09-08", "09-10"),
    ("9月8日 .. 9月10日", "09-08", "09-10"),
    ("9月8日-10日", "09-08", "09-10"),
    ("10日-13日", "11-10", "11-13"),
    ("10日10点-11点", "11-10 10:00", "11-10 11:00"),
    ("10日10:00-11:00", "11-10 10:00", "11-10 11:00"),
    ("10月16日10:00至10月29日22:00", "10-16 10:00", "10-29 22:00"),
    ("T 0-12点", "11-11 00:00", "11-11 12:00"),
    ("T 21:00~24:00", "11-11 21:00", "11-11 24:00"),
    ("T 22:00-04:00", "11-11 22:00", "11-12 04:00"),
    ("T 22:00-00:00", "11-11 22:00", "11-11 24:00"),
    ("T-2 .. T 00:00", "11-09", "11-10 24:00"),
]


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize(("written", "first", "last"), WINDOWS)
def test_a_window_has_both_its_ends(written: str, first: str, last: str, year: int) -> None:
    assert window(written, year) == (f"{year}-{first}", f"{year}-{last}")


def test_a_window_of_full_dates_stays() -> None:
    written = "2026-10-16 10:00 .. 2026-10-29 22:00"
    assert window(written, 2017) == ("2026-10-16 10:00", "2026-10-29 22:00")


REFUSED = [
    ("due", "预热前3个工作日", "working-days-in-words", "preheat - 3wd"),
    ("due", "预热前1-3个工作日", "working-days-in-words", "preheat - 3wd"),
    ("due", "第一次跟进8月15日", "follow-up", "follow_ups: "),
    ("due", "15:00前", "time-only", "T-1 18:00"),
    ("due", "下午15:00前", "time-only", "T-1 18:00"),
    ("due", "9:30分", "time-only", "T-1 18:00"),
    ("due", "0点", "time-only", "T-1 18:00"),
    ("due", "24:00", "time-only", "T-1 18:00"),
    ("due", "25:00", "time-only", "T-1 18:00"),
    ("window", "22:00-04:00", "time-only", "T-1 18:00"),
    ("due", "每天", "repeats", "repeat: daily"),
    ("due", "每天 09:30", "repeats", "repeat: daily"),
    ("due", "每周一", "repeats", "repeat: daily"),
    ("due", "工作日", "repeats", "repeat: daily"),
    ("due", "持续", "ongoing", "repeat: daily"),
    ("window", "实时", "ongoing", "window: T-10 .. T"),
    ("due", "时时", "ongoing", "repeat: daily"),
    ("due", "下单后半小时内", "length", "30min"),
    ("due", "保留30分钟", "length", "30min"),
    ("due", "周二", "weekday-only", "T-15"),
    ("due", "周二前", "weekday-only", "T-15"),
    ("due", "下周二", "relative-to-today", "T-30"),
    ("due", "明天", "relative-to-today", "T-30"),
    ("due", "tomorrow", "relative-to-today", "T-30"),
    ("due", "月底", "vague", "T-12"),
    ("due", "10月初", "vague", "T-12"),
    ("due", "活动后一个星期", "vague", "T+1 .. T+7"),
    ("due", "2014年11日11日", "", "2026-10-30"),
    ("due", "DUE;VALUE=DATE", "", "T-30"),
    ("due", "2026-10-30T10:00:00+08:00", "zone", "2026-10-30 18:00"),
    ("due", "2026-10-30T10:00Z", "zone", "2026-10-30 18:00"),
    ("due", "10/30/2026", "", "10-30"),
    ("due", "T-99999", "too-far", "4000"),
    ("due", "stock_in + 3h", "hours-without-time", "T-12 22:00"),
    ("due", "活动前3-7天", "window-for-day", "T-25"),
    ("due", "T-27 .. T-25", "window-for-day", "T-25"),
    ("due", "10日-13日", "window-for-day", "T-25"),
    ("due", "T 0-12点", "window-for-day", "T-25"),
    ("window", "10月30日前", "by-in-window", "due: T-25"),
    ("window", "T 24:00 .. T+2", "midnight-as-start", "T+1 00:00 .. T+2"),
    ("not_before", "T-6 24:00", "midnight-as-start", "T-5"),
    ("due", "0-12点", "hours-only", "window: T 00:00-12:00"),
    ("window", "10-12点", "hours-only", "window: T 10:00-12:00"),
    ("due", "9至18点", "hours-only", "window: T 09:00-18:00"),
    ("due", "Fri 10-30", "weekday-first", "10-30 Fri"),
    ("due", "Fri, 10-30 18:00", "weekday-first", "10-30 18:00 Fri"),
    ("due", "周五 10-30", "weekday-first", "10-30 周五"),
    ("due", "(五)10月30日", "weekday-first", "10月30日 (五)"),
    ("window", "Fri 10-30 .. Sun 11-1", "weekday-first", "10-30 Fri"),
    ("due", "Fri 18:00", "weekday-only", "T-15"),
    ("due", "30 Oct", "month-in-words", "10-18"),
    ("due", "30-Oct-2026", "month-in-words", "10-18"),
    ("due", "October 30th", "month-in-words", "10-18"),
    ("due", "Fri Oct 30", "month-in-words", "10-18"),
    ("due", "十月三十日", "month-in-words", "10-18"),
    ("due", "T-24 Fr", "word-behind", "T-15 周二 18:00"),
    ("due", "T-24 (Fridge)", "word-behind", "T-15 周二 18:00"),
    ("due", "10-18 noon", "word-behind", "T-15 周二 18:00"),
    ("window", "T-27 to T-25", "word-behind", "T-27 .. T-25"),
    ("due", "10月18日 开会", "word-behind", "T-15 周二 18:00"),
    ("due", "2006-10-30", "other-year", "2026-10-30"),
    ("window", "2062-10-30 .. 2062-11-03", "other-year", "2026-10-30"),
    ("due", "2008-02-29 + 8w", "too-far", "4000"),
]


@pytest.mark.parametrize(
    ("written", "word"), [("T-24 Fr", "'Fr'"), ("T-27 to T-25", "'to'"), ("10-18, x 18:00", "'x'")]
)
def test_a_word_behind_a_date_that_says_nothing_is_named(written: str, word: str) -> None:
    (finding,) = told_of(plan_with("due", f'"{written}"'))
    assert word in finding.message("en")


@pytest.mark.parametrize(("key", "written", "variant", "advice"), REFUSED)
def test_what_is_no_day_is_refused_at_its_place_with_what_to_write_instead(
    key: str, written: str, variant: str, advice: str
) -> None:
    loaded = plan_with(key, written)
    (finding,) = told_of(loaded)
    assert finding.rule == "date-unreadable"
    assert finding.sentence == rule("date-unreadable").SAYS[variant]
    assert advice in (finding.hint("zh") or "")
    assert loaded.sources.location(finding.position).column == len(f"    {key}: ") + 1
    assert loaded.campaign is not None
    task = loaded.campaign.task_by_id["it"]
    assert (task.finish, task.not_before) == (None, None)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("2月30日", "date-nonexistent"),
        ("2026-02-30", "date-nonexistent"),
        ("2.29", "date-nonexistent"),  # neither 2026 nor the months round it have one
        ("31日", "date-nonexistent"),  # November has none
        ("30/10", "date-nonexistent"),
        ("13月1日", "date-nonexistent"),
        ("T 25:00", "time-nonexistent"),
        ("T 24:30", "time-nonexistent"),
        ("T 12:60", "time-nonexistent"),
        ("stock_inn", "reference-unknown"),
        ("task:landing", "reference-unknown"),
        ("stock_in-2wd", "reference-unknown"),
        ("10月18日(周五)", "weekday-differs"),
        ("11月11日(周四)", "weekday-differs"),
        ("T Mon", "weekday-differs"),
        ("2026-10-18 (Fri)", "weekday-differs"),
        ("10-18 Fri", "weekday-differs"),
        ("T-24 (Fri)", "weekday-differs"),
        ("T-24 FRIDAY 18:00", "weekday-differs"),
        ("0-25点", "time-nonexistent"),
        ("10日", "day-written-loosely"),
        ("T 下午15:00", "day-written-loosely"),
    ],
)
def test_a_day_that_is_not_there_or_hard_to_read_is_told_once(written: str, name: str) -> None:
    assert [finding.rule for finding in told_of(plan_with("due", written))] == [name]


@pytest.mark.parametrize("written", ["2.29", "2月29日", "31日"])
def test_a_day_that_the_event_s_year_or_month_does_not_have_is_told(written: str) -> None:
    loaded = part(f"key_dates: {{it: {written}}}\n")
    assert [finding.rule for finding in loaded.findings] == ["date-nonexistent"]


@pytest.mark.parametrize("year", ["0001", "1899", "3000", "9999"])
def test_an_event_in_a_year_that_nobody_plans_for_is_told_which_years_there_are(year: str) -> None:
    (finding,) = loaded(f"promoplan: 1\ncampaign: {{id: x, name: x, event_day: {year}-01-05}}\n").findings
    assert finding.sentence == rule("date-unreadable").SAYS["too-far"]


def test_arithmetic_without_blanks_is_told_how_to_write_it() -> None:
    (finding,) = told_of(plan_with("due", "stock_in-2wd"))
    assert finding.hint("en") == "stock_in - 2wd"


@pytest.mark.parametrize("written", ["tbd", "TBD", "待定", "'?'"])
def test_what_is_open_is_no_date_and_is_counted(written: str) -> None:
    loaded = plan_with("due", written)
    assert [finding.rule for finding in told_of(loaded)] == ["tbd-without-day"]
    assert due(written) is None


@pytest.mark.parametrize("written", ["10月30日前", "10.30前", "10月30日之前", "10-30"])
def test_a_deadline_includes_its_day_up_to_the_due_time(written: str) -> None:
    campaign = plan_with("due", written).campaign
    assert campaign is not None
    finish = campaign.task_by_id["it"].finish
    assert finish is not None
    end = divmod(campaign.schedule.end_minute(finish), 24 * 60)
    assert end == (date(2026, 10, 30).toordinal(), 18 * 60)


@pytest.mark.parametrize(
    ("event", "written", "means"),
    [
        ("2026-11-11", "1-14", "2027-01-14"),
        ("2026-11-11", "1-16", "2026-01-16"),
        ("2027-01-15", "12.25", "2026-12-25"),
        ("2027-01-15", "3-20", "2027-03-20"),
        ("2027-01-15", "3-22", "2026-03-22"),
        ("2028-06-18", "2.29", "2028-02-29"),
    ],
)
def test_a_month_day_takes_its_year_from_the_event(event: str, written: str, means: str) -> None:
    loaded = part(f"# today: 2020-01-01\n# event_day: {event}\nkey_dates: {{it: {written}}}\n")
    assert loaded.campaign is not None
    assert stamp(loaded.campaign.schedule.key_dates["it"]) == means


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("09:30", 570),
        ("9:30", 570),
        ("22:00", 1320),
        ("24:00", 1440),
        ("0:00", 0),
        ("0点", 0),
        ("24点", 1440),
        ("15点", 900),
        ("9点半", 570),
        ("9点5分", 545),
        ("9:30分", 570),
        ("下午3点", 900),
        ("下午15:00", 900),
        ("晚上9点半", 1290),
        ("凌晨0点", 0),
        ("中午12点", 720),
        ("中午1点", 780),
        ("晚上12点", 1440),
        ("凌晨12点", 0),
        ("２２：００", 1320),
        ("18:00:00", 1080),
    ],
)
def test_a_time_is_read(written: str, minutes: int) -> None:
    assert read_time(written) == minutes


@pytest.mark.parametrize("written", ["", "25:00", "24:01", "9:60", "18", "T 18:00", "18:00 .. 19:00", "半夜", "-1:00"])
def test_a_time_that_no_clock_shows_is_refused(written: str) -> None:
    with pytest.raises(Unreadable):
        read_time(written)


@pytest.mark.parametrize(
    ("written", "amount", "unit"),
    [
        ("3d", 3, "d"),
        ("3wd", 3, "wd"),
        ("2w", 14, "d"),
        ("4h", 4, "h"),
        ("90min", 90, "min"),
        ("45s", 45, "s"),
        ("0d", 0, "d"),
        ("3 d", 3, "d"),
        ("3天", 3, "d"),
        ("3个工作日", 3, "wd"),
        ("2周", 14, "d"),
        ("4小时", 4, "h"),
        ("30分钟", 30, "min"),
        ("３ｄ", 3, "d"),
    ],
)
def test_a_duration_is_a_number_with_a_unit(written: str, amount: int, unit: str) -> None:
    found = read_duration(written)
    assert (found.amount, found.unit) == (amount, unit)


@pytest.mark.parametrize("written", ["", "3", "d", "-3d", "3.5d", "3days", "about three days", "1d 2h", "三天"])
def test_a_length_without_number_or_unit_is_refused(written: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_duration(written)
    assert refused.value.rule == "duration-unreadable"


@pytest.mark.parametrize(
    ("written", "id_", "lag", "unit"),
    [
        ("design.landing", "design.landing", 0, "d"),
        ("b + 2wd", "b", 2, "wd"),
        ("c - 1d", "c", -1, "d"),
        ("c - 1", "c", -1, "d"),
        ("c + 2w", "c", 14, "d"),
        ("c-1d", "c-1d", 0, "d"),
        ("备货 + 2天", "备货", 2, "d"),
        ("备货 + 2个工作日", "备货", 2, "wd"),
        ("hang@west", "hang@west", 0, "d"),
    ],
)
def test_a_need_is_an_id_and_the_days_between(written: str, id_: str, lag: int, unit: str) -> None:
    found = read_need(written)
    assert (found.id, found.lag, found.unit) == (id_, lag, unit)


@pytest.mark.parametrize("written", ["", "a b", "a +2d", "a + 2h", "a + d", "a + 2d + 1d", "a, b", "+ 2d", "a.", "-a"])
def test_what_is_no_need_is_refused(written: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_need(written)
    assert (refused.value.rule, refused.value.variant) == ("date-unreadable", "need")


@pytest.mark.parametrize(
    ("written", "every", "weekdays", "times"),
    [
        ("daily", "daily", (), ()),
        ("daily 09:30", "daily", (), (570,)),
        ("daily 18:00, 09:30", "daily", (), (570, 1080)),
        ("daily 9:30 and 18:00", "daily", (), (570, 1080)),
        ("每天", "daily", (), ()),
        ("每天 09:30", "daily", (), (570,)),
        ("每天 9点、18点", "daily", (), (540, 1080)),
        ("每日9点半", "daily", (), (570,)),
        ("workdays", "workdays", (), ()),
        ("workdays 18:00", "workdays", (), (1080,)),
        ("工作日", "workdays", (), ()),
        ("每个工作日 18:00", "workdays", (), (1080,)),
        ("weekly mon", "weekly", (0,), ()),
        ("weekly Friday 10:00", "weekly", (4,), (600,)),
        ("weekly thu, mon 10:00", "weekly", (0, 3), (600,)),
        ("weekly Mon and Thursday", "weekly", (0, 3), ()),
        ("每周一", "weekly", (0,), ()),
        ("每周日 10:00", "weekly", (6,), (600,)),
        ("每周一、四 下午3点", "weekly", (0, 3), (900,)),
        ("每周一三五", "weekly", (0, 2, 4), ()),
        ("每周一和周四 9:00 9:00", "weekly", (0, 3), (540,)),
        ("每星期天", "weekly", (6,), ()),
    ],
)
def test_a_repeat_says_how_often(written: str, every: str, weekdays: tuple[int, ...], times: tuple[int, ...]) -> None:
    found = read_repeat(written)
    assert (found.every, found.weekdays, found.times) == (every, weekdays, times)


MANY_TIMES = "daily " + " ".join(f"8:{minute:02d}" for minute in range(25))


@pytest.mark.parametrize(
    "written",
    ["", "weekly", "每周", "twice a day", "hourly", "每", "daily 25:00", "daily soon", "weekly mon or so", MANY_TIMES],
)
def test_how_often_is_refused_when_it_is_not_said(written: str) -> None:
    with pytest.raises(Unreadable):
        read_repeat(written)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("mon", 0),
        ("FRI", 4),
        ("Thurs.", 3),
        ("Tue", 1),
        ("wednesday", 2),
        ("周四", 3),
        ("星期五", 4),
        ("(六)", 5),
        ("（周日）", 6),
        ("礼拜天", 6),
    ],
)
def test_a_weekday_is_read(written: str, number: int) -> None:
    assert read_weekday(written) == number


@pytest.mark.parametrize("written", ["", "m", "一", "周八", "day", "mon tue", "mo", "monk", "sunny", "fri.."])
def test_what_is_no_weekday_is_refused(written: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_weekday(written)
    assert (refused.value.rule, refused.value.variant) == ("word-unknown", "weekday")


@pytest.mark.parametrize(
    ("written", "is_one"),
    [
        ("T-30", True),
        ("10-30", True),
        ("10.30", True),
        ("10月30日", True),
        ("2026-10-30", True),
        ("W-6", True),
        ("倒计时30天", True),
        ("preheat", False),
        ("预热", False),
        ("tasks", False),
        ("d11", False),
        ("t-shirt", False),
        ("2026-plan", False),
        ("task:a", False),
    ],
)
def test_a_name_that_reads_as_a_date_is_known(written: str, is_one: bool) -> None:
    assert means_a_date(written) is is_one


# What a reader gives, for any text at all

READERS: list[Callable[[str], object]] = [
    read_day,
    read_window,
    read_duration,
    read_need,
    read_repeat,
    read_time,
    read_weekday,
]


@pytest.mark.parametrize("read", READERS)
@given(written=st.one_of(st.text(max_size=40), DATE_LIKE))
@FEW
def test_any_text_reads_or_is_refused(read: Callable[[str], object], written: str) -> None:
    try:
        found = read(written)
    except Unreadable as refused:
        assert refused.rule  # noqa: PT017 - what it is told as, not that it is raised
        return
    assert found is not None


@given(written=DATE_LIKE)
@FEW
def test_what_reads_as_a_day_is_never_refused_as_a_window_but_for_a_deadline(written: str) -> None:
    try:
        day = read_day(written)
    except Unreadable:
        return
    if day.by:
        with pytest.raises(Unreadable):
            read_window(written)
    else:
        assert read_window(written).start == day


TIMES = st.integers(0, 24 * 60)
AMOUNTS = st.integers(-4000, 4000)
DATES = st.dates(date(1900, 1, 1), date(2999, 12, 31))
FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {0x20: 0x3000}


def full_width(written: str) -> str:
    return written.translate(FULL_WIDTH)


@given(amount=st.integers(-500, 500), unit=st.sampled_from(["", "d", "wd", "w"]), time=st.none() | TIMES)
@FEW
def test_an_offset_reads_back(amount: int, unit: Unit, time: int | None) -> None:
    written = f"T{amount:+d}{unit}" + ("" if time is None else f" {clock(time)}")
    day = read_day(written)
    assert (day.base, day.shifts, day.time) == (Event(), (Shift(amount, unit or "d"),), time)
    assert day.written == written


@given(on=DATES, time=st.none() | TIMES)
@FEW
def test_a_full_date_reads_back(on: date, time: int | None) -> None:
    day = read_day(on.isoformat() + ("" if time is None else f" {clock(time)}"))
    assert (day.base, day.shifts, day.time) == (Absolute(on), (), time)


@given(
    on=DATES, form=st.sampled_from(["{0}-{1}", "{0}/{1}", "{0}.{1}", "{0}月{1}日", "{0:02}-{1:02}", "{0} 月 {1} 号"])
)
@FEW
def test_a_month_day_reads_back(on: date, form: str) -> None:
    assert read_day(form.format(on.month, on.day)).base == MonthDay(on.month, on.day)


@given(number=st.integers(1, 31))
@FEW
def test_a_day_of_the_month_reads_back_and_is_remarked(number: int) -> None:
    day = read_day(f"{number}日")
    assert (day.base, day.remark) == (DayOfMonth(number), "day-without-month")


NAMES = st.from_regex(r"[a-z_]{2,8}([.-][a-z]{1,4})?", fullmatch=True).filter(
    lambda name: not means_a_date(name) and read_window_is_name(name)
)


def read_window_is_name(name: str) -> bool:
    """Not one of the few words that are refused, such as today."""
    try:
        return read_day(name).base == Name(name)
    except Unreadable:
        return False


@given(name=NAMES, amount=AMOUNTS, unit=st.sampled_from(["d", "wd"]), is_task=st.booleans())
@FEW
def test_arithmetic_on_a_name_reads_back(name: str, amount: int, unit: Unit, is_task: bool) -> None:
    sign = "-" if amount < 0 else "+"
    day = read_day(f"{'task:' if is_task else ''}{name} {sign} {abs(amount)}{unit}")
    assert day.base == (TaskEnd(name) if is_task else Name(name))
    assert day.shifts == (Shift(amount, unit),)


@given(first=AMOUNTS, last=AMOUNTS, times=st.none() | st.tuples(TIMES, TIMES))
@FEW
def test_a_window_reads_back(first: int, last: int, times: tuple[int, int] | None) -> None:
    ends = [
        f"T{amount:+d}" + (f" {clock(times[place])}" if times else "") for place, amount in enumerate((first, last))
    ]
    found = read_window(" .. ".join(ends))
    for end, amount, place in ((found.start, first, 0), (found.end, last, 1)):
        assert (end.base, end.shifts) == (Event(), (Shift(amount, "d"),))
        assert end.time == (times[place] if times else None)
    assert not found.whole


@given(amount=AMOUNTS, first=st.integers(0, 24 * 60 - 1), last=TIMES)
@FEW
def test_hours_of_a_day_read_back_and_cross_midnight_when_they_go_back(amount: int, first: int, last: int) -> None:
    found = read_window(f"T{amount:+d} {clock(first)}-{clock(last)}")
    assert (found.start.time, found.end.time) == (first, last)
    assert sum(shift.amount for shift in found.end.shifts) - amount == (1 if last <= first else 0)


@given(amount=st.integers(0, 4000), unit=st.sampled_from(["d", "wd", "h", "min", "s"]))
@FEW
def test_a_duration_reads_back(amount: int, unit: str) -> None:
    written = f"{amount}{unit}"
    assert read_duration(written) == Duration(amount, unit, written)  # type: ignore[arg-type]


@given(name=NAMES, amount=AMOUNTS, unit=st.sampled_from(["d", "wd"]))
@FEW
def test_a_need_reads_back(name: str, amount: int, unit: Unit) -> None:
    written = f"{name} {'-' if amount < 0 else '+'} {abs(amount)}{unit}"
    assert read_need(written) == Need(name, amount, unit, written)


@given(
    every=st.sampled_from(["daily", "workdays", *(f"weekly {day}" for day in ("mon", "sat", "tue, sun"))]),
    times=st.sets(TIMES, max_size=3).map(lambda times: tuple(sorted(times))),
)
@FEW
def test_a_repeat_reads_back(every: str, times: tuple[int, ...]) -> None:
    written = " ".join([every, ", ".join(map(clock, times))]) if times else every
    kind, _, weekday = every.partition(" ")
    numbers = {"": (), "mon": (0,), "sat": (5,), "tue, sun": (1, 6)}[weekday]
    assert read_repeat(written) == Repeat(kind, numbers, times, written)  # type: ignore[arg-type]


@given(time=TIMES)
@FEW
def test_a_time_reads_back(time: int) -> None:
    assert read_time(clock(time)) == time


@given(
    written=st.one_of(AMOUNTS.map("T{:+d}".format), DATES.map(date.isoformat), TIMES.map(lambda t: f"T-3 {clock(t)}"))
)
@FEW
def test_full_width_letters_digits_and_signs_read_the_same(written: str) -> None:
    plain, wide = read_day(written), read_day(full_width(written))
    assert (plain.base, plain.shifts, plain.time) == (wide.base, wide.shifts, wide.time)


SHOWN = part("tasks: []\n").campaign


@given(day=st.integers(-4000, 4000), minute=st.none() | TIMES)
@FEW
def test_a_day_as_promoplan_writes_it_reads_back(day: int, minute: int | None) -> None:
    assert SHOWN is not None
    moment = Moment(SHOWN.schedule.event + day, minute)
    assert SHOWN.schedule.timeline.moment(read_day(SHOWN.written(moment))) == moment
    as_offset = SHOWN.as_offset(Day(Absolute(date.fromordinal(moment.day)), time=minute))
    assert SHOWN.schedule.timeline.moment(read_day(as_offset)) == moment
