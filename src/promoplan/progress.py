"""How far a campaign is on its `today`: late, due, blocked, done. The status screen and the index both say it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from promoplan.campaign import Campaign
from promoplan.days.write import Moment
from promoplan.finding import Words
from promoplan.plan.tasks import Task
from promoplan.schedule.occurrences import occurrences
from promoplan.schedule.schedule import DatedTask
from promoplan.slack import without_slack

BEFORE = Words("距活动日 {days} 天", "{days} days to the event")
TOMORROW = Words("明天就是活动日", "the event is tomorrow")
ON_THE_DAY = Words("活动当天", "the event is today")
DURING = Words("活动第 {day} 天，共 {days} 天", "day {day} of {days} of the event")
AFTER = Words("活动后第 {days} 天", "{days} days after the event")
DAY_AFTER = Words("活动后第 1 天", "the day after the event")
SOON = 3  # days ahead that count as soon


class Item(NamedTuple):
    """Something that is due: a task, or a step of one that has a due day of its own (`step`: its place).

    Of a task that repeats, each of its days is one (`occurrence`).
    """

    dated: DatedTask
    step: int | None
    title: str
    owner: str | None
    due: Moment
    occurrence: bool = False


class DepartmentProgress(NamedTuple):
    """One department's tasks: all but the dropped, those done, those late."""

    id: str
    total: int
    done: int
    late: int


class Blocked(NamedTuple):
    """A task that cannot go on: what it waits for, and the reason written down."""

    dated: DatedTask
    waits_for: list[DatedTask]
    because: str | None


class Progress(NamedTuple):
    """A campaign on one day. `ahead` is how many days count as soon."""

    campaign: Campaign
    ahead: int
    late: list[Item]
    due_today: list[Item]
    due_soon: list[Item]
    blocked: list[Blocked]
    no_slack: list[DatedTask]  # neither late nor due today, and yet to be begun or ended today
    undated: int
    departments: list[DepartmentProgress]
    follow_ups_due: list[int]
    follow_ups_missed: list[int]
    next_key_date: tuple[str, Moment] | None

    @property
    def days_to_event(self) -> int:
        return self.campaign.schedule.event - self.campaign.today


class Chosen(NamedTuple):
    """Whose work is asked for; empty is everybody's. A person's work is their tasks and their steps of others'."""

    departments: frozenset[str] = frozenset()
    owners: frozenset[str] = frozenset()

    def department(self, task: Task) -> bool:
        return not self.departments or task.department in self.departments

    def owner(self, id_: str | None) -> bool:
        return not self.owners or id_ in self.owners

    def task(self, dated: DatedTask) -> bool:
        """Whether a task is theirs, or has a step of theirs."""
        task = dated.task
        return self.department(task) and (
            self.owner(task.owner) or any(step.owner is not None and self.owner(step.owner) for step in task.steps)
        )


def progress(campaign: Campaign, chosen: Chosen | None = None, ahead: int = SOON) -> Progress:
    """Where a campaign stands today, for everybody or for those chosen. Late is from the day after the due day."""
    chosen = chosen or Chosen()
    today = campaign.today
    late: list[Item] = []
    due_today: list[Item] = []
    soon: list[Item] = []
    tasks = [dated for dated in campaign.tasks if chosen.task(dated)]
    for dated in tasks:
        if dated.task.is_open:
            for item in _items(campaign, dated, today + ahead):
                if item.due.day <= today + ahead and chosen.owner(item.owner):
                    (late if item.due.day < today else due_today if item.due.day == today else soon).append(item)
    for group in (late, due_today, soon):
        group.sort(key=lambda item: (campaign.schedule.end_minute(item.due), item.dated.index, item.step or 0))
    theirs = [dated for dated in tasks if chosen.owner(dated.task.owner)]
    told = {item.dated.index for item in (*late, *due_today) if item.step is None}
    return Progress(
        campaign,
        ahead,
        late,
        due_today,
        soon,
        _blocked(campaign, theirs, today + ahead),
        [dated for dated in without_slack(campaign, theirs) if dated.index not in told],
        sum(dated.finish is None and dated.task.is_open for dated in theirs),
        departments(campaign, theirs),
        _follow_ups_due(campaign, today + ahead),
        follow_ups_missed(campaign),
        _next_key_date(campaign),
    )


