"""Mermaid text of Gantt charts: days, states and names as Mermaid reads them, and nothing that it would act on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promoplan.campaign import Campaign
from promoplan.cli.files import open_plans
from promoplan.cli.resources import template_text
from promoplan.formats import mermaid
from promoplan.sheet import Bar, BarState, Chart, Row, Sheet
from promoplan.text import one_line
from promoplan.views import gantt
from tests.command import ROOT, promoplan
from tests.formats.mermaid_grammar import Read, Task, read
from tests.formats.payloads import PAYLOADS, everywhere
from tests.plans import part
from tests.views.random_plans import FEW, Plan, plans
from tests.views.sheets import campaign_of

PLAN = """
# today: 2026-10-25
key_dates: {coupons: {at: T-12, name: "Coupons: open"}}
phases: [{id: prep, name: 筹备, window: T-40 .. T-9}, {id: day, name: 当天, window: T .. T}]
people: {li: {name: 李伟}}
tasks:
  - {id: old, title: 选款, due: T-30, owner: li, status: done}
  - {id: price, title: 定价, window: T-28 .. T-26, owner: li}
  - {id: page, title: 页面, window: T-20 .. T-12, owner: li, status: doing, must_end_by: T-12}
  - {id: cars, title: 车辆, window: T-14 .. T-13, status: blocked}
  - {id: gate, title: 评审, duration: 0d, needs: [page], phase: prep}
  - {id: open, title: 值守, window: T .. T}
