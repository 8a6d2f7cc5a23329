"""The days of the promotion grid with their places in the plan, for the rules that look at them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from promoplan.campaign import Campaign

PATH = tuple[str | int, ...]


class GridDay(NamedTuple):
    """A day of one map of the grid: its key as written, its day number, where the key stands, the map's path."""

    written: str
    day: int
    position: int
    map: PATH


def name(campaign: Campaign, number: int) -> str:
    """What findings call a row of the grid: its channel and position."""
    row = campaign.plan.promotion[number]
    return " · ".join(part for part in (row.channel, row.position) if part)


def grid_days(campaign: Campaign) -> Iterator[GridDay]:
    """Every day of the grid, map by map."""
    for path, days in campaign.schedule.keyed_days.items():
        if path[0] == "promotion":
            for written, day in days.items():
                yield GridDay(written, day, campaign.document.position(*path, written, of_key=True), path)
