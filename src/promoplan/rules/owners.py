"""Owners who are not among the people of the plan, for the rules that tell what they are instead."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from promoplan.campaign import Campaign
from promoplan.plan.lost import Lost


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
