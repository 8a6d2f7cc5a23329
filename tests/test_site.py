"""The folder that `render` writes: every link leads somewhere in it, every page says nothing in a browser's console."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.command import ROOT, promoplan

PLANS = sorted((ROOT / "plans").glob("*.yaml"))
BROWSER = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), "")
OPTIONS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-sync", "--disable-background-networking",
    "--disable-component-update", "--no-first-run", "--enable-logging=stderr", "--dump-dom",
)  # fmt: skip
VOID = frozenset(("meta", "img", "br", "col", "input", "hr", "link"))
EMPTY = frozenset(("rect", "path", "polyline"))  # of a picture, which end themselves
ENDS_ITSELF = frozenset(("td",))  # HTML needs no end of a cell


class Page(HTMLParser):
    """What a page links to and loads, how its elements nest, and what it says."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "a":
            self.links.append(given.get("href") or "")
        self.loads += [given[name] or "" for name in ("src", "data", "action", "background") if name in given]
        if tag in ("link", "iframe", "object"):
            self.loads.append(given.get("href") or tag)
        if tag in ENDS_ITSELF and self.open[-1:] == [tag]:
            self.open.pop()
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.open[-1:] != [tag] and self.open[-1:] == ["td"]:
            self.open.pop()
        assert self.open.pop() == tag


@pytest.fixture(scope="module", params=PLANS, ids=lambda path: path.stem)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan's folder, of HTML."""
    folder = tmp_path_factory.mktemp(request.param.stem) / "共享 share"
    run = promoplan("render", str(request.param), "-o", str(folder), "--format", "html", "--today", "2026-10-25")
    assert run.returncode == 0, run.stderr.decode()
    return folder


def pages(folder: Path) -> Iterator[tuple[Path, Page]]:
    for path in sorted(folder.glob("*.html")):
        page = Page()
        page.feed(path.read_text(encoding="utf-8"))
        page.close()
        assert page.open == [], path.name
        yield path, page


def test_every_link_leads_to_a_file_of_the_folder_and_every_file_is_linked(site: Path) -> None:
    linked = {"index.html"}
    for path, page in pages(site):
        for link in page.links:
            parts = urlsplit(link)
            assert (parts.scheme, parts.netloc) == ("", ""), link
            assert (site / unquote(parts.path)).is_file(), f"{path.name}: {link}"
            linked.add(unquote(parts.path))
        for source in page.loads:
            assert source.startswith("data:image/"), f"{path.name}: {source[:80]}"
    assert {path.relative_to(site).as_posix() for path in site.rglob("[!.]*") if path.is_file()} == linked


def test_every_page_leads_back_to_the_index_and_names_its_campaign(site: Path) -> None:
    for path, page in pages(site):
        if path.name != "index.html":
            assert page.links[0] == "index.html"
        assert re.search(r"<html lang=\"(zh-CN|en)\">", path.read_text(encoding="utf-8"))


def looked_at(harness: Path, profile: Path) -> tuple[list[str], list[str]]:
    """What a browser says in its console about a page, and what the page asks of any network."""
    log = profile / "net.json"
    command = [BROWSER, *OPTIONS, f"--user-data-dir={profile}", f"--log-net-log={log}", harness.as_uri()]
    run = subprocess.run(command, capture_output=True, timeout=120, check=False)
    assert run.returncode == 0
    said = [line for line in run.stderr.decode(errors="replace").splitlines() if ":CONSOLE:" in line]
    asked = []
    for event in json.loads(log.read_text(encoding="utf-8"))["events"]:
        given = event.get("params") or {}
        # the browser's own errands have "not an origin" as their initiator
        if given.get("url", "").startswith("http") and given.get("initiator", "not an origin") != "not an origin":
            asked.append(given["url"])
    return said, asked


def framed(folder: Path, into: Path) -> Path:
    """One page with all pages of a folder in it, so that a browser is started once."""
    frames = "\n".join(f'<iframe src="{path.as_uri()}"></iframe>' for path in sorted(folder.glob("*.html")))
    into.write_text(f"<!doctype html><meta charset=utf-8><title>all</title>{frames}", encoding="utf-8")
    return into


@pytest.mark.skipif(not BROWSER, reason="no Chromium on this machine")
def test_a_browser_has_nothing_to_say_and_no_request_leaves_the_folder(site: Path, tmp_path: Path) -> None:
    said, asked = looked_at(framed(site, tmp_path / "all.html"), tmp_path)
    assert said == []
    assert asked == []


@pytest.mark.skipif(not BROWSER, reason="no Chromium on this machine")
def test_a_page_that_errs_would_be_noticed(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    script = "console.error('boo'); document.images[0].src = 'http://127.0.0.1:9/x.png'"
    (folder / "bad.html").write_text(f"<img><script>{script}</script>", encoding="utf-8")
    said, asked = looked_at(framed(folder, tmp_path / "all.html"), tmp_path)
    assert any("boo" in line for line in said)
    assert "http://127.0.0.1:9/x.png" in asked
