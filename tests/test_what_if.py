"""A plan with another value in it is the plan that one would get by writing that value into its file."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from promoplan.finding import Words
from promoplan.pipeline import Loaded, load
from promoplan.reading.document import Document
from promoplan.reading.limits import Limits
from promoplan.what_if import change, unreadable
from promoplan.what_if.impossible import Impossible
from tests.command import ROOT
from tests.plans import Folder, with_head

PLAN = """
calendar: {days_off: [T-9]}
key_dates:
  coupon: T-12
  close: {at: 2026-10-29 22:00, name: 报名结束}
  presale: {at: tbd, decide_by: T-40}
phases:
  - {id: warm, name: 预热, window: T-11 .. T-1}
departments: {ops: {name: 运营部, lead: li}, design: 美编部}
people: {li: 李, wang: {name: 王阿姨, away: T-30}, zhou: {away: [T-4, T-2]}, chen: }
follow_ups: [{id: fu1, name: 第一次, at: T-20}]
sheets: [{id: mine, view: checklist, window: T-30 .. T}]
materials:
  - {item: 纸箱, quantity: 30, due: T-5}
  - {item: 胶带, quantity: 9, due: T-6}
tasks:
  - {id: price, title: 定价, due: T-30, department: ops, owner: li}
  - {id: page, title: 页面, duration: 3wd, department: design, owner: wang, needs: [price], must_end_by: coupon - 1d}
  - {id: page.copy, title: 文案, duration: 2wd, department: design, owner: zhou, must_end_by: close}
  - {id: signup, title: 申报, window: T-26 .. T-14, owner: li, department: ops, must_end_by: close,
     steps: [{title: 表, due: T-20}]}
