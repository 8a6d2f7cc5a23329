"""The `media` section: where the campaign is seen and heard outside of the shop, and when."""

from __future__ import annotations

from typing import Annotated

from promoplan.plan.fields import AsList, OptionalText, Part, Reference, Text, WindowField, field


class Medium(Part):
    channel: Text = field("媒体", "a newspaper, a site, a community, leaflets, …")
    kind: OptionalText = field("类型", "online, newspaper, magazine, leaflet, …", None)
    content: OptionalText = field("内容", "what is shown or said there", None)
    window: WindowField = field("投放期", "first day .. last day", None)
    owner: Reference = field("责任人", "a person", None)
    notes: OptionalText = field("备注", "remark", None)


SHAPE = Annotated[tuple[Medium, ...], AsList]
