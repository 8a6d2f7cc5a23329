"""A task has only a duration; its dates are not worked out yet.

Working back from what follows is a coming release's; until then such a task is listed without dates. Give it a due day
to have it dated now.

wrong:
    tasks:
      - {id: layout, title: Layout, duration: 3wd}

right:
    tasks:
      - {id: layout, title: Layout, duration: 3wd, due: T-8}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words

SEVERITY = Severity.INFO
ZH = """任务只有工期，日期还没有排出来。

倒排在后面的版本里；在那之前，这样的任务列出来但没有日期。现在就要日期，请写 `due`。
"""
SAYS = {
    "": Words(
        "{count} 个任务只有工期，暂不排日期：{names}",
        "{count} tasks have only a duration and get no dates yet: {names}",
    ),
    "one": Words(
        "{count} 个任务只有工期，暂不排日期：{names}",
        "{count} task has only a duration and gets no dates yet: {names}",
    ),
}
HINTS = dict.fromkeys(SAYS, Words("需要日期就写 due", "write a due day where a date is wanted"))


def check(campaign: Campaign) -> Iterator[Told]:
    flexible = [dated for dated in campaign.tasks if not dated.fixed and dated.task.is_open]
    if flexible:
        names = [dated.name for dated in flexible]
        shown = names[:10] + ["…"] * (len(names) > 10)
        values = {"count": len(names), "names": shown}
        yield Told(campaign.at(flexible[0], "duration"), values, "one" if len(names) == 1 else "")
