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
        if text in TBD and key != "event_day":  # without an event day nothing can be counted: told as missing
            beside = holder.get("decide_by") if isinstance(holder, Mapping) else None
            by, told = _day(campaign, beside) if isinstance(beside, str) else (None, False)
            position = place(holder, key)
            # a decide_by that names no day is as good as none, unless that has been told already
            yield Undecided(campaign.document.path(position), position, by is not None or told, by)


def _day(campaign: Campaign, written: str) -> tuple[Moment | None, bool]:
    """The day a `decide_by` names; without one, whether the reason has been told where it was read."""
    try:
        return campaign.schedule.timeline.moment(read_day(written)), False
    except Unreadable:
        return None, True
    except Unresolved as problem:
        return None, problem.rule is None
