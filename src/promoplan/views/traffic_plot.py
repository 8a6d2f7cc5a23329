"""Traffic by source as a table with its picture: planned visitors, their share, last year's, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from promoplan.finding import Language, Words
from promoplan.numbers.figure import Figure, quotient, shown
from promoplan.plot import Bars, PartKind, PlotBar
from promoplan.sheet import Column, Row, Table

if TYPE_CHECKING:
    from promoplan.numbers.sections.traffic import Traffic

TITLE = Words("各渠道流量", "Traffic by source")
CHANNEL = Words("渠道", "Channel")
PLANNED, SHARE, LAST_YEAR = Words("计划", "Planned"), Words("占比", "Share"), Words("去年", "Last year")
TOTAL, NEEDED, MISSING = Words("合计", "Total"), Words("要的（保底）", "Needed (floor)"), Words("还缺", "Missing")
BEFORE = Words("{text}，去年 {before}", "{text}, last year {before}")
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
        share = shown(quotient(source.uv.value, whole.value), "rate")
        bars.append(_bar(source.channel, source.uv, source.last_year, language, share))
        made.append(_row(source.channel, source.uv, share, source.last_year, language, any_before))
    sums = [_bar(TOTAL.say(language), whole, traffic.last_year_uv if any_before else None, language)]
    made.append(_row(TOTAL.say(language), whole, "100%", traffic.last_year_uv, language, any_before, "stage"))
    for words, figure in ((NEEDED, traffic.required_uv), (MISSING, traffic.gap_uv)):
        if figure.value is not None and (figure.value > 0 or words is NEEDED):
            made.append(_row(words.say(language), figure, "", None, language, any_before))
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


def _bar(label: str, uv: Figure, before: Figure | None, language: Language, share: str = "") -> PlotBar:
    text = f"{uv.say(language)} · {share}" if share else uv.say(language)
    compared = None
    if before is not None and before.value is not None:
        text = BEFORE.say(language).format(text=text, before=before.say(language))
        compared = float(before.value)
    return PlotBar(label, (("planned", float(uv.value or 0)),), text, compared)


def _needed(traffic: Traffic, language: Language) -> PlotBar:
    """What the floor target needs, with what is missing of it."""
    required, missing = traffic.required_uv, max(float(traffic.gap_uv.value or 0), 0)
    text = required.say(language)
    if missing:
        text += f" · {MISSING.say(language)} {traffic.gap_uv.say(language)}"
    there = max(float(required.value or 0) - missing, 0)
    return PlotBar(NEEDED.say(language), (("needed", there), ("missing", missing)), text)


def _row(
    label: str, uv: Figure, share: str, before: Figure | None, language: Language, any_before: bool, kind: str = ""
) -> Row:
    said = before.say(language) if before is not None and before.value is not None else ""
    cells = (label, uv.say(language), share, *([said] if any_before else []))
    return Row(cells, "stage" if kind else "")
