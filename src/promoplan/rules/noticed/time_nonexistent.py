"""A time is written that no clock shows.

A day goes from 00:00 to 24:00, and 24:00 is only ever its end. Work after midnight belongs to the next day, or to a
window of hours such as `T 22:00-04:00`.

wrong:
    tasks:
      - {id: watch, title: Watch the first hour, due: T 25:00}

right:
    tasks:
      - {id: watch, title: Watch the first hour, due: T+1 01:00}
"""

from promoplan.finding import Severity, Words

SEVERITY = Severity.ERROR
ZH = """写了钟上没有的时刻。

一天从 00:00 到 24:00,24:00 只表示这一天结束。过了零点的事写在第二天，或写成 `T 22:00-04:00` 这样的一段。
"""
SAYS = {"": Words("「{written}」：没有这个时刻", "'{written}': there is no such time")}
HINTS = {
    "": Words(
        "从 00:00 到 24:00;过了零点写第二天，例如 T+1 01:00",
        "from 00:00 to 24:00; after midnight it is the next day, such as T+1 01:00",
    )
}
