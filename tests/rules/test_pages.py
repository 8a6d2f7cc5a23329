"""Every rule: a name that matches its file, a page in both languages, and examples that hold."""

from __future__ import annotations

import re
from inspect import cleandoc
from string import Formatter
from textwrap import dedent

import pytest

from promoplan.finding import Severity
from promoplan.pipeline import Loaded
from promoplan.rules import names, rule
from tests.plans import loaded, today_in, with_head

RULES = list(names())
ESCAPES = re.compile(r"\\x([0-9a-f]{2})|\\u([0-9a-f]{4})")


def examples(name: str) -> dict[str, str]:
    """The plans under `wrong:` and `right:` on a rule's page."""
    page = cleandoc(rule(name).__doc__ or "")
    parts = re.split(r"^(wrong|right):\n", page, flags=re.M)
    return {kind: dedent(text) for kind, text in zip(parts[1::2], parts[2::2], strict=True)}


def as_bytes(text: str) -> bytes:
    r"""An example as a file: \xff stands for a byte, ￼ for a character that a docstring cannot hold."""
    out = b""
    at = 0
    for match in ESCAPES.finditer(text):
        out += text[at : match.start()].encode()
        out += bytes.fromhex(match[1]) if match[1] else chr(int(match[2], 16)).encode()
        at = match.end()
    return out + text[at:].encode()


def looked_at(text: str) -> Loaded:
    """An example as it is checked; `# file: NAME` begins a file that lies beside the plan."""
    plan, *others = re.split(r"^# file: (.+)\n", with_head(text), flags=re.M)
    files = {name: as_bytes(body) for name, body in zip(others[::2], others[1::2], strict=True)}
    return loaded(as_bytes(plan), today=today_in(text), files=files)


@pytest.mark.parametrize("name", RULES)
def test_a_rule_has_a_page_in_both_languages(name: str) -> None:
    module = rule(name)
    assert module.__doc__
    assert re.search("[一-鿿]", module.ZH)
    assert len(module.__doc__.splitlines()[0]) < 100
    assert isinstance(module.SEVERITY, Severity)
    assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", name)
    assert not name.startswith(("no-", "invalid-", "must-"))


@pytest.mark.parametrize("name", RULES)
def test_both_languages_say_the_same_values(name: str) -> None:
    module = rule(name)
    for words in [*module.SAYS.values(), *getattr(module, "HINTS", {}).values()]:
        zh, en = ({field for _, field, _, _ in Formatter().parse(text) if field} for text in words)
        assert zh == en


@pytest.mark.parametrize("name", RULES)
def test_the_wrong_example_is_told(name: str) -> None:
    found = looked_at(examples(name)["wrong"]).findings
    assert name in [finding.rule for finding in found]
    for finding in found:
        assert finding.message("zh")
        assert finding.message("en")
        finding.hint("zh")


@pytest.mark.parametrize("name", RULES)
def test_the_right_example_is_not_told(name: str) -> None:
    found = looked_at(examples(name)["right"]).findings
    errors = {finding.rule for finding in found if finding.severity is Severity.ERROR}
    assert name not in [finding.rule for finding in found]
    assert not errors, "a right example should be a plan without errors"
