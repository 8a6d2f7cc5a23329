"""`promoplan why`: the way to a date from the event day, its slack, and what a day more would take."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from promoplan.campaign import Campaign
from promoplan.screen import dates_data, why
from promoplan.why.reasons import Reasons
from tests.command import ROOT, promoplan
from tests.plans import part

HEAD = "promoplan: 1\ncampaign: {id: d11, name: 双十一, event_day: 2026-11-11}\n"
PLAN = """
key_dates:
  signup_close: {at: 2026-10-29 22:00, name: 报名结束}
  stock_in: {at: T-3, name: 备货入库}
  drill_by: stock_in - 2wd
  open_day: tbd
phases: [{id: preheat, name: 预热, window: T-11 .. T-1}]
departments: {store: {name: 物流部, lead: zhou}}
people: {zhou: {name: 老周, away: [T-9 .. T-8]}, li: {name: 小李}}
tasks:
  - {id: count, title: 全仓盘点, department: store, owner: li, duration: 2wd, not_before: T-20}
  - {id: layout, title: 货架挪位, department: store, owner: zhou, duration: 5wd, needs: [count + 1wd]}
  - {id: drill, title: 发货演练, department: store, owner: li, duration: 1wd, needs: [layout], must_end_by: drill_by}
  - {id: prices, title: 活动定价, owner: li, due: T-15}
  - {id: signup, title: 商品申报, owner: li, duration: 3wd, needs: [prices], must_end_by: signup_close}
  - {id: texts, title: 页面文案, owner: li, window: T-20 .. T-15, needs: []}
  - {id: pages, title: 页面上线, owner: li, window: T-10 .. T-8, needs: [texts], must_end_by: T-5}
  - {id: open, title: 开幕, owner: li, due: tbd}
  - {id: gift, title: 赠品, owner: li, due: tbd, decide_by: T-30}
  - {id: poster, title: 海报, owner: li, due: T-9, status: dropped, because: 不印了}
  - {id: flyer, title: 单页, owner: li, duration: 2d, status: dropped, because: 不印了}
  - {id: desk.north, title: 布台, owner: li, due: T-2}
  - {id: desk.south, title: 布台, owner: li, due: T-2}
follow_ups: [{id: round, name: 碰头会, at: stock_in - 7d, owner: li}]
"""
ENGLISH = {
    "双十一": "Double 11", "报名结束": "Sign-up closes", "备货入库": "Stock is in", "预热": "Warm-up",
    "物流部": "Store", "老周": "Zhou", "小李": "Li", "全仓盘点": "Stocktake", "货架挪位": "Shelves",
    "发货演练": "Rehearsal", "活动定价": "Prices", "商品申报": "Sign-up", "页面文案": "Texts", "页面上线": "Pages",
    "开幕": "Opening", "赠品": "Gifts", "海报": "Poster", "单页": "Flyer", "不印了": "Not printed", "布台": "Stand",
    "碰头会": "Round",
}  # fmt: skip


def in_english(text: str) -> str:
    for chinese, english in ENGLISH.items():
        text = text.replace(chinese, english)
    return text.replace("event_day: 2026", "language: en, timezone: Asia/Shanghai, event_day: 2026", 1).replace(
        "key_dates:", "calendar: {holidays: cn}\nkey_dates:", 1
    )


@pytest.fixture
def plan(tmp_path: Path) -> str:
    path = tmp_path / "plan.yaml"
    path.write_text(HEAD + PLAN, encoding="utf-8")
    return str(path)


def shown(plan: str, *arguments: str) -> str:
    run = promoplan("why", plan, *arguments, "--today", "2026-09-01")
    assert run.returncode == 0
    return run.stdout.decode()


def data(plan: str, *arguments: str) -> Any:
    return json.loads(shown(plan, *arguments, "--format", "json"))


LAYOUT = """\
货架挪位（layout）
T-15 .. T-7 · 10-27 周二 至 11-04 周三

T    11-11 周三  双十一（T）
     活动日（event_day: 2026-11-11）
T-3  11-08 周日(休)  备货入库（stock_in）
     计划写 at: T-3
