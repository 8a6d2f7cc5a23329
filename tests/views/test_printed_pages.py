"""Sheets on paper, as a browser prints them: no last line alone, no drawing cut in two, heads on every page."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.browser import BROWSER
from tests.command import ROOT, promoplan
from tests.printing.printers import squeezed, texts

OPTIONS = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run")
pytestmark = pytest.mark.skipif(not BROWSER, reason="there is no Chromium on this machine")


def on_paper(page: Path, folder: Path) -> Path:
    """A page as a browser prints it."""
    printed = folder / f"{page.stem}.pdf"
    command = [BROWSER, *OPTIONS, f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={printed}", page.as_uri()]
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    return printed


def test_no_page_of_the_day_grid_has_one_last_line_alone(tmp_path: Path) -> None:
    plan = str(ROOT / "plans/black-friday-2026.yaml")
    options = ("--only", "day-grid", "--format", "html", "--today", "2026-11-02")
    assert promoplan("render", plan, "-o", str(tmp_path / "out"), *options).returncode == 0
    printed = on_paper(tmp_path / "out/day-grid.html", tmp_path)
    # August and September, October, November with its 49 lines, December
    assert len(re.findall(rb"/Type\s*/Page\b", printed.read_bytes())) == 4


def test_each_page_of_a_gantt_chart_is_a_page_of_a3_and_its_table_has_its_heads_on_each(tmp_path: Path) -> None:
    plan = str(ROOT / "plans/double11-2015.yaml")
    options = ("--only", "gantt", "--format", "html,svg", "--today", "2015-10-20")
    assert promoplan("render", plan, "-o", str(tmp_path / "out"), *options).returncode == 0
    pages = [squeezed(page) for page in texts(PdfReader(on_paper(tmp_path / "out/gantt.html", tmp_path)))]
    drawings = len(list((tmp_path / "out").glob("gantt-20*.svg")))
    drawn = [page.count("2015双十一·T2015-11-11") for page in pages]
    assert sum(drawn) == drawings
    # the first two months are short and share a page; of the others each has its own
    assert drawn[: drawings - 1] == [2, *[1] * (drawings - 2)]
    for page in pages[drawings - 1 :]:
        assert "要等谁" in page
