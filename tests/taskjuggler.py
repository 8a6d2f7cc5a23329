"""Random graphs of tasks, written as a plan and as a TaskJuggler project, and the days that TaskJuggler gives them."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

TJ3 = shutil.which("tj3")
FIRST, EVENT = date(2026, 1, 5), date(2026, 11, 11)
DAYS_OFF = tuple(
    map(date.fromisoformat, ("2026-01-12", "2026-01-23", "2026-02-11", "2026-09-25", "2026-10-14", "2026-11-02"))
)


class Item(NamedTuple):
    """One task as a plan writes it: `3wd`, `(a, b + 2d)`. Without needs it begins on the first day of all."""

    id: str
    duration: str
    needs: tuple[str, ...]


class Days(NamedTuple):
    """The day a task begins, and the day after its last: half-open."""

    start: date
    end: date


def graph(size: int, number: int, units: Sequence[str], plain: bool = False) -> list[Item]:
    """Each task needs one or two of all before it: about 1.5 each. `number` chooses one of many such graphs.

    A `plain` one has neither lags nor milestones.
    """
    random = Random(number)

    def lag() -> str:
        return f" + {random.choice((1, 2, 5))}{random.choice(units)}" if not plain and random.random() < 0.3 else ""

    items = []
    for place in range(size):
        others = {random.randrange(place) for _ in range(random.choice((1, 2)))} if place else set()
        length = 0 if not plain and others and random.random() < 0.1 else random.randint(1, 5)
        needs = tuple(f"n{other}{lag()}" for other in sorted(others))
        items.append(Item(f"n{place}", f"{length}{random.choice(units) if length else 'd'}", needs))
    return items


def as_plan(items: Sequence[Item], schedule: str) -> str:
    """All as soon as can be from the first day (asap), or as late as can be before the event (alap)."""
    asap = schedule == "asap"
    lines = [
        "promoplan: 1",
        f"campaign: {{id: graph, name: 图, event_day: {EVENT}{f', start: {FIRST}' if asap else ''}}}",
        f"calendar: {{holidays: none, days_off: [{', '.join(map(str, DAYS_OFF))}]}}",
        "tasks:",
    ]
    for item in items:
        needs = f", needs: [{', '.join(item.needs)}]" if item.needs else ""
        how = ", schedule: asap" if asap else ""
        lines.append(f"  - {{id: {item.id}, title: {item.id}, duration: {item.duration}{needs}{how}}}")
    return "\n".join(lines) + "\n"


def as_project(items: Sequence[Item], schedule: str, resolution: str = "60min") -> str:
    """The same for TaskJuggler, with a report in CSV; its working days are from midnight to midnight."""
    days_off = "\n".join(f'leaves holiday "off" {day} +1d' for day in DAYS_OFF)
    lines = [
        f'project graph "Graph" {FIRST} - {EVENT} {{',
        f'  timezone "UTC"\n  timingresolution {resolution}\n  dailyworkinghours 24',
        "  workinghours mon - fri 0:00 - 24:00\n  workinghours sat, sun off",
        f"}}\n{days_off}",
    ]
    links = _backwards(items) if schedule == "alap" else {item.id: item.needs for item in items}
    word, bound = ("precedes", f"end {EVENT}") if schedule == "alap" else ("depends", f"start {FIRST}")
    for item in items:
        length, unit = int(item.duration.rstrip("wd")), item.duration.lstrip("0123456789")
        kind = "milestone" if length == 0 else f"{'length' if unit == 'wd' else 'duration'} {length}d"
        others = links[item.id]
        tied = f"{word} {', '.join(map(_dependency, others))}" if others else bound
        lines.append(f'task {item.id} "{item.id}" {{ {kind} {tied} scheduling {schedule} }}')
    lines.append('taskreport "days" { formats csv columns id, start, end timeformat "%Y-%m-%d %H:%M" }')
    return "\n".join(lines) + "\n"


def _backwards(items: Sequence[Item]) -> dict[str, list[str]]:
    """What follows each task, with the lags: TaskJuggler works back along `precedes` only."""
    followers: dict[str, list[str]] = {item.id: [] for item in items}
    for item in items:
        for need in item.needs:
            other, *lag = need.split(maxsplit=1)
            followers[other].append(" ".join((item.id, *lag)))
    return followers


def _dependency(need: str) -> str:
    id_, _, lag = need.partition(" + ")
    if not lag:
        return f"!{id_}"
    return f"!{id_} {{ {'gaplength' if lag.endswith('wd') else 'gapduration'} {lag.rstrip('wd')}d }}"


def command(project: Path) -> list[str]:
    """How TaskJuggler is called; its report lies beside the project."""
    assert TJ3 is not None
    return [TJ3, "--silent", "--no-color", "-o", str(project.parent), str(project)]


def days_by_taskjuggler(items: Sequence[Item], schedule: str, folder: Path) -> dict[str, Days]:
    """Let TaskJuggler schedule a graph. CalledProcessError when it cannot."""
    project = folder / "graph.tjp"
    project.write_text(as_project(items, schedule), encoding="utf-8")
    subprocess.run(command(project), check=True, capture_output=True)
    return reported(folder)


def reported(folder: Path) -> dict[str, Days]:
    """What the report beside a project says."""
    with (folder / "days.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["Id"]: Days(_midnight(row["Start"]), _midnight(row["End"]))
            for row in csv.DictReader(file, delimiter=";")
        }


def _midnight(written: str) -> date:
    day, time = written.split()
    assert time == "00:00", written
    return date.fromisoformat(day)


def works(day: date) -> bool:
    return day.weekday() < 5 and day not in DAYS_OFF


def trimmed(item: Item, days: Days) -> Days:
    """Without the days off at either end, which TaskJuggler lets a task of working days run over."""
    start, end = days
    if item.duration.endswith("wd"):
        while not works(start):
            start += timedelta(1)
        while not works(end - timedelta(1)):
            end -= timedelta(1)
    return Days(start, end)


# The graphs on file, with TaskJuggler's days

FOLDER = Path(__file__).parent / "data" / "taskjuggler"
KINDS: dict[str, Sequence[str]] = {"days": ("d",), "working-days": ("wd",), "both": ("d", "wd")}
SCHEDULES = ("asap", "alap")
GRAPHS = [f"{schedule}-{kind}-{number}" for schedule in SCHEDULES for kind in KINDS for number in (1, 2)]


def graph_called(name: str) -> list[Item]:
    """The graph of a file's name."""
    _, rest = name.split("-", 1)
    kind, number = rest.rsplit("-", 1)
    return graph(60, int(number), KINDS[kind])


def on_file(name: str) -> list[tuple[Item, Days]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [
            (
                Item(row["id"], row["duration"], tuple(row["needs"].split(", ")) if row["needs"] else ()),
                Days(date.fromisoformat(row["start"]), date.fromisoformat(row["end"])),
            )
            for row in csv.DictReader(file)
        ]


def as_file(items: Sequence[Item], found: Mapping[str, Days]) -> str:
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(("id", "duration", "needs", "start", "end"))
    rows.writerows((item.id, item.duration, ", ".join(item.needs), *found[item.id]) for item in items)
    return text.getvalue()
