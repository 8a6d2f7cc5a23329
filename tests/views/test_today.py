"""Today's list: what is late, due today and tomorrow, and the follow-ups, for whom each is."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from promoplan.cli.resources import template_text
from promoplan.finding import Language
from promoplan.formats import txt
from promoplan.text import columns_of
from tests.views.random_plans import FEW, Plan, day, end_of, is_open, plans
from tests.views.sheets import EVENT, campaign, campaign_of, headings, lines, sheets_of, under_headings

PLAN = """\
departments: {ops: 运营部, art: {name: 美编部, lead: mei}}
people: {li: 李雷, mei: 小美}
follow_ups: [{id: one, name: 碰头会, at: T-12 09:30, owner: li}, {id: two, name: 复盘, at: T-20}]
tasks:
  - {id: a, title: 定价, department: ops, owner: li, due: T-15}
  - {id: b, title: 主图, department: art, owner: mei, due: T-13 18:00, steps: [{title: 初稿, owner: li, due: T-14}]}
  - {id: c, title: 晨会, department: ops, owner: li, window: T-14 .. T-1, repeat: 'daily 09:00'}
  - {id: d, title: 已经好了, department: ops, owner: li, due: T-15, status: done}
  - {id: e, title: 还早, department: ops, owner: li, due: T-9}
# today: 2026-10-29
"""


def test_everyone_sees_everything_in_four_blocks() -> None:
    found = campaign(PLAN)
    (table,) = sheets_of("today", found)["today"].tables
    blocks = {
        heading: [(row["几时"], row["事项"], row["责任人"]) for row in below]
        for heading, below in under_headings(table)
    }
    assert blocks == {
        "迟到 2": [("晚 2 天", "定价", "李雷"), ("晚 1 天", "初稿（主图）", "李雷")],
        "今天到期 2": [("今天 09:00", "晨会", "李雷"), ("今天 18:00", "主图", "小美")],
        "明天到期 1": [("明天 09:00", "晨会", "李雷")],
        "跟进会 2": [("没开 T-20", "复盘", ""), ("明天 09:30", "碰头会", "李雷")],
    }


def test_departments_and_people_see_theirs() -> None:
    made = sheets_of("today", campaign(PLAN))
    assert list(made) == [
        "today", "today-department-ops", "today-department-art", "today-person-li", "today-person-mei",
    ]  # fmt: skip
    titles = {name: [row["事项"] for table in sheet.tables for row in lines(table)] for name, sheet in made.items()}
    assert titles["today-department-art"] == ["初稿（主图）", "主图"]
    assert titles["today-person-mei"] == ["主图"]
    assert titles["today-person-li"] == ["定价", "初稿（主图）", "晨会", "晨会", "碰头会"]


def test_a_quiet_day_says_so() -> None:
    found = campaign("tasks: [{id: a, title: 还早, due: T-3}]\n")
    (sheet,) = sheets_of("today", found).values()
    assert sheet.tables == []
    assert txt.Writer(template_text, []).write(sheet).decode().endswith("没有迟到的，今天、明天都没有到期的。\n")


@FEW
@given(st.sampled_from(("zh", "en")), st.integers(-30, 10), st.data())
def test_it_has_what_is_late_or_due_and_nothing_else(language: Language, today: int, data: st.DataObject) -> None:
    plan: Plan = data.draw(plans(language))
    plan["tasks"] = [{key: task[key] for key in task.keys() - {"steps", "repeat"}} for task in plan["tasks"]]
    on = date.fromordinal(EVENT + today).isoformat()
    found = campaign_of(plan, today=on, language=language, timezone="Asia/Shanghai")
    wanted = {
        task["title"].strip()
        for task in plan["tasks"]
        if is_open(task) and (last := end_of(task)) is not None and last <= today + 1
    }
    made = sheets_of("today", found)
    if not made:
        assert not wanted
        return
    key = "事项" if language == "zh" else "Task"
    tables = made["today"].tables
    rounds = sum("跟进会" in heading or "Follow-ups" in heading for table in tables for heading in headings(table))
    said = {row[key].strip() for table in tables for row in lines(table)}
    assert {title for title in said if "#" in title} >= wanted if rounds else said == wanted


# As text for a chat


def test_columns_line_up_in_chinese() -> None:
    made = txt.Writer(template_text, []).write(sheets_of("today", campaign(PLAN))["today"]).decode().splitlines()
    rows = [line for line in made if "  " in line.strip()]
    owners = {
        columns_of(line[: line.index(name)]) for line in rows for name in ("责任人", "李雷", "小美") if name in line
    }
    assert len(owners) == 1


def test_a_long_list_is_cut_at_a_whole_line_and_the_rest_counted() -> None:
    tasks = [{"id": f"t{n}", "title": f"第 {n} 件要做的事，名称长一点", "due": day(-13)} for n in range(500)]
    sheet = sheets_of("today", campaign_of({"tasks": tasks}, today="2026-10-29"))["today"]
    made = txt.Writer(template_text, []).write(sheet)
    assert 3900 < len(made) <= txt.MOST_BYTES
    *shown, last = made.decode().splitlines()
    listed = [line for line in shown if "件要做的事" in line]
    assert last == f"……还有 {500 - len(listed)} 条，见表"
    assert all(line.endswith("名称长一点") for line in listed)


def test_what_fits_is_whole() -> None:
    lines_ = [txt.Line("标题"), txt.Line("一", True), txt.Line("组"), txt.Line("二", True)]
    whole = "标题\n一\n组\n二\n"
    assert txt.cut_to(len(whole.encode()), lines_, 2, "zh") == whole
    assert txt.cut_to(48, [*lines_, txt.Line("三" * 20, True)], 3, "zh") == "标题\n一\n组\n二\n……还有 1 条，见表\n"
    assert txt.cut_to(44, [*lines_, txt.Line("三" * 20, True)], 3, "zh") == "标题\n一\n……还有 2 条，见表\n"
