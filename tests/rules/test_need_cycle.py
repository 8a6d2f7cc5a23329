"""Circles of needs: each told with its whole path, the line of each need, and no more than can be read."""

from __future__ import annotations

import json

import pytest

from promoplan.finding import Finding
from tests.plans import part


def circles(text: str) -> list[Finding]:
    return [finding for finding in part(text).findings if finding.rule == "need-cycle"]


def tasks(**needs: str) -> str:
    """A line for each task, from line 4 on."""
    lines = [f"  - {{id: {id_}, title: A, duration: 1d, needs: {written}}}\n" for id_, written in needs.items()]
    return "tasks:\n" + "".join(lines)


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        (tasks(a="[b]", b="[a]"), ["a (:4) → b (:5) → a"]),
        (tasks(a="[a]"), ["a (:4) → a"]),
        (tasks(a="[b]", b="[c]", c="[a]", d="[a]"), ["a (:4) → b (:5) → c (:6) → a"]),
        (tasks(a="[b, c]", b="[a]", c="[a]"), ["a (:4) → b (:5) → a", "a (:4) → c (:6) → a"]),
        (
            tasks(a="[b]", b="[c, d]", c="[a]", d="[a]"),
            ["a (:4) → b (:5) → c (:6) → a", "b (:5) → d (:7) → a (:4) → b"],
        ),
        (tasks(a="[b]", b="[a]", c="[d]", d="[d, c]"), ["a (:4) → b (:5) → a", "c (:6) → d (:7) → c", "d (:7) → d"]),
        (tasks(a="[tbd, b + 2wd]", b="[a - 1d]"), ["a (:4) → b (:5) → a"]),
        (tasks(a="[]", b="[a]", c="[b, nobody]"), []),
    ],
)
def test_every_circle_is_told_with_its_whole_path(text: str, paths: list[str]) -> None:
    assert [finding.values["path"] for finding in circles(text)] == paths


def test_the_line_is_that_of_the_need_and_not_of_the_task() -> None:
    loaded = part(
        "tasks:\n"
        "  - id: a\n    title: A\n    duration: 1d\n    needs:\n      - tbd\n      - free\n      - b\n"
        "  - id: b\n    title: B\n    duration: 1d\n    needs: [free,\n      a]\n"
        "  - {id: free, title: C, due: T-9}\n"
    )
    (finding,) = (finding for finding in loaded.findings if finding.rule == "need-cycle")
    assert finding.values["path"] == "a (:10) → b (:15) → a"
    assert loaded.sources.location(finding.position)[1:] == (10, 9)


def test_tasks_in_a_circle_have_no_days_and_what_needs_them_has() -> None:
    campaign = part(tasks(a="[b]", b="[c, a]", c="[b]", d="[c]", e="[d]")).campaign
    assert campaign is not None
    assert [dated.finish is None for dated in campaign.tasks] == [True, True, True, False, False]


def test_a_long_circle_is_told_in_short() -> None:
    size = 5_000
    (finding,) = circles(tasks(**{f"n{number}": f"[n{(number + 1) % size}]" for number in range(size)}))
    path = str(finding.values["path"])
    assert path.startswith("n0 (:4) → n1 (:5) → ")
    assert path.endswith(" → n99 (:103) → … → n0")
    assert len(json.dumps(finding.values)) < 5_000


def test_a_circle_of_a_hundred_is_told_whole() -> None:
    size = 100
    (finding,) = circles(tasks(**{f"n{number}": f"[n{(number + 1) % size}]" for number in range(size)}))
    assert finding.values["path"] == " → ".join([*(f"n{number} (:{number + 4})" for number in range(size)), "n0"])
