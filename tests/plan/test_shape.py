"""Data to a typed plan: each mistake told once, where it stands, all of them in one run, and nothing that follows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel

from promoplan.days.write import Moment
from promoplan.pipeline import Loaded
from promoplan.plan import (
    SECTIONS,
    attachments,
    calendar,
    follow_ups,
    materials,
    media,
    phases,
    rewards,
    sheets,
    tasks,
    tools,
)
from promoplan.plan.departments import Department, Team
from promoplan.plan.key_dates import KeyDate
from promoplan.plan.people import Person
from promoplan.plan.sites import Site
from tests.plan.marked import expected, looked_at, told_at
from tests.plans import part


def rules_of(plan: Loaded) -> list[str]:
    return [finding.rule for finding in plan.findings]


# One bad value

IN_A_TASK = [
    ("id", "»a b", "id-malformed"),
    ("id", "»T-3", "id-reserved"),
    ("id", "»all", "id-reserved"),
    ("id", "»[x]", "value-wrong-kind"),
    ("title", "»[x]", "value-wrong-kind"),
    ("department", "»[ops]", "value-wrong-kind"),
    ("department", "»opps", "reference-unknown"),
    ("owner", "»[li, wang]", "value-wrong-kind"),
    ("owner", "»{li: x}", "value-wrong-kind"),
    ("owner", "»zhang", "owner-unknown"),
    ("owner", "»ops", "owner-is-department"),
    ("helpers", "[»{a: b}]", "value-wrong-kind"),
    ("helpers", "»{a: b}", "value-wrong-kind"),
    ("helpers", "[li, »zhang]", "reference-unknown"),
    ("section", "»{x: y}", "value-wrong-kind"),
    ("section", "[x, »[y]]", "value-wrong-kind"),
    ("attachments", "»nope", "reference-unknown"),
    ("log", "{»nope: done}", "reference-unknown"),
    ("log", "{»月底: done}", "date-unreadable"),
    ("phase", "»nope", "reference-unknown"),
    ("priority", "»high", "word-unknown"),
    ("priority", "»[must]", "value-wrong-kind"),
    ("window", "»10月30日前", "date-unreadable"),
    ("window", "»月底", "date-unreadable"),
    ("window", "»[T-3, T]", "value-wrong-kind"),
    ("due", "»月底", "date-unreadable"),
    ("due", "»T-5 .. T", "date-unreadable"),
    ("due", "»2-30", "date-nonexistent"),
    ("due", "»T 25:00", "time-nonexistent"),
    ("due", "»nope + 2d", "reference-unknown"),
    ("due", "»{at: T}", "value-wrong-kind"),
    ("duration", "»three days", "duration-unreadable"),
    ("duration", "»3", "duration-unreadable"),
    ("duration", "»4h", "duration-unreadable"),
    ("not_before", "»明天", "date-unreadable"),
    ("must_end_by", "»nope", "reference-unknown"),
    ("aim", "»[T-6]", "value-wrong-kind"),
    ("schedule", "»now", "word-unknown"),
    ("needs", "»{a: b}", "value-wrong-kind"),
    ("needs", "[»a b]", "date-unreadable"),
    ("needs", "[sound + 2wd, »soundd]", "reference-unknown"),
    ("for_each", "»shops", "word-unknown"),
    ("repeat", "»now and then", "repeat-unreadable"),
    ("touches", "[»[price]]", "value-wrong-kind"),
    ("steps", "»x", "value-wrong-kind"),
    ("steps", "[»x]", "value-wrong-kind"),
    ("steps", "[{title: y, due: »月底}]", "date-unreadable"),
    ("steps", "[»{due: T-6}]", "value-missing"),
    ("steps", "[{title: y, »don: T}]", "key-unknown"),
    ("notes", "»[x]", "value-wrong-kind"),
    ("status", "»finished", "word-unknown"),
    ("done_on", "»2026-13-01", "date-nonexistent"),
    ("done_by", "»zhang", "reference-unknown"),
    ("minutes", "»[x]", "value-wrong-kind"),
    ("minutes", "{»fu9: x}", "reference-unknown"),
    ("minutes", "{fu1: »[x]}", "value-wrong-kind"),
    ("log", "{T: »{a: b}}", "value-wrong-kind"),
    ("ref", "[»{a: b}]", "value-wrong-kind"),
    ("allow", "»due-on-day-off", "allow-without-reason"),
    ("allow", "{»due-on-day-off: }", "allow-without-reason"),
    ("allow", "{»nope: x}", "allow-unknown-rule"),
    ("decide_by", "»2-30", "date-nonexistent"),
]
# Left out until they are mended: `decide_by: 月底`, `decide_by: nope`: what cannot be worked out is not told there.


@pytest.mark.parametrize(("key", "written", "rule"), IN_A_TASK)
def test_a_bad_value_in_a_task_is_told_once_and_hides_no_other(key: str, written: str, rule: str) -> None:
    values = {"id": "bad", "title": "Bad", "owner": "li", "department": "ops", "due": "T-5"}
    if key == "window":
        del values["due"]
    values[key] = written
    task = "\n    ".join(f"{key}: {value}" for key, value in values.items())
    plan, places = looked_at(
        "people: {li: Li, wang: Wang}\ndepartments: {ops: {name: Ops, external: yes}}\n"
        "follow_ups: [{id: fu1, at: T-8, held: T-8}]\n"
        f"tasks:\n  - {task}\n"
        "  - {id: next, title: Next, owner: li, due: T-1, status: »finished}\n"
        "  - {id: sound, title: Sound, owner: li, due: T-9}\n"
    )
    assert told_at(plan) == expected(f"{rule} word-unknown", places)
    assert plan.campaign is not None
    _, following, sound = plan.campaign.tasks
    assert following.finish == Moment(plan.campaign.schedule.event - 1)
    assert sound.finish == Moment(plan.campaign.schedule.event - 9)


def test_a_mistake_in_what_an_alias_repeats_is_told_once_and_costs_nothing_else() -> None:
    plan, places = looked_at(
        "people: {li: Li}\n"
        "tasks:\n  - {id: a, title: A, owner: li, due: T-9}\n"
        "  - {id: b, title: B, owner: li, due: T-2, needs: &needs [»a b, a, »c d],"
        " steps: &steps [{title: C, »foo: 1}]}\n"
        "  - {id: c, title: C, owner: li, due: T-1, needs: *needs, steps: *steps}\n"
    )
    assert told_at(plan) == expected("date-unreadable date-unreadable key-unknown", places)
    assert plan.campaign is not None
    assert [[need.id for need in dated.task.needs] for dated in plan.campaign.tasks] == [[], ["a"], ["a"]]
    assert [len(dated.task.steps) for dated in plan.campaign.tasks] == [0, 1, 1]


# Left out until they are mended: an empty item (`-` and nothing) in tasks loses every task of the plan, and its missing
# id and title are told as of the task before; an empty key date (`a:`) loses every key date.

IN_A_SECTION = [
    ("»taskss: []\n", "key-unknown"),
    ("»Tasks: []\n", "key-unknown"),
    ("tasks: »{a: {title: A}}\n", "value-wrong-kind"),
    ("tasks:\n  - »x\n", "value-wrong-kind"),
    ("tasks: [»{title: A, due: T}]\n# campaign: allow: {task-without-owner: nobody}\n", "value-missing"),
    ("tasks: [»{id: a, due: T}]\n# campaign: allow: {task-without-owner: nobody}\n", "value-missing"),
    ("people: »[li]\n", "value-wrong-kind"),
    ("people: {»li wei: Li}\n", "id-malformed"),
    ("people: {li: »[Li]}\n", "value-wrong-kind"),
    ("people: {li: {»nmae: Li}}\n", "key-unknown"),
    ("people: {li: {name: »[Li]}}\n", "value-wrong-kind"),
    ("people: {li: {department: »ops}}\n", "reference-unknown"),
    ("people: {li: {away: [T .. T+1, »月底]}}\n", "date-unreadable"),
    ("people: {li: Li, wang: Wang, »LI: Li}\n", "id-given-twice"),
    ("sites: {west: {»plcae: x}}\n", "key-unknown"),
    ("key_dates: {»all: T}\n", "id-reserved"),
    ("key_dates: {»10-30: T}\n", "id-reserved"),
    ("key_dates: {»a b: T}\n", "id-malformed"),
    ("key_dates: {a: »月底}\n", "date-unreadable"),
    ("key_dates: {a: »[T]}\n", "value-wrong-kind"),
    ("key_dates: {a: {at: T, »nmae: x}}\n", "key-unknown"),
    ("key_dates: {a: »{name: x}}\n", "value-missing"),
    ("key_dates: {a: {at: »nope}}\n", "reference-unknown"),
    ("key_dates: {a: {»at: }}\n", "value-missing"),
    ("key_dates: {a: {»at: ~, name: x}}\n", "value-missing"),
    ("key_dates:\n  a:»\n  b: T\n", "value-missing"),
    ("phases: [{id: a, »window: }]\n", "value-missing"),
    ("follow_ups: [{id: a, »at: }]\n", "value-missing"),
    ("calendar: {freeze: [{»window: }]}\n", "value-missing"),
    ("attachments: [{id: a, »path: }]\n", "value-missing"),
    ("media: [{»channel: }]\n", "value-missing"),
    (
        "people: {li: Li}\ntasks: [{id: a, title: A, owner: li, due: T}]\nsheets: [{id: a, »view: }]\n",
        "value-missing",
    ),
    ("key_dates: {a: T}\nphases: [{id: »a, window: T}]\n", "id-given-twice"),
    ("phases: [{id: a, window: »月底}]\n", "date-unreadable"),
    ("phases: [»{id: a}]\n", "value-missing"),
    ("phases: [{id: a, window: T, »widow: T}]\n", "key-unknown"),
    ("follow_ups: [{id: a, at: T, owner: »zhang}]\n", "owner-unknown"),
    ("follow_ups: [{id: a, at: »T .. T+1}]\n", "date-unreadable"),
    ("departments: {a: {external: yes, lead: »zhang}}\n", "reference-unknown"),
    ("departments: {a: {external: yes, workweek: [mon, »funday]}}\n", "word-unknown"),
    ("departments: {a: {external: yes, workweek: »mon-fri}}\n", "word-unknown"),
    ("departments: {a: {external: yes, holidays: »US}}\n", "word-unknown"),
    ("departments: {a: {external: yes, teams: »[x]}}\n", "value-wrong-kind"),
    ("departments: {a: {external: yes, teams: {x: {members: [»zhang]}}}}\n", "reference-unknown"),
    ("departments: {a: {external: yes, teams: {»x y: {name: x}}}}\n", "id-malformed"),
    ("calendar: »[mon]\n", "value-wrong-kind"),
    ("calendar: {workweek: [mon, »funday]}\n", "word-unknown"),
    ("calendar: {due_time: »25:00}\n", "time-nonexistent"),
    ("calendar: {due_time: »noonish}\n", "date-unreadable"),
    ("calendar: {pile_up: »five}\n", "value-unreadable"),
    ("calendar: {pile_up: {person: »-1}}\n", "value-unreadable"),
    ("calendar: {max_parallel: »2.5}\n", "value-unreadable"),
    ("calendar: {days_off: [»2-30, T+1]}\n", "date-nonexistent"),
    ("calendar: {extra_workdays: »月底}\n", "date-unreadable"),
    ("calendar: {holidays: »QQ}\n", "holiday-data-missing"),
    ("calendar: {freeze: [{window: »月底}]}\n", "date-unreadable"),
    ("calendar: {freeze: [»{note: x}]}\n", "value-missing"),
    ("calendar: {freeze: [{window: T, except: [»nope]}]}\n", "reference-unknown"),
    ("variables: »[a]\n", "value-wrong-kind"),
    ("variables: {a: »[b]}\n", "value-wrong-kind"),
    ("include: [»{a: b}]\n", "value-wrong-kind"),
    ("»review: {a: b}\nmedia: []\n", "section-not-read"),
]


@pytest.mark.parametrize(("text", "rule"), IN_A_SECTION)
def test_a_bad_value_in_a_section_is_told_once(text: str, rule: str) -> None:
    plan, places = looked_at(text)
    assert told_at(plan) == expected(rule, places)
    assert plan.campaign is not None


IN_THE_CAMPAIGN = [
    ("campaign: »[a]\n", "value-wrong-kind"),
    ("campaign: »d11\n", "value-wrong-kind"),
    ("campaign: »{name: X, event_day: 2026-11-11}\n", "value-missing"),
    ("campaign: »{id: d11, event_day: 2026-11-11}\n", "value-missing"),
    ("campaign: »{id: d11, name: X}\n", "value-missing"),
    ("campaign: {id: d11, name: X, event_day: »T-3}\n", "date-unreadable"),
    ("campaign: {id: d11, name: X, event_day: »10-30}\n", "date-unreadable"),
    ("campaign: {id: d11, name: X, event_day: »2026-11-31}\n", "date-nonexistent"),
    ("campaign: {id: d11, name: X, event_day: »2026-11-11 周四}\n", "weekday-differs"),
    ("campaign: {id: d11, name: X, event_day: »2026-11-11 10:00}\n", "day-written-loosely"),
    ("campaign: {id: d11, name: X, event_day: 2026-11-11, »onwer: li}\n", "key-unknown"),
    ("campaign: {id: d11, name: X, event_day: 2026-11-11, owner: »li}\n", "owner-unknown"),
    ("campaign: {id: d11, name: X, event_day: 2026-11-11, event_days: »nope}\n", "reference-unknown"),
    ("campaign: {id: d11, name: X, event_day: 2026-11-11, start: »月底}\n", "date-unreadable"),
    ("campaign: {id: d11, name: X, event_day: 2026-11-11, language: »fr}\n", "word-unknown"),
    ("campaign: {id: d11, name: X, event_day: 2026-11-11, timezone: »Mars/One}\n", "timezone-unknown"),
    ("campaign: {id: d11, name: X, event_day: 2026-11-11, brief: »x}\n", "value-wrong-kind"),
    ("campaign: {id: d11, name: X, event_day: 2026-11-11, brief: {»themee: x}}\n", "key-unknown"),
    ("campaign: {id: d11, name: X, event_day: 2026-11-11, brief: {theme: »[x]}}\n", "value-wrong-kind"),
]


@pytest.mark.parametrize(("text", "rule"), IN_THE_CAMPAIGN)
def test_a_bad_value_in_the_campaign_is_told_once(text: str, rule: str) -> None:
    plan, places = looked_at(f"promoplan: 1\n{text}tasks: []\n")
    assert told_at(plan) == expected(rule, places)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("»campaign: {id: d11, name: X, event_day: 2026-11-11}\n", "version-unknown"),
        ("promoplan: »2\ncampaign: {id: d11, name: X, event_day: 2026-11-11}\n", "version-unknown"),
        ("»promoplan: 1\n", "value-missing"),
    ],
)
def test_a_plan_says_its_version_and_its_campaign(text: str, rule: str) -> None:
    plan, places = looked_at("# whole file\n" + text)
    assert told_at(plan) == expected(rule, places)


def test_a_comma_inside_braces_is_told_as_such() -> None:
    plan, places = looked_at(
        "people: {li: Li}\ntasks: [{id: a, title: 做好页面,»上线, due: T-5, owner: li, notes: 4,»680,»000}]\n"
    )
    assert told_at(plan) == expected("key-unknown key-unknown key-unknown", places)
    assert {finding.hint("en") for finding in plan.findings} == {"put the text with the comma in quotes"}


# Many mistakes

TEN = """
variables: {event: 双十一}
calendar: {workweek: [mon, tue, wed, thu, fri, »funday]}
key_dates: {signup_close: »10月29月, stock_in: T-3}
phases: [{id: preheat, window: T-11 .. T-1, »nmae: 预热}]
departments: {design: {name: 美编部, external: yes, lead: »suqin}}
people: {suqing: 苏晴}
tasks:
  - id: landing page
    title: "${»evnt}承接页"
    owner: suqing
    due: »下周二
    priority: »high
  - id: sms
    title: 短信
    owner: suqing
    due: T-5
    »needz: [landing]
    steps: [{title: 写四条, due: »T-1}]
    status: »finished
