"""The `materials` section: what has to be there, how much of it, and whether it has been tried."""

from __future__ import annotations

from typing import Annotated

from promoplan.plan.fields import AsList, Count, DayField, OptionalText, Part, Reference, Text, YesNo, field


class Material(Part):
    item: Text = field("物资", "what it is")
    spec: OptionalText = field("规格", "size, model, quality", None)
    quantity: Count = field("数量", "how many: 12, 4,680, 20k", None)
    unit: OptionalText = field("单位", "what is counted: pieces, rolls, boxes, …", None)
    department: Reference = field("部门", "who sees to it", None)
    owner: Reference = field("责任人", "a person", None)
    due: DayField = field("到位", "the day by which it is there", None)
    tested: YesNo = field("已测试", "yes once it has been tried; left out where there is nothing to try", None)
    ready: YesNo = field("已到位", "yes once it is there", None)
    notes: OptionalText = field("备注", "remark", None)


SHAPE = Annotated[tuple[Material, ...], AsList]
