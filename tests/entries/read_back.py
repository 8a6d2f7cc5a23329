"""Calendars as other programs read them: `ics` and `vobject`, each for itself."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, NamedTuple

from promoplan.campaign import Campaign
from promoplan.cli.making.calendars import Product
from promoplan.cli.making.work import Work
from promoplan.views import index

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # both use what Python has put out of use
    import ics
    import vobject


class Read(NamedTuple):
    """An event with all days or wall times on which it begins; `end` of the first is not included.

    Blanks in its title are folded.
    """

    title: str
    starts: tuple[date, ...]
    end: date


def written(found: Campaign) -> dict[str, bytes]:
    """Every calendar of a campaign by the name of its file."""
    work = Work(found, [], index.build(found, []), {}, None)
    return {made.name: made.content for made in Product(work, ["ics"]).files()}


def by_vobject(content: bytes) -> list[Read]:
    return [_read(event) for event in events(content)]


def events(content: bytes) -> list[Any]:
    """The events as vobject has them."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return list(vobject.readOne(content.decode()).vevent_list)


def _read(event: Any) -> Read:
    start = event.dtstart.value
    starts = (start,)
    if hasattr(event, "rrule"):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            times = list(event.getrruleset(addRDate=True))
        starts = tuple(time if isinstance(start, datetime) else time.date() for time in times)
    end = event.dtend.value if hasattr(event, "dtend") else start
    return Read(" ".join(event.summary.value.split()), tuple(map(_wall, starts)), _wall(end))


def _wall(when: date) -> date:
    return when.replace(tzinfo=None) if isinstance(when, datetime) else when


def by_ics(content: bytes) -> Iterator[Read]:
    """The same by `ics`, which knows nothing of repetition."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = ics.Calendar(content.decode())
    for event in found.events:
        start, end = event.begin.naive, event.end.naive
        title = " ".join(event.name.split())
        yield Read(title, (start.date(),), end.date()) if event.all_day else Read(title, (start,), end)
