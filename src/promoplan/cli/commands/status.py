"""`promoplan status`: the morning screen."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

import typer

from promoplan.cli.errors import FINE, FOUND
from promoplan.cli.options import Department, Lang, Limit, Owner, Plans, Today
from promoplan.cli.words import both

HELP = both(
    "早上看一眼：倒计时、迟到、今天到期、卡住、各部门进度。",
    "The morning screen: countdown, late, due today, blocked, how far each department is.",
)
EXAMPLE = both(
    "例：promoplan status plans/double11-2026.yaml --today 2026-10-25",
    "Example: promoplan status plans/double11-2026.yaml --today 2026-10-25",
)


def run(
    plans: Plans,
    department: Department = None,
    owner: Owner = None,
    days: Annotated[int, typer.Option("--days", min=0, max=366, help=both("往后看几天", "how many days ahead"))] = 3,
    format: Annotated[Literal["text", "json"], typer.Option(help=both("输出格式", "how to show it"))] = "text",  # noqa: A002
    fail_on: Annotated[
        Literal["late", "blocked"] | None,
        typer.Option("--fail-on", help=both("有这种任务时退出码为 1", "exit code 1 when there are any")),
    ] = None,
    lang: Lang = None,
    today: Today = None,
    limit: Limit = None,
) -> None:
    from promoplan.cli.choose import chosen, dated_only  # noqa: PLC0415 - help needs none of it
    from promoplan.cli.files import open_plans  # noqa: PLC0415
    from promoplan.progress import progress  # noqa: PLC0415
    from promoplan.screen import findings, plain, status  # noqa: PLC0415

    loaded = open_plans(plans, today, limit)
    campaigns = dated_only(loaded, lang)
    shown = [(one, progress(campaign, chosen(campaign, department, owner), days)) for one, campaign in campaigns]
    if format == "json":
        sys.stdout.write(status.as_json([item for _, item in shown]))
    else:
        colour, width = plain.wants_colour(), plain.width(elsewhere=plain.WIDTH)
        for number, (one, item) in enumerate(shown):
            if number:
                sys.stdout.write("\n")
            plain.show(status.screen(item, findings.language_of(one, lang), width), colour)
    failed = any(item.late if fail_on == "late" else item.blocked for _, item in shown) if fail_on else False
    raise typer.Exit(FOUND if failed or len(campaigns) < len(loaded) else FINE)
