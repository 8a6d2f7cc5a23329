"""What `promoplan numbers` shows, by what it was asked for; kept apart so that help needs none of it."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from promoplan.campaign import Campaign
from promoplan.cli.choose import dated_only
from promoplan.cli.errors import FINE, FOUND, Refused
from promoplan.cli.files import open_plans
from promoplan.finding import Language, Words, clipped
from promoplan.numbers import ORDER
from promoplan.numbers.book import Book, book_of
from promoplan.numbers.figure import Figure
from promoplan.numbers.keys import called, nearest, partly, reachable
from promoplan.pipeline import Loaded
from promoplan.screen import numbers, numbers_changes, numbers_data, numbers_origin, plain
from promoplan.screen.changes import head
from promoplan.text import one_line

MOST_LISTED = 12  # figures that may have been meant
UNKNOWN = Words("没有「{key}」这个数字{hint}", "there is no figure '{key}'{hint}")
SEVERAL = Words("「{key}」不止一个：{keys}", "'{key}' may be any of these: {keys}")
MEANT = Words("；是不是 {guess}？", "; did you mean {guess}?")
THERE_ARE = Words("；有：{keys}", "; there are: {keys}")
NO_NUMBERS = Words("；计划里还没有数字", "; the plan has no numbers")
NO_SECTION = Words(
    "数字没有「{name}」这一段；有：{known}", "there is no section '{name}' of numbers; there are: {known}"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a command line asks for."""

    format: str
    explain: str | None
    sections: Sequence[str]
    rows: bool
    what_if: Sequence[str]


def show(plan: str, asked: Asked, today: str | None, limits: Sequence[str] | None, language: Language | None) -> int:
    """Show the numbers of one plan; gives the exit code."""
    for name in asked.sections:
        if name not in ORDER:
            raise Refused(NO_SECTION, name=clipped(one_line(name)), known=", ".join(ORDER))
    before: Loaded | None = None
    if asked.what_if:
        from promoplan.cli.what_if import open_changed  # noqa: PLC0415 - only where it is asked

        ((before, loaded),) = open_changed([plan], asked.what_if, today, limits, language)
        if before.campaign is None:
            dated_only([before], language)
            return FOUND
    else:
        (loaded,) = open_plans([plan], today, limits)
    campaigns = dated_only([loaded], language)
    if not campaigns:
        return FOUND
    _, campaign = campaigns[0]
    if asked.explain is not None:
        _explain(campaign, asked)
    elif before is not None:
        assert before.campaign is not None
        _compare(before, loaded, before.campaign, campaign, asked)
    else:
        _all(loaded, campaign, asked)
    return FINE


def _all(loaded: Loaded, campaign: Campaign, asked: Asked) -> None:
    book, only = book_of(campaign), _only(asked)
    if asked.format == "json":
        sys.stdout.write(numbers_data.as_json(loaded, campaign, book, only))
    elif asked.format == "csv":
        sys.stdout.write(numbers_data.as_csv(campaign, book, only))
    else:
        width = plain.width(elsewhere=plain.WIDTH)
        lines = numbers.Screen(loaded, campaign, book, width).lines(only, asked.rows)
        plain.show(lines, plain.wants_colour())


def _compare(before: Loaded, after: Loaded, old: Campaign, new: Campaign, asked: Asked) -> None:
    question = numbers_changes.Question(before, after, (old, new), asked.what_if, _only(asked))
    if asked.format == "json":
        sys.stdout.write(question.as_json())
    else:
        width = plain.width(elsewhere=plain.WIDTH)
        plain.show(question.screen(width, asked.rows or bool(asked.sections)), plain.wants_colour())


def _explain(campaign: Campaign, asked: Asked) -> None:
    figure = meant(book_of(campaign), asked.explain or "", campaign.language)
    if asked.format == "json":
        sys.stdout.write(numbers_origin.as_json(campaign, figure, asked.what_if))
        return
    width, colour = plain.width(elsewhere=plain.WIDTH), plain.wants_colour()
    if asked.what_if:
        for line in plain.wrapped(head(asked.what_if, campaign.language), width, 2):
            plain.show([(plain.Piece(line, "yellow"),)], colour)
    plain.show(numbers_origin.screen(campaign, figure, width), colour)


def _only(asked: Asked) -> Collection[str]:
    return frozenset(asked.sections)


def meant(book: Book, written: str, language: Language) -> Figure:
    """The one figure of a key, the end of a key, a name or a place in the plan. Refused for none, or several."""
    figures = reachable(book.figures().values())
    found = called(figures, written) or _stated_at(book, figures.values(), written)
    written = clipped(one_line(written))
    if len(found) == 1:
        return found[0]
    if found:
        keys = _listed([figure.key for figure in found], language)
        raise Refused(SEVERAL, key=written, keys=keys).about(language)
    guess = nearest(figures, written)
    if guess:
        hint = MEANT.say(language).format(guess=clipped(one_line(guess)))
    elif figures:
        some = [figure.key for figure in partly(figures.values(), written)] or list(figures)
        hint = THERE_ARE.say(language).format(keys=_listed(some, language))
    else:
        hint = NO_NUMBERS.say(language)
    raise Refused(UNKNOWN, key=written, hint=hint).about(language)


def _stated_at(book: Book, figures: Iterable[Figure], written: str) -> list[Figure]:
    """The figure that the plan states at a path, as findings and --what-if name it: targets.gmv.floor."""
    said, document = written.replace(".", "/"), book.campaign.document
    return [
        figure
        for figure in figures
        if figure.position is not None and document.path(figure.position).replace(".", "/") == said
    ][:1]


def _listed(keys: Sequence[str], language: Language) -> str:
    more = ["…"] if len(keys) > MOST_LISTED else []
    shown = [clipped(one_line(key)) for key in keys[:MOST_LISTED]]
    return ("、" if language == "zh" else ", ").join([*shown, *more])
