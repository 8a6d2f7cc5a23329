"""What if one value were another: a plan's document changed before anything is worked out from it. Nothing is written.

A change is `NAME=VALUE`. NAME is a path into the plan as findings give it, with `/` or `.` between its steps
(`tasks/price/duration`, `calendar.due_time`), list items by their id. In front of an id its section may be left out,
and so may the key that says most. VALUE is what would stand in the plan: `[a, b]` is a list, nothing means
absent; what is given to a list of days (ADDED_TO) is added to it. The value is read by the readers of the plan, and
what there is to tell of it stands where the old one does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from promoplan.finding import Finding, Severity, Words
from promoplan.pipeline import Loaded
from promoplan.plan.fields import TBD
from promoplan.reading.document import Document
from promoplan.reading.events import NULLS, Mapping, Sequence
from promoplan.reading.source import FORBIDDEN
from promoplan.rules import names as rule_names
from promoplan.what_if.impossible import Impossible
from promoplan.what_if.way import Way

ADDED_TO = frozenset(("away", "days_off", "extra_workdays"))
NOT_A_CHANGE = Words("要写成 名称=值，例如 event_day=2026-11-18", "it is NAME=VALUE, such as event_day=2026-11-18")
BAD_CHARACTER = Words("值里有不能写进计划的字符", "the value holds a character that no plan can have")
UNREADABLE = Words("{message}{hint}", "{message}{hint}")


def change(document: Document, written: Iterable[str]) -> dict[int, str]:
    """Change a document as `NAME=VALUE` says, each in turn; gives the positions of the values that were put in."""
    positions: dict[int, str] = {}
    for one in written:
        name, sign, value = one.partition("=")
        name, value = name.strip(), value.strip()
        if not sign or not name:
            raise Impossible(one, NOT_A_CHANGE)
        if re.search(FORBIDDEN, one):
            raise Impossible(one, BAD_CHARACTER)
        for position in _put(Way(document, one, name), value):
            positions[position] = one
    return positions


def unreadable(before: Loaded, after: Loaded, positions: dict[int, str]) -> Impossible | None:
    """The first value that was put in and could not be read, with what a plan with it would be told."""
    rooms = rule_names()
    for finding in after.findings:
        if (
            finding.position in positions
            and finding.severity is Severity.ERROR
            and ".noticed." in rooms[finding.rule]
            and not any(finding.says_the_same(other) for other in before.findings)
        ):
            return Impossible(
                positions[finding.position],
                UNREADABLE,
                message=Words(finding.message("zh"), finding.message("en")),
                hint=_hint(finding),
            )
    return None


def _hint(finding: Finding) -> Words:
    zh, en = finding.hint("zh"), finding.hint("en")
    return Words(f"（建议：{zh}）" if zh else "", f" (hint: {en})" if en else "")


def _put(way: Way, value: str) -> set[int]:
    """Put the value in; gives the positions it stands at."""
    holder, key = way.place()
    position = holder.position(key)  # type: ignore[arg-type]
    old = holder[key] if isinstance(holder, Sequence) or key in holder else None  # type: ignore[index]
    new, positions = _value(value, position), {position}
    if key in ADDED_TO and isinstance(new, str) and not (isinstance(old, str) and old in TBD):
        new = _added(old, new, position)
        positions.add(new.at[-1])
    elif isinstance(old, Mapping) or (isinstance(old, Sequence) and isinstance(new, str)):
        raise way.incomplete(old)
    holder[key] = new  # type: ignore[index]
    return positions


def _value(text: str, position: int) -> str | Sequence | None:
    """A value as the plan's file would give it."""
    if text in NULLS:
        return None
    if not (text.startswith("[") and text.endswith("]")):
        return text
    items = Sequence(position)
    items.extend(item.strip() for item in text[1:-1].split(",") if item.strip())
    items.at.extend([position] * len(items))
    return items


def _added(old: Any, new: str, position: int) -> Sequence:
    """A list of days with one more."""
    days = Sequence(position)
    if isinstance(old, Sequence):
        days.extend(old)
        days.at.extend(old.at)
        days.gone = old.gone
    elif isinstance(old, str):
        days.append(old)
        days.at.append(position)
    days.append(new)
    days.at.append(days.at[-1] if days.at else position)
    return days
