"""Writing files: which views in which formats, into one folder and nowhere else."""

from __future__ import annotations

import errno
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from importlib import import_module
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, Protocol, runtime_checkable

from promoplan import formats, views
from promoplan.campaign import Campaign
from promoplan.cli import making
from promoplan.cli.errors import Refused
from promoplan.cli.making.work import Made, Product, Work, link_table, objecting, refused
from promoplan.cli.out_folder import OURS, Finished, OutFolder
from promoplan.cli.progress_bar import ProgressBar
from promoplan.cli.resources import OwnFiles, template_names, template_text
from promoplan.finding import Finding, Words
from promoplan.modules import modules_of
from promoplan.sheet import Link, Sheet
from promoplan.text import one_line
from promoplan.views import attachments, index

if TYPE_CHECKING:
    from promoplan.formats.own import Added, Own

NO_VIEW = Words("没有「{name}」这种表；有：{known}", "there is no view '{name}'; there are: {known}")
NO_FORMAT = Words("没有「{name}」这种格式；有：{known}", "there is no format '{name}'; there are: {known}")
TOO_LARGE = Words("附件 {name} 超过 512 MiB，没有复制", "the attachment {name} is larger than 512 MiB")
CANNOT_WRITE = Words("写不到 {name}:{reason}", "cannot write to {name}: {reason}")
REASONS = {
    errno.ENOSPC: Words("磁盘满了", "the disk is full"),
    errno.EDQUOT: Words("空间配额用完了", "the disk quota is used up"),
    errno.EACCES: Words("没有写入权限", "no permission to write there"),
    errno.EPERM: Words("没有写入权限", "no permission to write there"),
    errno.EROFS: Words("那里只能读，不能写", "it can only be read there"),
    errno.ENOTDIR: Words("路径里有一段是文件，不是文件夹", "a part of the path is a file, not a folder"),
    errno.EEXIST: Words("那里是一个文件，不是文件夹", "it is a file, not a folder"),
    errno.ENAMETOOLONG: Words("名称太长", "the name is too long"),
    errno.ELOOP: Words("那里是一个链接，不跟着走", "there is a link, which is not followed"),
}
SHEETS = "sheets"  # how most formats are made: a file of each sheet, or a book of them all
MOST_COPIED = 512 * 1024 * 1024
NOTHING = Words(
    "这些表用这种格式没有可写的，什么也没写；有图可画的表：--only gantt",
    "nothing of these sheets can be written in this format; those that have a chart: --only gantt",
)
NO_FORMATS = frozenset(("own", "sandbox", "template", "words"))  # what formats share
OWN_TEMPLATES = Words("自己的模板", "Own templates")


class Writer(Protocol):
    """A format's way of writing one sheet."""

    def write(self, sheet: Sheet) -> bytes: ...


@runtime_checkable
class Binder(Protocol):
    """A format's way of writing many sheets into one file: what its name has behind the campaign's, and its bytes."""

    def books(self, sheets: Sequence[Sheet]) -> Iterator[tuple[str, bytes]]: ...


class Written(NamedTuple):
    """What became of the folder, which file to open first, and which of the user's templates had nothing to write."""

    folder: Finished
    first: str
    idle: list[str]


def view_names(asked: Iterable[str] | None, own: Own | None = None) -> list[str]:
    """The views of a command line, and the sheets a user's templates add; all of them when none is named."""
    known = [*views.names(), *(one.name for one in (own.added if own else ()))]
    wanted = [name.strip() for text in asked or () for name in text.split(",") if name.strip()]
    for name in wanted:
        if name not in known:
            raise Refused(NO_VIEW, name=name, known=", ".join(get_close_matches(name, known) or known))
    return wanted or known


def format_names(asked: str) -> list[str]:
    """The formats of a command line: every module of `formats` that has a Writer."""
    known = [name for name in modules_of(formats) if name not in NO_FORMATS]
    wanted = [name.strip() for name in asked.split(",") if name.strip()]
    for name in wanted or [""]:
        if name not in known:
            raise Refused(NO_FORMAT, name=name, known=", ".join(known))
    return list(dict.fromkeys(wanted))


def own_templates(files: OwnFiles) -> Own:
    """The templates of a user's folder, found sound."""
    from promoplan.formats.own import Own  # noqa: PLC0415 - most runs have none
    from promoplan.formats.users.objections import Objection  # noqa: PLC0415

    try:
        return Own(files.templates, template_names(), template_text, views.names())
    except Objection as objection:
        raise refused(objection.said) from None


