"""The index: what the campaign is, how far it is, and a way to every sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from promoplan.campaign import Campaign
from promoplan.finding import Words
from promoplan.progress import departments
from promoplan.sheet import Column, Link, Row, Sheet, Table
from promoplan.views.scope import head

TITLE = Words("目录", "Index")
GROUPS = {
    "all": Words("整个活动", "The whole campaign"),
    "department": Words("各部门", "Departments"),
    "person": Words("每个人", "People"),
}
NAMES = {"department": Words("部门", "Department"), "person": Words("姓名", "Name")}
SHEETS = Words("打印", "Sheets")
PROGRESS = Words("各部门进度", "How far the departments are")
DEPARTMENT = Words("部门", "Department")
COUNTS = (Words("任务", "Tasks"), Words("完成", "Done"), Words("迟到", "Late"))
FACTS = (
    ("theme", Words("主题", "Theme")),
    ("slogan", Words("口号", "Slogan")),
    ("purpose", Words("目的", "Purpose")),
    ("place", Words("地点", "Place")),
    ("audience", Words("对象", "Audience")),
    ("background", Words("背景", "Background")),
)
PLATFORM = Words("平台", "Platform")
OWNER = Words("总负责人", "Owner")


def build(campaign: Campaign, sheets: Sequence[Sheet]) -> Sheet:
    """The index of some sheets."""
    language = campaign.language
    return Sheet(
        name="index",
        title=TITLE.say(language),
        head=head(campaign),
        tables=[*_links(campaign, sheets), *_progress(campaign)],
        facts=list(_facts(campaign)),
        group="index",
    )


def _facts(campaign: Campaign) -> Iterator[tuple[str, str]]:
    language, section = campaign.language, campaign.plan.campaign
    if section.owner:
        yield OWNER.say(language), campaign.person_name(section.owner)
    if section.platform:
        yield PLATFORM.say(language), section.platform
    for key, words in FACTS:
        text = getattr(section.brief, key) if section.brief else None
        if text:
            yield words.say(language), text


def _links(campaign: Campaign, sheets: Sequence[Sheet]) -> Iterator[Table]:
    """Sheets of the whole campaign one below the other; those of a department or person side by side."""
    language = campaign.language
    whole = [Row((Link(sheet.title, sheet.name),)) for sheet in sheets if sheet.group == "all"]
    if whole:
        yield Table((Column("sheet", SHEETS.say(language)),), whole, title=GROUPS["all"].say(language))
    for group in ("department", "person"):
        named: dict[str, tuple[str, list[Link]]] = {}
        for sheet in sheets:
            if sheet.group == group:
                name, _, title = sheet.title.rpartition(" · ")
                whose = sheet.name.partition("-")[2]
                named.setdefault(whose, (name, []))[1].append(Link(title, sheet.name))
        if named:
            width = max(len(links) for _, links in named.values())
            columns = (Column("sheet", NAMES[group].say(language)), *[Column("link", "")] * width)
            made = [Row((name, *links, *[""] * (width - len(links)))) for name, links in named.values()]
            yield Table(columns, made, title=GROUPS[group].say(language))


def _progress(campaign: Campaign) -> Iterator[Table]:
    language = campaign.language
    parts = departments(campaign, campaign.tasks)
    if parts:
        columns = (
            Column("sheet", DEPARTMENT.say(language)),
            *(Column("count", words.say(language), "number") for words in COUNTS),
        )
        made = [
            Row((campaign.department_name(part.id), str(part.total), str(part.done), str(part.late))) for part in parts
        ]
        yield Table(columns, made, title=PROGRESS.say(language))