"""
# What is asked, and where in the text it would be written by hand.
SAME = [
    ("event_day=2026-11-18", "event_day: 2026-11-11", "event_day: 2026-11-18"),
    ("T=2026-11-18", "event_day: 2026-11-11", "event_day: 2026-11-18"),
    ("campaign.start=T-40", "event_day: 2026-11-11", "event_day: 2026-11-11, start: T-40"),
    ("campaign.brief.theme=家", "event_day: 2026-11-11", "event_day: 2026-11-11, brief: {theme: 家}"),
    ("coupon=T-15", "coupon: T-12", "coupon: T-15"),
    ("coupon.at=T-15", "coupon: T-12", "coupon: T-15"),
    ("coupon.name=发券", "coupon: T-12", "coupon: {at: T-12, name: 发券}"),
    ("key_dates.coupon=T-15", "coupon: T-12", "coupon: T-15"),
    ("key_dates/coupon/at=T-15", "coupon: T-12", "coupon: T-15"),
    ("close=T-20 18:00", "at: 2026-10-29 22:00", "at: T-20 18:00"),
    ("报名结束=T-20", "at: 2026-10-29 22:00", "at: T-20"),
    ("presale=T-40", "at: tbd", "at: T-40"),
    ("warm=T-12 .. T-3", "window: T-11 .. T-1", "window: T-12 .. T-3"),
    ("phases.warm.window=T-12 .. T-3", "window: T-11 .. T-1", "window: T-12 .. T-3"),
    ("fu1=T-25", "at: T-20", "at: T-25"),
    ("task:page=5wd", "duration: 3wd", "duration: 5wd"),
    ("page=5wd", "duration: 3wd", "duration: 5wd"),
    ("page.duration=5wd", "duration: 3wd", "duration: 5wd"),
    ("PAGE.duration = 5wd", "duration: 3wd", "duration: 5wd"),
    ("页面.duration=5wd", "duration: 3wd", "duration: 5wd"),
    ("page.copy=5wd", "duration: 2wd", "duration: 5wd"),
    ("task:page.copy.duration=5wd", "duration: 2wd", "duration: 5wd"),
    ("tasks/page.copy/duration=5wd", "duration: 2wd", "duration: 5wd"),
    ("page.schedule=asap", "duration: 3wd", "duration: 3wd, schedule: asap"),
    ("page.must_end_by=", "must_end_by: coupon - 1d", "must_end_by: ~"),
    ("page.needs=[page.copy, price + 2wd]", "needs: [price]", "needs: [page.copy, price + 2wd]"),
    ("page.needs=[]", "needs: [price]", "needs: []"),
    ("price.due=T-28", "due: T-30", "due: T-28"),
    ("price=3wd", "due: T-30", "due: T-30, duration: 3wd"),
    ("signup.window=T-26 .. T-11", "T-26 .. T-14", "T-26 .. T-11"),
    ("signup.steps.0.due=T-9", "due: T-20}", "due: T-9}"),
    ("signup.owner=wang", "T-26 .. T-14, owner: li", "T-26 .. T-14, owner: wang"),
    ("signup.priority=must", "window: T-26 .. T-14", "priority: must, window: T-26 .. T-14"),
    ("wang.away=T-20 .. T-13", "away: T-30", "away: [T-30, T-20 .. T-13]"),
    ("wang=T-20 .. T-13", "away: T-30", "away: [T-30, T-20 .. T-13]"),
    ("王阿姨.away=T-20 .. T-13", "away: T-30", "away: [T-30, T-20 .. T-13]"),
    ("zhou.away=T-20 .. T-13", "[T-4, T-2]", "[T-4, T-2, T-20 .. T-13]"),
    ("zhou.away=[T-20 .. T-13]", "[T-4, T-2]", "[T-20 .. T-13]"),
    ("li.away=T-30", "li: 李", "li: {name: 李, away: [T-30]}"),
    ("chen.away=T-30", "chen: }", "chen: {away: [T-30]}}"),
    ("people.li.name=老李", "li: 李", "li: 老李"),
    ("calendar.days_off=T-15", "[T-9]", "[T-9, T-15]"),
    ("calendar.due_time=12:00", "{days_off: [T-9]}", "{days_off: [T-9], due_time: 12:00}"),
    ("departments.design.workweek=[mon, tue]", "design: 美编部", "design: {name: 美编部, workweek: [mon, tue]}"),
    ("materials.胶带.due=T+3", "due: T-6", "due: T+3"),
    ("materials/1/due=T+3", "due: T-6", "due: T+3"),
    ("sheets.mine.window=T-3 .. T", "window: T-30 .. T}", "window: T-3 .. T}"),
]  # fmt: skip


def loaded(text: str, *asked: str, today: str = "2026-09-01", files: dict[str, bytes] | None = None) -> Loaded:
    day = date.fromisoformat(today).toordinal()
    positions: dict[int, str] = {}

    def put_in(document: Document) -> None:
        positions.update(change(document, asked))

    found = load("plan.yaml", text.encode(), Folder(files), lambda zone: day, Limits(), put_in)
    if asked:
        impossible = unreadable(loaded(text, today=today, files=files), found, positions)
        if impossible:
            raise impossible
    return found


def said(plan: Loaded) -> list[tuple[str, str, str, str | None]]:
    """What is told of a plan, apart from where."""
    return sorted(
        (finding.rule, finding.severity.value, finding.message("en"), finding.hint("en")) for finding in plan.findings
    )


def days(plan: Loaded) -> dict[str, object]:
    assert plan.campaign is not None
    schedule = plan.campaign.schedule
    return {
        **{dated.id: (dated.start, dated.finish, plan.campaign.times[dated.index]) for dated in schedule.tasks},
        **schedule.key_dates,
        **schedule.phases,
        "away": schedule.away,
        "follow-ups": schedule.follow_ups,
        "materials": schedule.materials,
    }


@pytest.mark.parametrize(("asked", "written", "instead"), SAME)
def test_what_if_is_the_plan_edited_by_hand(asked: str, written: str, instead: str) -> None:
    text = with_head(PLAN)
    assert text.count(written) == 1
    before, changed, edited = loaded(text), loaded(text, asked), loaded(text.replace(written, instead))
    assert said(changed) == said(edited)
    assert days(changed) == days(edited)
    assert changed.campaign is not None
    assert edited.campaign is not None
    assert before.campaign is not None
    assert changed.campaign.plan == edited.campaign.plan
    assert changed.campaign.plan != before.campaign.plan


@settings(max_examples=40)
@given(st.lists(st.sampled_from(SAME), max_size=4, unique_by=lambda one: one[1]))
def test_several_changes_are_several_edits(changes: list[tuple[str, str, str]]) -> None:
    text = edited = with_head(PLAN)
    for _, written, instead in changes:
        if edited.count(written) != 1:  # two edits of one line
            return
        edited = edited.replace(written, instead)
    asked = [asked for asked, *_ in changes]
    assert said(loaded(text, *asked)) == said(loaded(edited))
    assert days(loaded(text, *asked)) == days(loaded(edited))


@settings(max_examples=12)
@given(st.integers(-60, 60))
def test_the_event_of_a_whole_plan_moves_as_by_hand(shift: int) -> None:
    text = (ROOT / "plans/double11-2026.yaml").read_text(encoding="utf-8")
    day = date.fromordinal(date(2026, 11, 11).toordinal() + shift).isoformat()
    edited = text.replace("event_day: 2026-11-11 ", f"event_day: {day} ")
    changed, by_hand = loaded(text, f"event_day={day}"), loaded(edited)
    assert said(changed) == said(by_hand)
    assert days(changed) == days(by_hand)
    # the text has the same lines, so the places are the same as well
    places = [[finding.position for finding in plan.findings] for plan in (changed, by_hand)]
    assert places[0] == places[1]


def test_findings_stand_where_the_value_that_was_replaced_does() -> None:
    text = with_head(PLAN)
    (finding,) = [one for one in loaded(text, "close=T-20").findings if one.rule == "ends-after-limit"]
    assert text.splitlines()[finding_line(text, finding.position)].startswith("  - {id: signup")
    (finding,) = [one for one in loaded(text, "li.away=T-30").findings if one.rule == "due-in-leave"]
    assert text.splitlines()[finding_line(text, finding.position)].startswith("  - {id: price,")


def finding_line(text: str, position: int) -> int:
    return text.count("\n", 0, position)


def test_what_is_allowed_stays_allowed() -> None:
    text = with_head(
        "people: {li: 李}\n"
        "tasks:\n  - id: a\n    title: A\n    owner: li\n    due: T-16\n    allow: {due-on-day-off: 值班}\n"
    )
    changed = loaded(text, "a.due=T-17")
    assert [finding.rule for finding in changed.silenced] == ["due-on-day-off"]
    everywhere = text.replace("2026-11-11}", "2026-11-11, allow: {due-on-day-off: 全员值班}}").replace(
        "    allow: {due-on-day-off: 值班}\n", ""
    )
    assert [finding.rule for finding in loaded(everywhere, "T=2026-11-18", "a.due=T-17").silenced] == ["due-on-day-off"]


def test_what_an_alias_shares_is_changed_in_one_place_only() -> None:
    text = with_head(
        "people: {li: {name: 李, away: &national [T-40 .. T-38]}, wang: {name: 王, away: *national}}\n"
        "tasks:\n  - &base {id: a, title: A, due: T-20, steps: &steps [{title: S, due: T-21}]}\n"
        "  - {id: b, title: B, due: T-20, steps: *steps}\n"
    )
    changed = loaded(text, "wang.away=T-9", "b.steps.0.due=T-25").campaign
    assert changed is not None
    assert [len(changed.plan.people[id_].away) for id_ in ("li", "wang")] == [1, 2]
    first, second = (dated.steps[0] for dated in changed.tasks)
    assert first is not None
    assert second is not None
    assert first.day - second.day == 4


def test_included_files_are_changed_as_well() -> None:
    text = with_head("include: [tasks/*.yaml]\npeople: {li: 李}\n")
    files = {"tasks/a.yaml": b"tasks:\n  - {id: a, title: A, due: T-20, owner: li}\n"}
    changed = loaded(text, "a.due=T-17", files=files)
    (finding,) = changed.findings
    assert finding.rule == "due-on-day-off"
    assert changed.sources.location(finding.position).file == "tasks/a.yaml"


# what cannot be asked


@pytest.mark.parametrize(
    ("asked", "zh", "en"),
    [
        ("event_day", "要写成 名称=值", "NAME=VALUE"),
        ("=T-3", "要写成 名称=值", "NAME=VALUE"),
        ("clsoe=T-10", "是不是 close？", "did you mean close?"),
        ("key_dates.cupon=T-10", "是不是 key_dates.coupon？", "did you mean key_dates.coupon?"),
        ("wnag.away=T-3", "是不是 wang.away？", "did you mean wang.away?"),
        ("pge.duration=3d", "是不是 page.duration？", "did you mean page.duration?"),
        ("page.cpy.due=T-3", "是不是 page.copy.due？", "did you mean page.copy.due?"),
        ("task:pge=3d", "没有「task:pge」", "no 'task:pge'"),
        ("zzzzzz=T-3", "可以写 event_day", "ids of key dates"),
        ("page.duraton=3d", "不认识的键「duraton」", "did you mean 'duration'?"),
        ("campaign.evnt_day=2026-11-18", "不认识的键「evnt_day」", "did you mean 'event_day'?"),
        ("signup=3wd", "signup.window=", "signup.window="),
        ("departments.design=T-3", "有好几项", "holds several values"),
        ("campaign=T-3", "有好几项", "holds several values"),
        ("tasks=T-3", "有好几项", "holds several values"),
        ("signup.steps=T-3", "有好几项", "holds several values"),
        ("signup.steps.5.due=T-3", "没有「signup.steps.5.due」", "no 'signup.steps.5.due'"),
        ("page.duration.days=3", "没有「page.duration.days」", "no 'page.duration.days'"),
        ("close=月底", "「月底」没说清是哪一天（建议：", "'月底' does not say which day (hint: "),
        ("close=10-32", "10-32", "10-32"),
        ("close=nowhere - 1d", "nowhere", "nowhere"),
        ("page=soon", "「soon」", "'soon'"),
        ("wang.away=someday", "「someday」", "'someday'"),
        ("zhou.away=someday", "「someday」", "'someday'"),
        ("event_day=11-18", "活动日要写全年月日", "the event day needs year, month and day"),
        ("event_day=T+7", "活动日要写全年月日", "the event day needs year, month and day"),
        ("page.schedule=later", "later", "later"),
        ("price.title=\x1b[31m", "不能写进计划的字符", "no plan can have"),
        ("price.title=\udcff", "不能写进计划的字符", "no plan can have"),
        ("variables.event=双十二", "没有「variables.event」", "no 'variables.event'"),
        ("include=x.yaml", "没有「include」", "no 'include'"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_told_as_a_plan_would_be(asked: str, zh: str, en: str) -> None:
    with pytest.raises(Impossible) as refused:
        loaded(with_head(PLAN), asked)
    words = refused.value.words
    assert zh in words.zh
    assert en in words.en
    assert "\n" not in Words(*words).zh


def test_an_objection_of_the_plan_itself_is_not_that_of_the_change() -> None:
    text = with_head("tasks:\n  - {id: a, title: A, due: T-2, ower: li}\n")
    assert "key-unknown" in [finding.rule for finding in loaded(text, "a.due=T-3").findings]
    assert "key-unknown" in [finding.rule for finding in loaded(text, "a.priority=could").findings]
