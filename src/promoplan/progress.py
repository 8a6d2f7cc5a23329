"""How far a campaign is on its `today`: late, due, blocked, done. The status screen and the index both say it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from promoplan.campaign import Campaign
from promoplan.days.write import Moment
from promoplan.schedule.schedule import DatedTask

SOON = 3  # days ahead that count as soon


@dataclass(frozen=True, slots=True)
class DepartmentProgress:
    """One department's tasks: all but the dropped, those done, those late."""

    id: str
    total: int
    done: int
    late: int


@dataclass(frozen=True, slots=True)
class Blocked:
    """A task that cannot go on: what it waits for, and the reason written down."""

    dated: DatedTask
    waits_for: list[DatedTask]
    because: str | None


@dataclass(frozen=True, slots=True)
class Progress:
    """A campaign on one day. `ahead` is how many days count as soon."""

    campaign: Campaign
    ahead: int
    late: list[DatedTask]
    due_today: list[DatedTask]
    due_soon: list[DatedTask]
    blocked: list[Blocked]
    departments: list[DepartmentProgress]
    follow_ups_missed: list[int]
    next_key_date: tuple[str, Moment] | None

    @property
    def days_to_event(self) -> int:
        return self.campaign.schedule.event - self.campaign.today

    def days_late(self, dated: DatedTask) -> int:
        return max(self.campaign.today - dated.finish.day, 0) if dated.finish else 0


def progress(
    campaign: Campaign, chosen: Callable[[DatedTask], bool] = lambda dated: True, ahead: int = SOON
) -> Progress:
    """Where a campaign stands today, for all its tasks or for those chosen. Late is from the day after the due day."""
    today = campaign.today
    late: list[DatedTask] = []
    due_today: list[DatedTask] = []
    soon: list[DatedTask] = []
    tasks = [dated for dated in campaign.tasks if chosen(dated)]
    for dated in tasks:
        finish = dated.finish
        if finish is None or finish.day > today + ahead or not dated.task.is_open:
            continue
        (late if finish.day < today else due_today if finish.day == today else soon).append(dated)
    for group in (late, due_today, soon):
        group.sort(key=lambda dated: (campaign.schedule.end_minute(dated.finish or Moment(0)), dated.index))
    return Progress(
        campaign,
        ahead,
        late,
        due_today,
        soon,
        _blocked(campaign, tasks, today + ahead),
        _departments(campaign, tasks),
        [
            number
            for number, item in enumerate(campaign.schedule.follow_ups)
            if item.at is not None and campaign.plan.follow_ups[number].held is None and item.at.day < today
        ],
        _next_key_date(campaign),
    )


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


def _departments(campaign: Campaign, tasks: Iterable[DatedTask]) -> list[DepartmentProgress]:
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
