"""Small plans for tests: a text, maybe with other files beside it, loaded as the commands load them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from fnmatch import fnmatch

from promoplan.pipeline import Loaded, load
from promoplan.reading.limits import Limits

HEAD = "promoplan: 1\ncampaign: {{id: test, name: 测试, event_day: {event_day}{campaign}}}\n"
TODAY = "2026-09-01"


class Folder:
    """A plan's folder made of texts."""

    def __init__(self, files: Mapping[str, bytes] | None = None) -> None:
        self.files = dict(files or {})

    def matching(self, pattern: str) -> list[str] | None:
        if pattern.startswith(("/", "..")):
            return None
        return sorted(name for name in self.files if fnmatch(name, pattern))

    def read(self, name: str, most: int) -> bytes:
        if name not in self.files:
            raise FileNotFoundError(2, "No such file")
        return self.files[name][: most + 1]

    def shown(self, name: str) -> str:
        return name


def loaded(
    text: str | bytes, today: str = TODAY, files: Mapping[str, bytes] | None = None, limits: Limits | None = None
) -> Loaded:
    """A whole plan, from its text."""
    raw = text.encode() if isinstance(text, str) else text
    day = date.fromisoformat(today).toordinal()
    return load("plan.yaml", raw, Folder(files), lambda zone: day, limits or Limits())


def with_head(text: str) -> str:
    """A part of a plan with the head that every plan needs; `# event_day:` and `# campaign:` lines change the head."""
    if text.startswith(("promoplan:", "\ufeffpromoplan:")) or "# whole file" in text:
        return text
    event_day = re.search(r"^# event_day: (.+)$", text, re.M)
    campaign = re.search(r"^# campaign: (.+)$", text, re.M)
    more = f", {campaign[1]}" if campaign else ""
    return HEAD.format(event_day=event_day[1] if event_day else "2026-11-11", campaign=more) + text


def today_in(text: str) -> str:
    """The day a text says it is looked at: a line `# today: 2026-10-25`."""
    match = re.search(r"^# today: (\S+)$", text, re.M)
    return match[1] if match else TODAY


def part(text: str, **options: object) -> Loaded:
    """A part of a plan, given the usual head."""
    return loaded(with_head(text), today=today_in(text), **options)  # type: ignore[arg-type]


def told(text: str, **options: object) -> list[str]:
    """The names of the rules that a part of a plan breaks, as `rule` at `line`."""
    return [finding.rule for finding in part(text, **options).findings]
