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
    departments, people, of_phases, statuses = ({id_: place for place, (id_, _) in enumerate(of)} for _, _, of in found)
    of_phases[""] = of_phases["-"]
    known = {status: (statuses[status],) for status in STATUSES}
    still = {status: (statuses["open"], statuses[status]) for status in STATUSES}
    late = {status: (statuses["open"], statuses["late"], statuses[status]) for status in STATUSES}
    of = {}
    for dated in campaign.tasks:
        task = dated.task
        status = known if not task.is_open else late if rows.is_late(campaign, dated) else still
        of[dated.id] = (
            _places(departments, (task.department,)),
            _places(people, (task.owner, *task.helpers, *[step.owner for step in task.steps])),
            (of_phases[phasing.phase_of(campaign, dated)[0]],),
            status[task.status or "todo"],
        )
    return Facets(found, of)


def _named(ids: Iterable[str], name: Callable[[str], str]) -> tuple[tuple[str, str], ...]:
    """Ids with their names; of two with one name, each says its id too."""
    named = [(id_, name(id_)) for id_ in ids]
    times = Counter(text for _, text in named)
    return tuple((id_, f"{text} ({id_})" if times[text] > 1 else text) for id_, text in named)


def _places(known: dict[str, int], ids: tuple[str | None, ...]) -> tuple[int, ...]:
    """The places of some ids, each once; of those that are nobody, none."""
    if len(ids) == 1:
        return (known[ids[0]],) if ids[0] in known else ()
    return tuple(dict.fromkeys([known[id_] for id_ in ids if id_ in known]))
