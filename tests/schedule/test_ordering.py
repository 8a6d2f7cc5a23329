"""Order and rings of random graphs, held against plain searches for what reaches what."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from promoplan.schedule.ordering import MOST_RINGS, in_order

FEW = settings(max_examples=300, deadline=None, derandomize=True, database=None)
GRAPHS = st.integers(1, 7).flatmap(
    lambda size: st.dictionaries(
        st.integers(0, size), st.lists(st.integers(0, size + 1), max_size=3), min_size=1, max_size=size
    )
)


def reached(needs: dict[int, list[int]], node: int) -> set[int]:
    """All that a node needs, however indirectly; itself only where it lies on a ring."""
    found: set[int] = set()
    queue = [node]
    while queue:
        new = {other for other in needs[queue.pop()] if other in needs} - found
        found |= new
        queue += new
    return found


def links_of(ring: list[int]) -> list[tuple[int, int]]:
    return list(pairwise([*ring, ring[0]]))


@given(GRAPHS)
@FEW
def test_what_lies_on_no_ring_stands_after_what_it_needs(needs: dict[int, list[int]]) -> None:
    order, _ = in_order(needs)
    assert sorted(order) == sorted(node for node in needs if node not in reached(needs, node))
    place = {node: number for number, node in enumerate(order)}
    assert all(place[other] < place[node] for node in order for other in needs[node] if other in place)


@given(GRAPHS)
@FEW
def test_every_need_that_lies_on_some_ring_lies_on_one_that_is_named(needs: dict[int, list[int]]) -> None:
    _, rings = in_order(needs)
    named = [link for ring in rings for link in links_of(ring)]
    assert all(len(set(ring)) == len(ring) for ring in rings)
    assert all(other in needs[node] for node, other in named)
    on_rings = {
        (node, other)
        for node, others in needs.items()
        for other in others
        if other in needs and node in {other} | reached(needs, other)
    }
    assert set(named) == on_rings
    assert len({frozenset(links_of(ring)) for ring in rings}) == len(rings)


@pytest.mark.parametrize(
    ("needs", "rings"),
    [
        ({"a": ["a"]}, [["a"]]),
        ({"a": ["b", "c"], "b": ["a"], "c": ["a"]}, [["a", "b"], ["a", "c"]]),
        ({"z": ["a"], "a": ["b"], "b": ["c", "d"], "c": ["a"], "d": ["a"]}, [["a", "b", "c"], ["b", "d", "a"]]),
        ({"a": ["b"], "b": ["c", "a"], "c": ["a"], "d": ["d", "a"]}, [["a", "b"], ["b", "c", "a"], ["d"]]),
    ],
)
def test_rings_begin_where_one_reads_first(needs: dict[str, list[str]], rings: list[list[str]]) -> None:
    assert in_order(needs)[1] == rings


def test_a_ring_may_be_as_long_as_one_likes() -> None:
    size = 100_000
    order, rings = in_order({node: [(node + 1) % size] for node in range(size)} | {size: [0], size + 1: [size]})
    assert order == [size, size + 1]
    assert rings == [list(range(size))]


def test_each_of_many_knots_has_a_ring_and_there_are_at_most_so_many() -> None:
    _, rings = in_order({node: [node ^ 1] for node in range(3 * MOST_RINGS)})
    assert rings == [[2 * number, 2 * number + 1] for number in range(MOST_RINGS)]


@pytest.mark.parametrize("size", [20, 600])
def test_a_knot_in_which_all_need_all_is_named_in_time(size: int) -> None:
    """Of a small one every need; a large one would have a million rings."""
    others = list(range(size))
    order, rings = in_order(dict.fromkeys(range(size), others))
    assert order == []
    assert 1 <= len(rings) <= MOST_RINGS
