"""`--what-if`: plans before and after a change of some values. Nothing is written."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from promoplan.cli.choose import chosen, dated_only
from promoplan.cli.errors import FINE, FOUND, Refused
from promoplan.cli.files import Folder, limits_from, read, today_from
from promoplan.compare import compare, theirs
from promoplan.compare.findings import findings_between
from promoplan.finding import Language, Words
from promoplan.pipeline import Loaded, load
from promoplan.reading.document import Document
from promoplan.screen import changes_json, plain, validated
from promoplan.screen.changes import what_if
from promoplan.screen.findings import language_of
from promoplan.what_if import change, unreadable
from promoplan.what_if.impossible import Impossible

REFUSED = Words("--what-if {written}：{why}", "--what-if {written}: {why}")


class Both(NamedTuple):
    """One plan as it is, and as it would be."""

    before: Loaded
    after: Loaded


def open_changed(
    names: Iterable[str],
    written: Sequence[str],
    today: str | None,
    limits: Iterable[str] | None,
    asked: Language | None,
) -> list[Both]:
    """Every plan of a command line twice: as it is, and with the changes. Refused where one cannot be made."""
    today_in, bounds = today_from(today), limits_from(limits)
    plans = []
    for name in names:
        raw = read(name, bounds)
        before = load(name, raw, Folder(name), today_in, bounds)
        positions: dict[int, str] = {}

        def put_in(document: Document, into: dict[int, str] = positions) -> None:
            into.update(change(document, written))

        try:
            after = load(name, raw, Folder(name), today_in, bounds, put_in)
            impossible = unreadable(before, after, positions)
        except Impossible as found:
            impossible = found
        if impossible is not None:
            why, language = impossible.words, language_of(before, asked)
            said = REFUSED.say(language).format(written=impossible.written, why=why.say(language))
            raise Refused(Words("{said}", "{said}"), said=said).about(language)
        plans.append(Both(before, after))
    return plans


def show_changes(
    plan: str,
    written: Sequence[str],
    today: str | None,
    limits: Iterable[str] | None,
    asked: Language | None,
    departments: Iterable[str] | None,
    owners: Iterable[str] | None,
    as_json: bool,
) -> int:
    """What moves, what falls on days off, what breaks, what does not move; gives the exit code."""
    ((before, after),) = open_changed([plan], written, today, limits, asked)
    if before.campaign is None:
        dated_only([before], asked)
        return FOUND
    campaigns = dated_only([after], asked)
    if not campaigns:
        return FOUND
    _, campaign = campaigns[0]
    found = theirs(compare(before, after), chosen(campaign, departments, owners))
    language = campaign.language
    if as_json:
        sys.stdout.write(changes_json.as_json(found, before, after, language, what_if=list(written)))
    else:
        width = plain.width(elsewhere=plain.WIDTH)
        plain.show(what_if(found, written, after, language, width), plain.wants_colour())
    return FINE


def rejudged(plans: Iterable[Both]) -> list[validated.Rejudged]:
    """Plans with the findings that came and went."""
    return [validated.Rejudged(*both, *findings_between(*both)) for both in plans]
