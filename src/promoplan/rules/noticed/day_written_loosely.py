"""A day is written in a form that can be read in two ways.

A day without a month is taken for a day of the event's month, and a half of the day beside a 24-hour time for a slip
of the pen; a time of day beside the event day is passed over. That is mostly meant, but the next reader has to guess
again: check the day, and write it out.

wrong:
    tasks:
      - {id: returns, title: Handle returns, window: 10日-13日}

right:
    tasks:
      - {id: returns, title: Handle returns, window: T-1 .. T+2}
"""

from promoplan.finding import Severity, Words

SEVERITY = Severity.WARNING
ZH = """日子的写法有两种读法。

没写月份的日子按活动当月读；「下午」后面又写 24 小时制的时刻，按时刻读；活动日旁边的几点不算。多半就是这个意思,
但下一个读的人还得再猜一遍。请核对读出的日子，再写清楚。
"""
SAYS = {
    "day-without-month": Words(
        "「{written}」没写月份，按活动当月读作 {day}", "'{written}' names no month; in the event's month it is {day}"
    ),
    "half-of-day": Words(
        "「{written}」既写上下午又用 24 小时制，读作 {day}",
        "'{written}' has a half of the day and a 24-hour time; read as {day}",
    ),
    "time-of-event-day": Words(
        "活动日「{written}」里的几点不起作用：T 是一整天",
        "the time of day in the event day '{written}' has no effect: T is a whole day",
    ),
}
HINTS = dict.fromkeys(SAYS, Words("这一天写成 {instead}", "write this day as {instead}"))
