"""What is said of one date."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from promoplan.days.expression import Day
from promoplan.finding import Language, Words
from promoplan.schedule.timeline import names_in
from promoplan.why.places import Place
from promoplan.why.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a date is what it is. `rests_on` are the ids in the words; `hangs_on` is the date that it follows from."""

    rule: str
    rests_on: tuple[str, ...]
    parts: tuple[Sentence, ...]
    hangs_on: Place | None = None
    prefix: Sentence | None = None

    def say(self, language: Language) -> str:
        prefix = self.prefix.say(language) if self.prefix else ""
        return prefix + ("；" if language == "zh" else "; ").join(part.say(language) for part in self.parts)

    def as_json(self, language: Language) -> dict[str, object]:
        return {"text": self.say(language), "from": list(self.rests_on), "rule": self.rule}


def undated(words: Words, **values: object) -> Reason:
    return Reason("undated", (), (Sentence(words, values),))


def ids_in(*days: Day | None) -> tuple[str, ...]:
    """The ids that written days stand on."""
    return once(id_ for _, id_ in names_in(*days))


def once(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))
