"""What is said about an English plan is English, whatever is wrong with it and though nobody asks for English."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from promoplan.cli import files, run
from promoplan.screen.findings import language_in
from tests.command import promoplan

EN = (
    "promoplan: 1\n"
    "campaign:\n"
    "  id: sale\n"
    "  name: Sale\n"
    "  language: en            # for everybody\n"
    "  timezone: America/New_York\n"
    "  event_day: 2026-11-27\n"
)
ZH = "promoplan: 1\ncampaign: {id: small, name: 小活动, event_day: 2026-11-11}\n"
OWNED = "people: {ann: {name: Ann}}\ndepartments: {ops: {name: Operations}}\n"
Said: TypeAlias = Callable[..., str]
CHINESE = re.compile("[\u3000-\u9fff\uff01-\uff5e]")


def written(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """All that a command says, on both streams."""

    def say(*arguments: str, code: int | None = None) -> str:
        assert run(arguments) == code or code is None
        return "".join(capsys.readouterr())

    return say


@pytest.mark.parametrize(
    "broken",
    [
        "tasks:\n  - {id: a, title: Runbook: who}\n",
        "tasks:\n\t- {id: a, title: A}\n",
        "tasks: [\n",
        "- a\n",
        "people: {ann: \x07}\n",
    ],
)
@pytest.mark.parametrize("command", ["validate", "status", "dates"])
def test_a_plan_that_is_not_yaml_is_told_in_its_own_language(
    broken: str, command: str, tmp_path: Path, said: Said
) -> None:
    assert not CHINESE.search(said(command, written(tmp_path, "plan.yaml", EN + broken)))
    assert CHINESE.search(said(command, written(tmp_path, "plan.yaml", ZH + broken)))


def test_a_plan_that_is_not_utf_8_is_told_in_its_own_language(tmp_path: Path, said: Said) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes(EN.encode() + "people: {ann: {name: 安}}\n".encode("gbk"))
    assert not CHINESE.search(said("validate", str(path)))


@pytest.mark.parametrize(
    "arguments",
    [
        ("status", "PLAN", "--owner", "bob"),
        ("status", "PLAN", "--department", "x"),
        ("dates", "PLAN", "--owner", "bob"),
        ("status", "PLAN", "--today", "foo"),
        ("status", "--today", "foo", "PLAN"),
        ("validate", "PLAN", "--limit", "depth=x"),
        ("render", "PLAN", "-o", "OUT", "--only", "checklists"),
        ("render", "PLAN", "-o", "OUT", "--format", "docx"),
        ("render", "PLAN", "-o", "PLAN/out"),
        ("validate", "PLAN", "none.yaml"),
    ],
)
def test_what_cannot_be_done_is_said_in_the_language_of_the_plan(
    arguments: tuple[str, ...], tmp_path: Path, said: Said
) -> None:
    for text, is_chinese in ((EN, False), (ZH, True)):
        plan = written(tmp_path, "plan.yaml", text + OWNED)
        real = [word.replace("PLAN", plan).replace("OUT", str(tmp_path / "out")) for word in arguments]
        assert bool(CHINESE.search(said(*real, code=2))) == is_chinese
        assert bool(CHINESE.search(said(*real, "--lang", "en" if is_chinese else "zh", code=2))) != is_chinese


def test_a_plan_on_standard_input_keeps_its_language() -> None:
    for broken in ("", "tasks: [\n"):
        done = promoplan("status", "-", "--owner", "bob", stdin=(EN + OWNED + broken).encode())
        assert done.stderr
        assert not CHINESE.search((done.stdout + done.stderr).decode())


def test_of_a_missing_file_nothing_is_known(said: Said) -> None:
    assert CHINESE.search(said("validate", "none.yaml", code=2))
    assert not CHINESE.search(said("validate", "none.yaml", "--lang", "en", code=2))


def test_each_of_several_plans_is_told_in_its_own_language(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    zh = written(tmp_path, "zh.yaml", ZH + "taks: []\n")
    en = written(tmp_path, "en.yaml", EN + "taks: []\n")
    run(["validate", en, zh])
    told, summary = capsys.readouterr()
    lines = told.splitlines()
    assert [bool(CHINESE.search(line)) for line in lines] == ["zh.yaml" in line or "建议" in line for line in lines]
    assert "did you mean 'tasks'?" in lines[1]
    assert "是不是" in lines[3]
    assert summary.startswith("errors: 2")
    run(["validate", zh, en])
    assert capsys.readouterr().err.startswith("2 个错误")


def test_a_bug_of_ours_is_owned_up_to_in_the_language_of_the_plan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr(files, "open_plans", fails)
    for text, expected in ((EN, "promoplan itself failed (RuntimeError: boom"), (ZH, "promoplan 自己出错了")):
        assert run(["validate", written(tmp_path, "plan.yaml", text)]) == 70
        assert expected in capsys.readouterr().err
    assert run(["validate", str(tmp_path)]) == 70
    assert "promoplan 自己出错了" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (EN, "en"),
        (ZH, None),
        ("campaign: {id: a, language: en, name: X: y}\n", "en"),
        ("campaign: {id: a,\n  language: 'en'}\n", "en"),
        ("campaign:\n\tlanguage: en\n", "en"),
        ('"campaign":\n  # language: zh\n\n  "language": "en"\n', "en"),
        ("campaign:\n  language: zh\nx-a:\n  language: en\n", "zh"),
        ("campaign:\n  id: a\nx-a:\n  language: en\n", None),
        ("x-a:\n  language: en\n", None),
        ("campaign:\n  language: english\n", None),
        ("campaign:\n  x-language: en\n", None),
        ("", None),
    ],
)
def test_the_language_is_found_in_the_text_of_a_plan_that_cannot_be_read(text: str, language: str | None) -> None:
    assert language_in(text) == language
