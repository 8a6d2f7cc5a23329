"""The README does what it says: every command in it is run, in order, and its output compared.

PROMOPLAN_README=write puts the real outputs in; read the difference before it is committed.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml

from tests.command import ROOT, promoplan
from tests.reference import reference

README = ROOT / "README.md"
PICTURE = ROOT / "docs" / "gantt-2026-10.svg"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)
LONGEST = 40  # lines of output shown; the rest is cut with …


def run(command: str, folder: Path) -> str:
    """A command of the README with its output, talk included, as a reader at a terminal sees it."""
    interpreter = f"{shlex.quote(sys.executable)} -m promoplan"
    result = subprocess.run(
        ["sh", "-c", re.sub(r"^promoplan\b", lambda match: interpreter, command)],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUNBUFFERED": "1"},
        check=False,
        timeout=120,
    )
    lines = result.stdout.decode().splitlines()
    return "".join(line.rstrip() + "\n" for line in lines[:LONGEST] + ["…"] * (len(lines) > LONGEST))


def commands(block: str) -> Iterator[str]:
    return (line[2:] for line in block.splitlines() if line.startswith("$ "))


def acted_out(text: str, folder: Path) -> str:
    """The README with every console block as it comes out now; `plan.yaml` is the YAML block last seen."""

    def block(match: re.Match[str]) -> str:
        language, body = match.groups()
        if language == "yaml" and body.startswith("promoplan:"):
            (folder / "plan.yaml").write_text(body, encoding="utf-8")
        if language != "console":
            return match.group()
        return "```console\n" + "".join(f"$ {command}\n{run(command, folder)}" for command in commands(body)) + "```"

    return BLOCK.sub(block, text)


def test_every_command_of_the_readme_gives_what_it_shows(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "plans", tmp_path / "plans")
    text = README.read_text(encoding="utf-8")
    made = acted_out(text, tmp_path)
    if os.environ.get("PROMOPLAN_README") == "write":
        README.write_text(made, encoding="utf-8")
        return
    assert made == text


def test_the_picture_of_the_readme_is_what_the_plan_gives(tmp_path: Path) -> None:
    asked = ("--only", "gantt", "--format", "svg", "--today", "2026-10-25")
    assert promoplan("render", "plans/double11-2026.yaml", "-o", str(tmp_path), *asked, cwd=ROOT).returncode == 0
    made = (tmp_path / PICTURE.name).read_bytes()
    if os.environ.get("PROMOPLAN_README") == "write":
        PICTURE.write_bytes(made)
    assert PICTURE.read_bytes() == made


def test_the_readme_names_every_command_and_no_other() -> None:
    known = {path.stem for path in (ROOT / "src/promoplan/cli/commands").glob("*.py")} - {"__init__"}
    named = set(re.findall(r"^\| `promoplan (\w+)", README.read_text(encoding="utf-8"), re.M))
    assert named == known


def test_the_hooks_of_the_readme_are_yaml_that_calls_validate() -> None:
    blocks = [body for language, body in BLOCK.findall(README.read_text(encoding="utf-8")) if language == "yaml"]
    settings = [yaml.safe_load(body) for body in blocks if not body.startswith("promoplan:")]
    assert len(settings) == 2
    assert all("promoplan validate" in str(one) for one in settings)
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    plans = [f"plans/{path.name}" for path in (ROOT / "plans").glob("*.yaml")]
    assert all(re.search(hook["files"], name) for name in plans)
    assert not re.search(hook["files"], "plans/double11-2015/ops.yaml")


def test_the_links_of_the_readme_and_the_docs_lead_somewhere() -> None:
    for page in (README, *(ROOT / "docs").glob("*.md")):
        for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_plan_reference_is_current() -> None:
    assert (ROOT / "docs/plan-reference.md").read_text(encoding="utf-8") == reference()
