"""What makes the promotion grid and traffic come to the same: one day of the grid, or a figure of the source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from promoplan.campaign import Campaign
from promoplan.finding import Words
from promoplan.numbers.figure import EXACT, plain, quotient
from promoplan.rules.figures import line_of, typed, written_at

if TYPE_CHECKING:
    from promoplan.numbers.figure import Figure
    from promoplan.numbers.sections.promotion import Row
    from promoplan.numbers.sources import Source

IN_GRID = Words("投放表 {line} 的 {what} 写 {day}: {typed}", "in the grid's {what} ({line}) {day}: {typed}")
IN_TRAFFIC = Words("流量计划 {line} 写 {key}: {typed}", "in traffic ({line}) {key}: {typed}")
VISITORS = ("uv", "sessions")
PRICE_DIGITS = 4  # of a price that can be typed
NEXT_TO_NOTHING = Decimal(1)


def remedies(campaign: Campaign, rows: Sequence[Row], what: str, source: Source, planned: Decimal) -> Words | None:
    """What can be typed so that both sides agree; None where no one figure does it. `what` is `uv` or `spend`."""
    stated = source.uv if what == "uv" else source.cost
    assert stated.value is not None
    ways = [
        *_in_grid(campaign, rows, what, EXACT.subtract(stated.value, planned)),
        *(_visitors(campaign, source, planned) if what == "uv" else _price(campaign, source, planned)),
    ]
    if not ways:
        return None
    return Words("；或".join(way.zh for way in ways), "; or ".join(way.en for way in ways))


def _in_grid(campaign: Campaign, rows: Sequence[Row], what: str, missing: Decimal) -> Iterator[Words]:
    """The day with the most that can take what is missing or too much."""
    found = [
        (figure, key)
        for row in rows
        for path, figures in _maps(row, what)
        for key, day in campaign.schedule.keyed_days.get(("promotion", row.number, *path), {}).items()
        if (figure := figures.get(day)) is not None and (figure.value or 0) + missing >= 0
    ]
    if found:
        figure, key = max(found, key=lambda one: one[0].value or 0)
        assert figure.value is not None
        assert figure.position is not None
        changed = typed(EXACT.add(figure.value, missing), figure.unit)
        yield _said(IN_GRID, what=what, line=line_of(campaign, figure.position), day=key, typed=changed)


def _maps(row: Row, what: str) -> Iterator[tuple[tuple[str | int, ...], dict[int, Figure]]]:
    """The maps of a row that make up its visitors or its spend; none where a total stands beside its parts."""
    if what == "uv":
        yield ("uv",), dict(row.amounts.uv.days)
    elif not row.placements:
        yield ("spend",), dict(row.amounts.spend.days)
    elif row.stated is None or not row.stated.days:
        for place, placement in enumerate(row.placements):
            yield ("placements", place, "spend"), dict(placement.spend.days)


def _visitors(campaign: Campaign, source: Source, planned: Decimal) -> Iterator[Words]:
    if source.uv.position is not None and not source.parts:
        written = written_at(campaign, source.line.path)
        key = next((key for key in VISITORS if key in written), VISITORS[0])
        line = line_of(campaign, source.uv.position)
        yield _said(IN_TRAFFIC, line=line, key=key, typed=typed(planned, "count"))


def _price(campaign: Campaign, source: Source, planned: Decimal) -> Iterator[Words]:
    """The price at which the source's visitors cost what the grid spends, where it comes out."""
    uv, seen = source.uv.value, source.impressions.value if source.impressions else None
    if source.parts or not planned:
        return
    if source.pricing == "fixed":
        key, price, times = "cost", planned, Decimal(1)
    elif source.pricing == "cpc" and uv:
        key, price, times = "cpc", quotient(planned, uv), uv
    elif source.pricing == "cpm" and seen:
        key, price, times = "cpm", quotient(planned * 1000, seen), quotient(seen, Decimal(1000))
    else:
        return
    price = price.quantize(Decimal(1).scaleb(-PRICE_DIGITS), context=EXACT)
    if abs(price * times - planned) < NEXT_TO_NOTHING:
        yield _said(IN_TRAFFIC, line=line_of(campaign, source.line.place), key=key, typed=plain(price))


def _said(words: Words, **values: str) -> Words:
    return Words(words.zh.format(**values), words.en.format(**values))
