"""The house: each room uses only rooms that come before it, and only the two ends touch files, clock and colour."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src" / "promoplan"
# Text to paper, in one direction: a room may use what stands above it, and nothing below.
ROOMS = (
    "modules", "finding", "text", "guess", "amount", "plot", "sheet", "agenda", "reading", "days", "plan", "schedule",
    "why", "svg", "assets", "campaign", "slack", "progress", "workload", "numbers", "open_points", "selection", "rules",
    "pipeline", "what_if", "compare", "views", "entries", "formats", "screen", "cli", "__main__",
)  # fmt: skip
# Pairs that the order alone would allow: a view knows no format, a format no campaign, a rule no screen.
NEVER = {
    "formats": {"campaign", "plan", "schedule", "rules", "pipeline", "views", "entries", "progress", "reading"},
    "entries": {"rules", "pipeline", "what_if", "compare"},
    "views": {"rules", "pipeline", "formats", "screen"},
    "days": {"reading"},
    "screen": {"rules", "views"},
}
ENDS = ("cli", "screen", "__main__", "modules")
OUTSIDE = {
    "os",
    "sys",
    "io",
    "pathlib",
    "subprocess",
    "socket",
    "time",
    "rich",
    "typer",
    "tempfile",
    "shutil",
    "locale",
}


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(SOURCE.rglob("*.py")):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        if parts != ("__init__",):
            yield parts[0], path


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            if node.module == "io" and [name.name for name in node.names] == ["BytesIO"]:
                continue  # bytes in memory are no file
            yield node.module
            if node.module == "promoplan":
                yield from (f"promoplan.{name.name}" for name in node.names)


@pytest.mark.parametrize(("room", "path"), list(modules()), ids=lambda value: str(value)[-60:])
def test_a_room_uses_only_rooms_before_it(room: str, path: Path) -> None:
    used = {name.split(".")[1] for name in imports(path) if name.startswith("promoplan.")} - {"__version__"}
    before = set(ROOMS[: ROOMS.index(room) + 1]) - NEVER.get(room, set())
    assert used <= before


@pytest.mark.parametrize(("room", "path"), list(modules()), ids=lambda value: str(value)[-60:])
def test_only_the_ends_touch_the_world(room: str, path: Path) -> None:
    if room in ENDS:
        return
    assert not {name.split(".")[0] for name in imports(path)} & OUTSIDE
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"(?<!\w)open\(", text)
    assert ".now(" not in text
    assert ".today()" not in text


def test_every_room_is_on_the_list() -> None:
    assert {room for room, _ in modules()} == set(ROOMS)
