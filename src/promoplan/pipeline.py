"""The order of the work, in one function: text, document, plan, schedule, campaign; what was told on the way."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from promoplan.campaign import Campaign
from promoplan.finding import Finding, Severity
from promoplan.plan.shape import shape
from promoplan.reading.document import Document, PlanFiles, read_plan
from promoplan.reading.limits import Limits
from promoplan.reading.source import Sources
from promoplan.rules import judge
from promoplan.schedule.resolve import resolve


class Loaded(NamedTuple):
    """One plan as far as it could be read: `campaign` is None when there are no dates to show."""

    name: str
    sources: Sources
    document: Document | None
    campaign: Campaign | None
    findings: list[Finding]
    silenced: list[Finding]

    def number_of(self, severity: Severity) -> int:
        return sum(finding.severity is severity for finding in self.findings)

    @property
    def errors(self) -> int:
        return self.number_of(Severity.ERROR)


def load(
    name: str,
    raw: bytes,
    files: PlanFiles,
    today_in: Callable[[str | None], int],
    limits: Limits,
    change: Callable[[Document], object] | None = None,
) -> Loaded:
    """Read a plan, work out its dates, check it. `today_in` gives the day number of today in a named time zone.

    `change` may change what was read before anything is made of it.
    """
    document, sources, facts = read_plan(name, raw, files, limits)
    campaign = None
    if document is not None:
        if change is not None:
            change(document)
        plan, noticed = shape(document)
        facts += noticed
        if plan is not None:
            schedule, unresolved = resolve(plan, document, limits)
            facts += unresolved
            campaign = Campaign(document, plan, schedule, files, today_in(plan.campaign.zone))
    findings, silenced = judge(campaign, facts)
    shown = campaign if campaign is not None and campaign.schedule.dated else None
    return Loaded(name, sources, document, shown, findings, silenced)
