"""What rows of tasks can be chosen by on a page: department, person, phase, status."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache

from promoplan.campaign import Campaign
from promoplan.finding import Words
from promoplan.sheet import Facet, Facets
from promoplan.views import phasing, rows

DEPARTMENT = Words("部门", "Department")
PERSON = Words("人员", "Person")
PHASE = Words("阶段", "Phase")
STATUS = Words("状态", "Status")
NO_PHASE = Words("不在任何阶段", "outside the phases")
# What a task can be asked for by: "open" is whatever has still to be done, "late" what of it is past its day.
STATUSES: dict[str, Words] = {
    "open": Words("未完成", "open"),
    "late": Words("迟到", "late"),
    "todo": Words("没开始", "not begun"),
    "doing": rows.STATUS["doing"],
    "blocked": rows.STATUS["blocked"],
    "done": rows.STATUS["done"],
    "dropped": rows.STATUS["dropped"],
}


@lru_cache(maxsize=1)
def facets(campaign: Campaign) -> Facets:
    """The facets of a campaign's tasks: their own department, whoever owns, helps or has a step, phase, status."""
    plan, language = campaign.plan, campaign.language
    phases = [phase.id for phase in plan.phases if phase.part_of is None]
    found = (
        Facet("department", DEPARTMENT.say(language), _named(plan.departments, campaign.department_name)),
        Facet("person", PERSON.say(language), _named(plan.people, campaign.person_name)),
        Facet("phase", PHASE.say(language), (*_named(phases, campaign.phase_name), ("-", NO_PHASE.say(language)))),
        Facet("status", STATUS.say(language), tuple((id_, words.say(language)) for id_, words in STATUSES.items())),
    )
    places: list[dict[str, tuple[int, ...]]] = [{id_: (at,) for at, (id_, _) in enumerate(of)} for _, _, of in found]
    departments, people, of_phases, statuses = places
    of_phases[""] = of_phases["-"]
    still = {status: statuses["open"] + place for status, place in statuses.items()}
    late = {status: statuses["open"] + statuses["late"] + place for status, place in statuses.items()}
    today, of = campaign.today, {}
    for dated in campaign.tasks:
        task, finish = dated.task, dated.finish
        # most tasks are one person's, and a plan may have a hundred thousand
        theirs = people.get(task.owner or "", ())
        if task.helpers or task.steps:
            theirs = _each(theirs, people, (*task.helpers, *[step.owner for step in task.steps]))
        known = statuses if not task.is_open else late if finish is not None and finish.day < today else still
        of[dated.id] = (
            departments.get(task.department or "", ()),
            theirs,
            of_phases[phasing.phase_of(campaign, dated)[0]],
            known[task.status or "todo"],
        )
    return Facets(found, of)


def _named(ids: Iterable[str], name: Callable[[str], str]) -> tuple[tuple[str, str], ...]:
    """Ids with their names; of two with one name, each says its id too."""
    named = [(id_, name(id_)) for id_ in ids]
    times = Counter(text for _, text in named)
    return tuple((id_, f"{text} ({id_})" if times[text] > 1 else text) for id_, text in named)


def _each(first: tuple[int, ...], known: dict[str, tuple[int, ...]], ids: Iterable[str | None]) -> tuple[int, ...]:
    """Places with those of some ids, each once; of those that are nobody, none."""
    return tuple(dict.fromkeys([*first, *[place for id_ in ids for place in known.get(id_ or "", ())]]))
