"""What a plan says, typed: one file per section, each with its SECTION (the key) and SHAPE (its Pydantic type)."""

from __future__ import annotations

from dataclasses import dataclass, field

from promoplan.plan.calendar import CalendarSection
from promoplan.plan.campaign import CampaignSection
from promoplan.plan.departments import Department
from promoplan.plan.follow_ups import FollowUp
from promoplan.plan.key_dates import KeyDate
from promoplan.plan.people import Person
from promoplan.plan.phases import Phase
from promoplan.plan.sites import Site
from promoplan.plan.tasks import Task

FORMAT = "1"
# Known to the format, read by nothing yet: their words are kept for the release that computes them.
NOT_READ_YET = (
    "targets", "traffic", "promotion", "products", "prices", "budget", "capacity", "shifts", "messages", "run_sheets",
    "contingencies", "materials", "media", "tools", "attachments", "review",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Plan:
    """The sections of one plan. List items stand at the same index as in the document; what was unusable is absent."""

    campaign: CampaignSection
    calendar: CalendarSection
    variables: dict[str, str] = field(default_factory=dict)
    key_dates: dict[str, KeyDate] = field(default_factory=dict)
    phases: tuple[Phase, ...] = ()
    departments: dict[str, Department] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    sites: dict[str, Site] = field(default_factory=dict)
    tasks: tuple[Task, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
