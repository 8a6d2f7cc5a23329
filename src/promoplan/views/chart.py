"""Tasks, phases and key dates as a chart over one stretch of days, for formats that draw or count it themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from promoplan.campaign import Campaign
from promoplan.days.write import KIND_MARKS, weekday
from promoplan.finding import Words
from promoplan.schedule.occurrences import occurrences
from promoplan.schedule.schedule import DatedTask
from promoplan.schedule.timeline import Span
from promoplan.sheet import Arrow, Bar, BarState, Chart, ChartDay, Row
from promoplan.slack import is_tight, times_of
from promoplan.views import grid, rows

KEY_DATES = Words("关键节点", "Key dates")
STATES: dict[str, BarState] = {"doing": "doing", "blocked": "blocked", "done": "done"}
AROUND = 7  # days shown before the first and after the last: a date may be moved


def chart(
    campaign: Campaign,
    worded: Iterable[rows.ColumnWords],
    lines: Iterable[tuple[Row, Bar | None]],
    days: tuple[int, int],
    around: int = AROUND,
    arrows: Sequence[Arrow] = (),
) -> Chart:
    """Lines over all days from a first to a last one, and some days around them."""
    first = max(days[0] - around, date.min.toordinal())
    shown = [day for _, month in grid.months(first, days[1] + around) for day in month]
    language, calendar = campaign.language, campaign.schedule.calendar
    heads = []
    for day in shown:
        kind = calendar.kind(day)
        name = weekday(day, language)
        heads.append(ChartDay(day, name[-1] if language == "zh" else name[:2], kind, KIND_MARKS[language][kind]))
    return Chart(rows.columns(campaign, worded), list(lines), heads, grid.bands(campaign, shown, 0), arrows)


def task_bar(campaign: Campaign, dated: DatedTask) -> Bar:
    """A task's days, what was noted on some of them, how it stands and how late it can be."""
    times = times_of(campaign, dated)
    found = occurrences(campaign.schedule, dated) if dated.task.repeat is not None else None
    return Bar(
        "milestone" if dated.task.is_milestone else "task",
        dated.start.day if dated.start is not None else None,
        dated.finish.day if dated.finish is not None else None,
        tuple((moment.day, text) for moment, text in dated.log),
        _state(campaign, dated),
        times.latest_end - 1 if times is not None and times.latest_end is not None else None,
        is_tight(campaign, dated),
        tuple(moment.day for moment in found.all()) if found is not None else (),
    )


def _state(campaign: Campaign, dated: DatedTask) -> BarState:
    return "late" if rows.is_late(campaign, dated) else STATES.get(dated.task.status or "", "")


def phase_bar(span: Span | None, stage: bool) -> Bar:
    kind = "stage" if stage else "phase"
    return Bar(kind, span.start.day, span.end.day) if span is not None else Bar(kind)  # type: ignore[arg-type]


def key_dates(campaign: Campaign, width: int, before: int = 1) -> Iterator[tuple[Row, Bar | None]]:
    """The key dates as lines of a table that has some columns before that of the names; none where there are none."""
    found = sorted(
        (campaign.schedule.end_minute(moment), id_, moment.day)
        for id_, moment in campaign.schedule.key_dates.items()
        if moment is not None and grid.near(campaign, moment.day)
    )
    if found:
        name = KEY_DATES.say(campaign.language)
        yield Row((*[""] * before, name, *[""] * (width - before - 1)), "group"), None
    for _, id_, day in found:
        name = campaign.plan.key_dates[id_].name or id_
        cells = (*[""] * before, name, *[""] * (width - before - 1))
        yield Row(cells, "", f"key_dates/{id_}"), Bar("key", day, day)