T-6  11-05 周四  drill_by
     计划写 at: stock_in - 2wd；也就是「备货入库」（T-3）往前 2 个工作日；跳过
     11-07（休）
T-6  11-05 周四  发货演练（drill）
     排到最晚：T-6 · 11-05 周四 是期限（must_end_by: drill_by）
T-7  10-27 周二 至 11-04 周三  货架挪位（layout）
     排到最晚：「发货演练」T-6 · 11-05 周四 开始，在那之前要完；跳过 10-31、
     11-01（休）；老周 11-02、11-03 不在

一天也不能晚。在关键线路上。
要再多一天：
  - 「发货演练」可以晚到 T-5 · 11-06 周五 开始（它自己一天也不能晚）
  - 工期少 1 个工作日（现在 5 个工作日）
  - 老周 不在的日子有人顶上
"""
SIGNUP = """\
Sign-up (signup)
T-14 .. T-12 · 10-28 Wed to 10-30 Fri

T     11-11 Wed  Double 11 (T)
      the event day (event_day: 2026-11-11)
T-15  10-27 Tue  Prices (prices)
      the plan says due: T-15
T-12  10-28 Wed to 10-30 Fri  Sign-up (signup)
      cannot be met, 1 day short: its limit is T-13 · 10-29 Thu 22:00
      (must_end_by: signup_close); but it begins once 'Prices' has ended, on
      T-15 · 10-27 Tue

It is 1 day too late for its limit or for what follows. It is on the critical
chain.
What would make it in time:
  - 'Prices' ends on T-16 · 10-26 Mon
  - it takes one working day less (now 3 working days)
  - its limit moves to T-12 · 10-30 Fri (now must_end_by: signup_close)
"""


def test_the_way_from_the_event_day_step_by_step(plan: str) -> None:
    assert shown(plan, "layout") == LAYOUT


def test_what_cannot_be_met_in_english(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(in_english(HEAD + PLAN), encoding="utf-8")
    assert shown(str(path), "signup") == SIGNUP


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_date_fits_eighty_columns(language: str) -> None:
    text = PLAN if language == "zh" else in_english(PLAN)
    found = part(("# campaign: language: en, timezone: Asia/Shanghai\n" if language == "en" else "") + text).campaign
    assert found is not None
    reasons = Reasons(found.plan, found.schedule, found.times)
    for place in reasons.places.all():
        lines = ["".join(piece.text for piece in line) for line in why.screen(found, reasons, place)]
        assert max(map(cell_len, lines)) <= 80
        assert bool(re.search(r"[\u2e80-\uffef]", "".join(lines).replace("测试", ""))) == (language == "zh")


@pytest.mark.parametrize(
    ("id_", "room"),
    [
        ("pages", "可以晚 3 天。"),
        ("texts", "可以晚 4 天。"),
        ("signup", "晚了 1 天，期限或后面的事赶不上。在关键线路上。"),
        ("drill", "一天也不能晚。在关键线路上。"),
        ("stock_in", "T 挪，它跟着挪。"),
        ("signup_close", "T 挪，它不动。"),
        ("preheat", "T 挪，它跟着挪。"),
        ("round", "T 挪，它跟着挪。"),
        ("poster", "已取消，不占日子。"),
    ],
)
def test_how_much_room_there_is(plan: str, id_: str, room: str) -> None:
    assert any(line.startswith(room) for line in shown(plan, id_).splitlines())


def test_a_fixed_task_for_which_nothing_waits_has_no_room_to_tell(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(HEAD + "tasks: [{id: a, title: 甲, due: T-5}]\n", encoding="utf-8")
    assert shown(str(path), "a").endswith("后面没有事等它，也没有期限。\n")


def test_several_that_bind_on_one_day_move_together(tmp_path: Path) -> None:
    tasks = """tasks:
  - {id: a, title: 甲, duration: 2d}
  - {id: b, title: 乙, due: T-9, needs: [a]}
  - {id: c, title: 丙, due: T-9, needs: [a]}
