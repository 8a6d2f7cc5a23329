"""Tasks that are done at each site: what they become, what they need, where they are told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promoplan.campaign import Campaign
from promoplan.pipeline import Loaded
from promoplan.reading.limits import Limits
from promoplan.schedule.schedule import DatedTask
from tests.plans import part, told

SITES = """
people: {li: {name: Li}, han: {name: Han}}
sites: {north: {name: 北店}, south: 南店, west: 西店}
"""


def plan(tasks: str) -> tuple[Loaded, Campaign, dict[str, DatedTask]]:
    found = part(SITES + tasks)
    assert found.campaign is not None
    return found, found.campaign, {dated.id: dated for dated in found.campaign.tasks}


def needs(dated: DatedTask) -> list[str]:
    return [need.id for need in dated.task.needs if need is not None]


def test_a_shared_task_becomes_one_for_each_site_with_the_sites_name() -> None:
    _, campaign, tasks = plan("""tasks:
  - id: a
    title: 布置${site}
    due: T-3
    for_each: sites
    notes: 去${site}，再回${site}
    steps: [{title: "量${site}"}]
  - {id: b, title: 拍照, due: T-3, owner: li, for_each: sites}
""")
    assert list(tasks) == ["a@north", "a@south", "a@west", "b@north", "b@south", "b@west"]
    north, south = tasks["a@north"].task, tasks["a@south"].task
    assert (north.title, north.notes, north.steps[0].title) == ("布置北店", "去北店，再回北店", "量北店")
    assert (south.title, tasks["b@west"].task.title) == ("布置南店", "西店：拍照")
    assert [dated.index for dated in campaign.tasks] == list(range(6))


def test_a_site_may_differ_and_is_told_where_it_says_so() -> None:
    found, campaign, tasks = plan("""tasks:
  - id: a
    title: 布置
    window: T-9 .. T-5
    owner: li
    for_each: sites
    each:
      north: han
      south: {due: T-3, status: done, done_on: T-4}
      west: {owner: nobody}
""")
    assert [tasks[id_].task.owner for id_ in tasks] == ["han", "li", "nobody"]
    days = [(dated.start and dated.start.day, dated.finish and dated.finish.day) for dated in campaign.tasks]
    event = campaign.schedule.event
    assert days == [(event - 9, event - 5), (None, event - 3), (event - 9, event - 5)]
    assert [dated.task.is_open for dated in campaign.tasks] == [True, False, True]
    (finding,) = (one for one in found.findings if one.rule == "owner-unknown")
    assert found.sources.location(finding.position).line == 15
    assert "a@west" in finding.message("en")


def test_each_alone_means_only_the_sites_it_names() -> None:
    _, _, tasks = plan("tasks: [{id: a, title: A, due: T-3, owner: li, each: {south: , north: {owner: han}}}]\n")
    assert {id_: dated.task.owner for id_, dated in tasks.items()} == {"a@north": "han", "a@south": "li"}


def test_a_need_is_the_same_sites_or_all_of_them() -> None:
    _, campaign, tasks = plan("""tasks:
  - {id: go, title: Go, duration: 0d, owner: li, needs: [check, one@north, free]}
  - {id: check, title: Check, duration: 1d, owner: li, for_each: sites, needs: [free + 1d, layout + 2d, one]}
  - {id: layout, title: Lay out, duration: 1d, owner: li, for_each: sites}
  - {id: one, title: One, duration: 1d, owner: li, each: {north: han}}
  - {id: free, title: Free, duration: 1d, owner: li}
""")
    assert needs(tasks["go"]) == ["check@north", "check@south", "check@west", "one@north", "free"]
    assert needs(tasks["check@south"]) == ["free", "layout@south", "one@north"]
    assert [need.lag for need in tasks["check@west"].task.needs] == [1, 2, 0]
    # where a need is told does not move with the needs that one of them has become
    assert campaign.at(tasks["go"], "needs", 4) == campaign.document.position("tasks", 0, "needs", 2)
    assert campaign.at(tasks["go"], "needs", 2) == campaign.document.position("tasks", 0, "needs", 0)


def test_a_day_may_stand_on_one_site_or_on_the_last_of_all() -> None:
    _, campaign, tasks = plan("""tasks:
  - {id: a, title: A, due: T-9, owner: li, for_each: sites, each: {south: {due: T-4}}}
  - {id: every, title: All, due: "task:a + 1d", owner: li}
  - {id: one, title: One, due: "task:a@west + 1d", owner: li}
""")
    event = campaign.schedule.event
    assert [finish.day - event for id_ in ("every", "one") if (finish := tasks[id_].finish)] == [-3, -8]


def test_what_is_worked_out_is_no_day_to_stand_on() -> None:
    text = (
        SITES
        + """tasks:
  - {id: a, title: A, duration: 2d, owner: li, for_each: sites}
  - {id: b, title: B, due: "task:a + 1d", owner: li}
  - {id: c, title: C, due: "task:a@west", owner: li}
