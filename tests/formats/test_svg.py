"""Gantt charts as SVG: every task has its bar on its days, on each page it runs on; nothing overlaps or is outside."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promoplan import views
from promoplan.campaign import Campaign
from promoplan.cli.resources import template_text
from promoplan.finding import Language
from promoplan.formats import html
from promoplan.formats.svg import Writer
from promoplan.sheet import Sheet
from tests.benchmarks.plans import plan_of
from tests.command import ROOT, promoplan
from tests.formats.drawn import SVG, Drawing, drawings
from tests.formats.payloads import PAYLOADS, everywhere
from tests.plans import loaded
from tests.views.random_plans import FEW, Plan, end_of, kept, plans, start_of
from tests.views.sheets import EVENT, campaign, campaign_of, sheets_of

MOST = 500_000  # bytes of a page with 1,000 tasks, its table among them
TAGS = {"svg", "title", "desc", "style", "defs", "pattern", "path", "g", "text"}
PLANS = sorted((ROOT / "plans").glob("*.yaml"))

CHAIN = """
# today: 2026-11-03
people: {li: {name: 小李}}
key_dates: {signup: {at: T-13, name: 报名截止}, stock: {at: T-13, name: 备货入库}}
tasks:
  - {id: goods, title: 选款, window: T-20 .. T-10, owner: li, status: done}
  - {id: shoot, title: 拍摄, window: T-9 .. T-7, needs: [goods], must_end_by: T-7}
  - {id: page, title: 页面, duration: 3d, needs: [shoot], must_end_by: T-4}
  - {id: go, title: 评审, due: T-4, duration: 0d, needs: [page]}
  - {id: live, title: 上线, window: T-3 .. T-1, needs: [go], must_end_by: T-1}
"""

STATES = """
# today: 2026-11-05
tasks:
  - {id: a, title: 甲, window: T-9 .. T-1}
  - {id: b, title: 乙, window: T-9 .. T-1, status: doing}
  - {id: c, title: 丙, window: T-9 .. T-8, status: done}
  - {id: d, title: 丁, window: T-9 .. T-1, status: blocked, because: 等批}
  - {id: e, title: 戊, window: T-9 .. T-8}
