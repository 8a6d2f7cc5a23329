"""What promoplan costs, as ratios taken in one run: python -m tests.benchmarks.ratios --runs 9 --sizes 80,1000

P is `python -c pass`; L is a process that only does yaml.load(..., CSafeLoader) on the same plan, Lg the same after
gc.disable(). Figures are CPU seconds (user + system) of whole processes, run in turn (P, L, Lg, promoplan, P, …) so
that a drift of the machine meets all of them; each ratio is the median of the ratios run by run.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from promoplan import views
from tests.benchmarks.plans import plan_of

LOAD = "import sys, yaml\nyaml.load(open(sys.argv[1], encoding='utf-8').read(), Loader=yaml.CSafeLoader)"
LIMITS: dict[tuple[str, int], dict[str, float]] = {
    ("help", 80): {"P": 7},
    ("validate", 80): {"L": 6, "P": 18},
    ("validate", 1000): {"Lg": 2.6},
    ("validate", 10000): {"Lg": 1.0},
    ("validate", 100000): {"Lg": 0.75},
    ("status", 80): {"Lg": 5.5},
    ("status", 1000): {"Lg": 2.6},
    ("render", 80): {"Lg": 6.2},
    ("render", 1000): {"Lg": 3.0},
    ("render", 10000): {"Lg": 1.2},
    ("render", 100000): {"Lg": 0.9},
}


class Cost(NamedTuple):
    """One process: CPU seconds and the peak of its memory in MiB."""

    cpu: float
    peak: float


def cost(command: Sequence[str]) -> Cost:
    """Run a command and wait for it; its output goes nowhere."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
    scale = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / scale)


def measure(size: int, runs: int, folder: Path) -> None:
    """Print every ratio for plans of one size."""
    plan = folder / f"plan-{size}.yaml"
    plan.write_text(plan_of(size), encoding="utf-8")
    python = sys.executable
    commands: dict[str, list[str]] = {
        "P": [python, "-c", "pass"],
        "L": [python, "-c", LOAD, str(plan)],
        "Lg": [python, "-c", "import gc; gc.disable()\n" + LOAD, str(plan)],
        "help": [python, "-m", "promoplan", "--help"],
        "validate": [python, "-m", "promoplan", "validate", str(plan), "--today", "2026-09-01"],
        "status": [python, "-m", "promoplan", "status", str(plan), "--today", "2026-09-01"],
        "render": [
            python,
            "-m",
            "promoplan",
            "render",
            str(plan),
            "-o",
            str(folder / "out"),
            "--only",
            "tasks",
            "--format",
            "html",
        ],
    }
    wanted = [name for name, of in LIMITS if of == size]
    taken: dict[str, list[Cost]] = {name: [] for name in ("P", "L", "Lg", *wanted)}
    for name in taken:
        cost(commands[name])  # once for the caches of the system
    for _ in range(runs):
        for name, costs in taken.items():
            costs.append(cost(commands[name]))
    base = ", ".join(f"{name} {median(item.cpu for item in taken[name]):.3f} s" for name in ("P", "L", "Lg"))
    print(f"\n{size} tasks ({base}; Lg peak {median(item.peak for item in taken['Lg']):.0f} MiB)")  # noqa: T201
    for name in wanted:
        against = LIMITS[name, size]
        ratios = []
        for unit, limit in against.items():
            pairs = [mine.cpu / theirs.cpu for mine, theirs in zip(taken[name], taken[unit], strict=True)]
            ratio = median(pairs)
            ratios.append(
                f"{ratio:.2f} {unit} (at most {limit:g}{'' if ratio <= limit else ', MISSED'};"
                f" {min(pairs):.2f}-{max(pairs):.2f})"
            )
        seconds, peak = median(item.cpu for item in taken[name]), median(item.peak for item in taken[name])
        print(f"  {name:<9} {seconds:7.3f} s {peak:6.0f} MiB   {'   '.join(ratios)}")  # noqa: T201


def measure_views(size: int, runs: int, folder: Path) -> None:
    """Print what each view costs as HTML, and how large its largest file is."""
    plan = folder / f"plan-{size}.yaml"
    plan.write_text(plan_of(size), encoding="utf-8")
    load = [sys.executable, "-c", "import gc; gc.disable()\n" + LOAD, str(plan)]
    for view in views.names():
        target = folder / view
        options = [str(plan), "-o", str(target), "--only", view, "--format", "html", "--today", "2026-09-01"]
        command = [sys.executable, "-m", "promoplan", "render", *options]
        cost(command)
        ratios = [cost(command).cpu / cost(load).cpu for _ in range(runs)]
        files = [path.stat().st_size for path in target.iterdir()]
        limit = LIMITS["render", size]["Lg"]
        missed = "" if median(ratios) <= limit else ", MISSED"
        print(  # noqa: T201
            f"  {view:<16} {median(ratios):5.2f} Lg (at most {limit:g}{missed}; {min(ratios):.2f}-{max(ratios):.2f})"
            f"   {len(files):3} files, the largest {max(files) / 1000:.0f} kB"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--sizes", default="80,1000,10000")
    parser.add_argument("--views", type=int, help="measure every view at this size instead")
    arguments = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    print(f"Python {platform.python_version()}, {machine}; medians of {arguments.runs} runs")  # noqa: T201
    with tempfile.TemporaryDirectory() as name:
        if arguments.views:
            measure_views(arguments.views, arguments.runs, Path(name))
            return
        for size in map(int, arguments.sizes.split(",")):
            measure(size, arguments.runs, Path(name))


if __name__ == "__main__":
    main()
