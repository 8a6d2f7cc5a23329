"""`render --format ics`: which files there are, how one gets to them, and what it costs those who do not ask."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.command import promoplan

PLAN = "tests/golden/road-show/plan.yaml"
TODAY = ("--today", "2026-09-02")


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if not path.name.startswith(".")}


def test_calendars_alone_are_nothing_but_calendars(tmp_path: Path) -> None:
    run = promoplan("render", PLAN, "-o", str(tmp_path / "out"), "--format", "ics", "--lang", "en", *TODAY)
    assert run.returncode == 0
    made = names(tmp_path / "out")
    assert "calendar.ics" in made
    assert {re.sub("-(department|person)-.*", r"-\1", name) for name in made} == {
        "calendar.ics", "calendar-department", "calendar-person",
    }  # fmt: skip
    assert run.stderr.decode().endswith(f"{len(made)} files written; begin with {tmp_path}/out/calendar.ics\n")


@pytest.mark.parametrize("format_", ["html", "md"])
def test_the_index_leads_to_every_calendar(format_: str, tmp_path: Path) -> None:
    run = promoplan("render", PLAN, "-o", str(tmp_path), "--format", f"ics,{format_}", *TODAY)
    assert run.stderr.decode().endswith(f"{tmp_path}/index.{format_} 看起\n")
    index = (tmp_path / f"index.{format_}").read_text(encoding="utf-8")
    linked = set(re.findall(r'[("]([^("]+\.ics)[)"]', index))
    assert len(linked) == len({name for name in names(tmp_path) if name.endswith(".ics")})


def test_the_same_bytes_anywhere(tmp_path: Path) -> None:
    folders = []
    for number, seed in enumerate(("0", "7")):
        target = tmp_path / str(number)
        world = {"PYTHONHASHSEED": seed, "TZ": ("UTC", "America/New_York")[number]}
        assert promoplan("render", PLAN, "-o", str(target), "--format", "ics", *TODAY, env=world).returncode == 0
        folders.append({path.name: path.read_bytes() for path in target.iterdir()})
    assert folders[0] == folders[1]


def test_nobody_else_waits_for_calendars(tmp_path: Path) -> None:
    run = promoplan("render", PLAN, "-o", str(tmp_path), *TODAY, env={"PYTHONPROFILEIMPORTTIME": "1"})
    assert b"promoplan.views" in run.stderr
    assert not re.search(rb"\| +(icalendar|promoplan\.entries)\b", run.stderr)
