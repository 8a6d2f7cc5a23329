"""Calendars hold what the plan says: read back by two other programs, compared with the plan as it was written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta

import chinese_calendar
from hypothesis import given
from hypothesis import strategies as st

from promoplan.finding import Language
from tests.entries.read_back import Read, by_ics, by_vobject, written
from tests.views.random_plans import FEW, Data, Plan, end_of, offsets, plans, start_of
from tests.views.sheets import EVENT, campaign_of

DAY = timedelta(days=1)
ZONES = ("Asia/Shanghai", "America/New_York", "UTC")


def named(days: tuple[int, int]) -> str:
    first, last = (f"T{day:+d}" if day else "T" for day in days)
    return first if first == last else f"{first} .. {last}"


def title(text: str, days: tuple[int, int], status: str | None, language: Language) -> str:
    mark = {"done": "✓ ", "dropped": "取消：" if language == "zh" else "Cancelled: "}.get(status or "", "")
    return " ".join(f"{mark}{text} · {named(days)}".split())


def on(offset: int) -> date:
    return date.fromordinal(EVENT + offset)


def whole(text: str, days: tuple[int, int], language: Language, status: str | None = None) -> Read:
    return Read(title(text, days, status, language), (on(days[0]),), on(days[1]) + DAY)


def works(plan: Data) -> Callable[[date], bool]:
    if plan["calendar"]["holidays"] == "cn":
        return lambda day: bool(chinese_calendar.is_workday(day))
    return lambda day: day.weekday() < 5


def occasions(plan: Data, task: Data) -> list[date]:
    """All days or times of a task that repeats, day by day; none of one that does not."""
    start, end = start_of(task), end_of(task)
    if "repeat" not in task or start is None or end is None:
        return []
    falls = {"daily": lambda day: True, "weekly": lambda day: day.weekday() == 0, "workdays": works(plan)}
    how, _, time = task["repeat"].replace("weekly mon", "weekly").partition(" ")
    days = [on(number) for number in range(start, end + 1) if falls[how](on(number))]
    return [datetime.fromisoformat(f"{day.isoformat()}T{time}") for day in days] if time else days


def of_task(task: Data, language: Language) -> Read | None:
    end = end_of(task)
    if end is None:
        return None
    start = start_of(task)
    return whole(task["title"], (end if start is None else start, end), language, task.get("status"))


def of_steps(task: Data, language: Language) -> Iterator[tuple[Data, Read]]:
    for step in task.get("steps", ()):
        if "due" in step:
            (day,) = offsets(step["due"])
            over = task.get("status") if task.get("status") in ("done", "dropped") else step.get("status")
            yield step, whole(step["title"], (day, day), language, over)


def shared(plan: Data, language: Language) -> Iterator[Read]:
    yield whole("测试", (0, 0), language)
    for key_date in plan["key_dates"].values():
        (day,) = offsets(key_date["at"])
        yield whole(key_date["name"], (day, day), language)
    for round_ in plan["follow_ups"]:
        (day,) = offsets(round_["at"])
        yield whole(round_["id"], (day, day), language, "done" if "held" in round_ else None)


def phases(plan: Data, language: Language) -> Iterator[Read]:
    for phase in plan["phases"]:
        first, last = offsets(phase["window"])
        yield whole(phase.get("name") or phase["id"], (first, last), language)


def in_order(found: Iterable[Read]) -> list[Read]:
    return sorted(found, key=str)


@FEW
@given(st.sampled_from(("zh", "en")), st.sampled_from(ZONES), st.data())
def test_a_campaigns_calendar_has_every_day_of_the_plan_and_no_other(
    language: Language, zone: str, data: st.DataObject
) -> None:
    plan: Plan = data.draw(plans(language))
    content = written(campaign_of(plan, language=language, timezone=zone))["calendar.ics"]
    once = [*shared(plan, language), *phases(plan, language)]
    repeated: dict[str, list[date]] = {}
    for task in plan["tasks"]:
        once += [step for _, step in of_steps(task, language)]
        times = occasions(plan, task)
        if times:
            repeated[" ".join(task["title"].split())] = times
        elif read := of_task(task, language):
            once.append(read)

    def series_of(read: Read) -> str:
        text = read.title.removeprefix("✓ ").removeprefix("取消：").removeprefix("Cancelled: ")
        return text.rpartition(" · ")[0]

    found = by_vobject(content)
    assert in_order(read for read in found if series_of(read) not in repeated) == in_order(once)
    for text, times in repeated.items():
        assert sorted(time for read in found if series_of(read) == text for time in read.starts) == times
    firsts = [Read(read.title, read.starts[:1], read.end) for read in found]
    assert in_order(by_ics(content)) == in_order(firsts)


@FEW
@given(st.data())
def test_departments_and_people_have_theirs(data: st.DataObject) -> None:
    plan: Plan = data.draw(plans())
    for task in plan["tasks"]:
        task.pop("repeat", None)
    files = {name: by_vobject(content) for name, content in written(campaign_of(plan)).items()}
    theirs: dict[str, list[Read]] = {}
    for task in plan["tasks"]:
        read, department = of_task(task, "zh"), f"calendar-department-{task.get('department')}.ics"
        people = {task.get("owner"), *(id_ for id_ in task.get("helpers", ()) if id_ in plan["people"])}
        people |= {step.get("owner") for step in task.get("steps", ()) if "due" not in step}
        names = [department, *(f"calendar-person-{id_}.ics" for id_ in people if id_ in plan["people"])]
        for name in names if read else ():
            theirs.setdefault(name, []).append(read)  # type: ignore[arg-type]
        for step, of_step in of_steps(task, "zh"):
            owner = step.get("owner") or task.get("owner")
            for name in (department, *([f"calendar-person-{owner}.ics"] if owner in plan["people"] else [])):
                theirs.setdefault(name, []).append(of_step)
    theirs.pop("calendar-department-None.ics", None)
    for_all = list(shared(plan, "zh"))
    assert set(files) == {"calendar.ics", *theirs}
    for name, own in theirs.items():
        assert in_order(files[name]) == in_order([*for_all, *own])