"""


def gantt(found: Campaign, name: str = "gantt") -> Sheet:
    return sheets_of("gantt", found)[name]


def charts(found: Campaign) -> Iterator[Sheet]:
    for sheet in views.view("gantt").build(found):
        if sheet.gantt is not None:
            yield sheet


def check(drawing: Drawing) -> None:
    """Nothing is outside of the page, no two texts of a line stand in one another, and ids are there once."""
    for shapes in drawing.paths.values():
        for x, y in (point for shape in shapes for point in shape):
            assert 0 <= x <= drawing.width
            assert 0 <= y <= drawing.height
    lines: dict[float, list[tuple[float, float, str]]] = {}
    for words in drawing.words:
        assert words.left >= -0.5, words
        assert words.right <= drawing.width + 0.5, words
        assert words.size <= words.y <= drawing.height, words
        lines.setdefault(words.y, []).append((words.left, words.right, words.text))
    for line in lines.values():
        for (_, right, text), (left, _, other) in pairwise(sorted(line)):
            assert right <= left + 0.5, (text, other)
    ids = Counter(element.attrib["id"] for element in drawing.root.iter() if "id" in element.attrib)
    assert set(ids.values()) == {1}
    assert drawing.root.attrib["role"] == "img"
    named = drawing.root.attrib["aria-labelledby"].split()
    assert [ids[name] for name in named] == [1, 1]
    assert {element.tag.removeprefix(SVG) for element in drawing.root.iter()} <= TAGS


@FEW
@given(st.sampled_from(("zh", "en")), st.data())
def test_every_task_has_one_bar_over_its_days_on_each_page_it_runs_on(language: Language, data: st.DataObject) -> None:
    plan: Plan = data.draw(plans(language, most_tasks=6))
    for sheet in charts(campaign_of(plan, language=language, timezone="Asia/Shanghai")):
        pages = drawings(sheet)
        for first, last in {(page.first, page.last) for page in pages}:
            found: dict[str, list[tuple[float, float]]] = {}
            ends: dict[str, tuple[float, float]] = {}
            for page in pages:
                check(page)
                if (page.first, page.last) != (first, last):
                    continue
                bars, middles = page.bars(), page.middles
                day = middles[1] - middles[0] if len(middles) > 1 else 0
                for top, title in page.titles().items():
                    number = re.findall(r"#(\d+)", title)[-1]
                    found.setdefault(number, []).extend((left, right) for _, left, right in bars.pop(top))
                    begin, end, milestone = days_of(plan, number)
                    shown = max(begin, first), min(end, last)
                    left, right = (middles[shown[0] - first] - day / 2, middles[shown[1] - first] + day / 2)
                    ends[number] = (left, right) if not milestone else (left + day / 2 - 6, right - day / 2 + 6)
                assert bars == {}, "a bar without a title"
            theirs = {task["id"][4:] for task in kept(plan) if task_is_on(sheet, task["id"])}
            expected = {n for n in theirs if days_of(plan, n)[0] <= last and days_of(plan, n)[1] >= first}
            assert found.keys() == expected
            for number, bars_found in found.items():
                ((left, right),) = bars_found
                assert abs(right - ends[number][1]) <= 2
                due_only = start_of(task_of(plan, number)) is None
                assert abs(left - ends[number][0]) <= (15 if due_only else 2)


def task_is_on(sheet: Sheet, id_: str) -> bool:
    assert sheet.gantt is not None
    return any(row.id == id_ for row, _ in sheet.gantt.lines)


def task_of(plan: Plan, number: str) -> Plan:
    return next(task for task in plan["tasks"] if task["id"] == f"task{number}")


def days_of(plan: Plan, number: str) -> tuple[int, int, bool]:
    """A task's first and last day, and whether it takes no time; far away where it has none."""
    task = task_of(plan, number)
    end, start = end_of(task), start_of(task)
    if end is None:
        return 10**6, -(10**6), False
    return EVENT + (end if start is None else start), EVENT + end, task.get("duration") == "0d"


def test_states_differ_in_more_than_colour_and_a_legend_says_what_is_what() -> None:
    (page,) = drawings(gantt(campaign(STATES)))
    states = {page.titles()[top]: bars[0][0] for top, bars in page.bars().items()}
    assert states == {"甲": "todo", "乙": "doing", "丙": "done", "丁": "blocked", "戊": "late"}
    assert {f"g-{sign}" for sign in ("half", "tick", "bang")} <= page.paths.keys()
    (pattern,) = page.root.iter(f"{SVG}pattern")
    blocked = next(path for path in page.root.iter(f"{SVG}path") if path.get("fill", "").startswith("url("))
    assert blocked.attrib["fill"] == f"url(#{pattern.attrib['id']})"
    said = {words.text for words in page.words if words.y > page.bottom}
    assert said == {"未开始", "进行中", "完成", "卡住", "过期没完成", "今天", "休息日"}


def test_arrows_of_a_chain_lead_from_the_end_of_a_bar_to_the_beginning_of_the_next() -> None:
    pages = drawings(gantt(campaign(CHAIN)))
    (page,) = pages
    bars = {page.titles()[top][:2]: (top, *bars[0][1:]) for top, bars in page.bars().items()}
    chain = [line for line in page.paths["g-chain"] if line[0][1] < page.bottom]
    met = set()
    for line in chain:
        (begin, from_line), (end, to_line) = line[0], line[-1]
        (source,) = [
            name for name, (top, left, right) in bars.items() if left <= begin <= right and top <= from_line < top + 16
        ]
        (target,) = [
            name for name, (top, left, right) in bars.items() if left <= end <= right and top <= to_line + 2 < top + 16
        ]
        met.add((source, target))
    assert met == {("拍摄", "页面"), ("页面", "评审"), ("评审", "上线")}
    described = page.root.findtext(f"{SVG}desc") or ""
    assert "拍摄 → 页面 → 评审 → 上线" in described
    assert "5 件事" in described


