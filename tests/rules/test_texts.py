"""What is looked for in texts: placeholders and dates, in both languages, and nothing that only looks like one."""

from __future__ import annotations

import pytest

from promoplan.finding import Finding
from tests.plans import part


def found(text: str, rule: str, language: str = "en", key: str = "notes") -> list[Finding]:
    """What a rule tells of one text of a task, in a plan in one language, of the 27th of November."""
    zone = ", timezone: America/New_York" if language == "en" else ""
    plan = (
        f"# event_day: 2026-11-27\n# campaign: language: {language}{zone}\n"
        f"people: {{xx: {{name: Xia}}}}\ntasks: [{{id: a, title: A, due: T, owner: xx, {key}: {text!r}}}]\n"
    )
    return [finding for finding in part(plan).findings if finding.rule == rule]


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Gift TBA", "TBA"),
        ("TBA", "TBA"),
        ("Speaker: tba.", "tba"),
        ("Copy (TBA), art (done)", "TBA"),
        ("Venue tbd", "tbd"),
        ("Price: ???", "???"),
        ("??? pieces", "???"),
        ("Gift (???)", "???"),
        ("赠品：？？？", "？？？"),
        ("Date to be confirmed", "to be confirmed"),
        ("To be confirmed: gift wrap", "To be confirmed"),
        ("Theme is to be decided", "to be decided"),
        ("To Be Decided later", "To Be Decided"),
        ("GIFT TO BE CONFIRMED", "GIFT TO BE CONFIRMED"[5:]),
        ("see https://shop.example/x for the TBA list", "TBA"),
    ],
)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_placeholder_is_told(text: str, mark: str, language: str) -> None:
    (finding,) = found(text, "placeholder-left", language)
    assert finding.values["mark"] == mark


@pytest.mark.parametrize(
    "text",
    [
        "Football, tbar, TBA-12 and code TBAX",
        "See https://shop.example/TBA/list?q=???",
        "Write to tba@shop.example or www.shop.example/to-be-decided/TBA",
        "Really? Yes??? no",
        "Are they sure???",
        "The price has to be confirmed",
        "Quantities need to be confirmed",
        "Pickup to be confirmed by the carrier in writing",
        "Winners to be decided on Monday at noon",
        "Colour confirmed, rest undecided",
        "img_TBA_2.png",
        "v1.TBA",
    ],
)
def test_what_only_looks_like_a_placeholder_is_not_told(text: str) -> None:
    assert found(text, "placeholder-left") == []


def test_an_id_is_no_placeholder() -> None:
    plan = (
        "people: {xx: {name: Xia}, tba: {name: Tba Ling}}\ndepartments: {XX: {name: X}}\n"
        "tasks: [{id: a, title: A, due: T, owner: xx, department: XX, helpers: [tba, XX]}]\n"
    )
    assert [one for one in part(plan).findings if one.rule == "placeholder-left"] == []


@pytest.mark.parametrize(
    ("text", "date", "instead"),
    [
        ("Launch email 11/24", "11/24", "T-3"),
        ("11/24: launch email", "11/24", "T-3"),
        ("Wave 2 goes out on 11/5", "11/5", "T-22"),
        ("Closed until 12/1, then open", "12/1", "T+4"),
        ("Due by 11/05", "11/05", "T-22"),
        ("Starts Tue 11/3", "11/3", "T-24"),
        ("Ship 11/30–12/4", "11/30", "T+3"),
        ("Sale (11/24-11/27)", "11/24", "T-3"),
        ("On 11/24/2026 at noon", "11/24/2026", "T-3"),
        ("On 11/24/26", "11/24/26", "T-3"),
        ("Returns until 1/31", "1/31", "T+65"),
        ("Nov 24 at noon", "Nov 24", "T-3"),
        ("the offer of November 24th", "November 24th", "T-3"),
        ("on 24 Nov", "24 Nov", "T-3"),
        ("on the 24th of November", "24th of November", "T-3"),
        ("Café opens Nov. 24 – bring a card", "Nov. 24", "T-3"),
        ("Sept. 5", "Sept. 5", "T-83"),
    ],
)
def test_a_date_in_an_english_text_is_told_with_what_to_write(text: str, date: str, instead: str) -> None:
    (finding,) = found(text, "date-in-text")
    assert (finding.values["date"], finding.values["instead"]) == (date, instead)
    assert finding.hint("en") == f"write {instead}, or what the day is called"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Emails go out on the 24th", "the 24th"),
        ("Pickup ends the 24th.", "the 24th"),
        ("Due by the 5th, noon", "the 5th"),
        ("On 11/24/2012", "11/24/2012"),
        ("Feb 30", "Feb 30"),
        ("from the 3rd to the 9th", "the 3rd"),
        ("Orders before the 16th at 12:00", "the 16th"),
    ],
)
def test_a_day_that_cannot_be_counted_from_the_event_is_told(text: str, date: str) -> None:
    (finding,) = found(text, "date-in-text")
    assert finding.values["date"] == date
    assert finding.hint("en") == "say it by T, such as T+1, or by what the day is called"


@pytest.mark.parametrize(
    "text",
    [
        "Care is online 24/7",
        "24/7/365 support",
        "1/2 of the stock, 3/4 full, about 2/3 sold",
        "Cut it by 1/2",
        "From 1/3 to 2/3",
        "ratio 3/5",
        "Sizes 12/14 and 16/18",
        "size 10/15",
        "11/24 of the stores",
        "A 3/16 inch drill",
        "9/10 customers",
        "5/20 passed",
        "Score at least 8/15",
        "13/24 and 2/30 and 11/31 and 0/5",
        "Leap day 2/29",
        "50/50 split, A/B test, n/a",
        "5/6 and/or 7/8",
        "https://shop.example/11/24/sale",
        "folder/11/24/file",
        "rev 1.11/24.2",
        "the 2nd email",
        "the 24th customer of the day",
        "after the 1st wave",
        "the 3rd party",
        "the 90th percentile",
        "the 32nd",
        "Marketing 2 of 3",
        "Decide 3 things, Mark 4 pages, Separate 2 lists",
        "Octane 95, Janet 12",
        "Maybe 10 people may come; May 100 sell",
        "March 2026",
    ],
)
def test_what_only_looks_like_a_date_is_not_told(text: str) -> None:
    assert found(text, "date-in-text") == []


@pytest.mark.parametrize("text", ["11/24前上线", "11月24日上线"])
def test_a_chinese_text_is_read_as_before(text: str) -> None:
    (finding,) = found(text, "date-in-text", "zh")
    assert finding.hint("zh") == "写成 T-3 或它的名字"


@pytest.mark.parametrize("text", ["打 11/24 折", "Launch 11/24", "on the 24th"])
def test_in_a_chinese_plan_figures_stay_figures(text: str) -> None:
    assert found(text, "date-in-text", "zh") == []


def test_an_english_month_is_a_date_in_any_plan() -> None:
    assert len(found("Nov 24 launch", "date-in-text", "zh")) == 1
