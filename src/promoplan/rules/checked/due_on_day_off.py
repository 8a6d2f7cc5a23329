"""Something is due on a day its department does not work.

Nobody hands in on a Sunday or on National Day, so the work is late before it begins. Make-up days (调休) count as
worked, and a department's own `workweek` and `holidays: none` are respected. The date is reported, never moved.

wrong:
    # event_day: 2026-11-11
    tasks:
      - {id: roster, title: Roster, due: T-17}

right:
    # event_day: 2026-11-11
    departments: {service: {name: Service, workweek: [mon, tue, wed, thu, fri, sat, sun]}}
    tasks:
      - {id: price, title: Price, due: T-32}
      - {id: roster, title: Roster, department: service, due: T-17}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.days.write import Moment
from promoplan.finding import Severity, Told, Words

SEVERITY = Severity.WARNING
ZH = """截止落在该部门不上班的日子。

周日或国庆没有人交东西，事情还没开始就已经晚了。调休上班日算工作日；部门自己的 `workweek` 和 `holidays: none` 优先。
只提醒，绝不自动挪动日期。
"""
SAYS = {
    "": Words("「{name}」{end} 到期，那天休息", "'{name}' is due {end}, a day off"),
    "follow-up": Words("跟进会「{name}」定在 {end}，那天休息", "follow-up '{name}' is on {end}, a day off"),
}
HINTS = dict.fromkeys(
    SAYS, Words("{written}(前一个工作日是 {before})", "{written} (the working day before is {before})")
)


def check(campaign: Campaign) -> Iterator[Told]:
    schedule = campaign.schedule
    for dated in campaign.tasks:
        finish, task = dated.finish, dated.task
        if finish is None or not task.is_open or task.repeat is not None:
            continue
        calendar = schedule.calendar_of(task.department)
        if not calendar.works(finish.day):
            name = dated.name
            # a window over days off is a stretch of work; only its last day has to be a working day
            values = _values(campaign, name, finish, task.department)
            if dated.task.window is not None:
                start = dated.start.day if dated.start else finish.day
                before = campaign.working_day_before(finish.day, task.department)
                values["written"] = f"window: {campaign.offset(min(start, before))} .. {campaign.offset(before)}"
            yield Told(campaign.end_at(dated), values)
    for number, follow_up in enumerate(schedule.follow_ups):
        if follow_up.held is None and follow_up.at is not None and not schedule.calendar.works(follow_up.at.day):
            item = campaign.plan.follow_ups[number]
            position = campaign.document.position("follow_ups", number, "at")
            yield Told(position, _values(campaign, item.name or item.id, follow_up.at, None, "at"), "follow-up")


def _values(
    campaign: Campaign, name: str, moment: Moment, department: str | None, key: str = "due"
) -> dict[str, object]:
    before = campaign.working_day_before(moment.day, department)
    return {
        "name": name,
        "end": campaign.shown(moment),
        "before": campaign.shown(Moment(before)),
        "written": f"{key}: {campaign.offset(before)}",
    }
