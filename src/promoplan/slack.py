"""How much slack tasks have on a campaign's `today`: what is on a critical chain, what has none left."""

from __future__ import annotations

from collections.abc import Iterable

from promoplan.campaign import Campaign
from promoplan.schedule.passes import Times
from promoplan.schedule.schedule import DatedTask

TIGHT = 1  # days: a critical chain with more slack than this holds nobody up, so that paper does not mark it


def times_of(campaign: Campaign, dated: DatedTask) -> Times | None:
    """A task's earliest and latest days; None where nothing says so, or nothing is left to do."""
    return campaign.times[dated.index] if campaign.schedule.dated and dated.task.is_open else None


def is_tight(campaign: Campaign, dated: DatedTask) -> bool:
    """Whether a task is on a critical chain that has next to no slack: when it is late, what follows is."""
    times = times_of(campaign, dated)
    return times is not None and times.critical and times.slack is not None and times.slack <= TIGHT


def has_none_left(campaign: Campaign, dated: DatedTask) -> bool:
    """Whether a task must be begun today at the latest, or ended where it has been begun, and is not."""
    times = times_of(campaign, dated)
    if times is None or times.latest_start is None or times.latest_end is None:
        return False
    last = times.latest_end - 1 if dated.task.status == "doing" else min(times.latest_start, times.latest_end - 1)
    return last <= campaign.today


def without_slack(campaign: Campaign, tasks: Iterable[DatedTask]) -> list[DatedTask]:
    """The tasks that have no slack left today, those that are needed first coming first."""
    found = [dated for dated in tasks if has_none_left(campaign, dated)]
    return sorted(found, key=lambda dated: (campaign.times[dated.index].latest_end, dated.index))  # type: ignore[union-attr]


def critical_chains(campaign: Campaign, tasks: Iterable[DatedTask]) -> list[tuple[int, list[DatedTask]]]:
    """The critical tasks among some, chain by chain, each in the order of days with its least slack; least first."""
    chosen = {dated.index: dated for dated in tasks if (times := campaign.times[dated.index]) and times.critical}
    places = {dated.id: dated.index for dated in reversed(chosen.values())}
    head = {place: place for place in chosen}  # a tree for each chain, whose root stands for it

    def root(place: int) -> int:
        while head[place] != place:
            head[place] = place = head[head[place]]
        return place

    for dated in chosen.values():
        for need in dated.task.needs:
            other = places.get(need.id) if need is not None else None
            if other is not None:
                head[root(other)] = root(dated.index)
    chains: dict[int, list[DatedTask]] = {}
    for dated in sorted(chosen.values(), key=lambda dated: (campaign.times[dated.index].end, dated.index)):  # type: ignore[union-attr]
        chains.setdefault(root(dated.index), []).append(dated)
    least = [(min(campaign.times[dated.index].slack or 0 for dated in chain), chain) for chain in chains.values()]  # type: ignore[union-attr]
    return sorted(least, key=lambda found: (found[0], found[1][0].index))
