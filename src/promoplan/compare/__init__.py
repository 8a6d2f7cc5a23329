"""Two plans of one campaign, or one plan before and after a change: what moved and what did not, what came and went."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from promoplan.campaign import Campaign
from promoplan.compare.dated import Dated, dated_in_both
from promoplan.compare.fields import Changed, Fields
from promoplan.compare.findings import findings_between
from promoplan.finding import Finding, Severity
from promoplan.numbers import ORDER
from promoplan.pipeline import Loaded
from promoplan.progress import Chosen
from promoplan.schedule.schedule import DatedTask

if TYPE_CHECKING:
    from promoplan.compare.figures import FigureChanged


@dataclass(frozen=True, slots=True)
class Slack:
    """An open task with more or fewer days of slack than it had."""

    dated: DatedTask
    before: int
    after: int

    @property
    def lost(self) -> bool:
        return self.after < self.before


@dataclass(slots=True)
class Changes:
    """All that differs. `moved` and `still` are in the order of days; `still` is empty unless the event moved."""

    before: Campaign
    after: Campaign
    moved: list[Dated] = field(default_factory=list)
    still: list[Dated] = field(default_factory=list)
    onto_days_off: list[Dated] = field(default_factory=list)
    off_days_off: list[Dated] = field(default_factory=list)
    added: list[DatedTask] = field(default_factory=list)
    removed: list[DatedTask] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    slack: list[Slack] = field(default_factory=list)
    figures: list[FigureChanged] = field(default_factory=list)
    new: list[Finding] = field(default_factory=list)
    gone: list[Finding] = field(default_factory=list)

    @property
    def event_days(self) -> int:
        """By how many days the event moved."""
        return self.after.schedule.event - self.before.schedule.event

    @property
    def nothing(self) -> bool:
        tasks = self.moved or self.added or self.removed or self.changed or self.slack
        return not (tasks or self.figures or self.new or self.gone)

    @property
    def new_errors(self) -> int:
        return sum(finding.severity is Severity.ERROR for finding in self.new)

    @property
    def worse(self) -> bool:
        """Whether there are new errors, or tasks that must be done have less slack."""
        return bool(self.new_errors) or any(slack.lost and slack.dated.task.priority == "must" for slack in self.slack)


def compare(before: Loaded, after: Loaded) -> Changes:
    """What differs between two plans that have dates."""
    assert before.campaign is not None
    assert after.campaign is not None
    changes = Changes(before.campaign, after.campaign)
    old, new = before.campaign.task_by_id, after.campaign.task_by_id
    changes.removed = [dated for id_, dated in old.items() if id_ not in new and id_]
    changes.added = [dated for id_, dated in new.items() if id_ not in old and id_]
    everything = dated_in_both(before.campaign, after.campaign)
    changes.moved = [dated for dated in everything if dated.moved]
    if changes.event_days:
        changes.still = [dated for dated in everything if not dated.moved and dated.after.finish is not None]
    changes.onto_days_off = [dated for dated in everything if dated.off_after and not dated.off_before]
    changes.off_days_off = [dated for dated in everything if dated.off_before and not dated.off_after]
    fields = Fields(before.campaign, after.campaign)
    for id_, dated in new.items():
        if id_ in old:
            changes.changed += fields.changed(old[id_], dated)
    changes.slack = list(_slack(before.campaign, after.campaign))
    if _has_numbers(before.campaign) or _has_numbers(after.campaign):
        from promoplan.compare.figures import figures_between  # noqa: PLC0415 - plans without numbers load none of it
        from promoplan.numbers.book import Book  # noqa: PLC0415

        changes.figures = figures_between(Book(before.campaign), Book(after.campaign))
    changes.new, changes.gone = findings_between(before, after)
    return changes


def _has_numbers(campaign: Campaign) -> bool:
    return any(getattr(campaign.plan, section) for section in ORDER)


def _slack(before: Campaign, after: Campaign) -> Iterator[Slack]:
    """Open tasks that can be moved by more or fewer days than before."""
    if not before.tasks or not after.tasks:
        return
    for id_, dated in after.task_by_id.items():
        was = before.task_by_id.get(id_)
        if was is None or not dated.task.is_open:
            continue
        old, new = before.times[was.index], after.times[dated.index]
        if old is None or new is None or old.slack is None or new.slack is None:
            continue
        if old.slack != new.slack:
            yield Slack(dated, old.slack, new.slack)


def theirs(changes: Changes, chosen: Chosen) -> Changes:
    """The changes in the work of those who were chosen; all other dates, and findings, are everybody's."""

    def of(dated: Dated) -> bool:
        return dated.kind not in ("task", "step") or chosen.task(changes.after.task_by_id[dated.id])

    return replace(
        changes,
        moved=[one for one in changes.moved if of(one)],
        still=[one for one in changes.still if of(one)],
        onto_days_off=[one for one in changes.onto_days_off if of(one)],
        off_days_off=[one for one in changes.off_days_off if of(one)],
        added=[dated for dated in changes.added if chosen.task(dated)],
        removed=[dated for dated in changes.removed if chosen.task(dated)],
        changed=[one for one in changes.changed if chosen.task(one.dated)],
        slack=[one for one in changes.slack if chosen.task(one.dated)],
    )
