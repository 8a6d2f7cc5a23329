"""The division table 分工执行表: section by section, who does what, how one sees it, and what each follow-up heard."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from promoplan.campaign import Campaign
from promoplan.days.write import Moment
from promoplan.finding import Words
from promoplan.schedule.schedule import DatedTask
from promoplan.sheet import Column, Row, Sheet, Table
from promoplan.views import facets, rows
from promoplan.views.scope import Scope, head, scoped

TITLE = Words("项目分工执行表", "Division of work")
COLUMNS: tuple[rows.ColumnWords, ...] = (
    ("number", Words("序号", "No."), "number"),
    ("title", Words("工作内容", "Work"), "text"),
    ("done-when", Words("内容要求", "Requirement"), "text"),
    ("owner", Words("责任人", "Owner"), "text"),
    ("due", Words("完成时间", "Finish"), "day"),
)
STATUS: rows.ColumnWords = ("status", Words("完成情况", "Status"), "text")
NEXT = Words("下一次跟进", "Next follow-up")
DUE_THEN = Words("{name} {day}：到那时该完成 {count} 件", "{name}, {day}: {count} to be done by then")
NONE_LEFT = Words("各次跟进都已过", "all rounds are past")
UNDATED = Words("{name}，日期未定", "{name}, no day yet")
DUE_BY = Words("◆ 应完成", "◆ due")
LEGEND = Words("到这次跟进应完成", "to be done by this round")
NEW_LINE = "\n"
NUMERALS = "一二三四五六七八九十"


def build(campaign: Campaign) -> Iterator[Sheet]:
    language = campaign.language
    columns = (
        *rows.columns(campaign, COLUMNS),
        *(Column(f"round-{number}", heading, "text") for number, heading in enumerate(_rounds(campaign))),
        *rows.columns(campaign, (STATUS,)),
    )
    for scope, tasks in scoped(campaign, campaign.tasks, "division-table"):
        kept = [dated for dated in tasks if dated.task.status != "dropped"]
        made = [
            row
            for number, (name, own) in enumerate(_sections(campaign, scope, kept))
            for row in _section(campaign, number, name, own)
        ]
        yield Sheet(
            name=f"division-table{scope.file}",
            title=scope.title(TITLE.say(language)),
            head=head(campaign),
            tables=[Table(columns, made)],
            facts=list(_facts(campaign, kept)),
            paper="A4 landscape",
            group=scope.kind,
            facets=facets.facets(campaign),
        )


def _rounds(campaign: Campaign) -> Iterator[str]:
    """The heading of each follow-up's column: its name and its day."""
    for item, dated in zip(campaign.plan.follow_ups, campaign.schedule.follow_ups, strict=True):
        day = rows.day(campaign, dated.at) if dated.at is not None else rows.UNDATED.say(campaign.language)
        yield f"{item.name or item.id}\n{day.replace(' · ', NEW_LINE)}"


def _sections(campaign: Campaign, scope: Scope, tasks: Sequence[DatedTask]) -> Iterator[tuple[str, list[DatedTask]]]:
    """Tasks under each of their headings: in the order the plan's sheet lists them, else as they come."""
    found: dict[str, list[DatedTask]] = {section: [] for section in scope.sections}
    for dated in tasks:
        for section in dated.task.section or (rows.OTHER.say(campaign.language),):
            if not scope.sections or section in scope.sections:
                found.setdefault(section, []).append(dated)
    yield from ((name, own) for name, own in found.items() if own)


def _section(campaign: Campaign, place: int, name: str, tasks: Sequence[DatedTask]) -> Iterator[Row]:
    yield Row((f"{numeral(place + 1, campaign.language)}{name}",), "group")
    for number, dated in enumerate(tasks, start=1):
        yield Row(
            (
                f"{place + 1}.{number}",
                rows.title(campaign, dated),
                dated.task.done_when or "",
                rows.owner(campaign, dated.task.owner),
                rows.end(campaign, dated),
                *_feedback(campaign, dated),
                rows.status(campaign, dated),
            ),
            rows.row_kind(dated).kind,
            dated.id,
        )


def numeral(number: int, language: str) -> str:
    """一、 二、 … 十二、 as headings are counted in Chinese; `1. ` in English."""
    if language != "zh":
        return f"{number}. "
    tens, ones = divmod(number, 10)
    if number > 99:
        return f"{number}、"
    digits = ("" if tens < 2 else NUMERALS[tens - 1]) + ("十" if tens else "") + (NUMERALS[ones - 1] if ones else "")
    return f"{digits}、"


def _feedback(campaign: Campaign, dated: DatedTask) -> Iterator[str]:
    """What was said at each round; where nothing is, whether the task has to be done by then."""
    upcoming = next_round(campaign)
    days = sorted(item.at.day for item in campaign.schedule.follow_ups if item.at is not None)
    for number, item in enumerate(campaign.plan.follow_ups):
        at = campaign.schedule.follow_ups[number].at
        before = max((day for day in days if at is not None and day < at.day), default=None)
        said = dated.task.minutes.get(item.id)
        if said:
            yield said
        elif at is not None and _due_by(dated, before, at, number == upcoming):
            yield DUE_BY.say(campaign.language)
        else:
            yield ""


def _due_by(dated: DatedTask, before: int | None, at: Moment, is_next: bool) -> bool:
    """Whether an open task ends between two rounds; at the next one, whatever should have ended before as well."""
    if dated.finish is None or dated.finish.day > at.day or not dated.task.is_open:
        return False
    return is_next or before is None or dated.finish.day > before


def next_round(campaign: Campaign) -> int | None:
    """The place of the next follow-up: the first from today on that has not been held."""
    coming = [
        (item.at.day, number)
        for number, item in enumerate(campaign.schedule.follow_ups)
        if item.held is None and item.at is not None and item.at.day >= campaign.today
    ]
    return min(coming)[1] if coming else None


def _facts(campaign: Campaign, tasks: Sequence[DatedTask]) -> Iterator[tuple[str, str]]:
    language = campaign.language
    if not campaign.plan.follow_ups:
        return
    upcoming = next_round(campaign)
    if upcoming is None:
        undated = [
            item.name or item.id
            for item, dated in zip(campaign.plan.follow_ups, campaign.schedule.follow_ups, strict=True)
            if dated.at is None
        ]
        left = UNDATED.say(language).format(name=undated[0]) if undated else NONE_LEFT.say(language)
        yield NEXT.say(language), left
    else:
        item, at = campaign.plan.follow_ups[upcoming], campaign.schedule.follow_ups[upcoming].at
        assert at is not None
        count = sum(dated.task.is_open and dated.finish is not None and dated.finish.day <= at.day for dated in tasks)
        said = DUE_THEN.say(language).format(name=item.name or item.id, day=rows.day(campaign, at), count=count)
        yield NEXT.say(language), said
    yield "◆", LEGEND.say(language)