def write_sheets(
    campaign: Campaign, names: Collection[str], asked: Collection[str], folder: str, own: Own | None = None,
    findings: Sequence[Finding] = (),
) -> Written:  # fmt: skip
    """Write some views in some formats, what a user's templates add, what else formats make of it all, and an index.

    `findings` are what was told of the plan; the index names the worst of them.
    """
    if not folder.strip():
        raise Refused(CANNOT_WRITE, name="''", reason="-o DIR")
    added = [one for one in own.added if one.name in names] if own else []
    ways = _ways(asked)
    extensions = ways.pop(SHEETS, [])
    if ways.keys() <= {"calendars"} and not extensions:
        names = [one.name for one in added]  # nobody wants our sheets
    wanted = dict.fromkeys([*(name for name in names if name in views.names()), *(one.view for one in added)])
    first = ""
    bar = ProgressBar(len(wanted))
    try:
        built = {name: list(views.view(name).build(campaign)) for name in bar.over(wanted)}
        sheets = [sheet for name in names for sheet in built.get(name, ())]
        more = [(one, list(one.sheets(built[one.view]))) for one in added]
        contents = index.build(campaign, sheets, findings)
        view_of = {sheet.name: name for name in names for sheet in built.get(name, ())}
        work = Work(campaign, sheets, contents, view_of, own)
        products: list[Product] = [
            import_module(f"{making.__name__}.{way}").Product(work, theirs) for way, theirs in ways.items()
        ]
        linked = [
            *link_table(_theirs(more), OWN_TEMPLATES.say(campaign.language)),
            *(table for product in products for table in product.links()),
        ]
        if not (extensions or added or linked):
            raise Refused(NOTHING)
        contents = replace(contents, tables=[*contents.tables, *linked])
        sheets.append(contents)
        taken = [name for product in products for name in product.names]
        bar.more(len(sheets) * len(extensions) + len(taken))
        with objecting(own):  # all of them made before the first file is written
            kept = list(own.files(sheets, extensions, more, taken)) if own else []
        view_of |= {sheet.name: one.name for one, theirs in more for sheet in theirs} | {contents.name: contents.name}
        made = chain(
            _made_by(view_of, chain(kept, _files(own, sheets, extensions, work.title))),
            *(product.files() for product in products),
        )
        with OutFolder(folder) as target:
            for file in bar.over(made):
                target.put(*file)
                first = _first(first, file.name, contents.name)
            makers = {f"{name}.{extension}" for name in (*names, contents.name, "") for extension in extensions}
            makers |= {f"{one.name}.{one.extension}" for one in added}
            makers |= {maker for product in products for maker in product.makers}
            if "attachments" in names:
                makers.add("attachments")
                for name, content in _attachments(campaign):
                    target.put(name, "attachments", content)
            finished = target.finish(makers)
    except OSError as error:
        raise _cannot_write(error, folder) from None
    finally:
        bar.close()
    return Written(finished, first, [own.shown(one.file) for one, theirs in more if not theirs] if own else [])


def _ways(asked: Iterable[str]) -> dict[str, list[str]]:
    """The formats by how files are made in them: one of each sheet, or as a module of `making` says."""
    ways: dict[str, list[str]] = {}
    for name in asked:
        way = getattr(import_module(f"{formats.__name__}.{name}"), "MADE_AS", SHEETS)
        ways.setdefault(way, []).append(name)
    return ways


def _made_by(view_of: Mapping[str, str], files: Iterable[tuple[str, bytes]]) -> Iterator[Made]:
    """Files of sheets, each with the view and the format that made it."""
    for name, content in files:
        stem, _, extension = name.rpartition(".")
        yield Made(name, f"{view_of.get(stem, '')}.{extension}", content)


def _cannot_write(error: OSError, folder: str) -> Refused:
    """Why a folder could not be written, in a sentence."""
    name = error.filename if isinstance(error.filename, str) and OURS not in error.filename else folder
    reason = REASONS.get(error.errno or 0, Words(error.strerror or str(error), error.strerror or str(error)))
    said = (words.format(name=one_line(name), reason=why) for words, why in zip(CANNOT_WRITE, reason, strict=True))
    return refused(Words(*said))


def _first(known: str, name: str, contents: str) -> str:
    """The file to begin with, of two: an index, of HTML before all others."""
    ranks = {f"{contents}.html": 2}
    rank, best = (ranks.get(one, int(one.startswith(f"{contents}."))) for one in (name, known))
    return name if not known or rank > best else known


def _files(
    own: Own | None, sheets: Sequence[Sheet], extensions: Collection[str], title: str
) -> Iterator[tuple[str, bytes]]:
    """The files of our own templates and of formats that have none, one by one; `title` is the name of a whole book."""
    for extension in extensions:
        if own is None or not own.replaces(extension):
            module = import_module(f"{formats.__name__}.{extension}")
            writer: Writer | Binder = module.Writer(own.read if own else template_text, sheets)
            if isinstance(writer, Binder):
                for part, content in writer.books(sheets):
                    yield f"{title}{part}.{extension}", content
            else:
                for sheet in sheets:
                    yield f"{sheet.name}.{extension}", writer.write(sheet)


def _theirs(more: Sequence[tuple[Added, Sequence[Sheet]]]) -> Iterator[tuple[str, list[Link]]]:
    """Links to the sheets that a user's templates add, by template."""
    for one, theirs in more:
        yield (
            f"{one.name}.{one.extension}",
            [
                Link(sheet.whose.name if sheet.whose else sheet.title, file=f"{sheet.name}.{one.extension}")
                for sheet in theirs
            ],
        )


def _attachments(campaign: Campaign) -> Iterator[tuple[str, bytes]]:
    """The plan's attachments, to lie beside the sheets, so that the folder can be opened anywhere."""
    for item in campaign.plan.attachments:
        name = attachments.found(campaign, item)
        if name is not None:
            content = campaign.files.read(name, MOST_COPIED)
            if len(content) > MOST_COPIED:
                raise Refused(TOO_LARGE, name=campaign.files.shown(name))
            yield attachments.target(item), content
