"""Putting what stands on one another into order: a walk without recursion, so that chains may be any length."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


def in_order(needs: Mapping[Node, Sequence[Node]]) -> tuple[list[Node], list[list[Node]]]:
    """(every node after those it needs, the rings). What lies on a ring has no place in the order.

    Needs that are no nodes themselves are passed over. A ring begins with the node it was entered by.
    """
    done: set[Node] = set()
    order: list[Node] = []
    rings: list[list[Node]] = []
    cyclic: set[Node] = set()
    for root, first_needs in needs.items():
        if root in done:
            continue
        path: list[Node] = [root]
        on_path = {root: 0}
        pending = [iter(first_needs)]
        while path:
            following = next((node for node in pending[-1] if node in needs and node not in done), None)
            if following is None:
                node = path.pop()
                pending.pop()
                del on_path[node]
                done.add(node)
                if node not in cyclic:
                    order.append(node)
            elif following in on_path:
                rings.append(path[on_path[following] :])
                cyclic.update(rings[-1])
            else:
                on_path[following] = len(path)
                path.append(following)
                pending.append(iter(needs[following]))
    return order, rings
