"""A table of the plan's own has nothing to show.

An entry of `sheets` picks tasks by `sections`, `phases`, `departments` and the days they run (`window`); a task must
fit all that it asks for. A section that no task has is told even where others fill the table.

wrong:
    tasks: [{id: ads, title: Plan the ads, due: T-33, section: Advertising}]
    sheets:
      - {id: ads, view: action-table, sections: [Advertizing]}
      - {id: last, view: checklist, window: T-3 .. T}

right:
    tasks: [{id: ads, title: Plan the ads, due: T-33, section: Advertising}]
    sheets:
      - {id: ads, view: action-table, sections: [Advertising]}
      - {id: early, view: checklist, window: T-40 .. T-30}
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.guess import Guesser
from promoplan.plan.fields import TBD
from promoplan.selection import conditions, fitting

if TYPE_CHECKING:
    from promoplan.plan.sheets import OwnSheet

SEVERITY = Severity.WARNING
ZH = """自己定的表里一个任务也没有。

`sheets` 里的一张表，按分类(`sections`)、阶段(`phases`)、部门(`departments`)和起止(`window`)选任务，几样都要符合。
写了一个没有任务的分类，即使表里还有别的任务，也会指出来。
"""
SECTION = Words(
    "表「{name}」要分类「{section}」，没有任务写着它",
    "the table '{name}' asks for the section '{section}', which no task has",
)
SAYS = {
    "section": SECTION,
    "guess": SECTION,
    "one": Words("表「{name}」要 {asked}，没有任务符合", "the table '{name}' asks for {asked}, and no task fits that"),
    "together": Words(
        "表「{name}」要的几样没有一个任务同时符合：{counts}",
        "no task fits all that the table '{name}' asks for: {counts}",
    ),
    "tasks": Words("表「{name}」没有任务可印：计划里还没有任务", "the table '{name}' is empty: the plan has no tasks"),
}
HINTS = {
    "section": Words("任务里有的分类：{known}", "sections that tasks have: {known}"),
    "guess": Words("是不是「{guess}」？", "did you mean '{guess}'?"),
    "one": Words("改 {key}，或改该在这张表里的任务", "correct {key}, or the tasks that belong into this table"),
    "together": Words("去掉其中一样，或改成两张表", "take one of these out, or make two tables of it"),
    "tasks": Words("写上任务，或先删掉这张表", "write tasks, or take the table out"),
}
NONE_YET = Words("(还没有)", "(none yet)")
COUNT = Words("{asked} 有 {count} 件", "{asked} has {count}")
MOST = 100  # tables that are gone through


def check(campaign: Campaign) -> Iterator[Told]:
    sheets = campaign.plan.sheets
    if not sheets or (not campaign.tasks and campaign.document.root.get("tasks")):
        return  # tasks of which none could be used have been told
    sections = {section: None for dated in campaign.tasks for section in dated.task.section}
    known = list(sections)[:30] or NONE_YET
    guesser = Guesser()
    for place, sheet in enumerate(sheets[:MOST]):
        if not campaign.tasks:
            yield Told(campaign.document.position("sheets", place), {"name": sheet.name or sheet.id}, "tasks")
            continue
        missing = [
            number
            for number, section in enumerate(sheet.sections)
            if section and section not in sections and section not in TBD
        ]
        for number in missing:
            section = sheet.sections[number]
            guess = guesser.near(section, sections)
            values = {"name": sheet.name or sheet.id, "section": section, "guess": guess, "known": known}
            position = campaign.document.position("sheets", place, "sections", number)
            yield Told(position, values, "guess" if guess else "section")
        if not missing and not _names_unknown(campaign, sheet):
            yield from _empty(campaign, sheet, place)


def _names_unknown(campaign: Campaign, sheet: OwnSheet) -> bool:
    """Whether it asks for a phase or department that there is none of: told, and what it would show is not known."""
    return not (
        campaign.phases_by_id.keys() >= {id_ for id_ in sheet.phases if id_}
        and campaign.plan.departments.keys() >= {id_ for id_ in sheet.departments if id_}
    )


def _empty(campaign: Campaign, sheet: OwnSheet, place: int) -> Iterator[Told]:
    asked = conditions(campaign, sheet, place)
    if "window" in asked:
        runs = asked["window"]
        asked["window"] = lambda dated: dated.finish is None or runs(dated)  # without a day it may yet fall into it
    if next(fitting(campaign, asked.values()), None) is not None:
        return
    counts = {key: sum(map(fits, campaign.tasks)) for key, fits in asked.items()}
    values: dict[str, object] = {"name": sheet.name or sheet.id}
    for key, count in counts.items():
        if not count:
            position = campaign.document.position("sheets", place, key)
            yield Told(position, values | {"key": key, "asked": _written(sheet, key)}, "one")
            return
    said = [_counted(_written(sheet, key), count) for key, count in counts.items()]
    yield Told(campaign.document.position("sheets", place), values | {"counts": said}, "together")


def _written(sheet: OwnSheet, key: str) -> str:
    """What a table asks for, as the plan writes it."""
    if key == "window":
        return f"window: {sheet.window.written if sheet.window else ''}"
    return f"{key}: [{', '.join(filter(None, getattr(sheet, key)))}]"


def _counted(asked: str, count: int) -> Words:
    return Words(*(words.format(asked=asked, count=count) for words in COUNT))
