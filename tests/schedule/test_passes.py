"""The two passes, held against searches through plain days, against published networks, and against all paths.

The searches know the rules of days in their plainest form: whether some days are a job's days (`fills`) and whether a
job may start on a day when another has ended (`allows`). They count no working days but one by one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, partial
from pathlib import Path
from random import Random
from typing import NamedTuple, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from promoplan.days.calendar import WorkCalendar
from promoplan.days.holidays import HolidayYear, no_holidays
from promoplan.finding import Words
from promoplan.schedule.jobs import Job, Link, Unit, after, ahead, back, before
from promoplan.schedule.passes import Times, passes

FEW = settings(max_examples=100, deadline=None, derandomize=True, database=None)
MONDAY = date(2026, 9, 21).toordinal()
FIRST, LAST = MONDAY - 250, MONDAY + 250  # days that are searched


def number(written: str) -> int:
    return date.fromisoformat(written).toordinal()


# Three calendars, and the days worked in each as plain sets

WEEK = frozenset(range(5))
NATIONAL_DAYS = {number(f"2026-10-0{day}"): Words("国庆节", "National Day") for day in range(1, 8)}
MAKE_UP = frozenset({number("2026-10-10")})  # a Saturday
LEAVE = frozenset({number("2026-10-12"), number("2026-10-13"), number("2026-11-05")})
CALENDARS = {
    "week": WorkCalendar(no_holidays, WEEK),
    "always": WorkCalendar(no_holidays, frozenset(range(7))),
    "person": WorkCalendar(lambda _: HolidayYear(NATIONAL_DAYS, MAKE_UP), WEEK, days_off=LEAVE),
}
DAYS = range(FIRST - 100, LAST + 100)
WORKED = {
    "week": {day for day in DAYS if date.fromordinal(day).weekday() < 5},
    "always": set(DAYS),
    "person": {
        day
        for day in DAYS
        if day in MAKE_UP or (date.fromordinal(day).weekday() < 5 and day not in NATIONAL_DAYS and day not in LEAVE)
    },
}


class Work(NamedTuple):
    """A job as the searches know it: its calendar is a name, and in a list each stands behind those it needs."""

    needs: tuple[tuple[int, int, Unit], ...]
    calendar: str
    length: int = 1
    unit: Unit = "d"
    start: int | None = None
    end: int | None = None
    earliest: int | None = None
    limit: int | None = None
    asap: bool = False

    @property
    def own_start(self) -> int | None:
        """Where a fixed job begins: on its last day, when nothing is known of its first."""
        return self.end - 1 if self.start is None and self.end is not None else self.start


@cache
def worked(calendar: str, first: int, end: int) -> int:
    """How many of the days from one up to, but not including, another are worked."""
    return sum(1 for day in range(first, end) if day in WORKED[calendar])


def fills(work: Work, start: int, end: int) -> bool:
    """Whether these are days that a flexible job may take: working days begin and end on such a day."""
    if work.unit == "d" or work.length == 0:
        return end - start == work.length
    days = WORKED[work.calendar]
    return start in days and end - 1 in days and worked(work.calendar, start, end) == work.length


def allows(work: Work, lag: int, unit: Unit, ended: int, start: int) -> bool:
    """Whether a job may start when what it needs has ended: whole days lie between, or at most so many overlap."""
    if unit == "d" or lag == 0:
        return start - ended >= lag
    if lag > 0:
        return start > ended and worked(work.calendar, ended, start) >= lag
    return worked(work.calendar, start + 1, ended) < -lag  # it starts on the last but so many of those days


def stretch_from(work: Work, start: int) -> tuple[int, int] | None:
    return next(((start, end) for end in range(start, start + 60) if fills(work, start, end)), None)


def stretch_to(work: Work, end: int) -> tuple[int, int] | None:
    return next(((start, end) for start in range(end, end - 60, -1) if fills(work, start, end)), None)


def first_stretch(work: Work, may_start: Callable[[int], bool]) -> tuple[int, int]:
    """Searching the days upwards."""
    return next(
        found for day in range(FIRST, LAST) if may_start(day) and (found := stretch_from(work, day)) is not None
    )


def last_stretch(work: Work, may_end: Callable[[int], bool]) -> tuple[int, int]:
    """Searching the days downwards."""
    return next(
        found for day in range(LAST, FIRST, -1) if may_end(day) and (found := stretch_to(work, day)) is not None
    )


# The searches: how early, how late, and what may slip

Span: TypeAlias = tuple[int | None, int | None]
NOWHERE: Span = (None, None)


def first_after(work: Work, ends: Sequence[int | None]) -> Span:
    """The first days a job may take when what it needs ends on some days; a milestone stands at the end of its day."""
    known = [(lag, unit, end) for other, lag, unit in work.needs if (end := ends[other]) is not None]
    if work.earliest is None and not known:
        return NOWHERE
    bound = FIRST if work.earliest is None else work.earliest + (work.length == 0)
    return first_stretch(
        work, lambda start: start >= bound and all(allows(work, lag, unit, end, start) for lag, unit, end in known)
    )


def earliest(works: Sequence[Work]) -> list[Span]:
    spans: list[Span] = []
    for work in works:
        spans.append((work.own_start, work.end) if work.end else first_after(work, [end for _, end in spans]))
    return spans


def followers(works: Sequence[Work], place: int) -> list[tuple[int, int, Unit]]:
    return [(n, lag, unit) for n, work in enumerate(works) for other, lag, unit in work.needs if other == place]


def last_before(works: Sequence[Work], place: int, starts: Sequence[int | None]) -> Span:
    """The last days a job may take, its limit kept, when what follows starts on some days."""
    work = works[place]
    known = [(n, lag, unit, start) for n, lag, unit in followers(works, place) if (start := starts[n]) is not None]
    if work.limit is None and not known:
        return NOWHERE

    def may_end(end: int) -> bool:
        in_time = work.limit is None or end <= work.limit
        return in_time and all(allows(works[n], lag, unit, end, start) for n, lag, unit, start in known)

    if work.end is None or work.own_start is None:
        return last_stretch(work, may_end)
    end = next(day for day in range(LAST, FIRST, -1) if may_end(day))
    return end - (work.end - work.own_start), end


def latest(works: Sequence[Work]) -> list[Span]:
    """What a fixed job needs has to leave its own start free, or its latest where that is sooner."""
    spans = [NOWHERE] * len(works)
    wanted: list[int | None] = [None] * len(works)
    for place in reversed(range(len(works))):
        spans[place] = last_before(works, place, wanted)
        starts = [start for start in (spans[place][0], works[place].own_start) if start is not None]
        wanted[place] = min(starts, default=None)
    return spans


def days_between(end: int | None, limit: int | None) -> int | None:
    return None if end is None or limit is None else limit - end


def slack(works: Sequence[Work]) -> list[int | None]:
    return [days_between(end, late) for (_, end), (_, late) in zip(earliest(works), latest(works), strict=True)]


def free_slack(works: Sequence[Work]) -> list[int | None]:
    spans = earliest(works)
    starts = [start for start, _ in spans]
    return [days_between(end, last_before(works, place, starts)[1]) for place, (_, end) in enumerate(spans)]


# Random networks


@st.composite
def lone_jobs(draw: st.DrawFn, everyday: bool) -> Work:
    """A flexible job without needs and bounds."""
    calendar = "always" if everyday else draw(st.sampled_from(sorted(CALENDARS)))
    unit: Unit = draw(st.sampled_from(("d", "wd")))
    return Work((), calendar, draw(st.sampled_from((0, 1, 1, 2, 3, 5))), unit, asap=draw(st.booleans()))


@st.composite
def needs(draw: st.DrawFn, count: int) -> tuple[tuple[int, int, Unit], ...]:
    """Links to jobs that come before, near ones more often, so that chains arise."""
    others = draw(st.lists(st.integers(0, min(count, 12) - 1), max_size=3, unique=True)) if count else []
    return tuple(
        (count - 1 - other, draw(st.sampled_from((0, 0, 0, 1, 2, 4, -1, -2, -4))), draw(st.sampled_from(("d", "wd"))))
        for other in others
    )


def maybe(days: st.SearchStrategy[int]) -> st.SearchStrategy[int | None]:
    return st.none() | days


@st.composite
def networks(draw: st.DrawFn, most: int = 12, everyday: bool = False) -> list[Work]:
    """Any bounds, limits and fixed dates, whether or not they can be met."""
    works: list[Work] = []
    for place in range(draw(st.integers(1, most))):
        work = draw(lone_jobs(everyday))._replace(needs=draw(needs(place)), limit=draw(maybe(days(0, 70))))
        kind = draw(st.sampled_from(("flexible", "flexible", "flexible", "fixed", "due")))
        if kind == "flexible":
            work = work._replace(earliest=draw(maybe(days(0, 30))))
        else:
            end = draw(days(0, 60))
            work = work._replace(end=end, start=end - draw(st.integers(0, 6)) if kind == "fixed" else None)
        works.append(work)
    return works


@st.composite
def sound_networks(draw: st.DrawFn, most: int = 12) -> list[Work]:
    """Networks in which every bound and limit can be met: fixed dates and limits lie behind what is possible."""
    works: list[Work] = []
    for place in range(draw(st.integers(1, most))):
        work = draw(lone_jobs(False))._replace(needs=draw(needs(place)), earliest=draw(maybe(days(0, 20))))
        start, end = earliest([*works, work])[-1]
        kind = draw(st.sampled_from(("flexible", "flexible", "flexible", "fixed", "due")))
        if kind != "flexible":
            start = (draw(days(0, 20)) if start is None else start) + draw(st.integers(0, 6))
            end = start + (1 if kind == "due" else draw(st.integers(0, 6)))
            work = work._replace(start=start if kind == "fixed" else None, end=end, earliest=None)
        limit = draw(days(20, 60)) if end is None else end + draw(st.integers(0, 12))
        works.append(work._replace(limit=draw(st.sampled_from((None, limit)))))
    return works


def days(first: int, last: int) -> st.SearchStrategy[int]:
    return st.integers(MONDAY + first, MONDAY + last)


def jobs_of(works: Sequence[Work], places: Sequence[int]) -> list[Job]:
    """The works as jobs, each at its place."""
    jobs = [Job((), CALENDARS["week"])] * len(works)
    for work, place in zip(works, places, strict=True):
        links: list[Link] = [(places[other], lag, unit) for other, lag, unit in work.needs]
        jobs[place] = Job(links, CALENDARS[work.calendar], *work[2:])
    return jobs


def scheduled(works: Sequence[Work]) -> list[Times]:
    found = passes(jobs_of(works, range(len(works))), range(len(works)))
    assert None not in found
    return [times for times in found if times is not None]


@given(networks())
@FEW
def test_both_passes_and_both_slacks_are_those_of_a_search_through_the_days(works: list[Work]) -> None:
    found = scheduled(works)
    assert [(times.earliest_start, times.earliest_end) for times in found] == earliest(works)
    assert [(times.latest_start, times.latest_end) for times in found] == latest(works)
    assert [times.slack for times in found] == slack(works)
    assert [times.free_slack for times in found] == free_slack(works)


@given(networks(), st.randoms(use_true_random=False))
@FEW
def test_neither_the_places_of_jobs_nor_the_order_among_equals_matters(works: list[Work], random: Random) -> None:
    places = list(range(len(works)))
    random.shuffle(places)
    order: list[int] = []
    while len(order) < len(works):
        ready = [
            n
            for n, work in enumerate(works)
            if places[n] not in order and all(places[other] in order for other, _, _ in work.needs)
        ]
        order.append(places[random.choice(ready)])
    shuffled = passes(jobs_of(works, places), order)
    assert [shuffled[place] for place in places] == scheduled(works)


@given(networks(everyday=True), st.integers(-400, 400))
@FEW
def test_moving_every_date_by_some_days_moves_every_result_by_as_many(works: list[Work], by: int) -> None:
    def moved(day: int | None) -> int | None:
        return None if day is None else day + by

    later = [
        work._replace(
            start=moved(work.start), end=moved(work.end), earliest=moved(work.earliest), limit=moved(work.limit)
        )
        for work in works
    ]
    assert [(tuple(map(moved, times[:6])), times[6:]) for times in scheduled(works)] == [
        (times[:6], times[6:]) for times in scheduled(later)
    ]


# Where jobs are put


def goes_along(work: Work, times: Times) -> bool:
    """Whether a job is put where others are: a milestone, or one to be done soon after what has no earliest day."""
    if work.end is not None or not work.needs:
        return False
    return work.length == 0 or (work.asap and times.earliest_end is None)


def breaks(works: Sequence[Work], found: Sequence[Times], place: int, end: int) -> bool:
    """Whether a job that ended later would miss its limit or be in the way of what follows."""
    work = works[place]
    if work.limit is not None and end > work.limit:
        return True
    for n, lag, unit in followers(works, place):
        following, start = works[n], found[n].start if works[n].end is None else works[n].own_start
        if start is None or allows(following, lag, unit, end, start):
            continue
        if not goes_along(following, found[n]):
            return True
        may_start = partial(allows, following, lag, unit, end)
        if breaks(works, found, n, first_stretch(following, may_start)[1]):
            return True
    return False


def in_the_way(works: Sequence[Work], found: Sequence[Times], place: int, start: int) -> bool:
    """Whether a flexible job that starts on a day begins too early, by itself or for what it needs."""
    work = works[place]
    if work.earliest is not None and start < work.earliest + (work.length == 0):
        return True
    ends = [(found[other].end, lag, unit) for other, lag, unit in work.needs]
    return any(end is not None and not allows(work, lag, unit, end, start) for end, lag, unit in ends)


@given(sound_networks())
@FEW
def test_what_can_be_met_is_kept_and_no_job_could_lie_later_or_sooner(works: list[Work]) -> None:
    found = scheduled(works)
    assert all(times.slack is None or times.slack >= 0 for times in found)
    for place, (work, times) in enumerate(zip(works, found, strict=True)):
        if work.end is not None:
            assert (times.start, times.end) == (work.start, work.end)
        elif times.start is not None and times.end is not None:
            assert fills(work, times.start, times.end)
            assert not in_the_way(works, found, place, times.start)
            assert not breaks(works, found, place, times.end)
            known = times.earliest_end is not None or any(found[other].end for other, _, _ in work.needs)
            if work.asap or (goes_along(work, times) and known):
                assert in_the_way(works, found, place, last_stretch(work, times.end.__gt__)[0])
            elif times.latest_end is not None:
                assert breaks(works, found, place, first_stretch(work, times.start.__lt__)[1])
        else:
            assert times.earliest_end is None
            assert times.latest_end is None or work.asap


@given(networks())
@FEW
def test_what_cannot_be_met_is_put_where_it_can_be_done_and_all_else_in_time(works: list[Work]) -> None:
    found = scheduled(works)
    for place, (work, times) in enumerate(zip(works, found, strict=True)):
        if work.end is not None or times.start is None or times.end is None:
            continue
        assert fills(work, times.start, times.end)
        assert not in_the_way(works, found, place, times.start)  # only limits and fixed jobs can be missed
        if times.slack is not None and times.slack < 0:
            assert (times.start, times.end) == (times.earliest_start, times.earliest_end)
        elif times.latest_end is not None:
            assert times.end <= times.latest_end
        if times.earliest_end is not None:
            assert times.end >= times.earliest_end


def test_a_milestone_does_not_let_what_it_needs_lie_behind_what_follows_it() -> None:
    """The first job may take its time, the milestone goes where it ends, but the last is to be done soon."""
    first, last = Work((), "week", earliest=MONDAY), Work(((1, 0, "d"),), "week", limit=MONDAY + 40, asap=True)
    found = scheduled([first, Work(((0, 0, "d"),), "week", length=0), last])
    assert [(times.start, times.end) for times in found] == [
        (MONDAY, MONDAY + 1),
        (MONDAY + 1, MONDAY + 1),
        (MONDAY + 1, MONDAY + 2),
    ]


def test_what_is_to_be_done_soon_begins_when_what_it_needs_was_put_if_nothing_else_says_when() -> None:
    first, soon = Work((), "week", 3, limit=MONDAY + 10), Work(((0, 2, "d"),), "week", 2, asap=True)
    found = scheduled([first, soon, Work(((1, 0, "d"),), "week", 1, limit=MONDAY + 13)])
    assert [(times.start, times.end) for times in found] == [
        (MONDAY + 5, MONDAY + 8),
        (MONDAY + 10, MONDAY + 12),
        (MONDAY + 12, MONDAY + 13),
    ]
    assert all(times.earliest_start is None and times.slack is None for times in found)


def test_what_can_be_in_time_is_so_even_when_what_follows_cannot() -> None:
    first = Work((), "week", earliest=MONDAY)
    found = scheduled([first, Work(((0, 0, "d"),), "week", earliest=MONDAY + 20, limit=MONDAY + 10)])
    assert found[0][:2] == (MONDAY + 8, MONDAY + 9)
    assert found[1][:2] == (MONDAY + 20, MONDAY + 21)
    assert [times.slack for times in found] == [8, -11]


def test_free_slack_ends_where_working_days_do() -> None:
    """Friday to Monday: the weekend between is no time to slip into."""
    friday = Work((), "week", 1, "wd", earliest=MONDAY + 4)
    found = scheduled([friday, Work(((0, 0, "d"),), "week", 1, "wd", limit=MONDAY + 8)])
    assert [(times.slack, times.free_slack) for times in found] == [(0, 0), (0, 0)]


@pytest.mark.parametrize("asap", [False, True])
def test_what_has_no_bound_has_no_days(asap: bool) -> None:
    assert scheduled([Work((), "week", 2, asap=asap)]) == [Times(None, None, None, None, None, None, None, None, False)]


def test_a_job_that_is_not_in_the_order_has_no_times_and_holds_nothing() -> None:
    calendar = CALENDARS["week"]
    lost = Job([(1, 0, "d")], calendar, start=MONDAY, end=MONDAY + 30, limit=MONDAY)
    assert passes([lost, Job([(0, 0, "d")], calendar, 1, asap=True, earliest=MONDAY)], [1]) == [
        None,
        Times(MONDAY, MONDAY + 1, MONDAY, MONDAY + 1, None, None, None, None, False),
    ]


# Working days, one step at a time


@pytest.mark.parametrize("calendar", sorted(CALENDARS))
@pytest.mark.parametrize("unit", ["d", "wd"])
@pytest.mark.parametrize("amount", [0, 1, 2, 5])
def test_every_step_over_days_is_that_of_a_search(calendar: str, unit: Unit, amount: int) -> None:
    work = Work((), calendar, amount, unit)
    days = CALENDARS[calendar]
    for day in range(MONDAY - 3, MONDAY + 60):
        assert ahead(days, day, amount, unit) == first_stretch(work, day.__le__)
        assert back(days, day, amount, unit) == last_stretch(work, day.__ge__)
        for lag in (amount, -amount):
            may_start = partial(allows, work, lag, unit, day)
            assert after(days, day, lag, unit) == next(start for start in range(FIRST, LAST) if may_start(start))
            assert before(days, day, lag, unit) == next(
                end for end in range(LAST, FIRST, -1) if allows(work, lag, unit, end, day)
            )


@pytest.mark.parametrize(
    ("lag", "unit", "starts"),
    [
        (0, "d", "2026-10-10"),
        (1, "d", "2026-10-11"),
        (-1, "d", "2026-10-09"),
        (0, "wd", "2026-10-10"),
        (1, "wd", "2026-10-11"),  # the Saturday is worked; what follows may be on the Sunday
        (2, "wd", "2026-10-15"),  # Monday and Tuesday are leave
        (-1, "wd", "2026-10-09"),
        (-2, "wd", "2026-10-08"),
        (-3, "wd", "2026-09-30"),  # over the week off
    ],
)
def test_what_follows_a_friday_starts_so_many_days_later_or_sooner(lag: int, unit: Unit, starts: str) -> None:
    assert after(CALENDARS["person"], number("2026-10-10"), lag, unit) == number(starts)


# The critical path


def paths_to(works: Sequence[Work], end: int) -> Iterator[list[int]]:
    """Every path to a job from one that needs nothing."""
    if not works[end].needs:
        yield [end]
    for other, _, _ in works[end].needs:
        for path in paths_to(works, other):
            yield [*path, end]


def levels(works: Sequence[Work]) -> dict[int, int]:
    """The least slack on all paths to an end; of each job on these paths the greatest, where it leads to several."""
    slacks = slack(works)
    found: dict[int, int] = {}
    for end in range(len(works)):
        if followers(works, end):
            continue
        on_paths = {place for path in paths_to(works, end) if len(path) > 1 for place in path}
        least = min((one for place in on_paths if (one := slacks[place]) is not None), default=None)
        if least is not None:
            found.update({place: max(found.get(place, least), least) for place in on_paths})
    return found


def least_slack(works: Sequence[Work]) -> set[int]:
    slacks, level = slack(works), levels(works)
    return {place for place in level if slacks[place] == level[place]}


def pushed_start(work: Work, lag: int, unit: Unit, ended: int) -> int:
    """Where a job would start if it needed nothing else."""
    may_start = partial(allows, work, lag, unit, ended)
    if work.end is None:
        return first_stretch(work, may_start)[0]
    return next(day for day in range(FIRST, LAST) if may_start(day))


def left_end(work: Work, follower: Work, lag: int, unit: Unit, start: int) -> int:
    """Where a job would have to end if nothing else followed it."""

    def may_end(end: int) -> bool:
        return allows(follower, lag, unit, end, start)

    if work.end is None:
        return last_stretch(work, may_end)[1]
    return next(day for day in range(LAST, FIRST, -1) if may_end(day))


def ties(works: Sequence[Work]) -> set[tuple[int, int]]:
    """(a job, what it needs) where the need drives it in both passes."""
    early, late = earliest(works), latest(works)
    found = set()
    for place, work in enumerate(works):
        for other, lag, unit in work.needs:
            start, ended, end, starts = early[place][0], early[other][1], late[other][1], late[place][0]
            if start is None or ended is None or end is None or starts is None:
                continue
            if pushed_start(work, lag, unit, ended) == start and left_end(works[other], work, lag, unit, starts) == end:
                found.add((place, other))
    return found


def critical_by_search(works: Sequence[Work]) -> set[int]:
    """Those of least slack; what they are tied to by their needs; what is tied to them and leads to no lesser ends."""
    found, tied, level = least_slack(works), ties(works), levels(works)
    while True:
        more = {other for place, other in tied if place in found}
        more |= {place for place, other in tied if other in found and level[place] == level[other]}
        if more <= found:
            return found
        found |= more


@given(networks(most=8) | sound_networks(most=8))
@FEW
def test_critical_are_the_jobs_of_least_slack_to_an_end_and_those_tied_to_them(works: list[Work]) -> None:
    found = scheduled(works)
    assert {place for place, times in enumerate(found) if times.critical} == critical_by_search(works)


@given(networks(most=8, everyday=True))
@FEW
def test_where_every_day_is_worked_critical_is_least_slack(works: list[Work]) -> None:
    found = scheduled(works)
    assert {place for place, times in enumerate(found) if times.critical} == least_slack(works)


def test_a_chain_that_drives_itself_is_critical_over_days_off_and_leave() -> None:
    """Slack counts days off, too: the middle job is done by someone on leave, and over the National Day holiday."""
    count, layout = Work((), "week", 2, "wd", earliest=MONDAY), Work(((0, 0, "d"),), "person", 5, "wd")
    by_the_way = Work(((0, 0, "d"),), "week", 1, "wd")
    end = number("2026-10-17")
    drill = Work(((1, 0, "d"), (2, 0, "d")), "week", 1, "wd", limit=end)
    found = scheduled([count, layout, by_the_way, drill])
    assert [times.slack for times in found] == [15, 16, 22, 16]
    assert [times.critical for times in found] == [True, True, False, True]


def test_what_follows_a_critical_job_on_the_way_to_an_end_that_others_drive_is_not_critical() -> None:
    """The second is an end of its own. The third, as tight behind the first, leads to an end that the fourth drives."""
    needs: tuple[tuple[int, int, Unit], ...] = ((0, 0, "d"),)
    first, soon = Work((), "always", earliest=MONDAY), MONDAY + 7
    both = Work(((2, 0, "d"), (3, 0, "d")), "always", limit=MONDAY + 20)
    ruling = Work((), "always", 15, earliest=MONDAY)
    found = scheduled([first, Work(needs, "always", limit=soon), Work(needs, "always", limit=soon), ruling, both])
    assert [times.slack for times in found] == [5, 5, 5, 4, 4]
    assert [times.critical for times in found] == [True, True, False, True, True]


def test_each_end_has_its_own_critical_path() -> None:
    def end(*needs: int, limit: int) -> Work:
        return Work(tuple((other, 0, "d") for other in needs), "always", limit=MONDAY + limit)

    def begin(length: int) -> Work:
        return Work((), "always", length, earliest=MONDAY)

    found = scheduled([begin(3), begin(5), begin(2), begin(9), end(0, 1, limit=8), end(2, limit=20)])
    assert [times.slack for times in found] == [4, 2, 17, None, 2, 17]
    assert [times.critical for times in found] == [False, True, True, False, True, True]


# Published networks

PUBLISHED = sorted((Path(__file__).parents[1] / "data" / "psplib").glob("*.sm"))


class Instance(NamedTuple):
    """A file of PSPLIB: what each job needs, how long it takes, and the length of the longest way through."""

    needs: Mapping[int, list[int]]
    lengths: Mapping[int, int]
    critical_path: int


def read_instance(text: str) -> Instance:
    """The three tables that matter, each below its heading and a line of column names."""
    lines = text.splitlines()

    def table(heading: str) -> Iterator[list[int]]:
        for line in lines[next(n for n, line in enumerate(lines) if line.startswith(heading)) + 2 :]:
            if line.startswith("*"):
                return
            if not line.startswith("-"):
                yield [int(word) for word in line.split()]

    needs: dict[int, list[int]] = {}
    for job, _, _, *following in table("PRECEDENCE RELATIONS"):
        needs.setdefault(job, [])
        for other in following:
            needs.setdefault(other, []).append(job)
    lengths = {row[0]: row[2] for row in table("REQUESTS/DURATIONS")}
    return Instance(needs, lengths, next(table("PROJECT INFORMATION"))[-1])


def with_joined_links(instance: Instance) -> dict[int, list[int]]:
    """What each job needs when those of no length are left out and their links joined through."""

    def beyond(job: int) -> set[int]:
        return {one for other in instance.needs[job] for one in ({other} if instance.lengths[other] else beyond(other))}

    return {job: sorted(beyond(job)) for job in instance.needs if instance.lengths[job]}


def longest_way(needs: Mapping[int, list[int]], lengths: Mapping[int, int], limit: int | None = None) -> list[Times]:
    """All jobs as soon as can be from day 0, in the order of their numbers, which runs with the links."""
    places = {job: place for place, job in enumerate(sorted(needs))}
    jobs = [
        Job(
            [(places[other], 0, "d") for other in needs[job]],
            CALENDARS["always"],
            lengths[job],
            # a milestone that needs nothing stands at the end of the day before
            earliest=None if needs[job] else 0 if lengths[job] else -1,
            limit=limit,
            asap=limit is None,
        )
        for job in sorted(needs)
    ]
    return [times for times in passes(jobs, range(len(jobs))) if times is not None]


@pytest.mark.parametrize("path", PUBLISHED, ids=lambda path: path.stem)
def test_the_longest_way_through_a_published_network_is_the_published_one(path: Path) -> None:
    instance = read_instance(path.read_text(encoding="ascii"))
    assert len(instance.needs) in {32, 62, 122}
    for needs in (with_joined_links(instance), instance.needs):
        found = longest_way(needs, instance.lengths)
        assert max(times.end or 0 for times in found) == instance.critical_path
        assert max(times.earliest_end or 0 for times in found) == instance.critical_path
        late = longest_way(needs, instance.lengths, instance.critical_path)
        assert min(times.latest_start or 0 for times in late) == 0
        assert min(times.slack or 0 for times in late) == 0


@pytest.mark.parametrize("path", PUBLISHED, ids=lambda path: path.stem)
def test_the_critical_jobs_of_a_published_network_fill_the_longest_way(path: Path) -> None:
    """With the published length as the limit of all, some way of critical jobs takes every day of it."""
    instance = read_instance(path.read_text(encoding="ascii"))
    needs = with_joined_links(instance)
    found = dict(zip(sorted(needs), longest_way(needs, instance.lengths, instance.critical_path), strict=True))
    reached = {0}
    for times in sorted(found.values(), key=lambda times: times.earliest_start or 0):
        if times.critical and times.earliest_start in reached and times.earliest_end is not None:
            reached.add(times.earliest_end)
    assert instance.critical_path in reached


def test_there_are_published_networks() -> None:
    assert len(PUBLISHED) == 6


# Any size


@pytest.mark.parametrize("forwards", [True, False])
def test_a_chain_may_be_as_long_as_one_likes(forwards: bool) -> None:
    size = 100_000
    chain = range(size) if forwards else range(size - 1, -1, -1)
    jobs = [Job((), CALENDARS["always"], 1)] * size
    for number, place in enumerate(chain):
        needs: list[Link] = [(chain[number - 1], 0, "d")] if number else []
        limit = MONDAY + size + 1 if number == size - 1 else None
        jobs[place] = Job(needs, CALENDARS["always"], 1, earliest=None if number else MONDAY, limit=limit)
    found = passes(jobs, chain)
    for number in (0, 1, size // 2, size - 1):
        day, free = MONDAY + number, 1 if number == size - 1 else 0
        assert found[chain[number]] == Times(day + 1, day + 2, day, day + 1, day + 1, day + 2, 1, free, True)
