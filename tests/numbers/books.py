"""What tests of numbers ask of plans given as text: their sections, figures by key, what is told."""

from __future__ import annotations

from decimal import Decimal
from typing import cast

from promoplan.finding import Finding
from promoplan.numbers.book import Book
from promoplan.numbers.sections.targets import Targets
from promoplan.numbers.sections.traffic import Traffic
from tests.plans import part

PEOPLE = "people: {li: {name: Li}}\n"


def targets(text: str) -> Targets:
    """The targets of a plan that says nothing else: `gmv: 468万, uv: 600000`."""
    return cast(Targets, book(f"targets: {{{text}}}\n").section("targets"))


def traffic(text: str) -> Traffic:
    return cast(Traffic, book(text).section("traffic"))


def book(text: str) -> Book:
    campaign = part(PEOPLE + text).campaign
    assert campaign is not None
    return Book(campaign)


def value(text: str, key: str) -> Decimal | None:
    """The value of one figure of a plan."""
    made = book(text)
    section = made.section(key.partition(".")[0])
    assert section is not None
    return next(figure.value for figure in section.figures() if figure.key == key)


def findings(text: str) -> list[Finding]:
    """What is told of a plan, but infos."""
    return [one for one in part(PEOPLE + text).findings if one.severity.value != "info"]


def rules(text: str) -> list[str]:
    return [one.rule for one in findings(text)]
