"""Dates wait for one another in a circle.

Each is counted from the next, and none from the event day, so none of them has a day. One of the circle must be
counted from somewhere else: from `T`, from a date outside, or from another name.

wrong:
    key_dates:
      stock_in: listing - 2d
      listing: stock_in + 2d

right:
    key_dates:
      stock_in: T-12
      listing: stock_in + 2d
"""

from promoplan.finding import Severity, Words

SEVERITY = Severity.ERROR
ZH = """几个日期绕着圈互相推算。

每一个都从下一个推算，没有一个从活动日算起，结果谁也没有日子。其中要有一个从别处算起：从 `T`、从固定日期,
或从别的名字。
"""
SAYS = {"": Words("这几个日期互相等，谁也定不下来：{path}", "these dates wait for one another: {path}")}
HINTS = {"": Words("让其中一个从活动日算起，例如 T-30", "count one of them from the event day, such as T-30")}
