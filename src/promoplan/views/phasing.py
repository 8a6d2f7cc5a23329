"""Tasks under the phases they belong to: the one they name, else the one their last day falls into."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from promoplan.campaign import Campaign
from promoplan.finding import Words
from promoplan.schedule.schedule import DatedTask
from promoplan.schedule.timeline import Span

NO_DAY = Words("日期未定", "No date yet")
NO_PHASE = Words("不在任何阶段", "Outside the phases")


class Heading(NamedTuple):
    """A phase as a heading; without an id, what stands in no phase. `stage` is "" for the phase itself."""

    id: str
    stage: str
    name: str
    days: str


def by_section(tasks: Iterable[DatedTask], sections: Sequence[str]) -> Iterator[tuple[Heading, list[DatedTask]]]:
    """Each of some sections with its tasks, in the order given."""
    listed = list(tasks)
    for section in sections:
        own = [dated for dated in listed if section in dated.task.section]
        if own:
            yield Heading("", "", section, ""), own


def by_phase(
    campaign: Campaign, tasks: Iterable[DatedTask], stages: bool = False
) -> Iterator[tuple[Heading, list[DatedTask]]]:
    """Each phase with its tasks, in the plan's order; with `stages`, a phase's stages come one by one behind it."""
    found: dict[tuple[str, str], list[DatedTask]] = {}
    for dated in tasks:
        place = phase_of(campaign, dated)
        found.setdefault(place if stages else (place[0], ""), []).append(dated)
    phases = campaign.plan.phases
    for phase in phases:
        if phase.part_of is None:
            for stage in ("", *(part.id for part in phases if part.part_of == phase.id)):
                own = found.pop((phase.id, stage), None)
                if own is not None:
                    yield heading(campaign, phase.id, stage), own
    rest = [dated for own in found.values() for dated in own]
    without = [dated for dated in rest if dated.finish is None]
    if len(without) < len(rest):
        name = NO_PHASE.say(campaign.language)
        yield Heading("", "", name, ""), [dated for dated in rest if dated.finish is not None]
    if without:
        yield Heading("", "", NO_DAY.say(campaign.language), ""), without


def phase_of(campaign: Campaign, dated: DatedTask) -> tuple[str, str]:
    """The phase a task belongs to and its stage there ("" for none); ("", "") outside of the phases."""
    known = campaign.phases_by_id
    named = known.get(dated.task.phase or "")
    if named is not None:
        if named.part_of is None:
            return named.id, ""
        return (named.part_of, named.id) if named.part_of in known else ("", "")
    if dated.finish is not None:
        for phase in campaign.plan.phases:
            span = campaign.schedule.phases.get(phase.id)
            if phase.part_of is None and span is not None and span.start.day <= dated.finish.day <= span.end.day:
                return phase.id, ""
    return "", ""


def heading(campaign: Campaign, phase: str, stage: str = "") -> Heading:
    id_ = stage or phase
    return Heading(phase, stage, campaign.phase_name(id_), days(campaign, campaign.schedule.phases.get(id_)))


def days(campaign: Campaign, span: Span | None) -> str:
    """T-11 .. T-1; one day alone; nothing where a phase has no days."""
    if span is None:
        return ""
    first, last = campaign.offset(span.start.day), campaign.offset(span.end.day)
    return first if first == last else f"{first} .. {last}"
