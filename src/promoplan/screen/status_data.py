"""A campaign's status as others read it: see docs/json.md."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from promoplan.campaign import Campaign
from promoplan.days.write import Moment, iso
from promoplan.formats import json
from promoplan.progress import Item, Progress, open_needs
from promoplan.schedule.schedule import DatedTask


def as_data(progress: Progress) -> dict[str, object]:
    """One campaign's status as others read it: see docs/json.md."""
    campaign = progress.campaign

    def entry(item: Item) -> dict[str, object]:
        return _entry(campaign, item.dated, item.due) | {
            "title": item.title,
            "owner": item.owner,
            "step": None if item.step is None else item.step + 1,
            "occurrence": item.occurrence,
        }

    next_key_date = progress.next_key_date
    return {
        "today": iso(Moment(campaign.today)),
        "campaign": campaign.plan.campaign.id,
        "days_to_event": progress.days_to_event,
        "next_key_date": {"id": next_key_date[0], "at": iso(next_key_date[1])} if next_key_date else None,
        "late": [entry(item) for item in progress.late],
        "due_today": [entry(item) for item in progress.due_today],
        "due_soon": [entry(item) for item in progress.due_soon],
        "blocked": [
            _entry(campaign, blocked.dated, blocked.dated.finish) | {"because": blocked.because}
            for blocked in progress.blocked
        ],
        "no_slack": [_entry(campaign, dated, dated.finish) for dated in progress.no_slack],
        "departments": [
            {"id": part.id, "total": part.total, "done": part.done, "late": part.late} for part in progress.departments
        ],
        "follow_ups": [
            {
                "id": item.id,
                "name": item.name,
                "at": iso(dated.at) if dated.at else None,
                "held": iso(dated.held) if dated.held else None,
                "missed": number in progress.follow_ups_missed,
            }
            for number, (item, dated) in enumerate(
                zip(campaign.plan.follow_ups, campaign.schedule.follow_ups, strict=True)
            )
        ],
    }


def _entry(campaign: Campaign, dated: DatedTask, due: Moment | None) -> dict[str, object]:
    return {
        "id": dated.id,
        "title": dated.task.title,
        "department": dated.task.department,
        "owner": dated.task.owner,
        "due": iso(due) if due else None,
        "days_late": max(campaign.today - due.day, 0) if due else 0,
        "waits_for": [first.id for first in open_needs(campaign, dated)],
    }


def as_json(
    all_progress: Sequence[Progress], more: Sequence[Mapping[str, object]] = (), what_if: Sequence[str] = ()
) -> str:
    """`status --format json`: one plan's status, or {format, plans: […]} for several; `more` is said of each."""
    first: dict[str, object] = {"format": 1, "what_if": list(what_if)} if what_if else {"format": 1}
    data = [as_data(one) for one in all_progress]
    for one, said in zip(data, more, strict=False):
        one.update(said)
    return json.document({**first, **(data[0] if len(data) == 1 else {"plans": data})})
