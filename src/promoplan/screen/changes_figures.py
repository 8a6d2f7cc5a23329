"""The figures that differ between two plans, as text for people."""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.compare import Changes
from promoplan.compare.figures import told_once
from promoplan.finding import Language, Words
from promoplan.numbers.keys import place_of
from promoplan.screen.amounts import SECTIONS
from promoplan.screen.blocks import MOST, heading, sentence
from promoplan.screen.figure_lines import figure_lines
from promoplan.screen.plain import Line

WRITTEN = Words("改写的数字", "Figures written anew")
FOLLOWING = Words("跟着变的：{section}", "What follows: {section}")
ROWS = Words(
    "明细里还有 {count} 个数跟着变，--format json 看全部", "{count} more in rows follow; --format json has all"
)


def figures(changes: Changes, language: Language, width: int) -> Iterator[Line]:
    """What was written anew, then what each section as a whole comes to of it."""
    every = list(told_once(changes.figures))
    blocks = [(WRITTEN, [one for one in every if one.given])]
    for section, title in SECTIONS.items():
        name = Words(*(FOLLOWING.say(of).format(section=title.say(of)) for of in ("zh", "en")))
        places = [(one, place_of(one.key)) for one in every if not one.given]
        blocks.append((name, [one for one, place in places if place.section == section and not place.group]))
    shown = 0
    for name, listed in blocks:
        if listed:
            yield from heading(name, len(listed), language)
            yield from figure_lines(changes.after, listed[:MOST], language, width)
            shown += len(listed[:MOST])
    if shown < len(every):
        yield ()
        yield from sentence(ROWS.say(language).format(count=len(every) - shown), width, "dim")
