"""An id reads as a date, or is a word with a meaning of its own.

Where `T-10` or `10月30日` stands, a day is meant, so nothing else can be called that; `all`, `site` and `tbd` have
meanings of their own. Otherwise no one could say which of the two a line means.

wrong:
    key_dates: {T-10: {at: 2026-11-01, name: Preheat page online}}

right:
    key_dates: {preheat-page: {at: 2026-11-01, name: Preheat page online}}
"""

from promoplan.finding import Severity, Words

SEVERITY = Severity.ERROR
ZH = """编号和日期的写法或专用词撞了。

写着 `T-10`、`10月30日` 的地方说的是日子，别的东西就不能再叫这个名字；`all`、`site`、`tbd` 也各有用处。
否则谁也分不清那一行说的是哪一个。
"""
SAYS = {
    "": Words(
        "「{id}」不能作编号：它是日期的写法，或是专用词",
        "'{id}' cannot be an id: it reads as a date or is a reserved word",
    )
}
HINTS = {"": Words("换一个名字，例如 preheat-page", "choose a name, such as preheat-page")}
