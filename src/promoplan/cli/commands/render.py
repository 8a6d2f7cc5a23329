"""`promoplan render`: files to print and to open."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from promoplan.cli.errors import FOUND
from promoplan.cli.options import Lang, Limit, Plan, Today
from promoplan.cli.words import both

HELP = both(
    "生成可打印的表：任务单、检查表、进程表、时间节点，每个部门、每个人各一份。",
    "Write sheets to print: task sheets, checklists, process table, milestones; for all, each department and person.",
)
EXAMPLE = both(
    "例：promoplan render plans/double11-2026.yaml -o out",
    "Example: promoplan render plans/double11-2026.yaml -o out",
)


def run(
    plan: Plan,
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="DIR", help=both("写到哪个文件夹", "folder to write to"))
    ],
    only: Annotated[
        list[str] | None,
        typer.Option("--only", metavar="VIEW", help=both("只要这几种表，可重复", "only these views; repeatable")),
    ] = None,
    format: Annotated[  # noqa: A002
        str, typer.Option(metavar="html,md,xlsx", help=both("格式，逗号分开", "formats, separated by commas"))
    ] = "html,md",
    templates: Annotated[
        str | None,
        typer.Option("--templates", metavar="DIR", help=both("自己的模板所在的文件夹", "folder of your own templates")),
    ] = None,
    lang: Lang = None,
    today: Today = None,
    limit: Limit = None,
) -> None:
    from promoplan.cli.choose import dated_only  # noqa: PLC0415 - help needs none of it
    from promoplan.cli.files import open_plans  # noqa: PLC0415
    from promoplan.cli.output import format_names, own_templates, view_names, write_sheets  # noqa: PLC0415
    from promoplan.cli.resources import own_files  # noqa: PLC0415
    from promoplan.finding import Words  # noqa: PLC0415
    from promoplan.screen.findings import language_of  # noqa: PLC0415

    own = None if templates is None else own_templates(own_files(templates))
    views, formats = view_names(only, own), format_names(format)
    campaigns = dated_only(open_plans([plan], today, limit), lang)
    if not campaigns:
        raise typer.Exit(FOUND)
    one, campaign = campaigns[0]
    done = write_sheets(campaign, views, formats, output, own)
    idle = Words("模板 {file}：计划里没有要用它来做的表\n", "{file}: the plan has no sheet to make with it\n")
    written = Words("写好 {count} 个文件，从 {first} 看起\n", "{count} files written; begin with {first}\n")
    first = f"{output.rstrip('/')}/{done.first}"
    for file in done.idle:
        sys.stderr.write(idle.say(language_of(one, lang)).format(file=file))
    sys.stderr.write(written.say(language_of(one, lang)).format(count=done.files, first=first))
