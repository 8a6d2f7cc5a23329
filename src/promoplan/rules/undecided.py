"""Everything a plan leaves open: each `tbd`, with the day by which it must be settled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from promoplan.campaign import Campaign
from promoplan.days.read import Unreadable, read_day
from promoplan.days.write import Moment
from promoplan.plan.fields import TBD
from promoplan.reading.events import Mapping
from promoplan.rules.texts import place, texts
from promoplan.schedule.timeline import Unresolved


@dataclass(frozen=True, slots=True)
class Undecided:
    """One open value, by its path. `dated` when a `decide_by` stands beside it, `by` when that is a day."""

    key: str
    position: int
    dated: bool
    by: Moment | None


TRACES = ("待", "tbd", "TBD", "Tbd", "?", "？")


@lru_cache(maxsize=1)
def undecided(campaign: Campaign) -> list[Undecided]:
    """Every value that is `tbd`."""
    return list(_undecided(campaign)) if campaign.document.sources.mention(*TRACES) else []


def _undecided(campaign: Campaign) -> Iterator[Undecided]:
    for holder, key, text in texts(campaign):
        if text in TBD:
            beside = holder.get("decide_by") if isinstance(holder, Mapping) else None
            by = _day(campaign, beside) if isinstance(beside, str) else None
            position = place(holder, key)
            # a decide_by that names no day is as good as none; one that cannot be read is told where it is read
            dated = by is not None or (isinstance(beside, str) and not _readable(beside))
            yield Undecided(campaign.document.path(position), position, dated, by)


def _readable(written: str) -> bool:
    try:
        read_day(written)
    except Unreadable:
        return False
    return True


def _day(campaign: Campaign, written: str) -> Moment | None:
    try:
        return campaign.schedule.timeline.moment(read_day(written))
    except (Unreadable, Unresolved):
        return None
