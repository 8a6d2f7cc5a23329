"""It is not clear how often something is to be done.

A task that recurs says how often in `repeat`, and between which days in `window`; that gives its list of occasions.
`daily`, `weekly mon` and `workdays` are known, or 每天, 每周一, 工作日, each with a time if you like; `weekly` takes
several weekdays (`weekly mon thu`, 每周一、四), and each takes several times (`daily 09:30 18:00`).

wrong:
    tasks:
      - {id: figures, title: Report the figures, window: T-10 .. T, repeat: twice a day}

right:
    tasks:
      - {id: figures, title: Report the figures, window: T-10 .. T, repeat: daily 09:30}
"""

from promoplan.finding import Severity, Words

SEVERITY = Severity.ERROR
ZH = """看不出多久做一次。

反复做的任务，`repeat` 写多久一次，`window` 写从哪天到哪天，两样合起来就是一次一次的日子。可以写 `daily`、
`weekly mon`、`workdays`，或每天、每周一、工作日，后面可以带时刻。一周几次写 `weekly mon thu`（每周一、四），一天几次写
`daily 09:30 18:00`。
"""
SAYS = {"": Words("「{written}」看不出多久做一次", "'{written}' does not say how often")}
HINTS = {"": Words("daily 09:30、weekly mon 或 workdays 18:00", "daily 09:30, weekly mon or workdays 18:00")}
