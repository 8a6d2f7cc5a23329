"""Owners who are not among the people of the plan, and who or what is meant, for the rules that tell it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from promoplan.campaign import Campaign
from promoplan.plan.lost import Lost
from promoplan.plan.references import folded


class Meant(NamedTuple):
    """What an owner who is nobody's id may be: a person, or else a department, by id; "" where it is neither."""

    person: str
    department: str


@lru_cache(maxsize=1)
def strangers(campaign: Campaign) -> list[tuple[str, str, int]]:
    """(what is owned, the owner as written, position) wherever the owner is not one of the plan's people."""
    lost = Lost(campaign.document)
    return [stranger for stranger in _find_strangers(campaign) if not lost.covers(stranger[1], "people")]


def _find_strangers(campaign: Campaign) -> Iterator[tuple[str, str, int]]:
    plan = campaign.plan
    people = plan.people
    if plan.campaign.owner is not None and plan.campaign.owner not in people:
        yield plan.campaign.name, plan.campaign.owner, campaign.document.position("campaign", "owner")
    for dated in campaign.tasks:
        owner = dated.task.owner
        if owner is not None and owner not in people:
            yield dated.name, owner, campaign.at(dated, "owner")
        for number, step in enumerate(dated.task.steps):
            if step.owner is not None and step.owner not in people:
                yield step.title, step.owner, campaign.at(dated, "steps", number, "owner")
    for number, item in enumerate(plan.follow_ups):
        if item.owner is not None and item.owner not in people:
            yield item.name or item.id, item.owner, campaign.document.position("follow_ups", number, "owner")


class Meanings:
    """Finds the person or the department that an owner's name means, however it is cased and spaced."""

    def __init__(self, campaign: Campaign) -> None:
        departments = [
            (word, id_)
            for id_, part in campaign.plan.departments.items()
            for word in (id_, part.name, part.alias)
            if word
        ]
        people = [(word, id_) for id_, one in campaign.plan.people.items() for word in (id_, one.name) if word]
        self._exact = dict(reversed(departments))
        self._departments = {folded(word): id_ for word, id_ in reversed(departments)}
        self._people = {folded(word): id_ for word, id_ in reversed(people)}

    def of(self, owner: str) -> Meant:
        """A department that is written just so comes first, then a person, then a department in another case."""
        said = folded(owner)
        if owner in self._exact:
            return Meant("", self._exact[owner])
        if said in self._people:
            return Meant(self._people[said], "")
        return Meant("", self._departments.get(said, ""))


@lru_cache(maxsize=1)
def meanings(campaign: Campaign) -> Meanings:
    return Meanings(campaign)
