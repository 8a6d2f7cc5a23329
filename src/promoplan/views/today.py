"""Today 今日清单: what is late, due today and tomorrow, and the follow-ups; for all, each department and person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from promoplan.campaign import Campaign
from promoplan.days.write import Moment, clock
from promoplan.finding import Words
from promoplan.progress import Item, progress
from promoplan.sheet import Row, Sheet, Table
from promoplan.views import facets, rows
from promoplan.views.scope import Scope, department_scope, file_part, head, whole

TITLE = Words("今日清单", "Today")
COLUMNS: tuple[rows.ColumnWords, ...] = (
    ("when", Words("几时", "When"), "text"),
    ("title", Words("事项", "Task"), "text"),
    ("owner", Words("责任人", "Owner"), "text"),
    ("department", Words("部门", "Department"), "text"),
)
LATE = Words("迟到 {count}", "Late {count}")
DUE_TODAY = Words("今天到期 {count}", "Due today {count}")
DUE_TOMORROW = Words("明天到期 {count}", "Due tomorrow {count}")
FOLLOW_UPS = Words("跟进会 {count}", "Follow-ups {count}")
MISSED = Words("没开 {day}", "not held {day}")
TODAY = Words("今天", "today")
TOMORROW = Words("明天", "tomorrow")
STEP = Words("{step}（{task}）", "{step} ({task})")
TIMES = Words("{title}（{count} 次）", "{title} ({count} times)")
NOTHING = Words("没有迟到的，今天、明天都没有到期的。", "Nothing is late, or due today or tomorrow.")

Blocks = dict[Words, list[Item]]  # what is late, due today and due tomorrow


def build(campaign: Campaign) -> Iterator[Sheet]:
    if not campaign.tasks and not campaign.plan.follow_ups:
        return
    found = progress(campaign, ahead=1)
    everything: Blocks = {LATE: found.late, DUE_TODAY: found.due_today, DUE_TOMORROW: found.due_soon}
    rounds = [*found.follow_ups_missed, *found.follow_ups_due]
    yield _sheet(campaign, whole(campaign), everything, rounds)
    departments: dict[str, Blocks] = {}
    people: dict[str, Blocks] = {}
    for words, items in everything.items():
        for item in items:
            if item.dated.task.department in campaign.plan.departments:
                departments.setdefault(item.dated.task.department, {}).setdefault(words, []).append(item)
            if item.owner in campaign.plan.people:
                people.setdefault(item.owner, {}).setdefault(words, []).append(item)
    owned: dict[str | None, list[int]] = {}
    held: dict[str | None, list[int]] = {}
    for number in rounds:
        owner = campaign.plan.follow_ups[number].owner
        owned.setdefault(owner, []).append(number)
        held.setdefault(campaign.department_of.get(owner or ""), []).append(number)
    for id_ in campaign.plan.departments:
        if id_ in departments or id_ in held:
            yield _sheet(campaign, department_scope(campaign, id_), departments.get(id_, {}), held.get(id_, ()))
    for id_ in campaign.plan.people:
        if id_ in people or id_ in owned:
            scope = Scope("person", id_, campaign.person_name(id_), f"-person-{file_part(id_)}")
            yield _sheet(campaign, scope, people.get(id_, {}), owned.get(id_, ()))


def _sheet(campaign: Campaign, scope: Scope, blocks: Mapping[Words, Sequence[Item]], rounds: Sequence[int]) -> Sheet:
    language = campaign.language
    lines = [*_tasks(campaign, blocks), *_follow_ups(campaign, rounds)]
    # whose it is stands in the title already
    dropped = {"department": ("department",), "person": ("owner",)}.get(scope.kind, ())
    places = [place for place, (key, _, _) in enumerate(COLUMNS) if key not in dropped]
    columns = rows.columns(campaign, [COLUMNS[place] for place in places])
    made = [row if row.kind else Row(tuple([row.cells[place] for place in places]), id=row.id) for row in lines]
    return Sheet(
        name=f"today{scope.file}",
        title=scope.title(TITLE.say(language)),
        whose=scope.whose(TITLE.say(language)),
        head=head(campaign),
        tables=[Table(columns, made)] if made else [],
        facts=[] if made else [("", NOTHING.say(language))],
        group=scope.kind,
        facets=facets.facets(campaign),
    )


def _tasks(campaign: Campaign, blocks: Mapping[Words, Sequence[Item]]) -> Iterator[Row]:
    language = campaign.language
    for words in (LATE, DUE_TODAY, DUE_TOMORROW):
        counted = _counted(blocks.get(words, ()))
        if counted:
            yield Row((words.say(language).format(count=len(counted)),), "group")
        for item, count in counted:
            title = item.title
            if item.step is not None:
                title = STEP.say(language).format(step=title, task=item.dated.task.title)
            if count > 1:
                title = TIMES.say(language).format(title=title, count=count)
            owner, department = rows.owner(campaign, item.owner), item.dated.task.department
            id_ = item.dated.id if item.step is None else rows.step_id(item.dated, item.step)
            yield Row((_when(campaign, item), title, owner, campaign.department_name(department)), id=id_)


def _when(campaign: Campaign, item: Item) -> str:
    """How many days late; of what is not, the day and the time, where it has one."""
    if item.due.day < campaign.today:
        return rows.LATE.say(campaign.language).format(days=campaign.today - item.due.day)
    return _ahead(campaign, item.due)


def _ahead(campaign: Campaign, at: Moment) -> str:
    day = (TODAY if at.day == campaign.today else TOMORROW).say(campaign.language)
    return day if at.minute is None else f"{day} {clock(at.minute)}"


def _counted(items: Iterable[Item]) -> list[tuple[Item, int]]:
    """Items, those that come several times on a day once, with how many times."""
    first: dict[tuple[int, int | None, int], Item] = {}
    times: dict[tuple[int, int | None, int], int] = {}
    for item in items:
        which = item.dated.index, item.step, item.due.day
        first.setdefault(which, item)
        times[which] = times.get(which, 0) + 1
    return [(item, times[which]) for which, item in first.items()]


def _follow_ups(campaign: Campaign, rounds: Sequence[int]) -> Iterator[Row]:
    """The rounds that were missed, and those of today and tomorrow."""
    language = campaign.language
    if rounds:
        yield Row((FOLLOW_UPS.say(language).format(count=len(rounds)),), "group")
    for number in rounds:
        item, at = campaign.plan.follow_ups[number], campaign.schedule.follow_ups[number].at
        if at is not None:
            missed = at.day < campaign.today
            when = MISSED.say(language).format(day=campaign.offset(at.day)) if missed else _ahead(campaign, at)
            yield Row((when, item.name or item.id or "", rows.owner(campaign, item.owner), ""))
