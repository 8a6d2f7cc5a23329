"""Tasks that have only a duration and cannot end in time: what is missing, and what they wait for."""

from __future__ import annotations

from promoplan.campaign import Campaign
from promoplan.finding import Words
from promoplan.rules.counts import days
from promoplan.schedule.schedule import DatedTask

AFTER_NEED = Words(
    "差 {missing}：缩短工期，让前置「{need}」（{ends}）早一点做完，或放宽期限",
    "{missing} missing: a shorter duration, an earlier end of its need '{need}' ({ends}), or a later limit",
)
ALONE = Words(
    "差 {missing}：缩短工期，更早开始，或放宽期限",
    "{missing} missing: a shorter duration, an earlier start, or a later limit",
)
HINTS = {"after-need": AFTER_NEED, "alone": ALONE}


def variant(dated: DatedTask, campaign: Campaign) -> str:
    """Which of HINTS is true of a task."""
    return "alone" if _last_need(dated, campaign) is None else "after-need"


def values(dated: DatedTask, campaign: Campaign, last: int) -> dict[str, object]:
    """What the hints say of a task that should have ended by a day."""
    assert dated.finish is not None
    need = _last_need(dated, campaign)
    told: dict[str, object] = {"missing": days(dated.finish.day - last)}
    if need is not None:
        told |= {"need": need.name, "ends": campaign.shown_end(need)}
    return told


def _last_need(dated: DatedTask, campaign: Campaign) -> DatedTask | None:
    """The need that ends last, which is the one to hurry."""
    found = (campaign.task_by_id.get(need.id) for need in dated.task.needs if need is not None)
    ends = [(need.finish.day, need.index, need) for need in found if need is not None and need.finish is not None]
    return max(ends)[2] if ends else None
