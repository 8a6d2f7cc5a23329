"""A stage is part of something that is a stage itself.

There are phases and their stages, and nothing below: sheets print a stage under its phase, and a table that asks for a
phase gets the tasks of its stages.

wrong:
    phases:
      - {id: prep, window: T-40 .. T-12}
      - {id: pages, part_of: prep, window: T-30 .. T-12}
      - {id: photos, part_of: pages, window: T-30 .. T-20}

right:
    phases:
      - {id: prep, window: T-40 .. T-12}
      - {id: pages, part_of: prep, window: T-30 .. T-12}
      - {id: photos, part_of: prep, window: T-30 .. T-20}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words

SEVERITY = Severity.ERROR
ZH = """小阶段又挂在另一个小阶段下面。

只有两层：阶段，和阶段里的小阶段。表上小阶段印在它的阶段下面；按阶段选任务时，小阶段的任务一起选上。
"""
STAGE = Words(
    "「{name}」写着属于「{outer}」，可「{outer}」自己是「{top}」的小阶段",
    "'{name}' is part of '{outer}', and '{outer}' itself is a stage of '{top}'",
)
SAYS = {
    "": STAGE,
    "deep": STAGE,
    "ring": STAGE,
    "self": Words("「{name}」写着属于它自己", "'{name}' is part of itself"),
}
HINTS = {
    "": Words("part_of: {id}", "part_of: {id}"),
    "deep": Words("part_of 写阶段的编号，有：{phases}", "part_of is the id of a phase; there are: {phases}"),
    "ring": Words("其中一个是阶段：把它的 part_of 删掉", "one of them is the phase: take its part_of out"),
    "self": Words(
        "part_of 写它所属阶段的编号；它自己就是阶段的话，删掉 part_of",
        "part_of is the id of its phase; take it out if this is a phase itself",
    ),
}


def check(campaign: Campaign) -> Iterator[Told]:
    phases = campaign.phases_by_id
    known = [id_ for id_, phase in phases.items() if phase.part_of is None][:20]
    for number, phase in enumerate(campaign.plan.phases):
        outer = phases.get(phase.part_of) if phase.part_of else None
        if outer is None or (outer.part_of is None and outer.id != phase.id):
            continue
        values: dict[str, object] = {"name": phase.name or phase.id, "outer": outer.name or outer.id}
        if outer.id == phase.id:
            variant = "self"
        else:
            top = phases.get(outer.part_of or "")
            variant = "" if top is not None and top.part_of is None else "deep" if known else "ring"
            values |= {"top": campaign.phase_name(outer.part_of), "id": outer.part_of, "phases": known}
        yield Told(campaign.document.position("phases", number, "part_of"), values, variant)
