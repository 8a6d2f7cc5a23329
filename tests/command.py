"""Running promoplan as a user does: a process of its own, with its streams and exit code."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# Python itself cannot start in an ASCII locale from an editable install whose path is not ASCII.
ASCII_LOCALE = "C" if str(ROOT).isascii() else "C.UTF-8"


def promoplan(
    *arguments: str, cwd: Path = ROOT, stdin: bytes = b"", env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """One run of the command line."""
    inherited = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
    path = os.pathsep.join(filter(None, (str(ROOT / "src"), os.environ.get("PYTHONPATH"))))
    return subprocess.run(
        [sys.executable, "-m", "promoplan", *arguments],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        env={**inherited, "PYTHONPATH": path, **(env or {})},
        check=False,
        timeout=120,
    )
