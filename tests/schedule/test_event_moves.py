"""The event moves by some days: whatever is counted in days moves by as many, over days off, holidays and new years."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from promoplan.days.write import Moment
from promoplan.schedule.timeline import Span
from tests.plans import loaded

FEW = settings(max_examples=100, deadline=None, derandomize=True, database=None)
EVENT = date(2026, 11, 11)
DAYS = st.integers(-60, 20)


@st.composite
def plans(draw: st.DrawFn) -> str:
    """Key dates, phases, follow-ups and up to ten tasks of all kinds; nothing in working days or on a fixed date."""
    lines = ["key_dates:"]
    for number in range(3):
        base = "T" if not number or draw(st.booleans()) else f"k{draw(st.integers(0, number - 1))}"
        lines.append(f"  k{number}: {base} {shift(draw(st.integers(-30, 9)))}{draw(st.sampled_from(('', ' 09:30')))}")
    first = draw(DAYS)
    window = f"{offset(first)} .. {offset(first + draw(st.integers(0, 20)))}"
    lines += [
        "phases:",
        f"  - {{id: p, name: P, window: {window}}}",
        "follow_ups:",
        "  - {id: r, at: k0 + 1d}",
        "tasks:",
    ]
    for number in range(draw(st.integers(1, 10))):
        kind = draw(st.sampled_from(("due", "window", "both", "flexible", "flexible", "flexible")))
        at, length = draw(DAYS), draw(st.integers(0, 6))
        parts = [f"id: t{number}, title: A"]
        if kind == "due":
            parts.append(f"due: {draw(st.sampled_from((offset(at), 'k1', 'p', 'k2 - 3d')))}")
        elif kind == "window":
            parts.append(f"window: {offset(at)} .. {offset(at + length)}")
        else:
            parts.append(f"duration: {length}d")
            parts += [f"due: {offset(at)}"] if kind == "both" else draw(bounds())
        others = draw(st.lists(st.integers(0, number - 1), max_size=2, unique=True)) if number else []
        needs = [f"t{other} {shift(draw(st.sampled_from((0, 0, 2, -1))))}" for other in others]
        lines.append(f"  - {{{', '.join(parts)}, needs: [{', '.join(needs)}]}}")
    return "\n".join(lines) + "\n"


@st.composite
def bounds(draw: st.DrawFn) -> list[str]:
    """What may hold a flexible task."""
    given = [f"not_before: {offset(draw(DAYS))}", f"must_end_by: {offset(draw(DAYS))}", "phase: p", "schedule: asap"]
    return draw(st.lists(st.sampled_from(given), unique=True))


def offset(days: int) -> str:
    return f"T{days:+d}" if days else "T"


def shift(days: int) -> str:
    return f"{'-' if days < 0 else '+'} {abs(days)}d"


def from_event(plan: str, event: date) -> list[object]:
    """Every day of a plan, counted from its event; the slack and what is critical."""
    head = f"promoplan: 1\ncampaign: {{id: c, name: C, event_day: {event}, start: T-90}}\n"
    found = loaded(head + plan)
    assert found.campaign is not None
    schedule, zero = found.campaign.schedule, event.toordinal()

    def days(value: Moment | Span | None) -> object:
        if isinstance(value, Span):
            return days(value.start), days(value.end)
        return value and (value.day - zero, value.minute)

    rows: list[object] = [days(value) for value in (*schedule.key_dates.values(), *schedule.phases.values())]
    rows += [days(item.at) for item in schedule.follow_ups]
    for dated, times in zip(schedule.tasks, found.campaign.times, strict=True):
        rows.append((dated.id, days(dated.start), days(dated.finish)))
        if times is not None:
            rows.append([*(day if day is None else day - zero for day in times[:6]), *times[6:]])
    return rows


@given(plans(), st.integers(-700, 700))
@FEW
def test_moving_the_event_moves_every_day_by_as_many_days(plan: str, by: int) -> None:
    moved = date.fromordinal(EVENT.toordinal() + by)
    rows = from_event(plan, EVENT)
    assert from_event(plan, moved) == rows
    assert rows[0] is not None
