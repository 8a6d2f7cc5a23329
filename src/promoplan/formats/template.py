"""Sheets through Jinja templates: one environment for every format that has a template `sheet.EXTENSION.j2`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol, TypeAlias

from jinja2 import Environment, FunctionLoader, StrictUndefined

from promoplan.finding import Words
from promoplan.sheet import Sheet

WORDS: dict[str, Words] = {
    "event": Words("活动日", "Event day"),
    "version": Words("版本", "Version"),
    "printed": Words("打印日期", "Printed"),
    "index": Words("目录", "Index"),
    "print": Words("打印", "Print"),
    "page": Words("第", "Page "),
    "of": Words("页 / 共", " of "),
    "pages": Words("页", ""),
    "empty": Words("这里没有任务。", "There are no tasks here."),
    "whole": Words("整个活动", "The whole campaign"),
    "sign_here": Words("日期", "Date"),
}


ReadTemplate: TypeAlias = Callable[[str], str]  # a template's text by its name; who opens files is not known here
Helpers: TypeAlias = Mapping[str, Callable[..., Any]]


class Opened(Protocol):
    """A template that is ready to be filled in."""

    def render(self, **values: Any) -> str: ...


class Open(Protocol):
    """How a format gets at a template, with its filters and the functions it may call; `own` has another way."""

    def __call__(
        self, read: ReadTemplate, name: str, autoescape: bool, filters: Helpers, functions: Helpers
    ) -> Opened: ...


def opened(read: ReadTemplate, name: str, autoescape: bool, filters: Helpers, functions: Helpers) -> Opened:
    """One of our own templates."""
    made = environment(read, autoescape, filters)
    return made.get_template(name, globals=dict(functions))


def environment(
    read: ReadTemplate, autoescape: bool, filters: Helpers, kind: type[Environment] = Environment
) -> Environment:
    """Jinja as promoplan uses it: misspelt names are errors, blocks leave no blank lines."""
    made = kind(
        loader=FunctionLoader(read),
        autoescape=autoescape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    made.filters.update(filters)
    return made


def words_of(sheet: Sheet) -> dict[str, str]:
    """The fixed words of a sheet, in its language."""
    return {name: text.say(sheet.head.language) for name, text in WORDS.items()}
