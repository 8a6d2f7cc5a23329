"""Traffic against last year 营销推广细化: each channel then and now, the difference and why, who, done or not."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from promoplan.campaign import Campaign
from promoplan.finding import Language, Words
from promoplan.numbers.book import book_of
from promoplan.numbers.figure import Figure
from promoplan.sheet import Column, Row, Sheet, Table
from promoplan.views import rows
from promoplan.views.amounts import number
from promoplan.views.scope import head
from promoplan.views.traffic import CHANNEL, TOTAL, by_group, remark, visitors

if TYPE_CHECKING:
    from promoplan.numbers.sections.traffic import Traffic
    from promoplan.numbers.sources import Source

TITLE = Words("营销推广细化", "Traffic against last year")
LAST_YEAR = Words("去年 {unit}", "Last year's {unit}")
THIS_YEAR = Words("今年目标", "This year")
DIFFERENCE = Words("差异", "Difference")
GROWTH = Words("增减", "Growth")
COLUMNS: tuple[rows.ColumnWords, ...] = (
    ("because", Words("差异说明", "Why"), "text"),
    ("figure-actual", Words("实际", "So far"), "number"),
    ("figure-achieved", Words("达成率", "Reached"), "number"),
    ("owner", Words("责任人", "Owner"), "text"),
    ("done", Words("完成", "Done"), "tick"),
    ("remark", Words("备注", "Remark"), "text"),
)


def build(campaign: Campaign) -> Iterator[Sheet]:
    traffic = book_of(campaign).traffic
    if traffic is None or not _looked_back(traffic):
        return
    language = campaign.language
    unit = traffic.words.unit.say(language)
    columns = (
        Column("title", CHANNEL.say(language)),
        Column("figure-last-year", LAST_YEAR.say(language).format(unit=unit), "number"),
        *(
            Column(f"figure-{key}", words.say(language), "number")
            for key, words in (("uv", THIS_YEAR), ("difference", DIFFERENCE), ("growth", GROWTH))
        ),
        *rows.columns(campaign, COLUMNS),
    )
    made: list[Row] = []
    for group, sources in by_group(list(traffic.leaves())).items():
        group_sums = traffic.channel_groups[group]
        if group or len(traffic.channel_groups) > 1:
            name = group or rows.OTHER.say(language)
            made.append(_sum_row(name, group_sums.last_year, group_sums.uv, group_sums.difference, language))
        kinds = {kind: place for place, kind in enumerate(dict.fromkeys(["", *(source.kind for source in sources)]))}
        for kind, inside in groupby(sorted(sources, key=lambda one: kinds[one.kind]), key=lambda one: one.kind):
            if kind:
                made.append(Row((kind,), "subgroup"))
            made += [_row(campaign, source) for source in inside]
    sums = (traffic.last_year_uv, traffic.planned_uv, traffic.difference_uv)
    made.append(_sum_row(TOTAL.say(language), *sums, language))
    yield Sheet(
        "marketing", TITLE.say(language), head(campaign), [Table(columns, made)], paper="A4 landscape", group="all"
    )


def _looked_back(traffic: Traffic) -> bool:
    """Whether a source is broken down, or a channel says what it was last year, is so far, or whether it is set up."""
    return any(row.parts for row in traffic.rows) or any(
        source.last_year.value is not None or source.actual.value is not None or source.done is not None
        for source in traffic.leaves()
    )


def _sum_row(name: str, last_year: Figure, this_year: Figure, difference: Figure, language: Language) -> Row:
    cells = [number(figure, language) for figure in (last_year, this_year, difference)]
    return Row((name, *cells, "", "", "", "", "", "-", ""), "stage")


def _row(campaign: Campaign, source: Source) -> Row:
    language = campaign.language
    return Row(
        (
            source.channel,
            number(source.last_year, language),
            visitors(campaign, source),
            number(source.difference, language),
            number(source.growth, language),
            rows.said(campaign, source.because, *source.path, "last_year", "because"),
            number(source.actual, language),
            number(source.achieved, language),
            rows.said(campaign, rows.owner(campaign, source.owner), *source.path, "owner"),
            "x" if source.done else "",
            remark(source, language),
        ),
        "done" if source.done else "",
    )
