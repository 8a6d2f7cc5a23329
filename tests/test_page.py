"""Pages in a browser: their filters, sorting, print, width, contrast, labels; and all of it without scripts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser import BROWSER, Browser, browser
from tests.command import ROOT, promoplan

pytestmark = pytest.mark.skipif(not BROWSER, reason="no Chromium on this machine")

TODAY = "2026-10-25"
PLANS = ("double11-2026", "black-friday-2026")
SHOWN = "[...document.querySelectorAll('tbody tr')].filter(row => row.checkVisibility())"
TASKS = f"{SHOWN}.filter(row => row.dataset.of).map(row => row.querySelector('.c-title, .c-content').innerText)"
HEADINGS = f"{SHOWN}.filter(row => /group/.test(row.className)).map(row => row.innerText.trim())"
COUNT = "document.querySelector('.filter output').value"
NASTY = "</script><img src=x onerror=console.log(1)>\"'&amp;"


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(tmp_path_factory.mktemp("profile")) as found:
        yield found


@pytest.fixture(autouse=True)
def afresh(chromium: Browser) -> Iterator[None]:
    """A wide window in a light scheme; and whatever a test did, the page said nothing and asked no network."""
    chromium.width(1200)
    chromium.media()
    chromium.scripts(True)
    yield
    assert chromium.said == []
    assert chromium.asked == []


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The folders of two plans, one in Chinese and one in English."""
    folders = {}
    for name in PLANS:
        folders[name] = tmp_path_factory.mktemp(name)
        plan = ROOT / "plans" / f"{name}.yaml"
        run = promoplan("render", str(plan), "-o", str(folders[name]), "--format", "html", "--today", TODAY)
        assert run.returncode == 0, run.stderr.decode()
    return folders


@pytest.fixture
def site(sites: dict[str, Path]) -> Path:
    return sites["double11-2026"]


def one_of_each(folder: Path) -> list[Path]:
    """Each view's page of everyone, of one table of the plan's own, of one department, of one person."""
    found = {
        re.sub(r"-(department|person|sheet)-.*", r"-\1", path.stem): path for path in sorted(folder.glob("*.html"))
    }
    return list(found.values())


def choose(chromium: Browser, name: str, value: str) -> None:
    """Choose as a person does: the field says that it has changed."""
    chromium.run(
        f"{{const field = document.querySelector('.filter [name={name}]'); field.value = {json.dumps(value)};"
        "field.dispatchEvent(new Event('input', {bubbles: true}))}"
    )


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("department", "logistics", "老周"),
        ("person", "laozhou", "老周"),
        ("status", "late", "晚"),
        ("status", "done", "完成"),
        ("text", "面单", "面单"),
        ("text", "ｅｒｐ", "ERP"),
        ("text", "erp 盘点", "盘点"),
    ],
)
def test_a_field_leaves_the_rows_that_have_it(chromium: Browser, site: Path, name: str, value: str, kept: str) -> None:
    chromium.open(site / "tasks.html")
    everything = chromium.run(TASKS)
    choose(chromium, name, value)
    left = chromium.run(TASKS)
    assert 0 < len(left) < len(everything) == 50
    assert chromium.run(COUNT) == f"{len(left)} / 50 行"
    units = chromium.run(
        "[...document.querySelectorAll('tbody')].flatMap(body => [...body.rows])"
        ".filter(row => row.checkVisibility()).map(row => [Boolean(row.dataset.of), row.className, row.innerText])"
    )
    texts: list[str] = []
    for is_task, kind, text in units:
        if is_task:
            texts.append(text)
        elif kind == "step":
            texts[-1] += text
    assert all(kept in text for text in texts)
    assert left == [title for title in everything if title in left]


def test_a_phase_leaves_its_rows_and_its_headings(chromium: Browser, site: Path) -> None:
    chromium.open(site / "checklist.html")
    headings = chromium.run(HEADINGS)
    assert len(headings) == 4
    choose(chromium, "phase", "live")
    assert chromium.run(HEADINGS) == [heading for heading in headings if heading.startswith("促中")]
    chromium.open(site / "day-grid.html", "#phase=live")
    months = "[...document.querySelectorAll('h2')]"
    assert chromium.run(f"{months}.filter(month => month.checkVisibility()).length") < chromium.run(f"{months}.length")


def test_nothing_fits(chromium: Browser, site: Path) -> None:
    chromium.open(site / "tasks.html", "#text=nix")
    assert chromium.run(COUNT) == "没有符合的行"
    assert chromium.run("[...document.querySelectorAll('h2, table')].some(part => part.checkVisibility())") is False


