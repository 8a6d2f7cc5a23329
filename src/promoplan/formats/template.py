"""Sheets through Jinja templates: one environment for every format that has a template `sheet.EXTENSION.j2`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol, TypeAlias

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from promoplan.text import safe_text

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
    made.finalize = _safe
    return made.get_template(name, globals=dict(functions))


def _safe(value: Any) -> Any:
    """What a template writes, without control characters; what is Markup has been through here, or is our own."""
    return safe_text(value) if isinstance(value, str) and not isinstance(value, Markup) else value


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
