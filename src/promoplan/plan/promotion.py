"""The `promotion` section 每日投放表: what is spent on each position of a channel on each day, and what came of it."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from promoplan.plan.fields import (
    AsIdMap,
    AsList,
    Count,
    Money,
    OptionalName,
    OptionalText,
    Part,
    Rate,
    Reference,
    Text,
    Texts,
    YesNo,
    field,
    short_for,
)

# Keys are days, read with the schedule, which tells those that are none.
DailyMoney: TypeAlias = Annotated[dict[str, Money], AsIdMap]
DailyCount: TypeAlias = Annotated[dict[str, Count], AsIdMap]


class Actual(Part):
    spend: Money = field("实际投入", "what was spent on the day", None)
    uv: Count = field("实际流量", "visitors that came of it on the day", None)
    orders: Count = field("实际订单", "orders of these visitors", None)


class Placement(Part):
    name: Text = field("投放方式", "one of the ways or places inside the position: keywords, retargeting, slot A")
    keywords: Texts = field("关键词", "words that are bid on", ())
    spend: DailyMoney = field("投入", "{day: amount}", factory=dict)
    assumed: YesNo = field("假设", "yes where the figures are assumptions", None)
    notes: OptionalText = field("备注", "remark", None)


class Position(Part):
    channel: Text = field("渠道", "the channel it is printed under")
    position: OptionalName = field("位置", "an item, a page or a slot that is promoted; each once in its channel", None)
    source: OptionalName = field(
        "流量来源", "the channel of `traffic` that it feeds, where that is called otherwise", None
    )
    owner: Reference = field("责任人", "a person", None)
    task: Reference = field("任务", "the task that sets it up", None)
    keywords: Texts = field("关键词", "words that are bid on", ())
    spend: DailyMoney = field(
        "总投入", "{day: amount}: T-3, 11-08, …; with placements their sum, or left out", factory=dict
    )
    placements: Annotated[tuple[Placement, ...], AsList] = field("投放方式", "what the spend is divided into", ())
    uv: DailyCount = field("流量", "{day: visitors}", factory=dict)
    conversion_rate: Rate = field(
        "转化率", "buyers of its visitors; that of its traffic source where it is not said", None
    )
    actual: Annotated[dict[str, Annotated[Actual, short_for("spend")]], AsIdMap] = field(
        "实际", "{day: {spend, uv, orders}}, or the day's spend alone; once the day has come", factory=dict
    )
    assumed: YesNo = field("假设", "yes where the figures are assumptions", None)
    notes: OptionalText = field("备注", "remark", None)


SHAPE = Annotated[tuple[Position, ...], AsList]