""".replace("id: landing page", "id: »landing page").replace('"${»evnt}', '»"${evnt}')


def test_ten_mistakes_are_told_in_one_run_each_at_its_line_and_column() -> None:
    plan, places = looked_at(TEN)
    assert told_at(plan) == expected(
        "word-unknown date-unreadable key-unknown reference-unknown id-malformed variable-unknown date-unreadable"
        " word-unknown key-unknown step-due-after-task word-unknown",
        places,
    )


FOLLOWED = [
    """date-unreadable
key_dates: {a: »月底, b: a + 1d, c: {at: b - 2wd}}
phases: [{id: p, window: b .. c}]
tasks:
  - {id: x, title: X, due: c, owner: li, phase: p}
  - {id: y, title: Y, window: "task:x .. T", owner: li, needs: [x]}
  - {id: z, title: Z, due: T-1, owner: li, needs: [x + 2wd], must_end_by: b, aim: a, not_before: p}
""",
    """key-date-cycle
key_dates: {a: »b, b: a + 1d}
tasks: [{id: x, title: X, due: b, owner: li}]
""",
    """reference-unknown
phases: [{id: p, window: »nope}]
tasks: [{id: x, title: X, due: T, owner: li, phase: p}]
""",
    """value-wrong-kind
tasks: [{id: x, title: X, due: T-5, owner: »[li, wang], priority: must}]
""",
    """date-unreadable
