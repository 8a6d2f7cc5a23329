"""What the plan's own words rest on: `stock_in - 2wd` is two working days before a key date."""

from __future__ import annotations

from dataclasses import replace

from promoplan.days.expression import Absolute, Day, DayOfMonth, Event, MonthDay, Name, TaskEnd, Window
from promoplan.days.write import offset
from promoplan.finding import Words
from promoplan.schedule.schedule import DatedTask
from promoplan.schedule.timeline import Unresolved
from promoplan.why.days_off import days_off
from promoplan.why.places import EVENT, Place, Places, Side
from promoplan.why.reason import Reason, ids_in
from promoplan.why.sentences import Sentence, Steps, taken

SAYS = Words("计划写 {key}: {written}", "the plan says {key}: {written}")
MEANS = Words("也就是{origin}", "that is {origin}")
BEGINS_AT = Words("从{origin}开始", "it begins on {origin}")
ENDS_AT = Words("到{origin}结束", "it ends on {origin}")
BOTH_IN_CALENDAR = Words(
    "两头都是日历上的日子，T 挪了它也不动", "both are days of the calendar, which do not move with T"
)
BEGINS_IN_CALENDAR = Words("开始是{origin}", BEGINS_AT.en)
ENDS_IN_CALENDAR = Words("结束是{origin}", ENDS_AT.en)
IN_CALENDAR = Words("日历上的日子，T 挪了它也不动", "a day of the calendar, which does not move with T")
FIXED = Steps(IN_CALENDAR, ())
NAMED = Words("「{name}」（{day}）", "'{name}' ({day})")
FIRST_OF = Words("「{name}」的第一天（{day}）", "the first day of '{name}' ({day})")
END_OF = Words("「{name}」完成的那天（{day}）", "the day '{name}' ends ({day})")
WHOLE = Words("「{name}」整段", "all of '{name}'")
TAKES = Words("工期 {length}，所以 {day} 开始", "it takes {length}, so it begins on {day}")


class Origins:
    """The reasons of dates that the plan gives."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self.schedule = places.schedule

    def fixed(self, dated: DatedTask) -> Reason:
        """Why a task with a window or a due day is when it is."""
        task = dated.task
        if task.window is not None:
            return self.written("window", task.window)
        assert task.due is not None
        reason = self.written("due", task.due)
        if task.duration is None or dated.start is None or dated.finish is None:
            return reason
        first, last = dated.start.day, dated.finish.day
        if first == last:
            return reason
        takes = Sentence(TAKES, {"length": taken(task.duration), "day": self.places.shown(first)})
        calendar = self.schedule.calendar_of(task.department)
        skipped = days_off(first, last + 1, self.schedule.event, calendar) if task.duration.unit == "wd" else ()
        return replace(reason, rule="due-and-duration", parts=(*reason.parts, takes, *skipped))

    def written(self, key: str, written: Day | Window, side: Side = "last") -> Reason:
        """What a written day or window rests on; of a window, the end that is asked for leads on."""
        says = Sentence(SAYS, {"key": key, "written": written.written})
        if isinstance(written, Day):
            origin, skipped, hangs_on = self.of_day(written)
            means = (Sentence(MEANS, {"origin": origin}),) if origin else ()
            return Reason(key, ids_in(written), (says, *means, *skipped), hangs_on)
        if written.whole:
            base = written.start.base
            whole = self.places.named(base.id, side) if isinstance(base, Name) and written.start.bare else None
            if whole is None or whole.kind != "phase":
                return self.written(key, written.start._replace(written=written.written))
            means = (Sentence(MEANS, {"origin": Sentence(WHOLE, {"name": self.places.name(whole)})}),)
            return Reason(key, ids_in(written.start), (says, *means), whole)
        parts = [says]
        begins, ends = self.of_day(written.start), self.of_day(written.end)
        if begins[0] == ends[0] == FIXED:
            parts += [Sentence(BOTH_IN_CALENDAR, {}), *begins[1], *ends[1]]
        else:
            for (origin, skipped, _), words in (
                (begins, BEGINS_IN_CALENDAR if begins[0] == FIXED else BEGINS_AT),
                (ends, ENDS_IN_CALENDAR if ends[0] == FIXED else ENDS_AT),
            ):
                parts += [*([Sentence(words, {"origin": origin})] if origin else []), *skipped]
        _, _, hangs_on = self.of_day(written.start if side == "first" else written.end)
        return Reason(key, ids_in(written.start, written.end), tuple(parts), hangs_on)

    def of_day(self, day: Day) -> tuple[Steps | None, tuple[Sentence, ...], Place | None]:
        """What a written day stands on, where its own words leave that open; the days skipped; what it hangs on."""
        if isinstance(day.base, Event) and len(day.shifts) < 2 and all(unit in ("d", "w") for _, unit in day.shifts):
            return None, (), EVENT
        stood = self.standing(day)
        skipped: list[Sentence] = []
        for (amount, unit), start, end in zip(day.shifts, stood, stood[1:], strict=False):
            if unit == "wd":
                span = (end, start) if amount < 0 else (start + 1, end + 1)
                skipped += days_off(*span, self.schedule.event, self.schedule.calendar)
        if isinstance(day.base, Absolute | MonthDay | DayOfMonth):
            return FIXED, tuple(skipped), None
        if isinstance(day.base, Event):
            return Steps(Words(" T ", "T"), day.shifts), tuple(skipped), EVENT
        task = self.places.tasks.get(day.base.id) if isinstance(day.base, TaskEnd) else None
        hangs_on = self.places.of_task(task) if task else self.places.named(day.base.id, "first")
        if hangs_on is None or not stood:
            return None, (), hangs_on
        words = END_OF if task else FIRST_OF if hangs_on.kind == "phase" else NAMED
        base = Sentence(words, self.places.named_on(hangs_on, offset(stood[0], self.schedule.event)))
        return Steps(base, day.shifts), tuple(skipped), hangs_on

    def standing(self, day: Day) -> list[int]:
        """The day a written one counts from, and the days its steps lead to."""
        found = []
        try:
            for count in range(len(day.shifts) + 1):
                part = day._replace(shifts=day.shifts[:count], time=None)
                found.append(self.schedule.timeline.moment(part).day)
        except Unresolved:  # only on the way: the day as a whole has a moment
            return []
        return found
