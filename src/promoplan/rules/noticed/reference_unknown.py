"""A name leads nowhere: nothing in the plan is called that.

Dates, owners and the order of the work hang on names. A mistyped one leaves its line without a date or without anyone
to do it. In arithmetic the sign needs blanks round it, because ids may hold a `-` of their own.

wrong:
    key_dates: {preheat: T-11}
    departments: {design: {name: Design}}
    tasks:
      - {id: page, title: Build the page, department: desing, due: preheat-3wd}
      - {id: check, title: Check the page, needs: [pages], due: prehaet}

right:
    key_dates: {preheat: T-11}
    departments: {design: {name: Design}}
    tasks:
      - {id: page, title: Build the page, department: design, due: preheat - 3wd}
      - {id: check, title: Check the page, needs: [page], due: preheat}
"""

from promoplan.finding import Severity, Words

SEVERITY = Severity.ERROR
ZH = """写的名字在计划里找不到。

日期、责任人和先后顺序都靠名字连起来；名字打错一个字，那一行就没了日子，或没了做的人。推算日期时加减号两边要留空格,
因为编号里本来就可以有 `-`。
"""
SAYS = {
    "task": Words("没有编号为「{name}」的任务", "there is no task '{name}'"),
    "task-day": Words(
        "needs 里要写任务，「{name}」是一个日子", "'{name}' is a day, and needs names tasks that have to end first"
    ),
    "day": Words(
        "「{name}」不是日期，也不是关键日期或阶段", "'{name}' is neither a date nor a key date or phase of the plan"
    ),
    "arithmetic": Words(
        "没有叫「{name}」的日子；推算日期时加减号两边要留空格",
        "there is no day '{name}'; to count from a day, put blanks round the sign",
    ),
    "department": Words("没有编号为「{name}」的部门", "there is no department '{name}'"),
    "person": Words("people 里没有「{name}」", "there is no '{name}' among the people"),
    "helper": Words("people 和 departments 里都没有「{name}」", "there is no '{name}' among the people or departments"),
    "phase": Words("没有编号为「{name}」的阶段", "there is no phase '{name}'"),
    "follow-up": Words("没有编号为「{name}」的跟进", "there is no follow-up '{name}'"),
    "site": Words("sites 里没有「{name}」", "there is no '{name}' among the sites"),
    "attachment": Words("attachments 里没有「{name}」", "there is no '{name}' among the attachments"),
    "sku": Words("货品里没有型号「{name}」", "there is no product '{name}'"),
    "tier": Words("没有编号为「{name}」的货品档", "there is no tier '{name}'"),
    "sku-or-tier": Words("没有叫「{name}」的货品，也没有这个货品档", "'{name}' is neither a product nor a tier"),
    "discount": Words("没有编号为「{name}」的优惠", "there is no discount '{name}'"),
    "guess": Words("计划里没有编号「{name}」", "nothing in the plan has the id '{name}'"),
}
HINTS = {
    "task": Words("已有的任务：{known}", "tasks there are: {known}"),
    "task-day": Words("not_before: {name}", "not_before: {name}"),
    "day": Words(
        "日子写成 T-30 这样；key_dates 和 phases 里有：{known}",
        "a day such as T-30; key_dates and phases have: {known}",
    ),
    "arithmetic": Words("{instead}", "{instead}"),
    "department": Words(
        "在 departments 里写上「{name}」；已有的：{known}", "add '{name}' to departments; there are: {known}"
    ),
    "person": Words("在 people 里写上「{name}」；已有的：{known}", "add '{name}' to people; there are: {known}"),
    "helper": Words("写人或部门的编号；已有的：{known}", "the id of a person or a department; there are: {known}"),
    "phase": Words("在 phases 里写上「{name}」；已有的：{known}", "add '{name}' to phases; there are: {known}"),
    "follow-up": Words(
        "在 follow_ups 里写上「{name}」；已有的：{known}", "add '{name}' to follow_ups; there are: {known}"
    ),
    "site": Words("在 sites 里写上「{name}」；已有的：{known}", "add '{name}' to sites; there are: {known}"),
    "attachment": Words(
        "在 attachments 里写上「{name}」；已有的：{known}", "add '{name}' to attachments; there are: {known}"
    ),
    "sku": Words("写 products.rows 里的型号：{known}", "a sku of products.rows: {known}"),
    "tier": Words("写 products.tiers 里的编号：{known}", "an id of products.tiers: {known}"),
    "sku-or-tier": Words("写型号或货品档的编号：{known}", "a sku or the id of a tier: {known}"),
    "discount": Words("写 prices.discounts 里的编号：{known}", "an id of prices.discounts: {known}"),
    "guess": Words("是不是「{guess}」？", "did you mean '{guess}'?"),
}