tasks: [{id: x, title: X, due: »月底, owner: li, steps: [{title: Y, due: T}]}]
""",
    """value-wrong-kind
tasks:
  - {id: x, title: »[X], due: T-5, owner: li}
  - {id: y, title: Y, due: T-1, owner: li, needs: [x]}
""",
    """value-wrong-kind
departments: {ops: {name: »[Ops], external: yes}}
tasks: [{id: x, title: X, due: T-2, owner: li, department: ops}]
""",
    """value-missing
key_dates: {a: {»at: }, b: a + 1d}
tasks: [{id: x, title: X, owner: li, window: a .. b}]
""",
    """key-unknown
tasks: [{id: x, »titel: X, owner: li, due: T, steps: []}]
""",
    """key-unknown key-unknown
key_dates: {a: {»att: T-3}}
tasks: [{id: x, title: X, owner: li, due: a, steps: [{»titel: Y, owner: li}]}]
""",
    """value-wrong-kind
key_dates: {a: »[T]}
tasks: [{id: x, title: X, owner: li, due: a}]
""",
    """id-malformed
key_dates: {»a b: T-3, c: a b - 1d}
tasks:
  - {id: x, title: X, owner: li, due: a b}
  - {id: y, title: Y, owner: li, window: a b - 3d .. a b 12:00, not_before: c}
