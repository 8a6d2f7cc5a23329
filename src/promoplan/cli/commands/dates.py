"""`promoplan dates`: every date of a plan."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

import typer

from promoplan.cli.errors import FOUND, Refused
from promoplan.cli.options import Department, Lang, Limit, Owner, Plan, Today, WhatIf
from promoplan.cli.words import both
from promoplan.finding import Words

HELP = both(
    "列出每个日期：离 T 几天、哪天、星期几、休息还是调休上班、余量几天、凭什么是这天。",
    "List every date: its offset from T, the day, the weekday, day off or make-up day, slack, and what it rests on.",
)
EXAMPLE = both(
    "例：promoplan dates plans/double11-2026.yaml --department design",
    "Example: promoplan dates plans/double11-2026.yaml --department design",
)


NOT_OF_CHANGES = Words(
    "--what-if 列出变了的日子，只有 text 和 json，也不配 --critical",
    "--what-if lists what changes, as text or JSON, and not with --critical",
)


def run(
    plan: Plan,
    department: Department = None,
    owner: Owner = None,
    critical: Annotated[
        bool,
        typer.Option(
            "--critical",
            help=both("只看关键线路，余量最少的在前", "only the critical chains, those of least slack first"),
        ),
    ] = False,
    format: Annotated[  # noqa: A002 - the option is called --format
        Literal["text", "json", "csv"], typer.Option(help=both("输出格式", "how to show it"))
    ] = "text",
    lang: Lang = None,
    today: Today = None,
    limit: Limit = None,
    what_if: WhatIf = None,
) -> None:
    if what_if:
        from promoplan.cli.what_if import show_changes  # noqa: PLC0415

        if format == "csv" or critical:
            raise Refused(NOT_OF_CHANGES)
        code = show_changes(plan, what_if, today, limit, lang, department, owner, as_json=format == "json")
        raise typer.Exit(code)
    from promoplan.cli.choose import chosen, dated_only  # noqa: PLC0415 - help needs none of it
    from promoplan.cli.files import open_plans  # noqa: PLC0415
    from promoplan.screen import dates, dates_data, plain  # noqa: PLC0415
    from promoplan.slack import critical_chains  # noqa: PLC0415

    campaigns = dated_only(open_plans([plan], today, limit), lang)
    if not campaigns:
        raise typer.Exit(FOUND)
    _, campaign = campaigns[0]
    wanted = chosen(campaign, department, owner)
    width, only_theirs = plain.width(elsewhere=dates.WIDTH), bool(department or owner)
    tasks = [dated for dated in campaign.tasks if wanted.task(dated)]
    if critical:
        tasks = [dated for _, chain in critical_chains(campaign, tasks) for dated in chain]
    if format == "json":
        text = dates_data.as_json(campaign, tasks)
    elif format == "csv":
        text = dates_data.as_csv(campaign, tasks, only_theirs or critical)
    elif critical:
        text = dates.critical_as_text(campaign, wanted, width)
    else:
        text = dates.as_text(campaign, wanted, only_theirs, width)
    sys.stdout.write(text)
