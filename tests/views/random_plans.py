"""Random plans as data, and what their written days mean, counted from the event: independent of promoplan's reader."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypeAlias

from hypothesis import settings
from hypothesis import strategies as st

from tests.views.sheets import EVENT

FEW = settings(max_examples=40, deadline=None, derandomize=True, database=None)
Plan: TypeAlias = dict[str, Any]
Data: TypeAlias = Mapping[str, Any]

FIRST, LAST = -60, 20  # days from the event
STATUSES = (None, "todo", "doing", "blocked", "done", "dropped")
WORDS = {
    "zh": st.text("布展选品报名培训发货（）：，。“”<&*|$", min_size=1, max_size=14),
    "en": st.text("abc XYZ .,:;-+<>&*|_#\"'`$[]()", min_size=1, max_size=30).filter(str.strip),
}


def day(offset: int) -> str:
    """A day as a plan writes it."""
    return f"T{offset:+d}" if offset else "T"


def window(first: int, last: int) -> str:
    return f"{day(first)} .. {day(last)}"


def iso(offset: int) -> str:
    return date.fromordinal(EVENT + offset).isoformat()


def offsets(written: str) -> list[int]:
    """The days in a text such as T-9 .. T."""
    return [int(number or 0) for number in re.findall(r"T([+-]\d+)?", written)]


def end_of(task: Data) -> int | None:
    """A task's last day."""
    return next(reversed(offsets(task.get("window") or task.get("due") or "")), None)


def start_of(task: Data) -> int | None:
    """A task's first day; none where it only has a last one."""
    if "window" in task:
        return offsets(task["window"])[0]
    last, length = end_of(task), task.get("duration")
    return None if last is None or length is None else last - max(int(length[:-1]), 1) + 1


def is_open(task: Data) -> bool:
    return task.get("status") not in ("done", "dropped")


def kept(plan: Data) -> list[Data]:
    """The tasks that are still meant to be done, or are."""
    return [task for task in plan["tasks"] if task.get("status") != "dropped"]


def phase_of(plan: Data, task: Data) -> tuple[str, str]:
    """The phase and the stage a task belongs to: those it names, else the phase its last day falls into."""
    by_id = {phase["id"]: phase for phase in plan["phases"]}
    named = by_id.get(task.get("phase"))
    if named is not None:
        return (named["part_of"], named["id"]) if "part_of" in named else (named["id"], "")
    last = end_of(task)
    for phase in plan["phases"]:
        first_day, last_day = offsets(phase["window"])
        if "part_of" not in phase and last is not None and first_day <= last <= last_day:
            return phase["id"], ""
    return "", ""


def maybe(draw: st.DrawFn) -> bool:
    return draw(st.booleans())


def windows(first: int = FIRST, last: int = LAST) -> st.SearchStrategy[tuple[int, int]]:
    ends = st.integers(first, last)
    return st.tuples(ends, ends).map(lambda pair: (min(pair), max(pair)))


@st.composite
def dates(draw: st.DrawFn) -> Plan:
    """When a task is done: a window, a due day, maybe with a length, or nothing yet."""
    kind = draw(st.sampled_from(("window", "due", "both", "none")))
    if kind == "window":
        return {"window": window(*draw(windows()))}
    length = {"duration": f"{draw(st.integers(0, 9))}d"}
    due = {"due": day(draw(st.integers(FIRST, LAST)))}
    return {"due": due, "both": due | length, "none": {}}[kind]


@st.composite
def steps(draw: st.DrawFn, language: str, people: Sequence[str]) -> list[Plan]:
    made = []
    for number in range(draw(st.integers(0, 4))):
        step: Plan = {"title": f"{draw(WORDS[language])} step {number}" if language == "en" else f"第{number}步"}
        if maybe(draw):
            step["due"] = day(draw(st.integers(FIRST, LAST)))
        if people and maybe(draw):
            step["owner"] = draw(st.sampled_from(people))
        if status := draw(st.sampled_from(STATUSES)):
            step["status"] = status
        made.append(step)
    return made


@st.composite
def phases(draw: st.DrawFn, language: str) -> list[Plan]:
    """Up to three phases, which may leave gaps and overlap, some with up to two stages."""
    made: list[Plan] = []
    for number in range(draw(st.integers(0, 3))):
        first, last = draw(windows())
        made.append(
            {"id": f"phase{number}", "name": f"{draw(WORDS[language])} {number}", "window": window(first, last)}
        )
        for place in range(draw(st.integers(0, 2))):
            stage = {
                "id": f"stage{number}{place}",
                "part_of": f"phase{number}",
                "window": window(*draw(windows(first, last))),
            }
            made.append(stage | ({"name": f"{draw(WORDS[language])} {number}.{place}"} if maybe(draw) else {}))
    return draw(st.permutations(made))


