"""Sheets on paper, as a browser prints them: a month of the day grid is no line longer than its page."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.browser import BROWSER
from tests.command import ROOT, promoplan

OPTIONS = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run")
pytestmark = pytest.mark.skipif(not BROWSER, reason="there is no Chromium on this machine")


def test_no_page_of_the_day_grid_has_one_last_line_alone(tmp_path: Path) -> None:
    plan = str(ROOT / "plans/black-friday-2026.yaml")
    options = ("--only", "day-grid", "--format", "html", "--today", "2026-11-02")
    assert promoplan("render", plan, "-o", str(tmp_path / "out"), *options).returncode == 0
    printed = tmp_path / "day-grid.pdf"
    page = (tmp_path / "out/day-grid.html").as_uri()
    command = [BROWSER, *OPTIONS, f"--user-data-dir={tmp_path / 'profile'}", f"--print-to-pdf={printed}", page]
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    # August and September, October, November with its 49 lines, December
    assert len(re.findall(rb"/Type\s*/Page\b", printed.read_bytes())) == 4
