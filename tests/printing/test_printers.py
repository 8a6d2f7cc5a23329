"""What prints, and what is said when it cannot: no printer, no pango, no Chinese font, a browser that fails."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from promoplan.cli import chromium
from promoplan.cli.printed import dated, readable, starts
from tests.command import ROOT, promoplan
from tests.printing.printers import BROWSER, PRINTERS, TODAY, environment, rendered, squeezed, texts, without_chinese

PLAN = "tests/golden/road-show/plan.yaml"
ENGLISH = (
    "promoplan: 1\n"
    "campaign: {id: sale, name: Sale, event_day: 2026-11-27, language: en, timezone: America/New_York}\n"
    "departments: {ops: {name: Operations}}\n"
    "tasks: [{id: page, title: Landing page, department: ops, due: T-5}]\n"
)


def without_printers(folder: Path, weasyprint: str) -> dict[str, str]:
    """An environment with no browser, in which WeasyPrint is a module of this text."""
    (folder / "weasyprint.py").write_text(weasyprint, encoding="utf-8")
    (folder / "bin").mkdir()
    return {
        "PYTHONPATH": f"{folder}{os.pathsep}{ROOT / 'src'}",
        "PATH": str(folder / "bin"),
        "PROMOPLAN_BROWSER": "",
        "HOME": str(folder),
    }


def refused(env: dict[str, str], folder: Path, *more: str) -> str:
    """What a run says that writes nothing."""
    run = promoplan("render", PLAN, "-o", str(folder), "--format", "html,pdf", *more, *TODAY, env=env)
    assert run.returncode == 2
    assert run.stdout == b""
    said = run.stderr.decode()
    assert len([line for line in said.splitlines() if "promoplan validate" not in line]) == 1, said
    assert not folder.exists()
    return said


@pytest.mark.parametrize(
    ("weasyprint", "names"),
    [
        ("raise ImportError('none')", "pip install 'promoplan[pdf]'"),
        ("print('advice\\n' * 9)\nraise OSError('cannot load library libpango')", "libpango-1.0-0"),
    ],
)
def test_no_printer(weasyprint: str, names: str, tmp_path: Path) -> None:
    env = without_printers(tmp_path, weasyprint)
    for language, word in (("zh", "没有找到"), ("en", "was found" if "pango" in names else "neither was found")):
        said = refused(env, tmp_path / "out", "--lang", language)
        assert names in said
        assert word in said
        assert "Chromium" in said


def test_a_browser_that_is_not_there(tmp_path: Path) -> None:
    said = refused({"PROMOPLAN_BROWSER": "/nowhere/chrome"}, tmp_path / "out", "--lang", "en")
    assert "there is no browser /nowhere/chrome, which PROMOPLAN_BROWSER names" in said


def test_a_browser_that_prints_nothing(tmp_path: Path) -> None:
    browser, temporary = tmp_path / "browser", tmp_path / "tmp"
    browser.write_text("#!/bin/sh\necho first >&2\necho 'no display' >&2\nexit 1\n", encoding="utf-8")
    browser.chmod(0o755)
    temporary.mkdir()
    env = {"PROMOPLAN_BROWSER": str(browser), "TMPDIR": str(temporary)}
    assert "browser printed no PDF: no display" in refused(env, tmp_path / "out", "--lang", "en")
    assert list(temporary.iterdir()) == []


def test_a_browser_is_found_where_systems_keep_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    for name in ("ProgramFiles", "ProgramFiles(x86)", "LocalAppData"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert chromium.found() == ""
    app = tmp_path / "Applications" / "Google Chrome.app" / "Contents" / "MacOS" / "Google Chrome"
    app.parent.mkdir(parents=True)
    app.touch()
    assert chromium.found() == str(app)
    first = tmp_path / "chromium"
    first.touch(mode=0o755)
    assert chromium.found() == str(first)


@pytest.mark.parametrize("printer", PRINTERS)
def test_no_chinese_font(printer: str, tmp_path: Path) -> None:
    env = {**environment(printer), **without_chinese(tmp_path)}
    said = refused(env, tmp_path / "out", "--only", "milestones", "--lang", "zh")
    assert "没有中文字体" in said
    assert "fonts-noto-cjk" in said


@pytest.mark.parametrize("printer", PRINTERS)
def test_english_needs_no_chinese_font(printer: str, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(ENGLISH, encoding="utf-8")
    only = ("--only", "tasks,checklist", "--today", "2026-11-01")
    made = rendered(printer, tmp_path / "plan.yaml", tmp_path / "out", *only, env=without_chinese(tmp_path))
    assert set(made) == {"sale.pdf", "sale-ops.pdf"}
    assert "Page1of3" in squeezed(texts(made["sale.pdf"])[0]).replace("\0", "")


@pytest.mark.parametrize("printer", PRINTERS)
def test_nothing_is_left_behind(printer: str, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(ENGLISH, encoding="utf-8")
    with TemporaryDirectory(dir="/tmp") as folder:  # a short name: Chromium puts a socket there
        only = ("--only", "tasks", "--today", "2026-11-01")
        rendered(printer, tmp_path / "plan.yaml", tmp_path / "out", *only, env={"TMPDIR": folder})
        assert list(Path(folder).iterdir()) == []


@pytest.mark.skipif(not BROWSER, reason="no Chromium on this machine")
def test_the_index_leads_to_every_bundle(tmp_path: Path) -> None:
    env = {"PROMOPLAN_BROWSER": BROWSER}
    run = promoplan(
        "render", PLAN, "-o", str(tmp_path), "--format", "html,pdf", "--only", "milestones,checklist", *TODAY, env=env
    )
    if "fonts-noto-cjk" in run.stderr.decode():
        pytest.skip("no Chinese font on this machine")
    assert run.stderr.decode().endswith("index.html 看起\n")
    names = {path.name for path in tmp_path.glob("*.pdf")}
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert len(names) == 4
    assert all(f'href="{name}"' in page for name in names)
    again = promoplan("render", PLAN, "-o", str(tmp_path), "--format", "html", "--only", "milestones", *TODAY)
    assert again.returncode == 0
    assert {path.name for path in tmp_path.glob("*.pdf")} == names


def test_nobody_else_waits_for_printers(tmp_path: Path) -> None:
    run = promoplan("render", PLAN, "-o", str(tmp_path), *TODAY, env={"PYTHONPROFILEIMPORTTIME": "1"})
    assert b"promoplan.views" in run.stderr
    for name in (b"promoplan.cli.bundles", b"promoplan.cli.chromium", b"promoplan.formats.pdf", b"weasyprint"):
        assert not any(line.endswith(b" " + name) for line in run.stderr.splitlines()), name


def test_a_date_is_replaced_in_its_place() -> None:
    made = b"<</CreationDate (D:20261122163808+00'00')\n/ModDate (D:20261122163808-05'00')>> (D:20261122163808Z)"
    day = dated(made, 739_914)
    assert day == b"<</CreationDate (D:20261025000000+00'00')\n/ModDate (D:20261025000000+00'00')>> (D:20261122163808Z)"
    assert len(day) == len(made)


@pytest.mark.parametrize("content", [b"", b"startxref 99", b"%PDF-1.4\ntrailer <</Root 1 0 R>>\nstartxref\n0\n%%EOF"])
def test_what_is_no_pdf_says_nothing(content: bytes) -> None:
    assert starts(content) == {}
    assert readable(content) == set()


@pytest.mark.skipif(not BROWSER, reason="no Chromium on this machine")
def test_a_browser_has_no_sandbox_for_root_only(tmp_path: Path) -> None:
    log = tmp_path / "log"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$@" > "{log}"\nexec "{BROWSER}" "$@"\n', encoding="utf-8")
    browser.chmod(0o755)
    content = chromium.printed(str(browser), "<!doctype html><title>x</title>y")
    assert content.startswith(b"%PDF-")
    root = subprocess.run(["id", "-u"], capture_output=True, check=True).stdout.strip() == b"0"
    assert ("--no-sandbox" in log.read_text(encoding="utf-8")) == root
