"""Writing files: which views in which formats, into one folder and nowhere else."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol, runtime_checkable

from promoplan import formats, views
from promoplan.campaign import Campaign
from promoplan.cli.errors import Refused
from promoplan.cli.resources import OwnFiles, template_names, template_text
from promoplan.finding import Words
from promoplan.modules import modules_of
from promoplan.sheet import Column, Link, Row, Sheet, Table
from promoplan.views import attachments, index
from promoplan.views.scope import file_part

if TYPE_CHECKING:
    from promoplan.formats.own import Added, Own

NO_VIEW = Words("没有「{name}」这种表；有：{known}", "there is no view '{name}'; there are: {known}")
NO_FORMAT = Words("没有「{name}」这种格式；有：{known}", "there is no format '{name}'; there are: {known}")
TOO_LARGE = Words("附件 {name} 超过 512 MiB，没有复制", "the attachment {name} is larger than 512 MiB")
CANNOT_WRITE = Words("写不到 {name}:{reason}", "cannot write to {name}: {reason}")
MOST_COPIED = 512 * 1024 * 1024
NO_FORMATS = frozenset(("csv", "json", "own", "sandbox", "template"))  # what formats share
OWN_TEMPLATES = Words("自己的模板", "Own templates")


class Writer(Protocol):
    """A format's way of writing one sheet."""

    def write(self, sheet: Sheet) -> bytes: ...


@runtime_checkable
class Binder(Protocol):
    """A format's way of writing many sheets into one file: what its name has behind the campaign's, and its bytes."""

    def books(self, sheets: Sequence[Sheet]) -> Iterator[tuple[str, bytes]]: ...


class Written(NamedTuple):
    """How many files were written, which to begin with, and which of the user's templates had nothing to write."""

    files: int
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
    from promoplan.formats.sandbox import Objection  # noqa: PLC0415

    try:
        return Own(files.templates, template_names(), template_text, views.names())
    except Objection as objection:
        raise _refused(objection.said) from None


def write_sheets(
    campaign: Campaign, names: Collection[str], extensions: Collection[str], folder: str, own: Own | None = None
) -> Written:
    """Write every sheet of some views in some formats, those that a user's templates add, and an index."""
    added = [one for one in own.added if one.name in names] if own else []
    wanted = dict.fromkeys([*(name for name in names if name in views.names()), *(one.view for one in added)])
    built = {name: list(views.view(name).build(campaign)) for name in wanted}
    sheets = [sheet for name in names for sheet in built.get(name, ())]
    more = [(one, list(one.sheets(built[one.view]))) for one in added]
    contents = index.build(campaign, sheets)
    sheets.append(replace(contents, tables=[*contents.tables, *_links(more, OWN_TEMPLATES.say(campaign.language))]))
    kept = _made(own, sheets, extensions, more) if own else []
    if not folder.strip():
        raise Refused(CANNOT_WRITE, name="''", reason="-o DIR")
    target = Path(folder)
    title = file_part(campaign.plan.campaign.id)
    count, first = 0, ""
    try:
        target.mkdir(parents=True, exist_ok=True)
        for name, content in chain(kept, _files(own, sheets, extensions, title)):
            _replace(target / name, content)
            count += 1
            first = _first(first, name, contents.name)
        if "attachments" in names:
            count += _copy_attachments(campaign, target)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Refused(CANNOT_WRITE, name=error.filename or folder, reason=reason) from None
    return Written(count, first, [own.shown(one.file) for one, theirs in more if not theirs] if own else [])


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


def _made(
    own: Own, sheets: Sequence[Sheet], extensions: Collection[str], more: Sequence[tuple[Added, Sequence[Sheet]]]
) -> list[tuple[str, bytes]]:
    """The files of a user's templates, all of them made before the first is written."""
    from promoplan.formats.sandbox import Objection  # noqa: PLC0415

    try:
        return list(own.files(sheets, extensions, more))
    except Objection as objection:
        raise _refused(objection.said) from None


def _refused(said: Words) -> Refused:
    return Refused(Words("{zh}", "{en}"), zh=said.zh, en=said.en)


def _links(more: Sequence[tuple[Added, Sequence[Sheet]]], title: str) -> Iterator[Table]:
    """The way to the sheets that a user's templates add, for the index."""
    made = []
    for one, theirs in more:
        links = [
            Link(sheet.whose.name if sheet.whose else sheet.title, file=f"{sheet.name}.{one.extension}")
            for sheet in theirs
        ]
        lines = [links[first : first + index.ACROSS] for first in range(0, len(links), index.ACROSS)]
        if links:
            made.append(Row((f"{one.name}.{one.extension}",), "group"))
            made += [Row((*line, *[""] * (index.ACROSS - len(line)))) for line in lines]
    if made:
        yield Table((Column("sheet", ""),) * index.ACROSS, made, title=title)


def _copy_attachments(campaign: Campaign, folder: Path) -> int:
    """Lay the plan's attachments beside the sheets, so that the folder can be opened anywhere."""
    count = 0
    for item in campaign.plan.attachments:
        name = attachments.found(campaign, item)
        if name is not None:
            path = folder / attachments.target(item)
            content = campaign.files.read(name, MOST_COPIED)
            if len(content) > MOST_COPIED:
                raise Refused(TOO_LARGE, name=campaign.files.shown(name))
            path.parent.mkdir(exist_ok=True)
            _replace(path, content)
            count += 1
    return count


def _replace(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; a link in its place is replaced, never followed."""
    temporary = path.with_name(f".{path.name[:80]}.{os.getpid()}.part")
    try:
        temporary.write_bytes(content)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
