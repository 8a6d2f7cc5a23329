"""Opening plans: the files, the folder round them, the clock."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath

from promoplan.cli.errors import Refused
from promoplan.days.clock import zone_named
from promoplan.finding import Language, Words
from promoplan.pipeline import Loaded, load
from promoplan.reading.limits import Limits
from promoplan.screen.findings import language_in

STANDARD_INPUT = "-"
LOOKED_THROUGH = 1024 * 1024  # characters of a plan in which its language is looked for
MISSING = Words("打不开 {name}:{reason}", "cannot open {name}: {reason}")
BAD_DAY = Words("--today 要写成 2026-10-25，不是「{written}」", "--today is written 2026-10-25, not '{written}'")
BAD_LIMIT = Words(
    "--limit 要写成 名称=数字，名称有：{names}；不是「{written}」",
    "--limit is NAME=N with a NAME of {names}, not '{written}'",
)
REASONS = {
    FileNotFoundError: Words("没有这个文件", "no such file"),
    PermissionError: Words("没有读取权限", "no permission to read it"),
    IsADirectoryError: Words("这是一个文件夹", "it is a folder"),
}


class Folder:
    """A plan's folder on disk. Names lead nowhere outside of it, through links neither."""

    def __init__(self, plan: str) -> None:
        self._typed = Path() if plan == STANDARD_INPUT else Path(plan).parent
        self._plan = None if plan == STANDARD_INPUT else Path(plan).resolve()
        self._root = self._typed.resolve()

    def matching(self, pattern: str) -> list[str] | None:
        pure = PurePosixPath(pattern.replace("\\", "/"))
        if pure.is_absolute() or ".." in pure.parts or Path(pattern).is_absolute() or Path(pattern).drive:
            return None
        if not pure.parts:
            return []
        try:
            found = [path for path in self._root.glob(str(pure)) if path.is_file()]
        except (ValueError, OSError, IndexError, NotImplementedError):  # what pathlib has for patterns it cannot take
            return []
        inside = [path for path in found if path.resolve().is_relative_to(self._root)]
        if found and not inside:
            return None
        return sorted(path.relative_to(self._root).as_posix() for path in inside if path.resolve() != self._plan)

    def read(self, name: str, most: int) -> bytes:
        with (self._root / name).open("rb") as file:
            return file.read(most + 1)

    def shown(self, name: str) -> str:
        return (self._typed / name).as_posix()


def limits_from(written: Iterable[str] | None) -> Limits:
    """The limits with each NAME=N of the command line."""
    limits = Limits()
    for text in written or ():
        name, _, number = text.partition("=")
        if name not in Limits.names() or not re.fullmatch(r"[0-9]{1,12}", number):
            raise Refused(BAD_LIMIT, names=", ".join(Limits.names()), written=text)
        limits = limits.with_one(name, int(number))
    return limits


def today_from(written: str | None) -> Callable[[str | None], int]:
    """Today in a time zone: the day of --today, else the clock's, read once."""
    if written is not None:
        try:
            day = date.fromisoformat(written).toordinal()
        except ValueError:
            raise Refused(BAD_DAY, written=written) from None
        return lambda zone: day
    now = datetime.now(UTC)
    return lambda zone: now.astimezone(zone_named(zone) or UTC).toordinal()


def open_plan(name: str, today: Callable[[str | None], int], limits: Limits) -> Loaded:
    """One plan, read and checked; Refused when there is no such file."""
    return load(name, read(name, limits), Folder(name), today, limits)


def read(name: str, limits: Limits) -> bytes:
    """The bytes of a plan's file, or of standard input; Refused when there is no such file."""
    try:
        if name == STANDARD_INPUT:
            return sys.stdin.buffer.read(limits.file + 1)
        with Path(name).open("rb") as file:
            return file.read(limits.file + 1)
    except (OSError, ValueError) as error:
        reason = REASONS.get(type(error), Words(str(error), str(error)))  # type: ignore[arg-type]
        raise Refused(
            Words(MISSING.zh.format(name=name, reason=reason.zh), MISSING.en.format(name=name, reason=reason.en))
        ) from None


def open_plans(names: Iterable[str], today: str | None, limits: Iterable[str] | None) -> list[Loaded]:
    """Every plan of a command line, in its order."""
    today_in, bounds = today_from(today), limits_from(limits)
    return [open_plan(name, today_in, bounds) for name in names]


def language_of_first(arguments: Iterable[str]) -> Language | None:
    """The language of the first argument that is a file, as far as its text says, readable as a plan or not."""
    for argument in arguments:
        try:
            if Path(argument).is_file():
                with Path(argument).open(encoding="utf-8-sig", errors="replace") as file:
                    return language_in(file.read(LOOKED_THROUGH))
        except (OSError, ValueError):  # not to be opened, or no name that a file can have
            continue
    return None
