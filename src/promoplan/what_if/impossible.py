"""A change that cannot be made, and why, in both languages."""

from __future__ import annotations

from promoplan.finding import Words, clipped
from promoplan.text import one_line


class Impossible(Exception):
    """A change that a plan has no place for: the change as written, and why."""

    def __init__(self, written: str, why: Words, **values: str | Words) -> None:
        super().__init__(written)
        self.written = one_line(clipped(written))
        self.why = why
        self.values = values

    @property
    def words(self) -> Words:
        """The reason in both languages."""
        return Words(
            self.why.zh.format(**{key: _in(value, 0) for key, value in self.values.items()}),
            self.why.en.format(**{key: _in(value, 1) for key, value in self.values.items()}),
        )


def _in(value: str | Words, language: int) -> str:
    return one_line(clipped(value if isinstance(value, str) else value[language]))
