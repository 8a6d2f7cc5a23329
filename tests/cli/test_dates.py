"""dates: slack, critical chains and reasons on a screen, and the same in a spreadsheet."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tests.command import promoplan

PLAN = """promoplan: 1
campaign: {id: d, name: 试, event_day: 2026-11-11, start: T-30, owner: li}
people: {li: {name: 李雷}, han: {name: 韩梅}}
key_dates: {close: T-5}
tasks:
  - {id: print, title: 印海报, duration: 3wd, owner: li, needs: [draw]}
  - {id: draw, title: "=画图", window: T-20 .. T-18, owner: li}
  - {id: go, title: 开不开, duration: 0d, owner: han, needs: [print], must_end_by: close}
  - {id: one, title: 一, due: T-9, owner: han}
  - {id: two, title: 二, due: T-8, owner: han, needs: [one], must_end_by: T-7}
  - {id: three, title: 三, owner: han, notes: tbd}
"""


@pytest.fixture
def plan(tmp_path: Path) -> str:
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return str(path)


def rows(plan: str, *options: str) -> list[dict[str, str]]:
    text = promoplan("dates", plan, "--format", "csv", *options).stdout.decode()
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:])))


def test_a_line_has_the_slack_and_what_the_date_rests_on(plan: str) -> None:
    lines = promoplan("dates", plan).stdout.decode().splitlines()
    assert next(line for line in lines if "印海报" in line).split() == [
        "T-5", "11-06", "周五", "T-7", "9■", "print", "印海报", "李雷", "3wd", "→", "go",
    ]  # fmt: skip
    assert next(line for line in lines if "开不开" in line).split()[-3:] == ["0d", "←", "print"]
    assert next(line for line in lines if "=画图" in line).endswith("T-20 .. T-18")
    assert next(line for line in lines if "close" in line).split()[3:] == ["close", "close", "T-5"]


def test_critical_chains_come_by_their_slack(plan: str) -> None:
    lines = promoplan("dates", plan, "--critical").stdout.decode().splitlines()
    assert [line for line in lines if line.startswith("余量")] == ["余量 0 天 · 1 件", "余量 9 天 · 3 件"]
    only = promoplan("dates", plan, "--critical", "--owner", "han", "--lang", "en").stdout.decode()
    assert "0d of slack · 1\n" in only
    assert "9d of slack · 1\n" in only
    assert "印海报" not in only


def test_a_plan_without_chains_says_so(tmp_path: Path) -> None:
    path = tmp_path / "plain.yaml"
    path.write_text(
        "\n".join(PLAN.splitlines()[:4]) + "\ntasks: [{id: a, title: A, due: T-3, owner: li}]\n", encoding="utf-8"
    )
    assert promoplan("dates", str(path), "--critical").stdout.decode().startswith("没有关键线路")


def test_a_spreadsheet_has_every_date_and_no_formula(plan: str) -> None:
    found = {row["id"]: row for row in rows(plan)}
    assert list(found) == ["T", "close", "print", "draw", "go", "one", "two", "three"]
    assert (found["close"]["kind"], found["close"]["finish"], found["close"]["weekday"]) == (
        "key_date",
        "2026-11-06",
        "周五",
    )
    assert found["draw"]["name"] == "'=画图"
    assert (found["go"]["slack_days"], found["go"]["critical"], found["go"]["fixed"]) == ("9", "yes", "")
    assert (found["two"]["slack_days"], found["two"]["fixed"], found["two"]["day_off"]) == ("1", "yes", "")
    assert found["three"]["finish"] == found["three"]["why"] == ""
    assert [row["id"] for row in rows(plan, "--critical")] == ["one", "draw", "print", "go"]


@pytest.mark.parametrize("option", [("--format", "csv"), ("--critical",)])
def test_changes_are_no_list_of_dates(plan: str, option: tuple[str, ...]) -> None:
    run = promoplan("dates", plan, "--what-if", "close=T-6", *option)
    assert (run.returncode, run.stdout) == (2, b"")
    assert "--what-if" in run.stderr.decode()
