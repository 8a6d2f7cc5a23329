"""What differs between two plans, or would with another value, as JSON."""

from __future__ import annotations

from promoplan.compare import Changes
from promoplan.compare.dated import Dated
from promoplan.days.write import Moment, iso, offset
from promoplan.finding import Language
from promoplan.formats import json
from promoplan.pipeline import Loaded
from promoplan.schedule.schedule import DatedTask
from promoplan.screen.findings import entry


def as_json(changes: Changes, before: Loaded, after: Loaded, language: Language, **first: object) -> str:
    """All that differs: see docs/json.md."""
    return json.document(
        {
            "format": 1,
            **first,
            "event_day": {
                "before": iso(Moment(changes.before.schedule.event)),
                "after": iso(Moment(changes.after.schedule.event)),
            },
            "moved": [_dated(changes, dated) for dated in changes.moved],
            "not_moved": [_dated(changes, dated) for dated in changes.still],
            "onto_days_off": [_dated(changes, dated) for dated in changes.onto_days_off],
            "off_days_off": [_dated(changes, dated) for dated in changes.off_days_off],
            "added": [_task(dated) for dated in changes.added],
            "removed": [_task(dated) for dated in changes.removed],
            "changed": [
                {"id": one.id, "key": one.key, "before": one.before, "after": one.after} for one in changes.changed
            ],
            "slack": [
                {"id": one.dated.id, "priority": one.dated.task.priority, "before": one.before, "after": one.after}
                for one in changes.slack
            ],
            "figures": [
                {
                    "key": one.key,
                    "name": one.figure.name.say(language),
                    "unit": one.figure.unit,
                    "before": one.before.as_json() if one.before else None,
                    "after": one.after.as_json() if one.after else None,
                }
                for one in changes.figures
            ],
            "findings_new": [entry(after, finding, language) for finding in changes.new],
            "findings_gone": [entry(before, finding, language) for finding in changes.gone],
        }
    )


def _dated(changes: Changes, dated: Dated) -> dict[str, object]:
    finish = dated.after.finish
    return {
        "kind": dated.kind,
        "id": dated.id,
        "name": dated.name,
        "owner": dated.owner,
        "open": dated.open,
        "days": dated.days,
        "start_before": _iso(dated.before.start),
        "start": _iso(dated.after.start),
        "finish_before": _iso(dated.before.finish),
        "finish": _iso(finish),
        "offset": offset(finish.day, changes.after.schedule.event) if finish else None,
        "day_off": dated.off_after,
    }


def _task(dated: DatedTask) -> dict[str, object]:
    task = dated.task
    return {
        "id": task.id,
        "title": task.title,
        "department": task.department,
        "owner": task.owner,
        "start": _iso(dated.start),
        "finish": _iso(dated.finish),
    }


def _iso(moment: Moment | None) -> str | None:
    return iso(moment) if moment is not None else None
