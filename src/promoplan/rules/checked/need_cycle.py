"""Tasks need one another in a circle, so that none of them can begin.

wrong:
    tasks:
      - {id: price, title: Price, due: T-20, needs: [signup]}
      - {id: signup, title: Sign-up, due: T-15, needs: [price]}

right:
    tasks:
      - {id: price, title: Price, due: T-20}
      - {id: signup, title: Sign-up, due: T-15, needs: [price]}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words

SEVERITY = Severity.ERROR
ZH = """任务互为前置，绕成一圈，谁也开始不了。

每个圈说一次，写出整条路径和每一处的行号。
"""
SAYS = {"": Words("任务互为前置：{path}", "tasks need one another in a circle: {path}")}
HINTS = {"": Words("去掉其中一个 needs", "take out one of these needs")}
LONGEST = 12  # tasks of a circle that are shown


def check(campaign: Campaign) -> Iterator[Told]:
    ids = campaign.task_by_id
    needs = {
        dated.id: [need.id for need in dated.task.needs if need is not None and need.id in ids]
        for dated in ids.values()
        if dated.task.needs
    }
    for circle in _circles(_in_circles(needs)):
        first = ids[circle[0]]
        place = needs[circle[0]].index(circle[1]) if len(circle) > 1 else needs[circle[0]].index(circle[0])
        shown = [f"{id_} (:{_line(campaign, id_)})" for id_ in circle[:LONGEST]]
        more = ["…"] if len(circle) > LONGEST else []
        path = " → ".join([*shown, *more, circle[0]])
        yield Told(campaign.at(first, "needs", place), {"path": path})


def _line(campaign: Campaign, id_: str) -> int:
    return campaign.document.sources.location(campaign.at(campaign.task_by_id[id_], "needs")).line


def _in_circles(needs: dict[str, list[str]]) -> dict[str, list[str]]:
    """What is left when every task whose needs can all be met is taken away, again and again."""
    waiting = {id_: len(others) for id_, others in needs.items()}
    followers: dict[str, list[str]] = {}
    for id_, others in needs.items():
        for other in others:
            followers.setdefault(other, []).append(id_)
    ready = [other for other in followers if other not in needs]
    while ready:
        for follower in followers.get(ready.pop(), ()):
            waiting[follower] -= 1
            if not waiting[follower]:
                ready.append(follower)
    left = {id_ for id_, count in waiting.items() if count}
    return {id_: [other for other in needs[id_] if other in left] for id_ in needs if id_ in left}


def _circles(needs: dict[str, list[str]]) -> Iterator[list[str]]:
    """One circle through each knot of tasks: follow the first need until a task comes again."""
    done: set[str] = set()
    for start in needs:
        path: list[str] = []
        on_path: dict[str, int] = {}
        here: str | None = start
        while here is not None and here not in done:
            if here in on_path:
                yield path[on_path[here] :]
                break
            on_path[here] = len(path)
            path.append(here)
            here = needs[here][0] if needs[here] else None
        done.update(path)
