"""The `calendar` section: which days are worked, and what a day without a time means."""

from __future__ import annotations

from typing import Annotated

from promoplan.plan.fields import (
    AsList,
    AsMap,
    OptionalName,
    OptionalText,
    Part,
    References,
    Texts,
    TimeField,
    Weekdays,
    WholeNumber,
    WindowField,
    Windows,
    field,
    short_for,
)

DUE_TIME = 18 * 60
PILE_UP = 5
MAX_PARALLEL = 4


class Freeze(Part):
    window: WindowField = field("冻结期", "when nothing in scope may change")
    scope: Texts = field("范围", "what may not change: price, stock, page, …; all, or nothing, is everything", ())
    except_: References = field("例外", "tasks that may", (), alias="except")
    note: OptionalText = field("说明", "why, or who may lift it", None)


class PileUp(Part):
    person: WholeNumber = field("每人", "more than this many due on one day for one person are told", None)
    department: WholeNumber = field("每部门", "the same for a department; default twice the person's", None)


class CalendarSection(Part):
    holidays: OptionalName = field("节假日", "cn (with make-up days), none, or a country code", None)
    workweek: Weekdays = field("工作日", "the weekdays worked", ())
    extra_workdays: Windows = field("补班", "days worked all the same; they win over everything", ())
    days_off: Windows = field("放假", "days off of the plan's own", ())
    due_time: TimeField = field("截止时刻", "when a deadline without a time falls, default 18:00", None)
    freeze: Annotated[tuple[Freeze, ...], AsList] = field("冻结", "windows in which some things may not change", ())
    pile_up: Annotated[PileUp, short_for("person")] | None = field(
        "扎堆", "how many due on one day are too many: a number for a person, or {person, department}", None
    )
    max_parallel: WholeNumber = field("并行上限", "how many things one person may have running, default 4", None)


SHAPE = Annotated[CalendarSection, AsMap]
