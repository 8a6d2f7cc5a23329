"""Printing with WeasyPrint, where it is installed with what it needs."""

from __future__ import annotations

import gc
import io
import logging
from contextlib import redirect_stdout
from typing import Literal

LOG = "weasyprint"
NO_GLYPH = ".notdef"  # what its message about characters that no font has begins with


def state() -> Literal["ready", "missing", "no pango"]:
    """Whether it can be used; it is imported, which takes a second."""
    try:
        with redirect_stdout(io.StringIO()):  # it prints a page of advice
            import weasyprint  # noqa: F401, PLC0415 - an extra, which most do without
    except ImportError:
        return "missing"
    except OSError:
        return "no pango"
    return "ready"


def printed(html: str) -> tuple[bytes, set[str]]:
    """An HTML document as PDF, and the characters that no font has; nothing outside of the document is looked at."""
    from weasyprint import HTML  # noqa: PLC0415
    from weasyprint.urls import URLFetcher  # noqa: PLC0415

    lacking = _Lacking()
    log = logging.getLogger(LOG)
    log.addHandler(lacking)
    propagated, log.propagate = log.propagate, False
    try:
        document = HTML(string=html, url_fetcher=URLFetcher(allowed_protocols=("data",)), media_type="print")
        pdf: bytes = document.write_pdf(pdf_tags=True)
    finally:
        log.propagate = propagated
        log.removeHandler(lacking)
        gc.collect()  # a document is all circles, and a hundred megabytes; the next one needs the room
    return pdf, lacking.found


class _Lacking(logging.Handler):
    """Collects what WeasyPrint says of characters for which it prints boxes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def emit(self, record: logging.LogRecord) -> None:
        said = record.getMessage()
        if said.startswith(NO_GLYPH):
            self.found.update(said)
