"""What differs between two plans: every kind of difference, found by ids and not by where things stand."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from rich.cells import cell_len

from promoplan.compare import Changes, compare, theirs
from promoplan.finding import Language
from promoplan.pipeline import Loaded
from promoplan.progress import Chosen
from promoplan.screen import changes, changes_json
from tests.command import ROOT
from tests.plans import loaded, part

PLAN = """
key_dates:
  coupon: {at: T-12, name: 发券}
  close: {at: 2026-10-29 22:00, name: 报名结束}
phases:
  - {id: warm, name: 预热, window: T-11 .. T-1}
departments: {ops: {name: 运营部, lead: li}, stock: {name: 仓库, workweek: [mon, tue, wed, thu, fri, sat, sun]}}
people: {li: {name: 李}, wang: {name: 王阿姨, department: stock}}
follow_ups: [{id: fu1, name: 第一次, at: T-20, owner: li}]
materials:
  - {item: 纸箱, due: T-5, owner: li, tested: no}
  - {item: 胶带, due: T-5, owner: li, tested: no}
tasks:
  - {id: price, title: 定价, due: T-30, department: ops, owner: li, status: done, done_on: T-30}
  - {id: copy, title: 文案, duration: 3d, department: ops, owner: li, must_end_by: T-15}
  - {id: page, title: 页面, due: T-13, department: ops, owner: li, needs: [copy], priority: must}
  - {id: signup, title: 申报, window: T-26 .. T-14, owner: li, department: ops, must_end_by: close}
  - {id: count, title: 盘点, due: T-8, owner: wang, department: stock}
  - {id: pack, title: 打包, due: T-5, owner: wang, department: stock}
