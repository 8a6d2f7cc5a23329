"""What both rules about overload say: who, from when to when, what is in hand, and which of it could move."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from promoplan.campaign import Campaign
from promoplan.days.write import Moment
from promoplan.finding import Told, Words
from promoplan.rules.counts import days, several
from promoplan.rules.other_days import as_window
from promoplan.workload.load import Overload, workloads
from promoplan.workload.room import Room, days_by, room
from promoplan.workload.things import Thing

MOST_NAMED = 6  # things; the rest is counted
MOST_GIVING = 3
MOST_TRIED = 30  # days before or behind an overload
OTHERS = Words("{names} 等 {count} 件", "{names} and {more} more")
EARLIER = Words("「{name}」可以提前 {days}", "'{name}' can go {days} earlier")
LATER = Words("「{name}」可以推后 {days}", "'{name}' can go {days} later")
FIXED = Words("「{name}」的日期是写定的，可以推后 {days}", "'{name}' has dates of its own and can go {days} later")
TYPED = Words("{said}({typed})", "{said} ({typed})")


def told(campaign: Campaign, overload: Overload) -> Told:
    """A finding at the thing that is one too many when the overload begins, in the plan's order.

    Its variant says "day" of one day only, "full" where nothing could move.
    """
    giving = givers(campaign, overload)
    first, last = (campaign.shown(Moment(day)) for day in (overload.first, overload.last))
    values = {
        "who": campaign.person_name(overload.who),
        "first": first,
        "last": last,
        "things": several(overload.at_once, "件事", "thing", "things"),
        "count": overload.at_once,
        "most": overload.most,
        "names": names(overload.things),
        "giving": giving,
    }
    variant = "-".join(filter(None, ("day" * (overload.first == overload.last), "full" * (not giving))))
    return Told(_at(campaign, overload), values, variant)


def names(things: Sequence[Thing]) -> Words | list[str]:
    """The first few by name, the rest as a number."""
    said = [thing.name for thing in things[:MOST_NAMED]]
    if len(said) == len(things):
        return said
    values = {"count": len(things), "more": len(things) - len(said)}
    return Words(OTHERS.zh.format(names="、".join(said), **values), OTHERS.en.format(names=", ".join(said), **values))


def givers(campaign: Campaign, overload: Overload) -> list[Words]:
    """What could move, first what has days enough to leave the overload, and what to type for that."""
    found = [one for thing in overload.things if (one := room(campaign, thing)) is not None]
    return [_said(campaign, overload, one) for one in sorted(found, key=partial(_wanting, overload))[:MOST_GIVING]]


def _wanting(overload: Overload, one: Room) -> tuple[bool, int]:
    enough = one.earlier > one.thing.last - overload.first or one.later > overload.last - one.thing.first
    return not enough, -max(one.earlier, one.later)


def _said(campaign: Campaign, overload: Overload, one: Room) -> Words:
    dated = one.thing.dated
    if dated.fixed:
        words, number, typed = FIXED, one.later, _later_by_hand(campaign, overload, one)
    elif one.earlier >= one.later:
        words, number, typed = EARLIER, one.earlier, _earlier(campaign, overload, one)
    else:
        words, number, typed = LATER, one.later, _later(campaign, overload, one)
    count = days(number)
    said = [text.format(name=dated.name, days=count[place]) for place, text in enumerate(words)]
    if typed:
        said = [text.format(said=said[place], typed=typed) for place, text in enumerate(TYPED)]
    return Words(*said)


def _earlier(campaign: Campaign, overload: Overload, one: Room) -> str:
    """A limit that makes a task end before the overload, on days that have room for it; "" where there is none."""
    load = workloads(campaign)[overload.who]
    for target in range(overload.first - 1, overload.first - 1 - MOST_TRIED, -1):
        days = days_by(campaign, one.thing.dated, target)
        if days is None:
            break
        if load.has_room(one.thing, *days, overload):
            return f"must_end_by: {campaign.offset(target)}"
    return ""


def _later(campaign: Campaign, overload: Overload, one: Room) -> str:
    """A bound that makes a task that is done as soon as it can begin after the overload; "" where it cannot."""
    shift = next(_shifts(campaign, overload, one), None)
    if shift is None or one.thing.dated.task.schedule != "asap":
        return ""
    return f"not_before: {campaign.offset(one.thing.first + shift)}"


def _later_by_hand(campaign: Campaign, overload: Overload, one: Room) -> str:
    """The dates of a fixed task, after the overload and ending on a day that is worked; "" where it has no room."""
    task, start, finish = one.thing.dated.task, one.thing.dated.start, one.thing.dated.finish
    assert finish is not None
    works = campaign.schedule.calendar_of(task.department).works
    shift = next((shift for shift in _shifts(campaign, overload, one) if works(finish.day + shift)), None)
    if shift is None:
        return ""
    end = Moment(finish.day + shift, finish.minute)
    if task.window is None or start is None:
        return f"due: {campaign.written(end)}"
    return f"window: {as_window(campaign, Moment(start.day + shift, start.minute), end)}"


def _shifts(campaign: Campaign, overload: Overload, one: Room) -> Iterator[int]:
    """By how many days a thing can go behind the overload, to days that have room for it; the least first."""
    load, thing = workloads(campaign)[overload.who], one.thing
    least = overload.last + 1 - thing.first
    for shift in range(least, min(one.later, least + MOST_TRIED) + 1):
        if load.has_room(thing, thing.first + shift, thing.last + shift, overload):
            yield shift


def _at(campaign: Campaign, overload: Overload) -> int:
    begun = [thing for thing in overload.things if thing.first <= overload.first <= thing.last]
    thing = begun[min(overload.most, len(begun) - 1)]
    if thing.step is not None:
        return campaign.step_at(thing.dated, thing.step)
    return campaign.end_at(thing.dated) if thing.dated.fixed else campaign.at(thing.dated, "duration")
