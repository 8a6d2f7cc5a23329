"""The `people` section: who owns tasks, and when they are away."""

from __future__ import annotations

from typing import Annotated

from promoplan.plan.fields import AsIdMap, Id, OptionalText, Part, Reference, Windows, YesNo, field, short_for


class Person(Part):
    name: OptionalText = field("姓名", "as printed", None)
    department: Reference = field("部门", "a department, where it is not the one they lead or work for", None)
    role: OptionalText = field("职务", "what they are here: host, floating agent, …", None)
    external: YesNo = field("外部", "yes for someone of an agency, a platform, temporary staff", None)
    phone: OptionalText = field("电话", "as printed", None)
    away: Windows = field("不在", "leave: windows", ())


SHAPE = Annotated[dict[Id, Annotated[Person, short_for("name")]], AsIdMap]
