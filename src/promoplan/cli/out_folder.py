"""The folder that `render` writes: made whole beside what is there, then put in its place; nothing of others is lost.

What promoplan wrote stands in a manifest, one file a line: the SHA-256 of its content, what made it, its name.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import NamedTuple

from promoplan.cli.errors import Held, Refused
from promoplan.cli.lock import Lock
from promoplan.finding import Words
from promoplan.text import one_line

OURS = ".promoplan-"  # what the names of our own hidden files begin with
MANIFEST = f"{OURS}files"
LOCK = f"{OURS}lock"
PARTS = f"{OURS}parts"  # where files are made; one that is found here is of a run that was killed
ABOUT = "# What promoplan wrote into this folder. Whatever was changed since, it leaves alone.\n"
LINE = re.compile(r"(?P<hash>[0-9a-f]{64}) (?P<maker>\S+) (?P<name>.+)")

SOMEONE_WRITES = Words(
    "另一个 promoplan 正在往 {name} 里写，等它写完再来",
    "another promoplan is writing to {name}; try again when it is done",
)
LEADS_OUT = Words(
    "{name} 是一个链接，指到了文件夹外面，没有写", "{name} is a link that leads out of the folder; nothing written"
)
IN_THE_WAY = Words(
    "{name} 是一个文件夹，挡住了要写的文件，没有写", "{name} is a folder where a file is to be; nothing written"
)


class Entry(NamedTuple):
    """A file that promoplan wrote, by the hash of its content, and what made it: a view in a format, say."""

    name: str
    maker: str
    hash: str


@dataclass(slots=True)
class Finished:
    """What became of a folder: how many files were written and removed, which were left or kept aside (old, new)."""

    written: int = 0
    removed: int = 0
    left: list[str] = field(default_factory=list)
    kept: list[tuple[str, str]] = field(default_factory=list)


class OutFolder:
    """A folder while it is written, by one process. Refused and OSError say what is in the way.

    Until `finish` nothing in it changes; after an interruption it is as it was, or each of its files is whole.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._root = Path(name)
        self._lock = Lock(self._root / LOCK)
        self._made: list[Path] = []  # folders that were not there before, the innermost first
        self._entries: dict[str, Entry] = {}

    def __enter__(self) -> OutFolder:
        self._made = [path for path in (self._root, *self._root.parents) if not path.exists()]
        try:
            self._root.mkdir(parents=True, exist_ok=True)
            if not self._lock.take():
                raise Held(SOMEONE_WRITES, name=self._name)
            self._clear_parts()
            (self._root / PARTS).mkdir()
        except BaseException:
            self._leave()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._clear_parts()
        finally:
            self._leave()

    def put(self, name: str, maker: str, content: bytes) -> None:
        """Make a file, to be put in its place when all are made."""
        (self._root / PARTS / str(len(self._entries))).write_bytes(content)
        self._entries[name] = Entry(name, maker, sha256(content).hexdigest())

    def finish(self, makers: Collection[str]) -> Finished:
        """Put the files in their places, and remove what these makers wrote before and do not write any more."""
        before = list(self._manifest())
        for name in self._entries:
            self._objections(name)
        # whoever stops us from here on leaves a folder of which all is known
        self._write_manifest([*before, *self._entries.values()])
        known: dict[str, set[str]] = {}
        for entry in before:
            known.setdefault(entry.name, set()).add(entry.hash)
        done = Finished(len(self._entries))
        # the index comes last, so that it never leads to a file that is not there yet
        for number, entry in sorted(enumerate(self._entries.values()), key=lambda item: item[1].maker[:6] == "index."):
            path = self._root / entry.name
            path.parent.mkdir(exist_ok=True)
            there = _hash(path)
            if there is not None and there != entry.hash and there not in known.get(entry.name, ()):
                done.kept.append((entry.name, self._kept_aside(path)))
            if there != entry.hash:
                (self._root / PARTS / str(number)).replace(path)
        self._remove(known, {entry.name for entry in before if entry.maker in makers}, done)
        rest = [entry for entry in before if entry.maker not in makers and entry.name not in self._entries]
        self._write_manifest([*rest, *self._entries.values()])
        return done

    def _remove(self, known: dict[str, set[str]], names: Iterable[str], done: Finished) -> None:
        """Remove files that we wrote and nobody changed; a system that takes two names for one has but one file."""
        ours = {name.casefold() for name in self._entries}
        for name in sorted(names):
            path = self._root / name
            there = _hash(path) if name.casefold() not in ours else None
            if there is not None and there in known[name]:
                path.unlink()
                done.removed += 1
                if path.parent != self._root:
                    _remove_if_empty(path.parent)
            elif there is not None:
                done.left.append(name)

    def _kept_aside(self, path: Path) -> str:
        """Give a file that is not ours another name beside it; gives that name."""
        number = 1
        while True:
            other = path.with_name(f"{path.stem}.kept{'' if number == 1 else f'-{number}'}{path.suffix}")
            if not os.path.lexists(other):
                path.rename(other)
                return other.relative_to(self._root).as_posix()
            number += 1

    def _objections(self, name: str) -> None:
        """Refused where a file cannot be put in its place, or would not lie in this folder."""
        path = self._root / name
        if not self._is_inside(path):
            raise Refused(LEADS_OUT, name=one_line(path.parent.as_posix()))
        if path.is_dir() and not path.is_symlink():
            raise Refused(IN_THE_WAY, name=one_line(path.as_posix()))

    def _is_inside(self, path: Path) -> bool:
        return path.parent == self._root or path.parent.resolve().is_relative_to(self._root.resolve())

    def _manifest(self) -> Iterable[Entry]:
        """What was written here before; lines that do not name a file of this folder count for nothing."""
        path = self._root / MANIFEST
        if path.is_symlink() or not path.is_file():
            return
        for line in path.read_text(encoding="utf-8", errors="replace").split("\n"):
            match = LINE.fullmatch(line)
            if match is not None and _is_plain(match["name"]) and self._is_inside(self._root / match["name"]):
                yield Entry(match["name"], match["maker"], match["hash"])

    def _write_manifest(self, entries: Iterable[Entry]) -> None:
        lines = sorted({f"{entry.hash} {entry.maker} {entry.name}\n" for entry in entries}, key=lambda line: line[65:])
        part = self._root / PARTS / MANIFEST
        part.write_text(ABOUT + "".join(lines), encoding="utf-8", newline="\n")
        part.replace(self._root / MANIFEST)

    def _clear_parts(self) -> None:
        parts = self._root / PARTS
        if parts.is_symlink():
            raise Refused(LEADS_OUT, name=one_line(parts.as_posix()))
        if parts.is_dir():
            for path in parts.iterdir():
                path.unlink()
            parts.rmdir()

    def _leave(self) -> None:
        """Let others in; folders that were made for nothing go again."""
        self._lock.release()
        for path in self._made:
            _remove_if_empty(path)


def _is_plain(name: str) -> bool:
    """Whether a name leads to a file of its folder or of one in it, on any system."""
    pure = PurePosixPath(name)
    return not pure.is_absolute() and len(pure.parts) <= 2 and ".." not in pure.parts and not set(name) & set("\\:\0")


def _hash(path: Path) -> str | None:
    """The hash of a file's content; "" of what is no plain file, None where there is nothing."""
    if path.is_symlink() or not path.is_file():
        return "" if os.path.lexists(path) else None
    return sha256(path.read_bytes()).hexdigest()


def _remove_if_empty(folder: Path) -> None:
    with suppress(OSError):  # others may have put something there
        folder.rmdir()
