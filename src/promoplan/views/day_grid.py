"""The day grid 日程格: phases and stages as bands, tasks as bars, and what was noted each day in its cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from promoplan.campaign import Campaign
from promoplan.days.write import month_day
from promoplan.finding import Words
from promoplan.schedule.schedule import DatedTask
from promoplan.schedule.timeline import Span
from promoplan.sheet import Bar, Cell, Chart, Mark, Row, Sheet, Table
from promoplan.views import chart, facets, grid, phasing, rows
from promoplan.views.scope import Scope, head, scoped

TITLE = Words("日程格", "Day grid")
COLUMNS: tuple[rows.ColumnWords, ...] = (
    ("number", Words("序号", "No."), "number"),
    ("content", Words("事项", "Task"), "text"),
    ("owner", Words("责任人", "Owner"), "text"),
    ("status", Words("状态", "Status"), "text"),
)
KEY_DATES = Words("关键节点", "Key dates")
STAGE = Words("▭ 阶段  ▲ 关键节点", "▭ stage  ▲ key date")
NOTES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
PAGE_LINES, HEAD_LINES = 44, 6  # rows that fit an A3 page, and what a month's own heading takes of them
SHORT, WORD = 8, 6  # characters, and letters of one word, that a day's cell holds; longer notes stand below
WORDS = re.compile(r"[!-~]+")
NOTE = Words("{sign} {day} {title}：{text}", "{sign} {day} {title}: {text}")


class _Line(NamedTuple):
    """A line of the grid before a month is cut out of it: a task with its number, or a phase or stage."""

    heading: phasing.Heading | None
    span: Span | None
    dated: DatedTask | None
    number: str


def build(campaign: Campaign) -> Iterator[Sheet]:
    language = campaign.language
    for scope, tasks in scoped(campaign, campaign.tasks, "day-grid"):
        kept = [dated for dated in tasks if dated.task.status != "dropped"]
        lines = list(_lines(campaign, scope, kept))
        days = scope.days or grid.stretch(campaign, kept)
        if days is None:
            continue
        tables = [_month(campaign, lines, month) for _, month in grid.months(*days)]
        tables = list(_paged([table for table in tables if table.rows]))
        yield Sheet(
            name=f"day-grid{scope.file}",
            title=scope.title(TITLE.say(language)),
            head=head(campaign),
            tables=tables,
            facts=[("", f"{grid.legend(campaign, tables, kept)}  {STAGE.say(language)}")],
            paper="A3 landscape",
            group=scope.kind,
            facets=facets.facets(campaign),
            chart=_chart(campaign, lines, days, whole=scope.days is None),
        )


def _paged(tables: Iterable[Table]) -> Iterator[Table]:
    """Months on pages of their own, but for short ones, which share a page."""
    filled = 0
    for table in tables:
        lines = len(table.rows) + len(table.notes) + HEAD_LINES
        turn = filled > 0 and filled + lines > PAGE_LINES
        filled = lines if turn else filled + lines
        yield replace(table, on_new_page=turn)


def _lines(campaign: Campaign, scope: Scope, tasks: Sequence[DatedTask]) -> Iterator[_Line]:
    """Each phase, and in it each stage, with its tasks, numbered through; or the sections that a plan's sheet lists."""
    number = 0
    above = None
    under = phasing.by_section(tasks, scope.sections) if scope.sections else None
    for heading, own in under or phasing.by_phase(campaign, tasks, stages=True):
        if heading.stage and above != heading.id:
            # a phase whose tasks all lie in stages still stands above them
            yield _Line(phasing.heading(campaign, heading.id), campaign.schedule.phases.get(heading.id), None, "")
        above = heading.id
        yield _Line(heading, campaign.schedule.phases.get(heading.stage or heading.id), None, "")
        for dated in own:
            number += 1
            yield _Line(None, None, dated, str(number))


def _chart(campaign: Campaign, lines: Sequence[_Line], days: tuple[int, int], whole: bool) -> Chart:
    """The key dates, and all lines over all days."""
    made = [*chart.key_dates(campaign, len(COLUMNS)), *(_charted(campaign, line) for line in lines)]
    return chart.chart(campaign, COLUMNS, made, days, chart.AROUND if whole else 0)


