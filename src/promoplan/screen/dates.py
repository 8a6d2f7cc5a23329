"""Every date of a plan as aligned text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from promoplan.campaign import Campaign
from promoplan.days.expression import Day, Window
from promoplan.days.write import KIND_MARKS, Moment, clock, month_day, offset, weekday
from promoplan.finding import Words
from promoplan.progress import Chosen
from promoplan.schedule.schedule import DatedTask
from promoplan.screen.plain import fitting, table
from promoplan.slack import critical_chains
from promoplan.why.reasons import Reasons

HEADINGS = (
    Words("T", "T"), Words("日期", "Date"), Words("星期", "Day"), Words("休/班", "Off"), Words("时刻", "Time"),
    Words("开始", "From"), Words("余量", "Slack"), Words("编号", "Id"), Words("事项", "What"),
    Words("责任人", "Owner"), Words("依据", "Why"),
)  # fmt: skip
WEIGHTS = (0, 0, 0, 0, 0, 0, 0, 3, 4, 3, 3)  # how the columns share a line: days are always whole
LEAST = 12  # columns of a title, before the reason and then the owner are left out
WIDTH = 120  # columns of a line where nobody looks
CRITICAL = "■"
EVENT = Words("{name}（活动日）", "{name} (event day)")
PHASE = Words("阶段：{name} 至 {last}", "phase: {name} to {last}")
FOLLOW_UP = Words("跟进：{name}", "follow-up: {name}")
CHAIN = Words("余量 {slack} 天 · {count} 件", "{slack}d of slack · {count}")
NO_CHAIN = Words(
    "没有关键线路：没有哪条 needs 的线通到期限、阶段或活动日。\n",
    "There is no critical chain: no needs lead to a limit, a phase or the event.\n",
)
LAST = 1 << 40
NO_DAY = ("", "", "", "", "", "")
FROM_BEFORE = ("needs", "not-before", "start", "cannot-be-met")  # rules of dates that what comes before gives
Order: TypeAlias = tuple[int, int]
Cells: TypeAlias = tuple[str, ...]


def as_text(campaign: Campaign, chosen: Chosen, only_theirs: bool, width: int) -> str:
    """A line of at most `width` columns for each day there is, in the order of days; what has none comes last.

    `only_theirs` leaves out what is nobody's: key dates, phases, and follow-ups that others hold.
    """
    lines = list(_follow_ups(campaign, chosen if only_theirs else None))
    if not only_theirs:
        lines += _named(campaign)
    lines += _tasks(campaign, (dated for dated in campaign.tasks if chosen.task(dated)))
    lines.sort(key=lambda line: line[0])
    return "".join(line + "\n" for line in _aligned(campaign, [cells for _, cells in lines], width))


def critical_as_text(campaign: Campaign, chosen: Chosen, width: int) -> str:
    """The critical chains, each under its least slack, that of least slack first; only theirs of who was chosen."""
    language = campaign.language
    chains = critical_chains(campaign, (dated for dated in campaign.tasks if chosen.task(dated)))
    if not chains:
        return NO_CHAIN.say(language)
    rows = [cells for _, chain in chains for _, cells in _tasks(campaign, chain)]
    head, *lines = _aligned(campaign, rows, width)
    text = head + "\n"
    for slack, chain in chains:
        own, lines = lines[: len(chain)], lines[len(chain) :]
        title = CHAIN.say(language).format(slack=slack, count=len(chain))
        text += "\n" + title + "\n" + "".join(line + "\n" for line in own)
    return text


def _aligned(campaign: Campaign, rows: list[Cells], width: int) -> list[str]:
    rows = [tuple(words.say(campaign.language) for words in HEADINGS), *rows]
    return table(rows, fitting(rows, WEIGHTS, width, LEAST))


def _tasks(campaign: Campaign, tasks: Iterable[DatedTask]) -> Iterator[tuple[Order, Cells]]:
    reasons = Reasons(campaign.plan, campaign.schedule, campaign.times)
    for dated in tasks:
        cells = (dated.id, dated.task.title, campaign.person_name(dated.task.owner))
        if dated.finish is None:
            yield (LAST, 1), (*NO_DAY, "", *cells, "")
            continue
        begins = dated.start is not None and dated.start.day != dated.finish.day
        from_ = offset(dated.start.day, campaign.schedule.event) if begins and dated.start else ""
        day = _day(campaign, dated.finish, from_, dated.task.department)
        yield _order(campaign, dated.finish), (*day, _slack(campaign, dated), *cells, _why(dated, reasons))


def _slack(campaign: Campaign, dated: DatedTask) -> str:
    """The days of slack, and whether the task is on a critical chain."""
    times = campaign.times[dated.index]
    if times is None or times.slack is None:
        return ""
    return f"{times.slack}{CRITICAL if times.critical else ''}"


def _why(dated: DatedTask, reasons: Reasons) -> str:
    """What the date rests on, in the plan's words: `signup_close - 1d`, 3wd → go, 1d ← print; `why` tells all of it."""
    task = dated.task
    if dated.fixed or task.duration is None:
        written = task.window or task.due
        return written.written if written else ""
    reason = reasons.of_task(dated)
    on = ", ".join(reason.rests_on) or (task.must_end_by.written if reason.rule == "limit" and task.must_end_by else "")
    arrow = "←" if reason.rule in FROM_BEFORE else "→"
    return " ".join(filter(None, (task.duration.written, arrow, on or ("T" if reason.rule == "event" else ""))))


