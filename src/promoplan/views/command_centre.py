"""The command centre 指挥部: departments under the names they go by, who leads them, their groups, and who to call."""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Words
from promoplan.sheet import Row, Sheet, Table
from promoplan.views import rows
from promoplan.views.scope import head

TITLE = Words("指挥部", "Command centre")
DEPARTMENTS: tuple[rows.ColumnWords, ...] = (
    ("name", Words("部门 / 小组", "Department / team"), "text"),
    ("alias", Words("代号", "Also known as"), "text"),
    ("side", Words("端", "Side"), "text"),
    ("lead", Words("负责人", "Lead"), "text"),
    ("phone", Words("电话", "Phone"), "text"),
    ("members", Words("成员", "Members"), "text"),
    ("count", Words("任务", "Tasks"), "number"),
)
PEOPLE: tuple[rows.ColumnWords, ...] = (
    ("name", Words("姓名", "Name"), "text"),
    ("role", Words("职务", "Role"), "text"),
    ("department", Words("部门", "Department"), "text"),
    ("phone", Words("电话", "Phone"), "text"),
    ("count", Words("任务", "Tasks"), "number"),
)
COMMANDER = Words("总指挥", "Lead")
EXTERNAL = Words("外部", "external")
LISTS = (Words("内部人员", "Our people"), Words("外部人员", "External people"))
GROUPS = Words("部门与小组", "Departments and teams")


def build(campaign: Campaign) -> Iterator[Sheet]:
    if not campaign.plan.departments and not campaign.plan.people:
        return
    language = campaign.language
    tables = [_departments(campaign), *_people(campaign)]
    yield Sheet(
        name="command-centre",
        title=TITLE.say(language),
        head=head(campaign),
        tables=[table for table in tables if table.rows],
        facts=list(_facts(campaign)),
        group="all",
    )


def _facts(campaign: Campaign) -> Iterator[tuple[str, str]]:
    owner = campaign.plan.campaign.owner
    if owner:
        phone = _phone(campaign, owner)
        yield COMMANDER.say(campaign.language), f"{campaign.person_name(owner)} {phone}".strip()


def _departments(campaign: Campaign) -> Table:
    made = []
    for id_, department in campaign.plan.departments.items():
        name = campaign.department_name(id_)
        if department.external:
            name += f"（{EXTERNAL.zh}）" if campaign.language == "zh" else f" ({EXTERNAL.en})"
        count = str(sum(dated.task.status != "dropped" for dated in campaign.tasks_by_department[id_]))
        lead = department.lead
        cells = (
            name,
            department.alias or "",
            department.side or "",
            campaign.person_name(lead),
            _phone(campaign, lead),
        )
        made.append(Row((*cells, _names(campaign, _members(campaign, id_)), count)))
        for team_id, team in department.teams.items():
            lead = team.lead
            cells = (team.name or team_id, "", "", campaign.person_name(lead), _phone(campaign, lead))
            made.append(Row((*cells, _names(campaign, team.members), ""), "step"))
    return Table(rows.columns(campaign, DEPARTMENTS), made, title=GROUPS.say(campaign.language))


def _members(campaign: Campaign, department: str) -> list[str]:
    """The people of a department, without its lead."""
    lead = campaign.plan.departments[department].lead
    return [id_ for id_ in campaign.plan.people if id_ != lead and campaign.department_of.get(id_) == department]


def _people(campaign: Campaign) -> Iterator[Table]:
    outside = {id_ for id_, department in campaign.plan.departments.items() if department.external}
    counts: dict[str, int] = {}
    for dated in campaign.tasks:
        if dated.task.status != "dropped":
            counts[dated.task.owner or ""] = counts.get(dated.task.owner or "", 0) + 1
    lists: tuple[list[Row], list[Row]] = ([], [])
    for id_, person in campaign.plan.people.items():
        department = campaign.department_of.get(id_)
        cells = (
            campaign.person_name(id_),
            person.role or "",
            campaign.department_name(department),
            person.phone or "",
            str(counts.get(id_, "") or ""),
        )
        lists[bool(person.external or department in outside)].append(Row(cells))
    columns = rows.columns(campaign, PEOPLE)
    for words, made in zip(LISTS, lists, strict=True):
        yield Table(columns, made, title=words.say(campaign.language))


def _phone(campaign: Campaign, id_: str | None) -> str:
    person = campaign.plan.people.get(id_ or "")
    return (person.phone if person else None) or ""


def _names(campaign: Campaign, ids: tuple[str | None, ...] | list[str]) -> str:
    return rows.joined((campaign.person_name(id_) for id_ in ids if id_), campaign.language)
