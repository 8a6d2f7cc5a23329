"""Findings as text for people and editors, as JSON, and as annotations of a GitHub run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import cast

from promoplan.finding import Finding, Language, Severity, Words
from promoplan.pipeline import Loaded
from promoplan.text import one_line

MOST_SHOWN = 50
HINT = Words("建议", "hint")
MORE = Words("……还有 {count} 条，--format json 看全部", "… and {count} more; --format json has all of them")
SUMMARY = Words(
    "{errors} 个错误，{warnings} 个提醒，{infos} 条说明(放行 {silenced} 条)，共 {plans} 份计划",
    "errors: {errors}, warnings: {warnings}, infos: {infos} (allowed: {silenced}), plans: {plans}",
)
COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


# The `campaign` of a plan that cannot be parsed: its line and the indented, empty or commented ones below it.
CAMPAIGN = r"""(?m)^["']?campaign["']?[ \t]*:.*(?:\n(?:[ \t}].*|\#.*|[ \t]*$))*"""
LANGUAGE = r"""(?m)(?:^|[{,])[ \t]*["']?language["']?[ \t]*:[ \t]*["']?(zh|en)\b"""


def language_of(loaded: Loaded, asked: Language | None) -> Language:
    """The language to speak about a plan: as asked, else the plan's own, else Chinese."""
    if asked is not None:
        return asked
    if loaded.document is None:
        return language_in(loaded.sources.files[0].text) or "zh"
    campaign = loaded.document.root.get("campaign")
    return "en" if isinstance(campaign, dict) and campaign.get("language") == "en" else "zh"


def language_in(text: str) -> Language | None:
    """The language that the text of a plan names, where it is no YAML; None where it names none."""
    campaign = re.search(CAMPAIGN, text)
    language = re.search(LANGUAGE, campaign.group()) if campaign else None
    return cast(Language, language[1]) if language else None


def as_text(plans: Sequence[Loaded], asked: Language | None, excerpts: bool) -> str:
    """A line a finding, its hint below; on a screen the line of the plan with a caret."""
    lines: list[str] = []
    shown = 0
    for loaded in plans:
        language = language_of(loaded, asked)
        for finding in loaded.findings[: max(MOST_SHOWN - shown, 0)]:
            lines += as_lines(loaded, finding, language, excerpts)
        shown += len(loaded.findings)
    if shown > MOST_SHOWN:
        lines.append(MORE.say(language_of(plans[0], asked)).format(count=shown - MOST_SHOWN))
    return "".join(line + "\n" for line in lines)


def as_lines(loaded: Loaded, finding: Finding, language: Language, excerpt: bool = False) -> Iterator[str]:
    """One finding: where and what, its hint, maybe the line it is about."""
    file, line, column = loaded.sources.location(finding.position)
    yield f"{one_line(file)}:{line}:{column}: {finding.severity}[{finding.rule}] {one_line(finding.message(language))}"
    hint = finding.hint(language)
    if hint:
        yield f"  {HINT.say(language)}: {one_line(hint)}"
    if excerpt:
        yield from _excerpt(loaded, finding, line, column)


def _excerpt(loaded: Loaded, finding: Finding, line: int, column: int) -> Iterator[str]:
    """The line with a caret under the place; a long line is shown round it."""
    from rich.cells import cell_len  # noqa: PLC0415 - only where a person looks

    text = loaded.sources.line_at(finding.position).expandtabs(1)
    start = max(column - 40, 0) if len(text) > 70 else 0
    part = one_line(text[start : start + 70].replace(" ", "\u00a0")).replace("\u00a0", " ")
    before = cell_len(text[start : column - 1])
    yield f"  {line:>5} | {part}"
    yield f"        | {' ' * before}^"


def summary(plans: Sequence[Loaded], asked: Language | None) -> str:
    """One line of counts; what was allowed is counted, by rule."""
    language = language_of(plans[0], asked)
    silenced = [finding.rule for loaded in plans for finding in loaded.silenced]
    text = SUMMARY.say(language).format(
        errors=sum(loaded.number_of(Severity.ERROR) for loaded in plans),
        warnings=sum(loaded.number_of(Severity.WARNING) for loaded in plans),
        infos=sum(loaded.number_of(Severity.INFO) for loaded in plans),
        silenced=len(silenced),
        plans=len(plans),
    )
    return text + "\n"


def as_json(plans: Sequence[Loaded], asked: Language | None) -> str:
    """`validate --format json`: see docs/json.md."""
    from promoplan.formats import json  # noqa: PLC0415

    findings = [entry(one, finding, language_of(one, asked)) for one in plans for finding in one.findings]
    return json.document({"format": 1, "findings": findings, "counts": counts_of(plans)})


def counts_of(plans: Sequence[Loaded]) -> dict[str, int]:
    """How many findings there are of each weight, and how many were allowed."""
    counts = {severity.value: sum(loaded.number_of(severity) for loaded in plans) for severity in Severity}
    counts["silenced"] = sum(len(loaded.silenced) for loaded in plans)
    return counts


def entry(loaded: Loaded, finding: Finding, language: Language) -> dict[str, object]:
    """One finding as others read it."""
    file, line, column = loaded.sources.location(finding.position)
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": finding.message(language),
        "hint": finding.hint(language),
        "file": file,
        "line": line,
        "column": column,
        "path": finding.path or (loaded.document.path(finding.position) if loaded.document else ""),
    }


def as_annotations(plans: Sequence[Loaded], asked: Language | None) -> str:
    """Workflow commands of GitHub Actions: shown on the line in a pull request."""
    lines = []
    for loaded in plans:
        language = language_of(loaded, asked)
        for finding in loaded.findings:
            file, line, column = loaded.sources.location(finding.position)
            hint = finding.hint(language)
            message = one_line(finding.message(language)) + (
                f"\n{HINT.say(language)}: {one_line(hint)}" if hint else ""
            )
            where = f"file={_property(one_line(file))},line={line},col={column},title={_property(finding.rule)}"
            lines.append(f"::{COMMANDS[finding.severity]} {where}::{_data(message)}\n")
    return "".join(lines)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
