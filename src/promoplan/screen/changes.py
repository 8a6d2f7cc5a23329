"""What differs between two plans, or would with another value, as text for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from promoplan.compare import Changes
from promoplan.finding import Language, Words
from promoplan.pipeline import Loaded
from promoplan.screen.blocks import sentence
from promoplan.screen.changes_dates import (
    ADDED,
    MOVED,
    NAMED,
    REMOVED,
    TASKS,
    WORK,
    added_or_removed,
    moved,
    on_days_off,
    only_open,
    with_event_alone,
)
from promoplan.screen.changes_fields import fields, slack, texts
from promoplan.screen.changes_findings import findings
from promoplan.screen.plain import Line

IF = Words("如果 {changes}（计划文件没有改动）", "what if {changes} (the plan's file is as it was)")
NOTHING = Words("日子、任务、数字和问题都没有差别", "no difference in dates, tasks, figures or findings")
COUNTS = {
    "moved": Words("移动 {count}", "moved: {count}"),
    "still": Words("没有移动 {count}", "not moved: {count}"),
    "off": Words("落到休息日 {count}", "now on days off: {count}"),
    "added": Words("新增任务 {count}", "tasks added: {count}"),
    "removed": Words("去掉任务 {count}", "tasks removed: {count}"),
    "changed": Words("任务改动 {count}", "changes in tasks: {count}"),
    "figures": Words("数字变了 {count}", "figures: {count}"),
    "lost": Words("余地变少 {count}", "slack lost: {count}"),
    "errors": Words("新的错误 {count}", "new errors: {count}"),
    "others": Words("新的提醒和说明 {count}", "new warnings and infos: {count}"),
    "gone": Words("不再有的问题 {count}", "findings gone: {count}"),
}


def head(written: Sequence[str], language: Language) -> str:
    """The line that says that something is only asked, not so."""
    return IF.say(language).format(changes="、".join(written) if language == "zh" else ", ".join(written))


def what_if(changes: Changes, written: Sequence[str], after: Loaded, language: Language, width: int) -> Iterator[Line]:
    """What another value moves, breaks and leaves where it is."""
    yield from sentence(head(written, language), width, "bold")
    listed = [dated for dated in changes.moved if dated.open]
    yield from moved(changes, MOVED, listed, language, width, len(changes.moved) - len(listed), most=1 << 40)
    yield from on_days_off(changes, language, width)
    yield from fields(changes, language, width)
    yield from texts(changes, language, width)
    yield from slack(changes, language, width)
    yield from findings(changes.new, changes.gone, after, language, width)
    yield from _summary(changes, language, width)


def difference(changes: Changes, after: Loaded, language: Language, width: int) -> Iterator[Line]:
    """What one plan has different from another, the worst first."""
    shift = changes.event_days
    own = [dated for dated in changes.moved if not shift or not with_event_alone(dated, shift)]
    named = [dated for dated in own if dated.kind not in WORK]
    tasks = [dated for dated in own if dated.kind in WORK]
    listed = [dated for dated in tasks if dated.open]
    yield from findings(changes.new, changes.gone, after, language, width)
    yield from moved(changes, NAMED, named, language, width)
    yield from moved(changes, TASKS, listed, language, width, len(tasks) - len(listed), len(changes.moved) - len(own))
    for title, tasks_of in ((ADDED, changes.added), (REMOVED, changes.removed)):
        yield from added_or_removed(changes, title, tasks_of, language, width)
    yield from fields(changes, language, width)
    yield from texts(changes, language, width)
    if changes.figures:
        from promoplan.screen.changes_figures import figures  # noqa: PLC0415 - plans without numbers load none of it

        yield from figures(changes, language, width)
    yield from slack(changes, language, width)
    yield from on_days_off(changes, language, width)
    yield from _summary(changes, language, width)


def _summary(changes: Changes, language: Language, width: int) -> Iterator[Line]:
    if changes.nothing:
        yield from sentence(NOTHING.say(language), width)
        return
    counts = {
        "moved": len(only_open(changes.moved)),
        "still": len(only_open(changes.still)),
        "off": len(only_open(changes.onto_days_off)),
        "added": len(changes.added),
        "removed": len(changes.removed),
        "changed": len(changes.changed),
        "figures": len(changes.figures),
        "lost": sum(one.lost for one in changes.slack),
        "errors": changes.new_errors,
        "others": len(changes.new) - changes.new_errors,
        "gone": len(changes.gone),
    }
    text = ("，" if language == "zh" else ", ").join(
        COUNTS[what].say(language).format(count=count) for what, count in counts.items() if count
    )
    yield ()
    yield from sentence(text, width)
