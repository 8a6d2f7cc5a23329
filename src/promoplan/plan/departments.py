"""The `departments` section: who does the work, with leads, sub-teams and their own working days."""

from __future__ import annotations

from typing import Annotated

from promoplan.plan.fields import (
    AsIdMap,
    Id,
    OptionalText,
    Part,
    Reference,
    References,
    Weekdays,
    YesNo,
    choice,
    field,
    short_for,
)


class Team(Part):
    name: OptionalText = field("名称", "what people call it", None)
    lead: Reference = field("组长", "a person", None)
    members: References = field("成员", "people", ())


class Department(Part):
    name: OptionalText = field("名称", "what people call it", None)
    alias: OptionalText = field("代号", "a name of the house's own: Campaign desk, Blue team", None)
    lead: Reference = field("负责人", "a person", None)
    side: OptionalText = field("端", "its side of the work: Product, Demand, Supply, Service, …", None)
    workweek: Weekdays = field("工作日", "the weekdays this department works", ())
    holidays: Annotated[str | None, choice("none")] = field("节假日", "none: works through public holidays", None)
    external: YesNo = field("外部", "yes for an agency, a platform, temporary staff", None)
    teams: Annotated[dict[Id, Annotated[Team, short_for("name")]], AsIdMap] = field(
        "小组", "sub-teams by id", factory=dict
    )


SHAPE = Annotated[dict[Id, Annotated[Department, short_for("name")]], AsIdMap]
