"""`--what-if` and `diff` as their users meet them: what is said, in which language, with which exit code."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from promoplan.cli.errors import Refused
from promoplan.cli.what_if import show_changes
from tests.command import ROOT, promoplan

PLAN = "plans/double11-2026.yaml"
TODAY = ("--today", "2026-09-01")
MOVED = ("--what-if", "event_day=2026-11-18")


def text(*arguments: str, code: int = 0, stdin: bytes = b"") -> str:
    run = promoplan(*arguments, *TODAY, stdin=stdin)
    assert run.returncode == code, run.stderr.decode()
    return run.stdout.decode()


def moved_plan(folder: Path) -> Path:
    """The plan of 2026 with its event a week later, written by hand."""
    shutil.copytree(ROOT / "plans", folder / "plans")
    path = folder / PLAN
    path.write_text(path.read_text(encoding="utf-8").replace("event_day: 2026-11-11", "event_day: 2026-11-18"), "utf-8")
    return path


def test_the_event_a_week_later() -> None:
    said = text("dates", PLAN, *MOVED)
    assert re.match(r"如果 event_day=2026-11-18（计划文件没有改动）\n\n移动 \d+\n  \+7 ", said)
    off = said[said.index("落到休息日") :]
    assert "T-43 · 10-06 周二(休)  跟进：第三次跟进  郭总\n" in off
    still = said[said.index("没有移动") :]
    assert "T-20 · 10-29 周四 22:00  报名通道关闭\n" in still
    assert re.search(r"→ -\d+  must  活动商品、价格和满减报上平台 +陈洁\n", said)
    assert re.search(r"error\[ends-after-limit\] 「\s*product.signup」", said)
    assert re.search(r"新的错误 \d+\n", said)


def test_the_event_a_week_later_as_json() -> None:
    data = json.loads(text("dates", PLAN, *MOVED, "--format", "json"))
    assert data["what_if"] == ["event_day=2026-11-18"]
    assert data["event_day"] == {"before": "2026-11-11", "after": "2026-11-18"}
    assert {one["id"] for one in data["onto_days_off"] if one["open"]} == {"fu3", "coupon_open", "fu4"}
    assert {one["id"] for one in data["not_moved"]} >= {
        "signup_open", "signup_close", "landing_link", "landing_page",
    }  # fmt: skip
    assert {(one["rule"], one["path"]) for one in data["findings_new"]} >= {
        ("ends-after-limit", "tasks/product.signup/window")
    }


def test_a_department_asks_for_itself() -> None:
    said = text("dates", PLAN, *MOVED, "--department", "service", "--lang", "en")
    assert "what if event_day=2026-11-18 (the plan's file is as it was)" in said
    assert "林琳" in said
    assert "小美" not in said[: said.index("New errors")]


def test_nothing_is_written(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    shutil.copy(ROOT / "tests/golden/road-show/plan.yaml", path)
    before = path.read_bytes()
    for command in ("dates", "validate", "status"):
        promoplan(command, str(path), "--what-if", "event_day=2026-10-17")
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["plan.yaml"]


def test_validate_marks_what_is_new_and_counts_what_is_gone() -> None:
    run = promoplan("validate", PLAN, *MOVED, *TODAY)
    said = run.stdout.decode()
    assert run.returncode == 1
    assert re.search(r"plans/double11-2026.yaml:\d+:\d+: error\[ends-after-limit\] （新）「product.signup」", said)
    assert "info[section-not-read] （新）" not in said
    assert re.search(r"如果 event_day=2026-11-18（计划文件没有改动）：新的问题 \d+，不再有 0\n", run.stderr.decode())
    annotated = text("validate", PLAN, *MOVED, "--format", "github", "--lang", "en", code=1)
    assert re.search(r"::error file=\S+,line=\d+,col=\d+,title=ends-after-limit::\(new\) ", annotated)


def test_validate_has_both_in_json(tmp_path: Path) -> None:
    data = json.loads(text("validate", PLAN, *MOVED, "--format", "json", code=1))
    assert data["what_if"] == ["event_day=2026-11-18"]
    new = [finding for finding in data["findings"] if finding["new"]]
    assert {finding["rule"] for finding in new} >= {"ends-after-limit", "step-due-after-task"}
    assert (data["counts"]["new"], data["counts"]["gone"], data["gone"]) == (len(new), 0, [])
    back = json.loads(text("validate", str(moved_plan(tmp_path)), "--what-if", "T=2026-11-11", "--format", "json"))
    assert len(back["gone"]) == back["counts"]["gone"] == len(new)
    assert back["counts"]["error"] == 0


def test_status_says_that_it_is_a_question() -> None:
    asked = ("--what-if", "event_day=2026-11-18", "--what-if", "signup_close=T-10")
    lines = text("status", PLAN, *asked).splitlines()
    assert lines[0] == "如果 event_day=2026-11-18、signup_close=T-10（计划文件没有改动）"
    assert lines[1].startswith("2026 双十一 · 2026-09-01 周二 · T-78")
    data = json.loads(text("status", PLAN, *asked, "--format", "json"))
    assert (data["what_if"], data["days_to_event"]) == ([asked[1], asked[3]], 78)
    assert "what_if" not in json.loads(text("status", PLAN, "--format", "json"))
    both = json.loads(text("status", PLAN, PLAN, *asked, "--format", "json"))
    assert (both["what_if"], len(both["plans"])) == ([asked[1], asked[3]], 2)


@pytest.mark.parametrize("command", ["dates", "validate", "status"])
@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("signup_clse=T-10", "--what-if signup_clse=T-10：计划里没有「signup_clse」；是不是 signup_close？"),
        ("signup_close=月底", "--what-if signup_close=月底：「月底」没说清是哪一天（建议："),
        ("ops.sms.deu=T-3", "--what-if ops.sms.deu=T-3：不认识的键「deu」（建议：是不是「due」？）"),
    ],
)
def test_what_cannot_be_asked_is_one_sentence(command: str, asked: str, said: str) -> None:
    run = promoplan(command, PLAN, "--what-if", asked, *TODAY)
    assert (run.returncode, run.stdout) == (2, b"")
    assert run.stderr.decode().startswith(f"promoplan: {said}")
    assert run.stderr.decode().count("\n") == 1


def test_what_cannot_be_asked_is_said_in_the_language_of_the_plan() -> None:
    run = promoplan("dates", "plans/black-friday-2026.yaml", "--what-if", "event_day=soon")
    assert run.returncode == 2
    assert "--what-if event_day=soon: the event day needs year, month and day, not 'soon'" in run.stderr.decode()


NAMES = ("event_day", "coupon_open", "ops.sms.due", "phases.prep", "laoguo.away", "tasks.ops.sms", "tasks", "a/b")
VALUES = ("", "tbd", "[]", "[T", "{a: b}", "'", "=", "T" * 5000, "\U0001f600", "- - -", "9999-12-31", "T-3999")


@pytest.mark.parametrize("name", NAMES)
def test_no_value_is_a_failure_of_ours(name: str) -> None:
    said = ""
    for value in VALUES:
        try:
            code = show_changes(str(ROOT / PLAN), [f"{name}={value}"], TODAY[1], None, None, None, None, as_json=False)
        except Refused as refused:
            code, said = 2, refused.message("zh") + refused.message("en")
        assert code in (0, 1) or (len(said) < 4000 and "\n" not in said)


def test_a_plan_that_cannot_be_read_says_so() -> None:
    for command in ("dates", "validate", "status"):
        run = promoplan(command, "-", "--what-if", "event_day=2026-11-18", stdin=b"a: [")
        assert run.returncode == 1
        assert "yaml-broken" in (run.stdout + run.stderr).decode()


def test_standard_input_is_read_once() -> None:
    plan = (ROOT / "tests/golden/road-show/plan.yaml").read_bytes()
    assert promoplan("dates", "-", "--what-if", "T=2026-10-17", stdin=plan).returncode == 0


# diff


def test_no_difference() -> None:
    assert text("diff", PLAN, PLAN) == "日子、任务、数字和问题都没有差别\n"
    assert text("diff", PLAN, PLAN, "--fail-on", "any") == "日子、任务、数字和问题都没有差别\n"


def test_diff_is_what_if_by_hand(tmp_path: Path) -> None:
    other = moved_plan(tmp_path)
    # sentences name the file, too
    by_hand = json.loads(text("diff", PLAN, str(other), "--format", "json").replace(str(other), PLAN))
    asked = json.loads(text("dates", PLAN, *MOVED, "--format", "json"))
    for data in (by_hand, asked):
        data.pop("what_if", None)
        for finding in data["findings_new"]:
            del finding["file"]
    assert by_hand == asked


SMALL = """promoplan: 1
campaign: {id: small, name: 小活动, event_day: 2026-11-11}
people: {li: {name: 李}}
tasks:
  - {id: a, title: 定价, due: T-12, owner: li, priority: must, must_end_by: T-9}
  - {id: b, title: 文案, due: T-12, owner: li, notes: 短}
