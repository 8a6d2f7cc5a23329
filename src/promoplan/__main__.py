"""The way in: sets up the two ends of the process, then hands over to the commands."""

from __future__ import annotations

import gc
import io
import os
import signal
import sys
from types import FrameType


def main() -> None:
    """Run promoplan on the process's arguments."""
    # A run builds one large tree and exits: collecting it again and again is two thirds of the time at 10,000 tasks.
    gc.disable()
    # Pydantic would look through every installed package for plugins, which costs more than it does for a small plan.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # the same bytes under any locale; a terminal keeps its encoding and loses no more than a glyph
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name) and signal.getsignal(getattr(signal, name)) == signal.SIG_DFL:
            signal.signal(getattr(signal, name), _end)  # nohup ignores it, and that stays so
    from promoplan.cli import run  # noqa: PLC0415 - after the streams are ready for its messages

    code = run(sys.argv[1:])
    gc.freeze()  # the interpreter's last collections have nothing to look through: the process ends anyway
    sys.exit(code)


def _end(number: int, frame: FrameType | None) -> None:
    """End as if interrupted: what is half made goes, and what was started ends too. The code is a shell's."""
    del frame
    sys.exit(128 + number)


if __name__ == "__main__":
    main()
