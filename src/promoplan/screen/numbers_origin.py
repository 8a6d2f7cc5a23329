"""`promoplan numbers --explain`: a figure's formula in words and in values, down to the lines of the plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from promoplan.campaign import Campaign
from promoplan.finding import Words
from promoplan.formats import json
from promoplan.numbers.figure import Figure
from promoplan.numbers.origin import Step, steps, with_values
from promoplan.screen.amounts import amount, full_name, money_unit
from promoplan.screen.numbers_data import where
from promoplan.screen.plain import Line, Piece, columns, wrapped

MOST = 200  # figures on a screen; JSON has all
INDENT = 2
DEEPEST = 12  # steps that still move to the right

NAMED = Words("{name}（{key}）= {value}", "{name} ({key}) = {value}")
GIVEN = Words("← {place}「{written}」", "← {place} '{written}'")
AT = Words("← {place}", "← {place}")
ABOVE = Words("怎么来的见上面", "how it came about stands above")
UNKNOWN = Words("算不出来：缺它要用的数", "cannot be said: something it needs is not given")
MORE = Words("……还有 {count} 个数，--format json 看全部", "… {count} more figures; --format json has all of them")


def screen(campaign: Campaign, figure: Figure, width: int) -> Iterator[Line]:
    """The figure, its formula, the values put in, and below it the same of each of these."""
    money = money_unit(campaign, campaign.language)
    listed = list(steps(figure))
    for step in listed[:MOST]:
        yield from _step(campaign, step, money, width)
    if len(listed) > MOST:
        yield (Piece(MORE.say(campaign.language).format(count=len(listed) - MOST), "dim"),)


def _step(campaign: Campaign, step: Step, money: str, width: int) -> Iterator[Line]:
    language, figure = campaign.language, step.figure
    margin = INDENT * min(step.depth, DEEPEST)
    value = amount(figure, money, language)
    name = NAMED.say(language).format(name=full_name(figure, language), key=figure.key, value=value)
    file, line = where(campaign, figure)
    place = ""
    if file is not None:
        words = GIVEN if figure.written else AT
        place = words.say(language).format(place=f"{file}:{line}", written=figure.written)
    fits = bool(place) and columns(f"{name} {place}") + margin <= width
    yield from _said(f"{name} {place}" if fits else name, "" if step.depth else "bold", margin, width)
    below = []
    if figure.formula is not None and step.again:
        below.append(ABOVE.say(language))
    elif figure.formula is not None:
        below.append(f"= {figure.formula.say(language)}")
        filled = with_values(figure, language)
        below += [f"= {filled}"] if filled not in ("", figure.say(language)) and figure.value is not None else []
        below += [UNKNOWN.say(language)] if figure.value is None else []
    if place and not fits:
        below.append(place)
    for text in below:
        yield from _said(text, "dim", margin + INDENT, width)


def _said(text: str, style: str, margin: int, width: int) -> Iterator[Line]:
    for line in wrapped(text, max(width - margin, 20), INDENT):
        yield (Piece(" " * margin + line, style),)


def as_json(campaign: Campaign, figure: Figure, what_if: Sequence[str] = ()) -> str:
    """`numbers --explain KEY --format json`: the figure, then each it came of, once."""
    listed = [_entry(campaign, step.figure) for step in steps(figure) if not step.again]
    asked = {"what_if": list(what_if)} if what_if else {}
    return json.document({"format": 1, **asked, "key": figure.key, "figures": listed})


def _entry(campaign: Campaign, figure: Figure) -> dict[str, object]:
    language = campaign.language
    file, line = where(campaign, figure)
    return {
        "key": figure.key,
        "name": figure.name.say(language),
        "value": figure.as_json(),
        "unit": figure.unit,
        "formula": figure.formula.say(language) if figure.formula else None,
        "with_values": with_values(figure, language) or None,
        "of": [part.key for part in figure.of],
        "file": file,
        "line": line,
        "written": figure.written or None,
    }