def countdown(campaign: Campaign) -> str:
    """How far off the event is, in words: before it, on which of its days, after the last of them."""
    language, today, event = campaign.language, campaign.today, campaign.schedule.event
    first, last = campaign.schedule.event_days.start.day, campaign.schedule.event_days.end.day
    if first <= today <= last and first < last:
        return DURING.say(language).format(day=today - first + 1, days=last - first + 1)
    if today <= event:
        words = ON_THE_DAY if today == event else TOMORROW if today == event - 1 else BEFORE
        return words.say(language).format(days=event - today)
    since = today - max(last, event)
    return (DAY_AFTER if since == 1 else AFTER).say(language).format(days=since)


def _items(campaign: Campaign, dated: DatedTask, until: int) -> Iterator[Item]:
    """The task, and its open steps that are due before it or are somebody else's.

    One that repeats is due on each of its days from today on; those that are past are never late, but the task is, once
    its last day is over.
    """
    task = dated.task
    repeating = occurrences(campaign.schedule, dated) if task.repeat is not None else None
    coming = list(repeating.between(campaign.today, until)) if repeating else []
    yield from (Item(dated, None, task.title, task.owner, moment, True) for moment in coming)
    if dated.finish is not None and not any(moment.day == dated.finish.day for moment in coming):
        yield Item(dated, None, task.title, task.owner, dated.finish)
    for number, due in enumerate(dated.steps):
        step = task.steps[number]
        if due is None or step.status in ("done", "dropped"):
            continue
        owner = step.owner or task.owner
        if dated.finish is None or due.day < dated.finish.day or owner != task.owner:
            yield Item(dated, number, step.title, owner, due)


def open_needs(campaign: Campaign, dated: DatedTask) -> list[DatedTask]:
    """What a task needs that is not done yet."""
    found = (campaign.task_by_id.get(need.id) for need in dated.task.needs if need is not None)
    return [first for first in found if first is not None and first.task.is_open]


def _blocked(campaign: Campaign, tasks: Iterable[DatedTask], until: int) -> list[Blocked]:
    """Tasks marked blocked, and those that should have begun by then while what they need is late."""
    blocked = []
    for dated in tasks:
        task = dated.task
        if not task.is_open or (task.status != "blocked" and not task.needs):
            continue
        waits = open_needs(campaign, dated)
        begins = dated.start or dated.finish
        held_up = begins is not None and begins.day <= until and any(_is_late(campaign, first) for first in waits)
        if task.status == "blocked" or held_up:
            blocked.append(Blocked(dated, waits, task.because))
    return blocked


def _is_late(campaign: Campaign, dated: DatedTask) -> bool:
    return dated.finish is not None and dated.finish.day < campaign.today


def _follow_ups_due(campaign: Campaign, until: int) -> list[int]:
    """The rounds (their places in the list) that are held from today to a day, in the order of days."""
    coming = [
        (campaign.schedule.end_minute(item.at), number)
        for number, item in enumerate(campaign.schedule.follow_ups)
        if item.at is not None
        and campaign.plan.follow_ups[number].held is None
        and campaign.today <= item.at.day <= until
    ]
    return [number for _, number in sorted(coming)]


def follow_ups_missed(campaign: Campaign) -> list[int]:
    """The rounds (their places in the list) that are past and were not held."""
    return [
        number
        for number, item in enumerate(campaign.schedule.follow_ups)
        if item.at is not None and campaign.plan.follow_ups[number].held is None and item.at.day < campaign.today
    ]


def departments(campaign: Campaign, tasks: Iterable[DatedTask]) -> list[DepartmentProgress]:
    """How far each department is with some tasks, in the plan's order; those without any are left out."""
    counts = {id_: [0, 0, 0] for id_ in campaign.plan.departments}
    for dated in tasks:
        count = counts.get(dated.task.department or "")
        if count is not None and dated.task.status != "dropped":
            count[0] += 1
            count[1] += dated.task.status == "done"
            count[2] += dated.task.is_open and _is_late(campaign, dated)
    return [DepartmentProgress(id_, *count) for id_, count in counts.items() if count[0]]


def _next_key_date(campaign: Campaign) -> tuple[str, Moment] | None:
    """The next key date from today on; the event day itself is one."""
    coming = [(moment, id_) for id_, moment in campaign.schedule.key_dates.items() if moment is not None]
    coming.append((Moment(campaign.schedule.event), "T"))
    ahead = [
        (campaign.schedule.end_minute(moment), moment, id_) for moment, id_ in coming if moment.day >= campaign.today
    ]
    if not ahead:
        return None
    _, moment, id_ = min(ahead, key=lambda item: (item[0], item[2]))
    return id_, moment
