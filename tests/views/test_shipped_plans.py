"""The plans that come with promoplan, on paper: every task on every sheet where it belongs, and no word left open."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from promoplan.campaign import Campaign
from promoplan.cli.files import open_plan, today_from
from promoplan.cli.resources import template_text
from promoplan.formats.html import Writer
from promoplan.reading.limits import Limits
from promoplan.sheet import Link, Sheet
from promoplan.views import rows
from tests.command import ROOT
from tests.views.sheets import CJK, column, every_sheet, everything_said, headings, sheets_of, task_titles
from tests.views.test_html import MOST, checked

PLANS = sorted((ROOT / "plans").glob("*.yaml"))
ONCE = ("tasks", "checklist", "action-table", "phases")
ONCE_A_MONTH = ("process-table", "day-grid")


def opened(path: Path) -> Campaign:
    found = open_plan(str(path), today_from("2026-10-25"), Limits()).campaign
    assert found is not None
    return found


@pytest.fixture(scope="module", params=PLANS, ids=lambda path: path.stem)
def plan(request: pytest.FixtureRequest) -> Campaign:
    return opened(request.param)


@pytest.fixture(scope="module")
def sheets(plan: Campaign) -> list[Sheet]:
    return every_sheet(plan)


def test_there_are_five_of_them_one_in_english() -> None:
    languages = Counter(opened(path).language for path in PLANS)
    assert languages == {"zh": 4, "en": 1}


@pytest.mark.parametrize("view", [*ONCE, *ONCE_A_MONTH, "division-table"])
def test_every_task_stands_where_it_belongs(plan: Campaign, view: str) -> None:
    made = [Counter(task_titles(table)) for table in sheets_of(view, plan)[view].tables]
    shown = [dated for dated in plan.tasks if view == "tasks" or dated.task.status != "dropped"]
    if view == "day-grid":
        shown = [dated for dated in shown if dated.finish is not None]
    expected = Counter(rows.title(plan, dated) for dated in shown)
    if view == "division-table":  # under each of its headings
        for dated in shown:
            expected[rows.title(plan, dated)] += max(len(dated.task.section) - 1, 0)
    if view in ONCE_A_MONTH:
        assert {title for table in made for title in table} == set(expected)
        assert all(table <= expected for table in made)
    else:
        assert sum(made, Counter()) == expected


def test_every_table_of_its_own_has_its_sections_and_what_belongs_there(plan: Campaign, sheets: list[Sheet]) -> None:
    own = {sheet.name.split("-sheet-")[1]: sheet for sheet in sheets if sheet.group == "own"}
    assert list(own) == [sheet.id for sheet in sorted(plan.plan.sheets, key=lambda sheet: sheet.view or "")]
    for asked in plan.plan.sheets:
        sheet = own[asked.id]
        titles = {title for table in sheet.tables for title in task_titles(table)}
        assert titles
        stages = {phase.id for phase in plan.plan.phases if phase.part_of in asked.phases}
        for dated in plan.tasks:
            fits = (
                (not asked.sections or set(asked.sections) & set(dated.task.section))
                and (not asked.phases or dated.task.phase in stages | set(asked.phases))
                and (not asked.departments or dated.task.department in asked.departments)
                and dated.task.status != "dropped"
            )
            if asked.window is None:
                assert (rows.title(plan, dated) in titles) == bool(fits), dated.id
            else:
                assert fits or rows.title(plan, dated) not in titles, dated.id
        if asked.sections and asked.view == "division-table":
            printed = [name.split("、")[-1].split(". ")[-1] for table in sheet.tables for name in headings(table)]
            assert printed == list(asked.sections)


def test_nothing_on_paper_is_left_open_by_its_word(sheets: list[Sheet]) -> None:
    for sheet in sheets:
        left = [text for text in everything_said(sheet) if re.search(r"\$\{|\btbd\b|\bNone\b|XX", text)]
        assert left == [], sheet.name


def test_an_english_plan_says_nothing_in_chinese(plan: Campaign, sheets: list[Sheet]) -> None:
    said = [text.replace(str(ROOT), "") for sheet in sheets for text in everything_said(sheet)]
    chinese = [text for text in said if CJK.search(text)]
    assert (chinese == []) == (plan.language == "en")


def test_every_attachment_is_there_and_linked(plan: Campaign) -> None:
    made = sheets_of("attachments", plan)
    if plan.plan.attachments:
        links = [row.cells[0] for row in made["attachments"].tables[0].rows]
        assert len(links) == len(plan.plan.attachments)
        assert all(isinstance(link, Link) and link.file for link in links)


def test_every_material_medium_and_prize_is_listed(plan: Campaign) -> None:
    listed = {
        "materials": ("物资", "Item", [item.item for item in plan.plan.materials]),
        "media-plan": ("媒体", "Medium", [item.channel for item in plan.plan.media]),
        "rewards": ("活动", "Offer", [item.title for item in plan.plan.rewards]),
    }
    for view, (zh, en, items) in listed.items():
        made = sheets_of(view, plan)
        printed = column(made[view].tables[0], en if plan.language == "en" else zh) if made else []
        assert sorted(printed) == sorted(items)


def test_no_two_sheets_share_a_file_on_a_system_that_knows_no_case(sheets: list[Sheet]) -> None:
    names = [sheet.name.lower() for sheet in sheets]
    assert len(set(names)) == len(names)


def test_every_page_has_rows_as_wide_as_their_tables_and_is_small(sheets: list[Sheet]) -> None:
    writer = Writer(template_text, sheets)
    for sheet in sheets:
        page = writer.write(sheet)
        checked(sheet, page)
        assert len(page) <= MOST, sheet.name
