"""The findings of a plan with another value in it: those that are new are marked, those gone are counted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from promoplan.finding import Finding, Language, Words
from promoplan.pipeline import Loaded
from promoplan.screen.changes import head
from promoplan.screen.findings import counts_of, entry, language_of

NEW = Words("（新）", "(new) ")
COUNTED = Words("{head}：新的问题 {new}，不再有 {gone}", "{head}: new findings: {new}, gone: {gone}")


class Rejudged(NamedTuple):
    """One plan before and after a change, with the findings that came and went."""

    before: Loaded
    after: Loaded
    new: list[Finding]
    gone: list[Finding]

    @property
    def marked(self) -> Loaded:
        """The changed plan, with each new finding's sentence saying that it is new."""
        new = {id(finding) for finding in self.new}
        findings = [_marked(finding) if id(finding) in new else finding for finding in self.after.findings]
        return self.after._replace(findings=findings)


def _marked(finding: Finding) -> Finding:
    zh, en = finding.sentence
    return finding._replace(sentence=Words(NEW.zh + zh, NEW.en + en))


def counted(plans: Sequence[Rejudged], written: Sequence[str], asked: Language | None) -> str:
    """One line: what was asked, how many findings it brings and how many it takes away."""
    language = language_of(plans[0].after, asked)
    new, gone = sum(len(one.new) for one in plans), sum(len(one.gone) for one in plans)
    return COUNTED.say(language).format(head=head(written, language), new=new, gone=gone) + "\n"


def as_json(plans: Sequence[Rejudged], written: Sequence[str], asked: Language | None) -> str:
    """`validate --what-if --format json`: see docs/json.md."""
    from promoplan.formats import json  # noqa: PLC0415

    findings, gone = [], []
    for one in plans:
        language, new = language_of(one.after, asked), {id(finding) for finding in one.new}
        findings += [
            entry(one.after, finding, language) | {"new": id(finding) in new} for finding in one.after.findings
        ]
        gone += [entry(one.before, finding, language) for finding in one.gone]
    counts = counts_of([one.after for one in plans])
    counts |= {"new": sum(len(one.new) for one in plans), "gone": len(gone)}
    return json.document({"format": 1, "what_if": list(written), "findings": findings, "gone": gone, "counts": counts})
