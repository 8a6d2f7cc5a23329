"""Tasks that have only a duration and cannot end in time: what is missing, and what holds them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from promoplan.campaign import Campaign
from promoplan.days.write import Moment
from promoplan.finding import Words
from promoplan.rules.counts import days
from promoplan.schedule.schedule import DatedTask

if TYPE_CHECKING:
    from promoplan.why.holds import Hold, Holds

HINTS = {
    "after-need": Words(
        "差 {missing}：缩短工期，让前置「{need}」（{ends}）早一点做完，或放宽期限",
        "{missing} missing: a shorter duration, an earlier end of its need '{need}' ({ends}), or a later limit",
    ),
    "not-before": Words(
        "差 {missing}：缩短工期，把 not_before（{begins}）提前，或放宽期限",
        "{missing} missing: a shorter duration, an earlier not_before ({begins}), or a later limit",
    ),
    "away": Words(
        "差 {missing}：换一位责任人（{owner} {away} 至 {until} 不在），缩短工期，或放宽期限",
        "{missing} missing: another owner ({owner} is away {away} to {until}), a shorter duration, or a later limit",
    ),
    "alone": Words(
        "差 {missing}：缩短工期，更早开始，或放宽期限",
        "{missing} missing: a shorter duration, an earlier start, or a later limit",
    ),
}


def told(dated: DatedTask, campaign: Campaign, last: int) -> tuple[str, dict[str, object]]:
    """Which of HINTS is true of a task that should have ended by a day, and what it says."""
    assert dated.finish is not None
    values: dict[str, object] = {"missing": days(dated.finish.day - last)}
    binding = _holds(campaign).binding_early(dated, "")
    leave = _leave(dated, campaign, binding)
    if leave is not None:
        first, until = (campaign.shown(Moment(day)) for day in leave)
        return "away", values | {"owner": campaign.person_name(dated.task.owner), "away": first, "until": until}
    if any(hold.rule == "not-before" for hold in binding) and dated.not_before is not None:
        return "not-before", values | {"begins": campaign.shown(dated.not_before)}
    need = next((campaign.tasks[hold.other] for hold in binding if hold.other >= 0), None)
    if need is None:
        return "alone", values
    return "after-need", values | {"need": need.name, "ends": campaign.shown_end(need)}


def _leave(dated: DatedTask, campaign: Campaign, binding: list[Hold]) -> tuple[int, int] | None:
    """The leave that holds up a task counted in working days: its first and last day."""
    task, finish = dated.task, dated.finish
    if not binding or finish is None or task.duration is None or task.duration.unit != "wd" or task.is_milestone:
        return None
    calendar, ready = campaign.schedule.calendar_of(task.department), binding[0].day
    for span in campaign.schedule.away.get(task.owner or "", ()):
        first, last = max(span.start.day, ready), min(span.end.day, finish.day)
        if first <= last and calendar.working_days(first, last):
            return span.start.day, span.end.day
    return None


@lru_cache(maxsize=1)
def _holds(campaign: Campaign) -> Holds:
    from promoplan.why.holds import Holds  # noqa: PLC0415 - most plans have nothing to tell

    return Holds(campaign.plan, campaign.schedule, campaign.times)