def _charted(campaign: Campaign, line: _Line) -> tuple[Row, Bar | None]:
    if line.heading is not None:
        heading = line.heading
        said = ("", heading.name, "", "")
        if not heading.id:
            return Row(said, "group"), None
        id_ = heading.stage or heading.id
        return Row(said, "stage" if heading.stage else "group", f"phases/{id_}"), chart.phase_bar(
            line.span, bool(heading.stage)
        )
    dated = line.dated
    assert dated is not None
    status = rows.STATUS[dated.task.status or "todo"].say(campaign.language)
    cells = (line.number, rows.title(campaign, dated), rows.owner(campaign, dated.task.owner), status)
    return Row(cells, rows.row_kind(dated).kind, dated.id), chart.task_bar(campaign, dated)


def _month(campaign: Campaign, lines: Sequence[_Line], days: Sequence[int]) -> Table:
    columns = (*rows.columns(campaign, COLUMNS), *grid.day_columns(campaign, days))
    notes: list[str] = []
    made: list[Row] = []
    waiting: list[Row] = []  # headings, until a task of theirs has something to show
    for line in lines:
        if line.heading is not None:
            if not line.heading.stage:
                waiting.clear()
            elif waiting and waiting[-1].kind == "stage":
                waiting.pop()
            waiting.append(_heading(line.heading, line.span, days))
        elif line.dated is not None and (cells := _cells(campaign, line.dated, days, notes)) is not None:
            made += [*waiting, _row(campaign, line.dated, line.number, cells)]
            waiting.clear()
    if made:
        made[:0] = _key_dates(campaign, days, notes)
    bands = grid.bands(campaign, days, len(COLUMNS))
    return Table(columns, made, title=grid.title(campaign, days), notes=notes, bands=bands)


def _heading(heading: phasing.Heading, span: Span | None, days: Sequence[int]) -> Row:
    name = f"{heading.name} · {heading.days}" if heading.days else heading.name
    if not heading.stage:
        return Row((name,), "group")
    over: list[Cell] = [
        Mark("▭", "stage") if span is not None and span.start.day <= day <= span.end.day else "" for day in days
    ]
    return Row(("", name, "", "", *over), "stage")


def _row(campaign: Campaign, dated: DatedTask, number: str, cells: Sequence[Cell]) -> Row:
    said = (number, rows.title(campaign, dated), rows.owner(campaign, dated.task.owner), rows.status(campaign, dated))
    return Row((*said, *cells), rows.row_kind(dated).kind, dated.id)


def _cells(campaign: Campaign, dated: DatedTask, days: Sequence[int], notes: list[str]) -> list[Cell] | None:
    """A task's bar with its log in it; None when the month has neither."""
    cells = grid.marks(campaign, dated, days)
    logged: dict[int, list[str]] = {}
    for moment, text in dated.log:
        logged.setdefault(moment.day, []).append(text)
    if logged.keys().isdisjoint(days):
        return cells
    cells = cells or [""] * len(days)
    for place, day in enumerate(days):
        if day in logged:
            text = "；".join(logged[day]) if campaign.language == "zh" else "; ".join(logged[day])
            if not _fits(text):
                sign = _sign(len(notes))
                shown = f"{campaign.offset(day)} · {month_day(day, campaign.schedule.event)}"
                said = NOTE.say(campaign.language).format(sign=sign, day=shown, title=dated.task.title, text=text)
                notes.append(said)
                text = sign
            there = cells[place]
            if isinstance(there, Mark):
                ends = "" if there.text in (grid.RUNNING, grid.OCCURS) else there.text
                cells[place] = Mark(f"{ends}{text}", f"{there.kind} note")
            else:
                cells[place] = Mark(text, "note")
    return cells


def _fits(text: str) -> bool:
    return len(text) <= SHORT and all(len(word) <= WORD for word in WORDS.findall(text))


def _sign(place: int) -> str:
    return NOTES[place] if place < len(NOTES) else f"({place + 1})"


def _key_dates(campaign: Campaign, days: Sequence[int], notes: list[str]) -> list[Row]:
    """One line with the month's key dates, which are named below the table."""
    found: dict[int, list[str]] = {}
    for id_, moment in campaign.schedule.key_dates.items():
        if moment is not None:
            found.setdefault(moment.day, []).append(campaign.plan.key_dates[id_].name or id_)
    here = [day for day in days if day in found]
    if not here:
        return []
    language, event = campaign.language, campaign.schedule.event
    joint = "、" if language == "zh" else ", "
    named = [f"{campaign.offset(day)} · {month_day(day, event)} {joint.join(found[day])}" for day in here]
    notes.insert(0, f"{grid.KEY} " + ("；" if language == "zh" else "; ").join(named))
    over: list[Cell] = [Mark(grid.KEY, "key") if day in found else "" for day in days]
    return [Row(("", KEY_DATES.say(language), "", "", *over), "stage")]