def _order(campaign: Campaign, moment: Moment) -> Order:
    """Ends in the order of days, then of times; 24:00 still belongs to its day."""
    return moment.day, campaign.schedule.due_time if moment.minute is None else moment.minute


def _day(campaign: Campaign, moment: Moment, from_: str = "", department: str | None = None) -> Cells:
    event, language = campaign.schedule.event, campaign.language
    mark = KIND_MARKS[language][campaign.schedule.calendar_of(department).kind(moment.day)]
    time = clock(moment.minute) if moment.minute is not None else ""
    return offset(moment.day, event), month_day(moment.day, event), weekday(moment.day, language), mark, time, from_


def _named(campaign: Campaign) -> Iterator[tuple[Order, Cells]]:
    schedule, language, plan = campaign.schedule, campaign.language, campaign.plan
    event = Moment(schedule.event)
    name = EVENT.say(language).format(name=plan.campaign.name)
    yield (schedule.event, -1), (*_day(campaign, event), "", "T", name, "", _written(plan.campaign.event_day))
    for id_, moment in schedule.key_dates.items():
        key_date = plan.key_dates[id_]
        cells = ("", id_, key_date.name or id_, "", _written(key_date.at))
        if moment is None:
            yield (LAST, 0), (*NO_DAY, *cells)
        else:
            yield _order(campaign, moment), (*_day(campaign, moment), *cells)
    for phase in plan.phases:
        span = schedule.phases.get(phase.id)
        if span is not None:
            last = offset(span.end.day, schedule.event)
            what = PHASE.say(language).format(name=phase.name or phase.id, last=last)
            cells = ("", phase.id, what, "", _written(phase.window))
            yield (span.start.day, 0), (*_day(campaign, span.start), *cells)


def _follow_ups(campaign: Campaign, chosen: Chosen | None) -> Iterator[tuple[Order, Cells]]:
    """The rounds of follow-up: all of them, or those that the people who were chosen hold."""
    for item, dated in zip(campaign.plan.follow_ups, campaign.schedule.follow_ups, strict=True):
        if chosen is None or item.owner in chosen.owners:
            name = FOLLOW_UP.say(campaign.language).format(name=item.name or item.id)
            cells = ("", item.id, name, campaign.person_name(item.owner), _written(item.at))
            if dated.at is None:
                yield (LAST, 0), (*NO_DAY, *cells)
            else:
                yield _order(campaign, dated.at), (*_day(campaign, dated.at), *cells)


def _written(day: Day | Window | None) -> str:
    return day.written if day else ""
