"""Leave and load 休假与负荷: who is away when, how much each has, and how many things are due on each day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from promoplan.campaign import Campaign
from promoplan.finding import Words
from promoplan.schedule.schedule import DatedTask
from promoplan.schedule.timeline import Span
from promoplan.sheet import Cell, Mark, Row, Sheet, Table
from promoplan.views import grid, phasing, rows
from promoplan.views.scope import head

TITLE = Words("休假与负荷", "Time off and workload")
COLUMNS: tuple[rows.ColumnWords, ...] = (
    ("name", Words("姓名", "Name"), "text"),
    ("department", Words("部门", "Department"), "text"),
    ("away", Words("不在", "Away"), "day"),
    ("count", Words("任务", "Tasks"), "number"),
    ("count", Words("未完", "Open"), "number"),
    ("count", Words("迟到", "Late"), "number"),
    ("busiest", Words("最忙的一天", "Busiest day"), "day"),
    ("clash", Words("不在时到期", "Due while away"), "text"),
)
WHO: tuple[rows.ColumnWords, ...] = (("name", Words("姓名", "Name"), "text"),)
BUSIEST = Words("{day}：{count} 件", "{day}: {count}")
AWAY = Words("假", "–")
LEGEND = Words("每格：当天到期的未完任务数；假 = 不在", "each cell: open tasks due that day; – = away")
PEOPLE = Words("每个人", "Each person")


def build(campaign: Campaign) -> Iterator[Sheet]:
    language = campaign.language
    if not campaign.plan.people:
        return
    owned: dict[str, list[DatedTask]] = {id_: [] for id_ in campaign.plan.people}
    for dated in campaign.tasks:
        if dated.task.owner in owned and dated.task.status != "dropped":
            owned[dated.task.owner].append(dated)
    kept = {id_: tasks for id_, tasks in owned.items() if tasks or campaign.schedule.away.get(id_)}
    if not kept:
        return
    made = [_person(campaign, id_, tasks) for id_, tasks in kept.items()]
    tables = [Table(rows.columns(campaign, COLUMNS), made, title=PEOPLE.say(language)), *_months(campaign, kept)]
    yield Sheet(
        name="load",
        title=TITLE.say(language),
        head=head(campaign),
        tables=tables,
        facts=[("", LEGEND.say(language))],
        paper="A4 landscape",
        group="all",
    )


def _person(campaign: Campaign, id_: str, tasks: Sequence[DatedTask]) -> Row:
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
            "\n".join(clashes),
        )
    )


def _due(tasks: Sequence[DatedTask]) -> Counter[int]:
    """How many open tasks end on each day."""
    return Counter(dated.finish.day for dated in tasks if dated.finish is not None and dated.task.is_open)


def _is_away(spans: Sequence[Span], day: int) -> bool:
    return any(span.start.day <= day <= span.end.day for span in spans)


def _months(campaign: Campaign, owned: dict[str, list[DatedTask]]) -> Iterator[Table]:
    """A grid a month: people against days."""
    due = {id_: _due(tasks) for id_, tasks in owned.items()}
    away = campaign.schedule.away
    days = [day for counts in due.values() for day in counts]
    days += [moment.day for id_ in owned for span in away.get(id_, ()) for moment in span]
    days = [day for day in days if grid.near(campaign, day)]
    if not days:
        return
    words = AWAY.say(campaign.language)
    for _, month in grid.months(min(days), max(days)):
        made = []
        for id_, counts in due.items():
            spans = away.get(id_, [])
            cells: list[Cell] = [_cell(counts[day], _is_away(spans, day), words) for day in month]
            if any(cells):
                made.append(Row((campaign.person_name(id_), *cells)))
        if made:
            columns = (*rows.columns(campaign, WHO), *grid.day_columns(campaign, month))
            yield Table(columns, made, title=grid.title(campaign, month), bands=grid.bands(campaign, month, 1))


def _cell(count: int, away: bool, words: str) -> Cell:
    if away:
        return Mark(f"{words}{count}" if count else words, "away")
    return Mark(str(count), "note") if count else ""
