"""What a template of a user's cannot do, in words."""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import StrictUndefined
from jinja2.exceptions import SecurityError

from promoplan.finding import Language, Words, clipped, spoken
from promoplan.guess import Guesser
from promoplan.text import safe_text

GIVEN = ("sheet", "head", "words")

UNDEFINED = Words("没有「{name}」这个名字", "'{name}' is undefined")
NEAR = Words("没有「{name}」这个名字，是不是 {guess}?", "'{name}' is undefined; did you mean '{guess}'?")
NO_KEY = Words("这里没有「{name}」；有：{known}", "there is no '{name}' here; there are: {known}")
NEAR_KEY = Words(
    "这里没有「{name}」，是不是 {guess}? 有：{known}",
    "there is no '{name}' here; did you mean '{guess}'? There are: {known}",
)
NO_PART = Words("「{name}」的前面不是表里的数据", "there is no '{name}' in what stands before it")
NOTHING = Words("「{name}」的前面是空的", "there is nothing before '{name}'")
ABSENT = Words("没有这个值（{hint}）", "there is no such value: {hint}")
FORBIDDEN = Words("模板里不能用「{name}」", "a template cannot use '{name}'")
FORMATTING = Words(
    "模板里不能用 % 排版；用 ~ 接，用 ljust、rjust 对齐", "no % on texts: join with ~, align with ljust, rjust"
)
NOT_TEXT = Words("这里要一段文字，给的是{kind}", "a text is wanted here, not {kind}")
LIST = Words("一串或一组", "a list or a group of things")
THING = Words("别的东西", "something else")
TOO_LONG = Words("写出的文字超过 16 MiB", "it makes more than 16 MiB of text")
TOO_MUCH = Words("循环太多，或文字太长", "too many turns of loops, or too long texts")
TOO_LARGE = Words("数字 {number} 太大，最多 {most}", "the number {number} is too large: {most} at most")
NO_WIDTH = Words("宽度要写成不超过 {most} 的数字", "a width is a number, {most} at most")
NUMBERS_GROW = Words("算出的数字太大", "the number becomes too large")


class Objection(Exception):
    """What a template cannot do: one sentence, in both languages; without values the words are taken as they are."""

    def __init__(self, words: Words, **values: object) -> None:
        super().__init__(words.en)
        self.line: int | None = None  # where no traceback knows it
        self.said = Words(_filled(words.zh, values, "zh"), _filled(words.en, values, "en")) if values else words


def _filled(words: str, values: Mapping[str, object], language: Language) -> str:
    return words.format_map({name: clipped(spoken(value, language)) for name, value in values.items()})


class Unknown(StrictUndefined):
    """A name that is not there: whatever is done with it is refused, with the names there are."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        # asked for only when it is about to be raised; an Objection says more than Jinja's sentence
        raise _absent(self)


def _absent(unknown: Unknown) -> Objection:
    name, obj, hint = unknown._undefined_name, unknown._undefined_obj, unknown._undefined_hint
    name = safe_text(str(name))
    if unknown._undefined_exception is SecurityError:
        return Objection(FORBIDDEN, name=name)
    if hint:
        return Objection(ABSENT, hint=hint)
    if obj is None:
        return Objection(NOTHING, name=name)
    if isinstance(obj, dict):
        known = [key for key in obj if isinstance(key, str)][:40]
        guess = Guesser().near(name, known)
        return Objection(NEAR_KEY if guess else NO_KEY, name=name, guess=guess, known=", ".join(known) or "-")
    if isinstance(obj, str | int | float | list | tuple):
        return Objection(NO_PART, name=name)
    guess = Guesser().near(name, GIVEN, 0.7)
    return Objection(NEAR if guess else UNDEFINED, name=name, guess=guess)
