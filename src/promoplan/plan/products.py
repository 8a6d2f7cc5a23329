"""The `products` section: what is sold in which tier, at what price, how many, and the stock that is there for it."""

from __future__ import annotations

from typing import Annotated

from promoplan.plan.fields import (
    AsIdMap,
    AsList,
    Count,
    DayField,
    DurationField,
    Id,
    Money,
    Number,
    OptionalName,
    OptionalText,
    Part,
    Percentage,
    Rate,
    Reference,
    References,
    Text,
    YesNo,
    field,
)


class Tier(Part):
    id: Id = field(
        "编号", "traffic 引流, hero 热销, landing 承接形象, cross_sell 搭配, clearance 清仓, or one of your own"
    )
    name: OptionalName = field("货品档", "name", None)
    share: Rate = field("占比", "share of the planned sales; all tiers come to exactly 100%", None)
    skus: Count = field("SKU 数", "how many products it has; compared with the rows", None)
    rule: OptionalText = field("要求", "what its products are for and how they are chosen, priced and stocked", None)
    main: YesNo = field("主推", "yes: its products are main products; hero and landing are", None)
    assumed: YesNo = field("假设", "yes where the figures are an assumption", None)
    notes: OptionalText = field("备注", "remark", None)


class Product(Part):
    sku: Text = field("型号", "what the shop and the warehouse call it; `leads_to` and `bundle` name it")
    name: OptionalName = field("品名", "name", None)
    brand: OptionalText = field("品牌", "brand", None)
    category: OptionalText = field("品类", "its category, as `prices.rows` calls it", None)
    spec: OptionalText = field("规格", "size, colour, package", None)
    tier: Reference = field("货品档", "the id of a tier", None)
    price: Money = field("售价", "the event's price of one piece, before discounts")
    cost: Money = field("成本", "what one piece costs", None)
    floor_price: Money = field("底价", "what one piece may go for at the lowest, all discounts taken", None)
    plan_units: Count = field("预计销量", "how many pieces are planned to be sold")
    on_hand: Count = field("现货", "pieces in the warehouse", None)
    incoming: Count = field("在途", "pieces ordered and on their way", None)
    arrives: DayField = field("到货日", "when they arrive; they count when that is by the stock-in day", None)
    safety: Percentage = field("安全库存", "how much more than the plan is kept, such as 15%", None)
    allocation: Annotated[dict[Id, Count], AsIdMap] = field(
        "渠道分配", "{channel: pieces}; `reserve` is what no channel gets", factory=dict
    )
    leads_to: References = field("引向", "the product, one or several, that its page leads to", ())
    main: YesNo = field("主推", "yes: a main product, where its tier does not say so", None)
    sold_units: Count = field("已售件数", "pieces sold, once there are sales", None)
    sold_amount: Money = field("已售金额", "what they brought", None)
    owner: Reference = field("责任人", "a person", None)
    task: Reference = field("任务", "the task that sees to its stock", None)
    assumed: YesNo = field("假设", "yes where the figures are an assumption", None)
    notes: OptionalText = field("备注", "remark", None)


class Replenishment(Part):
    """How a product sold in the period before, by which its replenishment is judged."""

    sku: Reference = field("型号", "a product of `rows`")
    period: OptionalText = field("统计期", "of which days the figures are: last 30 days", None)
    views: Count = field("浏览量", "views of its page", None)
    favourites: Count = field("收藏", "how often it was put on a list", None)
    sold: Count = field("销量", "pieces sold", None)
    conversion_rate: Rate = field("转化率", "buyers of 100 visitors", None)
    daily_sales: Number = field("日均销量", "pieces sold a day", None)
    deviation: Number = field("日销量波动", "standard deviation of the pieces sold a day", None)
    service_factor: Number = field("服务系数", "Z of the service level: 1.65 for 95%", None)
    lead_time: DurationField = field("补货周期", "from order to stock, in days or weeks", None)
    owner: Reference = field("责任人", "a person", None)
    notes: OptionalText = field("备注", "remark", None)


class ProductsSection(Part):
    target: Money = field("货品目标", "what the products are planned to bring; without it targets.gmv.floor", None)
    stock_in: DayField = field(
        "入库日",
        "the last day on which deliveries count; without it the key date stock_in, else the day before T",
        None,
    )
    tiers: Annotated[tuple[Tier, ...], AsList] = field("货品档", "the tiers, in the order they are printed", ())
    rows: Annotated[tuple[Product, ...], AsList] = field("货品", "the products", ())
    replenish: Annotated[tuple[Replenishment, ...], AsList] = field(
        "补货", "products to be replenished, with how they sold before", ()
    )
    assumed: YesNo = field("假设", "yes where the figures are assumptions", None)
    notes: OptionalText = field("备注", "remark", None)


SHAPE = ProductsSection | None