"""


@pytest.mark.parametrize(
    ("old", "new", "failing"),
    [
        ("", "", set()),
        ("notes: 短", "notes: 长", {"any"}),
        ("文案, due: T-12", "文案, due: T-8", {"any"}),
        ("must_end_by: T-9", "must_end_by: T-10", {"any", "worse"}),
        ("文案, due: T-12", "文案, due: T-12, needs: [c]", {"any", "worse", "errors"}),
    ],
)
def test_exit_codes_for_ci(tmp_path: Path, old: str, new: str, failing: set[str]) -> None:
    before, after = tmp_path / "a.yaml", tmp_path / "b.yaml"
    before.write_text(SMALL, encoding="utf-8")
    after.write_text(SMALL.replace(old, new, 1) if old else SMALL, encoding="utf-8")
    assert promoplan("diff", str(before), str(after), *TODAY).returncode == 0
    for on in ("errors", "worse", "any"):
        run = promoplan("diff", str(before), str(after), "--fail-on", on, *TODAY)
        assert run.returncode == (on in failing), on


def test_one_side_may_come_from_git() -> None:
    plan = (ROOT / "tests/golden/road-show/plan.yaml").read_bytes()
    run = promoplan("diff", "-", "tests/golden/road-show/plan.yaml", "--lang", "en", *TODAY, stdin=plan)
    assert run.returncode == 0


def test_a_side_without_dates_is_told(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("promoplan: 1\ncampaign: {id: a, name: A, event_day: soon}\n", encoding="utf-8")
    run = promoplan("diff", PLAN, str(broken), *TODAY)
    assert (run.returncode, run.stdout) == (1, b"")
    assert "没有可用的日期" in run.stderr.decode()