""",
    """id-malformed
key_dates: {»预热①: {at: T-3, name: 预热}}
tasks: [{id: x, title: X, owner: li, due: 预热①}, {id: y, title: Y, owner: li, due: 预热① - 2wd}]
""",
    """id-reserved
key_dates: {»all: {at: T-3}}
tasks: [{id: x, title: X, owner: li, due: all + 1d}]
""",
    """id-reserved
phases: [{id: »all, window: T-9 .. T-1}]
tasks: [{id: x, title: X, owner: li, window: all, phase: all}]
sheets: [{id: a, view: tasks, phases: all}]
""",
    """value-wrong-kind
phases: »{p: T-9 .. T-1}
tasks: [{id: x, title: X, owner: li, window: p, phase: p}]
""",
    """id-malformed
departments: {»a b: {name: A, lead: li}}
tasks: [{id: x, title: X, due: T-2, owner: li, department: a b, helpers: [a b]}]
""",
    """value-wrong-kind
departments: »[ops]
tasks: [{id: x, title: X, due: T-2, owner: li, department: ops, helpers: [ops]}]
""",
    """id-malformed
tasks:
  - {id: »a b, title: X, owner: li, due: T-2}
  - {id: x, title: X, owner: li, due: T-1, needs: [a b]}
  - {id: y, title: Y, owner: li, due: 'task:a b + 1d', needs: [a b + 2wd]}
