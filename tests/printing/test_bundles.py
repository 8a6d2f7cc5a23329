"""What is printed, read back by another library: paper, pages, contents, outline, links, texts, and nothing fetched."""

from __future__ import annotations

import json
import re
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from pypdf import PdfReader

from promoplan import views
from promoplan.campaign import Campaign
from promoplan.cli.files import open_plan, today_from
from promoplan.cli.making.bundles import bundles
from promoplan.cli.resources import template_text
from promoplan.formats import pdf
from promoplan.reading.limits import Limits
from promoplan.views import index
from tests.command import ASCII_LOCALE, ROOT
from tests.printing.printers import PRINTERS, SIZES, TODAY, links, outline, rendered, squeezed, texts
from tests.views.sheets import every_sheet, whole_plan

Pairs = list[tuple[pdf.Bundle, PdfReader]]
NAMES = {"road-show.pdf", "road-show-shop.pdf", "road-show-design.pdf", "road-show-agency.pdf"}
PLAN = ROOT / "tests/golden/road-show/plan.yaml"


@pytest.fixture(scope="module")
def campaign() -> Campaign:
    found = open_plan(str(PLAN), today_from("2026-09-02"), Limits()).campaign
    assert found is not None
    return found


@pytest.fixture(scope="module")
def bound(campaign: Campaign) -> list[pdf.Bundle]:
    """The bundles of a plan, as `render` has them printed."""
    view_of = {sheet.name: name for name in views.names() for sheet in views.view(name).build(campaign)}
    return bundles(every_sheet(campaign), view_of)


@pytest.fixture(scope="module", params=PRINTERS)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, PdfReader]:
    return rendered(request.param, PLAN, tmp_path_factory.mktemp(request.param), *TODAY)


@pytest.fixture
def pairs(made: dict[str, PdfReader], bound: list[pdf.Bundle]) -> list[tuple[pdf.Bundle, PdfReader]]:
    """Each bundle with what was printed of it."""
    assert set(made) == NAMES
    return [(one, made[f"road-show{f'-{one.whose.id}' if one.whose else ''}.pdf"]) for one in bound]


def test_every_sheet_begins_a_page_of_its_own_paper(pairs: Pairs) -> None:
    for one, read in pairs:
        said, marks = texts(read), outline(read)
        assert [title for title, _ in marks if title in {sheet.title for sheet in one.sheets}] == [
            sheet.title for sheet in one.sheets
        ]
        firsts = [page for title, page in marks if title in {sheet.title for sheet in one.sheets}]
        assert firsts == sorted(set(firsts))
        assert firsts[0] == 0
        for sheet, first, end in zip(one.sheets, firsts, [*firsts[1:], len(said)], strict=True):
            assert squeezed(sheet.title) in squeezed(said[first])
            for page in read.pages[first:end]:
                size = round(float(page.mediabox.width)), round(float(page.mediabox.height))
                assert all(abs(is_ - meant) <= 1 for is_, meant in zip(size, SIZES[sheet.paper], strict=True))


def test_the_contents_name_every_sheet_with_its_page_and_lead_there(pairs: Pairs) -> None:
    for one, read in pairs:
        assert one.contents == (len(one.sheets) > 1)
        if not one.contents:
            continue
        firsts = dict(outline(read))
        cover = squeezed(texts(read)[0])
        for sheet in one.sheets[1:]:
            assert f"{squeezed(sheet.title)}{firsts[sheet.title] + 1}" in cover
        expected = {firsts[sheet.title] for sheet in one.sheets[1:]}
        assert set(links(read, 0)) == expected


def test_every_page_says_which_of_how_many_it_is(pairs: Pairs) -> None:
    for _, read in pairs:
        said = texts(read)
        for number, text in enumerate(said, 1):
            assert f"第{number}页/共{len(said)}页" in squeezed(text)


def test_what_the_sheets_say_can_be_copied_out(pairs: Pairs) -> None:
    for one, read in pairs:
        everything = squeezed("".join(texts(read)))
        for char in set("路演门店占道许可") & pdf.said([one]):
            assert char in everything
        assert "门店路演" in everything