def test_a_field_stands_only_where_it_tells_rows_apart(chromium: Browser, site: Path) -> None:
    names = (
        "[...document.querySelectorAll('.filter [name]')].filter(field => field.checkVisibility())"
        ".map(field => field.name)"
    )
    chromium.open(site / "tasks.html")
    assert chromium.run(names) == ["text", "department", "person", "phase", "status"]
    chromium.open(site / "tasks-department-support.html")
    assert "department" not in chromium.run(names)
    chromium.open(site / "budget.html")
    assert chromium.run(names) == []
    # a link may ask for what no row here has, or for what all have: it is said, not passed over
    chromium.open(site / "tasks-department-support.html", "#department=ops")
    assert chromium.run(COUNT) == "没有符合的行"
    assert "department" in chromium.run(names)
    chromium.open(site / "tasks-department-support.html", "#department=support")
    assert chromium.run(COUNT) == "3 / 3 行"


def test_all_of_it_by_keyboard(chromium: Browser, site: Path) -> None:
    chromium.open(site / "tasks.html")
    chromium.run("document.querySelector('.filter [name=text]').focus()")
    chromium.type("面单")
    assert chromium.run(COUNT) == "2 / 50 行"
    chromium.press("Enter")
    assert chromium.run("location.hash") == "#text=%E9%9D%A2%E5%8D%95"
    chromium.press("Escape")
    assert chromium.run(COUNT) == "50 / 50 行"
    chromium.press("Tab")
    assert chromium.run("document.activeElement.name") == "department"
    chromium.press("ArrowDown")
    assert chromium.run("document.activeElement.value") == "ops"
    chromium.press("Shift+Tab")
    assert chromium.run("document.activeElement.name") == "text"
    chromium.run("document.querySelector('thead button').focus()")
    for key, order in (("Enter", "ascending"), ("Space", "descending"), ("Enter", "none")):
        chromium.press(key)
        assert chromium.run("document.querySelector('thead th').ariaSort") == order


def column(chromium: Browser, place: int, table: int = 0) -> list[str]:
    found = chromium.run(
        f"[...document.querySelectorAll('table')[{table}].tBodies[0].rows]"
        f".map(row => row.cells.length > {place} ? row.cells[{place}].innerText.split('\\n')[0] : '')"
    )
    return [str(text) for text in found]


def press_head(chromium: Browser, place: int, table: int = 0) -> None:
    chromium.run(
        f"document.querySelectorAll('table')[{table}].querySelector('thead tr:last-child')"
        f".cells[{place}].firstChild.click()"
    )


def days_of(texts: list[str]) -> list[int]:
    """Days counted from the event; what has none stands last."""
    assert all(text.startswith("T") for text in texts[:-1])
    return [int(match[1] or 0) for text in texts if (match := re.match(r"T([+-]\d+)? ·", text))]


def test_days_are_sorted_by_date_and_back(chromium: Browser, site: Path) -> None:
    chromium.open(site / "milestones.html")
    planned = column(chromium, 1)
    press_head(chromium, 1)
    assert column(chromium, 1) != planned
    press_head(chromium, 0)
    days = days_of(column(chromium, 0))
    assert days == sorted(days)
    assert len(set(days)) > 5
    press_head(chromium, 0)
    days = days_of(column(chromium, 0))
    assert days == sorted(days, reverse=True)
    press_head(chromium, 0)
    assert column(chromium, 1) == planned
    orders = chromium.run("[...document.querySelectorAll('th[aria-sort]')].map(head => head.ariaSort)")
    assert set(orders) == {"none"}


def test_numbers_are_sorted_as_numbers_under_their_headings(chromium: Browser, site: Path) -> None:
    chromium.open(site / "traffic.html")
    planned = column(chromium, 1)
    press_head(chromium, 1)
    press_head(chromium, 1)
    kinds = chromium.run("[...document.querySelector('tbody').rows].map(row => row.className)")
    now = column(chromium, 1)
    assert now != planned or sorted(planned) != planned
    assert [text for text, kind in zip(now, kinds, strict=True) if kind == "stage"] == [
        text for text, kind in zip(planned, kinds, strict=True) if kind == "stage"
    ]
    block: list[int] = []
    for text, kind in zip(now, kinds, strict=True):
        if kind == "stage":
            assert block == sorted(block, reverse=True)
            block = []
        else:
            block.append(int(text.replace(",", "")))


