"""`promoplan templates`: the templates there are, and what one's own can be made from."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from promoplan.cli.options import Lang
from promoplan.cli.words import both
from promoplan.finding import Words

if TYPE_CHECKING:
    from promoplan.finding import Language
    from promoplan.formats.own import Own

HELP = both(
    "列出模板和能用来做模板的表；写上名称就打印那个模板，照着改。",
    "List the templates and what one's own can be made from. With a name: print that template, to begin from.",
)
EXAMPLE = both(
    "例：promoplan templates sheet.html.j2 > mine/sheet.html.j2",
    "Example: promoplan templates sheet.html.j2 > mine/sheet.html.j2",
)
PURPOSES = {
    "bundle.html.j2": Words("打成一份 PDF 的各张表", "sheets bound into one PDF"),
    "gantt.svg.j2": Words("甘特图的图", "Gantt charts as pictures"),
    "sheet.css": Words("网页和打印的样子", "how pages look, on a screen and on paper"),
    "sheet.js": Words("网页上的筛选和排序", "how pages filter and sort"),
    "sheet.html.j2": Words("每一张表的网页", "every sheet as a page"),
    "sheet.md.j2": Words("每一张表的 Markdown", "every sheet as Markdown"),
}
OURS = Words("自带的模板", "Our templates")
VIEWS = Words(
    "能用来做模板的表，写在模板第一行：{# view: 名称 #}",
    "What a template can be made from; its first line says so: {# view: NAME #}",
)
OWN = Words("{folder} 里的模板", "Templates in {folder}")
REPLACES = Words("代替自带的", "in the place of ours")
PIECE = Words("供别的模板引用", "for other templates to include")
NOT_USED = Words("不是模板，没有用到", "no template, not used")
MADE_FROM = Words("用{title}({view})来做{group}，写成 {files}", "made from {view} ({title}){group}; writes {files}")
GROUPS = {
    "all": Words("，只要整个活动的", ", of the whole campaign"),
    "own": Words("，只要计划自己的表", ", of the plan's own tables"),
    "department": Words("，每个部门一份", ", one a department"),
    "person": Words("，每个人一份", ", one a person"),
    None: Words("，每一张", ", of each of them"),
}
UNKNOWN = Words("没有「{name}」这个模板；有：{known}", "there is no template '{name}'; there are: {known}")


def run(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help=both("自带模板的名称", "name of one of our templates"))
    ] = None,
    templates: Annotated[
        str | None,
        typer.Option("--templates", metavar="DIR", help=both("也列出这个文件夹里的", "list those of this folder too")),
    ] = None,
    format: Annotated[Literal["text", "json"], typer.Option(help=both("输出格式", "how to show it"))] = "text",  # noqa: A002
    lang: Lang = None,
) -> None:
    from promoplan.cli.errors import Refused  # noqa: PLC0415 - help needs none of it
    from promoplan.cli.output import own_templates  # noqa: PLC0415
    from promoplan.cli.resources import own_files, template_names, template_text  # noqa: PLC0415

    if name is not None:
        if name not in template_names():
            raise Refused(UNKNOWN, name=name, known=", ".join(template_names()))
        sys.stdout.write(template_text(name))
        return
    files = own_files(templates) if templates is not None else None
    own = own_templates(files) if files is not None else None
    others = files.others if files is not None else []
    if format == "json":
        sys.stdout.write(_as_json(own, others, lang or "zh"))
    else:
        sys.stdout.write(_as_text(own, others, templates or "", lang or "zh"))


def _as_text(own: Own | None, others: list[str], folder: str, language: Language) -> str:
    from rich.cells import cell_len  # noqa: PLC0415

    from promoplan.cli.resources import template_names  # noqa: PLC0415
    from promoplan.screen.plain import fitted  # noqa: PLC0415

    parts = [
        (OURS.say(language), [(name, PURPOSES[name].say(language)) for name in template_names()]),
        (VIEWS.say(language), list(_titles(language).items())),
    ]
    if own is not None:
        lines = [(name, REPLACES.say(language)) for name in own.replaced]
        for one in own.added:
            words = MADE_FROM.say(language)
            group = GROUPS[one.group].say(language)
            title, written = _titles(language)[one.view], f"{one.name}….{one.extension}"
            lines.append((one.file, words.format(view=one.view, title=title, group=group, files=written)))
        lines += [(name, PIECE.say(language)) for name in own.pieces]
        lines += [(name, NOT_USED.say(language)) for name in others]
        parts.append((OWN.say(language).format(folder=folder), lines))
    blocks = []
    for heading, lines in parts:
        width = max((cell_len(name) for name, _ in lines), default=0)
        blocks.append("".join([f"{heading}\n", *(f"  {fitted(name, width)}  {text}\n" for name, text in lines)]))
    return "\n".join(blocks)


def _as_json(own: Own | None, others: list[str], language: Language) -> str:
    from promoplan.cli.resources import template_names  # noqa: PLC0415
    from promoplan.formats.json import document  # noqa: PLC0415

    ours = [{"name": name, "purpose": PURPOSES[name].say(language)} for name in template_names()]
    titles = [{"name": name, "title": title} for name, title in _titles(language).items()]
    data: dict[str, object] = {"format": 1, "templates": ours, "views": titles}
    if own is not None:
        replaced = [{"name": name, "role": "replaces"} for name in own.replaced]
        added = [
            {"name": one.file, "role": "adds", "view": one.view, "for": one.group, "writes": one.name}
            for one in own.added
        ]
        pieces = [{"name": name, "role": "piece"} for name in own.pieces]
        unused = [{"name": name, "role": None} for name in others]
        data["own"] = [*replaced, *added, *pieces, *unused]
    return document(data)


def _titles(language: Language) -> dict[str, str]:
    from promoplan import views  # noqa: PLC0415

    return {name: views.view(name).TITLE.say(language) for name in views.names()}
