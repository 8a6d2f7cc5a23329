"""`status --load`: days that line up, people who are free, what is over, in text and as data."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from rich.cells import cell_len

from promoplan.campaign import Campaign
from promoplan.cli.files import open_plans
from promoplan.finding import Language
from promoplan.progress import Chosen, progress
from promoplan.screen import load
from promoplan.workload.ahead import Ahead
from tests.command import ROOT, promoplan
from tests.plans import part

PLAN = """
calendar: {max_parallel: 1, holidays: cn}
departments: {goods: {name: 商品部, lead: li}, design: {name: 设计部}}
people:
  li: {name: 李伟}
  ouyang: {name: 欧阳小文, department: design, away: [T-14 .. T-13]}
  zhao: {name: 赵强, department: design}
phases: [{id: prep, window: T-40 .. T-5}]
tasks:
  - {id: price, title: 定价, department: goods, owner: li, window: T-20 .. T-15, priority: must}
  - {id: stock, title: 备货, department: goods, owner: li, window: T-16 .. T-12, phase: prep, priority: must}
  - {id: page, title: 页面, department: design, owner: ouyang, due: T-9, steps: [{title: 商品图, owner: li, due: T-9}]}
  - {id: old, title: 清单, department: goods, owner: li, due: T-30}
  - {id: later, title: 复盘, department: design, owner: zhao, window: T+20 .. T+21}
  - {id: last, title: 总结, department: design, owner: zhao, window: T+20 .. T+21}
"""


def campaign(language: Language = "zh", text: str = PLAN, today: str = "2026-10-22") -> Campaign:
    found = part(f"# today: {today}\n{text}").campaign
    assert found is not None
    return replace(found, asked=language)


def screen(shown: Campaign, chosen: Chosen | None = None, days: int = 14, width: int = 80) -> str:
    wanted = chosen or Chosen()
    lines = load.screen(progress(shown, wanted), Ahead(shown, wanted, days), shown.language, width)
    return "".join("".join(piece.text for piece in line).rstrip() + "\n" for line in lines)


def test_the_grid_lines_up_and_marks_days_off_and_overload() -> None:
    text = screen(campaign())
    assert "10-22 周四 至 11-05 周四（每格：同时在手几件，! = 超过上限 1 件）" in text
    assert text[text.index("            22") :].splitlines()[:5] == [
        "            22  23  24  25  26  27  28  29  30  31   1   2   3   4   5",
        "            四  五  六  日  一  二  三  四  五  六  日  一  二  三  四",
        "  T        -20 -19 -18 -17 -16 -15 -14 -13 -12 -11 -10  -9  -8  -7  -6",
        "  李伟       1   1  休  休   2!  2!  1   1   1  休  休   1   ·   ·   ·",
        "  欧阳小文   ·   ·  休  休   ·   ·  假  假   ·  休  休   1   ·   ·   ·",
    ]


def test_overloads_are_named_with_days_tasks_and_slack() -> None:
    text = screen(campaign("en"))
    assert "Overloads 1\n  李伟: T-16 · 10-26 Mon to T-15 · 10-27 Tue, 2 at once (at most 1)\n    定价; 备货\n" in text
    assert "    slack to give: 备货 7d later (fixed)\n" in text
    assert "1 more overloads after that" in text
    zh = screen(campaign())
    assert "李伟：T-16 · 10-26 周一 至 T-15 · 10-27 周二，同时 2 件（上限 1）" in zh
    assert "有余量：备货 可推后 7 天（写定）" in zh


def test_two_musts_are_an_overload_of_their_own() -> None:
    text = screen(campaign(text=PLAN.replace("max_parallel: 1", "max_parallel: 2")))
    assert "李伟：T-16 · 10-26 周一 至 T-15 · 10-27 周二，同时 2 件必须完成" in text


def test_each_person_has_what_they_have_in_hand_and_who_is_free_is_said() -> None:
    text = screen(campaign())
    block = text[text.index("李伟 · 商品部") :].splitlines()[:4]
    assert block == [
        "李伟 · 商品部 · 3 件 · 迟到 1",
        "  T-20 起  T-15 · 10-27 周二  定价    必须",
        "  T-16 起  T-12 · 10-30 周五  备货    必须 · 余 7 天",
        "           T-9 · 11-02 周一   商品图",
    ]
    assert text.endswith("这几天手上没有事：赵强\n")
    assert "赵强 · 设计部 · 2 件" in screen(campaign(), days=60)


@pytest.mark.parametrize(
    ("chosen", "people"),
    [
        (Chosen(owners=frozenset(["ouyang"])), ["ouyang"]),
        (Chosen(frozenset(["design"])), ["ouyang", "zhao"]),
        (Chosen(frozenset(["goods"])), ["li"]),
        (Chosen(frozenset(["goods"]), frozenset(["ouyang"])), []),
    ],
)
def test_people_and_departments_are_asked_for(chosen: Chosen, people: list[str]) -> None:
    ahead = Ahead(campaign(), chosen)
    assert [one.who for one in ahead.loads] + ahead.free == people
    assert (load.NOBODY.zh in screen(campaign(), chosen)) == (not people)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("plan", "today"), [("double11-2015", "2015-10-20"), ("black-friday-2026", "2026-11-20")])
def test_no_line_is_wider_than_the_terminal(plan: str, today: str, language: Language) -> None:
    shown = open_plans([str(ROOT / "plans" / f"{plan}.yaml")], today, None)[0].campaign
    assert shown is not None
    shown = replace(shown, asked=language)
    for width, days in ((60, 14), (80, 14), (80, 60), (160, 14)):
        text = screen(shown, days=days, width=width)
        assert max(map(cell_len, text.splitlines())) <= width


def test_the_load_as_data() -> None:
    plan = f"promoplan: 1\ncampaign: {{id: test, name: 测试, event_day: 2026-11-11}}\n{PLAN}"
    arguments = ("status", "-", "--today", "2026-10-22", "--format", "json")
    run = promoplan(*arguments, "--load", stdin=plan.encode())
    assert run.returncode == 0, run.stderr
    data = json.loads(run.stdout)["load"]
    assert (data["first"], data["last"], data["max_parallel"], data["free"]) == (
        "2026-10-22",
        "2026-11-05",
        1,
        ["zhao"],
    )
    li = data["people"][0]
    assert (li["id"], li["department"], li["late"], len(li["days"])) == ("li", "goods", 1, 15)
    assert li["days"][4] == {"day": "2026-10-26", "at_once": 2, "overloaded": True, "off": False}
    assert li["tasks"][1] == {
        "id": "stock", "step": None, "title": "备货", "start": "2026-10-26", "due": "2026-10-30", "must": True,
        "fixed": True, "earlier_days": 0, "later_days": 7,
    }  # fmt: skip
    assert (li["tasks"][2]["id"], li["tasks"][2]["step"], li["tasks"][2]["start"]) == ("page", 1, None)
    assert data["overloads"] == [
        {
            "owner": "li", "kind": "parallel", "start": "2026-10-26", "finish": "2026-10-27", "at_once": 2, "most": 1,
            "tasks": [{"id": "price", "step": None}, {"id": "stock", "step": None}],
        }
    ]  # fmt: skip
    assert data["overloads_after"] == 1
    assert "load" not in json.loads(promoplan(*arguments, stdin=plan.encode()).stdout)
