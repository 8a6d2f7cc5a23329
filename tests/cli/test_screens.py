"""What the screens show: names whole where there is room, meetings that come, and one thing said as one."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from rich.cells import cell_len

from promoplan.campaign import Campaign
from promoplan.cli.choose import chosen
from promoplan.cli.files import open_plans
from promoplan.finding import Language
from promoplan.progress import Chosen, progress
from promoplan.screen import dates, dates_data, plain, status, status_data
from tests.command import ROOT
from tests.plans import part

MANY = """
departments:
  agency: {name: Northlight Media (agency), lead: joel, external: yes}
  ops: {name: Operations, lead: ann}
people: {joel: {name: Joel Adler}, ann: {name: Ann-Sophie Whitlock}}
follow_ups:
  - {id: kickoff, name: Kick-off, at: T-20, owner: ann, held: T-20}
  - {id: gate, name: Last check, at: T-7 15:00, owner: ann}
  - {id: noon, name: Noon round, at: T-7 12:00}
  - {id: soon, name: Press round, at: T-5, owner: joel}
  - {id: later, name: Review, at: T+9, owner: ann}
tasks:
  - {id: ads, title: "Ads tested small; bids, caps and schedules loaded", due: T-10, department: agency, owner: joel}
  - {id: page, title: Landing page, due: T-7, department: ops, owner: ann}
"""


def campaign(text: str = MANY, today: str = "2026-11-04", language: Language = "en") -> Campaign:
    found = part(f"# today: {today}\n{text}").campaign
    assert found is not None
    return replace(found, asked=language)


def screen(shown: Campaign, width: int = 80, ahead: int = 3) -> str:
    lines = status.screen(progress(shown, ahead=ahead), shown.language, width)
    return "".join("".join(piece.text for piece in line).rstrip() + "\n" for line in lines)


# widths


@pytest.mark.parametrize(
    ("needs", "weights", "width", "expected"),
    [
        ((9, 16, 20, 10, 8), (0, 0, 3, 2, 2), 80, [9, 16, 20, 10, 8]),
        ((9, 16, 60, 10, 8), (0, 0, 3, 2, 2), 80, [9, 16, 29, 10, 8]),
        ((9, 16, 60, 10, 30), (0, 0, 3, 2, 2), 80, [9, 16, 22, 10, 14]),
        ((9, 16, 60, 30, 30), (0, 0, 3, 2, 2), 50, [9, 16, 21]),
        ((9, 16, 60, 30, 0), (0, 0, 3, 2, 2), 80, [9, 16, 29, 19]),
        ((9, 16, 60, 10, 30), (0, 0, 3, 2, 2), 60, [9, 16, 19, 10]),
        ((9, 16, 60, 10, 30), (0, 0, 3, 2, 2), 10, [9, 16, 16]),
        ((40,), (1,), 12, [16]),
    ],
)
def test_columns_share_a_line_by_what_they_need(
    needs: tuple[int, ...], weights: tuple[int, ...], width: int, expected: list[int]
) -> None:
    rows = [["x" * need for need in needs]]
    widths = plain.fitting(rows, weights, width, 16)
    assert widths == expected
    (line,) = plain.table(rows, widths)
    assert cell_len(line) == sum(widths) + 2 * (len(widths) - 1)


def test_names_are_whole_where_there_is_room() -> None:
    wide = screen(campaign(), 120)
    assert "Ads tested small; bids, caps and schedules loaded  Joel Adler  Northlight Media (agency)" in wide
    narrow = screen(campaign(), 80)
    assert "Ann-Sophie Whitlock  Operations" in narrow
    assert "Joel Adler  Northlight" in narrow
    assert "Northlight Media (agency) [" in narrow
    assert max(map(len, narrow.splitlines())) <= 80


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("plan", "today"), [("double11-2015", "2015-10-25"), ("black-friday-2026", "2026-12-05")])
def test_no_line_is_wider_than_the_terminal(plan: str, today: str, language: Language) -> None:
    shown = open_plans([str(ROOT / "plans" / f"{plan}.yaml")], today, None)[0].campaign
    assert shown is not None
    shown = replace(shown, asked=language)
    for width in (60, 80, 100, 160):
        assert max(map(cell_len, screen(shown, width).splitlines())) <= width
    for width in (80, 120):
        assert max(map(cell_len, dates.as_text(shown, Chosen(), False, width).splitlines())) <= width


def test_dates_shows_owners_whole() -> None:
    assert "Ann-Sophie Whitlock  T-" in dates.as_text(campaign(), Chosen(), False, 120)


def test_chinese_lines_up() -> None:
    text = """
people: {a: {name: 欧阳小文}, b: {name: 阿哲}}
tasks:
  - {id: a, title: 主图、海报、倒计时组件（预热承接页）一次定稿，不再改动，印刷单页也一起看, due: T-10, owner: a}
  - {id: b, title: 定价, due: T-10, owner: b}
