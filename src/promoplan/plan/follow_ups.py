"""The `follow_ups` section: the rounds in which progress is asked for."""

from __future__ import annotations

from typing import Annotated

from promoplan.plan.fields import AsList, DayField, Id, OptionalText, Part, Reference, field


class FollowUp(Part):
    id: Id = field("编号", "id; tasks say under it, in `minutes`, what was reported")
    name: OptionalText = field("名称", "what people call it", None)
    at: DayField = field("日期", "when it is due")
    owner: Reference = field("主持", "a person", None)
    held: DayField = field("已开", "when it was held", None)


SHAPE = Annotated[tuple[FollowUp, ...], AsList]
