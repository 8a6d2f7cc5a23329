"""`promoplan numbers --what-if`: the figures that another value changes, and the findings that come and go."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from promoplan.campaign import Campaign
from promoplan.compare.figures import figures_between, told_once
from promoplan.compare.findings import findings_between
from promoplan.finding import Words
from promoplan.formats import json
from promoplan.numbers.book import Book
from promoplan.numbers.keys import place_of
from promoplan.pipeline import Loaded
from promoplan.screen.amounts import SECTIONS
from promoplan.screen.changes import head
from promoplan.screen.changes_findings import findings
from promoplan.screen.figure_lines import figure_lines
from promoplan.screen.findings import entry
from promoplan.screen.plain import Line, Piece, wrapped

SAME = Words("没有数字变。", "No figure changes.")
ROWS = Words("明细里还有 {count} 个数变了，--all 展开", "{count} more change in rows; --all lists them")
NO_FINDINGS = Words("问题没有增减。", "No findings come or go.")


class Question:
    """One plan as it is and as it would be, what was asked, and what differs."""

    def __init__(
        self, before: Loaded, after: Loaded, campaigns: tuple[Campaign, Campaign], written: Sequence[str],
        only: Collection[str] = (),
    ) -> None:  # fmt: skip
        self.before, self.after, self.written = before, after, written
        self.campaign = campaigns[1]
        self.changed = figures_between(Book(campaigns[0]), Book(campaigns[1]), only)
        self.new, self.gone = findings_between(before, after)

    def screen(self, width: int, rows: bool) -> Iterator[Line]:
        """What was asked, the figures section by section, the findings. Rows are counted unless they are wanted."""
        language = self.campaign.language
        yield from _said(head(self.written, language), width, "bold")
        wanted = list(told_once(self.changed))
        listed = [one for one in wanted if rows or not place_of(one.key).group]
        for section, title in SECTIONS.items():
            theirs = [one for one in listed if place_of(one.key).section == section]
            if theirs:
                yield ()
                yield (Piece(title.say(language), "bold"),)
                yield from figure_lines(self.campaign, theirs, language, width)
        yield ()
        if not self.changed:
            yield from _said(SAME.say(language), width)
        elif len(listed) < len(wanted):
            yield from _said(ROWS.say(language).format(count=len(wanted) - len(listed)), width, "dim")
        if self.new or self.gone:
            yield from findings(self.new, self.gone, self.after, language, width)
        else:
            yield from _said(NO_FINDINGS.say(language), width)

    def as_json(self) -> str:
        """`numbers --what-if … --format json`: see docs/json.md."""
        language = self.campaign.language
        return json.document(
            {
                "format": 1,
                "what_if": list(self.written),
                "changed": [
                    {
                        "key": one.key,
                        "before": one.before.as_json() if one.before else None,
                        "after": one.after.as_json() if one.after else None,
                    }
                    for one in self.changed
                ],
                "findings_new": [entry(self.after, finding, language) for finding in self.new],
                "findings_gone": [entry(self.before, finding, language) for finding in self.gone],
            }
        )


def _said(text: str, width: int, style: str = "") -> Iterator[Line]:
    for line in wrapped(text, width, 2):
        yield (Piece(line, style),)
