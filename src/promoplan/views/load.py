"""Leave and load 休假与负荷: who is away when, how much each has, and how many things are due on each day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from promoplan.campaign import Campaign
from promoplan.days.write import Moment
from promoplan.finding import Words
from promoplan.schedule.schedule import DatedTask
from promoplan.schedule.timeline import Span
from promoplan.sheet import Cell, Mark, Row, Sheet, Table
from promoplan.views import grid, phasing, rows
from promoplan.views.scope import head
from promoplan.workload.load import Workload, workloads

TITLE = Words("休假与负荷", "Time off and workload")
COLUMNS: tuple[rows.ColumnWords, ...] = (
    ("name", Words("姓名", "Name"), "text"),
    ("department", Words("部门", "Department"), "text"),
    ("away", Words("不在", "Away"), "day"),
    ("count", Words("任务", "Tasks"), "number"),
    ("count", Words("未完", "Open"), "number"),
    ("count", Words("迟到", "Late"), "number"),
    ("busiest", Words("最忙的一天", "Busiest day"), "day"),
    ("overload", Words("超负荷", "Overload"), "day"),
    ("clash", Words("不在时到期", "Due while away"), "text"),
)
WHO: tuple[rows.ColumnWords, ...] = (("name", Words("姓名", "Name"), "text"),)
BUSIEST = Words("{day}：{count} 件", "{day}: {count}")
AWAY = Words("假", "–")
LEGEND = Words("每格：当天到期的未完任务数；假 = 不在", "each cell: open tasks due that day; – = away")
OVER = Words("! = 同时在手的事超过上限 {most} 件", "! = more than {most} things in hand at once")
OVERLOAD = Words("{days}：{count} 件", "{days}: {count}")
MUSTS = Words("{days}：{count} 件必须", "{days}: {count} must")
PEOPLE = Words("每个人", "Each person")


def build(campaign: Campaign) -> Iterator[Sheet]:
    language = campaign.language
    if not campaign.plan.people:
        return
    loads = workloads(campaign)
    owned: dict[str, list[DatedTask]] = {id_: [] for id_ in campaign.plan.people}
    for dated in campaign.tasks:
        if dated.task.owner in owned and dated.task.status != "dropped":
            owned[dated.task.owner].append(dated)
    kept = {id_: tasks for id_, tasks in owned.items() if tasks or id_ in loads or campaign.schedule.away.get(id_)}
    if not kept:
        return
    made = [_person(campaign, id_, tasks, loads.get(id_)) for id_, tasks in kept.items()]
    tables = [Table(rows.columns(campaign, COLUMNS), made, title=PEOPLE.say(language)), *_months(campaign, kept)]
    yield Sheet(
        name="load",
        title=TITLE.say(language),
        head=head(campaign),
        tables=tables,
        facts=list(_legend(campaign, loads.values())),
        paper="A4 landscape",
        group="all",
    )


def _legend(campaign: Campaign, loads: Iterable[Workload]) -> Iterator[tuple[str, str]]:
    language = campaign.language
    yield "", LEGEND.say(language)
    most = next((load.most for load in loads if load.overloads), None)
    if most is not None:
        yield "", OVER.say(language).format(most=most)


def _person(campaign: Campaign, id_: str, tasks: Sequence[DatedTask], load: Workload | None) -> Row:
    language = campaign.language
    away = campaign.schedule.away.get(id_, [])
    due = _due(tasks)
    busiest = ""
    if due:
        day, count = max(due.items(), key=lambda item: (item[1], -item[0]))
        if count > 1:
            busiest = BUSIEST.say(language).format(day=rows.day_of(campaign, day), count=count)
    clashes = [
        dated.task.title
        for dated in tasks
        if dated.task.is_open and dated.finish is not None and _is_away(away, dated.finish.day)
    ]
    late = sum(rows.is_late(campaign, dated) for dated in tasks)
    return Row(
        (
            campaign.person_name(id_),
            campaign.department_name(campaign.department_of.get(id_)),
            "\n".join(phasing.days(campaign, span) for span in away),
            str(len(tasks)),
            str(rows.count_open(tasks)),
            str(late or ""),
            busiest,
            "\n".join(_overloads(campaign, load)),
            "\n".join(clashes),
        )
    )


def _overloads(campaign: Campaign, load: Workload | None) -> Iterator[str]:
    """The days on which a person has too much in hand, and several `must` tasks, in the order of days."""
    if load is None:
        return
    found = [(over, OVERLOAD) for over in load.overloads] + [(over, MUSTS) for over in load.musts]
    for over, words in sorted(found, key=lambda one: one[0].first):
        days = phasing.days(campaign, Span(Moment(over.first), Moment(over.last)))
        yield words.say(campaign.language).format(days=days, count=over.at_once)


def _due(tasks: Sequence[DatedTask]) -> Counter[int]:
    """How many open tasks end on each day."""
    return Counter(dated.finish.day for dated in tasks if dated.finish is not None and dated.task.is_open)


def _is_away(spans: Sequence[Span], day: int) -> bool:
    return any(span.start.day <= day <= span.end.day for span in spans)


def _months(campaign: Campaign, owned: dict[str, list[DatedTask]]) -> Iterator[Table]:
    """A grid a month: people against days."""
    due = {id_: _due(tasks) for id_, tasks in owned.items()}
    loads = workloads(campaign)
    away = campaign.schedule.away
    days = [day for counts in due.values() for day in counts]
    days += [moment.day for id_ in owned for span in away.get(id_, ()) for moment in span]
    days += [day for load in loads.values() for over in load.overloads for day in (over.first, over.last)]
    days = [day for day in days if grid.near(campaign, day)]
    if not days:
        return
    words = AWAY.say(campaign.language)
    for _, month in grid.months(min(days), max(days)):
        made = []
        for id_, counts in due.items():
            spans, load = away.get(id_, []), loads.get(id_)
            over = {day for day in month if load is not None and load.is_over(day)}
            cells: list[Cell] = [_cell(counts[day], _is_away(spans, day), day in over, words) for day in month]
            if any(cells):
                made.append(Row((campaign.person_name(id_), *cells)))
        if made:
            columns = (*rows.columns(campaign, WHO), *grid.day_columns(campaign, month))
            yield Table(columns, made, title=grid.title(campaign, month), bands=grid.bands(campaign, month, 1))


def _cell(count: int, away: bool, over: bool, words: str) -> Cell:
    said = f"{words if away else ''}{count or ''}{'!' if over else ''}"
    return Mark(said, "over" if over else "away" if away else "note") if said else ""
