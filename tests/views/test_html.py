"""Sheets as HTML: each row as wide as its table, nothing of the plan a tag, no file too large to open on a phone."""

from __future__ import annotations

import json
import re
from base64 import b64decode
from collections.abc import Iterator
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promoplan import views
from promoplan.campaign import Campaign
from promoplan.cli.resources import template_text
from promoplan.finding import Language
from promoplan.formats.html import Writer
from promoplan.sheet import Sheet
from tests.benchmarks.plans import plan_of
from tests.plans import loaded
from tests.views.random_plans import FEW, Plan, plans
from tests.views.sheets import campaign_of, every_sheet

MOST = 1024 * 1024
HASH = re.compile(r"script-src 'sha256-([^']+)';")
EVENT_DAY = "2026-11-01"


class Rows(HTMLParser):
    """The tables of a page: of each, the widths of its rows in columns, by the part of the table they stand in."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[list[tuple[str, int]]] = []
        self.columns: list[int] = []
        self.tags: set[str] = set()
        self.scripts: list[str] = []
        self._part = ""
        self._in_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self._in_script = tag == "script"
        if tag == "script":
            self.scripts.append("")
        elif tag == "table":
            self.tables.append([])
            self.columns.append(0)
        elif tag in ("thead", "tbody"):
            self._part = tag
        elif tag == "col":
            self.columns[-1] += 1
        elif tag == "tr":
            self.tables[-1].append((self._part, 0))
        elif tag in ("td", "th"):
            part, width = self.tables[-1][-1]
            self.tables[-1][-1] = (part, width + int(dict(attrs).get("colspan") or 1))

    def handle_endtag(self, tag: str) -> None:
        self._in_script = False

    def handle_data(self, data: str) -> None:
        if self._in_script:
            self.scripts[-1] += data


def pages(found: Campaign) -> Iterator[tuple[Sheet, bytes]]:
    """Every sheet of a campaign with its page."""
    made = every_sheet(found)
    writer = Writer(template_text, made)
    for sheet in made:
        yield sheet, writer.write(sheet)


def checked(sheet: Sheet, page: bytes) -> Rows:
    """A page of which each table has its rows, each of them as wide as the table."""
    rows = Rows()
    rows.feed(page.decode())
    rows.close()
    assert len(rows.tables) == len(sheet.tables), sheet.name
    for table, printed, columns in zip(sheet.tables, rows.tables, rows.columns, strict=True):
        width = len(table.columns)
        assert {across for _, across in printed} <= {width}, sheet.name
        assert columns in (0, width)
        assert sum(part == "tbody" for part, _ in printed) == len(table.rows)
        heads = [part for part, _ in printed if part == "thead"]
        titled = any(column.title for column in table.columns)
        assert len(heads) == len(table.bands) + titled + (len(table.rows) > 20)
    *told, script = rows.scripts
    assert script == template_text("sheet.js")
    assert len(told) == (sheet.facets is not None)
    assert sha256(script.encode()).digest() == b64decode(HASH.findall(page.decode())[0])
    if sheet.facets is not None:
        assert [facet["key"] for facet in json.loads(told[0])["facets"]] == ["department", "person", "phase", "status"]
    return rows


@FEW
@given(st.sampled_from(("zh", "en")), st.data())
def test_every_row_is_as_wide_as_its_table(language: Language, data: st.DataObject) -> None:
    plan: Plan = data.draw(plans(language, most_tasks=5))
    for sheet, page in pages(campaign_of(plan, language=language, timezone="Asia/Shanghai")):
        checked(sheet, page)


def test_nothing_in_a_plan_becomes_a_tag() -> None:
    nasty = "</td></table><script>alert(1)</script><img src=x onerror=alert(1)>&lt;b&gt;\"'"
    plan = {
        "departments": {"ops": {"name": nasty, "alias": nasty, "side": nasty}},
        "people": {"li": {"name": nasty, "phone": nasty, "role": nasty, "away": ["T-3"]}},
        "phases": [{"id": "p", "name": nasty, "notes": nasty, "window": "T-9 .. T"}],
        "key_dates": {"k": {"at": "T-3", "name": nasty, "notes": nasty}},
        "follow_ups": [{"id": "fu", "name": nasty, "at": "T-5"}],
        "attachments": [{"id": "f", "path": nasty, "name": nasty}],
        "materials": [{"item": nasty, "unit": nasty, "notes": nasty}],
        "media": [{"channel": nasty, "kind": nasty, "content": nasty}],
        "rewards": [{"title": nasty, "threshold": nasty, "claim": nasty}],
        "sheets": [{"id": "own", "view": "day-grid", "name": nasty}],
        "tasks": [
            {
                "id": "a", "title": nasty, "department": "ops", "owner": "li", "due": "T-3", "section": nasty,
                "notes": nasty, "log": {"T-3": nasty}, "minutes": {"fu": nasty}, "done_when": nasty,
                "steps": [{"title": nasty}],
            },
        ],
    }  # fmt: skip
    clean = {"html", "head", "meta", "title", "style", "body", "nav", "a", "details", "summary", "ul", "li", "button"}
    clean |= {"header", "div", "h1", "h2", "p", "b", "span", "i", "br", "footer", "table", "colgroup", "col", "thead"}
    clean |= {"tbody", "tr", "td", "th", "script", "figure", "svg", "desc", "g", "rect", "polyline", "text"}
    clean |= {"path", "defs", "pattern"}
    for sheet, page in pages(campaign_of(plan, name=nasty, brand=nasty, version=nasty)):
        assert checked(sheet, page).tags <= clean, sheet.name


@pytest.fixture(scope="module")
def thousand() -> Campaign:
    found = loaded(plan_of(1000), today=EVENT_DAY).campaign
    assert found is not None
    return found


@pytest.mark.parametrize("view", views.names())
def test_a_plan_of_a_thousand_tasks_gives_no_page_over_a_megabyte(view: str, thousand: Campaign) -> None:
    made = list(views.view(view).build(thousand))
    writer = Writer(template_text, made)
    sizes = {sheet.name: len(writer.write(sheet)) for sheet in made}
    assert {name: size for name, size in sizes.items() if size > MOST} == {}