"""
    lines = [line for line in screen(campaign(text, language="zh")).splitlines() if line.startswith("  晚")]
    columns = [cell_len(line[: line.index(name)]) for line, name in zip(lines, ("欧阳", "阿哲"), strict=True)]
    assert len(set(columns)) == 1
    assert "…" in lines[0]
    assert cell_len(lines[0]) == 80


@pytest.mark.parametrize("name", ["joel", "Joel Adler", "JOEL", "joel  adler", "ＪＯＥＬ"])
def test_people_and_departments_are_asked_for_as_they_are_called(name: str) -> None:
    assert chosen(campaign(), None, [name]) == Chosen(owners=frozenset(["joel"]))
    assert chosen(campaign(), ["operations"], None) == Chosen(frozenset(["ops"]))


# meetings


def test_meetings_due_are_on_the_morning_screen() -> None:
    text = screen(campaign())
    block = text[text.index("Follow-ups 3") :].splitlines()[1:4]
    assert block == [
        "  today      T-7 · 11-04 Wed 12:00  Noon round",
        "  today      T-7 · 11-04 Wed 15:00  Last check   Ann-Sophie Whitlock",
        "  in 2 days  T-5 · 11-06 Fri        Press round  Joel Adler",
    ]
    assert "Follow-ups 2" in screen(campaign(), ahead=0)
    assert "Kick-off" not in text
    assert "跟进会 3" in screen(campaign(language="zh"))
    assert "Follow-ups 1\n  tomorrow  T-5" in screen(campaign(today="2026-11-05"), ahead=1)


def test_a_meeting_alone_is_something_to_say() -> None:
    text = "follow_ups: [{id: a, name: First round, at: T-7}]\n"
    assert "Nothing is late" not in screen(campaign(text))
    assert "Nothing is late" in screen(campaign(text, today="2026-10-01"))


def test_meetings_are_among_the_dates() -> None:
    shown = campaign()
    lines = dates.as_text(shown, Chosen(), False, 120).splitlines()
    (line,) = [line for line in lines if "gate" in line]
    assert " ".join(line.split()) == "T-7 11-04 Wed 15:00 gate follow-up: Last check Ann-Sophie Whitlock T-7 15:00"
    assert [line.split()[0] for line in lines[1:]] == sorted(
        (line.split()[0] for line in lines[1:]), key=lambda offset: int(offset[1:] or 0)
    )
    theirs = dates.as_text(shown, Chosen(owners=frozenset(["joel"])), True, 120)
    assert "Press round" in theirs
    assert "Last check" not in theirs
    assert "follow-up" not in dates.as_text(shown, Chosen(departments=frozenset(["ops"])), True, 120)


def test_a_meeting_without_a_day_comes_last() -> None:
    text = "follow_ups: [{id: a, name: First round, at: tbd, decide_by: T-9}, {id: b, at: T+3}]\n"
    assert dates.as_text(campaign(text, language="zh"), Chosen(), False, 120).splitlines()[-1].split() == [
        "a", "跟进：First", "round",
    ]  # fmt: skip


def test_the_json_of_dates_has_the_meetings() -> None:
    shown = campaign()
    followed = json.loads(dates_data.as_json(shown, shown.tasks))["follow_ups"]
    assert followed[0] == {
        "id": "kickoff", "name": "Kick-off", "owner": "ann", "at": "2026-10-22", "held": "2026-10-22", "offset": "T-20",
    }  # fmt: skip
    assert [entry["at"] for entry in followed[1:3]] == ["2026-11-04T15:00", "2026-11-04T12:00"]
    assert list(json.loads(status_data.as_json([progress(shown)]))["follow_ups"][0]) == [
        "id",
        "name",
        "at",
        "held",
        "missed",
    ]


# one thing, several things


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-11-05", "6 days to the event"),
        ("2026-11-10", "the event is tomorrow"),
        ("2026-11-11", "the event is today"),
        ("2026-11-12", "the day after the event"),
        ("2026-11-13", "2 days after the event"),
    ],
)
def test_the_days_to_the_event_are_said_as_people_say_them(today: str, expected: str) -> None:
    assert expected in screen(campaign("tasks: []\n", today)).splitlines()[0]


def test_event_days_before_the_event_count_to_it() -> None:
    text = "# campaign: event_days: T-2 .. T-1\ntasks: []\n"
    assert "day 2 of 2 of the event" in screen(campaign(text, "2026-11-10")).splitlines()[0]
    assert "the day after the event" in screen(campaign(text, "2026-11-12")).splitlines()[0]


def test_one_is_said_as_one() -> None:
    assert "1 task has no date\n" in screen(campaign("tasks: [{id: a, title: A, due: tbd, decide_by: T}]\n"))
    two = "tasks: [{id: a, title: A, due: tbd, decide_by: T}, {id: b, title: B, due: tbd, decide_by: T}]\n"
    assert "2 tasks have no date\n" in screen(campaign(two))
    due = "tasks: [{id: a, title: A, due: T-6}]\n"
    assert "Due tomorrow 1\n" in screen(campaign(due), ahead=1)
    assert "明天到期 1\n" in screen(campaign(due, language="zh"), ahead=1)
    assert "Due within 3 days 1\n" in screen(campaign(due))


@pytest.mark.parametrize("width", range(16, 40))
def test_no_line_begins_with_a_mark_that_closes_or_ends_with_one_that_opens(width: int) -> None:
    text = "「发货演练一天，测出人效」可以晚到 T-5 · 11-06 周五 开始（它自己一天也不能晚）。100% (it's so), [a], right."
    lines = plain.wrapped(text, width, 0)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert not [line for line in lines if line[0] in plain.CLOSING or line[-1] in plain.OPENING]