def test_words_are_sorted_in_chinese_and_steps_stay_with_their_task(chromium: Browser, site: Path) -> None:
    chromium.open(site / "tasks-department-ops.html")
    before = chromium.run(
        "[...document.querySelector('tbody').rows].map(row => [row.className, row.innerText.split('\\t')[0].trim()])"
    )
    assert any(kind == "step" for kind, _ in before)
    press_head(chromium, 2)
    after = chromium.run(
        "[...document.querySelector('tbody').rows].map(row => [row.className, row.innerText.split('\\t')[0].trim()])"
    )
    assert sorted(map(tuple, after)) == sorted(map(tuple, before))
    task = ""
    for kind, number in after:
        if kind == "step":
            assert number.startswith(task)
        elif kind != "group":
            task = number
    owners: list[str] = []
    for kind, owner in zip([kind for kind, _ in after], column(chromium, 2), strict=True):
        if kind == "group":
            assert owners == chromium.run(
                f"{json.dumps(owners)}.sort(new Intl.Collator('zh-CN', {{numeric: true}}).compare)"
            )
            owners = []
        elif kind != "step":
            owners.append(owner)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["12", "9", "", "1,200", "-3"], ["-3", "9", "12", "1,200", ""]),
        (["1.5亿", "468万", "9,000", "2k", "1M"], ["2k", "9,000", "1M", "468万", "1.5亿"]),
        (["12%", "3%", "2.5%"], ["2.5%", "3%", "12%"]),
        (["¥1,200", "¥90.5", "$7"], ["$7", "¥90.5", "¥1,200"]),
        (["T+2 · 11-13 周五", "T-10 · 11-01 周日", "T · 11-11 周三 20:00", "T · 11-11 周三", "未定", "T-9"],
         ["T-10 · 11-01 周日", "T-9", "T · 11-11 周三 20:00", "T · 11-11 周三", "T+2 · 11-13 周五", "未定"]),
        (["王", "李", "阿", "张"], ["阿", "李", "王", "张"]),
        (["第 10 件", "第 9 件", "tax", "VIP"], ["第 9 件", "第 10 件", "tax", "VIP"]),
    ],
)  # fmt: skip
def test_what_is_less_than_what(chromium: Browser, tmp_path: Path, cells: list[str], expected: list[str]) -> None:
    script = (ROOT / "templates" / "sheet.js").read_text(encoding="utf-8")
    rows = "".join(f"<tr><td>{cell}</td></tr>" for cell in cells)
    page = tmp_path / "page.html"
    page.write_text(
        "<!doctype html><html lang=zh-CN><meta charset=utf-8><body><button class=print></button><table><thead><tr><th>x"
        f"</th></tr></thead><tbody>{rows}</tbody></table><script>{script}</script>",
        encoding="utf-8",
    )
    chromium.open(page)
    press_head(chromium, 0)
    assert column(chromium, 0) == expected
    press_head(chromium, 0)
    assert [text for text in column(chromium, 0) if text] != expected
    press_head(chromium, 0)
    assert column(chromium, 0) == cells


def test_days_of_a_grid_are_not_for_sorting(chromium: Browser, site: Path) -> None:
    chromium.open(site / "process-table.html")
    heads = chromium.run("[...document.querySelectorAll('thead th:has(button)')].map(head => head.className)")
    assert heads
    assert not any("date" in name for name in heads)


def test_paper_has_no_bar_and_says_what_is_left_out(chromium: Browser, site: Path) -> None:
    seen = "['nav', '.filter', '.filtered'].map(name => document.querySelector(name).checkVisibility())"
    chromium.open(site / "tasks.html")
    chromium.media("print")
    assert chromium.run(seen) == [False, False, False]
    chromium.media()
    assert chromium.run(seen) == [True, True, False]
    choose(chromium, "status", "late")
    press_head(chromium, 1, 3)
    order = chromium.run(TASKS)
    chromium.media("print")
    assert chromium.run(seen) == [False, False, True]
    assert chromium.run("document.querySelector('.filtered').innerText") == "只显示：状态：迟到 (2 / 50 行)"
    assert chromium.run(TASKS) == order
    assert chromium.call("Page.printToPDF")["data"]


def test_without_scripts_everything_is_there_and_nothing_dead(chromium: Browser, sites: dict[str, Path]) -> None:
    for folder in sites.values():
        for path in one_of_each(folder):
            chromium.scripts(False)
            chromium.open(path)
            chromium.scripts(True)  # to ask, when the page has been read without
            assert chromium.run("document.querySelectorAll('.filter, thead button').length") == 0
            assert chromium.run("[...document.querySelectorAll('button')].some(one => one.checkVisibility())") is False
            assert chromium.run("document.querySelectorAll('[hidden]').length") == 1


