"""How much is in hand at once: one sweep over the days on which anything begins or ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from promoplan.days.expression import MINUTES_A_DAY
from promoplan.workload.things import Thing


class Stretch(NamedTuple):
    """Days on which equally much is in hand at once. `over`: more than `most`, which is None on the event's days."""

    first: int
    last: int
    at_once: int
    most: int | None
    off: bool

    @property
    def over(self) -> bool:
        return self.most is not None and self.at_once > self.most


def stretches(
    things: Sequence[Thing],
    most: int,
    most_due: int,
    event_days: tuple[int, int],
    is_off: Callable[[int, int], bool],
) -> Iterator[Stretch]:
    """A sweep over the days on which anything begins or ends."""
    beginning: dict[int, list[Thing]] = defaultdict(list)
    ending: dict[int, list[Thing]] = defaultdict(list)
    cuts: set[int] = set()
    for thing in things:
        beginning[thing.first].append(thing)
        ending[thing.last].append(thing)
        cuts.update((thing.first, thing.last, thing.last + 1))
        if thing.begins:
            cuts.add(thing.first + 1)
    first, last = min(cuts), max(cuts)
    cuts.update(day for day in (event_days[0], event_days[1] + 1) if first < day < last)
    running = 0
    for day, after in pairwise(sorted(cuts)):
        running += len(beginning.get(day, ()))
        due: Sequence[Thing] = ending.get(day, ())
        off = is_off(day, after - 1)
        counted = len(due) if off else running
        parts = [thing for thing in due if thing.ends < MINUTES_A_DAY or (thing.begins and thing.first == day)]
        if not off:
            parts += [thing for thing in beginning.get(day, ()) if thing.begins and thing.last > day]
        at_once = counted - len(parts) + _at_once(parts, day)
        limit = most_due if counted == sum(thing.only_due for thing in due) else most
        during = event_days[0] <= day <= event_days[1]
        yield Stretch(day, after - 1, at_once, None if during else limit, off)
        running -= len(due)


def _at_once(parts: Iterable[Thing], day: int) -> int:
    """The most of some things that lie over one another on a day, by the minute."""
    steps = []
    for thing in parts:
        steps.append((thing.begins if thing.first == day else 0, 1))
        steps.append((thing.ends if thing.last == day else MINUTES_A_DAY, -1))
    now = most = 0
    for _, step in sorted(steps):  # what ends at a minute comes before what begins at it
        now += step
        most = max(most, now)
    return most


def joined(stretches: Iterable[Stretch]) -> Iterator[list[Stretch]]:
    parts: list[Stretch] = []
    for stretch in stretches:
        if stretch.over:
            parts.append(stretch)
        elif parts and (not stretch.off or stretch.most is None):
            yield parts
            parts = []
    if parts:
        yield parts
