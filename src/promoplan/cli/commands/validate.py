"""`promoplan validate`: everything that is wrong with a plan, in one run."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

import typer

from promoplan.cli.errors import FINE, FOUND
from promoplan.cli.options import Lang, Limit, Plans, Today, WhatIf
from promoplan.cli.words import both

HELP = both(
    "检查计划：结构、日期、人员，一次说全。有错误时退出码为 1。",
    "Check plans: structure, dates, people, everything in one run. Exit code 1 when something is wrong.",
)
EXAMPLE = both(
    "例：promoplan validate plans/double11-2026.yaml", "Example: promoplan validate plans/double11-2026.yaml"
)


def run(
    plans: Plans,
    format: Annotated[  # noqa: A002 - the option is called --format
        Literal["text", "json", "github"], typer.Option(help=both("输出格式", "how to show it"))
    ] = "text",
    strict: Annotated[bool, typer.Option("--strict", help=both("提醒也算错误", "warnings count as errors"))] = False,
    lang: Lang = None,
    today: Today = None,
    limit: Limit = None,
    what_if: WhatIf = None,
) -> None:
    from promoplan.cli.files import open_plans  # noqa: PLC0415 - help needs none of it
    from promoplan.finding import Severity  # noqa: PLC0415
    from promoplan.screen import findings  # noqa: PLC0415

    if what_if:
        from promoplan.cli.what_if import open_changed, rejudged  # noqa: PLC0415
        from promoplan.screen import validated  # noqa: PLC0415

        plans_changed = rejudged(open_changed(plans, what_if, today, limit, lang))
        loaded = [one.marked for one in plans_changed]
        as_json, said = validated.as_json(plans_changed, what_if, lang), validated.counted(plans_changed, what_if, lang)
    else:
        loaded, said = open_plans(plans, today, limit), ""
        as_json = findings.as_json(loaded, lang) if format == "json" else ""
    if format == "json":
        sys.stdout.write(as_json)
    elif format == "github":
        sys.stdout.write(findings.as_annotations(loaded, lang))
    else:
        sys.stdout.write(findings.as_text(loaded, lang, excerpts=sys.stdout.isatty()))
    sys.stdout.flush()
    sys.stderr.write(findings.summary(loaded, lang) + said)
    bad = sum(one.errors + (one.number_of(Severity.WARNING) if strict else 0) for one in loaded)
    raise typer.Exit(FOUND if bad else FINE)