"""
    )
    assert told(text) == ["date-unreadable", "date-unreadable"]


def test_unknown_sites_and_shares_are_told_with_what_was_meant() -> None:
    found = part(
        SITES
        + """tasks:
  - {id: a, title: A, due: T-9, owner: li, each: {nrth: li, south: {done_by: hen}}}
  - {id: b, title: B, due: T-5, owner: li, needs: [a@north, a@sowth, c@south]}
  - {id: c, title: C, due: T-9, owner: li}
"""
    )
    hints = [(one.rule, one.hint("en")) for one in found.findings]
    assert hints == [
        ("reference-unknown", "did you mean 'north'?"),
        ("reference-unknown", "did you mean 'han'?"),
        ("reference-unknown", "did you mean 'a'?"),
        ("reference-unknown", "did you mean 'a'?"),
        ("reference-unknown", "did you mean 'c'?"),
    ]


def test_one_mistake_of_a_shared_task_is_told_once() -> None:
    assert told(SITES + "tasks: [{id: a, title: A, due: T-9, for_each: sites}]") == ["task-without-owner"]
    assert told(SITES + "tasks: [{id: a, title: A, due: T-9 Tue, owner: li, for_each: sites}]") == ["weekday-differs"]


def test_a_plan_without_sites_is_told_so() -> None:
    task = 'tasks: [{id: a, title: "A ${site}", due: T-9, owner: li, for_each: sites}]\n'
    assert told("people: {li: Li}\n" + task) == ["site-missing"]
    assert told("people: {li: Li}\nsites: tbd\ndecide_by: T-9\n" + task) == []
    assert told(SITES + 'tasks: [{id: a, title: "A ${site}", due: T-9, owner: li}]\n') == ["site-missing"]


def test_tasks_of_sites_do_not_grow_without_end() -> None:
    tasks = "tasks:\n" + "".join(
        f"  - {{id: a{n}, title: A, due: T-9, owner: li, for_each: sites}}\n" for n in range(9)
    )
    found = part(SITES + tasks, limits=Limits(at_sites=15))
    assert found.campaign is not None
    assert len(found.campaign.tasks) == 5 * 3 + 4
    (finding,) = (one for one in found.findings if one.rule == "limit-exceeded")
    assert finding.hint("en") == "if the plan has to be so large: --limit at_sites=N"
    assert found.sources.location(finding.position).line == 12


@given(st.lists(st.tuples(st.booleans(), st.sets(st.integers(0, 5))), min_size=1, max_size=6))
def test_needs_equal_those_of_a_plan_that_writes_every_site_out(drawn: list[tuple[bool, set[int]]]) -> None:
    shared = [each for each, _ in drawn]
    lines, written = [], []
    for number, (each, others) in enumerate(drawn):
        named = sorted(other for other in others if other < number)
        task = f"title: A, duration: {number + 1}d, owner: li"
        listed = ", ".join(f"k{other}" for other in named)
        lines.append(f"  - {{id: k{number}, {task}, {'for_each: sites, ' if each else ''}needs: [{listed}]}}\n")
        for site in ("north", "south", "west") if each else ("",):
            all_of = [
                f"k{other}{one and f'-{one}'}"
                for other in named
                for one in (([site] if site else ["north", "south", "west"]) if shared[other] else [""])
            ]
            written.append(f"  - {{id: k{number}{site and f'-{site}'}, {task}, needs: [{', '.join(all_of)}]}}\n")
    ours, theirs = (part(f"{SITES}tasks:\n{''.join(tasks)}").campaign for tasks in (lines, written))
    assert ours is not None
    assert theirs is not None
    assert [dated.id.replace("@", "-") for dated in ours.tasks] == [dated.id for dated in theirs.tasks]
    assert ours.times == theirs.times


def test_needs_on_tasks_of_sites_are_bounded_too() -> None:
    shared = "".join(f"  - {{id: s{n}, title: 量, due: T-9, owner: li, for_each: sites}}\n" for n in range(4))
    gates = "".join(f"  - {{id: g{n}, title: 齐, due: T-3, owner: li, needs: [s0, s1, s2, s3]}}\n" for n in range(20))
    found = part(SITES + "tasks:\n" + shared + gates, limits=Limits(at_sites=12))
    (finding,) = [one for one in found.findings if one.severity.name == "ERROR"]
    assert (finding.rule, found.sources.location(finding.position).line) == ("limit-exceeded", 21)
    assert found.campaign is not None
    assert sum(found.campaign.times[dated.index] is not None for dated in found.campaign.tasks) == 4 * 3 + 20


@pytest.mark.parametrize(
    ("sites", "rule"),
    [
        ("for_each: site", "word-unknown"),
        ("for_each: [sites]", "value-wrong-kind"),
        ("for_eech: sites", "key-unknown"),
        ("each: north", "value-wrong-kind"),
        ("notes: 到店里", "site-missing"),
    ],
)
def test_a_mistyped_for_each_is_told_once(sites: str, rule: str) -> None:
    text = f'{SITES}tasks: [{{id: a, title: "布置${{site}}", due: T-5, owner: li, {sites}}}]\n'
    assert [finding.rule for finding in part(text).findings if finding.severity == "error"] == [rule]
