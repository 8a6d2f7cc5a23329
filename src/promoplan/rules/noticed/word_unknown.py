"""A word is not one of the few that this key takes.

Status, priority and the like are counted and sorted by, so each knows only its own words. A word of your own would
leave the line out of every count.

wrong:
    tasks:
      - {id: price, title: Agree the price, due: T-27, status: finished}

right:
    tasks:
      - {id: price, title: Agree the price, due: T-27, status: done}
"""

from promoplan.finding import Severity, Words

SEVERITY = Severity.ERROR
ZH = """这个键只认几个固定的词，写的不在其中。

状态、优先级这些要拿来统计和排序，所以各有固定的词。自己另写一个，那一行就哪儿也统计不到。
"""
SAYS = {
    "": Words("「{word}」不是这里能用的词", "'{word}' is not one of the words that can stand here"),
    "weekday": Words("「{written}」不是星期几", "'{written}' is not a weekday"),
}
HINTS = {
    "": Words("可以写：{known}", "one of: {known}"),
    "weekday": Words("[mon, tue, wed, thu, fri]，或周一、周二…", "[mon, tue, wed, thu, fri]"),
}
