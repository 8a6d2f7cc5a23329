"""The folder that `render` writes: whole or as it was, nothing of others lost, one writer at a time."""

from __future__ import annotations

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from promoplan.cli.errors import Held, Refused
from promoplan.cli.lock import Lock
from promoplan.cli.out_folder import LOCK, MANIFEST, PARTS, Finished, OutFolder
from tests.command import ROOT, promoplan

PLAN = """\
promoplan: 1
campaign: {id: d11, name: Sale, event_day: 2026-11-11, language: en, timezone: Asia/Shanghai}
people: {li: {name: Li}, wang: {name: Wang}}
tasks:
  - {id: a, title: A, owner: li, due: T-3}
  - {id: b, title: B, owner: wang, due: T-2}
"""
TODAY = ("--today", "2026-11-01")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return path


def write(folder: Path, makers: tuple[str, ...] = ("view.txt",), **files: str) -> Finished:
    """Files NAME.txt of one maker, put into a folder."""
    with OutFolder(str(folder)) as out:
        for name, text in files.items():
            out.put(f"{name}.txt", "view.txt", text.encode())
        return out.finish(makers)


def texts(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.glob("[!.]*")}


def render(plan: Path, folder: Path, *more: str) -> subprocess.CompletedProcess[bytes]:
    return promoplan("render", str(plan), "-o", str(folder), *TODAY, *more)


# What was written before


def test_what_is_no_more_goes_and_its_line_in_the_manifest(tmp_path: Path) -> None:
    write(tmp_path, one="1", two="2")
    assert (tmp_path / MANIFEST).read_text().splitlines()[1:] == [
        f"{sha256(text.encode()).hexdigest()} view.txt {name}.txt" for name, text in (("one", "1"), ("two", "2"))
    ]
    assert write(tmp_path, two="22").removed == 1
    assert texts(tmp_path) == {"two.txt": "22"}
    assert len((tmp_path / MANIFEST).read_text().splitlines()) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == [MANIFEST, "two.txt"]


def test_what_others_made_stays(tmp_path: Path) -> None:
    write(tmp_path, one="1")
    assert write(tmp_path, ("other.txt",), two="2").removed == 0
    assert texts(tmp_path) == {"one.txt": "1", "two.txt": "2"}
    assert write(tmp_path, two="2").removed == 1


def test_a_file_that_a_person_changed_or_made_is_never_removed(tmp_path: Path) -> None:
    write(tmp_path, one="1", two="2")
    (tmp_path / "one.txt").write_text("mine")
    (tmp_path / "mine.txt").write_text("mine")
    done = write(tmp_path, three="3")
    assert (done.left, done.removed, done.kept) == (["one.txt"], 1, [])
    assert texts(tmp_path) == {"one.txt": "mine", "mine.txt": "mine", "three.txt": "3"}
    assert write(tmp_path, three="3").left == []


def test_a_file_that_a_person_changed_is_kept_beside_the_new_one(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("theirs")
    assert write(tmp_path, one="1").kept == [("one.txt", "one.kept.txt")]
    (tmp_path / "one.txt").write_text("changed")
    assert write(tmp_path, one="11").kept == [("one.txt", "one.kept-2.txt")]
    assert texts(tmp_path) == {"one.txt": "11", "one.kept.txt": "theirs", "one.kept-2.txt": "changed"}
    assert write(tmp_path, one="11").kept == []


def test_what_is_already_as_it_is_to_be_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("1")
    os.utime(tmp_path / "one.txt", (1, 1))
    assert write(tmp_path, one="1").kept == []
    assert (tmp_path / "one.txt").stat().st_mtime == 1


def test_a_manifest_leads_nowhere_else(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("x")
    folder = tmp_path / "out"
    (folder / "deep" / "er").mkdir(parents=True)
    (folder / "link").symlink_to(tmp_path)
    (folder / "deep" / "er" / "x").write_text("x")
    (folder / "linked.txt").symlink_to(outside)
    names = ("../outside.txt", str(outside), "link/outside.txt", "deep/er/x", "linked.txt", "", ".", "deep", "a\\..\\b")
    digest = sha256(b"x").hexdigest()
    (folder / MANIFEST).write_text(
        "".join(f"{digest} view.txt {name}\n" for name in names) + "junk\n\udcff\n", errors="replace"
    )
    done = write(folder, one="1")
    assert done.removed == 0
    assert outside.read_text() == "x"
    assert (folder / "linked.txt").is_symlink()
    assert (folder / "deep" / "er" / "x").is_file()


# Nothing outside, nothing in between


def test_a_link_that_leads_out_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out" / "files").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Refused, match="leads out of the folder"):
        write(tmp_path / "out", ("view.txt",), **{"one": "1", "files/a": "2"})
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["files"]
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_links_in_the_place_of_our_own_files_are_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "x").write_text("x")
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / MANIFEST).symlink_to(outside / "x")
    (folder / "one.txt").symlink_to(outside / "x")
    write(folder, one="1")
    assert (outside / "x").read_text() == "x"
    assert (folder / "one.txt").read_text() == "1"
    for name in (PARTS, LOCK):
        (folder / name).symlink_to(outside)
        with pytest.raises((Refused, OSError)):
            write(folder, one="2")
        (folder / name).unlink()
    assert [path.name for path in outside.iterdir()] == ["x"]


