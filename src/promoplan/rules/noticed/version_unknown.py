"""The plan does not say which version of the format it is written in, or one that is not known.

The first line tells promoplan how to read the rest. A version that is not known is read as best it can be, but dates
and figures may mean something else in it.

wrong:
    promoplan: 2
    campaign: {id: d11, name: Double 11, event_day: 2026-11-11}

right:
    promoplan: 1
    campaign: {id: d11, name: Double 11, event_day: 2026-11-11}
"""

from promoplan.finding import Severity, Words

SEVERITY = Severity.ERROR
ZH = """没写格式版本，或写了不认识的版本。

第一行告诉 promoplan 后面的内容怎么读。版本不认识时只能尽量读，日期和数字在那个版本里也许是别的意思。
"""
SAYS = {
    "": Words("不认识的格式版本「{version}」", "unknown format version '{version}'"),
    "missing": Words("没有写格式版本", "the plan does not say its format version"),
}
HINTS = {
    "": Words("promoplan: {known}", "promoplan: {known}"),
    "missing": Words("第一行写 promoplan: {known}", "begin the plan with promoplan: {known}"),
}
