"""`status --gantt`: each bar stands on its days, in any width, with any names; what has no room is counted."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from promoplan.campaign import Campaign
from promoplan.cli.files import open_plans
from promoplan.finding import Language
from promoplan.progress import Chosen, progress
from promoplan.screen import gantt, gantt_scale
from promoplan.sheet import Bar
from promoplan.views.gantt import of_tasks
from tests.command import ROOT, promoplan
from tests.formats.payloads import PAYLOADS, everywhere
from tests.plans import part
from tests.views.random_plans import FEW, Plan, plans, window
from tests.views.sheets import EVENT, campaign_of

PLAN = """
# today: 2026-11-03
calendar: {holidays: cn}
key_dates: {close: {at: T-6, name: 报名通道关闭}}
phases: [{id: prep, name: 筹备, window: T-30 .. T-4}, {id: day, name: 当天, window: T .. T+1}]
departments: {goods: {name: 商品部}, shop: {name: 店铺}}
people: {li: {name: 李伟}, ouyang: {name: 欧阳小文}}
tasks:
  - {id: old, title: 选款, window: T-12 .. T-10, owner: li, department: goods, status: done}
  - {id: price, title: 定价, window: T-13 .. T-11, owner: li, department: goods}
  - {id: page, title: 承接页做完并上线, window: T-10 .. T-5, owner: ouyang, department: shop, status: doing}
  - {id: sign, title: 签车, due: T-6, owner: li, status: blocked}
  - {id: late, title: 话术, window: T-10 .. T-9, owner: ouyang}
  - {id: gate, title: 评审, duration: 0d, due: T-4}
  - {id: stock, title: 备货, duration: 2d, schedule: asap, not_before: T-7, must_end_by: T-2, priority: must, owner: li}
  - {id: cycle, title: 巡检, window: T-8 .. T+1, owner: li, repeat: weekly fri tue}
  - {id: open, title: 值守, window: T .. T+1}
  - {id: review, title: 复盘, window: T+15 .. T+18}
  - {id: later, title: 改进, due: tbd, decide_by: T}
