"""Plans of a few tasks with what is asked of them: the reason of a date, the way to it."""

from __future__ import annotations

from datetime import date

from promoplan.finding import Language
from promoplan.why.places import Place
from promoplan.why.reason import Reason
from promoplan.why.reasons import Reasons
from tests.plans import part
from tests.schedule.test_resolve import stamp

EVENT_DAY = date(2026, 11, 11).toordinal()
HEAD = """
key_dates:
  signup_close: {at: 2026-10-29 22:00, name: 报名结束}
  stock_in: {at: T-3, name: 备货入库}
  drill_by: stock_in - 2wd
  opening: {at: 'task:page + 1d', name: 开放}
  loose: tbd
phases:
  - {id: prep, name: 筹备, window: T-42 .. preheat - 1d}
  - {id: preheat, name: 预热, window: T-11 .. T-1}
departments: {store: {name: 仓库, workweek: [mon, tue, wed, thu, fri, sat]}}
people: {zhou: {name: 老周, away: [T-9 .. T-8]}, li: {name: 小李}}
"""
PAGE = "tasks:\n  - {id: page, title: 页面, due: T-12, owner: li}\n"
LATE = """
    id: layout, title: 货架, owner: zhou, duration: 5wd, needs: [count + 1wd]
    id: drill, title: 演练, owner: li, duration: 1wd, needs: [layout], must_end_by: drill_by
    id: count, title: 盘点, owner: li, duration: 2d
    id: lead, title: 搬货, owner: li, duration: 2d, needs: [count - 1d]
    id: noon, title: 申报, owner: li, duration: 2wd, must_end_by: signup_close - 1d
    id: early, title: 对账, owner: li, duration: 2wd, must_end_by: T-12 12:00
    id: texts, title: 文案, owner: li, duration: 2wd, phase: prep
    id: last, title: 收尾, owner: li, duration: 1d
    id: check, title: 复核, owner: li, due: T-20, needs: [prices]
    id: prices, title: 定价, owner: li, duration: 1wd
    id: fixed, title: 上架, owner: li, window: T-30 .. T-29, needs: [pick]
    id: pick, title: 选款, owner: li, duration: 1wd
"""
MILESTONE = """
    id: drill, title: 演练, owner: li, duration: 2wd
    id: train, title: 培训, owner: li, due: T-9
    id: go, title: 评审, owner: li, duration: 0d, needs: [drill, train], must_end_by: T-4
    id: after, title: 发布, owner: li, due: T-1, duration: 1d, needs: [go]
"""


def reasons(tasks: str, campaign: str = "") -> Reasons:
    text = tasks if "tasks:" in tasks else PAGE + "".join(f"  - {{{line}}}\n" for line in tasks.strip().splitlines())
    found = part((f"# campaign: {campaign}\n" if campaign else "") + HEAD + text).campaign
    assert found is not None
    return Reasons(found.plan, found.schedule, found.times)


def place(found: Reasons, id_: str) -> Place:
    there = found.places.find(id_)
    assert there is not None
    return there


def reason(tasks: str, id_: str, campaign: str = "") -> Reason:
    found = reasons(tasks, campaign)
    return found.of(place(found, id_))


def said(tasks: str, id_: str, campaign: str = "", language: Language = "zh") -> tuple[str, tuple[str, ...], str]:
    found = reason(tasks, id_, campaign)
    return found.rule, found.rests_on, found.say(language)


def way(tasks: str, id_: str, campaign: str = "") -> list[str]:
    found = reasons(tasks, campaign)
    return [f"{step.place.id} {step.reason.rule} {stamp(step.at)}" for step in found.chain(place(found, id_))]
