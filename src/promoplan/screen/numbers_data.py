"""The numbers of a plan as others read them: JSON (see docs/json.md) and CSV, a line a figure."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from promoplan.campaign import Campaign
from promoplan.formats import csv, json
from promoplan.numbers import ORDER
from promoplan.numbers.book import Book
from promoplan.numbers.figure import Figure
from promoplan.numbers.flaws import flaws
from promoplan.numbers.keys import grouped, own_figures, place_of
from promoplan.pipeline import Loaded
from promoplan.screen.amounts import full_name
from promoplan.screen.findings import entry

COLUMNS = ("key", "name", "value", "unit", "formula", "file", "line")


def as_json(loaded: Loaded, campaign: Campaign, book: Book, only: Collection[str] = ()) -> str:
    """`numbers --format json`: every section, null where the plan has none of it."""
    sections = {
        name: section_data(own_figures(section)) for name, section in book.sections() if not only or name in only
    }
    return json.document(
        {
            "format": 1,
            "currency": campaign.plan.campaign.currency,
            **{name: sections.get(name) for name in ORDER},
            "findings": [
                entry(loaded, finding, campaign.language) for finding in flaws(campaign.document, loaded.findings)
            ],
        }
    )


def section_data(figures: Iterable[Figure]) -> dict[str, object]:
    """A section's figures by what they tell, then each of its lists with an object a row."""
    figures = list(figures)
    data: dict[str, object] = {}
    for figure in figures:
        place = place_of(figure.key)
        if not place.group:
            data.setdefault(place.what, figure.as_json())
    for group, rows in grouped(figures).items():
        data[group] = [
            {"id": id_, **{what: figure.as_json() for what, figure in row.items()}} for id_, row in rows.items()
        ]
    return data


def as_csv(campaign: Campaign, book: Book, only: Collection[str] = ()) -> str:
    """`numbers --format csv`: a line a figure, with its formula or the place where the plan states it."""
    language = campaign.language
    lines: list[tuple[str, ...]] = [COLUMNS]
    for name, section in book.sections():
        if not only or name in only:
            for figure in own_figures(section):
                file, line = where(campaign, figure)
                formula = figure.formula.say(language) if figure.formula else ""
                value = figure.as_json() or ""
                lines.append(
                    (figure.key, full_name(figure, language), value, figure.unit, formula, file or "", str(line or ""))
                )
    return csv.document(lines)


def where(campaign: Campaign, figure: Figure) -> tuple[str | None, int | None]:
    """The file and line in which the plan states a figure; None for one that was worked out."""
    if figure.position is None:
        return None, None
    location = campaign.document.sources.location(figure.position)
    return location.file, location.line
