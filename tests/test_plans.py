"""The plans that come with promoplan: sound, and the 2015 plan carries every row of the tables it was made from."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest

from promoplan.campaign import Campaign
from promoplan.cli.files import open_plan, today_from
from promoplan.days.read import read_day, read_window
from promoplan.reading.events import Mapping, Sequence
from promoplan.reading.limits import Limits
from tests.command import ROOT, promoplan

PLANS = sorted((ROOT / "plans").glob("*.yaml"))
OLD = ROOT / "plans" / "double11-2015.yaml"
DUTIES = {"运营部": 19, "商品部": 9, "美编部": 13, "推广部": 12, "客服部": 10, "物流部": 16}
ROWS = {
    *(f"duty/{department}/{number}" for department, count in DUTIES.items() for number in range(1, count + 1)),
    *(f"duty/客服部/8{letter}" for letter in "ABC"),
    *(f"gantt/{number}" for number in range(1, 83)),
    *(f"milestone/{number}" for number in range(1, 9)),
}


def campaign(path: Path) -> Campaign:
    loaded = open_plan(str(path), today_from("2015-10-25"), Limits())
    assert loaded.campaign is not None
    return loaded.campaign


def refs(data: object) -> list[str]:
    """Every `ref` of a plan, ranges spelt out."""
    found: list[str] = []
    if isinstance(data, Mapping):
        for key, value in data.items():
            if key == "ref":
                found += [value] if isinstance(value, str) else list(value)
            else:
                found += refs(value)
    elif isinstance(data, Sequence):
        for item in data:
            found += refs(item)
    return found


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.name)
def test_a_plan_is_sound(path: Path) -> None:
    run = promoplan("validate", str(path), "--format", "json", "--today", "2015-10-25")
    assert run.returncode == 0
    assert [one for one in json.loads(run.stdout)["findings"] if one["severity"] != "info"] == []


def test_every_row_of_the_old_tables_is_carried_and_none_is_invented() -> None:
    assert len(ROWS) == 172
    carried = set(refs(campaign(OLD).document.root))
    assert carried == ROWS


def test_every_dated_row_has_a_task_of_its_own_that_ends_on_the_printed_day() -> None:
    old = campaign(OLD)
    by_ref: dict[str, list[tuple[str, int]]] = {}
    for dated in old.tasks:
        assert dated.finish is not None, dated.id
        for ref in dated.task.ref:
            by_ref.setdefault(ref, []).append((dated.id, dated.finish.day))
    with (Path(__file__).parent / "data" / "gantt-2015.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 56
    owners = []
    for row in rows:
        written = row["deadline"]
        timeline = old.schedule.timeline
        span = re.search(r"\d-\d|日-", written)
        printed = timeline.span(read_window(written)).end.day if span else timeline.moment(read_day(written)).day
        ids = [id_ for id_, day in by_ref[row["ref"]] if day == printed]
        assert ids, row
        owners.append(ids[0])
    assert len(set(owners)) == len(rows)


def test_tasks_count_from_the_event_so_that_moving_it_is_one_line(tmp_path: Path) -> None:
    text = OLD.read_text(encoding="utf-8")
    for path in (OLD.parent / "double11-2015").iterdir():
        (tmp_path / "double11-2015").mkdir(exist_ok=True)
        (tmp_path / "double11-2015" / path.name).write_bytes(path.read_bytes())
    moved = tmp_path / "moved.yaml"
    assert text.count("event_day: 2015-11-11") == 1
    moved.write_text(text.replace("event_day: 2015-11-11", "event_day: 2015-11-18"), encoding="utf-8")
    before, after = campaign(OLD), campaign(moved)
    fixed = {id_ for id_, key_date in before.plan.key_dates.items() if key_date.at and not before.moves(key_date.at)}
    for old, new in zip(before.tasks, after.tasks, strict=True):
        assert old.finish is not None
        assert new.finish is not None
        hangs = any(name in str(old.task.due or old.task.window) for name in fixed)
        assert new.finish.day - old.finish.day == (0 if hangs else 7), old.id


def test_no_date_and_no_placeholder_hides_in_the_texts() -> None:
    for path in sorted((ROOT / "plans").rglob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        assert "种子" not in text
        assert not re.search(r"XX|20xx|待定|\*月", text), path.name
