"""The entries of tasks: from when to when, each time of those that repeat, and steps that have days of their own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from promoplan.agenda import ALL_WEEKDAYS, Alarm, Entry, Series
from promoplan.campaign import Campaign
from promoplan.days.write import Moment
from promoplan.entries.making import HOUR_BEFORE, Item, alarms, at_once, lasting, lines, title
from promoplan.finding import Words
from promoplan.schedule.occurrences import Occurrences, occurrences
from promoplan.schedule.schedule import DatedTask
from promoplan.views import rows

OWNER = Words("责任人：{owner}", "Owner: {owner}")
IN_DEPARTMENT = Words("{owner}（{department}）", "{owner} ({department})")
DONE_WHEN = Words("内容要求：{text}", "Done when: {text}")
WAITS_FOR = Words("在等：", "Waits for:")
STEP_OF = Words("「{title}」的一步", "A step of '{title}'")


def items(campaign: Campaign) -> Iterator[Item]:
    """The entries of every task that has days, in the plan's order."""
    for dated in campaign.tasks:
        helpers = [id_ for id_ in dated.task.helpers if id_]
        steps = dict(_steps(campaign, dated))
        # who only has steps with days of their own has those, and not the whole task
        wholly = [step.owner for place, step in enumerate(dated.task.steps) if step.owner and place not in steps]
        theirs = tuple(dict.fromkeys(filter(None, (dated.task.owner, *helpers, *wholly))))
        for entry in _entries(campaign, dated):
            yield Item(entry, dated.task.department, theirs)
        for place, entry in steps.items():
            owner = dated.task.steps[place].owner or dated.task.owner
            yield Item(entry, dated.task.department, (owner,) if owner else ())


def _entries(campaign: Campaign, dated: DatedTask) -> Iterator[Entry]:
    """A task as one entry; one that repeats as one for each of its times, and for each day out of the rhythm."""
    if dated.finish is None:
        return
    task, due_time = dated.task, campaign.schedule.due_time
    found = occurrences(campaign.schedule, dated)
    must = task.priority == "must" and task.is_open
    notes, dropped = _notes(campaign, dated), task.status == "dropped"
    if found is None or not found.how_many():
        when = lasting(dated.start, dated.finish, due_time)
        text = title(campaign, task.title, when.days, task.status)
        reminders = alarms(when, dated.start, dated.finish) if must else ()
        yield Entry(f"task/{task.id}", text, notes, *when, alarms=reminders, cancelled=dropped)
        return
    for key, first, series in _rhythm(found):
        last = found.finish if series else first
        text = title(campaign, task.title, (first.day, last.day), task.status)
        reminders = (Alarm(HOUR_BEFORE),) if must and first.minute is not None else ()
        yield Entry(f"task/{task.id}/{key}", text, notes, *at_once(first), series, reminders, dropped)


def _rhythm(found: Occurrences) -> Iterator[tuple[str, Moment, Series | None]]:
    """The occasions, none missing and none more: for each time of day one series, and the days that do not fit it."""
    for place, minute in enumerate(found.repeat.times or (None,)):
        one = found if minute is None else found._replace(repeat=found.repeat._replace(times=(minute,)))
        if one.repeat.every == "workdays":
            yield from _working_days(one, place)
        else:
            first = next(one.all(), None)
            if first is not None:
                weekdays = one.repeat.weekdays if one.repeat.every == "weekly" else ALL_WEEKDAYS
                yield f"time/{place}", first, Series(weekdays, one.how_many())


def _working_days(one: Occurrences, place: int) -> Iterator[tuple[str, Moment, Series | None]]:
    """Working days as a week's usual ones, without those that are off, and make-up days by themselves."""
    moments = {moment.day: moment for moment in one.all()}
    if not moments:
        return
    first, last = min(moments), max(moments)
    worked, passed = [0] * 7, [0] * 7
    for day in range(first, last + 1):
        passed[(day + 6) % 7] += 1
        worked[(day + 6) % 7] += day in moments
    usual = tuple(weekday for weekday in ALL_WEEKDAYS if 2 * worked[weekday] > passed[weekday])
    in_series = [day for day in moments if (day + 6) % 7 in usual]
    if in_series:
        days = [day for day in range(in_series[0], in_series[-1] + 1) if (day + 6) % 7 in usual]
        left_out = tuple(date.fromordinal(day) for day in days if day not in moments)
        yield f"time/{place}", moments[in_series[0]], Series(usual, len(days), left_out)
    others = [moment for day, moment in moments.items() if (day + 6) % 7 not in usual]
    for number, moment in enumerate(others):
        yield f"time/{place}/besides/{number}", moment, None


def _steps(campaign: Campaign, dated: DatedTask) -> Iterator[tuple[int, Entry]]:
    """The steps that have days of their own, by their places."""
    task = dated.task
    for place, finish in enumerate(dated.steps):
        if finish is not None:
            step, start = task.steps[place], dated.step_starts[place]
            status = step.status if task.is_open else task.status
            when = lasting(start, finish, campaign.schedule.due_time)
            text = title(campaign, step.title, when.days, status)
            said = (
                rows.step_when(campaign, dated, place),
                STEP_OF.say(campaign.language).format(title=task.title),
                _owner(campaign, step.owner or task.owner, task.department),
                step.notes,
            )
            yield place, Entry(f"task/{task.id}/step/{place}", text, lines(said), *when, cancelled=status == "dropped")


def _notes(campaign: Campaign, dated: DatedTask) -> str:
    """When, whose, how one sees that it is done, what it waits for, and what else the sheets say of it."""
    task, language = dated.task, campaign.language
    waits = rows.waits_for(campaign, dated) if task.needs and task.is_open else ""
    return lines(
        (
            rows.when(campaign, dated),
            _owner(campaign, task.owner, task.department),
            DONE_WHEN.say(language).format(text=task.done_when) if task.done_when else None,
            f"{WAITS_FOR.say(language)}\n{waits}" if waits else None,
            rows.remarks(campaign, dated),
        )
    )


def _owner(campaign: Campaign, owner: str | None, department: str | None) -> str | None:
    name, whose = rows.owner(campaign, owner), campaign.department_name(department)
    if name and whose:
        name = IN_DEPARTMENT.say(campaign.language).format(owner=name, department=whose)
    return OWNER.say(campaign.language).format(owner=name or whose) if name or whose else None