CONTRAST = """(() => {
  const numbers = (colour) => {
    const canvas = new OffscreenCanvas(1, 1).getContext("2d");
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const known = {};
  const rgba = (colour) => (known[colour] ??= numbers(colour));
  const light = (colour) => {
    const linear = (one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4);
    const [r, g, b] = rgba(colour).map((one) => linear(one / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const colour = getComputedStyle(one).backgroundColor;
      if (rgba(colour)[3] === 255) return colour;
    }
    return getComputedStyle(document.body).backgroundColor;
  };
  const ratio = (one, other) => {
    const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };
  const bad = new Set();
  const check = (element, style, what) => {
    const svg = element instanceof SVGElement;
    const colour = svg ? style.fill : style.color;
    if (rgba(colour)[3] === 0) return;
    const found = ratio(colour, behind(element));
    const name = `${element.tagName}.${element.getAttribute("class") ?? ""}${what}`;
    if (found < 4.5) bad.add(`${name} ${colour} ${found.toFixed(2)}`);
  };
  for (const element of document.body.querySelectorAll("*")) {
    if (!element.checkVisibility()) continue;
    const text = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (text && !element.closest("script, title, desc")) check(element, getComputedStyle(element), "");
    for (const pseudo of ["::before", "::after"]) {
      const style = getComputedStyle(element, pseudo);
      if (!/^(none|normal|""|)$/.test(style.content)) check(element, style, pseudo);
    }
  }
  return [...bad];
})()"""
UNLABELLED = """[...document.querySelectorAll("input, select, button, summary, a, output, svg[role=img]")]
  .filter((one) => !(one.labels?.[0]?.innerText || one.innerText || one.textContent).trim() && one.tagName !== "OUTPUT")
  .map((one) => one.outerHTML)"""


def test_every_page_is_wide_enough_readable_and_labelled(chromium: Browser, sites: dict[str, Path]) -> None:
    told = []
    for folder in sites.values():
        for path in one_of_each(folder):
            chromium.open(path)
            for scheme in ("light", "dark"):
                chromium.media("", scheme)
                told += [f"{path.name} {scheme}: {bad}" for bad in chromium.run(CONTRAST)]
            chromium.media()
            told += [f"{path.name}: no label: {one}" for one in chromium.run(UNLABELLED)]
            chromium.width(400)
            if not chromium.run("document.documentElement.scrollWidth <= innerWidth"):
                told.append(f"{path.name}: wider than a phone")
            told += [f"{path.name} phone: {bad}" for bad in chromium.run(CONTRAST)]
            chromium.width(1200)
    assert told == []


@pytest.mark.parametrize("view", ["tasks", "index"])
def test_texts_of_a_plan_stay_text_in_the_bar_and_in_charts(chromium: Browser, tmp_path: Path, view: str) -> None:
    plan = {
        "promoplan": 1,
        "campaign": {"id": "nasty", "name": NASTY, "event_day": "2026-11-11"},
        "departments": {"a": {"name": NASTY}, "b": {"name": "乙"}},
        "people": {"li": {"name": NASTY}, "wu": {"name": NASTY}},
        "tasks": [
            {"id": "one", "title": NASTY, "department": "a", "owner": "li", "due": "T-9"},
            {"id": "two", "title": "乙的事", "department": "b", "owner": "wu", "due": "T-3"},
        ],
    }
    (tmp_path / "plan.yaml").write_text(json.dumps(plan), encoding="utf-8")
    target = tmp_path / "out"
    run = promoplan("render", str(tmp_path / "plan.yaml"), "-o", str(target), "--format", "html", "--today", TODAY)
    assert run.returncode == 0
    chromium.open(target / f"{view}.html", "#department=a" if view == "tasks" else "")
    assert chromium.run("document.images.length") == 0
    if view == "tasks":
        assert chromium.run("document.querySelector('.filtered').textContent") == f"只显示：部门：{NASTY} (1 / 2 行)"
        people = chromium.run("[...document.querySelector('[name=person]').options].map(option => option.text)")
        assert people == ["全部", f"{NASTY} (li)", f"{NASTY} (wu)"]
        choose(chromium, "text", NASTY)
        assert chromium.run(COUNT) == "1 / 2 行"
    else:
        assert NASTY in chromium.run("document.querySelector('figure svg desc').textContent")
        assert chromium.run("document.querySelectorAll('svg img, svg script').length") == 0
