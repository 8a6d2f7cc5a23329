"""The command centre: every department, team and person, who leads, who to call."""

from __future__ import annotations

from hypothesis import given

from tests.views.random_plans import FEW, Plan, plans
from tests.views.sheets import campaign, campaign_of, column, lines, sheets_of, tables

TEXT = """
# campaign: owner: boss
people:
  boss: {name: 郭总, phone: 139}
  li: {name: 李雷, role: 机动, phone: 138}
  wang: {name: 王芳, department: ops}
  zhao: {name: 赵亮}
  host: {name: 主持人, external: yes}
  ad: {name: 广告员, department: agency}
departments:
  ops:
    name: 运营部
    alias: 陆军
    side: 运营端
    lead: li
    teams: {a: {name: 应急组, lead: wang, members: [wang, host]}, b: {}}
  agency: {name: 广告公司, external: yes}
tasks:
  - {id: a, title: A, due: T, department: ops, owner: zhao}
  - {id: b, title: B, due: T, department: ops, owner: li}
  - {id: c, title: C, due: T}
"""


def test_departments_and_their_teams_stand_in_the_plans_order() -> None:
    first, *_ = tables("command-centre", campaign(TEXT))
    assert [tuple(row.values()) for row in lines(first)] == [
        ("运营部", "陆军", "运营端", "李雷", "138", "王芳、赵亮", "2"),
        ("应急组", "", "", "王芳", "", "王芳、主持人", ""),
        ("b", "", "", "", "", "", ""),
        ("广告公司（外部）", "", "", "", "", "广告员", "0"),
    ]
    assert [row.kind for row in first.rows] == ["", "step", "step", ""]


def test_people_of_ones_own_and_external_people_stand_apart() -> None:
    _, own, external = tables("command-centre", campaign(TEXT))
    assert (own.title, external.title) == ("内部人员", "外部人员")
    assert [tuple(row.values()) for row in lines(own)] == [
        ("郭总", "", "", "139", ""),
        ("李雷", "机动", "运营部", "138", "1"),
        ("王芳", "", "运营部", "", ""),
        ("赵亮", "", "运营部", "", "1"),  # by the first task they own
    ]
    assert column(external, "姓名") == ["主持人", "广告员"]  # the latter by their department


def test_the_head_says_who_to_call() -> None:
    assert list(sheets_of("command-centre", campaign(TEXT))["command-centre"].facts) == [("总指挥", "郭总 139")]


def test_a_plan_without_people_and_departments_has_none() -> None:
    assert sheets_of("command-centre", campaign("tasks: [{id: a, title: A, due: T}]")) == {}


@FEW
@given(plans())
def test_every_department_team_and_person_is_there_once(plan: Plan) -> None:
    found = campaign_of(plan)
    made = sheets_of("command-centre", found)
    expected = []
    for department in plan["departments"].values():
        outside = "（外部）" if department["external"] == "yes" else ""
        expected += [department["name"] + outside, *(team["name"] for team in department.get("teams", {}).values())]
    names = {
        table.title: [next(iter(row.values())) for row in lines(table)] for one in made.values() for table in one.tables
    }
    assert names.get("部门与小组", []) == expected
    people = names.get("内部人员", []) + names.get("外部人员", [])
    assert sorted(people) == sorted(person["name"] for person in plan["people"].values())
