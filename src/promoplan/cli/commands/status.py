"""`promoplan status`: the morning screen."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

import typer

from promoplan.cli.errors import FINE, FOUND, Refused
from promoplan.cli.options import Department, Lang, Limit, Owner, Plans, Today, WhatIf
from promoplan.cli.words import both
from promoplan.finding import Words

HELP = both(
    "早上看一眼：倒计时、迟到、今天到期、卡住、各部门进度。",
    "The morning screen: countdown, late, due today, blocked, how far each department is.",
)
EXAMPLE = both(
    "例：promoplan status plans/double11-2026.yaml --today 2026-10-25",
    "Example: promoplan status plans/double11-2026.yaml --today 2026-10-25",
)


GANTT_ALONE = Words(
    "--gantt 只画在屏幕上，不能和 --load 或 --format json 一起用；数据用 promoplan dates --format json",
    "--gantt draws for the screen, not with --load or --format json; its data: promoplan dates --format json",
)


def run(
    plans: Plans,
    department: Department = None,
    owner: Owner = None,
    days: Annotated[
        int | None,
        typer.Option(
            "--days",
            min=0,
            max=366,
            help=both(
                "往后看几天(3；负荷 14；甘特图到活动日)",
                "how many days ahead (3; of the load 14; of the Gantt chart to the event)",
            ),
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
    gantt: Annotated[
        bool,
        typer.Option("--gantt", help=both("甘特图：从前几天到活动日", "a Gantt chart up to the event")),
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

    if gantt and (load or format == "json"):
        raise Refused(GANTT_ALONE)
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
    charts = []
    if gantt:
        from promoplan.screen import gantt as gantt_screen  # noqa: PLC0415
        from promoplan.views.gantt import of_tasks  # noqa: PLC0415

        charts = [
            of_tasks(item.campaign, [dated for dated in item.campaign.tasks if whose.task(dated)])
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
            lines = status.screen(item, language, width)
            if load:
                lines = load_screen.screen(item, loads[number], language, width)
            elif gantt:
                lines = gantt_screen.screen(item, charts[number], days, language, width)
            plain.show(lines, colour)
    failed = any(item.late if fail_on == "late" else item.blocked for _, item in shown) if fail_on else False
    raise typer.Exit(FOUND if failed or len(campaigns) < len(loaded) else FINE)