def test_a_chain_that_goes_on_on_another_page_says_so() -> None:
    plan = CHAIN.replace("T-3 .. T-1", "T+30 .. T+60").replace("must_end_by: T-1}", "must_end_by: T+60}")
    pages = drawings(gantt(campaign(plan)))
    assert len(pages) > 2
    for page in pages:
        check(page)
        for top, bars in page.bars().items():
            assert len(bars) == 1
            assert page.titles()[top]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_in_a_plan_becomes_markup(payload: str) -> None:
    found = everywhere(PAYLOADS[payload])
    for sheet in charts(found):
        for drawing in drawings(sheet):
            check(drawing)
            assert len(list(drawing.root.iter(f"{SVG}svg"))) == 1


@pytest.mark.parametrize("title", ["长" * 300, "W" * 300, "mi " * 100, "\ufffe\uffff<&\"'>]]>"])
def test_a_long_title_is_cut_and_is_there_as_a_whole(title: str) -> None:
    plan = {"people": {"li": {"name": title}}, "tasks": [{"id": "a", "title": title, "due": "T-3", "owner": "li"}]}
    (drawing,) = drawings(gantt(campaign_of(plan)))
    check(drawing)
    whole = re.sub(r"\s+", " ", title).strip().replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    assert [text for text in drawing.titles().values() if text == whole]


def test_what_has_no_day_stands_in_the_table_only() -> None:
    undated = {"id": "a", "title": "没定", "due": "tbd", "decide_by": "T-9"}
    sheet = gantt(campaign_of({"tasks": [undated]}))
    assert drawings(sheet) == []
    (drawing,) = drawings(gantt(campaign_of({"tasks": [undated, {"id": "b", "title": "定了", "due": "T-3"}]})))
    assert list(drawing.titles().values()) == ["定了"]


def test_tasks_that_need_one_another_are_drawn() -> None:
    ring = [
        {"id": f"t{n}", "title": f"第{n}件", "window": f"T-{9 - n} .. T-{8 - n}", "needs": [f"t{(n + 1) % 3}"]}
        for n in range(3)
    ]
    (drawing,) = drawings(gantt(campaign_of({"tasks": ring})))
    check(drawing)
    assert len(drawing.titles()) == 3


def test_three_years_are_a_page_a_month_and_a_task_that_runs_through_is_on_each() -> None:
    tasks = [
        {"id": "long", "title": "全程", "window": "T-500 .. T+500"},
        *({"id": f"t{n}", "title": f"第{n}件", "due": f"T{n * 30:+d}"} for n in range(-16, 17) if n),
    ]
    pages = drawings(gantt(campaign_of({"tasks": tasks})))
    assert len(pages) == 33
    for page, after in pairwise(pages):
        assert page.last + 1 == after.first
        assert "全程" in page.titles().values()
        check(page)


def test_two_hundred_tasks_stand_on_pages_that_a3_holds() -> None:
    found = loaded(plan_of(200), today="2026-11-01").campaign
    assert found is not None
    for sheet in charts(found):
        for drawing in drawings(sheet):
            check(drawing)
            assert drawing.width <= 1400
            assert drawing.height <= 940  # pixels of 1/96 inch, of which a page of A3 has 1,028 between its edges


def test_a_page_of_a_thousand_tasks_is_at_most_half_a_megabyte_and_ten_thousand_are_ten_times_that() -> None:
    sizes = []
    for count in (1000, 10_000):
        found = loaded(plan_of(count), today="2026-11-01").campaign
        assert found is not None
        made = list(views.view("gantt").build(found))
        sizes.append(len(html.Writer(template_text, made).write(made[0])))
    assert sizes[0] <= MOST
    assert sizes[1] <= 11 * sizes[0]


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_the_plans_are_drawn_as_files_that_the_index_leads_to(path: Path, tmp_path: Path) -> None:
    runs = []
    for folder in ("a", "b"):
        out = tmp_path / folder
        run = promoplan(
            "render", str(path), "-o", str(out), "--format", "svg,html", "--only", "gantt,checklist",
            "--today", "2026-10-25",
        )  # fmt: skip
        assert run.returncode == 0, run.stderr.decode()
        runs.append({file.name: file.read_bytes() for file in sorted(out.glob("*.svg"))})
    assert runs[0] == runs[1]
    index = (tmp_path / "a" / "index.html").read_text(encoding="utf-8")
    pages = list((tmp_path / "a").glob("gantt*.html"))
    assert runs[0]
    for name, content in runs[0].items():
        assert name.startswith("gantt")
        assert f'href="{name}"' in index
        check(Drawing(content))
    inline = sum(page.read_text(encoding="utf-8").count("<svg") for page in pages)
    assert inline == len(runs[0])


