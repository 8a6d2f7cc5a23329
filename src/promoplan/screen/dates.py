"""Every date of a plan: as aligned text, as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from promoplan.campaign import Campaign
from promoplan.days.write import KIND_MARKS, Moment, clock, iso, month_day, offset, weekday
from promoplan.finding import Language, Words
from promoplan.formats import json
from promoplan.progress import Chosen
from promoplan.schedule.occurrences import occurrences
from promoplan.schedule.schedule import DatedTask
from promoplan.screen.plain import fitting, table

if TYPE_CHECKING:
    from promoplan.why.reasons import Reasons

HEADINGS = (
    Words("T", "T"), Words("日期", "Date"), Words("星期", "Day"), Words("休/班", "Off"), Words("时刻", "Time"),
    Words("开始", "From"), Words("编号", "Id"), Words("事项", "What"), Words("责任人", "Owner"),
)  # fmt: skip
WEIGHTS = (0, 0, 0, 0, 0, 0, 2, 4, 2)  # how the columns share a line: days are always whole
LEAST = 12  # columns of a title, before the owner is left out
WIDTH = 120  # columns of a line where nobody looks
EVENT = Words("{name}（活动日）", "{name} (event day)")
PHASE = Words("阶段：{name} 至 {last}", "phase: {name} to {last}")
FOLLOW_UP = Words("跟进：{name}", "follow-up: {name}")
UNDATED = Words("没有日期", "No date")
LAST = 1 << 40
MOST_OCCURRENCES = 100  # of one task that are listed: three months of days


def as_text(campaign: Campaign, chosen: Chosen, only_theirs: bool, width: int) -> str:
    """A line of at most `width` columns for each day there is, in the order of days; what has none comes last.

    `only_theirs` leaves out what is nobody's: key dates, phases, and follow-ups that others hold.
    """
    language = campaign.language
    lines: list[tuple[tuple[int, int], tuple[str, ...]]] = []
    if not only_theirs:
        lines += _named(campaign, language)
    lines += _follow_ups(campaign, chosen if only_theirs else None, language)
    undated = []
    for dated in campaign.tasks:
        if not chosen.task(dated):
            continue
        cells = (dated.id, dated.task.title, campaign.person_name(dated.task.owner))
        if dated.finish is None:
            undated.append(("", "", "", "", "", "", *cells))
        else:
            begins = dated.start is not None and dated.start.day != dated.finish.day
            from_ = offset(dated.start.day, campaign.schedule.event) if begins and dated.start else ""
            lines.append(
                (
                    _order(campaign, dated.finish),
                    (*_day(campaign, dated.finish, language, from_, dated.task.department), *cells),
                )
            )
    lines.sort(key=lambda line: line[0])
    rows = [tuple(words.say(language) for words in HEADINGS), *(cells for _, cells in lines), *undated]
    return "".join(line + "\n" for line in table(rows, fitting(rows, WEIGHTS, width, LEAST)))


def _order(campaign: Campaign, moment: Moment) -> tuple[int, int]:
    """Ends in the order of days, then of times; 24:00 still belongs to its day."""
    return moment.day, campaign.schedule.due_time if moment.minute is None else moment.minute


def _day(
    campaign: Campaign, moment: Moment, language: Language, from_: str = "", department: str | None = None
) -> tuple[str, ...]:
    event = campaign.schedule.event
    mark = KIND_MARKS[language][campaign.schedule.calendar_of(department).kind(moment.day)]
    time = clock(moment.minute) if moment.minute is not None else ""
    return offset(moment.day, event), month_day(moment.day, event), weekday(moment.day, language), mark, time, from_


def _named(campaign: Campaign, language: Language) -> Iterator[tuple[tuple[int, int], tuple[str, ...]]]:
    schedule = campaign.schedule
    event = Moment(schedule.event)
    yield (
        (schedule.event, -1),
        (*_day(campaign, event, language), "T", EVENT.say(language).format(name=campaign.plan.campaign.name), ""),
    )
    for id_, moment in schedule.key_dates.items():
        name = campaign.plan.key_dates[id_].name or id_
        if moment is None:
            yield (LAST, 0), ("", "", "", "", "", "", id_, name, "")
        else:
            yield _order(campaign, moment), (*_day(campaign, moment, language), id_, name, "")
    for phase in campaign.plan.phases:
        span = schedule.phases.get(phase.id)
        if span is not None:
            last = offset(span.end.day, schedule.event)
            what = PHASE.say(language).format(name=phase.name or phase.id, last=last)
            yield (span.start.day, 0), (*_day(campaign, span.start, language), phase.id, what, "")


def _follow_ups(
    campaign: Campaign, chosen: Chosen | None, language: Language
) -> Iterator[tuple[tuple[int, int], tuple[str, ...]]]:
    """The rounds of follow-up: all of them, or those that the people who were chosen hold."""
    for item, dated in zip(campaign.plan.follow_ups, campaign.schedule.follow_ups, strict=True):
        if chosen is None or item.owner in chosen.owners:
            name = FOLLOW_UP.say(language).format(name=item.name or item.id)
            cells = (item.id, name, campaign.person_name(item.owner))
            if dated.at is None:
                yield (LAST, 0), ("", "", "", "", "", "", *cells)
            else:
                yield _order(campaign, dated.at), (*_day(campaign, dated.at, language), *cells)


def as_json(campaign: Campaign, chosen: Chosen) -> str:
    """`dates --format json`: see docs/json.md. What is not known yet is null."""
    schedule = campaign.schedule
    event = schedule.event
    from promoplan.why.reasons import Reasons  # noqa: PLC0415 - the text says no reasons

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
            "tasks": [_task(campaign, dated, reasons) for dated in campaign.tasks if chosen.task(dated)],
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
    return {"occurrences": listed, "occurrence_count": found.count()}


_iso_once = lru_cache(maxsize=4096)(iso)  # tasks that repeat share their days


def _slack(campaign: Campaign, dated: DatedTask) -> dict[str, object]:
    """How early and how late a task can be; null where nothing says so."""
    times = campaign.times[dated.index] if campaign.schedule.dated else None
    if times is None:
        keys = ("earliest_start", "earliest_finish", "latest_start", "latest_finish", "slack_days", "critical")
        return dict.fromkeys(keys)
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
        "critical": times.critical,
    }


def _iso(moment: Moment | None) -> str | None:
    return iso(moment) if moment is not None else None
