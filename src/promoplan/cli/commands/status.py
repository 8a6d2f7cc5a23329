"""`promoplan status`: the morning screen."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

import typer

from promoplan.cli.errors import FINE, FOUND
from promoplan.cli.options import Department, Lang, Limit, Owner, Plans, Today, WhatIf
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
    days: Annotated[
        int | None,
        typer.Option(
            "--days", min=0, max=366, help=both("往后看几天(3；负荷 14)", "how many days ahead (3; of the load 14)")
        ),
    ] = None,
    load: Annotated[
        bool,
        typer.Option(
            "--load",
            help=both(
                "每个人每天手上有几件、谁超负荷、谁有余量", "what each person has in hand, who has slack to give"
            ),
        ),
    ] = False,
    format: Annotated[Literal["text", "json"], typer.Option(help=both("输出格式", "how to show it"))] = "text",  # noqa: A002
    fail_on: Annotated[
        Literal["late", "blocked"] | None,
        typer.Option("--fail-on", help=both("有这种任务时退出码为 1", "exit code 1 when there are any")),
    ] = None,
    lang: Lang = None,
    today: Today = None,
    limit: Limit = None,
    what_if: WhatIf = None,
) -> None:
    from promoplan.cli.choose import chosen, dated_only  # noqa: PLC0415 - help needs none of it
    from promoplan.cli.files import open_plans  # noqa: PLC0415
    from promoplan.progress import SOON, progress  # noqa: PLC0415
    from promoplan.screen import findings, plain, status  # noqa: PLC0415

    if what_if:
        from promoplan.cli.what_if import open_changed  # noqa: PLC0415
        from promoplan.screen.changes import head  # noqa: PLC0415

        loaded = [both.after for both in open_changed(plans, what_if, today, limit, lang)]
    else:
        loaded = open_plans(plans, today, limit)
    campaigns = dated_only(loaded, lang)
    wanted = [chosen(campaign, department, owner) for _, campaign in campaigns]
    shown = [
        (one, progress(campaign, whose, SOON if days is None else days))
        for (one, campaign), whose in zip(campaigns, wanted, strict=True)
    ]
    loads = []
    if load:
        from promoplan.screen import load as load_screen  # noqa: PLC0415
        from promoplan.workload.ahead import AHEAD, Ahead  # noqa: PLC0415

        loads = [
            Ahead(item.campaign, whose, AHEAD if days is None else days)
            for (_, item), whose in zip(shown, wanted, strict=True)
        ]
    if format == "json":
        from promoplan.screen import load_data, status_data  # noqa: PLC0415

        more = [{"load": load_data.as_data(ahead)} for ahead in loads]
        sys.stdout.write(status_data.as_json([item for _, item in shown], more, what_if or ()))
    else:
        colour, width = plain.wants_colour(), plain.width(elsewhere=plain.WIDTH)
        for number, (one, item) in enumerate(shown):
            if number:
                sys.stdout.write("\n")
            language = findings.language_of(one, lang)
            if what_if:
                for line in plain.wrapped(head(what_if, language), width, 2):
                    plain.show([(plain.Piece(line, "yellow"),)], colour)
            lines = load_screen.screen(item, loads[number], language, width) if load else None
            plain.show(lines or status.screen(item, language, width), colour)
    failed = any(item.late if fail_on == "late" else item.blocked for _, item in shown) if fail_on else False
    raise typer.Exit(FOUND if failed or len(campaigns) < len(loaded) else FINE)
