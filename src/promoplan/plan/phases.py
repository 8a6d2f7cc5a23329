"""The `phases` section: the stretches of the campaign, in order, and their stages."""

from __future__ import annotations

from typing import Annotated

from promoplan.plan.fields import AsList, Id, OptionalText, Part, Reference, WindowField, field


class Phase(Part):
    id: Id = field("编号", "id; shared with the key dates")
    name: OptionalText = field("名称", "what people call it", None)
    window: WindowField = field("起止", "first day .. last day")
    part_of: Reference = field("属于", "the phase of which this is a stage; stages may overlap one another", None)
    notes: OptionalText = field("备注", "remark", None)


SHAPE = Annotated[tuple[Phase, ...], AsList]
