"""`promoplan numbers --what-if`: the figures that another value changes, and the findings that come and go."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from promoplan.campaign import Campaign
from promoplan.compare.findings import findings_between
from promoplan.finding import Language, Words
from promoplan.formats import json
from promoplan.numbers.book import Book
from promoplan.numbers.figure import EXACT, Figure, shown
from promoplan.numbers.keys import place_of
from promoplan.pipeline import Loaded
from promoplan.screen.amounts import SECTIONS, amount, full_name, money_unit
from promoplan.screen.changes import findings, head
from promoplan.screen.findings import entry
from promoplan.screen.plain import GAP, Line, Piece, columns, fitted, wrapped

LEFT_OUT = ("sensitivity",)  # a what-if of its own
WIDEST_NAME = 30
NARROWEST_NAME = 8
NOT_THERE = Words("没有", "none")
SAME = Words("没有数字变。", "No figure changes.")
ROWS = Words("明细里还有 {count} 个数变了，--all 展开", "{count} more change in rows; --all lists them")
POINTS = Words("{by} 个百分点", "{by} points")
NO_FINDINGS = Words("问题没有增减。", "No findings come or go.")


class Changed(NamedTuple):
    """One figure before and after; None where only the other plan has it."""

    key: str
    before: Figure | None
    after: Figure | None


def changed(before: Book, after: Book, only: Collection[str] = ()) -> list[Changed]:
    """The figures whose values differ, in the order of the changed plan."""
    old, new = before.figures(), after.figures()
    every = [Changed(key, old.get(key), new.get(key)) for key in dict.fromkeys((*new, *old))]
    return [
        one
        for one in every
        if (one.before is None or one.after is None or one.before.value != one.after.value)
        and (not only or place_of(one.key).section in only)
    ]


class Question:
    """One plan as it is and as it would be, what was asked, and what differs."""

    def __init__(
        self, before: Loaded, after: Loaded, campaigns: tuple[Campaign, Campaign], written: Sequence[str],
        only: Collection[str] = (),
    ) -> None:  # fmt: skip
        self.before, self.after, self.written = before, after, written
        self.campaign = campaigns[1]
        self.changed = changed(Book(campaigns[0]), Book(campaigns[1]), only)
        self.new, self.gone = findings_between(before, after)

    def screen(self, width: int, rows: bool) -> Iterator[Line]:
        """What was asked, the figures section by section, the findings. Rows are counted unless they are wanted."""
        language = self.campaign.language
        yield from _said(head(self.written, language), width, "bold")
        wanted = list(_once(one for one in self.changed if place_of(one.key).group not in LEFT_OUT))
        listed = [one for one in wanted if rows or not place_of(one.key).group]
        for section, title in SECTIONS.items():
            theirs = [one for one in listed if place_of(one.key).section == section]
            if theirs:
                yield ()
                yield (Piece(title.say(language), "bold"),)
                yield from self.block(theirs, width)
        yield ()
        if not self.changed:
            yield from _said(SAME.say(language), width)
        elif len(listed) < len(wanted):
            yield from _said(ROWS.say(language).format(count=len(wanted) - len(listed)), width, "dim")
        if self.new or self.gone:
            yield from findings(self.new, self.gone, self.after, language, width)
        else:
            yield from _said(NO_FINDINGS.say(language), width)

    def block(self, listed: Sequence[Changed], width: int) -> Iterator[Line]:
        """One figure a line: its name, before → after, and by how much."""
        language = self.campaign.language
        money = money_unit(self.campaign, language)
        rows = []
        for one in listed:
            figure = one.after or one.before
            assert figure is not None
            ends = [amount(end, money, language) if end else NOT_THERE.say(language) for end in one[1:]]
            rows.append((full_name(figure, language), *ends, _by(one, language)))
        *cells, _ = [[row[number] for row in rows] for number in range(4)]
        wide = [max(map(columns, column)) for column in cells]
        name = min(wide[0], WIDEST_NAME, max(width - wide[1] - wide[2] - 16, NARROWEST_NAME))
        for what, before, after, by in rows:
            line = f"  {fitted(what, name)}{' ' * GAP}{_right(before, wide[1])} → {_right(after, wide[2])}  {by}"
            yield (Piece(line.rstrip()),)

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


def _once(listed: Iterable[Changed]) -> Iterator[Changed]:
    """What is one figure in two lists (channels grouped as their sources are) is shown once."""
    seen = set()
    for one in listed:
        place = place_of(one.key)
        ends = tuple(end and end.value for end in one[1:])
        which = (place.section, place.id, place.what, *ends) if place.group else (one.key,)
        if which not in seen:
            seen.add(which)
            yield one


def _by(one: Changed, language: Language) -> str:
    """By how much a figure changes, with its sign; "" where one side has no value."""
    if one.before is None or one.after is None or one.before.value is None or one.after.value is None:
        return ""
    by = EXACT.subtract(one.after.value, one.before.value)
    said = f"{'+' if by > 0 else ''}{shown(by, one.after.unit)}"
    return POINTS.say(language).format(by=said.removesuffix("%")) if one.after.unit == "rate" else said


def _right(text: str, width: int) -> str:
    return " " * (width - columns(text)) + text


def _said(text: str, width: int, style: str = "") -> Iterator[Line]:
    for line in wrapped(text, width, 2):
        yield (Piece(line, style),)
