"""The public holidays that this plan falls on are not known.

The days off and make-up days (调休) of a year are announced late in the year before. Until then only the workweek and
the plan's own lists count, so working days near a public holiday may be off. Write down what you know already; when
that is enough, allow it.

wrong:
    # event_day: 2035-01-05
    tasks:
      - {id: price, title: Agree the price, due: T-3}

right:
    # event_day: 2035-01-05
    # campaign: allow: {holiday-data-missing: our own days off are listed under calendar}
    calendar: {days_off: [2035-01-01 .. 2035-01-03]}
    tasks:
      - {id: price, title: Agree the price, due: T-1}
"""

from promoplan.finding import Severity, Words

SEVERITY = Severity.WARNING
ZH = """不知道计划所在年份的节假日安排。

每年的放假和调休要到前一年年底才公布。在那之前只按每周工作日和计划自己列的日子算，节假日前后的工作日可能不准。
已经知道的先写进计划；觉得够用了，就放行。
"""
SAYS = {
    "years": Words(
        "{years} 年的放假调休安排还没有，只按每周工作日和计划自己列的日子算",
        "the public holidays of {years} are not known; only the workweek and the plan's own days count",
    ),
    "package": Words("没有装节假日数据，不知道「{code}」哪天放假", "the public holidays of '{code}' are not installed"),
    "country": Words("没有「{code}」的节假日数据", "no public holidays are known for '{code}'"),
}
HINTS = {
    "years": Words(
        "在 calendar 下列出 days_off 和 extra_workdays，或升级 chinesecalendar",
        "list them under calendar: days_off and extra_workdays, or upgrade chinesecalendar",
    ),
    "package": Words("pip install 'promoplan[calendars]'", "pip install 'promoplan[calendars]'"),
    "country": Words(
        "holidays: cn、none，或 US、DE 这样的国家代码", "holidays: cn, none, or a country code such as US or DE"
    ),
}
