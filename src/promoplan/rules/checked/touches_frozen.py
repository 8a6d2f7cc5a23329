"""A task touches something in the days in which it is frozen.

`calendar.freeze` says what may not change and when: prices once they are locked, code before the night. A task says
what it changes in `touches`. A task whose days share anything with the freeze is told, worked-out days too; one that
repeats, if it falls into the freeze; one with only a `due`, if that lies in it. Those in `except` may; a freeze without
`scope` (or with `all`) freezes everything.

wrong:
    # event_day: 2026-11-11
    calendar: {freeze: [{window: T-5 18:00 .. T+1, scope: [price], note: Prices are locked}]}
    tasks:
      - {id: tags, title: Change the prices, window: T-8 .. T-4, touches: [price]}
      - {id: fix, title: Correct prices, due: T-1, touches: price}

right:
    # event_day: 2026-11-11
    calendar: {freeze: [{window: T-5 18:00 .. T+1, scope: [price], except: [fix], note: Prices are locked}]}
    tasks:
      - {id: tags, title: Change the prices, window: T-8 .. T-5, touches: [price]}
      - {id: fix, title: Correct prices, due: T-1, touches: price}
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from promoplan.campaign import Campaign
from promoplan.days.write import Moment
from promoplan.finding import Severity, Told, Words
from promoplan.rules.freezes import MOST, Freezes, Frozen, minutes_of, touched
from promoplan.rules.other_days import ending
from promoplan.schedule.occurrences import occurrences
from promoplan.schedule.schedule import DatedTask

SEVERITY = Severity.ERROR
ZH = """任务在冻结期里要动被冻结的东西。

`calendar.freeze` 写什么东西在哪段时间不许动：价格锁定之后，上线封网之后。任务用 `touches` 写自己会动到什么。任务的日子
和冻结期有一点重合就报，排出来的日子也算；反复做的任务，只看轮到的那几次；只有 `due` 的，看截止那一刻。
写进 `except` 的任务可以动；冻结没写 `scope`（或写 `all`），就是什么都不许动。
"""
DURING = Words(
    "「{name}」{first} 到 {last} 要动「{what}」，{begins} 到 {ends} 冻结{note}",
    "'{name}' touches '{what}' from {first} to {last}; it is frozen from {begins} to {ends}{note}",
)
AT = Words(
    "「{name}」{first} 要动「{what}」，{begins} 到 {ends} 冻结{note}",
    "'{name}' touches '{what}' on {first}; it is frozen from {begins} to {ends}{note}",
)
NOTE = Words("（{note}）", " ({note})")
EXCEPT = Words("{excepted}，写进这条冻结", "{excepted} in the freeze")
EARLIER = Words("{earlier}，或者在这条冻结里写 {excepted}", "{earlier}, or {excepted} in the freeze")
SAYS = {"": DURING, "at": AT, "earlier": DURING, "at-earlier": AT}
HINTS = {"": EXCEPT, "at": EXCEPT, "earlier": EARLIER, "at-earlier": EARLIER}


def check(campaign: Campaign) -> Iterator[Told]:
    freezes = Freezes(campaign) if campaign.plan.calendar.freeze else None
    if not freezes:
        return
    written = {dated.id.partition("@")[0] for dated in campaign.tasks} | campaign.task_by_id.keys()
    for dated in campaign.tasks:
        if not dated.task.touches or not dated.task.is_open:
            continue
        minutes = minutes_of(campaign.schedule, dated)
        if minutes is not None:
            clashes = islice(_clashes(campaign, freezes, dated, *minutes), MOST)
            for frozen, word, first in clashes:
                # names that are no task's have been told, and are not repeated
                excepted = [name for name in (*frozen.freeze.except_, dated.id) if name and name in written]
                yield _told(campaign, dated, frozen, word, first, excepted)


def _clashes(
    campaign: Campaign, freezes: Freezes, dated: DatedTask, begins: int, ends: int
) -> Iterator[tuple[Frozen, str, Moment]]:
    """The freezes a task falls into, with what it touches and when; the whole and each site's share may be excepted."""
    names = {dated.id, dated.id.partition("@")[0]}
    for frozen, word in freezes.within(dated.task.touches, begins, ends):
        if names.isdisjoint(frozen.freeze.except_):
            first = touched(campaign.schedule, dated, frozen)
            if first is not None:
                yield frozen, word, first


def _told(campaign: Campaign, dated: DatedTask, frozen: Frozen, word: str, first: Moment, excepted: list[str]) -> Told:
    note, finish = frozen.freeze.note, dated.finish
    assert finish is not None
    values: dict[str, object] = {
        "name": dated.name,
        "what": word,
        "first": campaign.shown(first),
        "last": campaign.shown(finish),
        "begins": campaign.shown(frozen.span.start),
        "ends": campaign.shown(frozen.span.end),
        "note": Words(*(words.format(note=note) for words in NOTE)) if note else "",
        "excepted": f"except: [{', '.join(excepted)}]",
    }
    once = first == finish or occurrences(campaign.schedule, dated) is not None
    earlier = _earlier(campaign, dated, frozen)
    variant = "at" if once else ""
    if earlier:
        values["earlier"] = earlier
        variant = f"{variant}-earlier".removeprefix("-")
    return Told(campaign.at(dated, "touches"), values, variant)


def _earlier(campaign: Campaign, dated: DatedTask, frozen: Frozen) -> str:
    """What makes a task end before a freeze; "" where it cannot, as it begins in it, or that day is past."""
    last = frozen.span.start
    if not last.minute:  # a freeze from midnight leaves all of the day before
        last = Moment(last.day - 1, None)
    if dated.fixed:
        return ending(campaign, dated.start if dated.task.window is not None else None, last)
    return f"must_end_by: {campaign.written(last)}" if last.day >= campaign.today else ""
