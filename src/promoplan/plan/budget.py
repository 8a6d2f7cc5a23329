"""The `budget` section 预算表: what the campaign is to turn over and to leave, and what it may cost, line by line."""

from __future__ import annotations

from typing import Annotated

from promoplan.plan.fields import (
    AsList,
    Count,
    Money,
    OptionalText,
    Part,
    Rate,
    Text,
    Texts,
    YesNo,
    choice,
    field,
    short_for,
)

KINDS = ("traffic", "logistics", "staff", "premises", "transactions", "systems", "other")
KindField = Annotated[str | None, choice(*KINDS)]


class StatedMoney(Part):
    value: Money = field("数值", "the amount; left out, it is worked out", None)


class StatedCount(Part):
    value: Count = field("数值", "the number; left out, it is worked out", None)


class StatedRate(Part):
    value: Rate = field("数值", "the rate; left out, it is worked out", None)


MoneyRow = Annotated[StatedMoney | None, short_for("value")]
CountRow = Annotated[StatedCount | None, short_for("value")]
RateRow = Annotated[StatedRate | None, short_for("value")]


class Operation(Part):
    turnover: MoneyRow = field("营业额", "GMV; the floor of targets where it is not said", None)
    orders: CountRow = field("成交总单", "orders", None)
    conversion_rate: RateRow = field("预期转化率", "buyers of visitors", None)
    avg_order_value: MoneyRow = field("预期客单价", "paid by one buyer", None)
    uv_value: MoneyRow = field("预期 UV 价值", "turnover for one visitor", None)
    uv: CountRow = field("流量诉求值", "visitors that are needed", None)
    net_margin: RateRow = field("预期净利率", "net profit of the turnover", None)
    gross_margin: RateRow = field("预期毛利率", "gross profit of the price", None)
    net_profit: MoneyRow = field("预算净利润", "turnover × net margin", None)
    gross_profit: MoneyRow = field("预算毛利润", "turnover × gross margin", None)


class CostRow(Part):
    cap: Money = field("上限", "the most it may cost; left out, its items' caps are added up", None)
    actual: Money = field("实际", "spent so far, where it has no items", None)
    assumed: YesNo = field("假设", "yes where the figure is an assumption", None)
    notes: OptionalText = field("备注", "remark", None)


CostField = Annotated[CostRow | None, short_for("cap")]


class Costs(Part):
    traffic: CostField = field("引流成本", "advertising and commissions", None)
    logistics: CostField = field("物流成本", "freight, packing, returns", None)
    staff: CostField = field("人员工资", "wages, temporary staff", None)
    premises: CostField = field("场地办公成本", "warehouse, office", None)
    transactions: CostField = field("交易费用", "the platform's and the bank's fees", None)
    systems: CostField = field("信息化费用", "software, texts to customers", None)
    other: CostField = field("其他费用", "what is none of these", None)
    total: CostField = field("合计", "all of it", None)


class Item(Part):
    item: Text = field("项目", "what the money is for; each once")
    kind: KindField = field(
        "类别", "traffic, logistics, staff, premises, transactions, systems, other; traffic where it pays for channels",
        None,
    )  # fmt: skip
    channels: Texts = field(
        "渠道", "channels of `traffic` and `promotion` that it pays for; the one of its own name where not said", ()
    )
    cap: Money = field("上限", "the most it may cost", None)
    quantity: Count = field("数量", "how many are paid for: texts, days of work, boxes; with `price`", None)
    segments: Count = field("段数", "parts that each text counts as", None)
    characters: Count = field("字数", "of each text, which gives its parts: 70 are one, longer ones have 67 each", None)
    price: Money = field("单价", "of one of them", None)
    per_order: Money = field("每单费用", "what each order costs", None)
    per_return: Money = field("每笔退货费用", "what each return costs; as many orders as the refund rate says", None)
    share: Rate = field("费率", "a share of the turnover", None)
    share_of: Annotated[str | None, choice("gross", "net")] = field(
        "费率基数", "gross (default): the whole turnover; net: without refunds", None
    )
    actual: Money = field("实际", "spent so far; what the grid says was spent where not said", None)
    assumed: YesNo = field("假设", "yes where the figures are assumptions", None)
    notes: OptionalText = field("备注", "remark", None)


class Budget(Part):
    operation: Operation | None = field(
        "运营数据计划", "the ten operating figures; what is not said is worked out", None
    )
    refund_rate: RateRow = field("退款率", "refunds of the turnover, by amount; that of targets where not said", None)
    margin_includes: Annotated[tuple[KindField, ...], AsList] = field(
        "已算进货品成本", "kinds of cost that the gross margin has paid for already: [logistics]", ()
    )
    costs: Costs | None = field("成本数据", "the cost rows; what is not said is added up from the items", None)
    items: Annotated[tuple[Item, ...], AsList] = field("费用明细", "what the costs are made of", ())
    assumed: YesNo = field("假设", "yes where the figures are assumptions", None)
    notes: OptionalText = field("备注", "remark", None)


SHAPE = Budget | None
