"""A length is not written as a number with a unit.

Days of work and lengths of time are counted with, so they need a number and a unit: `3d`, `3wd` (working days), `2w`,
`4h`, `90min`, `45s`. A task whose first day is counted back from its due day needs whole days.

wrong:
    tasks:
      - {id: shoot, title: Shoot the pictures, due: T-20, duration: about three days}

right:
    tasks:
      - {id: shoot, title: Shoot the pictures, due: T-20, duration: 3d}
"""

from promoplan.finding import Severity, Words

SEVERITY = Severity.ERROR
ZH = """时长没有写成数字加单位。

工期和时长是要拿来算的，所以要有数字和单位：`3d` 天、`3wd` 工作日、`2w` 周、`4h` 小时、`90min` 分钟、`45s` 秒。
从截止日倒推开始日的任务，要用整天。
"""
SAYS = {
    "": Words("「{written}」读不成时长", "'{written}' cannot be read as a length of time"),
    "not-days": Words(
        "工期「{written}」不是整天，没法从截止日倒推开始日",
        "'{written}' is not in whole days, so the first day cannot be counted back from the due day",
    ),
}
HINTS = {
    "": Words("3d(天)、3wd(工作日)、2w(周)、4h、90min", "3d (days), 3wd (working days), 2w (weeks), 4h or 90min"),
    "not-days": Words("duration: 1d，或用 window 写清起止", "duration: 1d, or give both ends in a window"),
}
