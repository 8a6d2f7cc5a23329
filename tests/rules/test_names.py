"""References as people say them: a name where an id belongs, another case, a department where a person belongs."""

from __future__ import annotations

import pytest

from promoplan.finding import Finding
from tests.plans import part

PLAN = """
key_dates: {open: T-3}
phases: [{id: early, name: Early access, window: T-3 .. T-1}, {id: live, name: Ｌｉｖｅ, window: T}]
departments:
  marketing: {name: Marketing, alias: 陆军, lead: joel}
  web: {name: Site  Engineering, lead: ann}
people: {joel: {name: Joel Adler}, ann: {name: Ann, department: web}}
sites: {west: {name: West side shop}}
follow_ups: [{id: f1, name: First round, at: T-9}]
attachments: [{id: runbook, path: runbook.md, name: The runbook}]
tasks:
  - {id: page, title: Landing page, due: T-4, department: marketing, owner: joel}
  - {id: ads, title: Ads, due: T-2, department: web, owner: ann, MORE}
SECTIONS
"""
FILES = {"runbook.md": b"x"}


def found(more: str = "priority: must", sections: str = "") -> list[Finding]:
    text = PLAN.replace("MORE", more).replace("SECTIONS", sections)
    return [finding for finding in part(text, files=FILES).findings if finding.severity == "error"]


def hint(more: str = "priority: must", sections: str = "") -> str:
    (finding,) = found(more, sections)
    return str(finding.hint("en"))


def test_the_plan_of_these_tests_is_sound() -> None:
    assert found() == []


@pytest.mark.parametrize(
    ("more", "id_"),
    [
        ("helpers: [Marketing]", "marketing"),
        ("helpers: [marketng]", "marketing"),
        ("helpers: [Site Engineering]", "web"),
        ("helpers: [site engineering]", "web"),
        ("helpers: [陆军]", "marketing"),
        ("helpers: [Joel Adler]", "joel"),
        ("done_by: joel adler", "joel"),
        ("phase: Early access", "early"),
        ("phase: ＥＡＲＬＹ ＡＣＣＥＳＳ", "early"),
        ("phase: live", ""),
        ("phase: LIVE", "live"),
        ("needs: [PAGE]", "page"),
        ("needs: [ADS + 2d]", "ads"),
        ("minutes: {First round: fine}", "f1"),
        ("attachments: [The runbook]", "runbook"),
    ],
)
def test_a_name_where_an_id_belongs_is_told_with_the_id(more: str, id_: str) -> None:
    assert [finding.hint("en") for finding in found(more)] == [f"did you mean '{id_}'?"] * bool(id_)


@pytest.mark.parametrize(
    ("sections", "id_"),
    [
        ("rewards: [{title: A, sites: [West Side Shop]}]", "west"),
        ("materials: [{item: A, department: Site Engineering}]", "web"),
        ("materials: [{item: A, owner: JOEL ADLER}]", "joel"),
        ("sheets: [{id: a, view: tasks, departments: [Site Engineering]}]", "web"),
        ("sheets: [{id: a, view: tasks, phases: [Early access]}]", "early"),
    ],
)
def test_so_it_is_in_the_other_sections(sections: str, id_: str) -> None:
    assert hint(sections=sections) == f"did you mean '{id_}'?"


@pytest.mark.parametrize(
    ("written", "id_"), [("Marketing", "marketing"), ("Site engineering", "web"), ("陆军", "marketing")]
)
def test_a_department_by_name_is_told_with_its_id(written: str, id_: str) -> None:
    text = PLAN.replace("department: marketing, owner", f"department: {written}, owner").replace(
        "MORE", "priority: must"
    )
    (finding,) = [one for one in part(text.replace("SECTIONS", ""), files=FILES).findings if one.severity == "error"]
    assert finding.hint("en") == f"did you mean '{id_}'?"


def test_of_two_with_one_name_the_first_is_meant() -> None:
    text = "departments: {a: {name: Shop}, b: {name: Shop}}\ntasks: [{id: x, title: X, due: T, department: shop}]\n"
    (finding,) = [one for one in part(text).findings if one.rule == "reference-unknown"]
    assert finding.hint("en") == "did you mean 'a'?"


def owner(written: str) -> Finding:
    text = PLAN.replace("owner: ann", f"owner: {written}").replace("MORE", "priority: must").replace("SECTIONS", "")
    (finding,) = [one for one in part(text, files=FILES).findings if one.severity == "error"]
    return finding


@pytest.mark.parametrize("written", ["Joel Adler", "joel  adler", "JOEL", "ＪＯＥＬ ＡＤＬＥＲ"])
def test_an_owner_by_name_is_told_with_the_id(written: str) -> None:
    finding = owner(written)
    assert (finding.rule, finding.hint("en")) == ("owner-unknown", "did you mean 'joel'?")


@pytest.mark.parametrize("written", ["marketing", "Marketing", "MARKETING", "陆军", "ｍarketing"])
def test_a_department_as_owner_is_told_as_one_in_any_case(written: str) -> None:
    finding = owner(written)
    assert (finding.rule, finding.hint("en")) == ("owner-is-department", "owner: joel, department: marketing")


def test_a_person_comes_before_a_department_that_is_called_nearly_so() -> None:
    text = (
        "people: {lee: {name: Lee}}\ndepartments: {x: {name: LEE, external: yes}}\n"
        "tasks: [{id: a, title: A, due: T, owner: WHO}]\n"
    )
    rules = {who: [one.rule for one in part(text.replace("WHO", who)).findings] for who in ("Lee", "LEE", "lEE")}
    assert rules == {"Lee": ["owner-unknown"], "LEE": ["owner-is-department"], "lEE": ["owner-unknown"]}


def test_who_is_neither_person_nor_department_is_told_with_both() -> None:
    (finding,) = found("helpers: [xyzzy]")
    for language, joined in (
        ("en", "people: ann, joel; departments: marketing, web"),
        ("zh", "人：ann、joel；部门：marketing、web"),
    ):
        assert joined in str(finding.hint(language))  # type: ignore[arg-type]
