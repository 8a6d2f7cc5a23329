"""The `phases` section: the stretches of the campaign, in order."""

from __future__ import annotations

from typing import Annotated

from promoplan.plan.fields import AsList, Id, OptionalText, Part, WindowField, field

SECTION = "phases"


class Phase(Part):
    id: Id = field("编号", "id; shared with the key dates")
    name: OptionalText = field("名称", "what people call it", None)
    window: WindowField = field("起止", "first day .. last day")
    notes: OptionalText = field("备注", "remark", None)


SHAPE = Annotated[tuple[Phase, ...], AsList]
