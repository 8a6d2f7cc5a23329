"""`promoplan explain`: a rule's page."""

from __future__ import annotations

import sys
from inspect import cleandoc
from typing import Annotated

import typer

from promoplan.cli.options import Lang
from promoplan.cli.words import both

HELP = both(
    "说明一条规则：为什么、错在哪、怎么写。不写规则名就列出全部。",
    "Explain a rule: why it matters, wrong and right. Without a name: list them all.",
)
EXAMPLE = both("例：promoplan explain ends-after-limit", "Example: promoplan explain ends-after-limit")


def run(
    rule: Annotated[str | None, typer.Argument(metavar="RULE", help=both("规则名", "name of a rule"))] = None,
    lang: Lang = None,
) -> None:
    from difflib import get_close_matches  # noqa: PLC0415

    from promoplan import rules  # noqa: PLC0415
    from promoplan.cli.errors import Refused  # noqa: PLC0415
    from promoplan.finding import Words  # noqa: PLC0415

    language = lang or "zh"
    known = rules.names()
    if rule is None:
        width = max(map(len, known))
        for name in known:
            module = rules.rule(name)
            first = (
                module.ZH.strip().splitlines()[0]
                if language == "zh"
                else cleandoc(module.__doc__ or "").splitlines()[0]
            )
            sys.stdout.write(f"{name:<{width}}  {module.SEVERITY.value:<7}  {first}\n")
        return
    if rule not in known:
        guess = (get_close_matches(rule, known, 1, 0.3) or ["ends-after-limit"])[0]
        words = Words("没有「{rule}」这条规则；是不是 {guess}?", "there is no rule '{rule}'; did you mean {guess}?")
        raise Refused(words, rule=rule, guess=guess)
    sys.stdout.write(page(rule, language))


def page(name: str, language: str) -> str:
    """A rule's page: its text, then the wrong and the right example."""
    from promoplan import rules  # noqa: PLC0415

    module = rules.rule(name)
    text, _, examples = cleandoc(module.__doc__ or "").partition("wrong:\n")
    if language == "zh":
        text, examples = module.ZH.strip() + "\n\n", examples.replace("\nright:\n", "\n对：\n")
    head = "错：\n" if language == "zh" else "wrong:\n"
    return f"{name} ({module.SEVERITY.value})\n\n{text}{head}{examples.rstrip()}\n"