"""


def campaign(text: str = PLAN, language: Language = "zh") -> Campaign:
    found = part(text).campaign
    assert found is not None
    return replace(found, asked=language)


def screen(shown: Campaign, width: int = 80, ahead: int | None = None, chosen: Chosen | None = None) -> str:
    wanted = chosen or Chosen()
    chart = of_tasks(shown, [dated for dated in shown.tasks if wanted.task(dated)])
    lines = gantt.screen(progress(shown, wanted), chart, ahead, shown.language, width)
    return "".join("".join(piece.text for piece in line).rstrip() + "\n" for line in lines)


def test_a_small_plan() -> None:
    assert screen(campaign()).splitlines()[3:] == [
        "甘特图 10-31 周六 至 11-29 周日（一格一天）",
        "                                11-02  11-09  11-16  11-23",
        "                                T-9      T    T+5    T+12",
        "                              // |   //  :  //     //     //",
        "关键节点                      // |   //  :  //     //     //",
        "  报名通道关闭                // | ^ //  :  //     //     //",
        "筹备                          // |   ]/  :  //     //     //",
        "  定价              李伟     <!/ |   //  :  //     //     //",
        "  选款              李伟     <✓✓ |   //  :  //     //     //",
        "  话术              欧阳小文  /!!|   //  :  //     //     //",
        "  承接页做完并上线  欧阳小文  /======//  :  //     //     //",
        "  备货 ★            李伟      // |--.... :  //     //     //",
        "  签车              李伟      // | x //  :  //     //     //",
        "  评审                        // |   */  :  //     //     //",
        "当天                          // |   //  [] //     //     //",
        "  巡检（持续）      李伟      // -  -// -:  //     //     //",
        "  值守                        // |   //  -- //     //     //",
        "不在任何阶段                  // |   //  :  //     //     //",
        "  复盘                        // |   //  :  //     //   ----",
        "",
        "- 未开始  = 进行中  ! 迟到  x 卡住  ✓ 完成  . 余量  * 里程碑  ^ 节点  < 更早",
        "[ 阶段开始  ] 阶段结束  | 今天  : 活动日  / 休",
        "",
        "没有画：没有日期 1 件",
    ]


def test_in_english() -> None:
    text = screen(campaign(PLAN, "en"))
    assert "Gantt chart, 10-31 Sat to 11-29 Sun (a column a day)\n" in text
    assert "- to do  = doing  ! late  x blocked  ✓ done  . slack" in text
    assert text.endswith("not shown: 1 without a date\n")


def test_two_columns_a_day_have_weekdays() -> None:
    lines = screen(campaign(), 100).splitlines()
    named = [
        line
        for line in lines
        if line.split()[:1] and line.split()[0] in ("筹备", "话术", "备货", "评审", "当天", "巡检（持续）")
    ]
    assert [*lines[3:8], *named] == [
        "甘特图 10-31 周六 至 11-29 周日（两格一天）",
        "                                  11-02         11-09         11-16         11-23",
        "                                  T-9           T-2 T         T+5           T+12",
        "                              六日一二三四五六日一二三四五六日一二三四五六日一二三四五六日",
        "                              ////  |       ////    :     ////          ////          ////",
        "筹备                          ////  |        ]//    :     ////          ////          ////",
        "  话术              欧阳小文  //!!!!|       ////    :     ////          ////          ////",
        "  备货 ★            李伟      ////  | ----........  :     ////          ////          ////",
        "  评审                        ////  |       * //    :     ////          ////          ////",
        "当天                          ////  |       ////    [  ]  ////          ////          ////",
        "  巡检（持续）      李伟      ////  --    --////  --:     ////          ////          ////",
    ]


@pytest.mark.parametrize(
    ("width", "ahead", "days", "columns", "last"),
    [
        (74, None, 1, 2, 31),  # as far as there is something to do
        (60, None, 1, 1, 31),
        (30, None, 1, 1, 26),  # the event, two days more, and as much as there is room for
        (26, None, 1, 1, 22),
        (25, None, 2, 1, 31),
        (12, None, 3, 1, 31),
        (18, 5, 1, 2, 5),
        (17, 5, 1, 1, 5),
        (60, 366, 7, 1, 366),
        (20, 366, 7, 1, 136),  # there are no coarser columns
    ],
)
def test_the_finest_columns_that_fit(width: int, ahead: int | None, days: int, columns: int, last: int) -> None:
    today, event = 1000, 1020
    bars = [Bar("task", 1000, 1031), Bar("task", 1000, 1090, state="done"), Bar("task")]
    over = gantt_scale.scale(bars, today, event, ahead, width, 0, 0)
    assert (over.days, over.columns, over.first, over.last) == (days, columns, 997, 1000 + last)
    assert over.cells * over.columns <= width


@pytest.mark.parametrize(("today", "last"), [(1020, 1034), (1021, 1040), (1039, 1053), (1041, 1055)])
def test_after_the_event_what_is_left_is_shown(today: int, last: int) -> None:
    assert gantt_scale.scale([Bar("task", 1030, 1040)], today, 1020, None, 30, 0, 0).last == max(
        last, 1040 if today < 1040 else 0
    )


def test_names_give_way_to_days_and_not_to_wide_days() -> None:
    def scale(names: int) -> gantt_scale.Scale:
        return gantt_scale.scale([], 1000, 1020, None, 80, names, 32)

    assert [(over.days, over.columns) for over in map(scale, (20, 28, 29, 54, 70))] == [
        (1, 2),
        (1, 2),
        (1, 1),
        (1, 1),
        (1, 1),
    ]


SIGNS = {"todo": "-", "doing": "=", "blocked": "x", "done": "✓"}
task = st.tuples(
    st.integers(-30, 30),
    st.integers(0, 25),
    st.sampled_from(["todo", "doing", "blocked", "done"]),
    st.text(st.characters(max_codepoint=0xFFFD, categories=["L", "N", "P", "M", "S", "Zs"]), max_size=30),
)


@FEW
@given(st.lists(task, min_size=1, max_size=12), st.integers(-25, 15), st.sampled_from([60, 72, 80, 100, 132, 200]))
def test_bars_stand_on_their_days(tasks: list[tuple[int, int, str, str]], now: int, width: int) -> None:
    plan = {
        "calendar": {"holidays": "none"},
        "tasks": [
            {"id": f"t{n}", "title": f"任务{n}# {text}", "window": window(first, first + length), "status": status}
            for n, (first, length, status, text) in enumerate(tasks)
        ],
    }
    today = EVENT + now
    lines = screen(campaign_of(plan, today=date.fromordinal(today).isoformat()), width).splitlines()
    assert max(map(cell_len, lines)) <= width
    said = re.search(r"^甘特图 .* 至 (\S+) 周.（(.*)）$", "\n".join(lines), re.M)
    if said is None:
        assert "这几天没有任务。" in lines
        return
    ends = date.fromisoformat(said[1] if len(said[1]) > 5 else f"{date.fromordinal(today).year}-{said[1]}").toordinal()
    days, columns = {"两格一天": (1, 2), "一格一天": (1, 1)}.get(said[2], (int(re.sub(r"\D", "", said[2]) or 1), 1))
    head = next(line for line in lines if line.strip() and not line.strip("/ |:"))
    begins = today - gantt_scale.BEFORE
    place = head.index("|") - gantt_scale.BEFORE // days * columns
    for n, (offset, length, status, _) in enumerate(tasks):
        first, last = EVENT + offset, EVENT + offset + length
        sign = "!" if last < today and status != "done" else SIGNS[status]
        line = next((line for line in lines if line.startswith(f"  任务{n}#")), None)
        if line is None:
            assert first > ends or (status == "done" and last < begins)
            continue
        cells = "".join(char + "\0" * (cell_len(char) - 1) for char in line if cell_len(char)).ljust(width)
        assert cells[place - 1] == (" " if first >= begins else "<" if last >= begins else sign)
        for day in range(begins, ends + 1, days):
            cell = cells[place + (day - begins) // days * columns :][:columns]
            if first <= min(day + days - 1, ends) and last >= day:
                assert cell == sign * columns, line
            else:
                assert cell[0] in " |:/", line
        assert cells[place + ((ends - begins) // days + 1) * columns] == (">" if last > ends else " ")


@FEW
@given(plans(), st.integers(-60, 30), st.integers(60, 200), st.sampled_from([None, 0, 14, 90]))
def test_any_plan_fits_the_terminal(plan: Plan, now: int, width: int, ahead: int | None) -> None:
    shown = campaign_of(plan, today=date.fromordinal(EVENT + now).isoformat())
    for language in ("zh", "en"):
        text = screen(replace(shown, asked=language), width, ahead)
        assert max(map(cell_len, text.splitlines())) <= width


@pytest.mark.parametrize("text", PAYLOADS.values(), ids=PAYLOADS)
def test_text_of_a_plan_stays_text(text: str) -> None:
    said = screen(everywhere(text))
    assert max(map(cell_len, said.splitlines())) <= 80
    assert "\x1b" not in said
    assert said.isprintable() or set(said) - {"\n"} == {char for char in said if char.isprintable()}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    ("plan", "today"),
    [("double11-2015", "2015-10-20"), ("black-friday-2026", "2026-11-18"), ("new-year-2026", "2025-12-20")],
)
def test_no_line_is_wider_than_the_terminal(plan: str, today: str, language: Language) -> None:
    shown = open_plans([str(ROOT / "plans" / f"{plan}.yaml")], today, None)[0].campaign
    assert shown is not None
    for width in (60, 80, 132, 200):
        lines = screen(replace(shown, asked=language), width).splitlines()
        assert max(map(cell_len, lines)) <= width
        assert sum(line.strip("/ |:+") == "" != line.strip() for line in lines) == 1  # days off, once


def test_what_is_open_comes_first_and_the_rest_is_counted() -> None:
    tasks = [f"{{id: d{n}, title: 做完{n}, due: T-6, status: done}}" for n in range(3)]
    tasks += [f"{{id: l{n}, title: 早该{n}, due: T-20}}" for n in range(4)]
    tasks += [f"{{id: o{n}, title: 要做{n}, due: T-4}}" for n in range(10)]
    text = screen(campaign(f"# today: 2026-11-03\ntasks: [{', '.join(tasks)}]\n"))
    assert text.count("要做") == 10
    assert text.count("早该") == 2
    assert "做完" not in text
    assert "  ……还有 5 件，其中迟到 2 件\n" in text


def test_marks_behind_a_title_stay_when_it_is_cut() -> None:
    title = "很长的一个事项名称" * 6
    text = screen(campaign(f"# today: 2026-11-03\ntasks: [{{id: a, title: {title}, due: T-4, priority: must}}]\n"))
    assert "… ★ " in text


def test_a_plan_without_phases_stands_under_its_departments() -> None:
    tasks = "[{id: a, title: 定价, due: T-9, department: goods}, {id: b, title: 巡检, due: T-9}]"
    text = f"# today: 2026-11-01\ndepartments: {{goods: {{name: 商品部}}}}\ntasks: {tasks}\n"
    first = [line.split()[0] for line in screen(campaign(text)).splitlines() if line.strip()]
    assert [name for name in first if name in ("商品部", "定价", "其他", "巡检")] == ["商品部", "定价", "其他", "巡检"]


@pytest.mark.parametrize(
    "text",
    ["tasks: []\n", "tasks: [{id: a, title: a, due: tbd, decide_by: T}]\n", PLAN.replace("2026-11-03", "2027-09-01")],
)
def test_days_without_tasks(text: str) -> None:
    said = screen(campaign(text))
    assert ("这几天没有任务。" in said) == ("2027" not in text)


def test_a_person_and_a_department() -> None:
    text = screen(campaign(), chosen=Chosen(owners=frozenset(["ouyang"])))
    assert "承接页" in text
    assert "备货" not in text
    assert "签车" not in screen(campaign(), chosen=Chosen(departments=frozenset(["shop"])))


# the command


def test_the_command() -> None:
    arguments = ("status", "plans/double11-2026.yaml", "--gantt", "--today", "2026-10-25", "--department", "客服部")
    run = promoplan(*arguments)
    assert run.returncode == 0, run.stderr
    said = run.stdout.decode()
    assert "甘特图 10-22 周四 至 " in said
    assert "旺旺、短信、电话催付话术" in said
    assert "\x1b" not in said
    coloured = promoplan(*arguments, env={"FORCE_COLOR": "1"}).stdout.decode()
    assert "\x1b[" in coloured
    shorter = promoplan(*arguments, "--days", "5", "--lang", "en").stdout.decode()
    assert "Gantt chart, 10-22 Thu to 10-30 Fri" in shorter
    assert promoplan(*arguments, "--fail-on", "late").returncode == 1


@pytest.mark.parametrize("other", [("--load",), ("--format", "json")])
def test_a_chart_is_for_the_screen_alone(other: tuple[str, ...]) -> None:
    run = promoplan("status", "plans/double11-2026.yaml", "--gantt", *other)
    assert run.returncode == 2
    assert "dates --format json" in run.stderr.decode()


def test_the_morning_screen_loads_nothing_of_it() -> None:
    code = (
        "import sys, runpy\n"
        f"sys.argv = ['promoplan', 'status', {str(ROOT / 'plans' / 'double11-2026.yaml')!r}]\n"
        "try:\n    runpy.run_module('promoplan', run_name='__main__')\nexcept SystemExit:\n    pass\n"
        "print('loaded', *(name for name in sys.modules if name.startswith('promoplan.views') or 'gantt' in name))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert run.stdout.splitlines()[-1].split() == ["loaded"]
