"""The attachments 附件: the files a plan refers to, copied beside the sheets, and who refers to each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from promoplan.campaign import Campaign
from promoplan.finding import Words
from promoplan.sheet import Link, Row, Sheet, Table
from promoplan.views import rows
from promoplan.views.scope import file_part, head

if TYPE_CHECKING:
    from promoplan.plan.attachments import Attachment

TITLE = Words("附件", "Attachments")
COLUMNS: tuple[rows.ColumnWords, ...] = (
    ("name", Words("附件", "Attachment"), "text"),
    ("file", Words("文件", "File"), "text"),
    ("users", Words("哪些任务用它", "Tasks that use it"), "text"),
    ("remark", Words("备注", "Remark"), "text"),
)
MISSING = Words("找不到文件", "the file is not there")


def build(campaign: Campaign) -> Iterator[Sheet]:
    if not campaign.plan.attachments:
        return
    users: dict[str | None, list[str]] = {}
    for dated in campaign.tasks:
        for id_ in dated.task.attachments:
            users.setdefault(id_, []).append(dated.task.title)
    made = []
    for item in campaign.plan.attachments:
        name = item.name or item.path.rpartition("/")[2] or item.id
        there = found(campaign, item) is not None
        cell = Link(name, file=target(item)) if there else name
        remark = item.notes or "" if there else "\n".join(filter(None, (MISSING.say(campaign.language), item.notes)))
        made.append(Row((cell, item.path, "\n".join(users.get(item.id, ())), remark)))
    columns = rows.columns(campaign, COLUMNS)
    yield Sheet("attachments", TITLE.say(campaign.language), head(campaign), [Table(columns, made)], group="all")


def found(campaign: Campaign, item: Attachment) -> str | None:
    """The file an attachment means, by its name in the plan's folder; None when there is not exactly one, or no id."""
    names = campaign.files.matching(item.path) if item.id else None
    return names[0] if names and len(names) == 1 else None


def target(item: Attachment) -> str:
    """Where an attachment lies beside the sheets: its id with the file's own ending, or ours where that is odd."""
    _, dot, ending = item.path.rpartition("/")[2].rpartition(".")
    plain = bool(dot) and ending.isascii() and ending.isalnum() and len(ending) <= 10
    # there always is an ending, so that the ids `a` and `a.pdf` never share a name
    return f"files/{file_part(item.id)}.{ending.lower() if plain else 'file'}"
