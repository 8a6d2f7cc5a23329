"""The weekday beside a date is not the weekday of that date.

One of the two is wrong, and only the author knows which; mostly a date was taken over from last year. Whoever goes by
the weekday and whoever goes by the date would come on different days.

wrong:
    # event_day: 2026-11-11
    tasks:
      - {id: price, title: Agree the price, due: 10月27日(周三)}

right:
    # event_day: 2026-11-11
    tasks:
      - {id: price, title: Agree the price, due: 10月27日(周二)}
"""

from promoplan.finding import Severity, Words

SEVERITY = Severity.ERROR
ZH = """日期旁边写的星期不对。

两个里总有一个错了，只有写的人知道是哪个；多半是照抄了去年的日期。看星期的人和看日期的人，会在不同的日子做同一件事。
"""
SAYS = {"": Words("写的是{weekday}，这一天却是 {day}", "the plan says {weekday}, but the day is {day}")}
HINTS = {"": Words("改成{right}，或改日期", "write {right}, or correct the date")}
