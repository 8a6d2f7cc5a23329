"""Whatever stands at one place of a plan, the run goes on: it is told in both languages, with its line, and once."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.days.forms import DATE_LIKE
from tests.plans import loaded

FEW = settings(max_examples=120, deadline=None, derandomize=True, database=None)
WHOLE = """
promoplan: 1
campaign:
  id: d11
  name: 双十一
  event_day: 2026-11-11
  event_days: T .. T+1
  start: T-100
  timezone: Asia/Shanghai
  language: zh
  owner: li
  brief: {theme: 双十一, slogan: 买买买, ref: meeting/1}
  allow: {task-without-owner: not yet}
variables: {event: 双十一}
calendar:
  holidays: cn
  workweek: [mon, tue, wed]
  extra_workdays: [T-3]
  days_off: [10-12 .. 10-13]
  due_time: 18:00
  freeze: [{window: T-3 .. T, scope: [price], except: [a], note: locked}]
  pile_up: {person: 5, department: 9}
key_dates: {open: T-32, close: {at: 2026-10-29 22:00, name: 报名结束}, late: task:b + 1d}
phases: [{id: preheat, name: 预热, window: T-11 .. T-1}, {id: live, window: T}]
departments:
  ops: {name: 运营部, lead: li, teams: {reports: {name: 报道组, lead: li, members: [li, wang]}}}
  design: {name: 美编部, workweek: [sat, sun], holidays: none}
people: {li: {name: 李, department: ops, away: [T-20 .. T-18]}, wang: 王}
sites: {west: {name: 西街店, place: 西街}, east: 东街店}
follow_ups: [{id: fu1, name: 第一次, at: T-60, owner: li, held: T-59}]
tasks:
  - {id: a, title: A, department: ops, owner: li, due: open, duration: 3wd, priority: must, phase: preheat}
  - id: b
    title: B
    department: design
    owner: wang
    helpers: [li, ops]
    window: preheat - 3d .. preheat
    needs: [a + 2wd]
    must_end_by: close
    aim: T-13
    not_before: T-40
  - {id: c, title: C, duration: 2d, needs: [b], schedule: asap, for_each: sites, status: done, done_on: T-5}
  - id: d
    title: 盯${event}
    owner: li
    window: T-10 .. T
    repeat: daily 09:30
    steps: [{title: one, due: T-3, owner: wang, status: done}, {title: two}]
    done_by: wang
    minutes: {fu1: ok}
    log: {T-5: begun}
    touches: [price]
    allow: {due-on-day-off: on duty}
  - {id: e, title: E, owner: tbd, decide_by: T-9, due: task:d - 1d}
"""
DATA: dict[str, Any] = yaml.load(WHOLE, Loader=yaml.BaseLoader)
JUNK: list[Any] = [
    "", [], {}, ["x"], [[]], {"x": "y"}, {"a b": {}}, [{"x": "y"}], {"allow": "x"},
    {"allow": {"due-on-day-off": "x"}}, "tbd", "all", "T-10", "10-30", "2.29", "31日", "月底", "T .. T+1",
    "10-30 .. nope", "2999-12-31 + 4000d", "1900-01-01", "T 24:00", "T-3999wd", "3999wd", "9999999d", "5h", "0d",
    "a - 4000wd", "task:a", "task:e + 1d", "preheat", "a@west", "${event}", "${nope}", "Asia/Tokyo", "US", "no",
    "../x",
]  # fmt: skip


def places(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to everything that nested data holds."""
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [*([path] if path else []), *(way for step, value in inner for way in places(value, (*path, step)))]


@given(st.sampled_from(places(DATA)), st.sampled_from(JUNK) | DATE_LIKE)
@FEW
def test_anything_at_any_place_is_told_and_the_run_goes_on(path: tuple[Any, ...], value: Any) -> None:
    data = deepcopy(DATA)
    holder = data
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = deepcopy(value)
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    plan = loaded(text, today="2026-10-20")
    told = [(finding.position, finding.rule, finding.message("zh")) for finding in plan.findings]
    assert [key[:2] for key in told] == sorted(key[:2] for key in told)
    assert len(told) == len(set(told))
    for finding in plan.findings:
        assert plan.sources.location(finding.position).line <= text.count("\n") + 1
        assert finding.message("en")
        assert finding.hint("en") != ""
