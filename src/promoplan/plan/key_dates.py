"""The `key_dates` section: the days that others hang on, by id."""

from __future__ import annotations

from typing import Annotated

from promoplan.plan.fields import AsIdMap, DayField, Id, OptionalText, Part, field, short_for


class KeyDate(Part):
    at: DayField = field("日期", "a day or a moment; may stand on other key dates, phases and tasks")
    name: OptionalText = field("名称", "what people call it", None)
    notes: OptionalText = field("备注", "remark, printed in the milestone list", None)


SHAPE = Annotated[dict[Id, Annotated[KeyDate, short_for("at")]], AsIdMap]
