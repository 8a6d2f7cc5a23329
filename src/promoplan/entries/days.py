"""The entries that are nobody's task: the event, key dates, rounds of follow-up, phases."""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.agenda import Entry
from promoplan.campaign import Campaign
from promoplan.days.expression import MINUTES_A_DAY
from promoplan.days.write import Moment
from promoplan.entries.making import Item, at_once, lasting, lines, title, whole_days
from promoplan.finding import Words
from promoplan.views import rows
from promoplan.views.milestones import EVENT, FOLLOW_UP, KEY_DATE

EVENT_DAYS = Words("活动期", "Event days")
PHASE = Words("阶段", "Phase")
KIND_OWNER = Words("{kind}，{owner}", "{kind}, {owner}")


def items(campaign: Campaign) -> Iterator[Item]:
    """What everybody has to know, then the phases, which are for the campaign's own calendar."""
    yield from _event(campaign)
    yield from _key_dates(campaign)
    yield from _follow_ups(campaign)
    yield from _phases(campaign)


def _event(campaign: Campaign) -> Iterator[Item]:
    event, name, language = campaign.schedule.event, campaign.plan.campaign.name, campaign.language
    yield Item(
        Entry("event", title(campaign, name, (event, event)), EVENT.say(language), *whole_days(event, event)),
        shared=True,
    )
    start, finish = campaign.schedule.event_days
    when = lasting(start, finish, MINUTES_A_DAY)
    if when != whole_days(event, event):
        text = title(campaign, f"{name} {EVENT_DAYS.say(language)}", when.days)
        yield Item(Entry("event-days", text, rows.span(campaign, campaign.schedule.event_days), *when), shared=True)


def _key_dates(campaign: Campaign) -> Iterator[Item]:
    for id_, key_date in campaign.plan.key_dates.items():
        moment = campaign.schedule.key_dates[id_]
        if moment is not None:
            kind = KEY_DATE.say(campaign.language)
            notes = lines((rows.day(campaign, moment), kind, key_date.notes))
            yield Item(_at(campaign, f"key-date/{id_}", key_date.name or id_, moment, notes), shared=True)


def _follow_ups(campaign: Campaign) -> Iterator[Item]:
    language = campaign.language
    for round_, dated in zip(campaign.plan.follow_ups, campaign.schedule.follow_ups, strict=True):
        if dated.at is not None:
            kind, owner = FOLLOW_UP.say(language), rows.owner(campaign, round_.owner)
            if owner:
                kind = KIND_OWNER.say(language).format(kind=kind, owner=owner)
            notes = lines((rows.day(campaign, dated.at), kind))
            status = "done" if dated.held is not None else None
            entry = _at(campaign, f"follow-up/{round_.id}", round_.name or round_.id, dated.at, notes, status)
            yield Item(entry, people=(round_.owner,) if round_.owner else (), shared=True)


def _phases(campaign: Campaign) -> Iterator[Item]:
    for phase in campaign.plan.phases:
        span = campaign.schedule.phases.get(phase.id)
        if span is not None and span.start.day <= span.end.day:
            when = whole_days(span.start.day, span.end.day)
            notes = lines((rows.span(campaign, span), PHASE.say(campaign.language), phase.notes))
            text = title(campaign, phase.name or phase.id, when.days)
            yield Item(Entry(f"phase/{phase.id}", text, notes, *when))


def _at(campaign: Campaign, key: str, text: str, moment: Moment, notes: str, status: str | None = None) -> Entry:
    return Entry(key, title(campaign, text, (moment.day, moment.day), status), notes, *at_once(moment))