""",
    """id-reserved
calendar: {freeze: [{window: T, except: all}]}
tasks:
  - {id: »all, title: X, owner: li, due: T-2}
  - {id: x, title: X, owner: li, due: task:all + 1d, needs: [all]}
""",
    """id-malformed
follow_ups: [{id: »f 1, at: T-8, held: T-8}]
tasks: [{id: x, title: X, owner: li, due: T-2, minutes: {f 1: done}}]
""",
    """id-malformed
attachments: [{id: »f 1, path: tbd, decide_by: T}]
tasks: [{id: x, title: X, owner: li, due: T-2, attachments: [f 1]}]
""",
    """id-malformed
sites: {»west 1: West}
rewards: [{title: X, sites: [west 1]}]
""",
]


@pytest.mark.parametrize("text", FOLLOWED)
def test_nothing_that_follows_from_a_told_mistake_is_told(text: str) -> None:
    rule, _, rest = text.partition("\n")
    plan, places = looked_at(f"people: {{li: Li}}\n{rest}")
    assert told_at(plan) == expected(rule, places)


@pytest.mark.parametrize(
    ("people", "rule"),
    [("{»li wei: Li}", "id-malformed"), ("{»all: {name: Li}}", "id-reserved"), ("»[li wei]", "value-wrong-kind")],
)
def test_nobody_is_looked_for_among_people_who_were_told(people: str, rule: str) -> None:
    who = "all" if "all" in people else "li wei"
    plan, places = looked_at(
        f"people: {people}\ndepartments: {{ops: {{external: yes, lead: {who}, teams: {{a: {{members: {who}}}}}}}}}\n"
        f"tasks: [{{id: x, title: X, due: T-2, owner: {who}, helpers: {who}, done_by: {who}}}]\n"
    )
    assert told_at(plan) == expected(rule, places)


@pytest.mark.parametrize("people", ["{li: »[Li]}", "{li: {»nmae: Li}}"])
def test_a_person_whose_entry_is_wrong_is_there_all_the_same(people: str) -> None:
    plan, places = looked_at(f"people: {people}\ntasks: [{{id: x, title: X, due: T-2, owner: li, helpers: [li]}}]\n")
    assert len(plan.findings) == len(places)
    assert plan.campaign is not None
    assert list(plan.campaign.plan.people) == ["li"]


USED = (
    "departments: {ops: {external: yes, lead: boss}}\n"
    "tasks: [{id: x, title: X, owner: boss, department: shop, due: open, needs: [page], helpers: [wu]}, "
    "{id: y, title: Y, owner: tbd, decide_by: T, due: open-1d, needs: [x b]}]\n"
)


@pytest.mark.parametrize(
    ("file", "rules"),
    [
        (None, ["include-not-found"]),
        ("tasks:\n  - id: a\n    title：x\n    due: T\n", ["yaml-broken"]),
        ("tasks: [\n", ["yaml-broken"]),
        ("- a\n", ["plan-not-mapping"]),
    ],
)
def test_what_a_file_that_cannot_be_read_may_define_is_not_told_as_unknown(file: str | None, rules: list[str]) -> None:
    files = {"sub/here.yaml": b"key_dates: {start: T-30}\n", **({"gone.yaml": file.encode()} if file else {})}
    for pattern in ("[sub/*.yaml, gone.yaml]", "['**/here.yaml', 'gone.*']"):
        plan = part(f"include: {pattern}\n{USED}", files=files)
        assert sorted(rules_of(plan)) == sorted([*rules, "date-unreadable"])


def test_names_are_told_as_unknown_when_every_file_was_read() -> None:
    files = {"sub/here.yaml": b"key_dates: {open: T-30}\n"}
    for pattern in ("sub/*.yaml", "'**/*.yaml'", "'*/*.yaml'"):
        plan = part(f"include: {pattern}\n{USED}", files=files)
        assert rules_of(plan).count("reference-unknown") == 5
        assert rules_of(plan).count("owner-unknown") == 1


# tbd

MINIMAL: dict[type[BaseModel], tuple[str, dict[str, str]]] = {
    calendar.CalendarSection: ("calendar: {%s}", {}),
    calendar.Freeze: ("calendar: {freeze: [{%s}]}", {"window": "T"}),
    calendar.PileUp: ("calendar: {pile_up: {%s}}", {}),
    KeyDate: ("key_dates: {a: {%s}}", {"at": "T"}),
    phases.Phase: ("phases: [{%s}]", {"id": "a", "window": "T"}),
    Department: ("departments: {a: {%s}}", {"external": "yes"}),
    Team: ("departments: {a: {external: yes, teams: {b: {%s}}}}", {}),
    Person: ("people: {a: {%s}}", {}),
    Site: ("sites: {a: {%s}}", {}),
    follow_ups.FollowUp: ("follow_ups: [{%s}]", {"id": "a", "at": "T"}),
    tasks.Task: ("people: {li: Li}\ntasks: [{%s}]", {"id": "a", "title": "A", "owner": "li", "due": "T"}),
    tasks.Step: ("people: {li: Li}\ntasks: [{id: a, title: A, owner: li, due: T, steps: [{%s}]}]", {"title": "B"}),
    rewards.Reward: ("rewards: [{%s}]", {"title": "A"}),
    materials.Material: ("people: {li: Li}\nmaterials: [{%s}]", {"item": "A", "owner": "li"}),
    media.Medium: ("media: [{%s}]", {"channel": "A"}),
    tools.Platform: ("tools: {天猫: {%s}}", {}),
    attachments.Attachment: ("attachments: [{%s}]", {"id": "a", "path": "a.md"}),
    sheets.OwnSheet: (
        "people: {li: Li}\ntasks: [{id: a, title: A, owner: li, due: T}]\nsheets: [{%s}]",
        {"id": "a", "view": "tasks"},
    ),
}
# An id has to be one, a reason has to be given, and an outside department is one that has no tasks.
NOT_OPEN = {"id", "allow", "external"}


def open_values() -> Iterator[Any]:
    for model, (text, values) in MINIMAL.items():
        for name, info in model.model_fields.items():
            key = info.alias or name
            if key not in NOT_OPEN:
                yield pytest.param(text, {**values, key: "tbd"}, key, id=f"{model.__name__}.{key}")


@pytest.mark.parametrize(("text", "values", "key"), list(open_values()))
def test_any_value_may_be_open(text: str, values: dict[str, str], key: str) -> None:
    if key in ("window", "duration") and "title" in values:
        values.pop("due", None)
    written = text % ", ".join(f"{key}: {value}" for key, value in values.items())
    plan = part(f"{written}\n", files={"a.md": b""})
    assert set(rules_of(plan)) <= {"tbd-without-day"}


@pytest.mark.parametrize(
    "key",
    [
        *("event_days", "start", "timezone", "language", "currency", "brand", "platform", "logo", "version", "owner"),
        *("name", "brief"),
    ],
)
def test_a_value_of_the_campaign_may_be_open(key: str) -> None:
    values = {"id": "d11", "name": "X", "event_day": "2026-11-11", key: "tbd", "decide_by": "T-40"}
    inner = ", ".join(f"{key}: {value}" for key, value in values.items())
    assert rules_of(part(f"promoplan: 1\ncampaign: {{{inner}}}\n")) == []
    assert rules_of(part(f"# today: 2026-10-03\npromoplan: 1\ncampaign: {{{inner}}}\n# whole file\n")) == [
        "tbd-overdue"
    ]


def test_an_open_item_of_a_list_is_open() -> None:
    plan = part("people: {li: Li}\ntasks: [{id: a, title: A, due: T, owner: li, helpers: [li, tbd], needs: [tbd]}]\n")
    assert rules_of(plan) == ["tbd-without-day", "tbd-without-day"]
    assert plan.campaign is not None
    assert plan.campaign.followers == {}


@pytest.mark.parametrize("section", [*(section for section in SECTIONS if section != "campaign"), "variables"])
def test_a_whole_section_may_be_open_and_reads_as_absent(section: str) -> None:
    plan, none = part(f"{section}: tbd\n"), part("\n")
    assert rules_of(plan) == ["tbd-without-day"]
    assert plan.campaign is not None
    assert none.campaign is not None
    assert plan.campaign.plan == none.campaign.plan
    assert rules_of(part(f"{section}: tbd\ndecide_by: T-30\n")) == []
    assert rules_of(part(f"# today: 2026-10-25\n{section}: tbd\ndecide_by: T-30\n")) == ["tbd-overdue"]


def test_what_an_open_section_would_define_is_not_told_as_unknown() -> None:
    plan = part(
        "decide_by: T-30\ndepartments: tbd\nkey_dates: 待定\nfollow_ups: tbd\npeople: tbd\n"
        "tasks: [{id: x, title: X, owner: li, due: open, department: ops, minutes: {f: x}}]\n"
    )
    assert rules_of(plan) == []


def test_the_day_beside_open_sections_has_to_be_one() -> None:
    plan, places = looked_at("decide_by: »2-30\nmaterials: tbd\n")
    assert told_at(plan) == expected("date-nonexistent", places)
    plan, places = looked_at("decide_by: »[T]\nmaterials: tbd\n")
    assert told_at(plan)[0] == expected("value-wrong-kind", places)[0]


SHARED = """people: {li: Li}
tasks:
  - {id: a, title: A, owner: li, due: T, steps: &steps [»tbd]}
  - {id: b, title: B, owner: li, due: T, steps: *steps}
