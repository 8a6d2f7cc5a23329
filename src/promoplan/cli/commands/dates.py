"""`promoplan dates`: every date of a plan."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

import typer

from promoplan.cli.errors import FOUND
from promoplan.cli.options import Department, Lang, Limit, Owner, Plan, Today, WhatIf
from promoplan.cli.words import both

HELP = both(
    "列出每个日期：离 T 几天、哪天、星期几、休息还是调休上班。",
    "List every date: its offset from T, the day, the weekday, whether it is off or a make-up day.",
)
EXAMPLE = both(
    "例：promoplan dates plans/double11-2026.yaml --department design",
    "Example: promoplan dates plans/double11-2026.yaml --department design",
)


def run(
    plan: Plan,
    department: Department = None,
    owner: Owner = None,
    format: Annotated[Literal["text", "json"], typer.Option(help=both("输出格式", "how to show it"))] = "text",  # noqa: A002
    lang: Lang = None,
    today: Today = None,
    limit: Limit = None,
    what_if: WhatIf = None,
) -> None:
    if what_if:
        from promoplan.cli.what_if import show_changes  # noqa: PLC0415

        code = show_changes(plan, what_if, today, limit, lang, department, owner, as_json=format == "json")
        raise typer.Exit(code)
    from promoplan.cli.choose import chosen, dated_only  # noqa: PLC0415 - help needs none of it
    from promoplan.cli.files import open_plans  # noqa: PLC0415
    from promoplan.screen import dates, plain  # noqa: PLC0415

    campaigns = dated_only(open_plans([plan], today, limit), lang)
    if not campaigns:
        raise typer.Exit(FOUND)
    _, campaign = campaigns[0]
    wanted = chosen(campaign, department, owner)
    if format == "json":
        sys.stdout.write(dates.as_json(campaign, wanted))
    else:
        width = plain.width(elsewhere=dates.WIDTH)
        sys.stdout.write(dates.as_text(campaign, wanted, only_theirs=bool(department or owner), width=width))
