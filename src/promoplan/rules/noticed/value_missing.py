"""Something that every plan or entry has to say is missing.

A task needs an id and a title, a campaign its id, its name and its event day; without them there is nothing to print
and nothing to count from. What is not decided yet can be written as `tbd`.

wrong:
    tasks:
      - {id: price, due: T-27}

right:
    tasks:
      - {id: price, title: Agree the price, due: T-27}
"""

from promoplan.finding import Severity, Words

SEVERITY = Severity.ERROR
ZH = """缺了必须写的内容。

任务要有编号和事项，活动要有编号、名称和活动日；缺了就没有可印的，也没有可推算的。还没定的可以写 `tbd`。
"""
SAYS = {
    "": Words("没有写「{key}」", "'{key}' is missing"),
    "section": Words("计划里没有「{key}」这一段", "the plan has no section '{key}'"),
    "timezone": Words("英文计划要写「{key}」：今天是哪一天由它定", "'{key}' is missing; it decides which day is today"),
}
HINTS = {
    "": Words("{key}: …", "{key}: …"),
    "section": Words(
        "campaign: {{id: d11, name: 双十一, event_day: 2026-11-11}}",
        "campaign: {{id: d11, name: Double 11, event_day: 2026-11-11}}",
    ),
    "timezone": Words("timezone: Europe/London", "timezone: Europe/London"),
}
