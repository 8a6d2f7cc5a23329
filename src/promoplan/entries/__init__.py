"""Campaign to agendas: the calendar of the whole campaign, of each department and of each person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from promoplan.agenda import Agenda, Entry
from promoplan.campaign import Campaign
from promoplan.entries import days, tasks
from promoplan.entries.making import Item
from promoplan.finding import Words
from promoplan.views.scope import Scope, department_scope, person_scope, whole

NAME = "calendar"
TITLE = Words("日历", "Calendar")


def agendas(campaign: Campaign) -> Iterator[Agenda]:
    """Every calendar that has entries of its own; the days that all share stand in each."""
    items = _named_once([*days.items(campaign), *tasks.items(campaign)])
    yield _agenda(campaign, whole(campaign), [item.entry for item in items])
    shared = [item.entry for item in items if item.shared]
    departments: dict[str, list[Entry]] = defaultdict(list)
    people: dict[str, list[Entry]] = defaultdict(list)
    for item in items:
        if item.department is not None:
            departments[item.department].append(item.entry)
        for id_ in item.people:
            people[id_].append(item.entry)
    scopes = [(department_scope(campaign, id_), departments[id_]) for id_ in campaign.plan.departments]
    scopes += [(person_scope(campaign, id_), people[id_]) for id_ in campaign.plan.people]
    for scope, own in scopes:
        if own:
            yield _agenda(campaign, scope, list(dict.fromkeys([*shared, *own])))


def _agenda(campaign: Campaign, scope: Scope, entries: Sequence[Entry]) -> Agenda:
    section = campaign.plan.campaign
    return Agenda(
        name=NAME + scope.file,
        title=section.name if scope.kind == "all" else f"{section.name} · {scope.name}",
        entries=entries,
        campaign=section.id,
        zone=section.zone if campaign.zone else None,
        today=date.fromordinal(campaign.today),
        group=scope.kind,
        whose=scope.whose(TITLE.say(campaign.language)),
    )


def _named_once(items: Sequence[Item]) -> list[Item]:
    """Items with keys of their own; only those whose ids a plan has twice (told) or not at all need another."""
    seen: dict[str, int] = defaultdict(int)
    made = []
    for item in items:
        seen[item.entry.key] += 1
        number = seen[item.entry.key]
        made.append(item if number == 1 else item.renamed(f"{item.entry.key}#{number}"))
    return made
