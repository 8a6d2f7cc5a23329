"""The exit codes, and what stops a command before it has a plan."""

from __future__ import annotations

from promoplan import __version__
from promoplan.finding import Language, Words

FINE = 0
FOUND = 1  # something was found, or the plan is too broken to give what was asked
CANNOT_READ = 2  # a wrong option, a missing or unreadable file
BUG = 70
HELD = 75  # someone else holds what is to be written

REPORT = Words(
    "promoplan 自己出错了({kind}，{where}，版本 {version})。请带上计划文件反馈给项目的 issue 列表。",
    "promoplan itself failed ({kind}, {where}, version {version}). Please report it, with the plan, as an issue.",
)


class Refused(Exception):
    """A command line that cannot be carried out: one sentence, exit code 2.

    `language` is that of the plan it is about, where that is known; who has asked for another gets that.
    """

    code = CANNOT_READ
    language: Language | None = None

    def __init__(self, words: Words, **values: object) -> None:
        super().__init__(words.en)
        self.words = words
        self.values = values

    def about(self, language: Language) -> Refused:
        self.language = language
        return self

    def message(self, language: Language) -> str:
        return self.words.say(language).format(**self.values)


class Held(Refused):
    """What is to be written is being written by somebody else: exit code 75."""

    code = HELD


def report_bug(error: Exception, language: Language) -> str:
    """One line on a failure of ours: what and where, no traceback."""
    import traceback  # noqa: PLC0415

    frames = traceback.extract_tb(error.__traceback__)
    last = frames[-1] if frames else None
    where = f"{last.filename.rpartition('promoplan/')[2]}:{last.lineno}" if last else "?"
    return REPORT.say(language).format(
        kind=f"{type(error).__name__}: {str(error)[:80]}", where=where, version=__version__
    )
