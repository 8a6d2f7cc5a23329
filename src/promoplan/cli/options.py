"""The arguments and options that commands share."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

import typer

from promoplan.cli.words import both

Plans: TypeAlias = Annotated[
    list[str], typer.Argument(metavar="PLAN...", help=both("计划文件，- 为标准输入", "plan files; - is standard input"))
]
Plan: TypeAlias = Annotated[
    str, typer.Argument(metavar="PLAN", help=both("计划文件，- 为标准输入", "plan file; - is standard input"))
]
Lang: TypeAlias = Annotated[
    Literal["zh", "en"] | None,
    typer.Option(
        "--lang", help=both("说中文还是英文(默认看计划的 language)", "zh or en; default: the plan's language")
    ),
]
Today: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--today", metavar="DATE", help=both("当作今天的日子，如 2026-10-25", "the day to take for today: 2026-10-25")
    ),
]
Limit: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--limit", metavar="NAME=N", help=both("放宽一个上限，如 depth=100", "raise a limit: depth=100")),
]
Department: TypeAlias = Annotated[
    list[str] | None, typer.Option("--department", metavar="ID", help=both("只看这些部门", "only these departments"))
]
Owner: TypeAlias = Annotated[
    list[str] | None, typer.Option("--owner", metavar="ID", help=both("只看这些人", "only these people"))
]
WhatIf: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--what-if",
        metavar="NAME=VALUE",
        help=both(
            "如果这样改会怎样(不写文件，可写多次)：event_day=2026-11-18、 节点=T-10、 任务.duration=5wd、 "
            "人.away=T-20..T-15、 targets.gmv.floor=500万",
            "what if (nothing is written; repeatable): event_day=2026-11-18, KEYDATE=T-10, TASK.duration=5wd, "
            "PERSON.away=T-20..T-15, targets.gmv.floor=5M",
        ),
    ),
]