"""
KEYWORDS = ("section a", "title a", "click t1 href \"x\"", "gantt", "2026-10-10 x", "excludes weekends",
            "%%{init: {}}%%", "a%b", "%", "5% off", "call f()", "accDescr {", "accTitle",
            "todayMarker off", "style a :#b;", "#35;x", "a;b",
            "x : done, t2, 2026-01-01, 1d", "<br/>", "---", "```", "ﬂ°°60¶ß", "topAxis", "a\u2028title b")  # fmt: skip


def charts(campaign: Campaign) -> list[tuple[Sheet, Read]]:
    writer = mermaid.Writer(template_text, [])
    made = []
    for sheet in gantt.build(campaign):
        for part_, content in writer.files(sheet):
            assert part_ == ""
            made.append((sheet, read(content.decode())))
    return made


@cache
def harmless() -> list[tuple[Sheet, Read]]:
    return charts(everywhere("x"))


def shown(text: str = PLAN) -> Campaign:
    found = part(text).campaign
    assert found is not None
    return found


def by_name(tasks: Iterable[Task]) -> dict[str, Task]:
    return {task.text: task for task in tasks}


def test_days_states_and_names() -> None:
    (_, chart), *_ = charts(shown())
    assert chart.sections == ["T", "关键节点", "筹备", "当天"]
    found = [(task.section, task.text, sorted(task.tags), f"{task.start}", f"{task.end}") for task in chart.tasks]
    assert found == [
        ("T", "T 活动日", ["crit", "milestone"], "2026-11-11", "2026-11-12"),
        ("T", "T-17 今天", ["active", "milestone"], "2026-10-25", "2026-10-26"),
        ("关键节点", "T-12 Coupons: open", ["milestone"], "2026-10-30", "2026-10-31"),
        ("筹备", "T-30 选款 · 李伟", ["done"], "2026-10-12", "2026-10-13"),
        ("筹备", "T-26 定价 · 李伟 · 迟到", ["crit"], "2026-10-14", "2026-10-17"),
        ("筹备", "T-12 页面 ■ · 李伟", ["active", "crit"], "2026-10-22", "2026-10-31"),
        ("筹备", "T-13 车辆 · 卡住", [], "2026-10-28", "2026-10-30"),
        ("筹备", "T-12 评审", ["milestone"], "2026-10-30", "2026-10-31"),
        ("当天", "T 值守", [], "2026-11-11", "2026-11-12"),
    ]
    assert chart.settings["title"] == "甘特图 · 测试 · 2026-10-25"
    assert chart.settings["accDescr"] == "2026-11-11 周三 · 距活动日 17 天"
    assert "excludes" not in chart.settings


def test_a_sheet_without_a_chart_has_no_file() -> None:
    assert charts(shown("tasks: [{id: a, title: a, owner: tbd, due: tbd}]\n")) == []


@pytest.mark.parametrize("text", [*PAYLOADS.values(), *KEYWORDS], ids=lambda text: text[:20].encode("ascii", "replace"))
def test_text_of_a_plan_is_never_an_instruction(text: str) -> None:
    charted = charts(everywhere(text))
    said = one_line(text)
    for (_, made), (_, expected) in zip(charted, harmless(), strict=True):
        assert [task._replace(section="", text="") for task in made.tasks] == [
            task._replace(section="", text="") for task in expected.tasks
        ]
        assert len(made.sections) == len(expected.sections)
        assert made.settings.keys() == expected.settings.keys()
    if len(said) <= mermaid.LONGEST // 3:
        assert said in charted[0][1].sections
        assert sum(said in task.text for task in charted[0][1].tasks) == len(charted[0][1].tasks) - 1  # but for today


@given(st.text(st.characters(codec=None), max_size=80))
def test_inert_text_is_read_as_it_is(text: str) -> None:
    written = mermaid.inert(text).encode(errors="replace").decode()
    chart = read(
        f"gantt\n title {written}\n inclusiveEndDates\n section {written}\n T-1 {written} :t1, 2026-01-01, 2026-01-02\n"
    )
    if len(plain := one_line(text).strip()) <= mermaid.LONGEST:
        plain = plain.encode(errors="replace").decode() or "–"
        assert [chart.tasks[0].text, *chart.sections] == [f"T-1 {plain}", plain]


@FEW
@given(plans())
def test_any_plan_is_drawn_with_its_days(plan: Plan) -> None:
    for sheet, chart in charts(campaign_of(plan)):
        assert sheet.gantt is not None
        first, last = sheet.gantt.days[0].number, sheet.gantt.days[-1].number
        drawn = {task.id: task for task in chart.tasks}
        for number, (row, bar) in enumerate(sheet.gantt.lines):
            task = drawn.pop(f"t{number}", None)
            if row.kind == "group" or bar is None or bar.last is None:
                assert task is None
                continue
            begins = bar.last if bar.first is None else bar.first
            if task is None:
                assert bar.last < first or begins > last
            else:
                assert task.start.toordinal() == max(begins, first)
                assert task.end.toordinal() - 1 == max(task.start.toordinal(), min(bar.last, last))
        assert set(drawn) <= {"event", "today"}


def big(count: int, state: BarState) -> Sheet:
    (sheet, *_) = gantt.build(shown())
    assert sheet.gantt is not None
    day = date(2026, 10, 20).toordinal()
    lines: list[tuple[Row, Bar | None]] = [(Row(("一组", ""), "group"), None)]
    lines += [
        (Row((f"任务 {n} {'长' * 40}", "李伟")), Bar("task", day, day, state=state if n % 2 else ""))
        for n in range(count)
    ]
    chart = Chart(sheet.gantt.columns, lines, sheet.gantt.days)
    return Sheet(sheet.name, sheet.title, sheet.head, (), gantt=chart)


@pytest.mark.parametrize(("count", "state", "left"), [(300, "", 0), (800, "done", 400), (3000, "", None)])
def test_what_mermaid_would_refuse_is_cut_and_counted(count: int, state: BarState, left: int | None) -> None:
    ((_, content),) = mermaid.Writer(template_text, []).files(big(count, state))
    chart = read(content.decode())
    drawn = sum(task.section == "一组" for task in chart.tasks)
    if left is None:
        assert 49_800 < len(content.decode()) <= 50_000
    else:
        assert drawn == count - left
    said = f"另有 {count - drawn} 件没有画"
    assert (said in chart.settings["title"]) == (drawn < count)


def test_the_command_writes_them(tmp_path: Path) -> None:
    run = promoplan("render", "plans/double11-2026.yaml", "-o", str(tmp_path), "--only", "gantt", "--format", "mermaid")
    assert run.returncode == 0, run.stderr
    names = sorted(path.name for path in tmp_path.iterdir() if path.name[0] != ".")
    assert {"gantt.mmd", "gantt-departments.mmd", "gantt-department-ads.mmd"} <= set(names)
    assert all(name.endswith(".mmd") for name in names)
    assert read((tmp_path / "gantt.mmd").read_text("utf-8")).sections[:3] == ["T", "关键节点", "促前·筹备"]


@pytest.mark.parametrize("plan", ["double11-2015", "black-friday-2026", "new-year-2026", "teachers-day-2026"])
def test_the_shipped_plans_are_drawn_whole(plan: str) -> None:
    campaign = open_plans([str(ROOT / "plans" / f"{plan}.yaml")], "2026-10-25", None)[0].campaign
    assert campaign is not None
    for sheet, chart in charts(campaign):
        assert chart.tasks
        assert chart.settings["title"] == f"{sheet.title} · {sheet.head.campaign} · 2026-10-25"


def test_the_page_shows_what_is_written(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "gantt-as-text.md").read_text("utf-8")
    plan = ("plans/double11-2026.yaml", "--today", "2026-10-25")
    promoplan("render", *plan, "-o", str(tmp_path), "--only", "gantt", "--format", "mermaid")
    assert f"```mermaid\n{(tmp_path / 'gantt-department-ads.mmd').read_text('utf-8')}```\n" in page
    drawn = promoplan("status", *plan, "--gantt", "--department", "推广部").stdout.decode()
    assert f"\n{drawn}```\n" in page