"""


@pytest.mark.parametrize(
    ("text", "main"),
    [
        ("media: [{channel: A}, »tbd, {channel: B}]\n", "channel"),
        ("media: [{channel: A}, »待定]\n", "channel"),
        ("rewards: [»tbd]\n", "title"),
        ("calendar: {freeze: [»tbd]}\n", "window"),
        ("people: {li: Li}\ntasks: [{id: a, title: A, owner: li, due: T, steps: [{title: B}, »tbd]}]\n", "title"),
        (SHARED, "title"),
    ],
)
def test_an_open_item_of_a_list_is_an_item_whose_main_value_is_open(text: str, main: str) -> None:
    plan, places = looked_at(text)
    assert told_at(plan) == expected("tbd-without-day", places)
    assert (plan.findings[0].path or "").endswith(main) or main in plan.findings[0].message("en")
    longer, _ = looked_at(text.replace("»tbd", f"{{{main}: tbd}}").replace("»待定", f"{{{main}: 待定}}"))
    assert plan.campaign is not None
    assert longer.campaign is not None
    assert plan.campaign.plan == longer.campaign.plan


@pytest.mark.parametrize("section", ["tasks", "phases", "follow_ups", "attachments", "sheets"])
def test_an_item_that_has_an_id_to_be_referred_to_is_not_open_as_a_whole(section: str) -> None:
    assert rules_of(part(f"{section}: [tbd]\n")) == ["value-wrong-kind"]


def test_an_open_event_day_leaves_nothing_to_count_from() -> None:
    plan, places = looked_at(
        "promoplan: 1\ncampaign: {id: d11, name: X, »event_day: tbd}\npeople: {li: Li}\n"
        "tasks: [{id: a, title: A, due: T, owner: li}]\n"
    )
    assert told_at(plan) == expected("value-missing", places)
    assert plan.campaign is None


# Free keys

FREE = """
x-top: {anything: [at, all], x: {y: z}}
calendar: {x-a: 1, freeze: [{window: T, x-a: [1]}], pile_up: {person: 3, x-a: 1}}
key_dates: {a: {at: T-9, x-a: 1}, x-b: nonsense}
phases: [{id: p, window: T, x-a: 1}]
departments: {d: {external: yes, x-a: 1, teams: {t1: {x-a: 1}, x-t: [1]}}, x-d: {lead: nobody}}
people: {li: {name: Li, x-a: {b: c}}, x-p: [1]}
sites: {s: {x-a: 1}}
follow_ups: [{id: f, at: T-9, x-a: 1}]
tasks:
  - {id: a, title: A, owner: li, due: T, x-a: 月底, minutes: {x-f: y}, log: {x-l: y}}
  - {id: b, title: B, owner: li, due: T, steps: [{title: C, x-a: {due: 月底}}]}
