"""The rules of a plan, one file each. A rule's name is its file's name; its docstring is its page.

`noticed/` holds the rules for what the stages come upon while they read (they give facts, the rule has the words and
is loaded only when there is something to tell); `checked/` holds those that look at the whole campaign,
`of_sections/NAME/` those that do so for plans with that section. A rule has SEVERITY, SAYS and maybe HINTS (sentences
by variant), ZH (its page in Chinese), and `check(campaign)` where it looks for itself, which yields Told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from typing import Protocol, cast

from promoplan.campaign import Campaign
from promoplan.finding import Fact, Finding, Severity, Told, Words
from promoplan.modules import modules_of, packages_of
from promoplan.plan import Plan


class Rule(Protocol):
    """What a rule's module provides."""

    __name__: str
    __doc__: str | None
    ZH: str
    SEVERITY: Severity
    SAYS: dict[str, Words]
    HINTS: dict[str, Words]


class Check(Rule, Protocol):
    """A rule that looks for itself."""

    def check(self, campaign: Campaign) -> Iterator[Told]: ...


NOTICED, CHECKED, OF_SECTIONS = (f"{__name__}.{room}" for room in ("noticed", "checked", "of_sections"))


@cache
def names() -> dict[str, str]:
    """Every rule's name with the module it lives in, sorted."""
    found = {}
    sections = import_module(OF_SECTIONS)
    for room in (NOTICED, CHECKED, *(f"{OF_SECTIONS}.{section}" for section in packages_of(sections))):
        for name in modules_of(import_module(room)):
            found[name.replace("_", "-")] = f"{room}.{name}"
    return dict(sorted(found.items()))


@cache
def rule(name: str) -> Rule:
    """A rule by its name; KeyError when there is none."""
    return cast(Rule, import_module(names()[name]))


def checks(plan: Plan) -> Iterator[tuple[str, Check]]:
    """The rules that look at a whole campaign, in order of their names; those of a section where the plan has it."""
    for name, module in names().items():
        _, of_section, rest = module.partition(f"{OF_SECTIONS}.")
        if module.startswith(f"{CHECKED}.") or (of_section and getattr(plan, rest.partition(".")[0])):
            yield name, cast(Check, import_module(module))


def judge(campaign: Campaign | None, facts: Iterable[Fact]) -> tuple[list[Finding], list[Finding]]:
    """All findings, told and silenced, each sorted by position. Rules need a campaign; facts are told without one."""
    everything = [finding_of(fact.rule, fact.told) for fact in facts]
    if campaign is not None:
        for name, module in checks(campaign.plan):
            everything += [finding_of(name, told) for told in module.check(campaign)]
    everything.sort(key=lambda finding: (finding.position, finding.rule))
    allowed = _allowed(campaign) if campaign is not None and everything else {}
    told: list[Finding] = []
    silenced: list[Finding] = []
    before: Finding | None = None
    for finding in everything:
        if before is not None and finding.says_the_same(before):
            continue  # text that two places share by an alias is told once
        before = finding
        stretches = allowed.get(finding.rule, ())
        quiet = bool(stretches) and any(start <= finding.position < end for start, end in stretches)
        (silenced if quiet else told).append(finding)
    return told, silenced


def finding_of(name: str, told: Told) -> Finding:
    """What a rule tells, with the rule's weight and words."""
    module = rule(name)
    hint = getattr(module, "HINTS", {}).get(told.variant)
    return Finding(
        name, told.severity or module.SEVERITY, told.position, told.values, module.SAYS[told.variant], hint, told.path
    )


def _allowed(campaign: Campaign) -> dict[str, list[tuple[int, int]]]:
    """The stretches of text in which each rule is silenced; under `campaign` it is silenced everywhere."""
    allowed: dict[str, list[tuple[int, int]]] = {}
    everywhere = campaign.document.root.get("campaign")
    for start, end, mapping in campaign.document.allowing():
        reasons = mapping.get("allow")
        if isinstance(reasons, dict):
            stretch = (0, 1 << 62) if mapping is everywhere else (start, end)
            for name, reason in reasons.items():
                if isinstance(reason, str) and reason.strip():
                    allowed.setdefault(name, []).append(stretch)
    return allowed
