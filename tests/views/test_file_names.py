"""Files of sheets: called after ids, on any system, one for each sheet."""

from __future__ import annotations

import re
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promoplan.views.scope import file_part
from tests.views.random_plans import FEW
from tests.views.sheets import campaign_of, every_sheet

PARTS = st.text("aAbB1_éÉßǅσς长", min_size=1, max_size=60)
IDS = st.lists(PARTS, min_size=1, max_size=3).map(".".join)
WRITABLE = re.compile(r"""[^\x00-\x1f\\/:*?"<>|]{1,120}[^\x00-\x1f\\/:*?"<>| .]""")


@pytest.mark.parametrize(
    ("id_", "part"),
    [
        ("design.landing", "design.landing"),
        ("美编部", "美编部"),
        ("Design", "design~"),
        ("长" * 33, "长" * 33),
        ("长" * 34, "长" * 30 + "~"),
        ("x" * 101, "x" * 90 + "~"),
    ],
)
def test_an_id_is_kept_where_it_is_short_and_has_no_capitals(id_: str, part: str) -> None:
    made = file_part(id_)
    assert made == part if part[-1] != "~" else re.fullmatch(rf"{part}[0-9a-f]{{6}}", made)


@pytest.mark.parametrize("ids", [("aB", "Ab", "AB", "ab"), ("x" * 101, "x" * 102, "X" * 101), ("σ", "ς", "Σ")])
def test_ids_that_differ_by_case_or_far_behind_have_names_of_their_own(ids: tuple[str, ...]) -> None:
    assert len({file_part(id_).upper() for id_ in ids}) == len(ids)


@FEW
@given(st.lists(IDS, unique_by=lambda id_: id_, min_size=2, max_size=8))
def test_two_ids_never_have_one_name(ids: list[str]) -> None:
    parts = [file_part(id_).casefold() for id_ in ids]
    assert len(set(parts)) == len(parts)


@FEW
@given(
    st.lists(IDS.filter(lambda id_: normalize("NFKC", id_) == id_), unique_by=str.casefold, min_size=1, max_size=4),
    st.sampled_from(("..", "a/b", "a\\b", "C:", "*", "")),
)
def test_every_sheet_has_a_file_of_its_own_that_any_system_can_hold(ids: list[str], bad: str) -> None:
    views = ("tasks", "checklist", "day-grid", "phases")
    groups = (*ids, bad)
    tasks = [
        {"id": f"task{number}", "title": "事", "due": "T", "department": id_, "owner": id_}
        for number, id_ in enumerate(groups)
    ]
    found = campaign_of(
        {
            "phases": [{"id": "phase", "window": "T-9 .. T"}],
            "departments": {id_: {"name": "部门"} for id_ in groups},
            "people": {id_: {"name": "人"} for id_ in groups},
            "tasks": tasks,
            "materials": [{"item": "水", "department": id_} for id_ in groups],
            "sheets": [{"id": f"{id_}.{view}", "view": view} for view in views for id_ in ids],
        }
    )
    names = [sheet.name for sheet in every_sheet(found)]
    assert len({name.lower() for name in names}) == len(names)
    assert [name for name in names if not WRITABLE.fullmatch(name) or len(name.encode()) > 200] == []
