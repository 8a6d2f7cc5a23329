"""Templates: ours, packed beside the code or in the checkout it runs from, and those of a user's folder."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from promoplan.cli.errors import Refused
from promoplan.finding import Words
from promoplan.text import one_line

_PACKAGE = Path(__file__).resolve().parents[1]
ENDING = ".j2"
MOST_BYTES = 1024 * 1024  # of one template

NO_FOLDER = Words("没有 {name} 这个文件夹", "there is no folder {name}")
CANNOT_READ = Words("打不开 {name}:{reason}", "cannot open {name}: {reason}")
LEADS_OUT = Words("模板 {name} 是一个链接，指到了文件夹外面", "{name} is a link that leads out of its folder")
NO_FILE = Words("模板 {name} 不是一个文件", "{name} is not a file")
TOO_LARGE = Words("模板 {name} 超过 1 MiB", "{name} is larger than 1 MiB")
NOT_UTF8 = Words("模板 {name} 不是 UTF-8 编码", "{name} is not UTF-8")


class OwnFiles(NamedTuple):
    """A user's folder: its templates by name, each with what to call it and its text, and what else lies there."""

    templates: dict[str, tuple[str, str]]
    others: list[str]


def template_folder() -> Path:
    """The folder of the templates; the packed copy first."""
    packed = _PACKAGE / "_data" / "templates"
    if packed.is_dir():
        return packed
    checkout = _PACKAGE.parents[1]
    if (checkout / "pyproject.toml").is_file() and (checkout / "templates").is_dir():
        return checkout / "templates"
    raise FileNotFoundError(packed)


def template_names() -> list[str]:
    """The files of our templates, sorted."""
    return sorted(path.name for path in template_folder().iterdir() if path.is_file() and path.name[0] != ".")


def template_text(name: str) -> str:
    """A template's text, by its file's name."""
    return (template_folder() / name).read_text(encoding="utf-8")


def own_files(folder: str) -> OwnFiles:
    """The templates of a user's folder, read whole; nothing outside of it is, through links neither."""
    root = Path(folder)
    if not folder.strip() or not root.is_dir():
        raise Refused(NO_FOLDER, name=folder)
    ours = template_names()
    found = OwnFiles({}, [])
    try:
        for path in sorted(root.iterdir()):
            if path.name in ours or (path.name.endswith(ENDING) and path.name[0] != "."):
                shown = one_line(path.as_posix())
                found.templates[path.name] = (shown, _text(path, root.resolve(), shown))
            else:
                found.others.append(path.name)
    except OSError as error:
        raise Refused(CANNOT_READ, name=error.filename or folder, reason=error.strerror or str(error)) from None
    return found


def _text(path: Path, root: Path, shown: str) -> str:
    if not path.resolve().is_relative_to(root):
        raise Refused(LEADS_OUT, name=shown)
    if not path.is_file():
        raise Refused(NO_FILE, name=shown)
    with path.open("rb") as file:
        raw = file.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise Refused(TOO_LARGE, name=shown)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(NOT_UTF8, name=shown) from None
