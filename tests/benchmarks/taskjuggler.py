"""`promoplan dates` against `tj3` on one graph: python -m tests.benchmarks.taskjuggler --runs 3 --sizes 1000,10000

The same random graph (about 1.5 needs a task, only durations in days) as a plan and as a TaskJuggler project over the
310 days before the event, whose only report is CSV: ids, starts and ends. Both work back from the event, or as soon as
can be with `--schedule asap`, and their dates have to be equal. Figures are CPU seconds (user + system) of whole
processes, run in turn; ratios are medians of the ratios run by run. `--growth` measures promoplan alone at 10,000 and
100,000 tasks; `--write` lets TaskJuggler schedule the graphs of tests/data/taskjuggler again. Without tj3 (Debian: apt
install tj3) only `--growth` can be measured.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from tests import taskjuggler
from tests.benchmarks.ratios import cost

AT_LEAST, FROM_SIZE = 20, 10_000  # times the CPU, for plans of that size and larger
GROWTH_AT_MOST = 11


def dates(plan: Path, format_: str = "text") -> list[str]:
    return [sys.executable, "-m", "promoplan", "dates", str(plan), "--today", "2026-01-01", "--format", format_]


def measure(size: int, schedule: str, runs: int, folder: Path) -> None:
    """Print how many times the CPU of `dates` TaskJuggler takes for a graph of one size."""
    graph = taskjuggler.graph(size, 1, ("d",), plain=True)
    plan, project = folder / "plan.yaml", folder / "graph.tjp"
    plan.write_text(taskjuggler.as_plan(graph, schedule), encoding="utf-8")
    project.write_text(taskjuggler.as_project(graph, schedule), encoding="utf-8")
    mine, theirs = [], []
    cost(dates(plan))  # once for the caches of the system
    for _ in range(runs):
        mine.append(cost(dates(plan)).cpu)
        theirs.append(cost(taskjuggler.command(project)).cpu)
    printed = subprocess.run(dates(plan, "json"), check=True, capture_output=True).stdout
    starts = {task["id"]: task["start"] for task in json.loads(printed)["tasks"]}
    assert starts == {id_: days.start.isoformat() for id_, days in taskjuggler.reported(folder).items()}
    ratios = [their / my for their, my in zip(theirs, mine, strict=True)]
    missed = "" if size < FROM_SIZE or median(ratios) >= AT_LEAST else ", MISSED"
    print(  # noqa: T201
        f"  {size:7,} tasks: dates {median(mine):6.3f} s, tj3 {median(theirs):7.3f} s, {median(ratios):.1f} times"
        f" (at least {AT_LEAST} from {FROM_SIZE:,}{missed}; {min(ratios):.1f}-{max(ratios):.1f})"
    )


def measure_growth(runs: int, folder: Path) -> None:
    """Print how the cost of `dates` grows from 10,000 to 100,000 tasks."""
    small, large = folder / "small.yaml", folder / "large.yaml"
    for plan, size in ((small, 10_000), (large, 100_000)):
        plan.write_text(taskjuggler.as_plan(taskjuggler.graph(size, 1, ("d",), plain=True), "alap"), encoding="utf-8")
    for format_ in ("text", "json"):
        pairs = [(cost(dates(large, format_)).cpu, cost(dates(small, format_)).cpu) for _ in range(runs)]
        growth = median(more / less for more, less in pairs)
        missed = "" if growth <= GROWTH_AT_MOST else ", MISSED"
        less, more = median(pair[1] for pair in pairs), median(pair[0] for pair in pairs)
        print(  # noqa: T201
            f"  {format_:<4} 10,000 tasks {less:.3f} s, 100,000 {more:.3f} s, {growth:.1f} times"
            f" (at most {GROWTH_AT_MOST}{missed})"
        )


def write() -> None:
    """Let TaskJuggler schedule the graphs on file again; say which of them it gives other days than it did."""
    for name in taskjuggler.GRAPHS:
        graph, path = taskjuggler.graph_called(name), taskjuggler.FOLDER / f"{name}.csv"
        with tempfile.TemporaryDirectory() as folder:
            found = taskjuggler.days_by_taskjuggler(graph, name.partition("-")[0], Path(folder))
        text = taskjuggler.as_file(graph, found)
        same = path.exists() and path.read_text(encoding="utf-8") == text
        path.write_text(text, encoding="utf-8")
        print(f"  {name}: {'the same' if same else 'other days'}")  # noqa: T201


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--sizes", default="1000,10000")
    parser.add_argument("--schedule", choices=taskjuggler.SCHEDULES, default="alap")
    parser.add_argument("--growth", action="store_true")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    if taskjuggler.TJ3 is None and not arguments.growth:
        sys.exit("tj3 is not installed (Debian: apt install tj3)")
    if arguments.write:
        write()
        return
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    print(f"Python {platform.python_version()}, {machine}; medians of {arguments.runs} runs")  # noqa: T201
    with tempfile.TemporaryDirectory() as name:
        if arguments.growth:
            measure_growth(arguments.runs, Path(name))
            return
        for size in map(int, arguments.sizes.split(",")):
            measure(size, arguments.schedule, arguments.runs, Path(name))


if __name__ == "__main__":
    main()