"""


def test_keys_that_begin_with_x_are_free_everywhere() -> None:
    plan = part(FREE)
    assert rules_of(plan) == []
    assert plan.campaign is not None
    assert list(plan.campaign.plan.key_dates) == ["a"]
    assert list(plan.campaign.plan.people) == ["li"]


# allow

FINE = "allow: {due-on-day-off: x}"
STEP_FINE = "allow: {step-due-after-task: x}"
LATE = "{title: B, due: T}"


def off(id_: str, *more: str) -> str:
    """A task that is due on a Sunday."""
    return "{" + ", ".join([f"id: {id_}", "title: A", "owner: li", "due: T-17", *more]) + "}"


def stepped(*more: str) -> str:
    return "tasks: [{" + ", ".join(["id: a", "title: A", "owner: li", "due: T-1", *more]) + "}]"


@pytest.mark.parametrize(
    ("text", "told", "silenced"),
    [
        (f"tasks: [{off('a')}, {off('b')}]", 2, 0),
        (f"tasks: [{off('a', FINE)}, {off('b')}]", 1, 1),
        (f"tasks: [{off('a', FINE)}, {off('b', FINE)}]", 0, 2),
        (f"tasks:\n  - {FINE}\n    id: a\n    title: A\n    owner: li\n    due: T-17\n  - {off('b')}", 1, 1),
        (f"tasks:\n  - {off('b')}\n  - id: a\n    title: A\n    owner: li\n    due: T-17\n    {FINE}", 1, 1),
        (f"# campaign: {FINE}\ntasks: [{off('a')}, {off('b')}]", 0, 2),
        (f"calendar: {{{FINE}}}\ntasks: [{off('a')}]", 1, 0),
        (f"tasks: [{off('a', 'allow: {due-in-leave: x}')}]", 1, 0),
        (stepped(f"steps: [{LATE}, {LATE}]"), 2, 0),
        (stepped(f"steps: [{LATE[:-1]}, {STEP_FINE}}}, {LATE}]"), 1, 1),
        (stepped(f"steps: [{LATE}, {LATE}]", STEP_FINE), 0, 2),
        ("departments: {d: {name: D, allow: {department-empty: x}}, e: E}", 1, 1),
        ("departments: {d: D}\n# campaign: allow: {department-empty: x}", 0, 1),
        ("key_dates: {a: {at: T, name: 11月12日, allow: {date-in-text: x}}, b: {at: T, name: 11月12日}}", 1, 1),
        ("tasks: [{id: a, title: A, owner: zhang, due: T, allow: {owner-unknown: x}}]", 0, 1),
        ("tasks: [{id: a, title: A, owner: li, due: 月底, allow: {date-unreadable: x}}]", 0, 1),
    ],
)
def test_allow_covers_what_lies_in_its_mapping_and_under_campaign_everything(
    text: str, told: int, silenced: int
) -> None:
    plan = part(f"people: {{li: Li}}\n{text}\n")
    assert (len(plan.findings), len(plan.silenced)) == (told, silenced)


@pytest.mark.parametrize("reason", ["", "''", "' '", "~", "[x]"])
def test_without_a_reason_nothing_is_allowed(reason: str) -> None:
    plan = part(f"people: {{li: Li}}\ntasks: [{off('a', f'allow: {{due-on-day-off: {reason}}}')}]\n")
    assert sorted(rules_of(plan)) == ["allow-without-reason", "due-on-day-off"]
    assert plan.silenced == []


# Short forms


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("people: {li: Li}", "people: {li: {name: Li}}"),
        ("sites: {west: West}", "sites: {west: {name: West}}"),
        ("departments: {d: D}", "departments: {d: {name: D}}"),
        ("departments: {d: {teams: {t: T}}}", "departments: {d: {teams: {t: {name: T}}}}"),
        ("key_dates: {a: T-32}", "key_dates: {a: {at: T-32}}"),
        ("calendar: {pile_up: 3}", "calendar: {pile_up: {person: 3}}"),
        ("calendar: {workweek: mon}", "calendar: {workweek: [mon]}"),
        ("calendar: {days_off: T-3 .. T}", "calendar: {days_off: [T-3 .. T]}"),
        ("people: {li: {away: T-3}}", "people: {li: {away: [T-3]}}"),
        ("people: {li: {}}", "people: {li: }"),
        ("tasks: [{id: a, title: A, needs: b, helpers: li}]", "tasks: [{id: a, title: A, needs: [b], helpers: [li]}]"),
        ("tasks: [{id: a, title: A, touches: x, ref: y}]", "tasks: [{id: a, title: A, touches: [x], ref: [y]}]"),
        ("tasks: ", "tasks: []"),
        ("people: ", "people: {}"),
    ],
)
def test_a_short_form_is_the_long_one(short: str, long: str) -> None:
    one, other = part(short + "\n"), part(long + "\n")
    assert one.campaign is not None
    assert other.campaign is not None
    assert one.campaign.plan == other.campaign.plan
    assert rules_of(one) == rules_of(other)


def test_ids_of_any_script_are_fine() -> None:
    plan = part(
        "departments: {美编部: {lead: 苏晴}}\npeople: {苏晴: {name: 苏晴}}\nkey_dates: {预热: T-11}\n"
        "tasks: [{id: 承接页.一稿, title: A, department: 美编部, owner: 苏晴, due: 预热 - 3wd}, "
        "{id: b_2, title: B, department: 美编部, owner: 苏晴, due: T-1, needs: [承接页.一稿 + 2wd]}]\n"
    )
    assert rules_of(plan) == []


# Left out until it is mended: an id with a character that NFKC changes (预热①, Ａ) is let pass, and no date finds it.


@pytest.mark.parametrize(
    "id_", ["T", "t", "tbd", "TBD", "all", "site", "T-3", "D-7", "W-2", "E-1", "10-30", "10月30日", "活动当天"]
)
def test_what_means_a_day_or_something_else_cannot_be_an_id(id_: str) -> None:
    assert rules_of(part(f"key_dates: {{{id_}: T}}\n")) == ["id-reserved"]


@pytest.mark.parametrize("id_", ["a b", "a.", "-a", "a..b", "a/b", "'a:b'", "a+b", "'a,b'", "a@b", "'*'", "😀"])
def test_what_is_no_word_cannot_be_an_id(id_: str) -> None:
    assert rules_of(part(f"key_dates: {{{id_}: T}}\n")) == ["id-malformed"]


def test_what_stands_on_an_open_day_is_open_too() -> None:
    plan = part("key_dates: {a: tbd, b: a}\npeople: {li: Li}\ntasks: [{id: x, title: X, due: b, owner: li}]\n")
    assert rules_of(plan) == ["tbd-without-day"]


@pytest.mark.parametrize("section", [section for section in SECTIONS if section != "campaign"])
def test_a_section_may_be_left_empty(section: str) -> None:
    assert rules_of(part(f"{section}:\n")) == []
