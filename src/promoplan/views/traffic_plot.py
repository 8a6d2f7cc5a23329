"""Traffic by source as a table with its picture: planned visitors, their share, last year's, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from promoplan.finding import Language, Words
from promoplan.numbers.figure import Figure, quotient, worked
from promoplan.plot import Bars, PartKind, PlotBar
from promoplan.sheet import Column, Row, Table
from promoplan.views.amounts import number

if TYPE_CHECKING:
    from promoplan.numbers.sections.traffic import Traffic

TITLE = Words("各渠道流量", "Traffic by source")
CHANNEL = Words("渠道", "Channel")
PLANNED, SHARE, LAST_YEAR = Words("计划", "Planned"), Words("占比", "Share"), Words("去年", "Last year")
TOTAL, NEEDED, MISSING = Words("合计", "Total"), Words("要的（保底）", "Needed (floor)"), Words("还缺", "Missing")
BEFORE = Words("{text}，去年 {before}", "{text}, last year {before}")
LONGEST = 1e300
LEGEND: tuple[tuple[PartKind, Words], ...] = (("planned", PLANNED), ("needed", NEEDED), ("missing", MISSING))
SAYS = Words("{label} {text}", "{label} {text}")


def by_source(traffic: Traffic, language: Language) -> Iterator[Table]:
    """The sources that say how many visitors they bring, their sum, and what the floor target needs."""
    known = [source for source in traffic.rows if source.uv.value is not None]
    whole = traffic.planned_uv
    if len(known) < 2 or not whole.value:
        return
    any_before = any(source.last_year.value is not None for source in known)
    bars, made = [], []
    for source in known:
        assert source.uv.value is not None
        share = _share(source.uv, whole)
        bars.append(_bar(source.channel, source.uv, source.last_year, language, share.say(language)))
        made.append(_row(source.channel, source.uv, share, source.last_year, language, any_before))
    sums = [_bar(TOTAL.say(language), whole, traffic.last_year_uv if any_before else None, language)]
    share = _share(whole, whole)
    made.append(_row(TOTAL.say(language), whole, share, traffic.last_year_uv, language, any_before, "stage"))
    for words, figure in ((NEEDED, traffic.required_uv), (MISSING, traffic.gap_uv)):
        if figure.value is not None and (figure.value > 0 or words is NEEDED):
            made.append(_row(words.say(language), figure, None, None, language, any_before))
    if traffic.required_uv.value is not None:
        sums.append(_needed(traffic, language))
    unit = traffic.words.unit.say(language)
    title = f"{TITLE.say(language)} · {unit}"
    says = [SAYS.say(language).format(label=bar.label, text=bar.text) for bar in (*bars, *sums)]
    drawn = {kind for bar in (*bars, *sums) for kind, value in bar.parts if value}
    plot = Bars(
        title=title,
        said=("；" if language == "zh" else "; ").join(says),
        blocks=[bars, sums],
        legend=tuple([(kind, words.say(language)) for kind, words in LEGEND if kind in drawn]),
        before=LAST_YEAR.say(language) if any_before else "",
    )
    heads = [
        ("figure-uv", PLANNED),
        ("figure-share", SHARE),
        *([("figure-last-year", LAST_YEAR)] if any_before else []),
    ]
    columns = (
        Column("title", CHANNEL.say(language)),
        *(Column(key, words.say(language), "number") for key, words in heads),
    )
    yield Table(columns, made, title=title, plot=plot, folded=True)


def _share(uv: Figure, whole: Figure) -> Figure:
    return worked("traffic.share", SHARE, "rate", SHARE, quotient, uv, whole)


def _bar(label: str, uv: Figure, before: Figure | None, language: Language, share: str = "") -> PlotBar:
    text = f"{uv.say(language)} · {share}" if share else uv.say(language)
    compared = None
    if before is not None and before.value is not None:
        text = BEFORE.say(language).format(text=text, before=before.say(language))
        compared = _length(before)
    return PlotBar(label, (("planned", _length(uv)),), text, compared)


def _needed(traffic: Traffic, language: Language) -> PlotBar:
    """What the floor target needs, with what is missing of it."""
    required, missing = traffic.required_uv, max(_length(traffic.gap_uv), 0)
    text = required.say(language)
    if missing:
        text += f" · {MISSING.say(language)} {traffic.gap_uv.say(language)}"
    there = max(_length(required) - missing, 0)
    return PlotBar(NEEDED.say(language), (("needed", there), ("missing", missing)), text)


def _row(
    label: str,
    uv: Figure,
    share: Figure | None,
    before: Figure | None,
    language: Language,
    any_before: bool,
    kind: str = "",
) -> Row:
    figures = (uv, share, before) if any_before else (uv, share)
    cells = (label, *(number(figure, language) for figure in figures))
    return Row(cells, "stage" if kind else "")


def _length(figure: Figure) -> float:
    """A figure as a bar's length; nobody has as many visitors as would not fit into one."""
    return min(float(figure.value or 0), LONGEST)
