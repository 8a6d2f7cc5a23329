"""People's leave, and the calendar of a task's owner without it."""

from __future__ import annotations

from collections.abc import Iterable

from promoplan.days.calendar import WorkCalendar
from promoplan.schedule.schedule import Schedule
from promoplan.schedule.timeline import Span


def merged(spans: Iterable[Span]) -> list[tuple[int, int]]:
    """Leave as first and last days, in order and apart; windows that run backwards, which are told, are none."""
    found: list[tuple[int, int]] = []
    for first, last in sorted((span.start.day, span.end.day) for span in spans if span.start.day <= span.end.day):
        if found and first <= found[-1][1] + 1:
            found[-1] = found[-1][0], max(last, found[-1][1])
        else:
            found.append((first, last))
    return found


def owner_calendar(schedule: Schedule, department: str | None, owner: str | None) -> WorkCalendar:
    """The days a task's owner works: those of the department, without leave."""
    calendar = schedule.calendar_of(department)
    away = merged(schedule.away.get(owner or "", ()))
    return calendar.without(away) if away else calendar
