"""Everything a plan leaves open: each `tbd` with the day by which it must be settled, and placeholders in texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from promoplan.campaign import Campaign
from promoplan.days.read import Unreadable, read_day
from promoplan.days.write import Moment
from promoplan.plan.fields import TBD
from promoplan.reading.events import Mapping, Sequence
from promoplan.reading.texts import place, texts
from promoplan.schedule.timeline import Unresolved


class Undecided(NamedTuple):
    """One open value, by its path. `dated` when a `decide_by` stands beside it, `by` when that is a day."""

    key: str
    position: int
    dated: bool
    by: Moment | None


class Placeholder(NamedTuple):
    """A text that says nobody decided yet, and the word in it that says so."""

    position: int
    text: str
    mark: str


TBD_TRACES = ("待", "tbd", "TBD", "Tbd", "?", "？")
NOT_SAID = frozenset(("id", "holidays", "timezone", "logo", "include", "path"))
# XX, 20xx, 待定, *月, 略 as all there is; then what English says, as words of their own. What has, needs or is to be
# confirmed by someone is work to do, not a gap. Compiled when a text has a trace of one (re keeps them).
MARKS = (
    r"待定|待补|待填|(?<![A-Za-z0-9_])(?:X{2,}|x{2,}|TBC|TBD|tbc|lorem)(?![A-Za-z0-9_])|20[xX*]{2}|[XxＸ]年|(?<!\*)\*{1,4}[月日]"
    r"|^略[。.]?$|[:：]\s*略[。.]?$|(?i:lorem ipsum)"
    r"|(?<![\w./=&#@-])(?:TBA|tba|tbd)(?![\w/=&@-]|\.\w)"
    r"|(?<![^\s:：(（\[,，;；])[?？]{3,}(?![^\s.,;:)）\],，。；])"
    r"|(?<!has )(?<!have )(?<!had )(?<!need )(?<!needs )(?<!needed )(?<!ought )(?<![\w-])"
    r"(?i:to be (?:confirmed|decided))\b(?!\s+(?:by|with|in|at|on|before|when|after|or|and|through|via)\b)"
)
# Present in the text at all? Asked of each file once, so that plans without placeholders are not searched.
MARK_TRACES = (
    "待", "略", "XX", "xx", "X年", "x年", "Ｘ年", "*", "TBC", "tbc", "TBD", "tbd", "TBA", "tba", "orem", "???",
    "？？？", "onfirmed", "ecided", "ONFIRMED", "ECIDED",
)  # fmt: skip
ADDRESS = r"(?:https?://|www\.)[^\s，。；、）)]*"


@lru_cache(maxsize=1)
def undecided(campaign: Campaign) -> list[Undecided]:
    """Every value that is `tbd`, in the order they were come upon."""
    return list(_undecided(campaign)) if campaign.document.sources.mention(*TBD_TRACES) else []


def is_open(campaign: Campaign, *path: str | int) -> bool:
    """Whether a place of the plan holds `tbd`."""
    value: object = campaign.document.root
    for step in path:
        if isinstance(value, Mapping) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, Sequence) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return False
    return isinstance(value, str) and value in TBD


def placeholders(campaign: Campaign) -> Iterator[Placeholder]:
    """Every text with a placeholder in it, with its first one."""
    traces = [trace for trace in MARK_TRACES if campaign.document.sources.mention(trace)]
    if not traces:
        return
    for holder, key, text in texts(campaign.document):
        if text in TBD or key in NOT_SAID or not any(trace in text for trace in traces):
            continue
        mark = _mark(text)
        if mark and text not in _ids(campaign):
            yield Placeholder(place(holder, key), text, mark)


@lru_cache(maxsize=1)
def _ids(campaign: Campaign) -> frozenset[str]:
    """Every id there is: a reference to someone with the id xx is no placeholder."""
    plan = campaign.plan
    listed = (plan.tasks, plan.phases, plan.follow_ups, plan.attachments)
    mapped = (plan.people, plan.departments, plan.sites, plan.key_dates)
    return frozenset((*(item.id for items in listed for item in items), *(id_ for ids in mapped for id_ in ids)))


def _mark(text: str) -> str:
    """The first placeholder in a text, addresses left out; "" where there is none."""
    match = re.search(MARKS, re.sub(ADDRESS, "", text))
    return match.group().lstrip(":： ").strip() if match else ""


def _undecided(campaign: Campaign) -> Iterator[Undecided]:
    for holder, key, text in texts(campaign.document):
        if text in TBD and key != "event_day":  # without an event day nothing can be counted: told as missing
            beside = holder.get("decide_by") if isinstance(holder, Mapping) else None
            by, told = _day(campaign, beside) if isinstance(beside, str) else (None, False)
            position = place(holder, key)
            # a decide_by that names no day is as good as none, unless that has been told already
            yield Undecided(campaign.document.path(position), position, by is not None or told, by)


def _day(campaign: Campaign, written: str) -> tuple[Moment | None, bool]:
    """The day a `decide_by` names; without one, whether the reason has been told where it was read."""
    try:
        return campaign.schedule.timeline.moment(read_day(written)), False
    except Unreadable:
        return None, True
    except Unresolved as problem:
        return None, problem.rule is None
