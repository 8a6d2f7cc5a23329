"""A date is written in a way that does not mean one certain day.

Everything in a plan is counted from the event day, so each date must mean the same day whoever reads it, and whenever.
`T-30`, `10-30`, `2026-10-30`, `preheat - 3wd` do; "end of the month", "next Tuesday", "ongoing" do not.

wrong:
    tasks:
      - {id: stock, title: Stock has arrived, due: 月底}
      - {id: figures, title: Report the figures, window: 持续}

right:
    tasks:
      - {id: stock, title: Stock has arrived, due: T-12}
      - {id: figures, title: Report the figures, window: T-10 .. T, repeat: daily 09:30}
"""

from promoplan.finding import Severity, Words

SEVERITY = Severity.ERROR
ZH = """日期的写法定不下是哪一天。

计划里的一切都从活动日推算，所以每个日期无论谁看、什么时候看，都要是同一天。`T-30`、`10-30`、`2026-10-30`、
`preheat - 3wd` 是，「月底」「下周二」「持续」不是。
"""
SAYS = {
    "": Words("「{written}」读不成日期", "'{written}' cannot be read as a date"),
    "window-for-day": Words(
        "「{written}」是一段时间，这里只能写一天", "'{written}' is a window; only one day can stand here"
    ),
    "by-in-window": Words(
        "「{written}」只有截止日，这里要写从哪天到哪天", "'{written}' is a deadline; a first and a last day belong here"
    ),
    "need": Words("前置「{written}」读不懂", "'{written}' cannot be read as a task that has to end first"),
    "time": Words("「{written}」读不成几点", "'{written}' cannot be read as a time of day"),
    "time-only": Words("「{written}」只有几点，没有哪一天", "'{written}' is a time without a day"),
    "other-year": Words(
        "「{written}」离活动日 {event} 有 {days} 天，多半有一个年份写错了",
        "'{written}' is {days} days from the event day, {event}; one of the years is probably wrong",
    ),
    "hours-only": Words("「{written}」只有从几点到几点，没有哪一天", "'{written}' is hours without a day"),
    "too-far": Words("「{written}」推得太远，多半写错了", "'{written}' leads too far away to be meant"),
    "ongoing": Words(
        "「{written}」没有起止，看不出哪天算做完", "'{written}' has no end, so no one can say when it is done"
    ),
    "relative-to-today": Words(
        "「{written}」要看今天是几号，换一天读就变了", "'{written}' depends on today and means another day tomorrow"
    ),
    "vague": Words("「{written}」没说清是哪一天", "'{written}' does not say which day"),
    "length": Words("「{written}」说的是多久，不是哪一天", "'{written}' says how long, not which day"),
    "repeats": Words("「{written}」是反复做的事，不是某一天", "'{written}' comes again and again; it is not one day"),
    "follow-up": Words("「{written}」是一轮跟进，不是日期", "'{written}' is a follow-up round, not a date"),
    "working-days-in-words": Words(
        "「{written}」：用文字写的工作日推算读不懂", "'{written}' counts working days in words"
    ),
    "weekday-only": Words("「{written}」只有星期几，没有日期", "'{written}' is a weekday without a date"),
    "weekday-first": Words(
        "「{written}」把星期写在了日期前面", "'{written}' has the weekday before the date; it belongs behind it"
    ),
    "month-in-words": Words("「{written}」的月份没有写成数字", "'{written}' names its month in words, not in digits"),
    "word-behind": Words("「{written}」里的「{instead}」读不懂", "'{instead}' in '{written}' cannot be read"),
    "zone": Words(
        "「{written}」带了时区；整份计划只按 campaign 的 timezone",
        "'{written}' has a time zone of its own; a plan has only one, campaign.timezone",
    ),
    "hours-without-time": Words(
        "「{written}」按小时推算，起点却没有几点", "'{written}' counts hours from a day without a time"
    ),
    "midnight-as-start": Words(
        "「{written}」从 24:00 开始；24:00 只能作结束", "'{written}' begins at 24:00, which can only be an end"
    ),
    "moment-for-window": Words(
        "「{written}」只有一个时刻，这里要写起止", "'{written}' is one moment, where a window belongs"
    ),
    "task-flexible": Words(
        "「{id}」只有工期，日子是排出来的，「{written}」不能挂在它上面",
        "'{id}' has only a duration, so its days are worked out and '{written}' cannot stand on them",
    ),
    "event-needs-year": Words(
        "活动日要写全年月日，不能写「{written}」", "the event day needs year, month and day, not '{written}'"
    ),
}
RECURRING = Words("repeat: daily 09:30，再用 window: T-10 .. T 写清起止", "repeat: daily 09:30 with window: T-10 .. T")
HINTS = {
    "": Words(
        "一天写 T-30、10-30、2026-10-30 或 preheat - 3wd，一段写 T-27 .. T-25",
        "a day is T-30, 10-30, 2026-10-30 or preheat - 3wd; a window is T-27 .. T-25",
    ),
    "window-for-day": Words(
        "写最后一天，例如 T-25;任务的一段写 window: T-27 .. T-25",
        "write the last day, such as T-25; a task may have window: T-27 .. T-25",
    ),
    "by-in-window": Words(
        "写 T-27 .. T-25;任务只有截止日就写 due: T-25", "T-27 .. T-25; a task with a last day only has due: T-25"
    ),
    "need": Words(
        "写任务的编号；要隔几天，加减号两边留空格：price + 2wd",
        "the id of a task; days to leave between have blanks round the sign: price + 2wd",
    ),
    "moment-for-window": Words("写上结束：T-2 15:00-18:00", "give it an end: T-2 15:00-18:00"),
    "time": Words("18:00", "18:00"),
    "time-only": Words("把日子写在前面：T-1 18:00", "put the day before it: T-1 18:00"),
    "other-year": Words("是不是 {instead}？", "did you mean {instead}?"),
    "hours-only": Words("写明哪一天：window: {instead}", "say of which day: window: {instead}"),
    "too-far": Words(
        "最多前后 4000 天，年份在 1900 到 2999 之间，例如 T-30",
        "at most 4000 days, and the years 1900 to 2999, such as T-30",
    ),
    "ongoing": RECURRING,
    "relative-to-today": Words("T-30，或 10-30 这样的日期", "T-30, or a date such as 10-30"),
    "vague": Words("一天写 T-12，一段写 T+1 .. T+7", "one day is T-12, a window T+1 .. T+7"),
    "length": Words(
        "这里写 T+1 这样的日子；30min、3d 这样的时长写进 duration 或备注",
        "a day such as T+1 here; a length such as 30min or 3d in duration or in the notes",
    ),
    "repeats": RECURRING,
    "follow-up": Words("follow_ups: [{{id: first, at: T-88}}]", "follow_ups: [{{id: first, at: T-88}}]"),
    "working-days-in-words": Words("preheat - 3wd，或 T-3wd", "preheat - 3wd, or T-3wd"),
    "weekday-only": Words(
        "写上日期，星期可以留着核对：T-15 周二", "write the date; a weekday beside it is checked: T-15 Tue"
    ),
    "weekday-first": Words("{instead}", "{instead}"),
    "month-in-words": Words("先月后日，写成 10-18，或写 T-24", "month before day: 10-18; or T-24"),
    "word-behind": Words(
        "日期后面可以写星期和几点：T-15 周二 18:00；一段时间写 T-27 .. T-25",
        "a weekday and a time can stand behind a date: T-15 Tue 18:00; a window is T-27 .. T-25",
    ),
    "zone": Words(
        "换算成计划的时区，像 2026-10-30 18:00 这样写", "in the plan's time zone, without a mark: 2026-10-30 18:00"
    ),
    "hours-without-time": Words(
        "给起点写上几点(at: T-12 22:00)，或直接写 T-12 20:00",
        "give the day it counts from a time (at: T-12 22:00), or write T-12 20:00",
    ),
    "midnight-as-start": Words("从第二天写起：{instead}", "begin with the next day: {instead}"),
    "task-flexible": Words(
        "给「{id}」写 due: T-10，或者在要等它的任务里写 needs: [{id}]",
        "give '{id}' a due: T-10, or let a task that waits for it say needs: [{id}]",
    ),
    "event-needs-year": Words("event_day: 2026-11-11", "event_day: 2026-11-11"),
}