"""
    path = tmp_path / "plan.yaml"
    path.write_text(HEAD + tasks, encoding="utf-8")
    assert shown(str(path), "a").splitlines()[-4:] == [
        "要再多一天（前 2 条要一起动）：",
        "  - 「乙」可以晚到 T-8 · 11-03 周二",
        "  - 「丙」可以晚到 T-8 · 11-03 周二",
        "  - 工期少 1 天（现在 2 天）",
    ]


def test_the_json_of_a_task(plan: str) -> None:
    found = data(plan, "layout")
    assert {key: value for key, value in found.items() if key not in ("chain", "gain")} == {
        "format": 1,
        "id": "layout",
        "kind": "task",
        "start": "2026-10-27",
        "finish": "2026-11-04",
        "offset": "T-7",
        "slack_days": 0,
        "critical": True,
    }
    assert [(step["id"], step["kind"], step["finish"], step["rule"], step["from"]) for step in found["chain"]] == [
        ("T", "event", "2026-11-11", "event", []),
        ("stock_in", "key-date", "2026-11-08", "at", []),
        ("drill_by", "key-date", "2026-11-05", "at", ["stock_in"]),
        ("drill", "task", "2026-11-05", "limit", ["drill_by"]),
        ("layout", "task", "2026-11-04", "followers", ["drill"]),
    ]
    assert found["chain"][-1]["start"] == "2026-10-27"
    assert found["chain"][-1]["offset"] == "T-7"
    assert found["chain"][1]["text"] == "计划写 at: T-3"
    assert [(gain["rule"], gain["id"], gain["slack_days"]) for gain in found["gain"]] == [
        ("followers", "drill", 0),
        ("shorter", "layout", 0),
        ("away", "zhou", None),
    ]


def test_the_json_of_key_dates_and_phases(plan: str) -> None:
    moment = data(plan, "signup_close")
    assert (moment["kind"], moment["finish"], moment["offset"]) == ("key-date", "2026-10-29T22:00", "T-13")
    assert (moment["slack_days"], moment["critical"], moment["gain"]) == (None, None, [])
    assert moment["start"] is None
    phase = data(plan, "preheat")
    assert (phase["kind"], phase["start"], phase["finish"]) == ("phase", "2026-10-31", "2026-11-10")
    assert [step["id"] for step in phase["chain"]] == ["T", "preheat"]
    assert data(plan, "T")["finish"] == "2026-11-11"


@pytest.mark.parametrize(
    ("id_", "because"),
    [
        ("open", "计划里没写日期，还没定，或者写的读不出来"),
        ("open_day", "计划里没写日期，还没定，或者写的读不出来"),
        ("gift", "还没定（decide_by: T-30）"),
        ("flyer", "已取消，不排日期"),
    ],
)
def test_what_has_no_date_is_exit_code_one_and_says_why(plan: str, id_: str, because: str) -> None:
    text = promoplan("why", plan, id_)
    assert text.returncode == 1
    assert because in text.stdout.decode()
    run = promoplan("why", plan, id_, "--format", "json")
    found = json.loads(run.stdout)
    assert run.returncode == 1
    assert (found["offset"], [step["rule"] for step in found["chain"]]) == (None, ["undated"])


def test_an_unknown_id_is_exit_code_two_with_a_guess(plan: str) -> None:
    run = promoplan("why", plan, "layuot")
    assert (run.returncode, run.stdout) == (2, b"")
    assert "layout" in run.stderr.decode()
    english = promoplan("why", plan, "zzzzzz", "--lang", "en").stderr.decode()
    assert english.splitlines()[-1] == "promoplan: the plan has no id 'zzzzzz'"


@pytest.mark.parametrize("id_", ["Layout", "货架挪位"])
def test_a_name_stands_for_its_id(plan: str, id_: str) -> None:
    assert shown(plan, id_) == LAYOUT


@pytest.mark.parametrize("written", ["布台", "布", "desk", "Desk"])
def test_what_several_ids_may_mean_is_answered_with_them(plan: str, written: str) -> None:
    run = promoplan("why", plan, written)
    assert (run.returncode, run.stdout) == (2, b"")
    assert "是不是 desk.north、desk.south?" in run.stderr.decode()


def test_dates_and_why_say_the_same() -> None:
    found = part(PLAN).campaign
    assert found is not None
    reasons = Reasons(found.plan, found.schedule, found.times)
    listed = json.loads(dates_data.as_json(found, found.tasks))["tasks"]
    assert len(listed) == len(found.tasks)
    for task in listed:
        place = reasons.places.find(task["id"])
        assert place is not None
        last = json.loads(why.as_json(found, reasons, place))["chain"][-1]
        assert task["why"] == ({key: last[key] for key in ("text", "from", "rule")} if task["finish"] else None)


def test_a_task_without_an_id_may_be_on_the_way(tmp_path: Path) -> None:
    tasks = "tasks:\n- {id: a, title: 甲, duration: 1d}\n- {title: 乙, due: T-6, needs: [a]}\n"
    path = tmp_path / "plan.yaml"
    path.write_text(HEAD + tasks, encoding="utf-8")
    assert "T-6  11-05 周四  乙\n" in shown(str(path), "a")
    assert promoplan("why", str(path), "").returncode == 2


def test_a_plan_may_come_from_standard_input() -> None:
    run = promoplan("why", "-", "prices", "--lang", "en", stdin=(HEAD + PLAN).encode())
    assert run.returncode == 0
    assert "the plan says due: T-15" in run.stdout.decode()


def test_a_plan_without_dates_is_exit_code_one(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text("promoplan: 1\ncampaign: {id: a, name: 甲}\n", encoding="utf-8")
    run = promoplan("why", str(path), "a")
    assert (run.returncode, run.stdout) == (1, b"")


def test_a_long_way_is_shortened_on_the_screen_only() -> None:
    tasks = "".join(
        f"  - {{id: n{number}, title: 第 {number} 步, duration: 1d, needs: [{f'n{number - 1}' if number else ''}]}}\n"
        for number in range(200)
    )
    found = part("tasks:\n" + tasks).campaign
    assert found is not None
    reasons = Reasons(found.plan, found.schedule, found.times)
    place = reasons.places.find("n0")
    assert place is not None
    lines = lines_of(found, reasons, "n0")
    assert "……中间还有 181 步，--format json 看全部" in lines
    assert len(lines) < 90
    assert len(json.loads(why.as_json(found, reasons, place))["chain"]) == 201


def lines_of(campaign: Campaign, reasons: Reasons, id_: str) -> list[str]:
    place = reasons.places.find(id_)
    assert place is not None
    return ["".join(piece.text for piece in line) for line in why.screen(campaign, reasons, place)]


@pytest.mark.parametrize("path", sorted((ROOT / "plans").glob("*.yaml")), ids=lambda path: path.stem)
def test_every_date_of_the_plans_has_a_way_in_eighty_columns(path: Path) -> None:
    from promoplan.cli.files import open_plans  # noqa: PLC0415

    (loaded,) = open_plans([str(path)], "2026-09-01", None)
    found = loaded.campaign
    assert found is not None
    reasons = Reasons(found.plan, found.schedule, found.times)
    for place in reasons.places.all():
        assert max(map(cell_len, lines_of(found, reasons, place.id))) <= 80
        first = reasons.chain(place)[0]
        assert first.reason.rule in ("event", "at", "undated", "due", "window")


def test_a_hundred_ways_to_a_day_more_are_not_all_printed(tmp_path: Path) -> None:
    followers = "".join(f"  - {{id: n{n}, title: N{n}, owner: li, duration: 1d, needs: [hub]}}\n" for n in range(100))
    path = tmp_path / "plan.yaml"
    text = HEAD + "people: {li: 小李}\ntasks:\n  - {id: hub, title: 枢纽, owner: li, duration: 1d}\n" + followers
    path.write_text(text, encoding="utf-8")
    lines = shown(str(path), "hub").splitlines()
    assert sum(line.startswith("  - ") for line in lines) == 12
    assert lines[-1] == "  ……还有 88 条，--format json 看全部"
