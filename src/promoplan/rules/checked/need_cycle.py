"""Tasks need one another in a circle, so that none of them can begin.

Every circle is told once, with its whole path; behind each task stands the line of its need. Where circles are tangled,
every need that lies on one of them is on some path that is told.

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
from promoplan.schedule.ordering import in_order
from promoplan.schedule.schedule import DatedTask

SEVERITY = Severity.ERROR
ZH = """任务互为前置，绕成一圈，谁也开始不了。

每个圈说一次，写出整条路径，每个任务后面是它那条 needs 的行号。
几个圈缠在一起时，凡是绕在圈里的 needs，至少写在一条路径里。
"""
SAYS = {"": Words("任务互为前置：{path}", "tasks need one another in a circle: {path}")}
HINTS = {"": Words("去掉其中一个 needs", "take out one of these needs")}
LONGEST = 100  # tasks of a circle that are named


def check(campaign: Campaign) -> Iterator[Told]:
    if not any(_may_lie_on_one(campaign, dated) for dated in campaign.tasks if dated.task.needs):
        return
    ids = campaign.task_by_id
    needs = {
        dated.id: _needs(dated) for dated in campaign.tasks if dated.task.needs and dated.id and ids[dated.id] is dated
    }
    for circle in in_order(needs)[1]:
        edges = list(zip(circle, [*circle[1:], circle[0]], strict=True))[:LONGEST]
        places = [campaign.at(ids[id_], "needs", _needs(ids[id_]).index(other)) for id_, other in edges]
        lines = [campaign.document.sources.location(place).line for place in places]
        shown = [f"{id_} (:{line})" for id_, line in zip(circle, lines, strict=False)]
        more = ["…"] if len(circle) > LONGEST else []
        yield Told(places[0], {"path": " → ".join([*shown, *more, circle[0]])})


def _may_lie_on_one(campaign: Campaign, dated: DatedTask) -> bool:
    """What lies on a circle has no times, unless it needs nothing but itself."""
    return campaign.times[dated.index] is None or dated.id in _needs(dated)


def _needs(dated: DatedTask) -> list[str]:
    """The ids a task needs, as many as it names; one that is tbd is none."""
    return [need.id if need is not None else "" for need in dated.task.needs]
