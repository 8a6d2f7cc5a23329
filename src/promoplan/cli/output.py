"""Writing files: which views in which formats, into one folder and nowhere else."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import Protocol

from promoplan import formats, views
from promoplan.campaign import Campaign
from promoplan.cli.errors import Refused
from promoplan.cli.resources import template_text
from promoplan.finding import Words
from promoplan.modules import modules_of
from promoplan.sheet import Sheet
from promoplan.views import attachments, index

NO_VIEW = Words("没有「{name}」这种表；有：{known}", "there is no view '{name}'; there are: {known}")
NO_FORMAT = Words("没有「{name}」这种格式；有：{known}", "there is no format '{name}'; there are: {known}")
TOO_LARGE = Words("附件 {name} 超过 512 MiB，没有复制", "the attachment {name} is larger than 512 MiB")
CANNOT_WRITE = Words("写不到 {name}:{reason}", "cannot write to {name}: {reason}")
MOST_COPIED = 512 * 1024 * 1024


class Writer(Protocol):
    """A format's way of writing one sheet."""

    def write(self, sheet: Sheet) -> bytes: ...


def view_names(asked: Iterable[str] | None) -> list[str]:
    """The views of a command line, all of them when none is named."""
    known = views.names()
    wanted = [name.strip() for text in asked or () for name in text.split(",") if name.strip()]
    for name in wanted:
        if name not in known:
            raise Refused(NO_VIEW, name=name, known=", ".join(get_close_matches(name, known) or known))
    return wanted or known


def format_names(asked: str) -> list[str]:
    """The formats of a command line: every module of `formats` that has a Writer."""
    known = [name for name in modules_of(formats) if name not in ("template", "json")]
    wanted = [name.strip() for name in asked.split(",") if name.strip()]
    for name in wanted or [""]:
        if name not in known:
            raise Refused(NO_FORMAT, name=name, known=", ".join(known))
    return list(dict.fromkeys(wanted))


def write_sheets(campaign: Campaign, names: Collection[str], extensions: Iterable[str], folder: str) -> int:
    """Write every sheet of some views in some formats, and an index; gives the number of files."""
    sheets = [sheet for name in names for sheet in views.view(name).build(campaign)]
    sheets.append(index.build(campaign, sheets))
    count = 0
    if not folder.strip():
        raise Refused(CANNOT_WRITE, name="''", reason="-o DIR")
    target = Path(folder)
    try:
        target.mkdir(parents=True, exist_ok=True)
        for extension in extensions:
            writer: Writer = import_module(f"{formats.__name__}.{extension}").Writer(template_text, sheets)
            for sheet in sheets:
                _replace(target / f"{sheet.name}.{extension}", writer.write(sheet))
                count += 1
        if "attachments" in names:
            count += _copy_attachments(campaign, target)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Refused(CANNOT_WRITE, name=error.filename or folder, reason=reason) from None
    return count


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