"""


def changed(*edits: tuple[str, str], plan: str = PLAN) -> Changes:
    """The plan against itself with some texts replaced."""
    edited = plan
    for old, new in edits:
        assert old in edited
        edited = edited.replace(old, new, 1)
    return compare(part(plan), part(edited))


def moved(found: Changes) -> dict[str, int | None]:
    return {one.id: one.days for one in found.moved}


def ids(listed: list[object]) -> list[str]:
    return [one.id for one in listed]  # type: ignore[attr-defined]


def lines(found: Changes, width: int = 80, language: Language = "en", *, asked: bool = False) -> list[str]:
    shown = (
        changes.what_if(found, ["event_day=2026-11-18"], AFTER, language, width)
        if asked
        else changes.difference(found, AFTER, language, width)
    )
    return ["".join(piece.text for piece in line).rstrip() for line in shown]


AFTER = part(PLAN)
EVENT_MOVED = "event_day: 2026-11-18"


def test_a_plan_does_not_differ_from_itself() -> None:
    found = changed()
    assert found.nothing
    assert not found.worse
    assert lines(found) == ["no difference in dates, tasks, figures or findings"]
    assert lines(found, language="zh") == ["日子、任务、数字和问题都没有差别"]


def test_neither_order_nor_comments_nor_lines_are_differences() -> None:
    price, copy = PLAN.splitlines()[14:16]
    assert changed(
        (f"{price}\n{copy}\n", f"  # 换了次序\n\n{copy}\n{price}\n"), ("  - {item: 纸箱", "\n  - {item: 纸箱")
    ).nothing
    assert changed(("status: done", "status: done, priority: should"), ("due: T-8", "due: T-8, status: todo")).nothing


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("due: T-8", "due: T-6", {"count": 2}),
        ("due: T-8", "due: T-9 12:00", {"count": -1}),
        ("due: T-8", "due: T-8 12:00", {"count": 0}),
        ("due: T-8", "due: tbd", {"count": None}),
        ("T-26 .. T-14", "T-20 .. T-14", {"signup": 0}),
        ("duration: 3d", "duration: 5d", {"copy": 0}),
        ("at: T-12", "at: T-16", {"coupon": -4}),
        ("T-11 .. T-1", "T-10 .. T", {"warm": 1}),
        ("at: T-20", "at: T-19", {"fu1": 1}),
        ("due: T-30", "due: T-29", {"price": 1}),
    ],
)
def test_dates_that_moved(old: str, new: str, expected: dict[str, int | None]) -> None:
    assert moved(changed((old, new))) == expected


def test_what_moves_with_the_event_and_what_does_not() -> None:
    found = changed(("", "# event_day: 2026-11-18\n"))
    assert found.event_days == 7
    assert set(moved(found).values()) == {7}
    assert set(moved(found)) == {
        "T",
        "coupon",
        "warm",
        "fu1",
        "price",
        "copy",
        "page",
        "signup",
        "count",
        "pack",
        "纸箱",
        "胶带",
    }
    assert ids(found.still) == ["close"]  # type: ignore[arg-type]
    assert [finding.rule for finding in found.new] == ["ends-after-limit"]
    assert changed(("at: T-12", "at: T-16")).still == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("{item: 胶带, due: T-5", "{item: 胶带, due: T-7", ("material", "胶带", -2)),
        ("needs: [copy]", "needs: [copy], steps: [{title: 首屏, due: T-15}]", ("step", "page", None)),
        ("key_dates:\n", "key_dates:\n  presale: T-18\n", ("key-date", "presale", None)),
        ("  coupon: {at: T-12, name: 发券}\n", "", ("key-date", "coupon", None)),
        ("follow_ups: [", "media: [{channel: 微博, window: T-3 .. T}]\nfollow_ups: [", ("medium", "微博", None)),
    ],
)
def test_other_dates_that_moved_or_came_or_went(old: str, new: str, expected: tuple[str, str, int | None]) -> None:
    (one,) = changed((old, new)).moved
    assert (one.kind, one.id, one.days) == expected


def test_steps_and_prizes_move_with_the_event() -> None:
    plan = PLAN.replace("needs: [copy]", "needs: [copy], steps: [{title: 首屏, window: T-15 .. T-14}]")
    plan += "rewards: [{title: 抽奖, window: T .. T+3}, {title: 抽奖, window: T+4 .. T+5}]\n"
    found = compare(part(plan), part(f"# event_day: 2026-11-13\n{plan}"))
    assert [one.days for one in found.moved if one.kind in ("step", "reward")] == [2, 2, 2]
    assert "step: 首屏" in "\n".join(lines(found, asked=True))
    own = compare(part(plan), part(plan.replace("T-15 .. T-14", "T-15 .. T-13")))
    assert [(one.kind, one.id, one.name, one.days) for one in own.moved] == [("step", "page", "首屏", 1)]
    assert set(moved(theirs(own, Chosen(frozenset(["stock"]))))) == set()


def test_days_off_are_those_of_the_department() -> None:
    found = changed(("due: T-13", "due: T-11"), ("due: T-8", "due: T-11"))
    assert ids(found.onto_days_off) == ["page"]  # type: ignore[arg-type]
    assert found.onto_days_off[0].owner == "li"
    back = compare(part(PLAN.replace("due: T-13", "due: T-11")), part(PLAN))
    assert (ids(back.onto_days_off), ids(back.off_days_off)) == ([], ["page"])  # type: ignore[arg-type]


def test_a_task_that_was_on_a_day_off_and_is_on_another_has_not_come_onto_one() -> None:
    found = compare(part(PLAN.replace("due: T-13", "due: T-11")), part(PLAN.replace("due: T-13", "due: T-10")))
    assert moved(found)["page"] == 1
    assert not found.onto_days_off


def test_tasks_that_came_and_went() -> None:
    found = changed(("{id: count, title: 盘点", "{id: stocktake, title: 盘点"))
    assert (ids(found.added), ids(found.removed)) == (["stocktake"], ["count"])  # type: ignore[arg-type]
    assert "count" not in moved(found)
    text = "\n".join(lines(found))
    assert "Tasks added 1\n  T-8 · 11-03 Tue  stocktake  盘点  王阿姨" in text
    assert "Tasks removed 1\n  T-8 · 11-03 Tue  count  盘点  王阿姨" in text


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("due: T-8, owner: wang", "due: T-8, owner: li", ("count", "owner", "wang", "li")),
        ("due: T-8, owner: wang", "due: T-8", ("count", "owner", "wang", None)),
        (
            "wang, department: stock}\n  - {id: pack",
            "wang, department: ops}\n  - {id: pack",
            ("count", "department", "stock", "ops"),
        ),
        ("due: T-8", "due: T-8, status: doing", ("count", "status", "todo", "doing")),
        ("priority: must", "priority: could", ("page", "priority", "must", "could")),
    ],
)
def test_owners_departments_and_states(old: str, new: str, expected: tuple[str, str, str, str | None]) -> None:
    (one,) = changed((old, new)).changed
    assert (one.dated.id, one.key, one.before, one.after) == expected


@pytest.mark.parametrize(
    ("new", "key", "before", "after", "said"),
    [
        ("title: 盘点两遍, due", "title", "盘点", "盘点两遍", "count  title  盘点 → 盘点两遍"),
        ("title: 盘点, notes: 晚上做, due", "notes", None, "晚上做", "count  notes  none → 晚上做"),
        ("title: 盘点, helpers: [li, ops], due", "helpers", (), ("li", "ops"), "helpers  none → 李, 运营部  count"),
        ("title: 盘点, needs: [page + 1wd], due", "needs", (), ("page + 1wd",), "needs    none → page + 1wd  count"),
        ("title: 盘点, phase: warm, due", "phase", None, "warm", "phase    none → 预热  count"),
        ("title: 盘点, done_on: T-9, due", "done_on", None, "T-9", "done on  none → T-9  count"),
    ],
)
def test_words_and_other_plain_fields(new: str, key: str, before: str | None, after: object, said: str) -> None:
    found = changed(("title: 盘点, due", new))
    (one,) = found.changed
    assert (one.id, one.key, one.before, one.after) == ("count", key, before, after)
    assert re.sub(" +", " ", said) in re.sub(" +", " ", "\n".join(lines(found)))


def test_of_long_texts_the_place_where_they_part_is_shown() -> None:
    long = "纸箱、胶带、气泡膜都要按去年的量再加两成，" * 5
    plan = PLAN.replace("title: 打包,", f"title: 打包, notes: {long}周五前到,")
    text = "\n".join(lines(changed(("周五前到", "周六前到"), plan=plan)))
    assert "pack  notes  …两成，周五前到 → …两成，周六前到" in text


def test_what_is_written_once_for_many_sites_is_told_once() -> None:
    plan = (
        "sites: {north: 北店, south: 南店}\n"
        'tasks: [{id: a, title: "布置${site}", due: T-5, for_each: sites, each: {south: {notes: 带梯子}}}]\n'
    )
    found = changed(('title: "布置${site}', 'notes: 早来, title: "收拾${site}'), plan=plan)
    assert [(one.id, one.key, one.before, one.after) for one in found.changed] == [
        ("a", "title", "布置${site}", "收拾${site}"),
        ("a", "notes", None, "早来"),
    ]
    (own,) = changed(("带梯子", "带绳子"), plan=plan).changed
    assert (own.id, own.key, own.before, own.after) == ("a@south", "notes", "带梯子", "带绳子")


MONEY = """
people: {li: {name: 李}}
targets: {gmv: {floor: 468万}, conversion_rate: 3%, avg_order_value: 260}
traffic:
  - {channel: 自然, uv: 550000, owner: li}
  - {channel: 直通车, uv: 50000, owner: li, pricing: cpc, cpc: 1.20}
