"""What is wrong with a plan's numbers: findings that lie in its sections of numbers, and the figures they are about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from promoplan.finding import Finding, Severity
from promoplan.numbers import ORDER
from promoplan.numbers.figure import Figure
from promoplan.reading.document import Document


def flaws(document: Document, findings: Iterable[Finding]) -> list[Finding]:
    """The errors that lie in sections of numbers, then the warnings, each in the order of the text."""
    found = [
        finding
        for finding in findings
        if finding.severity is not Severity.INFO
        and (finding.path or document.path(finding.position)).partition("/")[0] in ORDER
    ]
    return sorted(found, key=lambda finding: finding.severity is not Severity.ERROR)


def marks(found: Sequence[Finding], figures: Iterable[Figure]) -> dict[str, list[int]]:
    """Which of some findings a figure is in: it is one of the values told, or stands where it is told. By key."""
    told: dict[str, list[int]] = {}
    places: dict[int, list[int]] = {}
    for number, finding in enumerate(found):
        places.setdefault(finding.position, []).append(number)
        for value in finding.values.values():
            if isinstance(value, Figure):
                told.setdefault(value.key, []).append(number)
    for figure in figures:
        if figure.position in places:
            told.setdefault(figure.key, []).extend(places[figure.position])
    return {key: sorted(set(numbers)) for key, numbers in told.items()}
