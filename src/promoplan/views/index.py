"""The index: what the campaign is, how far it is, and a way to every sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from promoplan.campaign import Campaign
from promoplan.finding import Finding, Severity, Words, spoken
from promoplan.numbers import ORDER as ORDER_OF_NUMBERS
from promoplan.sheet import Column, Link, Row, Sheet, Table
from promoplan.views import progress_plot
from promoplan.views.scope import head

TITLE = Words("目录", "Index")
GROUPS = {
    "all": Words("整个活动", "The whole campaign"),
    "own": Words("计划自己的表", "The plan's own tables"),
    "department": Words("各部门", "Departments"),
    "person": Words("每个人", "People"),
}
NAMES = {"department": Words("部门", "Department"), "person": Words("姓名", "Name")}
ACROSS = 4  # links in a line
# In which order the campaign's sheets are listed; what is not named here comes last.
ORDER = (
    "today", "process-table", "milestones", "phases", "day-grid", "gantt", "gantt-departments", "action-table",
    "division-table", "tasks", "checklist", "command-centre", "load", "open-points", "targets", "traffic",
    "marketing", "promotion", "stock", "prices", "replenishment", "budget", "materials", "media-plan", "rewards",
    "attachments",
)  # fmt: skip
FACTS = (
    ("theme", Words("主题", "Theme")),
    ("slogan", Words("口号", "Slogan")),
    ("purpose", Words("目的", "Purpose")),
    ("place", Words("地点", "Place")),
    ("audience", Words("对象", "Audience")),
    ("background", Words("背景", "Background")),
)
NUMBERS = Words("数字", "Numbers")
FIGURE = (Words("指标", "Figure"), Words("数", "Value"))
# What a reader of one page wants to know: the target, what traffic brings, the gap, what it costs, what is left.
HEADLINES = (
    "targets.gmv_floor", "targets.gmv_stretch", "traffic.forecast_gmv", "traffic.gap_uv", "traffic.gap_gmv",
    "products.plan_gmv", "traffic.cost", "promotion.planned_spend", "promotion.actual_spend", "budget.profit",
)  # fmt: skip
MOST_RED = 3
RED = {
    Severity.ERROR: Words("错误：{said}", "error: {said}"),
    Severity.WARNING: Words("提醒：{said}", "warning: {said}"),
}
PLATFORM = Words("平台", "Platform")
OWNER = Words("总负责人", "Owner")


def build(campaign: Campaign, sheets: Sequence[Sheet], findings: Sequence[Finding] = ()) -> Sheet:
    """The index of some sheets. Of the findings, the worst that lie in the plan's numbers are named."""
    language = campaign.language
    return Sheet(
        name="index",
        title=TITLE.say(language),
        head=head(campaign),
        tables=[
            *progress_plot.by_department(campaign),
            *progress_plot.against_plan(campaign),
            *_numbers(campaign, findings),
            *_links(campaign, sheets),
        ],
        facts=list(_facts(campaign)),
        group="index",
    )


def _facts(campaign: Campaign) -> Iterator[tuple[str, str]]:
    language, section = campaign.language, campaign.plan.campaign
    if section.owner:
        yield OWNER.say(language), campaign.person_name(section.owner)
    if section.platform:
        yield PLATFORM.say(language), spoken(section.platform, language)
    for key, words in FACTS:
        text = getattr(section.brief, key) if section.brief else None
        if text:
            yield words.say(language), text


def _links(campaign: Campaign, sheets: Sequence[Sheet]) -> Iterator[Table]:
    """Sheets of the whole campaign one below the other; those of a department or person side by side."""
    language = campaign.language
    for group in ("all", "own"):
        links = [Link(sheet.title, sheet.name) for sheet in _in_order(sheets) if sheet.group == group]
        if links:
            across = min(ACROSS, len(links))
            lines = [links[first : first + across] for first in range(0, len(links), across)]
            made = [Row((*line, *[""] * (across - len(line)))) for line in lines]
            yield Table((Column("sheet", ""),) * across, made, title=GROUPS[group].say(language))
    for group in ("department", "person"):
        theirs: dict[str, dict[str, Link]] = {}
        names: dict[str, str] = {}
        for sheet in sheets:
            if sheet.group == group and sheet.whose is not None:
                names[sheet.whose.id] = sheet.whose.name
                theirs.setdefault(sheet.whose.id, {})[sheet.whose.what] = Link(sheet.whose.what, sheet.name)
        if theirs:
            kinds = list(dict.fromkeys(what for own in theirs.values() for what in own))
            columns = (Column("sheet", NAMES[group].say(language)), *(Column("link", what) for what in kinds))
            made = [Row((names[id_], *(own.get(what, "") for what in kinds))) for id_, own in theirs.items()]
            yield Table(columns, made, title=GROUPS[group].say(language))


def _in_order(sheets: Iterable[Sheet]) -> list[Sheet]:
    places = {name: place for place, name in enumerate(ORDER)}
    return sorted(sheets, key=lambda sheet: places.get(sheet.name, len(ORDER)))


def _numbers(campaign: Campaign, findings: Sequence[Finding]) -> Iterator[Table]:
    """Target, forecast, spend, and what is worst about them; nothing for a plan without numbers."""
    if not any(getattr(campaign.plan, section, None) for section in ORDER_OF_NUMBERS):
        return
    from promoplan.numbers.book import book_of  # noqa: PLC0415 - plans without numbers do not pay for them
    from promoplan.numbers.flaws import flaws  # noqa: PLC0415
    from promoplan.views.amounts import number  # noqa: PLC0415

    language, figures = campaign.language, book_of(campaign).figures()
    known = [figures[key] for key in HEADLINES if key in figures and figures[key].value is not None]
    red = [
        RED[finding.severity].say(language).format(said=finding.message(language))
        for finding in flaws(campaign.document, findings)[:MOST_RED]
    ]
    if known or red:
        name, value = (words.say(language) for words in FIGURE)
        made = [Row((figure.name.say(language), number(figure, language))) for figure in known]
        columns = (Column("sheet", name), Column("figure-value", value, "number"))
        yield Table(columns, made, title=NUMBERS.say(language), notes=red)
