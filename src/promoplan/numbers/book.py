"""All figures of a campaign: each section is worked out when it is first wanted, from the sections it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, ClassVar, Protocol, cast

from promoplan.campaign import Campaign
from promoplan.finding import Words
from promoplan.numbers import ORDER, sections
from promoplan.numbers.figure import Figure, Unit

if TYPE_CHECKING:
    from promoplan.numbers.sections.budget import Budget
    from promoplan.numbers.sections.prices import Prices
    from promoplan.numbers.sections.products import Products
    from promoplan.numbers.sections.promotion import Promotion
    from promoplan.numbers.sections.targets import Targets
    from promoplan.numbers.sections.traffic import Traffic


class Section(Protocol):
    """What a section comes to. `NAME` is the section's, and its module's."""

    NAME: ClassVar[str]

    def figures(self) -> Iterator[Figure]:
        """Its figures, the most important first; rows come last."""


class Book:
    """The numbers of one campaign."""

    def __init__(self, campaign: Campaign) -> None:
        self.campaign = campaign
        self._sections: dict[str, Section | None] = {}

    def section(self, name: str) -> Section | None:
        """What a section comes to; None where the plan does not have it."""
        if name not in self._sections:
            made = None
            if getattr(self.campaign.plan, name, None):  # what a plan lacks is not imported
                made = import_module(f"{sections.__name__}.{name}").calculate(self)
            self._sections[name] = made
        return self._sections[name]

    def sections(self) -> Iterator[tuple[str, Section]]:
        """The sections that the plan has, in their order."""
        for name in ORDER:
            section = self.section(name)
            if section is not None:
                yield name, section

    @property
    def targets(self) -> Targets | None:
        return cast("Targets | None", self.section("targets"))

    @property
    def traffic(self) -> Traffic | None:
        return cast("Traffic | None", self.section("traffic"))

    @property
    def promotion(self) -> Promotion | None:
        return cast("Promotion | None", self.section("promotion"))

    @property
    def products(self) -> Products | None:
        return cast("Products | None", self.section("products"))

    @property
    def prices(self) -> Prices | None:
        return cast("Prices | None", self.section("prices"))

    @property
    def budget(self) -> Budget | None:
        return cast("Budget | None", self.section("budget"))

    def figures(self) -> dict[str, Figure]:
        """All figures by key; of two with one key the first."""
        found: dict[str, Figure] = {}
        for _, section in self.sections():
            for figure in section.figures():
                found.setdefault(figure.key, figure)
        return found

    def given(self, key: str, name: Words, unit: Unit, value: Decimal | int | None, *path: str | int) -> Figure | None:
        """A figure that the plan states at a path; None where it does not."""
        if value is None:
            return None
        inside: object = self.campaign.document.root
        for step in path:
            if isinstance(inside, str):
                break  # a mapping that is written as its most important value alone
            inside = inside[step]  # type: ignore[index]
        written = inside if isinstance(inside, str) else ""
        position = self.campaign.document.position(*path)
        return Figure(key, name, unit, Decimal(value), position=position, written=written)


@lru_cache(maxsize=1)
def book_of(campaign: Campaign) -> Book:
    """The numbers of a campaign, worked out once."""
    return Book(campaign)
