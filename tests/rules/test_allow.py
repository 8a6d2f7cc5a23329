"""`allow` covers what lies in its mapping: no more, no less."""

from __future__ import annotations

from tests.plans import part, told

BLOCKS = """
departments:
  one:
    name: One
    allow:
      department-empty: it only looks on
  two:
    name: Two
  three:
    name: Three
"""


def test_what_stands_behind_a_block_is_not_covered() -> None:
    assert [finding.values["name"] for finding in part(BLOCKS).findings] == ["Two", "Three"]


def test_the_key_of_a_mapping_is_covered_with_it() -> None:
    assert [finding.values["name"] for finding in part(BLOCKS).silenced] == ["One"]


def test_under_campaign_it_covers_the_whole_plan_and_is_counted() -> None:
    text = "# campaign: allow: {department-empty: we plan step by step}\n" + BLOCKS
    assert told(text) == []
    assert len(part(text).silenced) == 3


def test_beside_ids_it_covers_all_of_them() -> None:
    assert told("departments:\n  allow: {department-empty: later}\n  one: {name: One}\n  two: {name: Two}\n") == []


def test_without_a_reason_nothing_is_silenced() -> None:
    assert "department-empty" in told("departments: {one: {name: One, allow: {department-empty: ''}}}\n")