def test_a_folder_in_the_place_of_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "two.txt").mkdir()
    with pytest.raises(Refused, match="is a folder where a file is to be"):
        write(tmp_path, one="1", two="2")
    assert not (tmp_path / "one.txt").exists()


def stopped(folder: Path, error: type[BaseException] | BaseException) -> None:
    with OutFolder(str(folder)) as out:
        out.put("one.txt", "view.txt", b"2")
        raise error


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError(28, "No space left on device"), ValueError])
def test_who_is_stopped_while_files_are_made_leaves_the_folder_as_it_was(
    error: type[BaseException] | BaseException, tmp_path: Path
) -> None:
    folder = tmp_path / "new" / "out"
    for before in ({}, {"one.txt": "1"}):
        if before:
            write(folder, one="1")
        with pytest.raises((KeyboardInterrupt, OSError, ValueError)):
            stopped(folder, error)
        assert texts(folder) == before if before else not folder.parent.exists()
    assert sorted(path.name for path in folder.iterdir()) == [MANIFEST, "one.txt"]


def test_who_is_stopped_while_files_are_put_in_place_leaves_whole_files_that_are_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, a="1", b="1", c="1", d="1")
    replace, calls = Path.replace, []

    def until_third(path: Path, target: Path) -> Path:
        calls.append(target.name)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", until_third)
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path, a="2", b="2", c="2")
    monkeypatch.setattr(Path, "replace", replace)
    assert texts(tmp_path) == {"a.txt": "2", "b.txt": "1", "c.txt": "1", "d.txt": "1"}
    done = write(tmp_path, a="3", b="3", c="3")
    assert (done.kept, done.left, done.removed) == ([], [], 1)


def test_what_a_killed_run_left_is_cleared(tmp_path: Path) -> None:
    (tmp_path / PARTS).mkdir()
    (tmp_path / PARTS / "0").write_text("half")
    (tmp_path / LOCK).write_text("")
    write(tmp_path, one="1")
    assert sorted(path.name for path in tmp_path.iterdir()) == [MANIFEST, "one.txt"]


# One at a time


def test_a_lock_is_held_by_one_and_leaves_nothing(tmp_path: Path) -> None:
    first, second = Lock(tmp_path / "lock"), Lock(tmp_path / "lock")
    assert first.take()
    assert not second.take()
    first.release()
    assert second.take()
    second.release()
    assert list(tmp_path.iterdir()) == []


def test_two_runs_into_one_folder_do_not_mix(tmp_path: Path, plan: Path) -> None:
    with OutFolder(str(tmp_path / "out")) as out:
        run = render(plan, tmp_path / "out")
        assert run.returncode == 75
        assert run.stderr.decode().startswith("promoplan: another promoplan is writing to ")
        with pytest.raises(Held), OutFolder(str(tmp_path / "out")):
            pass
        out.put("one.txt", "view.txt", b"1")
        out.finish(("view.txt",))
    assert texts(tmp_path / "out") == {"one.txt": "1"}
    assert render(plan, tmp_path / "out").returncode == 0


