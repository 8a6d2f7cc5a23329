"""`promoplan diff`: what one plan has different from another."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

import typer

from promoplan.cli.errors import FINE, FOUND
from promoplan.cli.options import Lang, Limit, Today
from promoplan.cli.words import both

HELP = both(
    "比较两份计划：哪些日子动了，任务增减、换人、改写，数字变了多少，问题新增和消失，余地变少。",
    "Compare two plans: dates moved, tasks added, removed, re-owned, rewritten, figures, findings, slack.",
)
EXAMPLE = both(
    "例：promoplan diff ../main/plans/d11.yaml plans/d11.yaml --fail-on worse",
    "Example: promoplan diff ../main/plans/d11.yaml plans/d11.yaml --fail-on worse",
)


def run(
    before: Annotated[
        str,
        typer.Argument(metavar="A", help=both("原来的计划，- 为标准输入", "the plan as it was; - is standard input")),
    ],
    after: Annotated[str, typer.Argument(metavar="B", help=both("现在的计划", "the plan as it is now"))],
    format: Annotated[Literal["text", "json"], typer.Option(help=both("输出格式", "how to show it"))] = "text",  # noqa: A002
    fail_on: Annotated[
        Literal["errors", "worse", "any"] | None,
        typer.Option(
            "--fail-on",
            help=both(
                "退出码为 1：有新的错误；变差(新的错误，或 must 任务余地变少)；有任何差别",
                "exit code 1 on: new errors; worse (those, or less slack on a must task); any difference",
            ),
        ),
    ] = None,
    lang: Lang = None,
    today: Today = None,
    limit: Limit = None,
) -> None:
    from promoplan.cli.choose import dated_only  # noqa: PLC0415 - help needs none of it
    from promoplan.cli.files import open_plans  # noqa: PLC0415
    from promoplan.compare import compare  # noqa: PLC0415
    from promoplan.screen import changes, changes_json, plain  # noqa: PLC0415

    loaded = open_plans([before, after], today, limit)
    campaigns = dated_only(loaded, lang)
    if len(campaigns) < len(loaded):
        raise typer.Exit(FOUND)
    found, language = compare(loaded[0], loaded[1]), campaigns[1][1].language
    if format == "json":
        sys.stdout.write(changes_json.as_json(found, loaded[0], loaded[1], language))
    else:
        width = plain.width(elsewhere=plain.WIDTH)
        plain.show(changes.difference(found, loaded[1], language, width), plain.wants_colour())
    failed = {"errors": bool(found.new_errors), "worse": found.worse, "any": not found.nothing}
    raise typer.Exit(FOUND if fail_on and failed[fail_on] else FINE)
