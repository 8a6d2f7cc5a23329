"""A run that is asked to end while a browser prints: nothing of it is left, in the folder, in memory or on the disk."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.command import ROOT

SLOW_BROWSER = '#!/bin/sh\necho $$ > "{pid}.part" && mv "{pid}.part" "{pid}"\nexec sleep 60\n'
SECONDS = 30


def waited_for(file: Path) -> str:
    until = time.monotonic() + SECONDS
    while not file.exists():
        assert time.monotonic() < until
        time.sleep(0.05)
    return file.read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="no signals there")
@pytest.mark.parametrize(("sent", "code"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129)])
def test_what_is_asked_to_end_takes_everything_with_it(sent: str, code: int, tmp_path: Path) -> None:
    browser, pid, work = tmp_path / "browser", tmp_path / "pid", tmp_path / "work"
    browser.write_text(SLOW_BROWSER.format(pid=pid), encoding="utf-8")
    browser.chmod(0o755)
    work.mkdir()
    number = getattr(signal, sent)
    before = signal.signal(number, lambda *_: None)  # who runs the tests may ignore it, and so would what they start
    command = [sys.executable, "-m", "promoplan", "render", str(ROOT / "plans" / "teachers-day-2026.yaml")]
    run = subprocess.Popen(
        [*command, "-o", str(tmp_path / "out"), "--format", "pdf,html"],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PROMOPLAN_BROWSER": str(browser), "TMPDIR": str(work)},
        stderr=subprocess.PIPE,
    )
    signal.signal(number, before)
    printing = int(waited_for(pid))
    run.send_signal(number)
    _, said = run.communicate(timeout=SECONDS)
    assert (run.returncode, said) == (code, b"")
    with pytest.raises(ProcessLookupError):
        os.kill(printing, 0)
    assert list(work.iterdir()) == []
    assert not (tmp_path / "out").exists()
