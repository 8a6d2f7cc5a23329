"""Gantt charts as SVG, page by page, through the template gantt.svg.j2."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from promoplan.formats.drawing.gantt_pages import Page, pages
from promoplan.formats.template import Open, ReadTemplate, opened
from promoplan.formats.words import words_of
from promoplan.sheet import Sheet

TEMPLATE = "gantt.svg.j2"


class Gantt:
    """Draws the charts of sheets."""

    def __init__(self, read: ReadTemplate, template: Open = opened) -> None:
        self._template = template(read, TEMPLATE, autoescape=True, filters={}, functions={})

    def pages(self, sheet: Sheet, alone: bool, before: int = 0) -> Iterator[tuple[Page, str]]:
        """The pages of a sheet's chart, each as an SVG element: a file of its own, or behind others in one page."""
        # what the tables say is no part of a drawing
        bare = replace(sheet, tables=(), chart=None, gantt=None)
        for number, page in enumerate(pages(sheet, before), start=before):
            styled = alone or number == 0
            yield (
                page,
                self._template.render(
                    sheet=bare, head=sheet.head, words=words_of(sheet), page=page, styled="yes" if styled else ""
                ),
            )
