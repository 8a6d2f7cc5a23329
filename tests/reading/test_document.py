"""A whole plan as data: files joined, variables filled in, and the way there and back between names and positions."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from promoplan.finding import Fact
from promoplan.reading.document import Document, read_plan
from promoplan.reading.limits import Limits
from promoplan.reading.source import Sources
from tests.plans import Folder, part
from tests.reading.documents import DATA, leaves, read, told

FEW = settings(max_examples=100, deadline=None, derandomize=True, database=None)


def places(sources: Sources, facts: list[Fact]) -> list[tuple[str, str, int, int]]:
    """What was told: (rule, file, line, column)."""
    return [(fact.rule, *sources.location(fact.told.position)) for fact in facts]


def joined(plan: str, **files: str) -> tuple[Document, Sources, list[Fact]]:
    """A plan with files beside it: `a` stands for a.yaml."""
    named = {f"{name.replace('__', '/')}.yaml": text.encode() for name, text in files.items()}
    document, sources, facts = read(plan, named)
    assert document is not None
    return document, sources, facts


# include


def test_lists_and_maps_of_included_files_are_joined_in_the_order_of_their_names() -> None:
    document, _, facts = joined(
        "include: [b.yaml, tasks/*.yaml]\npeople: {li: Li}\ntasks:\n  - {id: own}\n",
        b="people: {wang: Wang}\ntasks:\n  - {id: b}\nsites: {west: West}\n",
        tasks__z="tasks:\n  - {id: z}\n",
        tasks__a="tasks:\n  - {id: a1}\n  - {id: a2}\nsites: {east: East}\n",
    )
    assert facts == []
    assert [task["id"] for task in document.root["tasks"]] == ["own", "b", "a1", "a2", "z"]
    assert document.root["people"] == {"li": "Li", "wang": "Wang"}
    assert document.root["sites"] == {"west": "West", "east": "East"}


def test_one_file_may_be_named_without_a_list() -> None:
    document, _, facts = joined("include: b.yaml\n", b="people: {li: Li}\n")
    assert facts == []
    assert document.root["people"] == {"li": "Li"}


def test_a_file_that_two_patterns_meet_is_read_once() -> None:
    document, _, facts = joined("include: [b.yaml, '*.yaml']\n", b="tasks:\n  - {id: b}\n")
    assert facts == []
    assert len(document.root["tasks"]) == 1


def test_an_included_file_may_say_its_version() -> None:
    document, _, facts = joined("promoplan: 1\ninclude: [b.yaml]\n", b="promoplan: 2\ntasks: []\n")
    assert facts == []
    assert document.root["promoplan"] == "1"


def test_a_section_that_is_empty_in_a_file_adds_nothing() -> None:
    document, _, facts = joined("include: [b.yaml]\ntasks:\n  - {id: own}\n", b="people:\ntasks:\n")
    assert (document.root["tasks"], facts) == ([{"id": "own"}], [])


# Left out until it is mended: `tasks:` left empty in the plan is told as a key given twice when a file has tasks, and
# those of the file are not joined.


@pytest.mark.parametrize(
    ("pattern", "variant"),
    [("nowhere.yaml", ""), ("tasks/*.yml", ""), ("../other.yaml", "outside"), ("/etc/passwd", "outside")],
)
def test_a_file_that_is_not_there_is_told_where_it_is_named(pattern: str, variant: str) -> None:
    _, sources, facts = joined(f"include:\n  - b.yaml\n  - {pattern}\n", b="tasks: []\n")
    assert told(sources, facts) == [("include-not-found", variant, 3, 5)]
    assert facts[0].told.values["pattern"] == pattern


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_read() -> None:
    class Locked(Folder):
        def read(self, name: str, most: int) -> bytes:
            if name == "b.yaml":
                raise PermissionError(13, "Permission denied")
            return super().read(name, most)

    folder = Locked({"a.yaml": b"people: {li: Li}\n", "b.yaml": b""})
    document, sources, facts = read_plan("plan.yaml", b"include: ['*.yaml']\n", folder, Limits())
    assert told(sources, facts) == [("include-not-found", "unreadable", 1, 11)]
    assert facts[0].told.values == {"pattern": "b.yaml", "reason": "Permission denied"}
    assert document is not None
    assert document.root["people"] == {"li": "Li"}


def test_a_file_that_includes_others_is_told() -> None:
    _, sources, facts = joined("include: [b.yaml]\n", b="tasks: []\ninclude: [c.yaml]\n", c="people: {}\n")
    assert places(sources, facts) == [("include-nested", "b.yaml", 2, 1)]


@pytest.mark.parametrize(
    ("broken", "rule", "line", "column"),
    [
        ("people:\n  li: [x\n", "yaml-broken", 2, 9),
        ("people:\n\tli: x\n", "yaml-broken", 2, 1),
        ("- a\n", "plan-not-mapping", 1, 1),
        ("people: {li: Li, li: Li}\n", "key-given-twice", 1, 18),
        ("people: {li: '${nobody}'}\n", "variable-unknown", 1, 14),
    ],
)
def test_an_error_in_an_included_file_names_it_and_hides_no_other(
    broken: str, rule: str, line: int, column: int
) -> None:
    document, sources, facts = joined("include: [b.yaml, c.yaml]\n", b=broken, c="sites: {west: West}\n")
    assert places(sources, facts) == [(rule, "b.yaml", line, column)]
    assert document.root["sites"] == {"west": "West"}


def test_a_key_that_two_files_define_is_told_with_both() -> None:
    document, sources, facts = joined(
        "include: [b.yaml, c.yaml]\npeople:\n  li: Li\n",
        b="people: {wang: Wang}\n",
        c="people:\n  li: Lin\n  wang: W\n",
    )
    assert places(sources, facts) == [("key-given-twice", "c.yaml", 2, 3), ("key-given-twice", "c.yaml", 3, 3)]
    assert [fact.told.values["first"] for fact in facts] == ["plan.yaml:3", "b.yaml:1"]
    assert document.root["people"] == {"li": "Li", "wang": "Wang"}


def test_an_id_that_two_files_define_is_told_with_both() -> None:
    loaded = part(
        "include: ['tasks/*.yaml']\npeople: {li: Li}\n",
        files={
            "tasks/a.yaml": b"tasks:\n  - {id: page, title: Page, owner: li, due: T-5}\n",
            "tasks/b.yaml": b"# by others\ntasks:\n  - {id: Page, title: Page, owner: li, due: T-2}\n",
        },
    )
    (finding,) = loaded.findings
    assert finding.rule == "id-given-twice"
    assert loaded.sources.location(finding.position) == ("tasks/b.yaml", 3, 10)
    assert "tasks/a.yaml:2" in finding.message("en")


def test_a_section_of_another_kind_is_told() -> None:
    document, sources, facts = joined("include: [b.yaml]\npeople: {li: Li}\n", b="people:\n  - li\n")
    assert places(sources, facts) == [("key-given-twice", "b.yaml", 1, 1)]
    assert document.root["people"] == {"li": "Li"}


# variables


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("${event}", "双十一"),
        ("${event}和${short}", "双十一和双11"),
        ("${ event }", "双十一"),
        ("$${event}", "${event}"),
        ("$${event} of ${event}", "${event} of 双十一"),
        ("$event {event} $ {event} $", "$event {event} $ {event} $"),
        ("${site}", "${site}"),
        ("${whole}", "天猫双十一"),
        ("${literal}", "${event}"),
    ],
)
def test_a_variable_is_filled_in_wherever_text_stands(text: str, filled: str) -> None:
    variables = "{event: 双十一, short: 双11, whole: '天猫${event}', literal: '$${event}'}"
    document, _, facts = joined(f"variables: {variables}\na: '{text}'\nb: ['{text}', {{c: '{text}'}}]\n")
    assert facts == []
    assert leaves_of(document.root, "a", "b") == [filled] * 3


def leaves_of(root: dict[str, Any], *sections: str) -> list[Any]:
    return [value for section in sections for _, value in leaves(root[section])]


def test_variables_of_any_file_are_filled_in_in_all_of_them() -> None:
    document, _, facts = joined(
        "include: [b.yaml]\nvariables: {event: 双十一}\n"
        "tasks:\n  - {title: '${platform}'}\nsites: {east: '${event}'}\n",
        b="variables: {platform: 天猫}\ntasks:\n  - {title: '${event}'}\nsites: {west: '${event}'}\n",
    )
    assert facts == []
    assert leaves_of(document.root, "tasks", "sites") == ["天猫", "双十一", "双十一", "双十一"]


def test_an_unknown_variable_in_the_variables_of_a_file_is_told_once() -> None:
    _, sources, facts = joined("variables: {a: x}\ninclude: [b.yaml]\n", b="variables: {b: '${nope}'}\n")
    assert places(sources, facts) == [("variable-unknown", "b.yaml", 1, 16)]


@pytest.mark.parametrize(
    ("text", "variant", "guess"), [("${evnt}", "guess", "event"), ("${zzz}", "", ""), ("${}", "", "")]
)
def test_an_unknown_variable_is_told_and_left_standing(text: str, variant: str, guess: str) -> None:
    document, sources, facts = joined(f"variables: {{event: 双十一}}\na:\n  - '{text}'\n")
    assert told(sources, facts) == [("variable-unknown", variant, 3, 5)]
    assert facts[0].told.values["guess"] == guess
    assert document.root["a"] == [text]


@pytest.mark.parametrize(
    ("variables", "column"),
    [("{a: '${b}', b: x}", 16), ("{b: x, a: '${a}'}", 22), ("{b: '${c}'}", 16)],
    ids=["one that stands later", "itself", "one that is not there"],
)
def test_a_variable_may_use_only_those_before_it(variables: str, column: int) -> None:
    _, sources, facts = joined(f"variables: {variables}\n")
    assert [(rule, line, at) for rule, _, line, at in told(sources, facts)] == [("variable-unknown", 1, column)]


def test_what_a_variable_holds_is_not_filled_in_again() -> None:
    document, _, facts = joined("variables: {a: '$${b}', b: x, c: '${a}'}\nd: '${c}'\n")
    assert (document.root["d"], facts) == ("${b}", [])


def test_a_bomb_of_variables_stops_at_its_limit() -> None:
    doubled = "".join(f"  v{number}: '{f'${{v{number - 1}}}' * 10}'\n" for number in range(1, 12))
    document, _, facts = joined(f"variables:\n  v0: xxxxxxxxxx\n{doubled}a: '${{v11}}'\nb: '${{v11}}'\n")
    assert [fact.rule for fact in facts] == ["limit-exceeded"]
    assert facts[0].told.values["limit"] == "filled"
    assert sum(len(value) for _, value in leaves(document.root) if value) < 20_000_000


# names and positions


@given(data=DATA, flow=st.booleans())
@FEW
def test_the_way_to_a_position_is_the_way_it_was_found(data: dict[str, Any], flow: bool) -> None:
    data = {key: value for key, value in data.items() if key not in ("include", "variables")}
    text = yaml.safe_dump(data, default_flow_style=flow, allow_unicode=True, sort_keys=False).replace("${", "$(")
    document, _, _ = read(text)
    assert document is not None
    for path, _ in leaves(document.root):
        position = document.position(*path)
        assert document.path(position) == "/".join(map(str, path))
        if isinstance(path[-1], str):
            assert document.path(document.position(*path, of_key=True)) == "/".join(map(str, path))


@pytest.mark.parametrize(
    ("path", "way"),
    [
        (("tasks", 0, "due"), "tasks/own/due"),
        (("tasks", 1, "due"), "tasks/b/due"),
        (("tasks", 1, "steps", 1, "title"), "tasks/b/steps/1/title"),
        (("people", "li", "name"), "people/li/name"),
        (("people", "wang", "name"), "people/wang/name"),
        (("sites", "west"), "sites/west"),
        (("campaign", "id"), "campaign/id"),
        (("tasks", 2, "due"), "tasks/2/due"),
    ],
)
def test_the_way_to_a_position_names_ids_and_leads_through_all_files(path: tuple[str | int, ...], way: str) -> None:
    document, _, _ = joined(
        "campaign: {id: d11}\ninclude: [b.yaml, c.yaml]\npeople: {li: {name: Li}}\ntasks:\n  - {id: own, due: T}\n",
        b="tasks:\n  - id: b\n    due: T\n    steps:\n      - {title: one}\n      - {title: two}\n",
        c="people: {wang: {name: Wang}}\nsites: {west: West}\ntasks:\n  - {due: T}\n",
    )
    assert document.path(document.position(*path)) == way


def test_the_way_to_a_mistake_is_right_beside_a_missing_key() -> None:
    plan = part("tasks: [{id: a, due: T-1, owner: li}]\n")
    assert plan.document is not None
    ways = {finding.rule: plan.document.path(finding.position) for finding in plan.findings}
    assert ways == {"value-missing": "tasks/a", "owner-unknown": "tasks/a/owner"}


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("tasks: [{id: b, due: T-1, needs: [a b, nope, c d, nope2]}]", [f"tasks/b/needs/{n}" for n in range(4)]),
        (
            "tasks: [{id: b, due: T-1, steps: [x, {title: y, due: T}, x, {title: y, due: 月底}]}]",
            ["tasks/b/steps/0", "tasks/b/steps/1/due", "tasks/b/steps/2", "tasks/b/steps/3/due"],
        ),
        (
            "calendar: {freeze: [x, {window: T, except: [[a], b]}]}",
            ["calendar/freeze/0", "calendar/freeze/1/except/0", "calendar/freeze/1/except/1"],
        ),
        ("rewards: [x, {title: y, window: nope}]", ["rewards/0", "rewards/1/window"]),
    ],
)
def test_the_way_to_what_stands_behind_a_given_up_item_counts_that_item(text: str, ways: list[str]) -> None:
    assert ways_of(text.replace("id: b", "id: b, title: B, owner: li")) == ways


def ways_of(text: str) -> list[str]:
    plan = part(f"people: {{li: Li}}\n{text}\n")
    assert plan.document is not None
    return [finding.path or plan.document.path(finding.position) for finding in plan.findings]


def test_the_way_counts_given_up_items_in_a_list_of_thousands_too() -> None:
    items = [f"  - {{title: r{number}}}\n" for number in range(2200)]
    for number in (3, 999, 1000, 1500, 2100):
        items[number] = "  - x\n"
    for number in (4, 1001, 1600, 2101):
        items[number] = "  - {title: r, window: nope}\n"
    wrong, far = ([f"rewards/{n}" for n in (3, 999, 1000, 1500, 2100)], [4, 1001, 1600, 2101])
    assert sorted(ways_of("rewards:\n" + "".join(items))) == sorted([*wrong, *(f"rewards/{n}/window" for n in far)])


# Left out until it is mended: the way to an unknown key names the key before it (tasks/b/due for `ower`).


def test_the_fingerprint_changes_with_any_file() -> None:
    def fingerprint(plan: str, b: str) -> str:
        _, sources, _ = joined(plan, b=b)
        return sources.fingerprint

    first = fingerprint("include: [b.yaml]\n", "a: 1\n")
    assert len(first) == 8
    assert fingerprint("include: [b.yaml]\n", "a: 1\n") == first
    assert fingerprint("include: [b.yaml]\n", "a: 2\n") != first
    assert fingerprint("include: [b.yaml] \n", "a: 1\n") != first