@st.composite
def tasks(draw: st.DrawFn, language: str, number: int, plan: Data) -> Plan:
    """One task that may refer to anything that a plan has; its title ends in its number."""
    words = WORDS[language]
    made: Plan = {"id": f"task{number}", "title": f"{draw(words)} #{number}", **draw(dates())}
    people, departments = list(plan["people"]), list(plan["departments"])
    one_of: list[tuple[str, Sequence[Any]]] = [
        ("department", departments),
        ("owner", [*people, "tbd"]),
        ("phase", [phase["id"] for phase in plan["phases"]]),
        ("section", plan["x-sections"]),
        ("status", STATUSES[1:]),
        ("priority", ("must", "should", "could")),
        ("repeat", ("daily 09:30", "weekly mon", "workdays 18:00", "daily")),
    ]
    for key, known in one_of:
        if known and maybe(draw):
            made[key] = draw(st.sampled_from(known))
    some_of: list[tuple[str, Sequence[Any]]] = [
        ("helpers", [*people, *departments]),
        ("section", plan["x-sections"]),
        ("needs", [f"task{other}" for other in range(number)]),
        ("attachments", [item["id"] for item in plan["attachments"]]),
    ]
    for key, known in some_of:
        if known and maybe(draw):
            made[key] = draw(st.lists(st.sampled_from(known), unique=True, max_size=3))
    for key in ("notes", "done_when", "because"):
        if maybe(draw):
            made[key] = draw(words)
    if maybe(draw):
        made["steps"] = draw(steps(language, people))
    if maybe(draw):
        made["log"] = draw(st.dictionaries(st.integers(FIRST, LAST).map(day), words, max_size=3))
    if plan["follow_ups"] and maybe(draw):
        rounds = [item["id"] for item in plan["follow_ups"]]
        made["minutes"] = draw(st.dictionaries(st.sampled_from(rounds), words, max_size=2))
    for key in ("must_end_by", "aim"):
        if maybe(draw):
            made[key] = day(draw(st.integers(FIRST, LAST)))
    return made


@st.composite
def plans(draw: st.DrawFn, language: str = "zh", most_tasks: int = 8) -> Plan:
    """A plan with anything in it, in texts of one language only. `x-sections` are the headings its tasks may have."""
    words = WORDS[language]
    people = [f"person{number}" for number in range(draw(st.integers(0, 3)))]
    departments = [f"dept{number}" for number in range(draw(st.integers(0, 3)))]
    plan: Plan = {
        "calendar": {"holidays": draw(st.sampled_from(("cn", "none")))},
        "key_dates": {
            f"key{number}": {"at": day(draw(st.integers(FIRST, LAST))), "name": draw(words), "notes": draw(words)}
            for number in range(draw(st.integers(0, 2)))
        },
        "phases": draw(phases(language)),
        "people": {
            id_: {"name": draw(words), "role": draw(words), "away": [window(*draw(windows()))] if maybe(draw) else []}
            for id_ in people
        },
        "departments": {
            id_: {"name": draw(words), "external": draw(st.sampled_from(("yes", "no")))}
            | ({"side": draw(words)} if maybe(draw) else {})
            | ({"lead": draw(st.sampled_from(people))} if people and maybe(draw) else {})
            | ({"teams": {"a": {"name": draw(words), "members": people}}} if maybe(draw) else {})
            for id_ in departments
        },
        "sites": {"w": {"name": draw(words)}},
        "follow_ups": [
            {"id": f"round{number}", "at": day(offset)} | ({"held": day(offset)} if maybe(draw) else {})
            for number, offset in enumerate(draw(st.lists(st.integers(FIRST, LAST), max_size=3)))
        ],
        "attachments": [
            {"id": f"file{number}", "path": f"{number}.md", "name": draw(words)}
            for number in range(draw(st.integers(0, 2)))
        ],
        "x-sections": [f"{draw(words)} {number}" for number in range(2)],
    }
    plan["tasks"] = [draw(tasks(language, number, plan)) for number in range(draw(st.integers(0, most_tasks)))]
    plan["materials"] = [
        {"item": draw(words), "quantity": draw(st.sampled_from((1, 4680, "tbd"))), "tested": "no", "notes": draw(words)}
        for _ in range(draw(st.integers(0, 2)))
    ]
    plan["media"] = [
        {"channel": draw(words), "kind": draw(words), "window": window(*draw(windows()))}
        for _ in range(draw(st.integers(0, 2)))
    ]
    plan["rewards"] = [
        {"title": draw(words), "reward": "tbd", "decide_by": day(draw(st.integers(FIRST, LAST))), "sites": ["w"]}
        for _ in range(draw(st.integers(0, 2)))
    ]
    return plan
