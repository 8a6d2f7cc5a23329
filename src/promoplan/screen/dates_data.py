"""Every date of a plan as others read it: JSON (see docs/json.md), and CSV with the same columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice

from promoplan.campaign import Campaign
from promoplan.days.write import KIND_MARKS, Moment, iso, offset, weekday
from promoplan.formats import csv, json
from promoplan.schedule.occurrences import occurrences
from promoplan.schedule.schedule import DatedTask
from promoplan.why.reasons import Reasons

MOST_OCCURRENCES = 100  # of one task that are listed: three months of days
# What a line of CSV holds: of a key date, a phase or a follow-up what they have.
COLUMNS = (
    "kind", "id", "name", "department", "owner", "start", "finish", "offset", "weekday", "day_off", "earliest_start",
    "earliest_finish", "latest_start", "latest_finish", "slack_days", "free_slack_days", "critical",
    "fixed", "why",
)  # fmt: skip


def as_json(campaign: Campaign, tasks: Iterable[DatedTask]) -> str:
    """`dates --format json`, with some of the tasks: see docs/json.md. What is not known yet is null."""
    schedule = campaign.schedule
    event = schedule.event
    reasons = Reasons(campaign.plan, schedule, campaign.times)
    return json.document(
        {
            "format": 1,
            "event_day": iso(Moment(event)),
            "calendar_assumed": list(schedule.years_missing),
            "key_dates": [
                {"id": id_, "at": _iso(moment), "offset": offset(moment.day, event) if moment else None}
                for id_, moment in schedule.key_dates.items()
            ],
            "phases": [
                {"id": id_, "start": _iso(span.start) if span else None, "finish": _iso(span.end) if span else None}
                for id_, span in schedule.phases.items()
            ],
            "follow_ups": [
                {
                    "id": item.id,
                    "name": item.name,
                    "owner": item.owner,
                    "at": _iso(dated.at),
                    "held": _iso(dated.held),
                    "offset": offset(dated.at.day, event) if dated.at else None,
                }
                for item, dated in zip(campaign.plan.follow_ups, schedule.follow_ups, strict=True)
            ],
            "tasks": [_task(campaign, dated, reasons) for dated in tasks],
        }
    )


def _task(campaign: Campaign, dated: DatedTask, reasons: Reasons) -> dict[str, object]:
    task, finish = dated.task, dated.finish
    file, line, _ = campaign.document.sources.location(campaign.at(dated))
    return {
        "id": task.id,
        "title": task.title,
        "department": task.department,
        "owner": task.owner,
        "start": _iso(dated.start),
        "finish": _iso(finish),
        **_occasions(campaign, dated),
        **_slack(campaign, dated),
        "fixed": dated.fixed,
        "offset": offset(finish.day, campaign.schedule.event) if finish else None,
        "why": reasons.of_task(dated).as_json(campaign.language) if finish else None,
        "file": file,
        "line": line,
    }


def _occasions(campaign: Campaign, dated: DatedTask) -> dict[str, object]:
    """When a task that repeats is done: the first of them, and how many there are."""
    found = occurrences(campaign.schedule, dated) if dated.task.repeat is not None else None
    if found is None:
        return {}
    listed = [_iso_once(moment) for moment in islice(found.all(), MOST_OCCURRENCES)]
    return {"occurrences": listed, "occurrence_count": found.how_many()}


_iso_once = lru_cache(maxsize=4096)(iso)  # tasks that repeat share their days


def _slack(campaign: Campaign, dated: DatedTask) -> dict[str, object]:
    """How early and how late a task can be; null where nothing says so."""
    times = campaign.times[dated.index] if campaign.schedule.dated else None
    if times is None:
        return dict.fromkeys(COLUMNS[COLUMNS.index("earliest_start") : COLUMNS.index("fixed")])
    unknown = dated.fixed and dated.start is None  # a task with only a last day has no first one

    def first(start: int | None, end: int | None) -> str | None:
        if start is None or end is None or unknown:
            return None
        return iso(Moment(min(start, end - 1)))  # a milestone stands at the end of its day

    def last(end: int | None) -> str | None:
        return iso(Moment(end - 1)) if end is not None else None

    return {
        "earliest_start": first(times.earliest_start, times.earliest_end),
        "earliest_finish": last(times.earliest_end),
        "latest_start": first(times.latest_start, times.latest_end),
        "latest_finish": last(times.latest_end),
        "slack_days": times.slack,
        "free_slack_days": times.free_slack,
        "critical": times.critical,
    }


def _iso(moment: Moment | None) -> str | None:
    return iso(moment) if moment is not None else None


def as_csv(campaign: Campaign, tasks: Iterable[DatedTask], only_theirs: bool) -> str:
    """`dates --format csv`: some of the tasks; unless `only_theirs` the event, key dates, phases, follow-ups first."""
    reasons = Reasons(campaign.plan, campaign.schedule, campaign.times)
    named = [] if only_theirs else _named(campaign)
    lines = [*named, *(_line("task", _task(campaign, dated, reasons), dated.finish, campaign) for dated in tasks)]
    return csv.document([COLUMNS, *lines])


def _named(campaign: Campaign) -> Iterator[list[str]]:
    schedule, plan = campaign.schedule, campaign.plan
    event = Moment(schedule.event)
    yield _line("event", {"id": "T", "name": plan.campaign.name, "finish": iso(event)}, event, campaign)
    for id_, moment in schedule.key_dates.items():
        yield _line("key_date", {"id": id_, "name": plan.key_dates[id_].name, "finish": _iso(moment)}, moment, campaign)
    for phase in plan.phases:
        span = schedule.phases.get(phase.id)
        days = {"start": iso(span.start), "finish": iso(span.end)} if span else {}
        yield _line("phase", {"id": phase.id, "name": phase.name, **days}, span.end if span else None, campaign)
    for item, dated in zip(plan.follow_ups, schedule.follow_ups, strict=True):
        said = {"id": item.id, "name": item.name, "owner": item.owner, "finish": _iso(dated.at)}
        yield _line("follow_up", said, dated.at, campaign)


def _line(kind: str, said: Mapping[str, object], finish: Moment | None, campaign: Campaign) -> list[str]:
    """A line's cells: what is said, by column; yes or nothing for what is true or not."""
    day: dict[str, object] = {"kind": kind, "name": said.get("title")}
    if finish is not None:
        department = said.get("department")
        calendar = campaign.schedule.calendar_of(department if isinstance(department, str) else None)
        day["offset"] = offset(finish.day, campaign.schedule.event)
        day["weekday"] = weekday(finish.day, campaign.language)
        day["day_off"] = KIND_MARKS[campaign.language][calendar.kind(finish.day)]
    why = said.get("why")
    cells = {**day, **said, "why": why["text"] if isinstance(why, dict) else None}
    return [_cell(cells.get(column)) for column in COLUMNS]


def _cell(value: object) -> str:
    return "" if value is None or value is False else "yes" if value is True else str(value)
