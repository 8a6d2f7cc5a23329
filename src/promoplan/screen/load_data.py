"""`status --load --format json`: see docs/json.md."""

from __future__ import annotations

from promoplan.campaign import Campaign
from promoplan.days.write import Moment, iso
from promoplan.workload.ahead import Ahead
from promoplan.workload.load import Overload, Workload
from promoplan.workload.room import room
from promoplan.workload.things import Thing


def as_data(ahead: Ahead) -> dict[str, object]:
    """The load of the people asked for, as others read it."""
    return {
        "first": iso(Moment(ahead.first)),
        "last": iso(Moment(ahead.last)),
        "max_parallel": ahead.most,
        "people": [_person(ahead, load) for load in ahead.loads],
        "free": ahead.free,
        "overloads": [_overload(over) for over in ahead.overloads],
        "overloads_after": ahead.behind,
    }


def _person(ahead: Ahead, load: Workload) -> dict[str, object]:
    return {
        "id": load.who,
        "department": ahead.campaign.department_of.get(load.who),
        "late": ahead.late(load),
        "days": [
            {
                "day": iso(Moment(day)),
                "at_once": load.count(day),
                "overloaded": load.is_over(day),
                "off": load.is_off(day, day),
            }
            for day in ahead.days
        ],
        "tasks": [_thing(ahead.campaign, thing) for thing in ahead.things(load)],
    }


def _thing(campaign: Campaign, thing: Thing) -> dict[str, object]:
    found = room(campaign, thing)
    return {
        **_named(thing),
        "title": thing.title,
        "start": None if thing.only_due else iso(Moment(thing.first)),
        "due": iso(Moment(thing.last)),
        "must": thing.must,
        "fixed": thing.step is not None or thing.dated.fixed,
        "earlier_days": found.earlier if found else 0,
        "later_days": found.later if found else 0,
    }


def _overload(over: Overload) -> dict[str, object]:
    return {
        "owner": over.who,
        "kind": "musts" if over.of_musts else "parallel",
        "start": iso(Moment(over.first)),
        "finish": iso(Moment(over.last)),
        "at_once": over.at_once,
        "most": over.most,
        "tasks": [_named(thing) for thing in over.things],
    }


def _named(thing: Thing) -> dict[str, object]:
    return {"id": thing.dated.id, "step": None if thing.step is None else thing.step + 1}
