"""The findings that a change brings, and those that it mends, as text for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from promoplan.finding import Finding, Language, Words
from promoplan.pipeline import Loaded
from promoplan.screen.blocks import MOST, heading, sentence, the_rest
from promoplan.screen.findings import as_lines
from promoplan.screen.plain import Line
from promoplan.text import one_line

NEW_ERRORS = Words("新的错误", "New errors")
NEW_OTHERS = Words("新的提醒和说明", "New warnings and infos")
GONE = Words("不再有的问题", "Findings that are gone")


def findings(
    new: Sequence[Finding], gone: Sequence[Finding], after: Loaded, language: Language, width: int
) -> Iterator[Line]:
    """The findings that came, the errors first, and those that went."""
    errors = [finding for finding in new if finding.severity == "error"]
    others = [finding for finding in new if finding.severity != "error"]
    for title, listed, style in ((NEW_ERRORS, errors, "red"), (NEW_OTHERS, others, "")):
        if listed:
            yield from heading(title, len(listed), language, style)
            for finding in listed[:MOST]:
                for line in as_lines(after, finding, language):
                    yield from sentence("  " + line, width)
            yield from the_rest(len(listed), MOST, language)
    if gone:
        yield from heading(GONE, len(gone), language)
        for finding in gone[:MOST]:
            text = f"  {finding.severity}[{finding.rule}] {one_line(finding.message(language))}"
            yield from sentence(text, width, "dim")
        yield from the_rest(len(gone), MOST, language)
