"""Putting what stands on one another into order, and naming the rings in it; without recursion, in linear time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeVar

MOST_RINGS = 1000  # that are named
MOST_STEPS = 1_000_000  # looking for more rings than one in each knot

Node = TypeVar("Node", bound=Hashable)


def in_order(needs: Mapping[Node, Sequence[Node]]) -> tuple[list[Node], list[list[Node]]]:
    """(every node after those it needs, the rings). What lies on a ring has no place in the order.

    Needs that are no nodes themselves are passed over. Nodes that reach one another make a knot. Every need within a
    knot lies on one of the rings, which are as short as can be; of very large knots, one ring at least is named.
    """
    order, left = _sorted(needs)
    if not left:
        return order, []
    tangled = {node: [other for other in needs[node] if other in left] for node in needs if node in left}
    singles, knot_of = _knots(tangled)
    knots: dict[Node, list[Node]] = defaultdict(list)  # in the order of the nodes
    for node in tangled:
        if node in knot_of:
            knots[knot_of[node]].append(node)
    return order + singles, list(islice(_rings(tangled, knots.values()), MOST_RINGS))


def _sorted(needs: Mapping[Node, Sequence[Node]]) -> tuple[list[Node], set[Node]]:
    """(every node after those it needs, the nodes that lie on a ring or stand on one)."""
    done: set[Node] = set()
    entered: set[Node] = set()
    left: set[Node] = set()
    order: list[Node] = []
    for root in needs:
        stack = [root]
        while stack:
            node = stack[-1]
            if node in done or node in left:
                stack.pop()
                continue
            missing = [other for other in needs[node] if other not in done and other in needs]
            if not missing:
                done.add(node)
                order.append(node)
                stack.pop()
            elif node in entered:  # what it needs has been tried
                left.add(node)
                stack.pop()
            else:
                entered.add(node)
                stack += missing
    return order, left


def _knots(needs: Mapping[Node, Sequence[Node]]) -> tuple[list[Node], dict[Node, Node]]:
    """(nodes on no ring, each after those it needs; for the others one node that stands for their knot).

    The strongly connected components of R. Tarjan, 1972.
    """
    number: dict[Node, int] = {}
    lowest: dict[Node, int] = {}
    open_: dict[Node, None] = {}  # entered, in no knot yet
    singles: list[Node] = []
    knot_of: dict[Node, Node] = {}
    for root in needs:
        if root in number:
            continue
        number[root] = lowest[root] = len(number)
        open_[root] = None
        path = [(root, iter(needs[root]))]
        while path:
            node, pending = path[-1]
            following = next((other for other in pending if other not in number or other in open_), None)
            if following is None:
                path.pop()
                if path:
                    above = path[-1][0]
                    lowest[above] = min(lowest[above], lowest[node])
                if lowest[node] == number[node]:
                    one, _ = open_.popitem()
                    if one == node and node not in needs[node]:
                        singles.append(node)
                    else:
                        knot_of[one] = node
                        while one != node:
                            one, _ = open_.popitem()
                            knot_of[one] = node
            elif following in number:
                lowest[node] = min(lowest[node], number[following])
            else:
                number[following] = lowest[following] = len(number)
                open_[following] = None
                path.append((following, iter(needs[following])))
    return singles, knot_of


def _rings(needs: Mapping[Node, Sequence[Node]], knots: Iterable[Sequence[Node]]) -> Iterator[list[Node]]:
    """For each need within a knot that lies on no ring yet, the shortest ring through it, its needer first."""
    steps = 0
    for knot in knots:
        inside = set(knot)
        within = {node: [other for other in needs[node] if other in inside] for node in knot}
        covered: set[tuple[Node, Node]] = set()
        for link in ((node, other) for node in knot for other in within[node]):
            if link in covered or (covered and steps > MOST_STEPS):
                continue
            ring, looked_at = _way_back(within, *link)
            steps += looked_at
            covered.update(zip(ring, [*ring[1:], ring[0]], strict=True))
            yield ring


def _way_back(needs: Mapping[Node, Sequence[Node]], node: Node, need: Node) -> tuple[list[Node], int]:
    """The shortest ring that begins with a node and one of its needs; and how many links were looked at."""
    found_from: dict[Node, Node] = {need: node}
    looked_at = 0
    queue = [need]
    for here in queue:
        if here == node:
            break
        looked_at += len(needs[here])
        for other in needs[here]:
            if other not in found_from:
                found_from[other] = here
                queue.append(other)
    ring = []
    here = found_from[node]
    while here != node:
        ring.append(here)
        here = found_from[here]
    return [node, *reversed(ring)], looked_at
