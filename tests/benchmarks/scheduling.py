"""What the two passes cost, as ratios taken in one run: python -m tests.benchmarks.scheduling --runs 9

Held against graphlib's order and the same passes in plain Python over dicts: earliest, latest and total slack only,
while ours also give free slack, the critical path and where each job is put. Figures are CPU seconds of this process,
without garbage collection (as at the command line), taken in turn; each ratio is the median of the ratios run by run.
"""

from __future__ import annotations

import argparse
import gc
import os
import platform
from collections.abc import Callable, Sequence
from graphlib import TopologicalSorter
from random import Random
from statistics import median
from time import process_time
from typing import NamedTuple

from promoplan.days.calendar import WorkCalendar
from promoplan.days.holidays import no_holidays
from promoplan.schedule.jobs import Job, Link, Unit, after, ahead, back, before
from promoplan.schedule.ordering import in_order
from promoplan.schedule.passes import Times, passes

FIRST_DAY, LAST_DAY = 730_000, 850_000
MONDAY_TO_FRIDAY = WorkCalendar(no_holidays, frozenset(range(5)))
AT_MOST, GROWTH_AT_MOST = 0.6, 11


class Row(NamedTuple):
    """What the plain passes know of a job."""

    early: tuple[int, int]
    late: tuple[int, int]
    slack: int


def chain(size: int) -> list[Job]:
    """Each job needs the one before it."""
    return [_job([(number - 1, 0, "d")] if number else [], 1, "d", number == size - 1) for number in range(size)]


def network(size: int, units: Sequence[Unit] = ("d",)) -> list[Job]:
    """Each job needs one or two of all that come before it, some of them with a lag or a lead."""
    random = Random(size)
    needs: list[list[Link]] = [
        [
            (random.randrange(number), random.choice((0, 0, 0, 1, -1)), random.choice(units))
            for _ in range(random.choice((1, 2)))
        ]
        if number
        else []
        for number in range(size)
    ]
    followed = {other for links in needs for other, _, _ in links}
    return [
        _job(links, random.randint(1, 5), random.choice(units), number not in followed, random.random() < 0.2)
        for number, links in enumerate(needs)
    ]


def mixed_network(size: int) -> list[Job]:
    """The same with working days for half of all lengths and lags."""
    return network(size, ("d", "wd"))


def _job(needs: Sequence[Link], length: int, unit: Unit, last: bool, asap: bool = False) -> Job:
    first_day, limit = None if needs else FIRST_DAY, LAST_DAY if last else None
    return Job(needs, MONDAY_TO_FRIDAY, length, unit, earliest=first_day, limit=limit, asap=asap)


def plain(jobs: Sequence[Job]) -> dict[int, Row]:
    """The peer: graphlib's order, then both passes as one writes them down."""
    needs = {place: [other for other, _, _ in job.needs] for place, job in enumerate(jobs)}
    order = list(TopologicalSorter(needs).static_order())
    followers: dict[int, list[Link]] = {place: [] for place in order}
    early: dict[int, tuple[int, int]] = {}
    for place in order:
        job = jobs[place]
        start = FIRST_DAY if job.earliest is None else job.earliest
        for other, lag, unit in job.needs:
            followers[other].append((place, lag, unit))
            start = max(start, after(job.calendar, early[other][1], lag, unit))
        early[place] = ahead(job.calendar, start, job.length, job.unit)
    late: dict[int, tuple[int, int]] = {}
    for place in reversed(order):
        job = jobs[place]
        end = LAST_DAY if job.limit is None else job.limit
        for other, lag, unit in followers[place]:
            end = min(end, before(jobs[other].calendar, late[other][0], lag, unit))
        late[place] = back(job.calendar, end, job.length, job.unit)
    return {place: Row(early[place], late[place], late[place][1] - early[place][1]) for place in order}


def ordered(jobs: Sequence[Job]) -> list[int]:
    order, _ = in_order({place: [other for other, _, _ in job.needs] for place, job in enumerate(jobs)})
    return order


def seconds(work: Callable[[], object]) -> float:
    gc.collect()
    begin = process_time()
    work()
    return process_time() - begin


def same(mine: Sequence[Times | None], theirs: dict[int, Row]) -> bool:
    return all(
        times is not None and (times[2:4], times[4:6], times.slack) == theirs[place] for place, times in enumerate(mine)
    )


def measure(graph: Callable[[int], list[Job]], sizes: Sequence[int], runs: int) -> None:
    """Print the ratios for one kind of graph, size by size, and how the cost grows."""
    taken: dict[int, list[float]] = {size: [] for size in sizes}
    graphs = {size: graph(size) for size in sizes}
    orders = {size: ordered(jobs) for size, jobs in graphs.items()}
    peers: dict[int, list[float]] = {size: [] for size in sizes}
    ordering: dict[int, list[float]] = {size: [] for size in sizes}
    for size, jobs in graphs.items():
        assert same(passes(jobs, orders[size]), plain(jobs))
    for _ in range(runs):
        for size, jobs in graphs.items():
            peers[size].append(seconds(lambda jobs=jobs: plain(jobs)))  # type: ignore[misc]
            ordering[size].append(seconds(lambda jobs=jobs: ordered(jobs)))  # type: ignore[misc]
            taken[size].append(seconds(lambda jobs=jobs, order=orders[size]: passes(jobs, order)))  # type: ignore[misc]
    for size in sizes:
        ratios = [mine / theirs for mine, theirs in zip(taken[size], peers[size], strict=True)]
        pairs = zip(taken[size], ordering[size], peers[size], strict=True)
        whole = median((mine + order) / theirs for mine, order, theirs in pairs)
        missed = "" if median(ratios) <= AT_MOST else ", MISSED"
        print(  # noqa: T201
            f"  {graph.__name__:<14} {size:7,} jobs {median(taken[size]):6.3f} s   {median(ratios):.2f} of the peer"
            f" (at most {AT_MOST}{missed}; {min(ratios):.2f}-{max(ratios):.2f}), {whole:.2f} with putting in order"
        )
    small, large = sizes[0], sizes[-1]
    growth = median(more / less for more, less in zip(taken[large], taken[small], strict=True))
    missed = "" if growth <= GROWTH_AT_MOST * large / small / 10 else ", MISSED"
    print(f"  {graph.__name__:<14} {small:,} to {large:,}: {growth:.1f} times (at most {GROWTH_AT_MOST}{missed})")  # noqa: T201


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--sizes", default="10000,100000")
    arguments = parser.parse_args()
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    print(f"Python {platform.python_version()}, {machine}; medians of {arguments.runs} runs")  # noqa: T201
    gc.disable()
    for graph in (chain, network, mixed_network):
        measure(graph, [int(size) for size in arguments.sizes.split(",")], arguments.runs)


if __name__ == "__main__":
    main()
