"""The command line as its users meet it: exit codes, streams, languages, and the same bytes everywhere."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import ASCII_LOCALE, ROOT, promoplan

PLAN = "tests/golden/road-show/plan.yaml"
TODAY = ("--today", "2026-09-02")
COMMANDS = ("validate", "status", "render", "dates", "numbers", "why", "diff", "explain", "templates")
HEAD = "promoplan: 1\ncampaign: {id: small, name: 小活动, event_day: 2026-11-11}\n"


def plan(folder: Path, text: str, name: str = "plan.yaml") -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_command_has_help_with_an_example_in_both_languages(command: str, language: str) -> None:
    run = promoplan(command, "--help", "--lang", language)
    text = run.stdout.decode()
    assert run.returncode == 0
    assert f"promoplan {command}" in text.rpartition("\n\n")[2]
    assert ("例：" in text) == (language == "zh")


def test_help_needs_no_locale() -> None:
    run = promoplan("--help", env={"LC_ALL": ASCII_LOCALE, "PYTHONIOENCODING": "ascii"})
    assert run.returncode == 0
    assert "检查计划" in run.stdout.decode()


def test_a_sound_plan_is_fine(tmp_path: Path) -> None:
    run = promoplan("validate", plan(tmp_path, HEAD))
    assert (run.returncode, run.stdout) == (0, b"")


def test_an_error_is_exit_code_one(tmp_path: Path) -> None:
    run = promoplan("validate", plan(tmp_path, HEAD + "taks: []\n"))
    assert run.returncode == 1
    assert ":3:1: error[key-unknown]" in run.stdout.decode()


def test_a_warning_is_exit_code_one_only_when_strict(tmp_path: Path) -> None:
    path = plan(tmp_path, HEAD + "tasks: [{id: a, title: 定价, due: T-20}]\n")
    assert promoplan("validate", path).returncode == 0
    assert promoplan("validate", "--strict", path).returncode == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("validate", "none.yaml"),
        ("validate", "src"),
        ("validate", PLAN, "--today", "2026-13-01"),
        ("validate", PLAN, "--limit", "depht=3"),
        ("validate", PLAN, "--format", "xml"),
        ("render", PLAN, "-o", "out", "--only", "checklists"),
        ("render", PLAN, "-o", "out", "--format", "docx"),
        ("render", PLAN, "-o", "README.md/out"),
        ("status", PLAN, "--department", "disign"),
        ("explain", "due-on-holliday"),
        ("frobnicate",),
        ("validate",),
    ],
)
def test_what_cannot_be_done_is_exit_code_two_with_one_sentence(arguments: tuple[str, ...]) -> None:
    run = promoplan(*arguments)
    assert run.returncode == 2
    assert run.stdout == b""
    assert 0 < len(run.stderr.decode().strip().splitlines()) <= 6
    assert b"Traceback" not in run.stderr


def test_a_misspelt_department_gets_the_nearest() -> None:
    assert "design" in promoplan("status", PLAN, "--department", "desgin").stderr.decode()


def test_standard_input_is_a_plan() -> None:
    run = promoplan("validate", "-", "--format", "json", stdin=HEAD.encode() + b"taks: []\n")
    assert json.loads(run.stdout)["findings"][0]["file"] == "-"


def test_a_plan_without_dates_says_why_on_stderr(tmp_path: Path) -> None:
    path = plan(tmp_path, "promoplan: 1\ncampaign: {id: a, name: 甲}\n")
    for command in (("status",), ("dates",), ("render", "-o", str(tmp_path / "out"))):
        run = promoplan(command[0], path, *command[1:])
        assert run.returncode == 1
        assert "value-missing" in run.stderr.decode()
        assert run.stdout == b""


def test_errors_do_not_keep_a_plan_from_being_shown(tmp_path: Path) -> None:
    path = plan(tmp_path, HEAD + "tasks: [{id: a, title: 定价, due: T-20, ower: li}]\n")
    run = promoplan("status", path, "--today", "2026-10-01")
    assert run.returncode == 0
    assert "1 个错误" in run.stderr.decode()
    assert "小活动" in run.stdout.decode()


def test_status_can_fail_a_job() -> None:
    assert promoplan("status", PLAN, *TODAY, "--fail-on", "late").returncode == 1
    assert promoplan("status", PLAN, "--today", "2026-08-01", "--fail-on", "late").returncode == 0


def test_status_of_several_plans_is_a_list() -> None:
    run = promoplan("status", PLAN, PLAN, *TODAY, "--format", "json")
    assert [one["campaign"] for one in json.loads(run.stdout)["plans"]] == ["road-show", "road-show"]


def test_status_fits_eighty_columns() -> None:
    from rich.cells import cell_len  # noqa: PLC0415

    for name in ("plans/double11-2015.yaml", PLAN):
        for language in ("zh", "en"):
            text = promoplan("status", name, "--today", "2015-10-25", "--lang", language).stdout.decode()
            assert max(cell_len(line) for line in text.splitlines()) <= 80


def test_colour_only_where_it_is_wanted() -> None:
    assert b"\x1b[" not in promoplan("status", PLAN, *TODAY).stdout
    assert b"\x1b[" in promoplan("status", PLAN, *TODAY, env={"FORCE_COLOR": "1"}).stdout
    assert b"\x1b[" not in promoplan("status", PLAN, *TODAY, env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).stdout


def test_a_person_sees_only_their_own() -> None:
    text = promoplan("status", PLAN, *TODAY, "--owner", "周店长").stdout.decode()
    assert "易拉宝" not in text


@pytest.mark.parametrize(
    "arguments",
    [
        ("validate", PLAN),
        ("status", PLAN),
        ("dates", PLAN, "--format", "json"),
        ("validate", PLAN, "--format", "github"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_the_same_bytes_under_any_locale_zone_and_hash_seed(arguments: tuple[str, ...]) -> None:
    worlds = [
        {"LC_ALL": ASCII_LOCALE, "TZ": "UTC", "PYTHONHASHSEED": "0"},
        {"LC_ALL": ASCII_LOCALE, "TZ": "Asia/Shanghai", "PYTHONHASHSEED": "1", "PYTHONIOENCODING": "gbk"},
        {"LC_ALL": "C.UTF-8", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "42", "COLUMNS": "40"},
    ]
    outputs = {promoplan(*arguments, *TODAY, env=world).stdout for world in worlds}
    assert len(outputs) == 1


def test_rendered_files_are_the_same_bytes_again(tmp_path: Path) -> None:
    folders = []
    for number, seed in enumerate(("0", "7")):
        target = tmp_path / str(number)
        promoplan("render", PLAN, "-o", str(target), *TODAY, env={"PYTHONHASHSEED": seed, "TZ": f"UTC{number}"})
        folders.append({path.name: path.read_bytes() for path in target.iterdir()})
    assert folders[0] == folders[1]
    assert len(folders[0]) > 10


def test_render_leaves_the_rest_of_the_folder_alone(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("mine")
    target = tmp_path / "out"
    target.mkdir()
    (target / "notes.txt").write_text("mine too")
    (target / "checklist.md").symlink_to(outside)
    assert promoplan("render", PLAN, "-o", str(target), *TODAY, "--format", "md").returncode == 0
    assert outside.read_text() == "mine"
    assert (target / "notes.txt").read_text() == "mine too"
    assert not [path for path in target.iterdir() if path.name.endswith(".part")]


def test_text_from_a_plan_is_inert_on_every_sheet(tmp_path: Path) -> None:
    evil = "<script>alert(1)</script> {{ 7*7 }} | `x` [a](b) \\u001b[31m </style> %}"
    text = (
        HEAD.replace("小活动", "'</style><b>'") + f'tasks: [{{id: a, title: "{evil}", due: T-20, section: "{evil}"}}]\n'
    )
    run = promoplan("render", plan(tmp_path, text), "-o", str(tmp_path / "out"))
    assert run.returncode == 0
    for path in (tmp_path / "out").glob("[!.]*"):
        made = path.read_text(encoding="utf-8")
        assert "<script>alert" not in made
        assert "\x1b" not in made
        assert "{{ 7*7 }}" in made or "49" not in made
        assert made.count("</style>") == made.count("<style>")


def test_annotations_cannot_be_forged(tmp_path: Path) -> None:
    text = HEAD + 'tasks: [{id: a, title: b, due: "T-20\\n::error ::forged"}]\n'
    lines = promoplan("validate", plan(tmp_path, text), "--format", "github").stdout.decode().splitlines()
    assert all(line.startswith(("::error file=", "::warning file=", "::notice file=")) for line in lines)


def test_a_reader_that_goes_away_is_no_error() -> None:
    process = subprocess.Popen(
        ["sh", "-c", f"{shlex.quote(sys.executable)} -m promoplan dates plans/double11-2015.yaml | head -1"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )
    out, err = process.communicate(timeout=60)
    assert out.count(b"\n") == 1
    assert err == b""


def test_explain_lists_every_rule_and_shows_its_page() -> None:
    listed = promoplan("explain").stdout.decode().splitlines()
    assert len(listed) > 60
    page = promoplan("explain", "ends-after-limit", "--lang", "en").stdout.decode()
    assert "wrong:" in page
    assert "must_end_by" in page
