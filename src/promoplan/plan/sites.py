"""The `sites` section: shops and places that tasks repeat for."""

from __future__ import annotations

from typing import Annotated

from promoplan.plan.fields import AsIdMap, Id, OptionalText, Part, field, short_for


class Site(Part):
    name: OptionalText = field("名称", "as printed", None)
    place: OptionalText = field("地点", "address", None)


SHAPE = Annotated[dict[Id, Annotated[Site, short_for("name")]], AsIdMap]
