"""The promotion grid 每日投放表: spend and visitors of each position on each day, with sums, planned and actual."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from promoplan.campaign import Campaign
from promoplan.days.write import KIND_MARKS, month_day, weekday
from promoplan.finding import Words
from promoplan.numbers.book import book_of
from promoplan.numbers.figure import Figure
from promoplan.sheet import Cell, Column, Mark, Row, RowKind, Sheet, Table
from promoplan.views import grid, rows
from promoplan.views.amounts import currency, number
from promoplan.views.scope import head

if TYPE_CHECKING:
    from promoplan.numbers.sections.promotion import Amounts, Channel, Promotion
    from promoplan.numbers.sections.promotion import Row as Position

TITLE = Words("每日投放表", "Daily spend")
COLUMNS: tuple[rows.ColumnWords, ...] = (
    ("name", Words("位置", "Position"), "text"),
    ("figure", Words("项目", "Figure"), "text"),
    ("owner", Words("责任人", "Owner"), "text"),
    ("sum", Words("合计", "Total"), "number"),
    ("cost", Words("每访客", "Per visitor"), "number"),
)
SPEND, UV, RATE = Words("总投入", "Spend"), Words("流量", "Visitors"), Words("转化率", "Conversion")
ACTUAL_SPEND, ACTUAL_UV = Words("实际投入", "Actual spend"), Words("实际流量", "Actual visitors")
SPEND_DONE, UV_DONE = Words("投入达成率", "Spend, of plan"), Words("流量达成率", "Visitors, of plan")
ALL, WHOLE = Words("全部渠道", "All channels"), Words("合计", "Total")
OF_CHANNEL = Words("{channel} 合计", "{channel}, total")
UNITS = Words("金额单位：{currency}　流量单位：访客", "amounts in {currency}, visitors in people")
ASSUMED = Words("（假设）", " (assumed)")
KEYWORDS = Words("关键词，{position}：{words}", "{position}, keywords: {words}")
MOST_DAYS = 16  # of one table: as many as can be read on an A3 page


def build(campaign: Campaign) -> Iterator[Sheet]:
    found = book_of(campaign).promotion
    if found is None:
        return
    days = [day for day in found.days() if grid.near(campaign, day)]
    tables = [_table(campaign, found, stretch, place) for place, stretch in enumerate(_stretches(_filled(days)))] or [
        _table(campaign, found, [], 0)
    ]
    money = currency(campaign)
    yield Sheet(
        "promotion",
        TITLE.say(campaign.language),
        head(campaign),
        tables,
        facts=[("", UNITS.say(campaign.language).format(currency=money))] if money else (),
        paper="A3 landscape",
        group="all",
    )


def _filled(days: Sequence[int]) -> list[int]:
    """The days with those between them, where that does not make a long grid of empty columns."""
    if not days or days[-1] - days[0] >= 2 * len(days) + MOST_DAYS:
        return list(days)
    return list(range(days[0], days[-1] + 1))


def _stretches(days: Sequence[int]) -> Iterator[Sequence[int]]:
    """The days in tables of about the same width."""
    count = -(-len(days) // MOST_DAYS)
    for place in range(count):
        yield days[place * len(days) // count : (place + 1) * len(days) // count]


def _table(campaign: Campaign, found: Promotion, days: Sequence[int], place: int) -> Table:
    language = campaign.language
    made: list[Row] = []
    for channel in found.channels:
        made.append(Row((rows.said(campaign, channel.name),), "group"))
        for row in channel.rows:
            made += _position(campaign, row, days)
        if len(found.channels) > 1 and len(channel.rows) > 1:
            made += _sum(campaign, OF_CHANNEL.say(language).format(channel=channel.name), channel, days)
    made.append(Row((ALL.say(language),), "group"))
    made += _sum(campaign, WHOLE.say(language), found, days)
    columns = (*rows.columns(campaign, COLUMNS), *_day_columns(campaign, days))
    title = f"{campaign.offset(days[0])} .. {campaign.offset(days[-1])}" if place else ""
    notes = list(_keywords(campaign)) if not place else ()
    return Table(columns, made, title, notes, grid.bands(campaign, days, len(COLUMNS)) if days else (), place > 0)


def _day_columns(campaign: Campaign, days: Iterable[int]) -> Iterator[Column]:
    """A column a day: date, weekday with whether it is off or a make-up day, and the days to the event."""
    event = campaign.schedule.event
    for day in days:
        kind = campaign.schedule.calendar.kind(day)
        mark = KIND_MARKS[campaign.language][kind]
        lines = (month_day(day, event), f"{weekday(day, campaign.language)} {mark}".rstrip(), campaign.offset(day))
        yield Column(f"date-{'event' if day == event else kind}", "\n".join(lines), "mark")


def _position(campaign: Campaign, row: Position, days: Sequence[int]) -> Iterator[Row]:
    """A position: its spend and what that is divided into, visitors, conversion, and what came of it so far."""
    language, written = campaign.language, campaign.plan.promotion[row.number]
    amounts = row.amounts
    name = rows.said(campaign, row.position or row.channel) + (ASSUMED.say(language) if written.assumed else "")
    owner = rows.said(campaign, rows.owner(campaign, written.owner), "promotion", row.number, "owner")
    spend, cost = amounts.spend, amounts.cost_per_visitor
    yield _line(campaign, (name, SPEND.say(language), owner), spend.total, spend.days, days, cost)
    for placement in row.placements:
        label = rows.said(campaign, placement.name)
        yield _line(campaign, ("", label, ""), placement.spend.total, placement.spend.days, days, kind="step")
    yield _line(campaign, ("", UV.say(language), ""), amounts.uv.total, amounts.uv.days, days, kind="step")
    yield _line(campaign, ("", RATE.say(language), ""), row.conversion_rate, {}, days, kind="step")
    yield from _actuals(campaign, amounts, days)


def _actuals(campaign: Campaign, amounts: Amounts, days: Sequence[int]) -> Iterator[Row]:
    language = campaign.language
    spend, uv = amounts.actual_spend, amounts.actual_uv
    lines = (
        (ACTUAL_SPEND, spend, SPEND_DONE, amounts.spend_done, amounts.actual_cost_per_visitor),
        (ACTUAL_UV, uv, UV_DONE, amounts.uv_done, None),
    )
    for words, series, done_words, done, cost in lines:
        if series.days:
            yield _line(campaign, ("", words.say(language), ""), series.total, series.days, days, cost, kind="step")
            yield _line(campaign, ("", done_words.say(language), ""), done, {}, days, kind="step")


def _sum(campaign: Campaign, name: str, found: Channel | Promotion, days: Sequence[int]) -> Iterator[Row]:
    language, amounts = campaign.language, found.amounts
    spend, uv, cost = amounts.spend, amounts.uv, amounts.cost_per_visitor
    yield _line(campaign, (name, SPEND.say(language), ""), spend.total, spend.days, days, cost, kind="stage")
    yield _line(campaign, ("", UV.say(language), ""), uv.total, uv.days, days, kind="step")
    yield from _actuals(campaign, amounts, days)


def _line(
    campaign: Campaign,
    labels: tuple[str, str, str],
    whole: Figure | None,
    by_day: Mapping[int, Figure],
    days: Iterable[int],
    cost: Figure | None = None,
    kind: RowKind = "",
) -> Row:
    def said(figure: Figure | None) -> str:
        return number(figure, campaign.language)

    cells: list[Cell] = [Mark(said(by_day[day]), "value") if day in by_day else "" for day in days]
    return Row((*labels, said(whole), said(cost), *cells), kind)


def _keywords(campaign: Campaign) -> Iterator[str]:
    """The keywords of each position, and of each of its placements, below the grid."""
    joint = "、" if campaign.language == "zh" else ", "
    for position in campaign.plan.promotion:
        where = (position.channel, position.position or "")
        of = [(where, position.keywords), *(((*where, part.name), part.keywords) for part in position.placements)]
        for names, words in of:
            if words:
                name = " · ".join(rows.said(campaign, part) for part in names if part)
                text = joint.join(rows.said(campaign, word) for word in words)
                yield KEYWORDS.say(campaign.language).format(position=name, words=text)
