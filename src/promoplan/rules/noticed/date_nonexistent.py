"""A date is written that the calendar does not have.

Nobody can keep a date that never comes, and guessing the neighbouring day would move the work without a word. A month
with 30 days is the usual cause; 29 February exists only in leap years.

wrong:
    tasks:
      - {id: price, title: Agree the price, due: 9月31日}

right:
    tasks:
      - {id: price, title: Agree the price, due: 9月30日}
"""

from promoplan.finding import Severity, Words

SEVERITY = Severity.ERROR
ZH = """写了日历上没有的日期。

没有的日子谁也赶不上，替你猜成前一天或后一天，又等于悄悄挪了工期。多半是小月写成了 31 日；2 月 29 日只有闰年才有。
"""
SAYS = dict.fromkeys(
    ("", "near"), Words("「{written}」：日历上没有这一天", "'{written}': the calendar has no such day")
)
HINTS = {
    "": Words("写日历上有的日子，例如 10-30 或 T-12", "write a day that the calendar has, such as 10-30 or T-12"),
    "near": Words("是不是 {instead}？", "did you mean {instead}?"),
}
