"""The `prices` section: the price system by category, and the discounts that come off a price."""

from __future__ import annotations

from typing import Annotated

from promoplan.plan.fields import (
    AsList,
    DayField,
    Id,
    Money,
    OptionalName,
    OptionalText,
    Part,
    Pay,
    PriceRange,
    Rate,
    Reference,
    References,
    Text,
    YesNo,
    choice,
    field,
)

# What people call each kind of discount; the order of the kinds is the order in which they come off.
KINDS = {
    "item": "item", "单品折扣": "item", "折扣": "item",
    "member": "member", "会员": "member",
    "bundle": "bundle", "搭配": "bundle",
    "spend_save": "spend_save", "满减": "spend_save",
    "coupon": "coupon", "优惠券": "coupon",
}  # fmt: skip


class PriceRow(Part):
    category: Text = field("品类", "the category, as products call it")
    category_share: Rate = field("品类占比", "share of the planned sales; all rows come to exactly 100%", None)
    goods_share: Rate = field("商品比例", "share of the number of products; all rows come to exactly 100%", None)
    stock_share: Rate = field("库存比例", "share of the pieces in stock; all rows come to exactly 100%", None)
    range: PriceRange = field("定价范围", "lowest..highest price: 1999..5999", None)
    gift: OptionalText = field("产品配送赠品", "what is given with it", None)
    bundle: Reference = field("搭配产品推荐", "the product recommended with it", None)
    assumed: YesNo = field("假设", "yes where the figures are an assumption", None)
    notes: OptionalText = field("说明备注", "remark", None)


class Discount(Part):
    id: Id = field("编号", "id")
    name: OptionalName = field("名称", "name", None)
    kind: Annotated[str | None, choice(*KINDS)] = field(
        "种类", "item 单品折扣, member 会员, bundle 搭配, spend_save 满减, coupon 优惠券", None
    )
    every: Money = field("每满", "with `off`: for every 300 paid, 40 off", None)
    threshold: Money = field("满", "with `off`: from this amount on, once", None)
    off: Money = field("减", "what comes off", None)
    pay: Pay = field("付", "what is paid of the price: 95% or 9.5折; 6折 pays 60%", None)
    only: References = field("限", "products or tiers it is for; all when left out", ())
    stacks_with: References = field(
        "可叠加", "the discounts it may be used with; any of another kind when left out", ()
    )
    exclusive: YesNo = field("独享", "yes: with no other discount", None)
    notes: OptionalText = field("备注", "remark", None)


class PricesSection(Part):
    agreed_by: DayField = field("定价日", "by when the prices are agreed; without it the last day of `task`", None)
    task: Reference = field("任务", "the task that agrees the prices", None)
    rows: Annotated[tuple[PriceRow, ...], AsList] = field("价格体系", "a row for each category", ())
    discounts: Annotated[tuple[Discount, ...], AsList] = field("优惠", "what may come off a price", ())
    assumed: YesNo = field("假设", "yes where the figures are assumptions", None)
    notes: OptionalText = field("备注", "remark", None)


SHAPE = PricesSection | None
