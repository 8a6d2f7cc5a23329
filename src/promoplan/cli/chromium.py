"""Printing with a Chromium, Chrome or Edge of the machine: headless, offline, in a profile that is gone afterwards."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from promoplan.cli.errors import Refused
from promoplan.finding import Words
from promoplan.text import one_line

NAMES = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge",
    "microsoft-edge-stable", "msedge", "brave-browser",
)  # fmt: skip
ON_MACOS = ("Google Chrome", "Chromium", "Microsoft Edge", "Brave Browser")
ON_WINDOWS = (r"Google\Chrome\Application\chrome.exe", r"Microsoft\Edge\Application\msedge.exe",
    r"Chromium\Application\chrome.exe")  # fmt: skip
OPTIONS = (
    "--headless", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--disable-extensions",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-default-apps",
    "--disable-breakpad", "--disable-crash-reporter", "--disable-dev-shm-usage", "--disable-quic", "--mute-audio",
    "--host-resolver-rules=MAP * ~NOTFOUND", "--no-pdf-header-footer", "--generate-pdf-document-outline",
)  # fmt: skip
PATIENCE = 120.0  # seconds for any document, and one more for each of these bytes
BYTES_A_SECOND = 4_000

NO_PDF = Words("{name} 没有打出 PDF：{reason}", "{name} printed no PDF: {reason}")
TOO_SLOW = Words("{name} {seconds} 秒还没有打出 PDF", "{name} printed no PDF within {seconds} seconds")


def found() -> str:
    """The browser to print with: its file, or nothing."""
    for name in NAMES:
        if path := shutil.which(name):
            return path
    return next((str(path) for path in _usual_places() if path.is_file()), "")


def _usual_places() -> Iterator[Path]:
    """Where macOS and Windows keep browsers, which are not on the PATH there."""
    for folder in ("/Applications", os.path.expanduser("~/Applications")):
        yield from (Path(folder, f"{name}.app", "Contents", "MacOS", name) for name in ON_MACOS)
    for variable in ("ProgramFiles", "ProgramFiles(x86)", "LocalAppData"):
        if folder := os.environ.get(variable, ""):
            yield from (Path(folder, name) for name in ON_WINDOWS)


def printed(browser: str, html: str) -> bytes:
    """An HTML document as PDF; Refused says why there is none."""
    content, name = html.encode(errors="replace"), one_line(Path(browser).name)
    seconds = int(PATIENCE + len(content) / BYTES_A_SECOND)
    with TemporaryDirectory(prefix="promoplan-", ignore_cleanup_errors=True) as folder:
        page, pdf = Path(folder, "page.html"), Path(folder, "page.pdf")
        page.write_bytes(content)
        profile = Path(folder, "profile")
        command = [browser, *OPTIONS, f"--user-data-dir={profile}", f"--print-to-pdf={pdf}", page.as_uri()]
        if sys.platform != "win32" and os.geteuid() == 0:
            command.insert(1, "--no-sandbox")  # Chromium has none for root, and does not start
        try:
            run = subprocess.run(
                command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False,
                timeout=seconds, cwd=folder,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            raise Refused(TOO_SLOW, name=name, seconds=seconds) from None
        except OSError as error:
            raise Refused(NO_PDF, name=name, reason=error.strerror or str(error)) from None
        if not pdf.is_file() or pdf.stat().st_size == 0:
            lines = run.stderr.decode(errors="replace").strip().splitlines() or [f"exit code {run.returncode}"]
            raise Refused(NO_PDF, name=name, reason=one_line(lines[-1])[:200])
        return pdf.read_bytes()
