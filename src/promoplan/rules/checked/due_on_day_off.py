"""Something is due on a day its department does not work.

Nobody hands in on a Sunday or on a public holiday, so the work is late before it begins. Make-up days (调休) count as
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
from promoplan.rules.other_days import as_window, moved_to, working_day_after
from promoplan.schedule.schedule import DatedTask

SEVERITY = Severity.WARNING
ZH = """截止落在该部门不上班的日子。

周日或国庆没有人交东西，事情还没开始就已经晚了。调休上班日算工作日；部门自己的 `workweek` 和 `holidays: none` 优先。
只提醒，绝不自动挪动日期。
"""
TASK = Words("「{name}」{end} 到期，那天休息", "'{name}' is due {end}, a day off")
MEETING = Words("跟进会「{name}」定在 {end}，那天休息", "follow-up '{name}' is on {end}, a day off")
BEFORE = Words("{written}(前一个工作日是 {day})", "{written} (the working day before is {day})")
AFTER = Words("{written}(后一个工作日是 {day})", "{written} (the working day after is {day})")
# By what is due and which working day can still be met; "past" has no hint, as it is too late for both.
SAYS = {
    **{f"task-{which}": TASK for which in ("before", "after", "past")},
    **{f"follow-up-{which}": MEETING for which in ("before", "after", "past")},
    "flexible": TASK,
    "event": TASK,
}
HINTS = {
    f"{what}-{which}": words
    for what in ("task", "follow-up")
    for which, words in (("before", BEFORE), ("after", AFTER))
} | {
    "flexible": Words("duration: {length}wd，只数工作日", "duration: {length}wd, which counts working days only"),
    # what belongs to the event cannot go to another day
    "event": Words(
        "活动当天大家都上班：calendar 里写 extra_workdays: [{days}]",
        "where everybody works on the day, calendar has extra_workdays: [{days}]",
    ),
}


def check(campaign: Campaign) -> Iterator[Told]:
    schedule = campaign.schedule
    for dated in campaign.tasks:
        finish, task = dated.finish, dated.task
        if finish is None or not task.is_open or task.repeat is not None:
            continue
        # a window over days off is a stretch of work; only its last day has to be a working day
        if not schedule.calendar_of(task.department).works(finish.day):
            if not dated.fixed:
                if not task.is_milestone:  # which stands where its needs end
                    yield Told(campaign.at(dated, "duration"), _counted(campaign, dated), "flexible")
                continue
            event = schedule.event_days
            if event.start.day <= finish.day <= event.end.day:
                days = as_window(campaign, Moment(event.start.day), Moment(event.end.day))
                said = {"name": dated.name, "end": campaign.shown(finish), "days": days}
                yield Told(campaign.end_at(dated), said, "event")
                continue
            which, day = _working_day(campaign, finish.day, task.department)
            written = moved_to(campaign, dated.start if task.window else None, finish, day)
            yield Told(campaign.end_at(dated), _values(campaign, dated.name, finish, written, day), f"task-{which}")
    for number, follow_up in enumerate(schedule.follow_ups):
        at = follow_up.at
        if follow_up.held is None and at is not None and not schedule.calendar.works(at.day):
            item = campaign.plan.follow_ups[number]
            which, day = _working_day(campaign, at.day, None)
            values = _values(campaign, item.name or item.id, at, f"at: {campaign.written(Moment(day, at.minute))}", day)
            yield Told(campaign.document.position("follow_ups", number, "at"), values, f"follow-up-{which}")


def _counted(campaign: Campaign, dated: DatedTask) -> dict[str, object]:
    assert dated.finish is not None
    assert dated.task.duration is not None
    return {"name": dated.name, "end": campaign.shown(dated.finish), "length": dated.task.duration.amount}


def _working_day(campaign: Campaign, day: int, department: str | None) -> tuple[str, int]:
    """The working day before a day, or where that is past the one after it."""
    before, after = campaign.working_day_before(day, department), working_day_after(campaign, day, department)
    if before >= campaign.today:
        return "before", before
    return "after" if after >= campaign.today else "past", after


def _values(campaign: Campaign, name: str, end: Moment, written: str, day: int) -> dict[str, object]:
    return {"name": name, "end": campaign.shown(end), "day": campaign.shown(Moment(day)), "written": written}
