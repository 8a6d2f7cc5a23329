"""`promoplan numbers`: the figures of a plan, how they came about, what another value would change."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from promoplan.cli.options import Lang, Limit, Plan, Today, WhatIf
from promoplan.cli.words import both

HELP = both(
    "目标、流量、货品、价格、预算：算出来的数、缺口、哪里要处理；每个数怎么来的。",
    "Targets, traffic, products, prices, budget: all figures, the gaps, what is red, and how each came about.",
)
EXAMPLE = both(
    "例：promoplan numbers plans/double11-2026.yaml --explain traffic.gap_uv",
    "Example: promoplan numbers plans/double11-2026.yaml --explain traffic.gap_uv",
)


def run(
    plan: Plan,
    explain: Annotated[
        str | None,
        typer.Option(
            "--explain",
            metavar="KEY",
            help=both("一个数怎么来的：公式、代入的值、写在哪一行", "how a figure came about: formula, values, lines"),
        ),
    ] = None,
    section: Annotated[
        list[str] | None,
        typer.Option("--section", metavar="NAME", help=both("只看这一段，明细展开", "this section, with its rows")),
    ] = None,
    all: Annotated[  # noqa: A002 - the option is called --all
        bool, typer.Option("--all", help=both("所有明细都展开", "with the rows of all sections"))
    ] = False,
    format: Annotated[  # noqa: A002
        Literal["text", "json", "csv"], typer.Option(help=both("输出格式", "how to show it"))
    ] = "text",
    lang: Lang = None,
    today: Today = None,
    limit: Limit = None,
    what_if: WhatIf = None,
) -> None:
    from promoplan.cli.numbers import Asked, show  # noqa: PLC0415 - help needs none of it

    asked = Asked(format, explain, section or (), all, what_if or ())
    raise typer.Exit(show(plan, asked, today, limit, lang))
