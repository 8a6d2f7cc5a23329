"""The bar of long work: on a terminal, after a second, and gone at the end."""

from __future__ import annotations

import io
import sys

import pytest

from promoplan.cli import progress_bar
from promoplan.cli.progress_bar import ProgressBar


class Terminal(io.StringIO):
    def __init__(self, terminal: bool) -> None:
        super().__init__()
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


def drawn(monkeypatch: pytest.MonkeyPatch, terminal: bool = True, step: float = 0.4, term: str = "xterm") -> str:
    """What ten steps of so many seconds each write."""
    clock = [0.0]
    stream = Terminal(terminal)
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progress_bar, "monotonic", lambda: clock[0])
    monkeypatch.setenv("TERM", term)
    bar = ProgressBar(4)
    bar.more(6)
    for _ in bar.over(range(10)):
        clock[0] += step
    bar.close()
    return stream.getvalue()


def test_a_bar_comes_after_a_second_and_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = drawn(monkeypatch).split("\r")
    assert [line.strip().partition("] ")[2] for line in lines] == ["", *(f"{n}/10" for n in range(3, 11)), "", ""]
    assert lines[-2].strip() == ""
    assert len(lines[-2]) == len(lines[-3])
    assert lines[1].startswith("[#########-----")


@pytest.mark.parametrize("options", [{"terminal": False}, {"step": 0.05}, {"term": "dumb"}])
def test_elsewhere_and_for_short_work_nothing_is_said(
    options: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert drawn(monkeypatch, **options) == ""  # type: ignore[arg-type]