def test_of_many_at_once_each_is_done_or_told(tmp_path: Path, plan: Path) -> None:
    command = [sys.executable, "-m", "promoplan", "render", str(plan), "-o", str(tmp_path / "out"), *TODAY]
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    runs = [subprocess.Popen(command, env=env, stderr=subprocess.DEVNULL) for _ in range(4)]
    codes = [run.wait(60) for run in runs]
    assert set(codes) <= {0, 75}
    assert 0 in codes
    assert render(plan, tmp_path / "alone").returncode == 0
    assert texts(tmp_path / "out") == texts(tmp_path / "alone")
    assert not {path.name for path in (tmp_path / "out").glob(".*")} - {MANIFEST}


# The command


def test_sheets_of_who_has_left_go_and_other_views_and_formats_stay(tmp_path: Path, plan: Path) -> None:
    out = tmp_path / "out"
    assert render(plan, out, "--format", "html,md").returncode == 0
    plan.write_text(PLAN.replace("owner: wang", "owner: li"), encoding="utf-8")
    run = render(plan, out, "--only", "tasks,load", "--format", "html")
    assert run.stderr.decode() == (
        f"removed, as it was written before and is no more: 1\n4 files written; begin with {out}/index.html\n"
    )
    gone = {
        name
        for name in ("tasks-person-wang.html", "tasks-person-wang.md", "checklist-person-wang.html")
        if not (out / name).exists()
    }
    assert gone == {"tasks-person-wang.html"}


def test_what_was_left_and_kept_is_said(tmp_path: Path, plan: Path) -> None:
    out = tmp_path / "out"
    assert render(plan, out, "--only", "tasks", "--format", "md").returncode == 0
    for name in ("tasks-person-li.md", "tasks-person-wang.md"):
        (out / name).write_text("mine")
    plan.write_text(PLAN.replace("owner: wang", "owner: li"), encoding="utf-8")
    said = render(plan, out, "--only", "tasks", "--format", "md").stderr.decode()
    assert "tasks-person-wang.md is no more, but somebody has changed it: not removed\n" in said
    assert "tasks-person-li.md was somebody else's or changed; that is tasks-person-li.kept.md now\n" in said
    assert (out / "tasks-person-wang.md").read_text() == (out / "tasks-person-li.kept.md").read_text() == "mine"


@pytest.mark.parametrize(
    ("number", "said"),
    [(28, "the disk is full"), (13, "no permission to write there"), (30, "it can only be read there")],
)
def test_a_folder_that_cannot_be_written_is_one_sentence(
    number: int,
    said: str,
    tmp_path: Path,
    plan: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    from promoplan.cli import run  # noqa: PLC0415 - after the fixtures

    assert render(plan, tmp_path / "out").returncode == 0
    before = texts(tmp_path / "out")

    def fails(path: Path, content: bytes) -> int:
        raise OSError(number, os.strerror(number), str(path))

    monkeypatch.setattr(Path, "write_bytes", fails)
    assert run(["render", str(plan), "-o", str(tmp_path / "out"), "--today", "2026-11-02"]) == 2
    assert capsys.readouterr().err == f"promoplan: cannot write to {tmp_path}/out: {said}\n"
    assert texts(tmp_path / "out") == before


def test_only_open_opens_the_index(
    tmp_path: Path, plan: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from promoplan.cli import run  # noqa: PLC0415 - after the fixtures

    asked: list[str] = []
    answers = [True, False]

    def asks(address: str) -> bool:
        asked.append(address)
        return answers.pop(0)

    monkeypatch.setattr("webbrowser.open", asks)
    command = ["render", str(plan), "-o", str(tmp_path / "报 表"), *TODAY, "--only", "tasks"]
    assert run(command) == 0
    assert asked == []
    assert run([*command, "--open"]) == 0
    assert asked == [(tmp_path / "报 表" / "index.html").as_uri()]
    assert "browser" not in capsys.readouterr().err
    assert run([*command, "--open"]) == 0
    assert "no browser found; please open" in capsys.readouterr().err
