"""For whom a sheet is: the whole campaign, a table of the plan's own, a department, a person; and the head of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import sha256
from typing import NamedTuple

from promoplan.campaign import Campaign
from promoplan.days.write import weekday
from promoplan.finding import Words
from promoplan.progress import countdown
from promoplan.schedule.schedule import DatedTask
from promoplan.selection import selected
from promoplan.sheet import Head, Row, Whose

WHOLE = Words("全员", "everyone")


# Files of these names, whatever their ending, cannot be written on Windows.
DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)")


class Scope(NamedTuple):
    """Whose tasks a sheet shows. `name` is printed, `file` goes into the file's name.

    A table of the plan's own also has the sections it is to show, in order, and the first and last day, if any.
    """

    kind: str  # "all", "own", "department", "person"
    id: str
    name: str
    file: str
    sections: tuple[str, ...] = ()
    days: tuple[int, int] | None = None

    def title(self, what: str) -> str:
        """A sheet's title: what it is, with whose it is; a table of the plan's own has the name the plan gives it."""
        return self.name if self.kind == "own" else f"{self.name} · {what}" if self.kind != "all" else what

    def whose(self, what: str) -> Whose | None:
        return Whose(self.id, self.name, what) if self.kind in ("department", "person") else None


def scoped(campaign: Campaign, tasks: Iterable[DatedTask], view: str) -> Iterator[tuple[Scope, list[DatedTask]]]:
    """Tasks for the whole campaign, then for each table that the plan's `sheets` make of this view; none is empty."""
    everything = list(tasks)
    done = {""}
    if everything:
        yield whole(campaign), everything
    for place, sheet in enumerate(campaign.plan.sheets):
        if sheet.view == view and sheet.id not in done:  # an id given twice has been told, and so has one that is none
            done.add(sheet.id)
            wanted = {dated.index for dated in selected(campaign, sheet, place)}
            span = campaign.schedule.sheets[place]
            days = (span.start.day, span.end.day) if span else None
            name = sheet.name or sheet.id
            scope = Scope("own", sheet.id, name, f"-sheet-{file_part(sheet.id)}", sheet.sections, days)
            if wanted:
                yield scope, [dated for dated in everything if dated.index in wanted]


def scoped_for_each(
    campaign: Campaign, tasks: Iterable[DatedTask], view: str
) -> Iterator[tuple[Scope, list[DatedTask]]]:
    """As `scoped`, and then for each department and each person that has any tasks, in the order given.

    A person's are those they own, help with, or have a step of.
    """
    everything = list(tasks)
    yield from scoped(campaign, everything, view)
    departments: dict[str, list[DatedTask]] = {id_: [] for id_ in campaign.plan.departments}
    people: dict[str, list[DatedTask]] = {id_: [] for id_ in campaign.plan.people}
    for dated in everything:
        task = dated.task
        if task.department in departments:
            departments[task.department].append(dated)
        theirs = {task.owner, *task.helpers, *(step.owner for step in task.steps)}
        for id_ in theirs:
            if id_ in people:
                people[id_].append(dated)
    for id_, own in departments.items():
        if own:
            yield department_scope(campaign, id_), own
    for id_, own in people.items():
        if own:
            yield person_scope(campaign, id_), own


def rows_for(scope: Scope, dated: DatedTask, made: list[Row]) -> list[Row]:
    """A task's row with those of its steps; on the sheet of one who only has some of the steps, with theirs."""
    theirs = [place for place, step in enumerate(dated.task.steps) if step.owner == scope.id]
    if scope.kind != "person" or dated.task.owner == scope.id or not theirs:
        return made
    return [made[0], *(made[place + 1] for place in theirs)]


def whole(campaign: Campaign) -> Scope:
    return Scope("all", "", WHOLE.say(campaign.language), "")


def department_scope(campaign: Campaign, id_: str) -> Scope:
    return Scope("department", id_, campaign.department_name(id_), f"-department-{file_part(id_)}")


def person_scope(campaign: Campaign, id_: str) -> Scope:
    return Scope("person", id_, campaign.person_name(id_), f"-person-{file_part(id_)}")


def file_part(id_: str) -> str:
    """An id as part of a file's name on any system: short, no case that only some tell apart, no device's name."""
    if id_ == id_.casefold() and len(id_.encode()) <= 100 and not DEVICE.match(id_):
        return id_
    kept = id_.encode()[:90].decode(errors="ignore").lower()
    return f"{kept}~{sha256(id_.encode()).hexdigest()[:6]}"


def head(campaign: Campaign) -> Head:
    """What stands at the head and foot of every sheet."""
    section, language = campaign.plan.campaign, campaign.language
    event = campaign.schedule.event
    version = f"{section.version} · " if section.version else ""
    return Head(
        campaign=section.name,
        event=f"{date.fromordinal(event).isoformat()} {weekday(event, language)}",
        countdown=countdown(campaign),
        version=version + campaign.document.sources.fingerprint,
        printed=date.fromordinal(campaign.today).isoformat(),
        language=language,
        brand=section.brand or "",
        logo=campaign.logo.uri,
        event_day=event,
        today=campaign.today,
    )
