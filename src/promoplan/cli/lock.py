"""One process at a time: a lock on a file, which the system lifts when its holder ends, however it ends."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class Lock:
    """A lock file, there only while it is held."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: int | None = None

    def take(self) -> bool:
        """Whether the lock is ours now; False when another process holds it. OSError where no file can be made."""
        while True:
            file = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
            if not _locked(file):
                os.close(file)
                return False
            if self._is_there(file):
                self._file = file
                return True
            os.close(file)  # who held it has removed it meanwhile: what is locked is no longer that file

    def release(self) -> None:
        if self._file is None:
            return
        if sys.platform == "win32":  # where what is open cannot be removed
            os.close(self._file)
            with suppress(OSError):  # the next one may have opened it already
                self._path.unlink(missing_ok=True)
        else:
            self._path.unlink(missing_ok=True)
            os.close(self._file)
        self._file = None

    def _is_there(self, file: int) -> bool:
        try:
            return os.path.samestat(os.fstat(file), self._path.stat())
        except FileNotFoundError:
            return False


def _locked(file: int) -> bool:
    """Whether an open file could be locked; on a share that knows no locks it counts as if it could."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True
    return True
