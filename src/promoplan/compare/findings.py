"""Which findings are new and which are gone, from one plan to another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator

from promoplan.finding import Finding
from promoplan.pipeline import Loaded


def findings_between(before: Loaded, after: Loaded) -> tuple[list[Finding], list[Finding]]:
    """The findings that are new and those that are gone.

    Two are the same when one rule tells them, with one weight, of one place in the plan (the ids, not the lines). What
    they say may differ, as dates do when the event moves.
    """
    old, new = _by_subject(before), _by_subject(after)
    return list(_left(new, old)), list(_left(old, new))


def _left(some: dict[Hashable, list[Finding]], others: dict[Hashable, list[Finding]]) -> Iterator[Finding]:
    """The findings of some that have no partner among the others; those that say the same are partners first."""
    for subject, findings in some.items():
        partners = others.get(subject, [])
        surplus = len(findings) - len(partners)
        if surplus <= 0:
            continue
        said = {finding.message("en") for finding in partners}
        strange = [finding for finding in findings if finding.message("en") not in said]
        yield from (strange if len(strange) >= surplus else findings)[-surplus:]


def _by_subject(loaded: Loaded) -> dict[Hashable, list[Finding]]:
    found: dict[Hashable, list[Finding]] = defaultdict(list)
    for finding in loaded.findings:
        path = finding.path or (loaded.document.path(finding.position) if loaded.document else "")
        steps = path.split("/")
        words: tuple[str, ...] = ()
        if any(step.isdecimal() for step in steps):
            # the place in a list says nothing: there are others before it in the other plan
            steps = ["" if step.isdecimal() else step for step in steps]
            words = tuple(value for value in finding.values.values() if isinstance(value, str))[:1]
        found[finding.rule, finding.severity, *steps, *words].append(finding)
    return found