"""


def test_figures_that_were_written_anew_and_what_follows() -> None:
    found = changed(("468万", "1500万"), plan=MONEY)
    assert found.figures
    text = "\n".join(lines(found))
    assert "Figures written anew 1\n  GMV floor  4,680,000 CNY → 15,000,000 CNY  +10,320,000\n" in text
    assert re.search(
        r"What follows: Traffic \d+\n(  .*\n)*  visitors \(UV\) missing +0 → +1,323,077  \+1,323,077\n", text
    )
    assert "改写的数字 1\n  保底 GMV" in "\n".join(lines(found, language="zh"))
    told = json.loads(changes_json.as_json(found, part(MONEY), AFTER, "en"))["figures"]
    assert {
        "key": "traffic.gap_uv",
        "name": "visitors (UV) missing",
        "unit": "count",
        "before": "0",
        "after": "1323077",
    } in told


def test_a_figure_of_a_row_is_told_and_what_rows_come_to_is_counted() -> None:
    text = "\n".join(lines(changed(("uv: 50000", "uv: 60000"), plan=MONEY)))
    assert "直通车 · visitors (UV)  50,000 → 60,000  +10,000" in text
    assert "in rows follow; --format json has all" in text
    assert "直通车 · cost" not in text


def test_the_same_figures_written_otherwise_are_no_difference() -> None:
    found = changed(("468万", "4680000"), ("3%", "3.0%"), plan=MONEY)
    assert found.nothing


def test_figures_that_only_one_plan_has() -> None:
    gone = changed((MONEY[MONEY.index("targets:") :], ""), plan=MONEY)
    text = "\n".join(lines(gone))
    assert "GMV floor" in text
    assert "→          none" in text or "→ none" in text
    assert not gone.nothing


def test_slack_lost_and_gained() -> None:
    found = changed(("must_end_by: close", "must_end_by: T-14"))
    assert [(one.dated.id, one.before, one.after, one.lost) for one in found.slack] == [("signup", 1, 0, True)]
    assert not found.worse
    gained = changed(("must_end_by: close", "must_end_by: T-10"))
    assert [(one.before, one.after, one.lost) for one in gained.slack] == [(1, 4, False)]
    assert "Slack gained (days) 1\n  1 → 4    申报  李" in "\n".join(lines(gained))


def test_less_slack_for_what_must_be_done_is_worse() -> None:
    limited = PLAN.replace("priority: must", "priority: must, must_end_by: T-10")
    found = compare(part(limited), part(limited.replace("must_end_by: T-10", "must_end_by: T-12")))
    assert found.worse
    assert not found.new_errors
    assert not compare(part(limited), part(limited.replace("must_end_by: T-10", "must_end_by: T-9"))).worse
    assert "must" in "\n".join(lines(found))


def test_findings_are_known_by_rule_and_place_not_by_line_or_date() -> None:
    late = PLAN.replace("T-26 .. T-14", "T-26 .. T-12")
    assert [finding.rule for finding in changed(("T-26 .. T-14", "T-26 .. T-12")).new] == ["ends-after-limit"]
    later = compare(part(late), part("# one more line\n" + late.replace(".. T-12", ".. T-9")))
    assert (later.new, later.gone) == ([], [])
    assert [finding.rule for finding in compare(part(late), part(PLAN)).gone] == ["ends-after-limit"]


def test_items_without_an_id_are_known_by_what_is_said_of_them() -> None:
    first = "  - {item: 纸箱, due: T-5, owner: li, tested: no}\n"
    late = "# today: 2026-11-10\n" + PLAN
    found = compare(
        part(late),
        part(late.replace(first, "  - {item: 胶水, owner: li, due: T-5, tested: yes, ready: yes}\n" + first)),
    )
    assert found.new == []
    gone = compare(part(late), part(late.replace(first, "")))
    assert gone.gone
    assert {finding.values.get("item", "纸箱") for finding in gone.gone} == {"纸箱"}


def test_a_second_finding_of_one_kind_in_one_place_is_new() -> None:
    away = PLAN.replace("name: 李}", "name: 李, away: [T-13, T-14]}")
    found = compare(part(away), part(away.replace("[T-13, T-14]", "[T-13, T-14, T-20 .. T-19]")))
    assert not found.new
    heavier = changed(
        ("due: T-8", "due: T-8, priority: must, owner: zhang"),
        ("due: T-8, priority: must, owner: zhang, owner: wang", "due: T-8, priority: must"),
    )
    assert "task-without-owner" in [finding.rule for finding in heavier.new]
    assert heavier.new_errors == 1
    assert heavier.worse


def test_a_warning_that_becomes_an_error_is_new() -> None:
    without = PLAN.replace("due: T-8, owner: wang", "due: T-8")
    found = compare(part(without), part(without.replace("due: T-8", "due: T-8, priority: must")))
    assert [(finding.rule, finding.severity) for finding in found.new] == [("task-without-owner", "error")]
    assert [(finding.rule, finding.severity) for finding in found.gone] == [("task-without-owner", "warning")]


def test_a_department_sees_its_own() -> None:
    found = changed(("due: T-8", "due: T-6"), ("due: T-13", "due: T-12"), ("at: T-12", "at: T-16"))
    assert set(moved(theirs(found, Chosen(frozenset(["stock"]))))) == {"coupon", "count"}
    assert set(moved(theirs(found, Chosen(owners=frozenset(["li"]))))) == {"coupon", "page"}


# how it is shown


def test_the_worst_comes_first() -> None:
    found = changed(
        ("T-26 .. T-14", "T-26 .. T-12"), ("at: T-12", "at: T-16"), ("due: T-8, owner: wang", "due: T-6, owner: li")
    )
    titles = [line for line in lines(found) if line and not line.startswith(" ")]
    assert titles[:4] == [
        "New errors 1",
        "Key dates, phases and others 1",
        "Dates of tasks 2",
        "People, states and the like 1",
    ]
    assert titles[-1] == ("moved: 3, changes in tasks: 1, slack lost: 1, new errors: 1")
    assert next(line for line in lines(found, language="zh") if line and line[0] != " ") == "新的错误 1"


def test_a_window_of_which_only_the_start_moved() -> None:
    text = "\n".join(lines(changed(("T-26 .. T-14", "T-20 .. T-14"))))
    assert "+6  T-26 · 10-16 Fri  → T-20 · 10-22 Thu  start: 申报  李" in text
    both = "\n".join(lines(changed(("T-11 .. T-1", "T-10 .. T")), language="zh"))
    assert "+1  T-11 · 10-31 周六  → T-10 · 11-01 周日(休)  阶段：预热" in both
    apart = "\n".join(lines(changed(("T-11 .. T-1", "T-10 .. T-1")), language="zh"))
    assert "开始：阶段：预热" in apart


def test_the_offset_stands_once_where_the_event_moved() -> None:
    found = changed(("", "# event_day: 2026-11-18\n"))
    text = "\n".join(lines(found, language="zh", asked=True))
    assert text.startswith("如果 event_day=2026-11-18（计划文件没有改动）\n\n移动 11\n")
    assert "  +7  11-03 周二      → T-8 · 11-10 周二       盘点          王阿姨" in text
    assert "已完成或取消的 1 项没有列出" in text
    assert "没有移动 1\n  T-20 · 10-29 周四 22:00  报名结束" in text
    compared = "\n".join(lines(found))
    assert "11 move with the event, by +7 days" in compared
    assert "盘点" not in compared


def test_dates_that_come_and_go() -> None:
    assert "T-8 · 11-03 Tue  → no date  盘点  王阿姨" in "\n".join(lines(changed(("due: T-8", "due: tbd"))))
    back = compare(part(PLAN.replace("due: T-8", "due: tbd")), part(PLAN))
    assert "没有日期  → T-8 · 11-03 周二  盘点  王阿姨" in "\n".join(lines(back, language="zh"))


def test_long_lists_are_cut_and_counted() -> None:
    tasks = "".join(f"  - {{id: task-{n}, title: 任务 {n}, due: T-8, owner: wang}}\n" for n in range(70))
    found = compare(part(PLAN), part(PLAN + tasks))
    assert "  … and 20 more; --format json has all of them" in lines(found)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [80, 100, 120])
def test_no_line_is_wider_than_the_terminal(width: int, language: Language) -> None:
    old, new = (whole(f"plans/double11-{year}.yaml") for year in (2015, 2026))
    moved_on = whole("plans/double11-2026.yaml", lambda text: text.replace("event_day: 2026-11-11", EVENT_MOVED))
    for one, other in ((old, new), (new, moved_on)):
        found = compare(one, other)
        for shown in (changes.difference, lambda *rest: changes.what_if(rest[0], ["event_day=x"], *rest[1:])):
            for line in shown(found, other, language, width):
                assert cell_len("".join(piece.text for piece in line)) <= width


def whole(name: str, edit: Callable[[str], str] = str) -> Loaded:
    folder = ROOT / "plans"
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.yaml")}
    return loaded(edit((ROOT / name).read_text(encoding="utf-8")), files=files)


def test_the_json_has_all_of_it() -> None:
    found = changed(
        ("due: T-8, owner: wang", "due: T-11, owner: li"),
        ("T-26 .. T-14", "T-20 .. T-12"),
        ("{id: pack", "{id: packing"),
    )
    data = json.loads(changes_json.as_json(found, part(PLAN), AFTER, "en", what_if=["a=b"]))
    assert list(data) == [
        "format", "what_if", "event_day", "moved", "not_moved", "onto_days_off", "off_days_off", "added", "removed",
        "changed", "slack", "figures", "findings_new", "findings_gone",
    ]  # fmt: skip
    assert data["event_day"] == {"before": "2026-11-11", "after": "2026-11-11"}
    assert data["moved"] == [
        {
            "kind": "task", "id": "signup", "name": "申报", "owner": "li", "open": True, "days": 2,
            "start_before": "2026-10-16", "start": "2026-10-22", "finish_before": "2026-10-28", "finish": "2026-10-30",
            "offset": "T-12", "day_off": False,
        },
        {
            "kind": "task", "id": "count", "name": "盘点", "owner": "li", "open": True, "days": -3,
            "start_before": None, "start": None, "finish_before": "2026-11-03", "finish": "2026-10-31",
            "offset": "T-11", "day_off": False,
        },
    ]  # fmt: skip
    assert [task["id"] for task in data["added"] + data["removed"]] == ["packing", "pack"]
    assert data["changed"] == [{"id": "count", "key": "owner", "before": "wang", "after": "li"}]
    assert data["slack"] == [{"id": "signup", "priority": None, "before": 1, "after": -1}]
    (new,) = data["findings_new"]
    assert (new["rule"], new["path"]) == ("ends-after-limit", "tasks/signup/window")
