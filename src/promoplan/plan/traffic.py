"""The `traffic` section 流量计划: where the visitors come from, what they cost, what they bring, who sees to it."""

from __future__ import annotations

from typing import Annotated

from promoplan.plan.fields import (
    AsList,
    Count,
    Money,
    OptionalName,
    OptionalText,
    Part,
    Rate,
    Reference,
    Text,
    YesNo,
    choice,
    field,
)

PRICINGS = ("cpc", "cpm", "cps", "fixed")


class LastYear(Part):
    uv: Count = field("去年实际", "visitors last year", None)
    sessions: Count = field("去年实际", "the same where the plan counts sessions", None)
    because: OptionalText = field("差异说明", "why this year's target is another", None)


class TrafficPart(Part):
    channel: Text = field("渠道", "where the visitors come from; each channel once")
    group: OptionalName = field("分组", "in the shop's platform, outside, paid, … (站内, 站外, 推广); own words", None)
    kind: OptionalName = field("类别", "a heading inside the group: free, events, own", None)
    uv: Count = field("预计 UV", "visitors", None)
    sessions: Count = field("预计访问", "the same number where the plan counts sessions", None)
    conversion_rate: Rate = field("转化率", "buyers of its visitors; that of targets where it is not said", None)
    avg_order_value: Money = field("客单价", "paid by one of its buyers; that of targets where it is not said", None)
    pricing: Annotated[str | None, choice(*PRICINGS)] = field(
        "计费", "cpc (click), cpm (1,000 impressions), cps (share of sales), fixed; else as its price says", None
    )
    cpc: Money = field("点击单价", "price of a click; each visitor is a click", None)
    cpm: Money = field("千次展现价", "price of 1,000 impressions, with ctr", None)
    ctr: Rate = field("点击率", "clicks of impressions", None)
    commission: Rate = field("佣金率", "share of its sales", None)
    service_fee: Rate = field("服务费率", "share of its sales on top of the commission", None)
    cost: Money = field("费用", "what it costs in all, where the pricing is fixed", None)
    last_year: LastYear | None = field("去年", "{uv, because}: last year's visitors, why this year's differ", None)
    owner: Reference = field("责任人", "a person", None)
    task: Reference = field("任务", "the task that brings it about", None)
    actual: Count = field("实际 UV", "visitors so far", None)
    done: YesNo = field("完成", "yes once it is set up", None)
    assumed: YesNo = field("假设", "yes where the figures are assumptions", None)
    notes: OptionalText = field("备注", "remark", None)


class TrafficSource(TrafficPart):
    parts: Annotated[tuple[TrafficPart, ...], AsList] = field(
        "细分", "the channels it is made of; they sum to it, and say what it does not say", ()
    )


SHAPE = Annotated[tuple[TrafficSource, ...], AsList]
