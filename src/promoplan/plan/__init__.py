"""What a plan says, typed: one file per section, named as the section, each with its SHAPE (its Pydantic type).

A section that a plan does not have is not imported: a model costs more to make than most plans cost to read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from promoplan.plan.attachments import Attachment
    from promoplan.plan.budget import Budget
    from promoplan.plan.calendar import CalendarSection
    from promoplan.plan.campaign import CampaignSection
    from promoplan.plan.departments import Department
    from promoplan.plan.follow_ups import FollowUp
    from promoplan.plan.key_dates import KeyDate
    from promoplan.plan.materials import Material
    from promoplan.plan.media import Medium
    from promoplan.plan.people import Person
    from promoplan.plan.phases import Phase
    from promoplan.plan.prices import PricesSection
    from promoplan.plan.products import ProductsSection
    from promoplan.plan.promotion import Position
    from promoplan.plan.rewards import Reward
    from promoplan.plan.sheets import OwnSheet
    from promoplan.plan.sites import Site
    from promoplan.plan.targets import Targets
    from promoplan.plan.tasks import Task
    from promoplan.plan.tools import Platform
    from promoplan.plan.traffic import TrafficSource

FORMAT = "1"
# Known to the format, read by nothing yet: their words are kept for the release that computes them.
NOT_READ_YET = (
    "capacity", "shifts", "messages", "run_sheets", "contingencies", "review",
)  # fmt: skip


NOTHING: dict[str, Any] = {}  # never written to


class Plan(NamedTuple):
    """The sections of one plan. List items stand at the same index as in the document; what was unusable is absent."""

    campaign: CampaignSection
    calendar: CalendarSection
    variables: dict[str, str] = NOTHING
    key_dates: dict[str, KeyDate] = NOTHING
    phases: tuple[Phase, ...] = ()
    departments: dict[str, Department] = NOTHING
    people: dict[str, Person] = NOTHING
    sites: dict[str, Site] = NOTHING
    follow_ups: tuple[FollowUp, ...] = ()
    tasks: tuple[Task, ...] = ()
    rewards: tuple[Reward, ...] = ()
    materials: tuple[Material, ...] = ()
    media: tuple[Medium, ...] = ()
    tools: dict[str, Platform] = NOTHING
    attachments: tuple[Attachment, ...] = ()
    sheets: tuple[OwnSheet, ...] = ()
    targets: Targets | None = None
    traffic: tuple[TrafficSource, ...] = ()
    promotion: tuple[Position, ...] = ()
    budget: Budget | None = None
    products: ProductsSection | None = None
    prices: PricesSection | None = None


# The sections that are read, each in the module of its name; `variables` are filled in while reading.
SECTIONS = tuple(section for section in Plan._fields if section != "variables")
