"""The division table: sections counted in Chinese numerals, and what each follow-up heard or has to ask for."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from promoplan.views.division_table import numeral
from tests.views.random_plans import FEW, day, iso
from tests.views.sheets import campaign, campaign_of, headings, lines, sheets_of, table, under_headings

NUMERALS = [
    "一",
    "二",
    "三",
    "四",
    "五",
    "六",
    "七",
    "八",
    "九",
    "十",
    "十一",
    "十二",
    "十三",
    "十四",
    "十五",
    "十六",
    "十七",
    "十八",
    "十九",
    "二十",
    "二十一",
    "二十二",
    "二十三",
    "二十四",
    "二十五",
    "二十六",
    "二十七",
    "二十八",
    "二十九",
    "三十",
]
ROUNDS = """
# today: 2026-10-01
follow_ups:
  - {id: fu1, name: 第一次, at: T-60, held: T-59}
  - {id: fu2, at: T-30}
  - {id: fu3, name: 第三次, at: T-10}
"""
SECTIONS = """
tasks:
  - {id: a, title: 拍照, due: T-40, section: [形象, 总览]}
  - {id: b, title: 排期, due: T-20, section: 总览, done_when: 每人都看过}
  - {id: c, title: 杂事, due: T-5}
  - {id: d, title: 报名, due: T-4, section: 活动}
