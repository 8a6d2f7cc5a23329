"""What the commands that show a plan share: plans that have dates, and the tasks that were asked for."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import get_close_matches

from promoplan.campaign import Campaign
from promoplan.cli.errors import Refused
from promoplan.finding import Language, Words
from promoplan.pipeline import Loaded
from promoplan.plan.references import folded
from promoplan.progress import Chosen
from promoplan.screen.findings import as_text, language_of

ERRORS = Words("{name}:有 {count} 个错误，见 promoplan validate\n", "{name}: errors: {count}, see promoplan validate\n")
NO_DATES = Words("{name}:没有可用的日期，先修好下面的错误\n", "{name}: there are no dates to show; mend these first\n")
UNKNOWN = Words("计划里没有「{id}」这个{kind}；已有：{known}", "the plan has no {kind} '{id}'; it has: {known}")
DEPARTMENT = Words("部门", "department")
PERSON = Words("人", "person")


def dated_only(loaded: Sequence[Loaded], asked: Language | None) -> list[tuple[Loaded, Campaign]]:
    """The plans that have dates. Errors are mentioned on stderr; a plan without dates says why there."""
    campaigns = []
    for one in loaded:
        language = language_of(one, asked)
        if one.campaign is None:
            sys.stderr.write(NO_DATES.say(language).format(name=one.name))
            sys.stderr.write(as_text([one], asked, excerpts=False))
        else:
            if one.errors:
                sys.stderr.write(ERRORS.say(language).format(name=one.name, count=one.errors))
            # what has been worked out of it stays with it
            campaigns.append((one, one.campaign if asked is None else replace(one.campaign, asked=asked)))
    return campaigns


def chosen(campaign: Campaign, departments: Iterable[str] | None, owners: Iterable[str] | None) -> Chosen:
    """These departments and people, by id or name, in any case. Unknown ones are refused."""
    known_departments = {id_: part.name for id_, part in campaign.plan.departments.items()}
    known_people = {id_: person.name for id_, person in campaign.plan.people.items()}
    try:
        return Chosen(
            frozenset(_id(name, known_departments, DEPARTMENT) for name in departments or ()),
            frozenset(_id(name, known_people, PERSON) for name in owners or ()),
        )
    except Refused as refused:
        raise refused.about(campaign.language) from None


def _id(name: str, known: dict[str, str | None], kind: Words) -> str:
    if name in known:
        return name
    said = folded(name)
    for id_, printed in known.items():
        if said in (folded(id_), folded(printed or "")):
            return id_
    close = get_close_matches(name, known, 3) or list(known)[:20]
    zh, en = kind
    raise Refused(
        Words(UNKNOWN.zh.replace("{kind}", zh), UNKNOWN.en.replace("{kind}", en)),
        id=name,
        known=", ".join(close) or "-",
    )
