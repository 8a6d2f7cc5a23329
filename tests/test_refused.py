"""Plans that must be found fault with: a line says in a comment what is told there, and nothing else may be told.

`# error: RULE RULE # warning: RULE` at the end of a line is what that line must bring; `# today: 2026-10-25` on a line
of its own sets the day. Files that a plan includes lie in a folder of its name. A new case is a new file.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.plans import loaded, today_in

FOLDER = Path(__file__).parent / "refused"
PLANS = sorted(FOLDER.glob("*.yaml"))
EXPECTED = re.compile(r"# (error|warning|info): ([a-z0-9 -]+)")


def expected(name: str, text: str) -> set[tuple[str, int, str, str]]:
    """(file, line, severity, rule) for every rule that a comment names."""
    return {
        (name, number, severity, rule)
        for number, line in enumerate(text.splitlines(), 1)
        for severity, rules in EXPECTED.findall(line)
        for rule in rules.split()
    }


@pytest.mark.parametrize("plan", PLANS, ids=[plan.stem for plan in PLANS])
def test_a_refused_plan_is_told_what_its_lines_say_and_nothing_else(plan: Path) -> None:
    text = plan.read_text(encoding="utf-8")
    files = {path.relative_to(FOLDER).as_posix(): path.read_bytes() for path in (FOLDER / plan.stem).rglob("*.yaml")}
    wanted = expected("plan.yaml", text).union(*(expected(name, raw.decode()) for name, raw in files.items()))
    found = loaded(text, today=today_in(text), files=files)
    told = {
        (*found.sources.location(finding.position)[:2], str(finding.severity), finding.rule)
        for finding in found.findings
    }
    assert wanted
    assert told == wanted


def test_there_are_plans_to_refuse() -> None:
    assert len(PLANS) >= 12
