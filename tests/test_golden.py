"""What a small plan becomes: every sheet, screen and JSON, compared with files that a person has read.

PROMOPLAN_GOLDEN=write writes them anew; read the difference before it is committed.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.command import promoplan

GOLDEN = Path(__file__).parent / "golden"
TEMPLATES = Path(__file__).parents[1] / "templates"
TODAY = "2026-09-02"
PLANS = sorted(folder.name for folder in GOLDEN.iterdir())
WRITE = os.environ.get("PROMOPLAN_GOLDEN") == "write"
SCREENS = {
    "validate.txt": ("validate",),
    "validate.en.txt": ("validate", "--lang", "en"),
    "validate.json": ("validate", "--format", "json"),
    "validate.github": ("validate", "--format", "github"),
    "status.txt": ("status",),
    "status.en.txt": ("status", "--lang", "en"),
    "status.json": ("status", "--format", "json"),
    "dates.txt": ("dates",),
    "dates.json": ("dates", "--format", "json"),
    "numbers.txt": ("numbers",),
    "numbers.en.txt": ("numbers", "--all", "--lang", "en"),
    "numbers.json": ("numbers", "--format", "json"),
    "numbers-explain.txt": ("numbers", "--explain", "traffic.gap_uv"),
    "numbers-what-if.txt": ("numbers", "--what-if", "targets.conversion_rate=6%"),
    "why.txt": ("why", "design.leaflet"),
    "why.en.txt": ("why", "design.leaflet", "--lang", "en"),
    "why.json": ("why", "shop.layout", "--format", "json"),
}


def made(name: str, folder: Path) -> Iterator[tuple[str, bytes]]:
    """Everything the commands make of one plan, by file name."""
    where = GOLDEN / name
    for file, arguments in SCREENS.items():
        yield file, promoplan(arguments[0], "plan.yaml", *arguments[1:], "--today", TODAY, cwd=where).stdout
    for format_, views in (("md", ()), ("html", ("--only", "checklist,milestones"))):
        target = folder / format_
        run = promoplan(
            "render", "plan.yaml", "-o", str(target), "--format", format_, *views, "--today", TODAY, cwd=where
        )
        assert run.returncode == 0, run.stderr.decode()
        for path in sorted(target.glob("[!.]*")):
            if format_ == "md" or path.name in ("checklist.html", "milestones.html", "index.html"):
                yield path.name, without_style(path.read_bytes())


def without_style(page: bytes) -> bytes:
    """A page without what is the same in all of them, and lies in templates/ to be read."""
    for name in ("sheet.css", "sheet.js"):
        content = (TEMPLATES / name).read_bytes().rstrip()
        assert page.count(content) == (1 if page.startswith(b"<!doctype") else 0)
        page = page.replace(content, f"/* {name} */".encode())
    return re.sub(rb"sha256-[^']+", b"sha256-", page)


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_becomes_what_it_became(name: str, tmp_path: Path) -> None:
    files = dict(made(name, tmp_path))
    expected = GOLDEN / name / "made"
    if WRITE:
        expected.mkdir(exist_ok=True)
        for path in expected.iterdir():
            path.unlink()
        for file, content in files.items():
            (expected / file).write_bytes(content)
    assert sorted(files) == sorted(path.name for path in expected.iterdir()), "files that nothing makes, or new ones"
    for file, content in files.items():
        assert content.decode() == (expected / file).read_text(encoding="utf-8"), file
