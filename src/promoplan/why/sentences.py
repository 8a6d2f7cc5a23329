"""Sentences in both languages with their values: lengths, steps from a day, days that do not count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from promoplan.days.expression import Duration, Shift
from promoplan.days.write import length, month_day
from promoplan.finding import Language, Words, clipped
from promoplan.schedule.jobs import Unit


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words with their values: texts, numbers, and what reads differently in each language."""

    words: Words
    values: Mapping[str, object] = field(default_factory=dict)

    def say(self, language: Language) -> str:
        text = self.words.say(language)
        return (
            text.format_map({name: _said(value, language) for name, value in self.values.items()})
            if self.values
            else text
        )


def _said(value: object, language: Language) -> str:
    if isinstance(value, str):
        return clipped(value)
    say = getattr(value, "say", None)  # asking a Protocol costs more than all the rest
    return clipped(say(language)) if say else str(value)


@dataclass(frozen=True, slots=True)
class Length:
    """A number of days: 3 个工作日, 3 working days."""

    amount: int
    unit: Unit = "d"

    def say(self, language: Language) -> str:
        return length(Duration(self.amount, self.unit), language)


@dataclass(frozen=True, slots=True)
class Steps:
    """A day counted from another: 「报名结束」（T-13）往前 1 天."""

    base: Sentence | Words
    shifts: tuple[Shift, ...]

    def say(self, language: Language) -> str:
        text = self.base.say(language)
        for number, (amount, unit) in enumerate(self.shifts):
            far = length(
                Duration(abs(amount) * 7 if unit == "w" else abs(amount), "d" if unit == "w" else unit), language
            )
            if language == "en":
                text += f" {'minus' if amount < 0 else 'plus'} {far}"
            else:
                text += f"{'，再' if number else ''}{'往前' if amount < 0 else '往后'} {far}"
        return text


@dataclass(frozen=True, slots=True)
class Runs:
    """Days, those on end as one: 10-01..10-07（国庆节）、10-11（休）. Neighbours with the same label share it."""

    days: tuple[tuple[int, Words | None], ...]
    event: int

    def runs(self) -> list[tuple[int, int, Words | None]]:
        found: list[tuple[int, int, Words | None]] = []
        for day, label in self.days:
            if found and found[-1][1] == day - 1 and found[-1][2] == label:
                found[-1] = (found[-1][0], day, label)
            else:
                found.append((day, day, label))
        return found

    def say(self, language: Language) -> str:
        between = "、" if language == "zh" else ", "
        groups: list[tuple[Words | None, list[str]]] = []
        for first, last, label in self.runs():
            text = month_day(first, self.event)
            if last > first:
                text += f"{between if last == first + 1 else '..'}{month_day(last, self.event)}"
            if groups and groups[-1][0] == label:
                groups[-1][1].append(text)
            else:
                groups.append((label, [text]))
        return between.join(between.join(texts) + _bracketed(label, language) for label, texts in groups)


def _bracketed(label: Words | None, language: Language) -> str:
    if label is None:
        return ""
    return f"（{label.zh}）" if language == "zh" else f" ({label.en})"


def taken(duration: Duration) -> Length:
    """The days a task takes."""
    return Length(duration.amount, "wd" if duration.unit == "wd" else "d")