"""


def columns(text: str) -> list[str]:
    return [column.title for column in table("division-table", campaign(text)).columns]


def facts(text: str) -> dict[str, str]:
    return dict(sheets_of("division-table", campaign(text))["division-table"].facts)


def test_numerals_up_to_thirty() -> None:
    assert [numeral(number, "zh") for number in range(1, 31)] == [f"{name}、" for name in NUMERALS]
    assert [numeral(number, "zh") for number in (40, 99, 100)] == ["四十、", "九十九、", "100、"]
    assert [numeral(number, "en") for number in (1, 11, 30)] == ["1. ", "11. ", "30. "]


def test_a_table_of_thirty_sections_counts_them_all() -> None:
    tasks = ", ".join(f"{{id: task{n}, title: 事{n}, due: T, section: 第{n}类}}" for n in range(30))
    found = table("division-table", campaign(f"tasks: [{tasks}]"))
    assert headings(found) == [f"{name}、第{number}类" for number, name in enumerate(NUMERALS)]


def test_sections_stand_in_the_plans_order_and_a_task_under_each_of_its_own() -> None:
    found = table("division-table", campaign(SECTIONS))
    assert [(name, [(row["序号"], row["工作内容"]) for row in own]) for name, own in under_headings(found)] == [
        ("一、形象", [("1.1", "拍照")]),
        ("二、总览", [("2.1", "拍照"), ("2.2", "排期")]),
        ("三、其他", [("3.1", "杂事")]),
        ("四、活动", [("4.1", "报名")]),
    ]


def test_a_table_of_the_plans_own_has_its_sections_in_its_order() -> None:
    sheets = "sheets: [{id: own, view: division-table, sections: [活动, 总览, 没人的]}]\n"
    found = table("division-table", campaign(sheets + SECTIONS), "division-table-sheet-own")
    assert [(name, [row["工作内容"] for row in own]) for name, own in under_headings(found)] == [
        ("一、活动", ["报名"]),
        ("二、总览", ["拍照", "排期"]),
    ]


def test_the_requirement_stands_beside_its_task_and_dropped_tasks_are_left_out() -> None:
    found = table("division-table", campaign(SECTIONS + "  - {id: e, title: 不做, due: T, status: dropped}\n"))
    assert [(row["工作内容"], row["内容要求"]) for row in lines(found)] == [
        ("拍照", ""), ("拍照", ""), ("排期", "每人都看过"), ("杂事", ""), ("报名", ""),
    ]  # fmt: skip


def test_each_round_has_a_column_with_its_name_and_day() -> None:
    text = f"{ROUNDS}tasks: [{{id: a, title: A, due: T}}]"
    first, *rounds, last = columns(text)[4:]
    assert (first, last) == ("完成时间", "完成情况")
    assert rounds == ["第一次\nT-60\n09-12 周六(休)", "fu2\nT-30\n10-12 周一", "第三次\nT-10\n11-01 周日(休)"]


def test_minutes_stand_in_the_column_of_their_round_in_place_of_the_sign() -> None:
    tasks = "tasks: [{id: a, title: A, due: T-25, minutes: {fu3: 说好周三给, fu1: 还没开始}}]"
    (row,) = lines(table("division-table", campaign(ROUNDS + tasks)))
    assert list(row.values())[5:8] == ["还没开始", "", "说好周三给"]


# ◆ and the next follow-up


class Round(NamedTuple):
    at: int
    held: bool


class Work(NamedTuple):
    end: int | None
    status: str
    minutes: frozenset[int]


rounds = st.tuples(
    st.sampled_from(range(5)), st.lists(st.builds(Round, st.integers(-6, 6), st.booleans()), min_size=4, max_size=4)
).map(lambda drawn: tuple(drawn[1][: drawn[0]]))
work = st.builds(
    Work,
    st.none() | st.integers(-8, 8),
    st.sampled_from(("todo", "doing", "blocked", "done", "dropped")),
    st.frozensets(st.integers(0, 3), max_size=1),
)


def plan_of(rounds: tuple[Round, ...], works: list[Work]) -> dict[str, object]:
    tasks = []
    for number, one in enumerate(works):
        minutes = {f"fu{place}": "记下了" for place in one.minutes if place < len(rounds)}
        due = {} if one.end is None else {"due": day(one.end)}
        tasks.append({"id": f"task{number}", "title": f"事{number}", "status": one.status, "minutes": minutes, **due})
    return {
        "follow_ups": [
            {"id": f"fu{place}", "at": day(one.at), **({"held": day(one.at)} if one.held else {})}
            for place, one in enumerate(rounds)
        ],
        "tasks": tasks,
    }


def next_round(rounds: tuple[Round, ...], today: int) -> int | None:
    coming = [place for place, one in enumerate(rounds) if not one.held and one.at >= today]
    return min(coming, key=lambda place: rounds[place].at, default=None)


def expected_feedback(one: Work, rounds: tuple[Round, ...], upcoming: int | None) -> list[str]:
    said = []
    for place, round_ in enumerate(rounds):
        earlier = [other.at for other in rounds if other.at < round_.at]
        after = max(earlier, default=-1000) if place != upcoming else -1000
        asked = one.end is not None and one.status != "done" and after < one.end <= round_.at
        said.append("记下了" if place in one.minutes else "◆ 应完成" if asked else "")
    return said


@pytest.mark.parametrize(
    ("today", "due", "signs"),
    [
        ("2026-09-01", "T-60", "◆◆."),  # the first was held; what should have ended by then is asked for at the next
        ("2026-09-01", "T-59", ".◆."),
        ("2026-09-01", "T-30", ".◆."),
        ("2026-09-01", "T-29", "..◆"),
        ("2026-09-01", "T-10", "..◆"),
        ("2026-09-01", "T-9", "..."),
        ("2026-10-13", "T-60", "◆.◆"),  # the second was missed, so that the third is the next
        ("2026-10-13", "T-40", ".◆◆"),
        ("2026-11-02", "T-40", ".◆."),  # all are over
        ("2026-09-01", "T-30, status: done", "..."),
        ("2026-09-01", "T-30, status: blocked", ".◆."),
    ],
)
def test_what_each_round_has_to_ask_for(today: str, due: str, signs: str) -> None:
    text = f"{ROUNDS.replace('2026-10-01', today)}tasks: [{{id: a, title: A, due: {due}}}]"
    (row,) = lines(table("division-table", campaign(text)))
    assert ["◆ 应完成" if sign == "◆" else "" for sign in signs] == list(row.values())[5:8]


@settings(FEW, max_examples=150)
@given(rounds, st.lists(work, min_size=4, max_size=4), st.integers(-8, 8))
def test_the_sign_stands_where_an_open_task_ends_between_two_rounds_or_should_have_by_the_next(
    rounds: tuple[Round, ...], works: list[Work], today: int
) -> None:
    found = campaign_of(plan_of(rounds, works), today=iso(today))
    upcoming = next_round(rounds, today)
    made = lines(table("division-table", found))
    kept = [one for one in works if one.status != "dropped"]
    for row, one in zip(made, kept, strict=True):
        assert list(row.values())[5:-1] == expected_feedback(one, rounds, upcoming), (row, one)
    said = dict(sheets_of("division-table", found)["division-table"].facts).get("下一次跟进")
    if upcoming is None:
        assert said == ("各次跟进都已过" if rounds else None)
    else:
        by = rounds[upcoming].at
        count = sum(one.status != "done" and one.end is not None and one.end <= by for one in kept)
        assert said is not None
        assert said.startswith(f"fu{upcoming} {day(by)} · ")
        assert said.endswith(f"：到那时该完成 {count} 件")


@pytest.mark.parametrize(
    ("today", "said"),
    [
        ("2026-09-01", "fu2 T-30 · 10-12 周一：到那时该完成 1 件"),  # the first was held before its day
        ("2026-10-12", "fu2 T-30 · 10-12 周一：到那时该完成 1 件"),  # on the day itself
        ("2026-10-13", "第三次 T-10 · 11-01 周日(休)：到那时该完成 2 件"),  # a round that was missed is past
        ("2026-11-02", "各次跟进都已过"),
    ],
)
def test_the_next_follow_up_is_the_first_from_today_on_that_was_not_held(today: str, said: str) -> None:
    tasks = "tasks: [{id: a, title: A, due: T-31}, {id: b, title: B, due: T-20}, {id: c, title: C, due: T-9}]"
    text = f"{ROUNDS.replace('2026-10-01', today)}{tasks}"
    assert facts(text) == {"下一次跟进": said, "◆": "到这次跟进应完成"}


def test_without_follow_ups_there_is_nothing_to_say_about_them() -> None:
    assert facts("tasks: [{id: a, title: A, due: T}]") == {}


def test_rounds_may_be_written_in_any_order() -> None:
    text = """
# today: 2026-10-01
follow_ups: [{id: later, at: T-10}, {id: sooner, at: T-20}]
tasks: [{id: a, title: A, due: T-25}, {id: b, title: B, due: T-15}]
"""
    made = lines(table("division-table", campaign(text)))
    assert [list(row.values())[5:7] for row in made] == [["", "◆ 应完成"], ["◆ 应完成", ""]]
    assert facts(text)["下一次跟进"].startswith("sooner ")


def test_a_round_without_a_day_is_not_over() -> None:
    text = "follow_ups: [{id: a, at: tbd, decide_by: T-40}]\ntasks: [{id: a, title: A, due: T}]"
    assert facts(text).get("下一次跟进") != "各次跟进都已过"
