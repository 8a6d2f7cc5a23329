"""Attachments: who uses each, and where the copy lies: always in its folder, never two in one place."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promoplan.plan.attachments import Attachment
from promoplan.sheet import Link
from promoplan.views.attachments import found as file_found
from promoplan.views.attachments import target
from tests.command import promoplan
from tests.views.random_plans import FEW
from tests.views.sheets import campaign, campaign_of, lines, sheets_of, table

FILES = {"plan/清单.md": b"1", "a.pdf": b"2"}


def attachment(id_: str, path: str) -> Attachment:
    return Attachment.model_construct(id=id_, path=path)


def test_an_attachment_says_where_it_is_and_who_uses_it() -> None:
    text = """
attachments:
  - {id: list, path: plan/清单.md, name: 物资清单, notes: 每周更新}
  - {id: unused, path: a.pdf}
  - {id: gone, path: b.pdf, notes: 法务在改}
tasks:
  - {id: a, title: 采购, due: T, attachments: [list, gone]}
  - {id: b, title: 清点, due: T, attachments: list}
"""
    found = table("attachments", campaign(text, files=FILES))
    assert [tuple(row.values()) for row in lines(found)] == [
        ("物资清单", "plan/清单.md", "采购\n清点", "每周更新"),
        ("a.pdf", "a.pdf", "", ""),
        ("b.pdf", "b.pdf", "采购", "找不到文件\n法务在改"),
    ]
    links = [row.cells[0].file if isinstance(row.cells[0], Link) else None for row in found.rows]
    assert links == ["files/list.md", "files/unused.pdf", None]


def test_no_attachments_no_sheet() -> None:
    assert sheets_of("attachments", campaign("tasks: [{id: a, title: A, due: T}]")) == {}


@pytest.mark.parametrize(
    ("id_", "path", "expected"),
    [
        ("list", "a/b/list.pdf", "files/list.pdf"),
        ("list", "list.tar.gz", "files/list.gz"),
        ("list", "README", "files/list.file"),
        ("list", "a.b/README", "files/list.file"),
        ("list", "..", "files/list.file"),
        ("list", "a/..", "files/list.file"),
        ("list", "list.", "files/list.file"),
        ("list", "list.p/../../x", "files/list.file"),
        ("list", "list.p df", "files/list.file"),
        ("list", "list.文档", "files/list.file"),
        ("list", "list." + "x" * 11, "files/list.file"),
        ("list", "list.exe\n", "files/list.file"),
        ("清单", "清单.md", "files/清单.md"),
    ],
)
def test_a_copys_name_is_the_id_with_the_files_ending_where_that_is_plain(id_: str, path: str, expected: str) -> None:
    assert target(attachment(id_, path)) == expected


IDS = st.from_regex(r"[a-zA-Z0-9_报单éß]{1,8}([.-][a-zA-Z0-9_]{1,5}){0,2}", fullmatch=True) | st.text(
    "长", min_size=90, max_size=140
)
NEAR_IDS = st.from_regex(r"[aA](\.(pdf|PDF|file|a)){0,2}", fullmatch=True)  # ids that look like files
PATHS = st.text("abC.\\/: 单*?", max_size=8).map(lambda text: f"x{text}")


@FEW
@given(IDS, PATHS)
def test_a_copy_never_leaves_its_folder(id_: str, path: str) -> None:
    parts = PurePosixPath(target(attachment(id_, path))).parts
    assert parts[0] == "files"
    assert len(parts) == 2
    assert parts[1].strip(".") != ""
    assert not set(parts[1]) & set('\\/:*?"<>| \n')
    assert len(parts[1].encode()) <= 200


@FEW
@given(st.dictionaries(NEAR_IDS, st.sampled_from(("x.pdf", "x.PDF", "x.file", "README", "x.")), min_size=2, max_size=8))
def test_no_two_copies_share_a_name_on_a_system_that_knows_no_case(paths: dict[str, str]) -> None:
    names = [target(attachment(id_, path)).lower() for id_, path in paths.items()]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("plan", "x.md"), ("Plan", "y.md")),
        (("长" * 100, "x.md"), ("长" * 101, "y.md")),
        (("a.b", "x.md"), ("a-b", "x.md")),
        (("a", "x.pdf"), ("a.pdf", "README")),
        (("a", "x.tar"), ("A", "x.TAR")),
    ],
)
def test_two_attachments_never_have_one_name(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert target(attachment(*one)).lower() != target(attachment(*other)).lower()


@pytest.mark.parametrize("id_", ["con", "nul", "aux", "com1"])
def test_a_copy_is_not_called_as_a_device_of_windows(id_: str) -> None:
    assert PurePosixPath(target(attachment(id_, "x.md"))).stem != id_


def test_an_id_that_is_no_id_does_not_stop_the_copies_of_the_others(tmp_path: Path) -> None:
    plan = (
        "promoplan: 1\ncampaign: {id: test, name: 测, event_day: 2026-11-11}\n"
        'attachments: [{id: "..", path: x}, {id: ok, path: b.pdf}]\n'
    )
    for name, text in (("plan.yaml", plan), ("x", "1"), ("b.pdf", "2")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    run = promoplan("render", "plan.yaml", "-o", "out", "--only", "attachments", "--today", "2026-10-01", cwd=tmp_path)
    assert run.returncode == 0, run.stderr.decode()
    copies = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "out" / "files").iterdir()}
    assert copies == {"ok.pdf": "2"}


@pytest.mark.parametrize("path", ["../x.md", "/etc/passwd", "*.md", "none.md"])
def test_a_file_outside_of_the_folder_or_not_one_file_is_not_there(path: str) -> None:
    plan = {"attachments": [{"id": "a", "path": path}]}
    loaded = campaign_of(plan, files={"x.md": b"", "y.md": b""})
    (item,) = loaded.plan.attachments
    assert file_found(loaded, item) is None
    (row,) = lines(table("attachments", loaded))
    assert row["备注"] == "找不到文件"
