"""The `people` section: who owns tasks, and when they are away."""

from __future__ import annotations

from typing import Annotated

from promoplan.plan.fields import AsIdMap, Id, OptionalText, Part, Reference, Windows, field, short_for

SECTION = "people"


class Person(Part):
    name: OptionalText = field("姓名", "as printed", None)
    department: Reference = field("部门", "a department, where it is not the one they lead or work for", None)
    phone: OptionalText = field("电话", "as printed", None)
    away: Windows = field("不在", "leave: windows", ())


SHAPE = Annotated[dict[Id, Annotated[Person, short_for("name")]], AsIdMap]
