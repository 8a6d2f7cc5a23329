"""The `campaign` section: what is planned, and the day everything else is counted from."""

from __future__ import annotations

from typing import Annotated

from promoplan.plan.fields import (
    AsOpenMap,
    DayField,
    Id,
    OptionalName,
    OptionalText,
    Part,
    Reference,
    Text,
    Texts,
    WindowField,
    choice,
    field,
)


class Brief(Part):
    theme: OptionalText = field("主题", "what it is about", None)
    slogan: OptionalText = field("口号", "the line customers read", None)
    purpose: OptionalText = field("目的", "what it is for", None)
    place: OptionalText = field("地点", "where", None)
    audience: OptionalText = field("对象", "who it is made for", None)
    background: OptionalText = field("背景", "what led to it", None)


class CampaignSection(Part):
    id: Id = field("编号", "id of the campaign")
    name: Text = field("名称", "what people call it; on every sheet")
    event_day: DayField = field("活动日 T", "the day all offsets count from, a full date")
    event_days: WindowField = field("活动期", "the days the event runs, default T", None)
    start: DayField = field("最早", "first day on which anything may happen", None)
    timezone: OptionalName = field("时区", "IANA name; default Asia/Shanghai for zh, else required", None)
    language: Annotated[str | None, choice("zh", "en")] = field("语言", "zh or en; what sheets and findings say", None)
    currency: OptionalText = field("币种", "ISO code", None)
    brand: OptionalText = field("品牌", "whose campaign it is", None)
    platform: Texts = field("平台", "where it sells: one, or a list", ())
    logo: OptionalName = field("标志", "PNG, JPEG or SVG in the plan's folder, on every sheet", None)
    version: OptionalText = field("版本", "printed on every sheet", None)
    owner: Reference = field("总负责人", "the person who answers for all of it", None)
    brief: Annotated[Brief, AsOpenMap] | None = field("简报", "the head of the plan", None)

    @property
    def zone(self) -> str | None:
        """The time zone that days are counted in; None when an English plan does not say."""
        return self.timezone or (None if self.language == "en" else "Asia/Shanghai")


SHAPE = CampaignSection
