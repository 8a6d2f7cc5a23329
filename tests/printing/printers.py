"""Printing as a user does, with each printer that is on the machine, and reading what came of it."""

from __future__ import annotations

import shutil
from importlib.util import find_spec
from pathlib import Path
from unicodedata import normalize

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from promoplan.cli import chromium
from tests.command import promoplan

TODAY = ("--today", "2026-09-02")
BROWSER = chromium.found()
PRINTERS = (
    pytest.param("chromium", marks=pytest.mark.skipif(not BROWSER, reason="no Chromium on this machine")),
    pytest.param("weasyprint", marks=pytest.mark.skipif(not find_spec("weasyprint"), reason="no WeasyPrint")),
)
SIZES = {"A4": (595, 842), "A4 landscape": (842, 595), "A3 landscape": (1191, 842)}


def environment(printer: str) -> dict[str, str]:
    return {"PROMOPLAN_BROWSER": BROWSER if printer == "chromium" else ""}


def rendered(
    printer: str, plan: Path | str, folder: Path, *more: str, env: dict[str, str] | None = None
) -> dict[str, PdfReader]:
    """The PDFs of a plan by the names of their files."""
    run = promoplan(
        "render", str(plan), "-o", str(folder), "--format", "pdf", *more, env={**environment(printer), **(env or {})}
    )
    said = run.stderr.decode()
    if run.returncode == 2 and "fonts-noto-cjk" in said:
        pytest.skip("no Chinese font on this machine")
    assert run.returncode == 0, said
    assert len([line for line in said.splitlines() if "promoplan validate" not in line]) == 1, said
    return {path.name: PdfReader(path) for path in sorted(folder.glob("*.pdf"))}


def texts(read: PdfReader) -> list[str]:
    """What stands on each page."""
    return [page.extract_text() for page in read.pages]


def squeezed(text: str) -> str:
    """A text without blanks, which every printer sets in its own way."""
    return "".join(normalize("NFKC", text).split())


def outline(read: PdfReader) -> list[tuple[str, int]]:
    """The outline's first level, with the pages (from 0) it leads to."""
    marks = [mark for mark in read.outline if isinstance(mark, Destination)]
    pages = [read.get_destination_page_number(mark) for mark in marks]
    return [(str(mark.title), page) for mark, page in zip(marks, pages, strict=True) if page is not None]


def links(read: PdfReader, page: int) -> list[int]:
    """The pages (from 0) that a page's links lead to."""
    found = []
    named = {name.removeprefix("/"): target for name, target in read.named_destinations.items()}
    for item in read.pages[page].get("/Annots") or ():
        annotation = item.get_object()
        target = annotation.get("/Dest") or annotation["/A"].get_object().get("/D")
        if isinstance(target, str):
            number = read.get_destination_page_number(named[target.removeprefix("/")])
        else:
            number = next(n for n, one in enumerate(read.pages) if one.indirect_reference == target[0])
        assert number is not None
        found.append(number)
    return found


def font_without_chinese() -> Path | None:
    """A font of the machine that has Latin letters only."""
    folders = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
    names = ("LiberationSans-Regular.ttf", "DejaVuSans.ttf", "Lato-Regular.ttf", "Carlito-Regular.ttf")
    return next((path for folder in folders for name in names for path in folder.rglob(name)), None)


def without_chinese(folder: Path) -> dict[str, str]:
    """An environment in which fontconfig knows one font, without Chinese."""
    font = font_without_chinese()
    if font is None:
        pytest.skip("no font without Chinese on this machine")
    (folder / "fonts").mkdir()
    shutil.copy(font, folder / "fonts")
    (folder / "fonts.conf").write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
        f"<fontconfig><dir>{folder / 'fonts'}</dir><cachedir>{folder / 'cache'}</cachedir></fontconfig>",
        encoding="utf-8",
    )
    return {"FONTCONFIG_FILE": str(folder / "fonts.conf")}
