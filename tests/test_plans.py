"""The plans that come with promoplan: sound, and the 2015 plan carries every row of the tables it was made from."""

from __future__ import annotations

import csv
import json
import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from promoplan.campaign import Campaign
from promoplan.cli.files import open_plan, today_from
from promoplan.days.read import read_day, read_window
from promoplan.numbers.book import book_of
from promoplan.reading.events import Mapping, Sequence
from promoplan.reading.limits import Limits
from promoplan.sheet import Sheet
from promoplan.views.rows import title
from tests.command import ROOT, promoplan
from tests.views.sheets import TITLE_KEYS, said, sheets_of

NEW = ROOT / "plans" / "double11-2026.yaml"
# The chains of the 2026 plan that have the fewest days to spare.
TIGHT = (
    ("product.price", "product.signup", "product.signup-check"),
    ("logistics.stocktake", "logistics.layout", "logistics.drill", "go"),
)
PLANS = sorted((ROOT / "plans").glob("*.yaml"))
OLD = ROOT / "plans" / "double11-2015.yaml"
DUTIES = {"运营部": 19, "商品部": 9, "美编部": 13, "推广部": 12, "客服部": 10, "物流部": 16}
SECTIONS = {  # of the division table, with how many rows each has
    "总览": 2, "广告资源": 6, "货品规划": 6, "形象开发": 6, "活动策划": 3, "数据分析": 3, "客户服务": 3, "仓储物流": 1,
}  # fmt: skip
STAGES = {  # of the phase grid, likewise
    "资源整合期": 7, "货品物流筹备期": 6, "会场、店铺活动方案确定期": 9, "页面设计期": 7, "客服培训期": 3,
    "仓储测试期": 1, "预热期": 5, "活动当天": 7, "总结": 1, "售后": 1,
}  # fmt: skip
ACTIONS = {"促前": range(1, 46), "促中": range(46, 57), "促后": range(57, 62)}
ROWS = {
    *(f"duty/{department}/{number}" for department, count in DUTIES.items() for number in range(1, count + 1)),
    *(f"duty/客服部/8{letter}" for letter in "ABC"),
    *(f"gantt/{number}" for number in range(1, 83)),
    *(f"milestone/{number}" for number in range(1, 9)),
    *(f"action/{number}" for numbers in ACTIONS.values() for number in numbers),
    *(f"division/{place}.{number}" for place, rows in enumerate(SECTIONS.values(), 1) for number in range(1, rows + 1)),
    *(f"phase/{place}.{number}" for place, rows in enumerate(STAGES.values(), 1) for number in range(1, rows + 1)),
    *(f"production/{number}" for number in range(1, 13)),
    *(f"tier/{number}" for number in range(1, 6)),
    *(f"price/{number}" for number in range(1, 9)),
    *(f"traffic/{number}" for number in range(10)),
    *(f"marketing/{number}" for number in range(1, 24)),
    *(f"goal/{number}" for number in range(1, 10)),
    *(f"promo/{number}" for number in range(1, 73)),
    *(f"budget/{number}" for number in range(1, 18)),
}
# Where each row of a list is to be printed in the table of its own.
HEADINGS = {
    **{f"action/{number}": phase for phase, numbers in ACTIONS.items() for number in numbers},
    **{
        f"{kind}/{place}.{number}": name
        for kind, parts in (("division", SECTIONS), ("phase", STAGES))
        for place, (name, rows) in enumerate(parts.items(), 1)
        for number in range(1, rows + 1)
    },
    **{f"production/{number}": "货品跟进" for number in range(1, 13)},
}
# Tasks that stand elsewhere on purpose, beside another one that carries their row under its own heading.
ELSEWHERE = {
    ("action/52", "support.daily"): "促前",  # meals of the day itself; what is bought for them comes before
    ("phase/5.2", "service.feedback"): "活动当天",  # a system of feedback: planned in training, run on the day
    ("phase/8.7", "ops.contingency-plan"): "",  # an emergency plan of the day: written before it, so in no stage
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
    assert len(ROWS) == 466
    carried = set(refs(campaign(OLD).document.root))
    assert carried == ROWS


def test_a_row_of_the_grid_and_of_the_budget_stands_at_one_place() -> None:
    carried = [ref for ref in refs(campaign(OLD).document.root) if ref.startswith(("promo/", "budget/"))]
    assert len(carried) == len(set(carried)) == 72 + 17


def test_each_tier_and_each_column_of_prices_is_carried_once_and_filled() -> None:
    old = campaign(OLD)
    assert old.plan.products is not None
    assert old.plan.prices is not None
    carried = [ref for ref in refs(old.document.root) if ref.startswith(("tier/", "price/"))]
    assert sorted(carried) == sorted(ref for ref in ROWS if ref.startswith(("tier/", "price/")))
    assert [tier.ref for tier in old.plan.products.tiers] == [(f"tier/{number}",) for number in range(1, 6)]
    (table, *_) = sheets_of("prices", old)["prices"].tables
    columns = ["价格体系", "品类占比", "商品比例", "库存比例", "定价范围", "产品配送赠品", "搭配产品推荐", "说明备注"]
    assert [column.title for column in table.columns] == columns
    assert all(said(cell) for row in table.rows if not row.kind for cell in row.cells)


def test_the_old_plans_products_come_to_its_sales() -> None:
    products = book_of(campaign(OLD)).products
    assert products is not None
    assert products.plan_gmv.say("zh") == "4,680,000"
    assert products.margin_rate.say("zh") == "40%"


def printed(sheet: Sheet) -> dict[str, set[str]]:
    """Under which headings each task of a sheet is printed, by its title."""
    found: dict[str, set[str]] = {}
    for table in sheet.tables:
        place = next(place for place, column in enumerate(table.columns) if column.key in TITLE_KEYS)
        heading = ""
        for row in table.rows:
            if row.kind in ("group", "stage"):
                heading = said(row.cells[0]) or said(row.cells[1])
            elif row.kind != "subgroup":
                found.setdefault(said(row.cells[place]), set()).add(heading)
    return found


@pytest.mark.parametrize(
    ("kind", "view", "sheet"),
    [
        ("action", "action-table", "actions"),
        ("division", "division-table", "division"),
        ("phase", "day-grid", "stages"),
        ("production", "day-grid", "production"),
    ],
)
def test_the_table_of_each_list_shows_its_rows_under_the_printed_headings(kind: str, view: str, sheet: str) -> None:
    old = campaign(OLD)
    made = printed(sheets_of(view, old)[f"{view}-sheet-{sheet}"])
    in_place, theirs = set(), set()
    for dated in old.tasks:
        for ref in dated.task.ref:
            if ref.startswith(f"{kind}/"):
                heading = ELSEWHERE.get((ref, dated.id), HEADINGS[ref])
                theirs.add(title(old, dated))
                found = made.get(title(old, dated), set())
                if heading:
                    assert [name for name in found if is_heading(name, heading)] == list(found) != [], (ref, dated.id)
                else:
                    assert not found, (ref, dated.id)
                if (ref, dated.id) not in ELSEWHERE:
                    in_place.add(ref)
    assert in_place == {ref for ref in ROWS if ref.startswith(f"{kind}/")}
    assert set(made) <= theirs, "a row of no list"


def is_heading(printed: str, name: str) -> bool:
    """Whether a printed heading has that name: 一、总览, 活动当天 · T, 促前·预热 · T-11 .. T-1　未完 14 / 共 14."""
    return re.fullmatch(rf"([一二三四五六七八]、)?{name}(·\w+)?( · T.*)?", printed) is not None


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


def needs(plan: Campaign) -> set[tuple[str, str]]:
    """Every link of a plan: what waits, and for what."""
    return {(dated.id, need.id) for dated in plan.tasks for need in dated.task.needs if need is not None}


def slacks(plan: Campaign) -> dict[str, int]:
    """The days to spare of every task that has a limit."""
    pairs = zip(plan.tasks, plan.times, strict=True)
    return {dated.id: times.slack for dated, times in pairs if times is not None and times.slack is not None}


@pytest.mark.parametrize("chain", TIGHT, ids=lambda chain: chain[-1])
def test_the_chains_with_the_fewest_days_to_spare_are_those_a_manager_watches(chain: tuple[str, ...]) -> None:
    new = campaign(NEW)
    assert {(follower, first) for first, follower in pairwise(chain)} <= needs(new)
    least = min(slacks(new).values())
    assert {id_: slacks(new)[id_] for id_ in chain} == dict.fromkeys(chain, least)
    critical = {dated.id for dated, times in zip(new.tasks, new.times, strict=True) if times and times.critical}
    assert set(chain) <= critical
    finishes = [new.task_by_id[id_].finish for id_ in chain]
    assert all(a is not None and b is not None and a.day < b.day for a, b in pairwise(finishes))


def test_no_open_must_of_the_2026_plan_is_without_a_day_to_spare() -> None:
    new = campaign(NEW)
    musts = {dated.id for dated in new.tasks if dated.task.priority == "must" and dated.task.is_open}
    assert {id_: days for id_, days in slacks(new).items() if id_ in musts and days < 1} == {}


def test_a_third_of_the_2026_plan_is_worked_back_from_what_follows() -> None:
    new = campaign(NEW)
    flexible = [dated for dated in new.tasks if not dated.fixed]
    assert 3 * len(flexible) >= len(new.tasks)
    for dated in flexible:
        assert dated.start is not None
        assert dated.finish is not None
        calendar = new.schedule.calendar_of(dated.task.department)
        works = calendar.works(dated.start.day) and calendar.works(dated.finish.day)
        assert works or dated.task.is_milestone, dated.id


@pytest.mark.parametrize(
    ("name", "links"),
    [
        ("double11-2026", [("ops.sync-off", "product.stock-in"), ("service.training", "service.dunning")]),
        ("double11-2026", [("service.training", "service.recruit"), ("live.online", "service.training")]),
        ("double11-2015", [("product.sync-off", "product.stock-in"), ("logistics.layout", "logistics.stocktake")]),
        ("double11-2015", [("service.online", "service.temp-training"), ("ads.topic-push", "design.final")]),
        ("teachers-day-2026", [("promo.print", "promo.leaflet"), ("go", "agency.walk")]),
        ("new-year-2026", [("design.print", "design.poster"), ("sms.announce", "warm.go")]),
        ("black-friday-2026", [("site.freeze", "site.load-test-2"), ("go", "ship.drill"), ("live.early-access", "go")]),
    ],
)
def test_the_trade_s_own_order_stands_in_the_plans(name: str, links: list[tuple[str, str]]) -> None:
    plan = campaign(ROOT / "plans" / f"{name}.yaml")
    assert set(links) <= needs(plan)
    for follower, first in links:
        begins, ends = plan.task_by_id[follower], plan.task_by_id[first].finish
        assert begins.finish is not None
        assert ends is not None
        assert ends.day <= (begins.start or begins.finish).day


def test_the_old_plan_is_one_network_and_not_a_list() -> None:
    old = campaign(OLD)
    assert len(needs(old)) >= 200
    linked = {id_ for link in needs(old) for id_ in link}
    assert len(linked) >= 0.75 * len(old.tasks)


def moved_to(event_day: str, folder: Path) -> Path:
    """The 2026 plan with another event day, and the files that lie beside it."""
    (folder / "double11-2026").mkdir()
    for path in (NEW.parent / "double11-2026").iterdir():
        (folder / "double11-2026" / path.name).write_bytes(path.read_bytes())
    text = NEW.read_text(encoding="utf-8")
    assert text.count("event_day: 2026-11-11 ") == 1
    moved = folder / "moved.yaml"
    moved.write_text(text.replace("event_day: 2026-11-11 ", f"event_day: {event_day} "), encoding="utf-8")
    return moved


def errors(plan: Path) -> list[tuple[str, str]]:
    """What is wrong with a plan: rule and task."""
    run = promoplan("validate", str(plan), "--format", "json", "--today", "2015-10-25")
    assert run.returncode == 1
    found = [one for one in json.loads(run.stdout)["findings"] if one["severity"] == "error"]
    return [(one["rule"], one["path"].split("/")[1]) for one in found]


def test_a_week_later_the_2026_plan_no_longer_fits_the_platform_s_windows(tmp_path: Path) -> None:
    moved = moved_to("2026-11-18", tmp_path)
    found = errors(moved)
    late = {"product.signup", "product.signup-check", "design.landing"}
    assert {task for rule, task in found if rule == "ends-after-limit"} == late
    assert {task for _, task in found} == late
    later = campaign(moved)
    third = next(n for n, item in enumerate(later.plan.follow_ups) if item.id == "fu3")
    meeting = later.schedule.follow_ups[third].at
    assert meeting is not None
    assert date.fromordinal(meeting.day) == date(2026, 10, 6)
    assert not later.schedule.calendar.works(meeting.day)


def test_a_week_sooner_the_2026_plan_would_sign_up_before_the_platform_lets_it(tmp_path: Path) -> None:
    assert errors(moved_to("2026-11-04", tmp_path)) == [("begins-too-early", "product.signup")]
