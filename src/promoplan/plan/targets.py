"""The `targets` section: what the campaign is to bring, the rates it is reckoned with, goals beside it."""

from __future__ import annotations

from typing import Annotated

from promoplan.plan.fields import (
    AsIdMap,
    AsList,
    Count,
    Id,
    MeasureField,
    Money,
    Number,
    OptionalName,
    OptionalText,
    Part,
    Rate,
    Text,
    YesNo,
    field,
    short_for,
)


class Gmv(Part):
    floor: Money = field("保底", "what has to be reached (保); stock and traffic are planned for it", None)
    stretch: Money = field("冲刺", "what is hoped for (冲); never less than the floor", None)
    notes: OptionalText = field("备注", "remark", None)


class Shop(Gmv):
    name: OptionalName = field("店铺", "what the shop is called", None)


class Goal(Part):
    value: MeasureField = field("目标值", "a rate (99%), a length of time (45s), a count or a number (4.8), as typed")
    name: OptionalName = field("名称", "what it is called, where the key is not enough", None)
    notes: OptionalText = field("备注", "how it is measured; remark", None)


class Aim(Part):
    aim: Text = field("目的", "what the campaign is to do, in words")
    measured_by: OptionalText = field("怎么衡量", "how one will see that it was reached", None)


Goals = Annotated[dict[Id, Annotated[Goal, short_for("value")]], AsIdMap]


class Targets(Part):
    gmv: Annotated[Gmv | None, short_for("floor")] = field(
        "GMV 目标", "{floor, stretch} (保 and 冲), refunds included; one amount is the floor", None
    )
    shops: Annotated[dict[Id, Shop], AsIdMap] = field(
        "各店目标", "{id: {name, floor, stretch}}; they sum to gmv", factory=dict
    )
    conversion_rate: Rate = field("转化率", "paying buyers of all visitors", None)
    avg_order_value: Money = field("客单价", "paid by one buyer in all (not by one order)", None)
    orders_per_buyer: Number = field("人均单数", "orders of one buyer; 1 where it is not said", None)
    orders: Count = field("订单数", "orders", None)
    uv: Count = field("访客数", "visitors (UV), each counted once", None)
    uv_value: Money = field("UV 价值", "GMV for one visitor: conversion rate × order value", None)
    refund_rate: Rate = field("退款率", "refunds of the GMV, by amount", None)
    gross_margin: Rate = field("毛利率", "gross margin of the price", None)
    net_margin: Rate = field("净利率", "net margin", None)
    actual: Money = field("实际 GMV", "what has been sold so far, refunds included", None)
    service: Goals = field("服务目标", "dsr, dispute_rate, reply_rate, … or names of your own", factory=dict)
    operation: Goals = field("运营目标", "bounce_rate, pages_per_visitor, … or names of your own", factory=dict)
    crm: Goals = field("会员目标", "goals for members and old customers, with names of your own", factory=dict)
    aims: Annotated[tuple[Aim, ...], AsList] = field("活动目的", "goals in words: brand, interaction, …", ())
    assumed: YesNo = field("假设", "yes where the figures are assumptions", None)
    notes: OptionalText = field("备注", "remark", None)


SHAPE = Targets | None
