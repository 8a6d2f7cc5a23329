"""Gantt charts as SVG files, one a page, to be put into chats and documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from promoplan.formats.drawing.gantt import Gantt
from promoplan.formats.template import Open, ReadTemplate, opened
from promoplan.sheet import Sheet

EXTENSION = "svg"
MADE_AS = "charts"


class Writer:
    """Draws sheets that have a chart; of others there is no file."""

    def __init__(self, read: ReadTemplate, site: Sequence[Sheet], template: Open = opened) -> None:
        del site  # a drawing leads nowhere
        self._gantt = Gantt(read, template)

    def files(self, sheet: Sheet) -> Iterator[tuple[str, bytes]]:
        """The pages of a sheet's chart: what is put behind the sheet's name (-2026-10), and the file's bytes."""
        for page, text in self._gantt.pages(sheet, alone=True):
            yield page.key, text.encode(errors="replace")
