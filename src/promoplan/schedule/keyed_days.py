"""Figures by day: which day each key of a plan's daily maps is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeAlias

from promoplan.schedule.written import PATH, WrittenDays

if TYPE_CHECKING:
    from promoplan.plan.promotion import Position

KeyedDays: TypeAlias = dict[PATH, dict[str, int]]  # by the path of a map: the day number of each of its keys


def promotion_days(days: WrittenDays, positions: Iterable[Position]) -> KeyedDays:
    """The days of the promotion grid. A key that is no day is told and left out."""
    return {
        path: {key: moment.day for key, moment in days.moments_of_keys(keys, path).items()}
        for path, keys in _maps(positions)
    }


def _maps(positions: Iterable[Position]) -> Iterator[tuple[PATH, Iterable[str]]]:
    for number, position in enumerate(positions):
        yield ("promotion", number, "spend"), position.spend
        yield ("promotion", number, "uv"), position.uv
        yield ("promotion", number, "actual"), position.actual
        for place, placement in enumerate(position.placements):
            yield ("promotion", number, "placements", place, "spend"), placement.spend
