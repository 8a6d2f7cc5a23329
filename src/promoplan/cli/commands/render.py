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
        str,
        typer.Option(
            metavar="html,md",
            help=both(
                "格式，逗号分开；还有 xlsx、pdf（打印）、csv、json、txt（发群）、ics（日历）、svg 和 mermaid（甘特图）",
                "formats, by commas; also xlsx, pdf, csv, json, txt (chats), ics (calendars), svg and mermaid (Gantt)",
            ),
        ),
    ] = "html,md",
    templates: Annotated[
        str | None,
        typer.Option("--templates", metavar="DIR", help=both("自己的模板所在的文件夹", "folder of your own templates")),
    ] = None,
    open_: Annotated[
        bool, typer.Option("--open", help=both("写完在浏览器里打开目录", "open the index in the browser when done"))
    ] = False,
    lang: Lang = None,
    today: Today = None,
    limit: Limit = None,
) -> None:
    from promoplan.cli.choose import dated_only  # noqa: PLC0415 - help needs none of it
    from promoplan.cli.files import open_plans  # noqa: PLC0415
    from promoplan.cli.output import format_names, own_templates, view_names, write_sheets  # noqa: PLC0415
    from promoplan.cli.resources import own_files  # noqa: PLC0415
    from promoplan.cli.written import NO_BROWSER, written  # noqa: PLC0415
    from promoplan.screen.findings import language_of  # noqa: PLC0415

    own = None if templates is None else own_templates(own_files(templates))
    views, formats = view_names(only, own), format_names(format)
    campaigns = dated_only(open_plans([plan], today, limit), lang)
    if not campaigns:
        raise typer.Exit(FOUND)
    one, campaign = campaigns[0]
    done = write_sheets(campaign, views, formats, output, own, one.findings)
    first = f"{output.rstrip('/')}/{done.first}"
    language = language_of(one, lang)
    for line in written(done, first, language):
        sys.stderr.write(f"{line}\n")
    if open_:
        from promoplan.cli.browser import opened  # noqa: PLC0415 - only where it is asked for

        if not opened(first):
            sys.stderr.write(NO_BROWSER.say(language).format(name=first) + "\n")