def test_a_bundle_says_what_it_is(pairs: Pairs) -> None:
    for one, read in pairs:
        assert read.metadata is not None
        assert read.metadata.title == one.title
        assert str(read.metadata["/CreationDate"]).startswith("D:20260902")
        catalog = read.root_object
        assert str(catalog["/Lang"]) == "zh-CN"
        assert "'/Marked': True" in str(catalog["/MarkInfo"])
        assert "/StructTreeRoot" in catalog


@pytest.mark.parametrize("printer", PRINTERS)
def test_the_same_bytes_anywhere(printer: str, tmp_path: Path) -> None:
    made = []
    for number, seed in enumerate(("0", "7")):
        folder = tmp_path / f"{number} 中文"
        world = {
            "PYTHONHASHSEED": seed, "TZ": ("UTC", "America/New_York")[number],
            "LC_ALL": (ASCII_LOCALE, "C.UTF-8")[number],
        }  # fmt: skip
        rendered(printer, PLAN, folder, "--only", "milestones,checklist", *TODAY, env=world)
        made.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert made[0] == made[1]
    assert {name for name in made[0] if name.endswith(".pdf")} == NAMES


def long_plan(folder: Path) -> Path:
    """A department whose checklist takes several pages, with texts that try to be more than text."""
    address = (folder / "address").read_text(encoding="utf-8") if (folder / "address").exists() else "x.invalid"
    bad = (
        f'<img src="{address}/a.png"><link rel=stylesheet href="{address}/a.css"><script>document.title="{address}"'
        f'</script><iframe src="file:///etc/passwd"></iframe>[link={address}/b]url({address}/c)'
    )
    tasks = [
        {"id": f"t{number}", "title": f"第{number}件事", "department": "ops", "due": f"T-{number}", "notes": "备注"}
        for number in range(1, 61)
    ]
    tasks[0] |= {"title": bad, "notes": bad}
    plan = whole_plan({"departments": {"ops": {"name": f"运营{bad}"}}, "tasks": tasks}, brand=bad, version=bad)
    path = folder / "plan.yaml"
    path.write_text(json.dumps(plan), encoding="utf-8")
    return path


class Counting(BaseHTTPRequestHandler):
    asked: list[str] = []  # noqa: RUF012 - one list for the server

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_response(404)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.mark.parametrize("printer", PRINTERS)
def test_heads_repeat_and_what_a_plan_says_stays_text_and_nothing_is_fetched(printer: str, tmp_path: Path) -> None:
    with HTTPServer(("127.0.0.1", 0), Counting) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            (tmp_path / "address").write_text(f"http://127.0.0.1:{server.server_port}", encoding="utf-8")
            made = rendered(printer, long_plan(tmp_path), tmp_path / "out", "--only", "checklist", *TODAY)
        finally:
            server.shutdown()
            thread.join()
    assert Counting.asked == []
    for read in made.values():
        said = [squeezed(text) for text in texts(read)]
        assert len(said) >= 2
        assert "<imgsrc=" in "".join(said)
        assert "root:x:0" not in "".join(said)
        for text in said[:-1]:
            assert "责任人" in text
        assert not any(page.get("/Annots") for page in read.pages)
        assert "/JavaScript" not in str(read.root_object.get("/Names"))
        assert "/OpenAction" not in read.root_object


def test_a_document_asks_for_nothing_and_runs_nothing(campaign: Campaign) -> None:
    bound = pdf.bundles(every_sheet(campaign))
    made = pdf.Writer(template_text, bound).document(bound)
    assert "default-src 'none'" in made
    assert "<script" not in made
    assert "<nav" not in made
    assert not re.search(r"""(?:src|href)=["'](?!data:|#s\d+["'])""", made)


def test_a_bundle_of_one_sheet_has_no_contents(campaign: Campaign) -> None:
    sheets = list(views.view("milestones").build(campaign))
    (one,) = pdf.bundles([*sheets, index.build(campaign, sheets)])
    assert [sheet.name for sheet in one.sheets] == ["milestones"]


def test_a_persons_sheets_are_in_no_bundle(bound: list[pdf.Bundle]) -> None:
    names = {sheet.name for one in bound for sheet in one.sheets}
    assert "tasks-department-shop" in names
    assert not any("-person-" in name for name in names)