def test_only_what_has_a_chart_is_written_as_svg(tmp_path: Path) -> None:
    plan = str(PLANS[0])
    run = promoplan("render", plan, "-o", str(tmp_path / "out"), "--format", "svg", "--only", "checklist")
    assert run.returncode == 2
    assert "--only gantt" in run.stderr.decode()
    assert not (tmp_path / "out").exists()
    assert promoplan("render", plan, "-o", str(tmp_path / "out"), "--format", "svg,txt").returncode == 0
    assert {path.name.partition("-2")[0].partition("-")[0] for path in (tmp_path / "out").glob("*.svg")} == {"gantt"}


def test_files_of_before_go_with_what_they_showed_and_other_views_leave_them(tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    head = "promoplan: 1\ncampaign: {id: x, name: x, event_day: 2026-11-11}\n"
    task = "  - {{id: {0}, title: {0}, due: {1}}}\n"
    plan.write_text(head + "tasks:\n" + task.format("a", "T-90") + task.format("b", "T-1"), encoding="utf-8")
    out = tmp_path / "out"
    assert promoplan("render", str(plan), "-o", str(out), "--format", "svg").returncode == 0
    assert {path.name for path in out.glob("*.svg")} == {"gantt-2026-08.svg", "gantt-2026-11.svg"}
    plan.write_text(head + "tasks:\n" + task.format("b", "T-1"), encoding="utf-8")
    assert promoplan("render", str(plan), "-o", str(out), "--format", "html", "--only", "gantt").returncode == 0
    assert len(list(out.glob("*.svg"))) == 2
    assert promoplan("render", str(plan), "-o", str(out), "--format", "svg").returncode == 0
    assert {path.name for path in out.glob("*.svg")} == {"gantt-2026-11.svg"}


def test_a_users_template_draws_pages_and_files(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    ours = template_text("gantt.svg.j2")
    (mine / "gantt.svg.j2").write_text(ours, encoding="utf-8")
    plan = next(str(path) for path in PLANS if path.stem == "teachers-day-2026")
    made = []
    for name, more in (("a", ()), ("b", ("--templates", str(mine)))):
        command = ("render", plan, "-o", str(tmp_path / name), "--only", "gantt", "--format", "html,svg", *more)
        run = promoplan(*command, "--today", "2026-09-01")
        assert run.returncode == 0, run.stderr.decode()
        made.append({path.name: path.read_bytes() for path in (tmp_path / name).glob("gantt*")})
    assert made[0] == made[1]
    (mine / "gantt.svg.j2").write_text(ours.replace("page.described", "page.describd"), encoding="utf-8")
    for format_ in ("html", "svg"):
        run = promoplan("render", plan, "-o", str(tmp_path / "b"), "--format", format_, "--templates", str(mine))
        assert run.returncode == 2
        assert run.stderr.decode().count("gantt.svg.j2") == 1


def test_every_page_has_the_same_looks_alone_or_among_others() -> None:
    sheet = gantt(campaign(CHAIN))
    ((_, content),) = Writer(template_text, []).files(sheet)
    assert content in html.Writer(template_text, [sheet]).write(sheet)


def test_ids_are_there_once_where_several_sheets_stand_in_one_page() -> None:
    plan = {
        "departments": {"a": {"name": "甲"}},
        "tasks": [{"id": "t", "title": "事", "due": "T-3", "department": "a"}],
    }
    made = list(charts(campaign_of(plan)))
    writer = html.Writer(template_text, made)
    ids = re.findall(r' id="([^"]+)"', "".join(writer.page(sheet, part=True) for sheet in made))
    assert len(made) == 3
    assert len(ids) == len(set(ids)) > 3
