"""Who, what state, which words and how much slack a task has now, as text for people."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import commonprefix

from promoplan.compare import Changes
from promoplan.compare.fields import Changed, Value
from promoplan.finding import Language, Words
from promoplan.screen.blocks import block
from promoplan.screen.plain import Line

NOBODY = Words("无", "none")
OTHER = Words("任务的人、状态和安排", "People, states and the like")
WORDS = Words("文字", "Words")
KEYS = {
    "owner": Words("责任人", "owner"),
    "department": Words("部门", "department"),
    "status": Words("状态", "status"),
    "priority": Words("优先级", "priority"),
    "helpers": Words("配合", "helpers"),
    "phase": Words("阶段", "phase"),
    "section": Words("分类", "section"),
    "needs": Words("前置", "needs"),
    "repeat": Words("重复", "repeat"),
    "touches": Words("动到", "touches"),
    "tools": Words("工具", "tools"),
    "attachments": Words("附件", "attachments"),
    "done_on": Words("完成日", "done on"),
    "done_by": Words("完成人", "done by"),
    "title": Words("事项", "title"),
    "done_when": Words("内容要求", "done when"),
    "notes": Words("备注", "notes"),
    "because": Words("原因", "because"),
}
LONG, SHOWN = 12, 4  # characters that two texts begin with: from so many on they are cut to so many
LOST = Words("余地变少（天）", "Slack lost (days)")
GAINED = Words("余地变多（天）", "Slack gained (days)")


def fields(changes: Changes, language: Language, width: int) -> Iterator[Line]:
    """Who does it, in what state it is, what it takes."""
    rows = [
        (KEYS[one.key].say(language), f"{ends[0]} → {ends[1]}", one.id, one.dated.task.title)
        for one in changes.changed
        if not one.is_text
        for ends in [[_said(changes, one, value, language) for value in (one.before, one.after)]]
    ]
    yield from block(OTHER, rows, (0, 4, 2, 3), language, width)


def texts(changes: Changes, language: Language, width: int) -> Iterator[Line]:
    """Words that were changed; what both begin with is left out where it is long."""
    rows = [
        (one.id, KEYS[one.key].say(language), " → ".join(_parted(*ends)))
        for one in changes.changed
        if one.is_text
        for ends in [[str(value) if value else NOBODY.say(language) for value in (one.before, one.after)]]
    ]
    yield from block(WORDS, rows, (2, 0, 5), language, width)


def _parted(before: str, after: str) -> tuple[str, str]:
    """Two texts, from shortly before the place where they part."""
    both = commonprefix((before, after))
    if len(both) <= LONG:
        return before, after
    start = len(both) - SHOWN
    return f"…{before[start:]}", f"…{after[start:]}"


def _said(changes: Changes, one: Changed, value: Value, language: Language) -> str:
    if not value:
        return NOBODY.say(language)
    campaign = changes.before if value == one.before else changes.after
    if isinstance(value, tuple):
        names = [campaign.person_name(id_) for id_ in value] if one.key == "helpers" else value
        names = [campaign.department_name(name) for name in names] if one.key == "helpers" else names
        return ("、" if language == "zh" else ", ").join(names)
    if one.key in ("owner", "done_by"):
        return campaign.person_name(value)
    if one.key == "phase":
        return campaign.phase_name(value)
    return campaign.department_name(value) if one.key == "department" else value


def slack(changes: Changes, language: Language, width: int) -> Iterator[Line]:
    for title, lost in ((LOST, True), (GAINED, False)):
        rows = [
            (
                f"{one.before} → {one.after}",
                one.dated.task.priority or "",
                one.dated.task.title,
                changes.after.person_name(one.dated.task.owner),
            )
            for one in sorted(changes.slack, key=lambda one: (one.dated.task.priority != "must", one.after))
            if one.lost is lost
        ]
        yield from block(title, rows, (0, 0, 3, 2), language, width)
