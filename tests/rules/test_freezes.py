"""Frozen windows: a minute-by-minute oracle, whose task it is about, and what is said."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from promoplan.finding import Finding
from promoplan.rules.checked.touches_frozen import check
from tests.plans import part

FEW = settings(max_examples=100, deadline=None)
HOURS = (None, 0, 9, 12, 18, 22)
MOMENTS = st.tuples(st.integers(-6, 4), st.sampled_from(HOURS))
SPANS = st.tuples(MOMENTS, MOMENTS).map(lambda pair: tuple(sorted(pair, key=lambda at: (at[0], at[1] or 0))))
WORDS = st.lists(st.sampled_from(("price", "PRICE ", "ｐｒｉｃｅ", "stock", "页面", "all")), min_size=1, max_size=2)
Moment = tuple[int, int | None]


def written(moment: Moment) -> str:
    day, hour = moment
    return f"T{day:+d}" + ("" if hour is None else f" {hour:02d}:00")


def word(text: str) -> str:
    return {"PRICE ": "price", "ｐｒｉｃｅ": "price"}.get(text, text)


def clashes(text: str) -> list[Finding]:
    return [finding for finding in part(text).findings if finding.rule == "touches-frozen"]


def plan(freeze: str, task: str, more: str = "") -> str:
    return f"{more}calendar: {{freeze: [{freeze}]}}\ntasks: [{{id: a, title: A, {task}}}]\n"


@FEW
@given(st.lists(st.tuples(SPANS, WORDS, st.booleans()), max_size=4), SPANS, WORDS, st.sampled_from(("window", "due")))
def test_they_share_an_hour_or_they_do_not(
    freezes: list[tuple[tuple[Moment, Moment], list[str], bool]],
    span: tuple[Moment, Moment],
    touches: list[str],
    key: str,
) -> None:
    """Each hour from the first to the last is looked at: windows of days end at 24:00, tasks at 18:00."""

    def hours(first: Moment, last: Moment, end_of_day: int) -> set[int]:
        day, hour = last
        return set(range(first[0] * 24 + (first[1] or 0), day * 24 + (end_of_day if hour is None else hour)))

    begins, ends = span
    mine = hours(begins, ends, 18)
    if ends[1] == 0 and key == "window":
        mine = hours(begins, (ends[0] - 1, 24), 18)
    if begins[0] == ends[0] and ends[1] is None and (begins[1] or 0) >= 18:
        mine = hours(begins, ends, 24)  # an evening
    if key == "due":
        last = ends[0] * 24 + (18 if ends[1] is None else ends[1])
        mine = {last - 1}  # the last hour of a deadline
    expected = sum(
        bool(hours(*frozen, 24) & mine)
        and not excepted
        and ("all" in scope or bool({word(text) for text in scope} & {word(text) for text in touches}))
        for frozen, scope, excepted in freezes
        if frozen[0] != frozen[1] or frozen[0][1] is None
    )
    whole = {
        "calendar": {
            "freeze": [
                {
                    "window": f"{written(frozen[0])} .. {written(frozen[1])}",
                    "scope": scope,
                    **({"except": ["a"]} if excepted else {}),
                }
                for frozen, scope, excepted in freezes
            ]
        },
        "tasks": [
            {
                "id": "a",
                "title": "A",
                "touches": touches,
                key: written(ends) if key == "due" else f"{written(begins)} .. {written(ends)}",
            }
        ],
    }
    text = "".join(f"{name}: {json.dumps(value)}\n" for name, value in whole.items())
    found = part(text).campaign
    assert found is not None
    assert len(list(check(found))) == min(expected, 3)


PRICE = "{window: T-3 09:00 .. T+4 12:00, scope: [price]}"


@pytest.mark.parametrize(
    ("task", "count"),
    [
        ("window: T-5 .. T-3, touches: price", 1),
        ("window: T-5 .. T-4, touches: price", 0),
        ("window: T-5 .. T-3 09:00, touches: price", 0),
        ("window: T+4 12:00 .. T+6, touches: price", 0),
        ("window: T+4 .. T+6, touches: price", 1),
        ("due: T+4, touches: price", 0),
        ("due: T+4 12:00, touches: price", 1),
        ("duration: 0d, must_end_by: T, touches: price", 1),
        ("duration: 3d, touches: price", 1),  # worked out: until the day before the event
        ("duration: 3d, must_end_by: T-4, touches: price", 0),
        ("due: T, touches: stock", 0),
        ("due: T, touches: [stock, Price]", 1),
        ("due: T, touches: price, status: done", 0),
        ("due: T, touches: price, status: dropped", 0),
        ("due: tbd, decide_by: T-9, touches: price", 0),
        ("window: T-9 .. T+9, repeat: weekly fri, touches: price", 1),
        ("window: T-9 .. T+2, repeat: weekly thu, touches: price", 1),
        ("window: T-9 .. T, repeat: weekly thu, touches: price", 0),  # T-6 and T+1 are Thursdays
        ("window: T-9 .. T-3, repeat: daily 08:00, touches: price", 0),
        ("window: T-9 .. T-3, repeat: daily 09:00, touches: price", 1),
    ],
)
def test_which_tasks_fall_into_a_freeze(task: str, count: int) -> None:
    assert len(clashes(plan(PRICE, task))) == count


def test_a_task_due_when_the_freeze_begins_is_in_time() -> None:
    key_date = "key_dates: {code_freeze: T-14 18:00}\n"
    code = "{window: code_freeze .. T+4, scope: code}"
    assert not clashes(plan(code, "due: T-14, touches: code", key_date))
    assert clashes(plan(code, "due: T-14 18:01, touches: code", key_date))


@pytest.mark.parametrize("scope", ["", ", scope: all", ", scope: [ALL]"])
def test_a_freeze_of_everything(scope: str) -> None:
    (found,) = clashes(plan(f"{{window: T-3 .. T{scope}}}", "due: T-1, touches: anything"))
    assert "'anything'" in found.message("en")
    assert not clashes(plan(f"{{window: T-3 .. T{scope}}}", "due: T-1"))


def test_what_is_said_names_both_sides() -> None:
    freeze = "{window: T-3 09:00 .. T+4, scope: [price], except: [b], note: 店长说了算}"
    (found,) = clashes(plan(freeze, "window: T-5 .. T-1, touches: [Price]}, {id: b, title: B, due: T"))
    assert found.message("zh") == (
        "「a」T-5 · 11-06 周五 到 T-1 · 11-10 周二 要动「Price」，"
        "T-3 · 11-08 周日 09:00 到 T+4 · 11-15 周日 冻结（店长说了算）"
    )
    assert found.hint("en") == "window: T-5 .. T-3 09:00, or except: [b, a] in the freeze"


@pytest.mark.parametrize(
    ("task", "expected"),
    [
        ("due: T-1, touches: price", "due: T-4, or except: [a] in the freeze"),
        ("window: T-2 .. T-1, touches: price", "except: [a] in the freeze"),
        ("duration: 2d, touches: price", "must_end_by: T-4, or except: [a] in the freeze"),
        ("window: T-9 .. T, repeat: daily, touches: price", "window: T-9 .. T-4, or except: [a] in the freeze"),
    ],
)
def test_what_can_be_typed_in(task: str, expected: str) -> None:
    text = plan("{window: T-3 .. T+4, scope: price}", task)
    assert [found.hint("en") for found in clashes(text)] == [expected]


def test_a_day_that_is_past_is_no_hint() -> None:
    text = "# today: 2026-11-09\n" + plan("{window: T-3 .. T+4, scope: price}", "due: T-1, touches: price")
    assert [found.hint("en") for found in clashes(text)] == ["except: [a] in the freeze"]


def test_a_task_in_very_many_freezes_is_told_of_three() -> None:
    many = ", ".join(f"{{window: T-{number + 3} .. T, scope: price}}" for number in range(30))
    assert len(clashes(plan(many, "due: T-1, touches: price"))) == 3


def test_an_unknown_exception_is_told_where_it_stands() -> None:
    found = part(plan("{window: T-3 .. T, scope: price, except: [nobody]}", "due: T-9")).findings
    assert [(one.rule, one.path) for one in found if one.rule == "reference-unknown"] != []


def test_a_mistyped_exception_is_not_repeated_in_the_hint() -> None:
    tasks = "due: T-1, touches: price}, {id: b, title: B, due: T}, {id: s, title: S, due: T, for_each: sites"
    text = plan("{window: T-3 .. T, scope: price, except: [b, aa, s, s@x, T]}", tasks, "sites: {x: X}\n")
    assert [found.hint("en") for found in clashes(text)] == ["due: T-4, or except: [b, s, s@x, a] in the freeze"]
