"""Written days on their way to moments, with what there is to tell about each; what is not told again is remembered."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias, TypeVar

from promoplan.days.expression import MINUTES_A_DAY, Day, Window
from promoplan.days.read import Unreadable, read_day
from promoplan.days.write import Moment, Shown, WeekdayName
from promoplan.finding import Fact, Told
from promoplan.reading.document import Document
from promoplan.schedule.timeline import Span, Timeline, Unresolved, names_in

PATH: TypeAlias = tuple[str | int, ...]
Written = TypeVar("Written", Day, Window)
Days = TypeVar("Days", Moment, Span)


class Key(str):
    """The last step of a path, where it is the key that is a day and not what stands under it."""


class WrittenDays:
    """The days of one document on one timeline."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.facts: list[Fact] = []
        self.timeline: Timeline  # known once the event day is
        self._moments: dict[str, Moment] = {}
        self._spans: dict[str, Span] = {}

    def moment(self, day: Day | None, *path: str | int) -> Moment | None:
        """The moment of a day that stands at a path; None where there is none, which has been told."""
        if day is None:
            return None
        known = self._moments.get(day.written)
        if known is not None:
            return known
        moment = self.resolved(self.timeline.moment, day, path)
        if moment is None:
            return None
        if self.as_written(day, moment, path) and not any(names_in(day)):
            self._moments[day.written] = moment
        return moment

    def beginning(self, day: Day | None, *path: str | int) -> Moment | None:
        """The moment of a day on which something begins; None where there is none, which has been told."""
        moment = self.moment(day, *path)
        if day is None or moment is None or moment.minute != MINUTES_A_DAY:
            return moment
        instead = self.timeline.written(Moment(moment.day + 1))
        self.tell("date-unreadable", path, "midnight-as-start", written=day.written, instead=instead)
        return None

    def moments_of_keys(self, keys: Iterable[str], path: PATH) -> dict[str, Moment]:
        """The moment of each key of a map that stands at a path; what is no day is told and left out."""
        found: dict[str, Moment] = {}
        for written in keys:
            place = (*path, Key(written))
            try:
                day = read_day(written)
            except Unreadable as error:
                self.tell(error.rule, place, error.variant, **error.values)
                continue
            moment = self.moment(day, *place)
            if moment is not None:
                found[written] = moment
        return found

    def resolved(self, work_out: Callable[[Written], Days], written: Written, path: PATH) -> Days | None:
        """The days of something written, or None with what there is to tell."""
        try:
            return work_out(written)
        except Unresolved as problem:
            if problem.rule:
                self.tell(problem.rule, path, problem.variant, **problem.values)
            return None

    def span(self, window: Window | None, *path: str | int) -> Span | None:
        """The span of a window that stands at a path; None where there is none, which has been told."""
        if window is None:
            return None
        known = self._spans.get(window.written)
        if known is not None:
            return known
        span = self.resolved(self.timeline.span, window, path)
        if span is None:
            return None
        said = self.as_written(window.start, span.start, path, self.canonical_span(window, span))
        if not window.whole:
            end = self.timeline.moment(window.end)
            # two ends that are both loosely written are one remark
            remarked = bool(window.start.remark)
            said = (
                self.as_written(window.end, end, path, "" if remarked else self.canonical_span(window, span)) and said
            )
        if said and not any(names_in(window.start, window.end)):
            self._spans[window.written] = span
        return span

    def as_written(self, day: Day, moment: Moment, path: PATH, instead: str | None = None) -> bool:
        """Tell what is odd about how a day is written; True when nothing is. An empty `instead` tells no remark."""
        if day.weekday is not None and day.weekday != (moment.day + 6) % 7:
            self.tell(
                "weekday-differs",
                path,
                day=self.shown(moment),
                weekday=WeekdayName(day.weekday),
                right=WeekdayName((moment.day + 6) % 7),
            )
        if day.remark and instead != "":
            better = instead or self.timeline.written(moment)
            self.tell(
                "day-written-loosely", path, day.remark, written=day.written, day=self.shown(moment), instead=better
            )
        return day.weekday is None and not day.remark

    def shown(self, moment: Moment) -> Shown:
        return Shown(moment, self.timeline.event)

    def canonical_span(self, window: Window, span: Span) -> str:
        return (
            self.timeline.written(span.start)
            if window.whole
            else f"{self.timeline.written(span.start)} .. {self.timeline.written(span.end)}"
        )

    def tell(self, rule: str, path: PATH, variant: str = "", /, **values: object) -> None:
        self.facts.append(
            Fact(rule, Told(self.document.position(*path, of_key=isinstance(path[-1], Key)), values, variant))
        )
