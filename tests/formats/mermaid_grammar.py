"""Reading Mermaid's Gantt text as Mermaid does: its lexer's rules in their order, its tasks, its numbers of signs.

Written from the published grammar (gantt.jison) of version 11 and, where that was stricter, of version 9; from none of
our code.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

RULES = [
    (kind, re.compile(pattern, re.IGNORECASE | re.ASCII))
    for kind, pattern in (
        ("directive", r"%%\{"),
        ("acc", r"(?:accTitle|accDescr)\s*:\s*[^\n]*"),
        ("acc-lines", r"accDescr\s*\{"),
        ("comment", r"%%(?!\{)*[^\n]*"),
        ("comment", r"[^\}]%%*[^\n]*"),
        ("comment", r"%%*[^\n]*[\n]*"),
        ("new line", r"\n+"),
        ("blank", r"\s+"),
        ("comment", r"#[^\n]*"),  # version 9
        ("href", r'href\s+"'),
        ("call", r"call\s+"),
        ("click", r"click\s+"),
        ("gantt", r"gantt\b"),
        ("dateFormat", r"dateFormat\s[^#\n;]+"),
        ("inclusiveEndDates", r"inclusiveEndDates\b"),
        ("topAxis", r"topAxis\b"),
        ("axisFormat", r"axisFormat\s[^#\n;]+"),
        ("tickInterval", r"tickInterval\s[^#\n;]+"),
        ("includes", r"includes\s[^#\n;]+"),
        ("excludes", r"excludes\s[^#\n;]+"),
        ("todayMarker", r"todayMarker\s[^\n;]+"),
        ("weekday", r"weekday\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"),
        ("weekend", r"weekend\s+(?:friday|saturday)\b"),
        ("date", r"\d\d\d\d-\d\d-\d\d\b"),
        ("title", r"title\s[^#\n;]+"),
        ("accDescription", r"accDescription\s[^#\n;]+"),
        ("section", r"section\s[^#:\n;]+"),
        ("task", r"[^#:\n;]+"),
        ("data", r":[^#\n;]+"),
    )
]
SETTINGS = {"title", "dateFormat", "inclusiveEndDates", "axisFormat", "tickInterval", "weekday", "todayMarker", "acc"}
DIRECTIVE = re.compile(r"%%\s*\{|^---|^\s*%%", re.M)
TAG = re.compile(r"<\w+[^>]*>|<br\s*/?>", re.IGNORECASE)


class Task(NamedTuple):
    """A bar as Mermaid draws it; `end` is the day after its last."""

    section: str
    text: str
    tags: frozenset[str]
    id: str
    start: date
    end: date


@dataclass
class Read:
    """A chart as Mermaid reads it."""

    settings: dict[str, str] = field(default_factory=dict)
    sections: list[str] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)


def read(text: str) -> Read:
    """A chart from its text; AssertionError where Mermaid would not draw it, or do something else."""
    assert len(text.encode("utf-16-le")) // 2 <= 50_000
    assert not DIRECTIVE.search(text)
    assert not TAG.search(text)
    tokens = list(_tokens(re.sub(r"#(\w+);", "\ue000\\1\ue001", text)))
    assert tokens.pop(0) == ("gantt", "gantt")
    found = Read()
    named = ""
    for kind, token in tokens:
        if named:
            assert kind == "data", (kind, token)
            found.tasks.append(
                _task(found.sections[-1], _said(named), token[1:], "inclusiveEndDates" in found.settings)
            )
            named = ""
        elif kind == "task":
            named = token
        elif kind == "section":
            found.sections.append(_said(token[len("section ") :]))
        else:
            assert kind in SETTINGS, (kind, token)
            name, _, value = token.partition(":" if kind == "acc" else " ")
            assert name not in found.settings
            found.settings[name] = _said(value)
    assert not named
    return found


def _tokens(text: str) -> list[tuple[str, str]]:
    place, found = 0, []
    while place < len(text):
        for kind, rule in RULES:
            match = rule.match(text, place)
            if match and match.end() > place:
                if kind not in ("blank", "new line"):
                    found.append((kind, match[0]))
                place = match.end()
                break
        else:
            raise AssertionError(text[place : place + 40])
    return found


def _said(text: str) -> str:
    """What stands there for a reader, numbers of signs made signs again."""
    return re.sub("\ue000(\\d+)\ue001", lambda sign: chr(int(sign[1])), text).strip()


def _task(section: str, text: str, data: str, inclusive: bool) -> Task:
    parts = [part.strip() for part in data.split(",")]
    tags = set()
    while parts[0] in ("active", "done", "crit", "milestone"):
        tags.add(parts.pop(0))
    id_, start, last = parts
    assert re.fullmatch(r"[a-z0-9]+", id_)
    end = date.fromisoformat(last) + timedelta(days=inclusive)
    return Task(section, text, frozenset(tags), id_, date.fromisoformat(start), end)
